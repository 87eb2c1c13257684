//! The folder of one scenario's results: whether it is ours, and putting new results into it.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path};

use serde_json::Value;

use super::disk::{self, Turn};
use super::repair;
use crate::language::{Said, say};
use crate::output::SUMMARY;
use crate::program::inputs;
use crate::program::notice::{Notice, shown};

/// Who writes it.
const ENGINE: &str = env!("CARGO_PKG_NAME");

/// What stands where results are to go.
enum Standing {
    Nothing,
    /// A folder of ours, or an empty one, with the names of the files in it that are ours.
    Ours(Vec<String>),
    /// A folder of ours that a power cut left empty, with the names of the files that hold nothing.
    CutOff(Vec<String>),
}

/// Whether results may be put into a folder, as far as can be known before there are any.
pub(in crate::program) fn check_folder(target: &Path) -> Result<(), Notice> {
    standing(target).map(|_| ())
}

/// Puts the staged folder in the place of the target with one switch: whoever looks finds all of
/// the old results or all of the new ones, also after a kill or a power cut.
///
/// Files of an earlier run go; what is not ours in the folder is kept.
pub(in crate::program) fn publish(
    staged: &Path,
    target: &Path,
    names: &[String],
) -> Result<(), Notice> {
    let cannot = |error: io::Error| Notice::cannot_write(target, &error);
    let _turn = Turn::at(disk::around(target));
    match standing(target)? {
        Standing::Nothing => fs::rename(staged, target).map_err(cannot)?,
        Standing::Ours(ours) => replace(staged, target, names, ours)?,
        Standing::CutOff(blank) => {
            replace(staged, target, names, [blank.as_slice(), names].concat())?;
        }
    }
    disk::sync_folder(disk::around(target)).map_err(cannot)
}

fn replace(
    staged: &Path,
    target: &Path,
    names: &[String],
    ours: Vec<String>,
) -> Result<(), Notice> {
    for name in names {
        refuse_foreign(staged, target, name, &ours)?;
    }
    let cannot = |error: io::Error| Notice::cannot_write(target, &error);
    let permissions = fs::metadata(target).map_err(cannot)?.permissions();
    if permissions.readonly() {
        return Err(cannot(ErrorKind::PermissionDenied.into()));
    }
    fs::set_permissions(staged, permissions).map_err(cannot)?;
    let hidden = disk::around(disk::around(staged));
    let aside = hidden.join(repair::OLD).join(target.file_name().unwrap_or_default());
    let old = disk::exchange(staged, target, &aside).map_err(cannot)?;
    retire(&old, target, Some(ours)).map_err(cannot)
}

/// Removes the files of replaced results that are ours; what is not goes into those that replaced
/// them. Without a list the summary says what is ours.
pub(super) fn retire(old: &Path, target: &Path, ours: Option<Vec<String>>) -> io::Result<()> {
    let ours = match ours {
        Some(ours) => ours,
        None => match ours_in(old)? {
            Ok(Standing::Ours(ours) | Standing::CutOff(ours)) => ours,
            _ => Vec::new(),
        },
    };
    for entry in fs::read_dir(old)? {
        let (path, name) = {
            let entry = entry?;
            (entry.path(), entry.file_name())
        };
        let is_folder = fs::symlink_metadata(&path)?.is_dir();
        let place = target.join(&name);
        let is_taken = fs::symlink_metadata(&place).is_ok();
        if name == SUMMARY && !is_folder {
            // Last of all: it says what else is ours, should a kill come between.
            continue;
        }
        if !is_folder && ours.iter().any(|own| name == own.as_str()) {
            fs::remove_file(&path)?;
        } else if !is_taken {
            fs::rename(&path, &place)?;
        } else if !is_folder && same_bytes(&path, &place) {
            fs::remove_file(&path)?;
        }
    }
    let summary = old.join(SUMMARY);
    if fs::symlink_metadata(&summary).is_ok() {
        fs::remove_file(summary)?;
    }
    fs::remove_dir(old)?;
    disk::sync_folder(target)
}

