//! One life of the district over paths and weeks, and what the other mix changes in it.

use super::super::sums::{LifeSums, Sums};
use super::shops::ShopRow;
use crate::metrics::{Estimate, MetricError, TAIL_LEVEL, mean, mean_difference, quantile};

/// An amount or a count of the district over paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Amounts {
    /// Mean.
    pub mean: Estimate,
    /// Median.
    pub median: Estimate,
    /// What 1 in 20 futures lies above.
    pub high: Estimate,
    /// What 1 in 20 futures lies below.
    pub low: Estimate,
}

impl Amounts {
    pub(super) fn of(values: &[f64]) -> Result<Self, MetricError> {
        Ok(Self {
            mean: mean(values)?,
            median: quantile(values, 0.5)?,
            high: quantile(values, TAIL_LEVEL)?,
            low: quantile(values, 1.0 - TAIL_LEVEL)?,
        })
    }
}

/// Shops that are out of cash on any day of a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Mean, median, what 1 in 20 futures lies above; with shocks.
    pub with: [f64; 3],
    /// The same without shocks.
    pub without: [f64; 3],
}

/// What the other mix changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Diversified {
    /// Shops that take it.
    pub shops: u32,
    /// Shops out of cash: with the mix, and the difference to today.
    pub out: (Amounts, Estimate),
    /// Peak of shops out of cash at once.
    pub peak: (Amounts, Estimate),
    /// Change of cash of all shops, rupiah.
    pub net_cash_flow: (Amounts, Estimate),
    /// Wages that are not paid, rupiah.
    pub unpaid_wages: (Amounts, Estimate),
}

/// One path of the district.
#[derive(Debug, Clone, PartialEq)]
pub struct DistrictPath {
    /// Sales that shocks take, rupiah.
    pub lost: f64,
    /// Change of cash, rupiah: with shocks, without.
    pub net_cash_flow: [f64; 2],
    /// Wages that are not paid, rupiah.
    pub unpaid_wages: [f64; 2],
    /// Shops that run out of cash.
    pub out: [u32; 2],
    /// The most of them that are out of cash in one week.
    pub peak: [u32; 2],
}

/// One life of the district as columns, one value a path.
pub(super) struct Columns {
    pub(super) net: Vec<f64>,
    pub(super) unpaid: Vec<f64>,
    pub(super) out: Vec<f64>,
    pub(super) peak: Vec<f64>,
}

impl Columns {
    pub(super) fn of(life: &LifeSums, paths: usize) -> Self {
        let money = |of: &[i128]| of.iter().map(|amount| *amount as f64).collect();
        let peak = |path: usize| {
            let weeks = life.out_by_week.iter().skip(path).step_by(paths.max(1));
            f64::from(weeks.copied().max().unwrap_or(0))
        };
        Self {
            net: money(&life.net_cash_flow),
            unpaid: money(&life.unpaid_wages),
            out: life.out.iter().map(|count| f64::from(*count)).collect(),
            peak: (0..paths).map(peak).collect(),
        }
    }
}

pub(super) fn middle_and_high(values: Vec<f64>) -> [f64; 3] {
    let value = |found: Result<Estimate, MetricError>| found.map_or(f64::NAN, |found| found.value);
    let high = value(quantile(&values, TAIL_LEVEL));
    [value(mean(&values)), value(quantile(&values, 0.5)), high]
}

pub(super) fn diversified(
    sums: &Sums,
    today: &Columns,
    shops: &[ShopRow],
    paths: usize,
) -> Result<Option<Diversified>, MetricError> {
    let Some(life) = sums.diversified() else { return Ok(None) };
    let mixed = Columns::of(life, paths);
    let of = |column: fn(&Columns) -> &[f64]| -> Result<(Amounts, Estimate), MetricError> {
        Ok((Amounts::of(column(&mixed))?, mean_difference(column(&mixed), column(today))?))
    };
    Ok(Some(Diversified {
        shops: shops.iter().filter(|row| row.is_diversified).count() as u32,
        out: of(|life| &life.out)?,
        peak: of(|life| &life.peak)?,
        net_cash_flow: of(|life| &life.net)?,
        unpaid_wages: of(|life| &life.unpaid)?,
    }))
}
