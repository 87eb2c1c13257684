//! What a shipped case does, path by path.

use std::ops::Range;

use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;
use ragam::simulate::{Replay, replay_path};

use crate::support::buyers::{self, Band};

/// Paths for a band from the 10% to the 90% quantile.
pub const MANY: u64 = 2_000;
/// Paths for what holds on every path.
pub const FEW: u64 = 320;
/// All weeks of a case.
pub const YEAR: Range<usize> = 0..52;

/// A case that was simulated; the same path of two of them has the same draws.
pub struct Lived {
    pub model: Model,
    ensemble: Ensemble,
}

impl Lived {
    /// A shipped case as it is today.
    pub fn today(case: &str, paths: u64) -> Self {
        Self::of(&buyers::shipped(case), None, paths)
    }

    /// A shipped case with one of its mixes.
    pub fn mix(case: &str, mix: &str, paths: u64) -> Self {
        Self::of(&buyers::shipped(case), Some(mix), paths)
    }

    /// A text with one of its mixes, `None` for today's.
    pub fn of(text: &str, mix: Option<&str>, paths: u64) -> Self {
        let model = buyers::model(text, mix);
        let ensemble = Ensemble::simulate(&model, paths, &Silent).unwrap();
        Self { model, ensemble }
    }

    /// Sales of some channels, all when none is named, in some weeks; one sum a path.
    pub fn sales(&self, weeks: Range<usize>, channels: &[&str]) -> Vec<f64> {
        let known = |id: &&str| self.model.channels().iter().any(|channel| channel.id() == *id);
        assert!(channels.iter().all(known), "{channels:?}");
        let chosen = |id: &str| channels.is_empty() || channels.contains(&id);
        buyers::sales(&self.model, &self.ensemble, weeks, chosen)
    }

    /// Sales of all channels in some weeks without shocks.
    pub fn sales_without_shocks(&self, weeks: Range<usize>) -> Vec<f64> {
        self.ensemble.collect(|block, lane| {
            weeks.clone().map(|week| block.weekly_sales_without_shocks[week][lane]).sum()
        })
    }

    /// Total of an account.
    pub fn account(&self, name: &str) -> Vec<f64> {
        let account = account(&self.model, name);
        self.ensemble.column(|block| block.account_totals[account].lanes())
    }

    /// Change of cash.
    pub fn net_cash_flow(&self) -> Vec<f64> {
        self.ensemble.column(|block| block.figures.net_cash_flow)
    }

    /// Balance at the close of a day.
    pub fn cash(&self, day: usize) -> Vec<f64> {
        self.ensemble.column(|block| block.cash[day])
    }

    /// Sales that were not delivered.
    pub fn undelivered(&self) -> Vec<f64> {
        self.ensemble.column(|block| block.figures.undelivered_sales)
    }

    /// Share of paths on which cash runs out.
    pub fn out_of_cash(&self) -> f64 {
        let days = self.ensemble.counts(|block| &block.figures.first_day_out_of_cash);
        let length = self.model.horizon().weeks() * 7;
        share_of(&days, |&day| (day as usize) < length)
    }

    /// How often a shock happened.
    pub fn occurrences(&self, shock: &str) -> Vec<u32> {
        let position = self.model.shocks().iter().position(|known| known.id() == shock).unwrap();
        self.ensemble.counts(|block| &block.occurrences[position])
    }
}

/// Position of the account of a name.
pub fn account(model: &Model, name: &str) -> usize {
    let accounts = model.accounts().accounts();
    let names = || accounts.iter().map(|account| account.name.as_str());
    let position = names().position(|known| known == name);
    position.unwrap_or_else(|| panic!("no `{name}` in {:?}", names().collect::<Vec<_>>()))
}

/// Days and amounts of what was posted to an account on a path.
pub fn postings(replay: &Replay, account: usize) -> Vec<(usize, f64)> {
    let posted = replay.postings.iter().filter(|posting| posting.account == account);
    posted.map(|posting| (posting.day, posting.amount)).collect()
}

/// What is posted to an account on the first path of a case.
pub fn first_path(case: &str, name: &str) -> Vec<(usize, f64)> {
    let model = buyers::model(&buyers::shipped(case), None);
    postings(&replay_path(&model, 0), account(&model, name))
}

/// The same text with something else in place of a part that it holds once.
pub fn replaced(text: &str, part: &str, other: &str) -> String {
    assert_eq!(text.matches(part).count(), 1, "`{part}`");
    text.replacen(part, other, 1)
}

/// The same text with shocks that do no harm and no good to sales.
pub fn harmless(text: &str) -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some((key @ ("severity" | "boom"), _)) => format!("{key} = 0\n"),
        _ => format!("{line}\n"),
    };
    let harmless: String = text.lines().map(line).collect();
    assert_ne!(harmless, text);
    harmless
}

/// One value over another, less one, path by path.
pub fn changes(values: &[f64], others: &[f64]) -> Vec<f64> {
    assert_eq!(values.len(), others.len());
    values.iter().zip(others).map(|(value, other)| value / other - 1.0).collect()
}

/// One value less another, path by path.
pub fn differences(values: &[f64], others: &[f64]) -> Vec<f64> {
    assert_eq!(values.len(), others.len());
    values.iter().zip(others).map(|(value, other)| value - other).collect()
}

/// Values over a number.
pub fn each(values: &[f64], divisor: f64) -> Vec<f64> {
    values.iter().map(|value| value / divisor).collect()
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Share of 1 of the values for which something holds.
pub fn share_of<T>(values: &[T], holds: impl Fn(&T) -> bool) -> f64 {
    values.iter().filter(|value| holds(value)).count() as f64 / values.len() as f64
}

/// The change of sales of some channels in some weeks by the shocks of a case.
pub fn change_by_shocks(
    case: &str,
    mix: Option<&str>,
    weeks: Range<usize>,
    channels: &[&str],
    paths: u64,
) -> Vec<f64> {
    let text = buyers::shipped(case);
    let with = Lived::of(&text, mix, paths).sales(weeks.clone(), channels);
    let without = Lived::of(&harmless(&text), mix, paths).sales(weeks, channels);
    changes(&with, &without)
}

/// Fails unless a reported figure lies in a band.
pub fn assert_holds(values: &[f64], reported: f64) -> Band {
    let band = Band::of(values);
    assert!(band.holds(reported), "{reported} is not in {band:?}");
    band
}

/// Fails unless a band lies in a range that was reported.
pub fn assert_within(values: &[f64], from: f64, to: f64) -> Band {
    let band = Band::of(values);
    assert!(from <= band.low && band.high <= to, "{band:?} leaves {from} to {to}");
    band
}

/// Fails unless something is above another on every path.
pub fn assert_above(values: &[f64], others: &[f64]) {
    let worst = differences(values, others).into_iter().fold(f64::INFINITY, f64::min);
    assert!(worst > 0.0, "{worst} on one path");
}
