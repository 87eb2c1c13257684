//! What runs that were cut off have left behind, and putting it in order.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::{self, Turn};
use super::target;

/// Hidden folders of runs begin so, with six more letters or digits.
pub(super) const PREFIX: &str = ".ragam-";
/// The file that tells them from folders of anybody else.
pub(super) const MARK: &str = "being-written";
/// The file in a folder of results that are not all written.
pub(super) const UNFINISHED: &str = ".unfinished";
/// Where new results stand until they are shown; after the exchange, those that they replaced.
pub(super) const NEW: &str = "new";
/// Where results stand that were moved aside, on disks that cannot exchange names.
pub(super) const OLD: &str = "old";
/// Where single files stand until they are shown.
pub(super) const SINGLE: &str = "single";

/// Puts in order what dead runs have left in a folder. What fails is left for the next run.
pub(super) fn leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_named_so =
            entry.file_name().to_str().and_then(|name| name.strip_prefix(PREFIX)).is_some_and(
                |rest| rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_alphanumeric()),
            );
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        // Whoever lives holds its folder.
        if is_named_so && is_folder && Turn::if_free(&entry.path()).is_some() {
            let _ = clean(&entry.path(), folder);
        }
    }
}

/// Clears the hidden folder of a run: results that were moved aside and have no successor go back
/// to their place, files of others that went along go back to theirs, and what is ours goes.
pub(super) fn clean(hidden: &Path, folder: &Path) -> io::Result<()> {
    if !fs::exists(hidden.join(MARK))? {
        // Made a moment before the end; a folder of somebody else is not empty and stays.
        return fs::remove_dir(hidden);
    }
    for entry in entries(&hidden.join(OLD))? {
        let target = folder.join(&entry);
        let aside = hidden.join(OLD).join(&entry);
        match fs::symlink_metadata(&target) {
            Err(_) => fs::rename(&aside, &target)?,
            Ok(_) => target::retire(&aside, &target, None)?,
        }
    }
    for entry in entries(&hidden.join(NEW))? {
        let staged = hidden.join(NEW).join(&entry);
        if fs::symlink_metadata(staged.join(UNFINISHED)).is_ok() {
            discard(&staged)?;
        } else {
            target::retire(&staged, &folder.join(&entry), None)?;
        }
    }
    if fs::exists(hidden.join(SINGLE))? {
        fs::remove_dir_all(hidden.join(SINGLE))?;
    }
    for part in [OLD, NEW] {
        if fs::exists(hidden.join(part))? {
            fs::remove_dir(hidden.join(part))?;
        }
    }
    fs::remove_file(hidden.join(MARK))?;
    fs::remove_dir(hidden)?;
    disk::sync_folder(folder)
}

/// Removes results that are not all written. What says so goes last, so that a kill in between leaves
/// something that is known.
pub(super) fn discard(unfinished: &Path) -> io::Result<()> {
    for entry in entries(unfinished)?.iter().filter(|entry| *entry != UNFINISHED) {
        fs::remove_file(unfinished.join(entry))?;
    }
    fs::remove_file(unfinished.join(UNFINISHED))?;
    fs::remove_dir(unfinished)
}

fn entries(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    if !fs::exists(folder)? {
        return Ok(Vec::new());
    }
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of 1,000 kills left a hidden folder for good: it fell between the removal of the mark and
    /// that of the files, which nobody knew any more then.
    #[test]
    fn a_kill_while_unfinished_results_are_removed_leaves_nothing_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let hidden = folder.path().join(".ragam-abcdef");
        let staged = hidden.join(NEW).join("shop");
        let files = ["a.csv", "b.csv", "summary.json", UNFINISHED];
        // After so many removals, in the order in which they are made.
        for removed in 0..=files.len() {
            fs::create_dir_all(&staged).unwrap();
            fs::write(hidden.join(MARK), "").unwrap();
            for file in &files[removed..] {
                fs::write(staged.join(file), "half").unwrap();
            }
            clean(&hidden, folder.path()).unwrap();
            assert!(!fs::exists(&hidden).unwrap(), "{removed}");
        }
        // And the order is that one: the mark outlives a file that cannot be removed.
        fs::create_dir_all(staged.join("stuck").join("more")).unwrap();
        fs::write(staged.join(UNFINISHED), "").unwrap();
        assert!(discard(&staged).is_err());
        assert!(fs::exists(staged.join(UNFINISHED)).unwrap());
    }
}
