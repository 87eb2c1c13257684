//! The figures of a run (MODEL 10), each with its error.

use serde::Serialize;

use super::columns::Columns;
use super::due::due;
use super::paths::Paths;
use crate::metrics::{
    self, Estimate, MetricError, cash_flow_at_risk, cash_needed, chance, coefficient_of_variation,
    concentration, concentration_by_group, expected_shortfall, mean, median, quantile,
    standard_deviation, value_at_risk,
};
use crate::model::{AccountKind, Model};

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// Its name in every output.
    pub name: &'static str,
    /// What its numbers count.
    pub unit: Unit,
    /// The figure and its error.
    pub estimate: Estimate,
}

/// What the numbers of a figure count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Rupiah, or the scenario's own currency.
    Money,
    /// Share of 1.
    Share,
    /// Days.
    Days,
    /// A plain number.
    Number,
}

/// The figures, in the order in which they are written.
pub(super) fn metrics(
    model: &Model,
    paths: &impl Paths,
    columns: &Columns,
) -> Result<Vec<Metric>, MetricError> {
    let mut list = cash_flow(columns)?;
    if model.accounts().accounts().iter().any(|a| a.kind == AccountKind::LoanProceeds) {
        list.push(money("loan_proceeds_mean", mean(&columns.loan_proceeds)?));
    }
    list.extend(cash(columns)?);
    list.extend(sales(model, columns)?);
    list.extend(due(model, paths)?);
    Ok(list)
}

fn metric(name: &'static str, unit: Unit, estimate: Estimate) -> Metric {
    Metric { name, unit, estimate }
}

fn money(name: &'static str, estimate: Estimate) -> Metric {
    metric(name, Unit::Money, estimate)
}

/// Figures of the change of cash over the horizon.
pub(super) fn cash_flow(columns: &Columns) -> Result<Vec<Metric>, MetricError> {
    let x = &columns.net_cash_flow;
    let apart = columns.one_offs.iter().zip(&columns.loan_proceeds);
    let without: Vec<f64> =
        x.iter().zip(apart).map(|(x, (one_offs, loans))| x - one_offs - loans).collect();
    Ok(vec![
        money("net_cash_flow_mean", mean(x)?),
        money("net_cash_flow_median", median(x)?),
        money("net_cash_flow_standard_deviation", standard_deviation(x)?),
        money("net_cash_flow_before_one_offs_mean", mean(&without)?),
        money("one_offs_mean", mean(&columns.one_offs)?),
        money("value_at_risk_95", value_at_risk(x, 0.95)?),
        money("value_at_risk_99", value_at_risk(x, 0.99)?),
        money("expected_shortfall_95", expected_shortfall(x, 0.95)?),
        money("expected_shortfall_99", expected_shortfall(x, 0.99)?),
        money("cash_flow_at_risk_95", cash_flow_at_risk(x, 0.95)?),
    ])
}

/// Figures of the balance.
fn cash(columns: &Columns) -> Result<Vec<Metric>, MetricError> {
    let ran_out = chance(&columns.ran_out)?.estimate;
    Ok(vec![
        metric("probability_out_of_cash", Unit::Share, ran_out),
        money("cash_needed_90", cash_needed(&columns.cash_needed, 0.90)?),
        money("cash_needed_95", cash_needed(&columns.cash_needed, 0.95)?),
        money("cash_needed_99", cash_needed(&columns.cash_needed, 0.99)?),
        money("lowest_cash_median", median(&columns.lowest_cash)?),
        money("lowest_cash_worst_5_percent", quantile(&columns.lowest_cash, 0.05)?),
        money("largest_fall_median", median(&columns.largest_fall)?),
        metric("days_below_zero_mean", Unit::Days, mean(&columns.days_below_zero)?),
    ])
}

/// Figures of sales and how they are spread over channels.
fn sales(model: &Model, columns: &Columns) -> Result<Vec<Metric>, MetricError> {
    let pairs = columns.sales.iter().zip(&columns.sales_without_shocks);
    let change: Vec<f64> = pairs.map(|(with, without)| with - without).collect();
    let mut list = vec![
        money("sales_mean", mean(&columns.sales)?),
        money("sales_without_shocks_mean", mean(&columns.sales_without_shocks)?),
        money("sales_change_by_shocks_mean", mean(&change)?),
    ];
    let variation = "sales_coefficient_of_variation";
    let without = "sales_without_shocks_coefficient_of_variation";
    list.extend(defined(variation, coefficient_of_variation(&columns.sales))?);
    list.extend(defined(without, coefficient_of_variation(&columns.sales_without_shocks))?);
    let by_channel: Vec<&[f64]> = columns.channel_sales.iter().map(Vec::as_slice).collect();
    let spread = concentration(&by_channel);
    list.extend(concentrations("herfindahl_index", "effective_channels", spread)?);
    list.extend(concentrations(
        "herfindahl_index_by_platform",
        "effective_channels_by_platform",
        concentration_by_group(&by_channel, &platforms(model)),
    )?);
    Ok(list)
}

/// A number for each channel that is the same for channels of one platform.
fn platforms(model: &Model) -> Vec<usize> {
    let platform = |channel: usize| model.channels()[channel].platform();
    (0..model.channels().len())
        .map(|channel| {
            (0..=channel).find(|other| platform(*other) == platform(channel)).unwrap_or(channel)
        })
        .collect()
}

/// A ratio that has no meaning for a shop without sales is left out.
fn defined(
    name: &'static str,
    found: Result<Estimate, MetricError>,
) -> Result<Option<Metric>, MetricError> {
    match found {
        Ok(estimate) => Ok(Some(metric(name, Unit::Share, estimate))),
        Err(MetricError::ZeroMean) => Ok(None),
        Err(error) => Err(error),
    }
}

fn concentrations(
    index: &'static str,
    number: &'static str,
    found: Result<metrics::Concentration, MetricError>,
) -> Result<Vec<Metric>, MetricError> {
    match found {
        Ok(found) => Ok(vec![
            metric(index, Unit::Number, found.herfindahl_index),
            metric(number, Unit::Number, found.effective_number),
        ]),
        Err(MetricError::NoShares) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
