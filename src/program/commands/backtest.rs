//! `ragam backtest`: how well forecasts would have served in the past.

use std::path::Path;

use rayon::prelude::*;

use super::exports::read_exports;
use crate::charts::{PastForecasts, past_forecasts};
use crate::fit::backtest::Backtest;
use crate::fit::{kind_of, telling, title_of};
use crate::language::{Language, Said, Words, say};
use crate::output::coverage_table;
use crate::program::World;
use crate::program::args::BacktestArgs;
use crate::program::ending::Ending;
use crate::program::notice::Notice;
use crate::program::results::{SingleFile, same_columns};

/// Tries every channel with every history and horizon.
pub(super) fn backtest(typed: &BacktestArgs, world: &World) -> Ending {
    let words = Words::of(typed.lang);
    let (reading, mut all_read) =
        read_exports(&typed.files, typed.channel.as_deref(), &words, world);
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
    let every = typed.every as usize;
    let mut largest: Option<(f64, String, Backtest)> = None;
    let mut all = Vec::new();
    for channel in &reading.shop.channels {
        let kind = kind_of(&channel.id);
        let tried: Vec<Backtest> = settings
            .par_iter()
            .filter_map(|setting| Backtest::of(channel, kind, *setting, every))
            .collect();
        let mut lines = vec![format!("{}:", channel.id)];
        lines.extend(tried.iter().flat_map(|tried| telling::backtest(tried, &words)));
        lines.push(telling::verdict(&tried, &words));
        world.terminal.say(format!("{}\n", lines.join("\n")).as_bytes());
        let sold: f64 = channel.sales.iter().flatten().sum();
        if let Some(first) = tried.first()
            && largest.as_ref().is_none_or(|(known, _, _)| sold > *known)
        {
            largest = Some((sold, title_of(&channel.id), first.clone()));
        }
        all.push((channel.id.clone(), tried));
    }
    let chart = typed.chart.as_deref().zip(largest);
    let chart = chart.map(|(file, (_, name, tried))| save(file, &tried.chart(&name), typed.lang));
    let table = typed
        .out
        .as_deref()
        .map(|file| save_table(file, &coverage_table(&all, typed.csv.style(typed.lang)).finish()));
    for failed in [chart, table].into_iter().flatten().filter_map(Result::err) {
        world.terminal.notice(&failed);
        all_read = false;
    }
    if all_read { Ending::Well } else { Ending::FilesFailed }
}

/// Draws a chart into a file, which may take the place of another picture.
fn save(file: &Path, data: &PastForecasts, language: Language) -> Result<(), Notice> {
    let failed = |what: Said| Notice::error(file, what, say!("notice.backtest.help"));
    let picture = past_forecasts(data, language).map_err(|error| failed(error.said()))?;
    let png = picture.png().map_err(|error| failed(error.said()))?;
    let is_ours = |bytes: &[u8]| bytes.starts_with(b"\x89PNG");
    SingleFile { what: say!("notice.single.picture"), is_ours: &is_ours }.save(file, &png)
}

/// Writes the table of coverage, which may take the place of an older one.
fn save_table(file: &Path, bytes: &[u8]) -> Result<(), Notice> {
    let is_ours = |there: &[u8]| same_columns(there, bytes);
    SingleFile { what: say!("notice.single.coverage"), is_ours: &is_ours }.save(file, bytes)
}
