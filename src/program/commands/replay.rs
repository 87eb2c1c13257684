//! `ragam replay`: every posting of one path.

use std::fs;
use std::path::{Path, PathBuf};

use crate::output;
use crate::program::World;
use crate::program::args::ReplayArgs;
use crate::program::ending::Ending;
use crate::program::inputs;
use crate::program::load::{Loaded, load};
use crate::program::notice::Notice;
use crate::program::results::{self, Staging};
use crate::simulate::replay_path;

/// Replays a path and writes its postings.
pub(super) fn replay(typed: &ReplayArgs, world: &World) -> Ending {
    let loaded = match load(&typed.scenario) {
        Ok(loaded) => loaded,
        Err(refused) => return refused.report(&world.terminal),
    };
    loaded.warn(&world.terminal);
    if let Some(notice) = beyond(&loaded, typed.path) {
        world.terminal.notice(&notice);
    }
    let model = loaded.model.with_simulation(None, typed.seed);
    let bytes = output::postings_csv(&model, &replay_path(&model, typed.path));
    match &typed.out {
        None => {
            world.terminal.say(&bytes);
            Ending::Well
        }
        Some(file) => {
            world.interrupt.guard();
            save(file, &bytes).map_or_else(
                |notice| {
                    world.terminal.notice(&notice);
                    Ending::FilesFailed
                },
                |()| Ending::Well,
            )
        }
    }
}

/// Any path can be replayed; one that no ordinary run has is probably a slip.
fn beyond(loaded: &Loaded, path: u32) -> Option<Notice> {
    let paths = loaded.model.paths();
    (u64::from(path) >= paths).then(|| {
        Notice::warning(
            &loaded.path,
            format!("path {path} is beyond the {paths} paths of this scenario"),
            format!(
                "its paths are numbered 0 to {}; this one belongs to runs with more --paths",
                paths.saturating_sub(1)
            ),
        )
    })
}

/// Puts the postings into a file, whole or not at all.
fn save(file: &Path, bytes: &[u8]) -> Result<(), Notice> {
    let target = destination(file, bytes)?;
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let staging = Staging::inside(folder)?;
    let staged = staging.write(&target, bytes)?;
    results::rename(&staged, &target)
}

/// Where to write: the file itself, or the one that a link leads to.
fn destination(file: &Path, bytes: &[u8]) -> Result<PathBuf, Notice> {
    let metadata = match fs::metadata(file) {
        Ok(metadata) => metadata,
        Err(error) if fs::read_link(file).is_ok() => return Err(inputs::missing(file, &error)),
        Err(_) => return Ok(file.to_path_buf()),
    };
    if !metadata.is_file() {
        return Err(not_a_file(file));
    }
    let there = fs::read(file).map_err(|error| Notice::cannot_read(file, &error))?;
    if !there.is_empty() && first_line(&there) != first_line(bytes) {
        return Err(Notice::error(
            file,
            "this file holds something else than postings",
            "nothing was overwritten; choose another name with --out",
        ));
    }
    fs::canonicalize(file).map_err(|error| Notice::cannot_read(file, &error))
}

fn not_a_file(path: &Path) -> Notice {
    Notice::error(
        path,
        "this is no file that postings can be written to",
        "give the name of a file with --out, or leave it out to write to standard output",
    )
}

fn first_line(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == b'\n').next().unwrap_or_default()
}
