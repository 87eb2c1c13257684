//! A hidden folder in which results are written before they are shown.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::output::Artifact;
use crate::program::inputs;
use crate::program::notice::Notice;

/// A hidden folder beside the results. It goes away with all that is left in it.
pub(in crate::program) struct Staging {
    folder: TempDir,
}

impl Staging {
    /// Makes one in a folder, which shows at once whether there is a right to write.
    pub(in crate::program) fn inside(folder: &Path) -> Result<Self, Notice> {
        let folder = tempfile::Builder::new()
            .prefix(".ragam-")
            .tempdir_in(folder)
            .map_err(|error| Notice::cannot_write(folder, &error))?;
        Ok(Self { folder })
    }

    /// Writes one file that is to become `target`; its path is given back.
    pub(in crate::program) fn write(&self, target: &Path, bytes: &[u8]) -> Result<PathBuf, Notice> {
        let path = self.folder.path().join(target.file_name().unwrap_or_default());
        // Where it is written meanwhile is nobody's business.
        fs::write(&path, bytes).map_err(|error| Notice::cannot_write(target, &error))?;
        Ok(path)
    }

    /// Writes the files of a scenario into a folder that is to become `target`; its path is given
    /// back. When that fails, what was written is removed to make room for other scenarios.
    pub(in crate::program) fn write_all(
        &self,
        target: &Path,
        artifacts: &[Artifact],
    ) -> Result<PathBuf, Notice> {
        let folder = self.folder.path().join(target.file_name().unwrap_or_default());
        let written = fs::create_dir(&folder).and_then(|()| {
            artifacts
                .iter()
                .try_for_each(|artifact| fs::write(folder.join(&artifact.name), &artifact.bytes))
        });
        match written {
            Ok(()) => Ok(folder),
            Err(error) => {
                let _ = fs::remove_dir_all(&folder);
                Err(Notice::cannot_write(target, &error))
            }
        }
    }
}

/// Makes a folder with those around it; says whether it was not there before.
pub(in crate::program) fn make_folder(folder: &Path) -> Result<bool, Notice> {
    match fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(false),
        Ok(_) => Err(Notice::error(
            folder,
            "this is a file, and a folder for the results is wanted",
            "choose another folder with --out, or move the file",
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
