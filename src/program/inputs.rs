//! From the paths on the command line to scenario files.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::notice::{Notice, shown};
use crate::language::say;

/// What a path leads to.
#[derive(Debug)]
pub(super) enum Input {
    /// A file to be read.
    File(PathBuf),
    /// Nothing that could be read.
    Missing(Notice),
}

impl Input {
    /// The file, if there is one.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Missing(_) => None,
        }
    }
}

/// The scenario files behind paths of files and folders, in the order of the paths.
///
/// A folder stands for its own `*.toml` files in the order of their names; folders inside it and
/// hidden files are left out. A file that is reached twice is listed once.
pub(super) fn find(paths: &[PathBuf]) -> Vec<Input> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for path in paths {
        for input in expand(path) {
            let is_new = match &input {
                Input::File(file) => seen.insert(identity(file)),
                Input::Missing(_) => seen.insert(path.clone()),
            };
            if is_new {
                found.push(input);
            }
        }
    }
    found
}

/// What tells files apart; links lead to the same file. A pipe has no path but the typed one.
fn identity(file: &Path) -> PathBuf {
    fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf())
}

fn expand(path: &Path) -> Vec<Input> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => expand_folder(path),
        Ok(_) => vec![Input::File(path.to_path_buf())],
        Err(error) => vec![Input::Missing(missing(path, &error))],
    }
}

fn expand_folder(folder: &Path) -> Vec<Input> {
    match scenarios_in(folder) {
        Ok(files) if files.is_empty() => vec![Input::Missing(Notice::error(
            folder,
            say!("notice.folder.message"),
            say!("notice.folder.help"),
        ))],
        Ok(files) => files.iter().flat_map(|file| expand(file)).collect(),
        Err(error) => vec![Input::Missing(Notice::cannot_read(folder, &error))],
    }
}

/// The scenario files of a folder by name.
pub(super) fn scenarios_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_scenario_name(&path) && !is_something_else(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Hidden files are often droppings of systems and editors, such as `._shop.toml`.
fn is_scenario_name(path: &Path) -> bool {
    let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let is_toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    is_toml && !is_hidden
}

/// Folders and pipes are left out; a link that leads nowhere is not, so that it is reported.
fn is_something_else(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file())
}

/// Why nothing is found at a path.
pub(super) fn missing(path: &Path, error: &io::Error) -> Notice {
    match fs::read_link(path) {
        Ok(goal) if error.kind() == ErrorKind::NotFound => Notice::error(
            path,
            say!("notice.link.message", goal = shown(&goal)),
            say!("notice.link.help"),
        ),
        _ => Notice::cannot_read(path, error),
    }
}
