//! The figures of a run (MODEL 10), each with its error.

use super::columns::Columns;
use super::due::due;
use super::fates::with_and_without;
use super::metric::{Metric, MetricEstimate, MetricList};
use super::paths::Paths;
use crate::metrics::{
    self, Estimate, MetricError, cash_flow_at_risk, cash_needed, chance, coefficient_of_variation,
    concentration, concentration_by_group, expected_shortfall, mean, median, quantile,
    standard_deviation, value_at_risk,
};
use crate::model::{AccountKind, Model};

/// The figures, in the order in which they are written.
pub(super) fn metrics(
    model: &Model,
    paths: &impl Paths,
    columns: &Columns,
) -> Result<MetricList, MetricError> {
    let mut list = cash_flow(columns)?;
    if model.accounts().accounts().iter().any(|a| a.kind == AccountKind::LoanProceeds) {
        list.push(metric(Metric::LoanProceedsMean, mean(&columns.loan_proceeds)?));
    }
    list.extend(cash(columns)?);
    list.extend(sales(model, columns)?);
    list.extend(due(model, paths)?);
    list.extend(with_and_without(paths, columns)?);
    Ok(MetricList(list))
}

fn metric(metric: Metric, estimate: Estimate) -> MetricEstimate {
    MetricEstimate::new(metric, estimate)
}

/// Figures of the change of cash over the horizon.
pub(super) fn cash_flow(columns: &Columns) -> Result<Vec<MetricEstimate>, MetricError> {
    let x = &columns.net_cash_flow;
    let apart = columns.one_offs.iter().zip(&columns.loan_proceeds);
    let without: Vec<f64> =
        x.iter().zip(apart).map(|(x, (one_offs, loans))| x - one_offs - loans).collect();
    Ok(vec![
        metric(Metric::NetCashFlowMean, mean(x)?),
        metric(Metric::NetCashFlowMedian, median(x)?),
        metric(Metric::NetCashFlowStandardDeviation, standard_deviation(x)?),
        metric(Metric::NetCashFlowBeforeOneOffsMean, mean(&without)?),
        metric(Metric::OneOffsMean, mean(&columns.one_offs)?),
        metric(Metric::ValueAtRisk95, value_at_risk(x, 0.95)?),
        metric(Metric::ValueAtRisk99, value_at_risk(x, 0.99)?),
        metric(Metric::ExpectedShortfall95, expected_shortfall(x, 0.95)?),
        metric(Metric::ExpectedShortfall99, expected_shortfall(x, 0.99)?),
        metric(Metric::CashFlowAtRisk95, cash_flow_at_risk(x, 0.95)?),
    ])
}

/// Figures of the balance.
fn cash(columns: &Columns) -> Result<Vec<MetricEstimate>, MetricError> {
    let ran_out = chance(&columns.ran_out)?.estimate;
    Ok(vec![
        metric(Metric::ProbabilityOutOfCash, ran_out),
        metric(Metric::CashNeeded90, cash_needed(&columns.cash_needed, 0.90)?),
        metric(Metric::CashNeeded95, cash_needed(&columns.cash_needed, 0.95)?),
        metric(Metric::CashNeeded99, cash_needed(&columns.cash_needed, 0.99)?),
        metric(Metric::LowestCashMedian, median(&columns.lowest_cash)?),
        metric(Metric::LowestCashWorst5Percent, quantile(&columns.lowest_cash, 0.05)?),
        metric(Metric::LargestFallMedian, median(&columns.largest_fall)?),
        metric(Metric::DaysBelowZeroMean, mean(&columns.days_below_zero)?),
    ])
}

/// Figures of sales and how they are spread over channels.
fn sales(model: &Model, columns: &Columns) -> Result<Vec<MetricEstimate>, MetricError> {
    let pairs = columns.sales.iter().zip(&columns.sales_without_shocks);
    let change: Vec<f64> = pairs.map(|(with, without)| with - without).collect();
    let mut list = vec![
        metric(Metric::SalesMean, mean(&columns.sales)?),
        metric(Metric::SalesWithoutShocksMean, mean(&columns.sales_without_shocks)?),
        metric(Metric::SalesChangeByShocksMean, mean(&change)?),
    ];
    let variation = Metric::SalesCoefficientOfVariation;
    let without = Metric::SalesWithoutShocksCoefficientOfVariation;
    list.extend(defined(variation, coefficient_of_variation(&columns.sales))?);
    list.extend(defined(without, coefficient_of_variation(&columns.sales_without_shocks))?);
    let by_channel: Vec<&[f64]> = columns.channel_sales.iter().map(Vec::as_slice).collect();
    let spread = concentration(&by_channel);
    list.extend(concentrations(Metric::HerfindahlIndex, Metric::EffectiveChannels, spread)?);
    list.extend(concentrations(
        Metric::HerfindahlIndexByPlatform,
        Metric::EffectiveChannelsByPlatform,
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
    name: Metric,
    found: Result<Estimate, MetricError>,
) -> Result<Option<MetricEstimate>, MetricError> {
    match found {
        Ok(estimate) => Ok(Some(metric(name, estimate))),
        Err(MetricError::ZeroMean) => Ok(None),
        Err(error) => Err(error),
    }
}

fn concentrations(
    index: Metric,
    number: Metric,
    found: Result<metrics::Concentration, MetricError>,
) -> Result<Vec<MetricEstimate>, MetricError> {
    match found {
        Ok(found) => {
            Ok(vec![metric(index, found.herfindahl_index), metric(number, found.effective_number)])
        }
        Err(MetricError::NoShares) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
