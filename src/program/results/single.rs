//! A single file that a command writes where it was told to.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Staging, disk};
use crate::language::{Said, say};
use crate::program::inputs;
use crate::program::notice::Notice;

/// A file of one kind, which may take the place of another of its kind and of nothing else.
pub(in crate::program) struct SingleFile<'a> {
    /// What it holds, in words.
    pub(in crate::program) what: Said,
    /// Whether what is there is of its kind.
    pub(in crate::program) is_ours: &'a dyn Fn(&[u8]) -> bool,
}

impl SingleFile<'_> {
    /// Puts the bytes into a file, whole or not at all.
    pub(in crate::program) fn save(&self, file: &Path, bytes: &[u8]) -> Result<(), Notice> {
        let target = self.destination(file)?;
        let folder = disk::around(&target);
        let staging = Staging::inside(folder)?;
        let staged = staging.write(&target, bytes)?;
        fs::rename(&staged, &target)
            .and_then(|()| disk::sync_folder(folder))
            .map_err(|error| Notice::cannot_write(&target, &error))
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
            say!("notice.single.not_a_file.message", what = self.what.clone()),
            say!("notice.single.not_a_file.help"),
        )
    }

    fn something_else(&self, path: &Path) -> Notice {
        Notice::error(
            path,
            say!("notice.single.something_else.message", what = self.what.clone()),
            say!("notice.single.something_else.help"),
        )
    }
}

/// Whether two tables have the same columns, whatever the style of each.
pub(in crate::program) fn same_columns(a: &[u8], b: &[u8]) -> bool {
    let columns = |bytes: &[u8]| {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        line.iter().map(|byte| if *byte == b';' { b',' } else { *byte }).collect::<Vec<u8>>()
    };
    columns(a) == columns(b)
}

/// Writes a file that is not there yet, whole or not at all: `None` when something of its name has
/// appeared meanwhile.
pub(in crate::program) fn save_new(file: &Path, bytes: &[u8]) -> io::Result<Option<()>> {
    let folder = disk::around(file);
    let staging = Staging::open(folder)?;
    let staged = staging.write_file(file, bytes)?;
    // A second name of a file never takes the place of another; some disks know no second names.
    match fs::hard_link(&staged, file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(None),
        Err(_) if fs::symlink_metadata(file).is_ok() => return Ok(None),
        Err(_) => fs::rename(&staged, file)?,
        Ok(()) => {}
    }
    disk::sync_folder(folder)?;
    Ok(Some(()))
}
