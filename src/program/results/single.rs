//! A single file that a command writes where it was told to.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Staging, rename};
use crate::program::inputs;
use crate::program::notice::Notice;

/// A file of one kind, which may take the place of another of its kind and of nothing else.
pub(in crate::program) struct SingleFile<'a> {
    /// What it holds, in words.
    pub(in crate::program) what: &'a str,
    /// Whether what is there is of its kind.
    pub(in crate::program) is_ours: &'a dyn Fn(&[u8]) -> bool,
}

impl SingleFile<'_> {
    /// Puts the bytes into a file, whole or not at all.
    pub(in crate::program) fn save(&self, file: &Path, bytes: &[u8]) -> Result<(), Notice> {
        let target = self.destination(file)?;
        let folder = match target.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let staging = Staging::inside(folder)?;
        let staged = staging.write(&target, bytes)?;
        rename(&staged, &target)
    }

    /// Where to write: the file itself, or the one that a link leads to.
    fn destination(&self, file: &Path) -> Result<PathBuf, Notice> {
        let metadata = match fs::metadata(file) {
            Ok(metadata) => metadata,
            Err(error) if fs::read_link(file).is_ok() => return Err(inputs::missing(file, &error)),
            Err(_) => return Ok(file.to_path_buf()),
        };
        if !metadata.is_file() {
            return Err(self.not_a_file(file));
        }
        let there = fs::read(file).map_err(|error| Notice::cannot_read(file, &error))?;
        if !there.is_empty() && !(self.is_ours)(&there) {
            return Err(self.something_else(file));
        }
        fs::canonicalize(file).map_err(|error| Notice::cannot_read(file, &error))
    }

    fn not_a_file(&self, path: &Path) -> Notice {
        Notice::error(
            path,
            format!("this is no file that {} can be written to", self.what),
            "give the name of a file with --out, or leave it out to write to standard output",
        )
    }

    fn something_else(&self, path: &Path) -> Notice {
        Notice::error(
            path,
            format!("this file holds something else than {}", self.what),
            "nothing was overwritten; choose another name with --out",
        )
    }
}
