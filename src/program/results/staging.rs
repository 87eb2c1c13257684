//! A hidden folder in which results are written before they are shown.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{self, Turn};
use super::repair::{self, MARK, NEW, PREFIX, SINGLE, UNFINISHED};
use crate::language::say;
use crate::output::Artifact;
use crate::program::inputs;
use crate::program::notice::Notice;

/// A hidden folder beside the results. It goes away with all of ours that is left in it; when the
/// process is killed, the next run into the same folder puts it in order.
pub(in crate::program) struct Staging {
    hidden: PathBuf,
    folder: PathBuf,
    /// Tells other runs that this one lives.
    _alive: Turn,
}

impl Staging {
    /// Makes one in a folder, which shows at once whether there is a right to write; puts in order
    /// what runs that were cut off have left there.
    pub(in crate::program) fn inside(folder: &Path) -> Result<Self, Notice> {
        Self::open(folder).map_err(|error| Notice::cannot_write(folder, &error))
    }

    /// As [`inside`](Self::inside), for callers with words of their own for what fails.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        // Nobody takes the new folder for one that was left.
        let _turn = Turn::at(folder);
        repair::leftovers(folder);
        let made = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder)?;
        disk::write_file(&made.path().join(MARK), b"")?;
        let hidden = made.keep();
        Ok(Self { _alive: Turn::at(&hidden), hidden, folder: folder.to_path_buf() })
    }

    /// Writes one file that is to become `target`; its path is given back.
    pub(in crate::program) fn write(&self, target: &Path, bytes: &[u8]) -> Result<PathBuf, Notice> {
        self.write_file(target, bytes).map_err(|error| Notice::cannot_write(target, &error))
    }

    /// As [`write`](Self::write), for callers with words of their own for what fails.
    pub(super) fn write_file(&self, target: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.hidden.join(SINGLE).join(target.file_name().unwrap_or_default());
        fs::create_dir_all(disk::around(&path))?;
        disk::write_file(&path, bytes)?;
        Ok(path)
    }

    /// Writes the files of a scenario into a folder that is to become `target`; its path is given
    /// back. When that fails, what was written is removed to make room for other scenarios.
    pub(in crate::program) fn write_all(
        &self,
        target: &Path,
        artifacts: &[Artifact],
    ) -> Result<PathBuf, Notice> {
        let folder = self.hidden.join(NEW).join(target.file_name().unwrap_or_default());
        let mark = folder.join(UNFINISHED);
        let written = fs::create_dir_all(&folder)
            .and_then(|()| disk::write_file(&mark, b""))
            .and_then(|()| {
                artifacts.iter().try_for_each(|artifact| {
                    disk::write_file(&folder.join(&artifact.name), &artifact.bytes)
                })
            })
            .and_then(|()| fs::remove_file(&mark))
            .and_then(|()| disk::sync_folder(&folder));
        match written {
            Ok(()) => Ok(folder),
            Err(error) => {
                let _ = repair::discard(&folder);
                Err(Notice::cannot_write(target, &error))
            }
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be put in order now is left to the next run.
        let _ = repair::clean(&self.hidden, &self.folder);
    }
}

/// Makes a folder with those around it; says whether it was not there before.
pub(in crate::program) fn make_folder(folder: &Path) -> Result<bool, Notice> {
    match fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(false),
        Ok(_) => Err(Notice::error(
            folder,
            say!("notice.results.a_file.message"),
            say!("notice.results.a_file.help"),
        )),
        Err(error) if error.kind() == ErrorKind::NotFound && fs::read_link(folder).is_ok() => {
            Err(inputs::missing(folder, &error))
        }
        Err(_) => {
            fs::create_dir_all(folder).map_err(|error| Notice::cannot_write(folder, &error))?;
            Ok(true)
        }
    }
}
