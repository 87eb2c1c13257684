//! Each shock: how often it happens, and how the business fares when it does.
//!
//! Rare shocks drown in figures over all paths; so the figures are given for the paths on which
//! the shock happened as well.

use super::columns::Columns;
use super::fates::{after_its_end, because_of_one};
use super::metric::{Metric, MetricEstimate, MetricList};
use crate::ensemble::Ensemble;
use crate::metrics::{
    Chance, MetricError, TAIL_LEVEL, chance, expected_shortfall, given, mean, median, paths_where,
    quantile,
};
use crate::model::{Model, Shock, Timing};
use crate::numeric::LANES;

/// One shock.
#[derive(Debug, Clone, PartialEq)]
pub struct ShockReport {
    /// Id of the shock.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// The name under which it is shared with other shops.
    pub shared: Option<String>,
    /// Chance that it happens at least once within the horizon.
    pub probability: Chance,
    /// The chance that the file states for one that comes once at most, at a time within the horizon.
    pub stated: Option<f64>,
    /// When it strikes or may start.
    pub window: ShockWindow,
    /// Figures of the paths on which it happened; empty when there is none.
    pub given_it_happens: MetricList,
    /// What it changes: the figures less those of the same paths without it, all other shocks left
    /// as they are.
    pub because_of_it: MetricList,
}

/// When a shock strikes or may start, in days from the beginning of day 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShockWindow {
    /// Its start, or the first day on which it may start.
    pub from_day: f64,
    /// The end of its (mean) duration, or of the last day on which it may start.
    pub to_day: f64,
    /// Whether it strikes for certain.
    pub certain: bool,
}

pub(super) fn shocks(
    model: &Model,
    ensemble: &Ensemble,
    columns: &Columns,
) -> Result<Vec<ShockReport>, MetricError> {
    let mut list = Vec::with_capacity(model.shocks().len());
    for (position, shock) in model.shocks().iter().enumerate() {
        let happened: Vec<bool> =
            ensemble.collect(|block, lane| block.occurrences[position][lane] > 0);
        // Not known where each shock was not taken away alone.
        let first_week = ensemble.column(|block| {
            block.first_week_change.get(position).copied().unwrap_or([f64::NAN; LANES])
        });
        let mut given = given_it_happens(columns, &happened, &first_week)?;
        given.extend(after_its_end(ensemble, position)?);
        list.push(ShockReport {
            id: shock.id().to_owned(),
            name: shock.name().to_owned(),
            shared: shock.shared().map(str::to_owned),
            probability: chance(&happened)?,
            stated: stated(model, shock),
            window: window(model, shock),
            given_it_happens: MetricList(given),
            because_of_it: because_of_one(ensemble, columns, position)?,
        });
    }
    Ok(list)
}

fn stated(model: &Model, shock: &Shock) -> Option<f64> {
    match shock.timing() {
        Timing::Window { from, to, probability } => {
            let is_within = *from >= 0 && *to < model.horizon().days() as i64;
            is_within.then(|| model.parameters().mean(*probability))
        }
        Timing::Date(_) | Timing::Rate(_) | Timing::Never => None,
    }
}

fn window(model: &Model, shock: &Shock) -> ShockWindow {
    match shock.timing() {
        Timing::Date(start) => ShockWindow {
            from_day: *start,
            to_day: start + shock.mean_duration(model.parameters()),
            certain: !shock.can_be_averted(model.parameters()),
        },
        Timing::Window { from, to, .. } => {
            ShockWindow { from_day: *from as f64, to_day: (to + 1) as f64, certain: false }
        }
        Timing::Rate(_) => {
            ShockWindow { from_day: 0.0, to_day: model.horizon().days() as f64, certain: false }
        }
        Timing::Never => ShockWindow { from_day: 0.0, to_day: 0.0, certain: false },
    }
}

fn given_it_happens(
    columns: &Columns,
    happened: &[bool],
    first_week: &[f64],
) -> Result<Vec<MetricEstimate>, MetricError> {
    let x = &columns.net_cash_flow;
    let ran_out = given(&columns.ran_out, happened, chance)?.map(|chance| chance.estimate);
    let figures = [
        (Metric::NetCashFlowMean, given(x, happened, mean)?),
        (Metric::NetCashFlowMedian, given(x, happened, median)?),
        (Metric::ExpectedShortfall95, given(x, happened, |x| expected_shortfall(x, TAIL_LEVEL))?),
        (Metric::ProbabilityOutOfCash, ran_out),
        (Metric::LowestCashMedian, given(&columns.lowest_cash, happened, median)?),
    ];
    let mut list: Vec<MetricEstimate> = figures
        .into_iter()
        .filter_map(|(metric, found)| found.map(|found| MetricEstimate::new(metric, found)))
        .collect();
    list.extend(first_week_change(first_week)?);
    Ok(list)
}

/// Sales of the seven whole days after the first start, against the same days without that shock.
fn first_week_change(changes: &[f64]) -> Result<Vec<MetricEstimate>, MetricError> {
    let known: Vec<bool> = changes.iter().map(|change| !change.is_nan()).collect();
    let changes = paths_where(changes, &known)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![
        MetricEstimate::new(Metric::FirstWeekSalesChangeMean, mean(&changes)?),
        MetricEstimate::new(Metric::FirstWeekSalesChange10Percent, quantile(&changes, 0.1)?),
        MetricEstimate::new(Metric::FirstWeekSalesChangeMedian, median(&changes)?),
        MetricEstimate::new(Metric::FirstWeekSalesChange90Percent, quantile(&changes, 0.9)?),
    ])
}
