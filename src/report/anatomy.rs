//! What the shock that matters most does, day by day: a typical future around its start, with it and
//! without it.

use super::metric::Metric;
use super::shocks::ShockReport;
use crate::ensemble::{Silent, side_by_side};
use crate::model::Model;
use crate::numeric::{LANES, quantile_type7};
use crate::simulate::{AroundShock, simulate_around};

/// Days shown before the day on which the shock starts.
const BEFORE: usize = 14;
/// Days shown from that day on.
const AFTER: usize = 56;
/// Paths on which the shock should happen: medians are smooth enough then.
const WANTED: f64 = 1_024.0;
/// Paths that are lived again at most, for a rare shock.
const MOST: usize = 4_096;

/// Medians over the paths on which a shock happens, by day around its first start, rupiah.
#[derive(Debug, Clone, PartialEq)]
pub struct Anatomy {
    /// Position of the shock among those of the report.
    pub shock: usize,
    /// How many of the days lie before the day on which it starts.
    pub days_before: usize,
    /// Median duration of its first occurrence, days.
    pub duration: f64,
    /// Sales of the day with it.
    pub sales: Vec<f64>,
    /// Sales of the day without it, all other shocks left as they are.
    pub sales_without: Vec<f64>,
    /// Balance at the close of the day with it, net of drawings.
    pub cash: Vec<f64>,
    /// The same without it.
    pub cash_without: Vec<f64>,
    /// On how many paths it happens and all the days shown are within the horizon.
    pub paths_with_shock: usize,
    /// How many paths were looked at, from the first on.
    pub paths: usize,
}

impl Anatomy {
    /// The anatomy of the shock that changes cash most; nothing where no shock happens.
    pub(super) fn of(model: &Model, paths: usize, shocks: &[ShockReport]) -> Option<Self> {
        let effect = |shock: &ShockReport| {
            let change = shock.because_of_it.value(Metric::NetCashFlowMean).abs();
            if change.is_finite() { change } else { 0.0 }
        };
        let happens = |shock: &ShockReport| shock.probability.estimate.value > 0.0;
        // The first of equals.
        let (shock, report) = shocks
            .iter()
            .enumerate()
            .filter(|(_, shock)| happens(shock))
            .reduce(|most, one| if effect(one.1) > effect(most.1) { one } else { most })?;
        let enough = (WANTED / report.probability.estimate.value).ceil() as usize;
        let paths = enough.clamp(LANES, MOST).min(paths);
        Self::of_shock(model, shock, paths)
    }

    fn of_shock(model: &Model, shock: usize, paths: usize) -> Option<Self> {
        let models = std::slice::from_ref(model);
        let around = side_by_side(
            models,
            (0, paths),
            |model, path, workspace| {
                simulate_around(model, (path, shock), (BEFORE, AFTER), workspace)
            },
            &Silent,
        );
        let blocks = around.ok()?.pop()?;
        let lanes = blocks.iter().flat_map(|block| (0..LANES).map(move |lane| (block, lane)));
        let mut hit: Vec<(&AroundShock, usize)> = lanes
            .take(paths)
            .filter(|(block, lane)| block.duration.get(*lane).is_some_and(|days| !days.is_nan()))
            .collect();
        let (from, to) = shown(&hit)?;
        let known = |block: &AroundShock, lane: usize, day: usize| !block.cash[day][lane].is_nan();
        hit.retain(|(block, lane)| known(block, *lane, from) && known(block, *lane, to - 1));
        if hit.is_empty() {
            return None;
        }
        let rows = |of: &dyn Fn(&AroundShock, usize, usize) -> f64| {
            let of_day = |day| median(hit.iter().map(|(block, lane)| of(block, *lane, day)));
            (from..to).map(of_day).collect::<Vec<f64>>()
        };
        Some(Self {
            shock,
            days_before: BEFORE - from,
            duration: median(hit.iter().map(|(block, lane)| block.duration[*lane])),
            sales: rows(&|block, lane, day| block.sales[day][lane]),
            sales_without: rows(&|block, lane, day| block.sales_without[day][lane]),
            cash: rows(&|block, lane, day| block.cash[day][lane]),
            cash_without: rows(&|block, lane, day| block.cash_without[day][lane]),
            paths_with_shock: hit.len(),
            paths,
        })
    }
}

/// The days that lie within the horizon on half of the paths at least; nothing without a path.
fn shown(hit: &[(&AroundShock, usize)]) -> Option<(usize, usize)> {
    let half = hit.len().div_ceil(2).max(1);
    let is_shown = |day: &usize| {
        hit.iter().filter(|(block, lane)| !block.cash[*day][*lane].is_nan()).count() >= half
    };
    let days = 0..BEFORE + AFTER;
    let first = days.clone().find(is_shown)?;
    let last = days.rev().find(is_shown)?;
    Some((first, last + 1))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    quantile_type7(&values, 0.5)
}
