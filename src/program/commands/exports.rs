//! From files on the command line to what they say of a shop.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::fit::reading::{Export, MOST_BYTES, Reading, Unreadable, read};
use crate::language::Words;
use crate::program::World;
use crate::program::inputs;
use crate::program::notice::{Notice, shown};

/// Reads all files; says what is wrong with those that cannot be used. The second is whether all of
/// them could.
pub(super) fn read_exports(
    paths: &[PathBuf],
    channel: Option<&str>,
    words: &Words,
    world: &World,
) -> (Reading, bool) {
    let mut all_read = true;
    let mut contents = Vec::new();
    for path in paths {
        match bytes_of(path) {
            Ok(bytes) => contents.push((name(path), bytes)),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                let why = Unreadable::TooLarge;
                let notice = Notice::error(path, why.sentence(words), why.help(words));
                world.terminal.notice(&notice);
                all_read = false;
            }
            Err(error) => {
                world.terminal.notice(&inputs::missing(path, &error));
                all_read = false;
            }
        }
    }
    let exports: Vec<Export<'_>> =
        contents.iter().map(|(name, bytes)| Export { name, bytes }).collect();
    let mut reading = read(&exports);
    if let Some(name) = channel {
        reading.name_channel(name);
    }
    for (file, why) in &reading.refused {
        let notice = Notice::error(Path::new(file), why.sentence(words), why.help(words));
        world.terminal.notice(&notice);
        all_read = false;
    }
    (reading, all_read)
}

/// The name alone: folders say nothing of a shop, and may say too much of its owner.
fn name(path: &Path) -> String {
    shown(Path::new(path.file_name().unwrap_or(path.as_os_str())))
}

/// The bytes of a file; one that is too large is not read to its end.
fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    if metadata.len() <= MOST_BYTES as u64 {
        // What is no plain file does not say its length.
        file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() <= MOST_BYTES {
            return Ok(bytes);
        }
    }
    Err(io::ErrorKind::FileTooLarge.into())
}
