//! `ragam backtest`: how well forecasts would have served in the past.

use std::path::Path;

use rayon::prelude::*;

use super::exports::read_exports;
use crate::fit::backtest::Backtest;
use crate::fit::{kind_of, telling};
use crate::language::Words;
use crate::program::World;
use crate::program::args::BacktestArgs;
use crate::program::ending::Ending;
use crate::program::notice::Notice;

/// Tries every channel with every history and horizon.
pub(super) fn backtest(typed: &BacktestArgs, world: &World) -> Ending {
    let words = Words::of(typed.lang);
    let (reading, all_read) = read_exports(&typed.files, &words, world);
    if reading.shop.channels.is_empty() {
        let what = words.text("fit.told.nothing", &[]);
        let help = words.text("fit.told.nothing_help", &[]);
        world.terminal.notice(&Notice::error(Path::new("ragam backtest"), what, help));
        return Ending::FilesFailed;
    }
    let settings: Vec<(usize, usize)> = typed
        .history
        .iter()
        .flat_map(|history| {
            typed.horizon.iter().map(|horizon| (*history as usize, *horizon as usize))
        })
        .collect();
    for channel in &reading.shop.channels {
        let kind = kind_of(&channel.id);
        let tried: Vec<Backtest> = settings
            .par_iter()
            .filter_map(|(history, horizon)| Backtest::of(channel, kind, *history, *horizon))
            .collect();
        let mut lines = vec![format!("{}:", channel.id)];
        lines.extend(tried.iter().flat_map(|tried| telling::backtest(tried, &words)));
        lines.push(telling::verdict(&tried, &words));
        world.terminal.say(format!("{}\n", lines.join("\n")).as_bytes());
    }
    if all_read { Ending::Well } else { Ending::FilesFailed }
}
