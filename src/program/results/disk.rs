//! What is asked of the disk: files that are there after a power cut, and one switch of two folders.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a file and waits until the disk has it.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Waits until the disk has the names in a folder.
///
/// Not every system lets a folder be opened, and not every disk can be asked; those keep names in
/// their own way.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    let Ok(opened) = File::open(folder) else { return Ok(()) };
    match opened.sync_all() {
        Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
            Err(error)
        }
        _ => Ok(()),
    }
}

/// The folder in which a path stands.
pub(super) fn around(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// A folder that nobody else changes meanwhile, if they ask too; it ends with the process.
pub(super) struct Turn(
    #[expect(dead_code, reason = "the lock is given back with it")] Option<File>,
);

impl Turn {
    /// Waits for one's turn. Where a disk knows no locks, everybody has it.
    pub(super) fn at(folder: &Path) -> Self {
        Self(File::open(folder).ok().filter(|opened| opened.lock().is_ok()))
    }

    /// Takes the turn if nobody has it and the disk knows locks.
    pub(super) fn if_free(folder: &Path) -> Option<Self> {
        let opened = File::open(folder).ok()?;
        opened.try_lock().ok()?;
        Some(Self(Some(opened)))
    }
}

/// Puts a folder in the place of another at once; gives back where the other is now.
///
/// Where the system cannot exchange names, the other is moved to `aside` first; a run that finds
/// it there puts it back.
pub(super) fn exchange(staged: &Path, target: &Path, aside: &Path) -> io::Result<PathBuf> {
    if exchange_names(staged, target)? {
        return Ok(staged.to_path_buf());
    }
    fs::create_dir_all(around(aside))?;
    fs::rename(target, aside)?;
    sync_folder(around(aside))?;
    match fs::rename(staged, target) {
        Ok(()) => Ok(aside.to_path_buf()),
        Err(error) => {
            fs::rename(aside, target)?;
            Err(error)
        }
    }
}

/// Whether the system exchanged two names.
#[cfg(target_os = "linux")]
fn exchange_names(a: &Path, b: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Other systems have no such call for all their disks.
#[cfg(not(target_os = "linux"))]
fn exchange_names(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Whether a file holds nothing: so are files of which the disk had the name and not the bytes
/// when the power went out.
pub(super) fn is_blank(file: &Path) -> bool {
    let is_file = fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_file());
    is_file && fs::read(file).is_ok_and(|bytes| bytes.iter().all(|byte| *byte == 0))
}
