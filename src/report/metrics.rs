//! The figures of a run (MODEL 10), each with its error.

use super::columns::{Columns, cash_of_kind, channel_sales};
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
    let mut list = cash_flow(model, paths, columns)?;
    if model.accounts().accounts().iter().any(|a| a.kind == AccountKind::LoanProceeds) {
        list.push(metric(
            Metric::LoanProceedsMean,
            mean(&cash_of_kind(model, paths, AccountKind::LoanProceeds))?,
        ));
    }
    list.extend(cash(paths, columns)?);
    list.extend(sales(model, paths, columns)?);
    list.extend(due(model, paths)?);
    list.extend(with_and_without(paths, columns)?);
    Ok(MetricList(list))
}

fn metric(metric: Metric, estimate: Estimate) -> MetricEstimate {
    MetricEstimate::new(metric, estimate)
}

/// Figures of the change of cash over the horizon.
fn cash_flow(
    model: &Model,
    paths: &impl Paths,
    columns: &Columns,
) -> Result<Vec<MetricEstimate>, MetricError> {
    let x = &columns.net_cash_flow;
    let one_offs = cash_of_kind(model, paths, AccountKind::OneOff);
    let mut without = cash_of_kind(model, paths, AccountKind::LoanProceeds);
    for ((loans, x), one_offs) in without.iter_mut().zip(x).zip(&one_offs) {
        *loans = x - one_offs - *loans;
    }
    Ok(vec![
        metric(Metric::NetCashFlowMean, mean(x)?),
        metric(Metric::NetCashFlowMedian, median(x)?),
        metric(Metric::NetCashFlowStandardDeviation, standard_deviation(x)?),
        metric(Metric::NetCashFlowBeforeOneOffsMean, mean(&without)?),
        metric(Metric::OneOffsMean, mean(&one_offs)?),
        metric(Metric::ValueAtRisk95, value_at_risk(x, 0.95)?),
        metric(Metric::ValueAtRisk99, value_at_risk(x, 0.99)?),
        metric(Metric::ExpectedShortfall95, expected_shortfall(x, 0.95)?),
        metric(Metric::ExpectedShortfall99, expected_shortfall(x, 0.99)?),
        metric(Metric::CashFlowAtRisk95, cash_flow_at_risk(x, 0.95)?),
    ])
}

/// Figures of the balance.
fn cash(paths: &impl Paths, columns: &Columns) -> Result<Vec<MetricEstimate>, MetricError> {
    let ran_out = chance(&columns.ran_out)?.estimate;
    let largest_fall = median(&paths.column(|block| block.figures.largest_fall))?;
    Ok(vec![
        metric(Metric::ProbabilityOutOfCash, ran_out),
        metric(Metric::CashNeeded90, cash_needed(&columns.cash_needed, 0.90)?),
        metric(Metric::CashNeeded95, cash_needed(&columns.cash_needed, 0.95)?),
        metric(Metric::CashNeeded99, cash_needed(&columns.cash_needed, 0.99)?),
        metric(Metric::LowestCashMedian, median(&columns.lowest_cash)?),
        metric(Metric::LowestCashWorst5Percent, quantile(&columns.lowest_cash, 0.05)?),
        metric(Metric::LargestFallMedian, largest_fall),
        metric(Metric::DaysBelowZeroMean, mean(&columns.days_below_zero)?),
    ])
}

/// Figures of sales and how they are spread over channels.
fn sales(
    model: &Model,
    paths: &impl Paths,
    columns: &Columns,
) -> Result<Vec<MetricEstimate>, MetricError> {
    let mut without = paths.column(|block| block.figures.sales_without_shocks);
    let mean_without = mean(&without)?;
    let variation_without = coefficient_of_variation(&without);
    without.iter_mut().zip(&columns.sales).for_each(|(without, with)| *without = with - *without);
    let change = without;
    let mut list = vec![
        metric(Metric::SalesMean, mean(&columns.sales)?),
        metric(Metric::SalesWithoutShocksMean, mean_without),
        metric(Metric::SalesChangeByShocksMean, mean(&change)?),
    ];
    drop(change);
    let variation = Metric::SalesCoefficientOfVariation;
    let calm = Metric::SalesWithoutShocksCoefficientOfVariation;
    list.extend(defined(variation, coefficient_of_variation(&columns.sales))?);
    list.extend(defined(calm, variation_without)?);
    let by_channel = channel_sales(model, paths);
    let by_channel: Vec<&[f64]> = by_channel.iter().map(Vec::as_slice).collect();
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