fn standing(target: &Path) -> Result<Standing, Notice> {
    match fs::metadata(target) {
        Ok(_) if fs::read_link(target).is_ok() => Err(Notice::error(
            target,
            say!("notice.results.a_link.message"),
            say!("notice.results.a_link.help"),
        )),
        Ok(metadata) if metadata.is_dir() => {
            ours_in(target).map_err(|error| Notice::cannot_read(target, &error))?
        }
        Ok(_) => Err(Notice::error(
            target,
            say!("notice.results.in_the_way.message"),
            say!("notice.results.in_the_way.help"),
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => match fs::read_link(target) {
            Ok(_) => Err(inputs::missing(target, &error)),
            Err(_) => Ok(Standing::Nothing),
        },
        Err(error) => Err(Notice::cannot_write(target, &error)),
    }
}

/// Which files of a folder are ours; an error inside when the folder is somebody else's.
fn ours_in(target: &Path) -> io::Result<Result<Standing, Notice>> {
    let summary = match fs::read(target.join(SUMMARY)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return empty(target),
        Err(error) => return Err(error),
    };
    if summary.iter().all(|byte| *byte == 0) {
        return Ok(Ok(Standing::CutOff(blank_files(target)?)));
    }
    Ok(listed(&summary).map(Standing::Ours).ok_or_else(|| {
        foreign(target, say!("notice.results.not_ours", summary = SUMMARY, engine = ENGINE))
    }))
}

/// A folder without a summary is ours if it holds nothing but files that hold nothing.
fn empty(target: &Path) -> io::Result<Result<Standing, Notice>> {
    let blank = blank_files(target)?;
    for entry in fs::read_dir(target)? {
        let name = entry?.file_name();
        if !blank.iter().any(|file| name == file.as_str()) {
            let name = shown(Path::new(&name));
            let what =
                say!("notice.results.no_summary", name = name, summary = SUMMARY, engine = ENGINE);
            return Ok(Err(foreign(target, what)));
        }
    }
    Ok(Ok(if blank.is_empty() { Standing::Ours(blank) } else { Standing::CutOff(blank) }))
}

fn blank_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut blank = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let (true, Ok(name)) = (disk::is_blank(&entry.path()), entry.file_name().into_string()) {
            blank.push(name);
        }
    }
    Ok(blank)
}

/// The files that a summary names as ours, itself among them.
fn listed(summary: &[u8]) -> Option<Vec<String>> {
    let summary: Value = serde_json::from_slice(summary).ok()?;
    if summary.pointer("/engine/name")?.as_str()? != ENGINE {
        return None;
    }
    let files = summary.get("files")?.as_array()?.iter().filter_map(Value::as_str);
    // A summary that was tampered with must not lead out of its folder.
    let inside = files.filter(|name| is_plain(name)).map(str::to_owned);
    Some(inside.chain([SUMMARY.to_owned()]).collect())
}

fn is_plain(name: &str) -> bool {
    let mut components = Path::new(name).components();
    matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))
}

/// A file that we did not write stays, unless it is what we would put there.
fn refuse_foreign(staged: &Path, target: &Path, name: &str, ours: &[String]) -> Result<(), Notice> {
    let path = target.join(name);
    let Ok(metadata) = fs::symlink_metadata(&path) else {
        return Ok(());
    };
    let is_ours = !metadata.is_dir() && ours.iter().any(|own| own == name);
    if is_ours || (metadata.is_file() && same_bytes(&staged.join(name), &path)) {
        return Ok(());
    }
    Err(foreign(&path, say!("notice.results.foreign_file", engine = ENGINE)))
}

/// So it is after a run that was cut off by the power going out.
fn same_bytes(a: &Path, b: &Path) -> bool {
    matches!((fs::read(a), fs::read(b)), (Ok(a), Ok(b)) if a == b)
}

fn foreign(place: &Path, what: Said) -> Notice {
    Notice::error(place, what, say!("notice.results.foreign.help"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_names_what_is_ours() {
        let summary = br#"{"engine":{"name":"ragam"},"files":["cash.csv","a.svg"]}"#;
        assert_eq!(listed(summary).unwrap(), ["cash.csv", "a.svg", "summary.json"]);
    }

    #[test]
    fn a_summary_of_another_program_names_nothing() {
        for summary in [
            &br#"{"engine":{"name":"other"},"files":[]}"#[..],
            br#"{"files":[]}"#,
            br#"{"engine":{"name":"ragam"}}"#,
            b"[]",
            b"",
            b"\xff",
        ] {
            assert_eq!(listed(summary), None);
        }
    }

    #[test]
    fn a_summary_never_leads_out_of_its_folder() {
        let summary =
            br#"{"engine":{"name":"ragam"},"files":["../x","/etc/passwd","a/b","..",".","",7]}"#;
        assert_eq!(listed(summary).unwrap(), ["summary.json"]);
    }
}
