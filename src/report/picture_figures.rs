//! What pictures show beyond a report: single futures posting by posting and day by day, and when cash
//! runs out without shocks.

use super::{Report, simulate_again};
use crate::ensemble::Ensemble;
use crate::metrics::{MetricError, RunningOut, running_out};
use crate::model::{AccountKind, Model};
use crate::simulate::replay_path;

/// The futures whose money is shown, as shares of all by rising net cash flow: a typical one, and one
/// that only 1 in 20 is worse than.
const TYPICAL: f64 = 0.5;
const BAD: f64 = 0.05;
/// Futures that are shown one by one.
const FUTURES: usize = 12;

/// Figures for pictures.
#[derive(Debug, Clone)]
pub struct PictureFigures {
    /// The money of a typical future.
    pub typical: LivedFuture,
    /// The money of a bad future: 1 in 20 is worse.
    pub bad: LivedFuture,
    /// When cash runs out without shocks; nothing where there are none.
    pub running_out_without: Option<RunningOut>,
    /// The balance by day of the first futures as they were drawn, chosen by nothing.
    pub futures: Vec<Vec<f64>>,
}

/// One future with its money.
#[derive(Debug, Clone)]
pub struct LivedFuture {
    /// Its number, for `ragam replay`.
    pub path: usize,
    /// The balance before day 0, rupiah.
    pub opening: f64,
    /// The balance at the close of the last day, rupiah.
    pub closing: f64,
    /// What was posted: day, what for, rupiah; out of the till negative.
    pub postings: Vec<(usize, AccountKind, f64)>,
}

impl PictureFigures {
    /// The figures of an ensemble that a report sums up.
    ///
    /// # Errors
    /// When an amount grew beyond what a number can hold.
    pub fn of(model: &Model, ensemble: &Ensemble, report: &Report) -> Result<Self, MetricError> {
        let without = (!model.shocks().is_empty()).then(|| {
            let days: Vec<u32> =
                ensemble.collect(|block, lane| block.without_shocks.first_day_out_of_cash[lane]);
            running_out(&days, model.horizon().days())
        });
        let cash =
            |path| ensemble.cash_of_path(path).unwrap_or_else(|| simulate_again(model, path));
        Ok(Self {
            typical: LivedFuture::at(model, report, TYPICAL),
            bad: LivedFuture::at(model, report, BAD),
            running_out_without: without.transpose()?,
            futures: (0..ensemble.paths().min(FUTURES)).map(cash).collect(),
        })
    }
}

impl LivedFuture {
    /// The future at this share of all by rising net cash flow.
    fn at(model: &Model, report: &Report, share: f64) -> Self {
        let flows = &report.net_cash_flows;
        let mut order: Vec<usize> = (0..flows.len()).collect();
        order.sort_by(|one, other| flows[*one].total_cmp(&flows[*other]));
        let last = order.len().saturating_sub(1) as f64;
        let path = order.get((share * last).round() as usize).copied().unwrap_or(0);
        let replay = replay_path(model, path as u32);
        let accounts = model.accounts().accounts();
        let posted = replay.postings.iter().filter_map(|posting| {
            let account = accounts.get(posting.account)?;
            Some((posting.day, account.kind, posting.amount))
        });
        Self {
            path,
            opening: replay.opening_cash,
            closing: replay.closes.last().map_or(replay.opening_cash, |close| close.balance),
            postings: posted.collect(),
        }
    }
}
