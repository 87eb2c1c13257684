//! The folder of one scenario's results: whether it is ours, and putting new results into it.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path};

use serde_json::Value;

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
}

/// Whether results may be put into a folder, as far as can be known before there are any.
pub(in crate::program) fn check_folder(target: &Path) -> Result<(), Notice> {
    standing(target).map(|_| ())
}

/// Moves the files of the staged folder into the target, `summary.json` last.
///
/// A target that is not there appears whole. In one that is there, each file is replaced at once;
/// files of an earlier run that have no successor are removed, and nothing else is touched.
pub(in crate::program) fn publish(
    staged: &Path,
    target: &Path,
    names: &[String],
) -> Result<(), Notice> {
    match standing(target)? {
        Standing::Nothing => rename(staged, target),
        Standing::Ours(ours) => {
            for name in names {
                refuse_foreign(staged, target, name, &ours)?;
            }
            for name in names.iter().filter(|name| *name != SUMMARY) {
                rename(&staged.join(name), &target.join(name))?;
            }
            let names: HashSet<&String> = names.iter().collect();
            for name in ours.iter().filter(|name| !names.contains(name)) {
                remove(&target.join(name))?;
            }
            rename(&staged.join(SUMMARY), &target.join(SUMMARY))
        }
    }
}

fn standing(target: &Path) -> Result<Standing, Notice> {
    match fs::metadata(target) {
        Ok(metadata) if metadata.is_dir() => {
            ours_in(target).map_err(|error| Notice::cannot_read(target, &error))?
        }
        Ok(_) => Err(Notice::error(
            target,
            "a file stands where the folder for the results should be",
            "move it, or choose another folder with --out",
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
    Ok(listed(&summary).map(Standing::Ours).ok_or_else(|| {
        foreign(target, format!("the {SUMMARY} in this folder was not written by {ENGINE}"))
    }))
}

fn empty(target: &Path) -> io::Result<Result<Standing, Notice>> {
    Ok(match fs::read_dir(target)?.next().transpose()? {
        None => Ok(Standing::Ours(Vec::new())),
        Some(entry) => {
            let name = shown(Path::new(&entry.file_name()));
            let what = format!("this folder holds {name} and no {SUMMARY} of {ENGINE}");
            Err(foreign(target, what))
        }
    })
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
    Err(foreign(&path, format!("{ENGINE} wants to write here and did not write what is there")))
}

/// So it is after a run that was cut off by the power going out.
fn same_bytes(a: &Path, b: &Path) -> bool {
    matches!((fs::read(a), fs::read(b)), (Ok(a), Ok(b)) if a == b)
}

fn foreign(place: &Path, what: String) -> Notice {
    Notice::error(
        place,
        what,
        "nothing was overwritten; move it away, or choose another folder with --out",
    )
}

/// Moves a file or folder to its place at once.
pub(in crate::program) fn rename(from: &Path, to: &Path) -> Result<(), Notice> {
    fs::rename(from, to).map_err(|error| Notice::cannot_write(to, &error))
}

fn remove(path: &Path) -> Result<(), Notice> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_dir() => {
            fs::remove_file(path).map_err(|error| Notice::cannot_write(path, &error))
        }
        _ => Ok(()),
    }
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
