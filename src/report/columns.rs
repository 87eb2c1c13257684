//! The figures of all paths as columns, one value a path.

use super::paths::Paths;
use crate::model::{AccountKind, Model};
use crate::numeric::LANES;
use crate::simulate::{NEVER, PathRecovery};

/// Columns that several parts of the report read; rupiah unless said otherwise.
pub(super) struct Columns {
    pub(super) net_cash_flow: Vec<f64>,
    pub(super) opening_cash: Vec<f64>,
    pub(super) one_offs: Vec<f64>,
    pub(super) loan_proceeds: Vec<f64>,
    pub(super) lowest_cash: Vec<f64>,
    pub(super) largest_fall: Vec<f64>,
    pub(super) cash_needed: Vec<f64>,
    pub(super) sales: Vec<f64>,
    pub(super) sales_without_shocks: Vec<f64>,
    pub(super) days_below_zero: Vec<f64>,
    pub(super) first_day_out: Vec<u32>,
    pub(super) ran_out: Vec<bool>,
    pub(super) recovery: Vec<PathRecovery>,
    /// By channel: sales over the horizon.
    pub(super) channel_sales: Vec<Vec<f64>>,
    /// By channel: what its accounts add to cash.
    pub(super) channel_cash: Vec<Vec<f64>>,
    /// What the accounts of the whole business add to cash.
    pub(super) shared_cash: Vec<f64>,
}

impl Columns {
    pub(super) fn of(model: &Model, paths: &impl Paths) -> Self {
        let first_day_out = paths.counts(|block| &block.figures.first_day_out_of_cash);
        let channels = 0..model.channels().len();
        let sum = |kept: &dyn Fn(usize) -> bool| account_sum(paths, model.accounts().len(), kept);
        let accounts = model.accounts().accounts();
        Self {
            net_cash_flow: paths.column(|block| block.figures.net_cash_flow),
            opening_cash: paths.column(|block| block.figures.opening_cash),
            one_offs: sum(&|account| accounts[account].kind == AccountKind::OneOff),
            loan_proceeds: sum(&|account| accounts[account].kind == AccountKind::LoanProceeds),
            lowest_cash: paths.column(|block| block.figures.lowest_cash),
            largest_fall: paths.column(|block| block.figures.largest_fall),
            cash_needed: paths.column(|block| block.figures.cash_needed),
            sales: paths.column(|block| block.figures.sales),
            sales_without_shocks: paths.column(|block| block.figures.sales_without_shocks),
            days_below_zero: paths
                .collect(|block, lane| f64::from(block.figures.days_below_zero[lane])),
            ran_out: first_day_out.iter().map(|day| *day != NEVER).collect(),
            first_day_out,
            recovery: paths.recoveries(),
            channel_sales: channels
                .clone()
                .map(|channel| paths.column(|block| block.channel_sales[channel]))
                .collect(),
            channel_cash: channels
                .map(|channel| sum(&|account| accounts[account].channel == Some(channel)))
                .collect(),
            shared_cash: sum(&|account| accounts[account].channel.is_none()),
        }
    }
}

/// Sum of the accounts that are kept, by path.
fn account_sum(paths: &impl Paths, accounts: usize, kept: &dyn Fn(usize) -> bool) -> Vec<f64> {
    let chosen: Vec<usize> = (0..accounts).filter(|account| kept(*account)).collect();
    paths.column(|block| {
        let mut sum = [0.0; LANES];
        for account in &chosen {
            for (sum, amount) in sum.iter_mut().zip(&block.account_totals[*account]) {
                *sum += amount;
            }
        }
        sum
    })
}
