//! The folder names of scenarios.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// A name for each file, in the order of the files: the stem of the file.
///
/// No two names are the same, not even to a disk that takes `Shop` and `shop` for one: the first
/// file of a stem has it, the others get a number that no other file's stem has.
pub(in crate::program) fn folder_names(files: &[&Path]) -> Vec<OsString> {
    let stems: Vec<&OsStr> = files.iter().map(|file| stem(file)).collect();
    let of_files: HashSet<String> = stems.iter().map(|stem| key(stem)).collect();
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(stems.len());
    for stem in stems {
        let mut name = stem.to_owned();
        let mut number = 1;
        while taken.contains(&key(&name)) || (number > 1 && of_files.contains(&key(&name))) {
            number += 1;
            name = numbered(stem, number);
        }
        taken.insert(key(&name));
        names.push(name);
    }
    names
}

fn stem(file: &Path) -> &OsStr {
    // The stem of `..toml` is a dot, which is the folder of all results.
    let stem = file.file_stem().filter(|stem| !stem.as_encoded_bytes().iter().all(|b| *b == b'.'));
    stem.unwrap_or(OsStr::new("scenario"))
}

fn numbered(stem: &OsStr, number: usize) -> OsString {
    let mut name = stem.to_owned();
    name.push(format!("-{number}"));
    name
}

/// What the least attentive disk sees of a name.
fn key(name: &OsStr) -> String {
    name.to_string_lossy().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[&str]) -> Vec<String> {
        let files: Vec<&Path> = files.iter().map(Path::new).collect();
        folder_names(&files).iter().map(|name| name.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_folder_is_named_after_its_file() {
        assert_eq!(names(&["a/shop.toml", "b/stall.v2.toml"]), ["shop", "stall.v2"]);
    }

    #[test]
    fn the_same_stem_is_numbered_in_the_order_of_the_files() {
        assert_eq!(names(&["b/x.toml", "a/X.toml", "x.txt"]), ["x", "X-2", "x-3"]);
    }

    #[test]
    fn a_number_never_takes_the_name_of_another_file() {
        assert_eq!(names(&["a/x.toml", "b/x.toml", "x-2.toml"]), ["x", "x-3", "x-2"]);
    }

    #[test]
    fn a_name_of_dots_is_no_folder() {
        assert_eq!(names(&["..toml", "a/...toml"]), ["scenario", "scenario-2"]);
    }

    #[test]
    fn accents_have_no_case_either() {
        assert_eq!(names(&["É.toml", "é.toml"]), ["É", "é-2"]);
    }
}
