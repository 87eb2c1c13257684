//! What each channel and each account adds.

use super::columns::{Columns, cash_of, channel_sales};
use super::paths::Paths;
use crate::ensemble::Ensemble;
use crate::metrics::{
    Estimate, MetricError, ShortfallContributions, TAIL_LEVEL, mean, shortfall_contributions,
};
use crate::model::Model;

/// What one channel adds.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelReport {
    /// Id of the channel; `fixed_and_shared` for what belongs to none.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// Platform; empty for what belongs to no channel.
    pub platform: String,
    /// Mean sales over the horizon, rupiah.
    pub sales_mean: Estimate,
    /// Mean of what it adds to cash, rupiah.
    pub cash_mean: Estimate,
    /// Its part of expected shortfall at 95% plus the mean, rupiah: `E[X_c] - E[X_c | worst 5%]`.
    pub shortfall_contribution_95: Estimate,
}

/// The total of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountReport {
    /// Name of the account.
    pub name: String,
    /// Mean total over the horizon, rupiah; out of the till negative.
    pub mean: Estimate,
}

/// The channels, then what is fixed and shared; the contributions add up to ES + mean.
pub(super) fn channels(
    model: &Model,
    paths: &impl Paths,
    columns: &Columns,
) -> Result<Vec<ChannelReport>, MetricError> {
    let Cash { means, contributions } = Cash::of(model, paths, columns)?;
    let sales = channel_sales(model, paths);
    let mut list = Vec::with_capacity(model.channels().len() + 1);
    for (position, channel) in model.channels().iter().enumerate() {
        list.push(ChannelReport {
            id: channel.id().to_owned(),
            name: channel.name().to_owned(),
            platform: channel.platform().to_owned(),
            sales_mean: mean(&sales[position])?,
            cash_mean: means[position].clone(),
            shortfall_contribution_95: contributions.columns[position].clone(),
        });
    }
    let nothing = vec![0.0; columns.net_cash_flow.len()];
    list.push(ChannelReport {
        id: "fixed_and_shared".to_owned(),
        name: "fixed_and_shared".to_owned(),
        platform: String::new(),
        sales_mean: mean(&nothing)?,
        cash_mean: means[model.channels().len()].clone(),
        shortfall_contribution_95: contributions.columns[model.channels().len()].clone(),
    });
    Ok(list)
}

/// What channels add to cash, and then what belongs to none.
struct Cash {
    means: Vec<Estimate>,
    contributions: ShortfallContributions,
}

impl Cash {
    fn of(model: &Model, paths: &impl Paths, columns: &Columns) -> Result<Self, MetricError> {
        let channels = (0..model.channels().len()).map(Some).chain([None]);
        let cash: Vec<Vec<f64>> = channels.map(|channel| cash_of(model, paths, channel)).collect();
        let parts: Vec<&[f64]> = cash.iter().map(Vec::as_slice).collect();
        let contributions = shortfall_contributions(
            &columns.net_cash_flow,
            &parts,
            TAIL_LEVEL,
            largest_balance(paths, columns),
        )?;
        let means: Result<Vec<Estimate>, MetricError> = parts.into_iter().map(mean).collect();
        Ok(Self { means: means?, contributions })
    }
}

/// The largest amount that a balance or its change can have had.
fn largest_balance(paths: &impl Paths, columns: &Columns) -> f64 {
    let largest = |most: f64, amount: &f64| amount.abs().max(most);
    let of_paths = columns.net_cash_flow.iter().chain(&columns.lowest_cash).fold(0.0, largest);
    let falls = paths.column(|block| block.figures.largest_fall);
    let of_falls = falls.iter().fold(of_paths, largest);
    drop(falls);
    paths.column(|block| block.figures.opening_cash).iter().fold(of_falls, largest)
}

/// The accounts in the order of posting; those that are never used are left out.
///
/// One column at a time: together they would be the largest part of what a report takes.
pub(super) fn accounts(
    model: &Model,
    ensemble: &Ensemble,
) -> Result<Vec<AccountReport>, MetricError> {
    let mut used = Vec::new();
    for (position, account) in model.accounts().accounts().iter().enumerate() {
        let totals = ensemble.column(|block| block.account_totals[position].lanes());
        if totals.iter().any(|total| *total != 0.0) {
            used.push(AccountReport { name: account.name.clone(), mean: mean(&totals)? });
        }
    }
    Ok(used)
}
