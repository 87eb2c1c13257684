//! `ragam replay`: every posting of one path.

use super::written;
use crate::language::say;
use crate::output;
use crate::program::World;
use crate::program::args::ReplayArgs;
use crate::program::ending::Ending;
use crate::program::load::{Loaded, load};
use crate::program::notice::Notice;
use crate::program::results::{SingleFile, same_columns};
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
    let style = typed.csv.style(world.terminal.language());
    let bytes = output::postings_csv(&model, &replay_path(&model, typed.path), style);
    match &typed.out {
        None => {
            world.terminal.say(&bytes);
            Ending::Well
        }
        Some(file) => {
            world.interrupt.guard();
            let is_ours = |there: &[u8]| same_columns(there, &bytes);
            let postings = SingleFile { what: say!("notice.single.postings"), is_ours: &is_ours };
            written(postings.save(file, &bytes), world)
        }
    }
}

/// Any path can be replayed; one that no ordinary run has is probably a slip.
fn beyond(loaded: &Loaded, path: u32) -> Option<Notice> {
    let paths = loaded.model.paths();
    (u64::from(path) >= paths).then(|| {
        Notice::warning(
            &loaded.path,
            say!("notice.replay.message", path = path, paths = paths),
            say!("notice.replay.help", last = paths.saturating_sub(1)),
        )
    })
}
