//! The figures of all paths as columns, one value a path.
//!
//! What several parts of the report read is kept; what only one of them reads is made for it alone
//! and given back at once, since columns are much of what a report of many paths takes.

use super::paths::Paths;
use crate::model::{Account, AccountKind, Model};
use crate::numeric::LANES;
use crate::simulate::NEVER;

/// Columns that several parts of the report read; rupiah unless said otherwise.
pub(super) struct Columns {
    pub(super) net_cash_flow: Vec<f64>,
    pub(super) lowest_cash: Vec<f64>,
    pub(super) cash_needed: Vec<f64>,
    pub(super) sales: Vec<f64>,
    pub(super) days_below_zero: Vec<f64>,
    pub(super) ran_out: Vec<bool>,
}

impl Columns {
    pub(super) fn of(paths: &impl Paths) -> Self {
        Self {
            net_cash_flow: paths.column(|block| block.figures.net_cash_flow),
            lowest_cash: paths.column(|block| block.figures.lowest_cash),
            cash_needed: paths.column(|block| block.figures.cash_needed),
            sales: paths.column(|block| block.figures.sales),
            days_below_zero: paths
                .collect(|block, lane| f64::from(block.figures.days_below_zero[lane])),
            ran_out: paths
                .collect(|block, lane| block.figures.first_day_out_of_cash[lane] != NEVER),
        }
    }
}

/// By channel: sales over the horizon.
pub(super) fn channel_sales(model: &Model, paths: &impl Paths) -> Vec<Vec<f64>> {
    let channels = 0..model.channels().len();
    channels.map(|channel| paths.column(|block| block.channel_sales[channel])).collect()
}

/// What the accounts of a channel add to cash; of none, those of the whole business.
pub(super) fn cash_of(model: &Model, paths: &impl Paths, channel: Option<usize>) -> Vec<f64> {
    account_sum(model, paths, |account| account.channel == channel)
}

/// What the accounts of a kind add to cash.
pub(super) fn cash_of_kind(model: &Model, paths: &impl Paths, kind: AccountKind) -> Vec<f64> {
    account_sum(model, paths, |account| account.kind == kind)
}

/// Sum of the accounts that are kept, by path.
fn account_sum(model: &Model, paths: &impl Paths, kept: impl Fn(&Account) -> bool) -> Vec<f64> {
    let accounts = model.accounts().accounts().iter().enumerate();
    let chosen: Vec<usize> =
        accounts.filter(|(_, account)| kept(account)).map(|(position, _)| position).collect();
    paths.column(|block| {
        let mut sum = [0.0; LANES];
        for account in &chosen {
            let total = &block.account_totals[*account].lanes();
            for (sum, amount) in sum.iter_mut().zip(total) {
                *sum += amount;
            }
        }
        sum
    })
}
