//! Contributions of channels to the expected shortfall.

use serde::Serialize;

use super::error::MetricError;
use super::estimate::Estimate;
use super::expected_shortfall::expected_shortfall_influence;
use super::influence::Influence;
use super::quantile_interval::QuantileInterval;
use super::sample::check_columns;
use super::sum::{mean_value, sum_of};
use super::tail::Tail;

/// Largest gap between a path's total and the sum of its parts, as a share of the largest sum of
/// absolute parts over all paths and of the balance to which they are posted. Wide enough for the rounding of a year of postings.
const ROUNDING: f64 = 1e-9;

/// How the expected shortfall below the mean is made up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShortfallContributions {
    /// Mean of the total plus its expected shortfall: how much worse the tail is than the mean.
    pub total: Estimate,
    /// The part of each column, in the order given; they add up to `total`.
    pub columns: Vec<Estimate>,
}

/// Contributions to the expected shortfall of `total` at `level`: E\[X_c\] - E\[X_c | tail\] for
/// each column X_c, one value a path (Tasche 1999). Unit: that of the values.
///
/// `total` is the change of cash, the sum of all columns on every path; one column holds what is
/// fixed or shared. `balance` is the largest amount of money among which the parts are posted, 0 if
/// they stand alone: small parts of a large balance are rounded as the balance is. The tail is the one of [`expected_shortfall`](super::expected_shortfall): the
/// path at its boundary counts in part, ties there count alike. So the contributions add up to
/// mean + expected shortfall but for rounding.
///
/// The errors are those of the influence function, which needs the mean of the column given that
/// the total lies at the boundary; it is taken over the paths between the ranks of the interval of
/// the value at risk. The intervals are those of the expected shortfall. Error and interval are
/// `None`, with a caution, where the sample is too small. Fewer than 30 tail paths bring a caution.
///
/// # Errors
/// `NoColumns`, `NoPaths`, `NotFinite`, `LengthsDiffer`; `ProbabilityOutOfRange` unless
/// 0 < level < 1; `ColumnsDoNotSum` names the first path whose columns miss the total; `Overflow`.
pub fn shortfall_contributions(
    total: &[f64],
    columns: &[&[f64]],
    level: f64,
    balance: f64,
) -> Result<ShortfallContributions, MetricError> {
    let tail = Tail::of(total, level)?;
    check_columns(columns, total.len())?;
    check_sums(total, columns, balance)?;
    let weights = tail.weights(total);
    let boundary = Boundary::of(total, tail.probability);
    let estimate = |influence: Influence| -> Result<Estimate, MetricError> {
        Ok(influence.skewed(total.len())?.with_caution(tail.caution()))
    };
    let contribution =
        |column: &&[f64]| estimate(column_influence(column, &weights, &tail, boundary));
    Ok(ShortfallContributions {
        total: estimate(total_influence(total, &tail))?,
        columns: columns.iter().map(contribution).collect::<Result<_, _>>()?,
    })
}

/// Mean plus expected shortfall of the total.
fn total_influence(total: &[f64], tail: &Tail) -> Influence {
    let shortfall = expected_shortfall_influence(total, tail);
    let add = |per_path: Vec<f64>| per_path.iter().zip(total).map(|(a, b)| a + b).collect();
    Influence { value: mean_value(total) + shortfall.value, per_path: shortfall.per_path.map(add) }
}

/// E\[X_c\] - E\[X_c | tail\] for one column.
fn column_influence(
    column: &[f64],
    weights: &[f64],
    tail: &Tail,
    boundary: Option<Boundary<'_>>,
) -> Influence {
    let in_tail = sum_of(column.len(), |path| weights[path] * column[path]) / tail.paths;
    let scale = column.len() as f64 / tail.paths;
    let influences = |boundary: Boundary<'_>| {
        let at_boundary = boundary.mean(column);
        let influence =
            |(value, weight): (&f64, &f64)| value - weight * scale * (value - at_boundary);
        column.iter().zip(weights).map(influence).collect()
    };
    Influence { value: mean_value(column) - in_tail, per_path: boundary.map(influences) }
}

/// The paths whose total lies near the boundary of the tail.
#[derive(Clone, Copy)]
struct Boundary<'a> {
    total: &'a [f64],
    interval: QuantileInterval,
}

impl<'a> Boundary<'a> {
    /// Those within the interval of the quantile; `None` where the sample has none.
    fn of(total: &'a [f64], probability: f64) -> Option<Self> {
        let interval = QuantileInterval::of(total, probability)?;
        Some(Self { total, interval })
    }

    /// Mean of a column over these paths, of which there is always one.
    fn mean(&self, column: &[f64]) -> f64 {
        let QuantileInterval { low, high, .. } = self.interval;
        let near = |(total, _): &(&f64, &f64)| (low..=high).contains(*total);
        let values = self.total.iter().zip(column).filter(near).map(|(_, value)| *value);
        mean_value(&values.collect::<Vec<f64>>())
    }
}

/// The columns add up to the total on every path, but for rounding.
fn check_sums(total: &[f64], columns: &[&[f64]], balance: f64) -> Result<(), MetricError> {
    let parts = |path: usize| columns.iter().map(move |column| column[path]);
    let size = |path| parts(path).map(f64::abs).sum::<f64>();
    let allowed = (0..total.len()).map(size).fold(balance.abs(), f64::max) * ROUNDING;
    let misses = |path: &usize| {
        let gap = (parts(*path).sum::<f64>() - total[*path]).abs();
        gap > allowed
    };
    match (0..total.len()).find(misses) {
        Some(path) => Err(MetricError::ColumnsDoNotSum { path }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{expected_shortfall, mean};

    #[test]
    fn contributions_by_hand() {
        let shop = [10.0, -30.0, 20.0, 0.0];
        let live = [5.0, -10.0, -40.0, 15.0];
        let total = [15.0, -40.0, -20.0, 15.0];
        // The worst 37.5% of four paths: the second and half of the third.
        let found = shortfall_contributions(&total, &[&shop, &live], 0.625, 0.0).unwrap();
        let values: Vec<f64> = found.columns.iter().map(|column| column.value).collect();
        assert_eq!(values, [40.0 / 3.0, -7.5 + 20.0]);
        assert!((found.total.value - (-7.5 + 50.0 / 1.5)).abs() < 1e-14);
    }

    #[test]
    fn they_add_up() {
        let first: Vec<f64> = (0..5000).map(|path| f64::from(path * 37 % 4999)).collect();
        let second: Vec<f64> = (0..5000).map(|path| f64::from(path * 91 % 4999) * -0.3).collect();
        let fixed = vec![-123.456; 5000];
        let sum = |path: usize| first[path] + second[path] + fixed[path];
        let total: Vec<f64> = (0..5000).map(sum).collect();
        let found = shortfall_contributions(&total, &[&first, &second, &fixed], 0.95, 0.0).unwrap();
        let parts: f64 = found.columns.iter().map(|column| column.value).sum();
        let whole = mean(&total).unwrap().value + expected_shortfall(&total, 0.95).unwrap().value;
        assert!((parts - whole).abs() <= 1e-12 * whole.abs());
        assert!((found.total.value - whole).abs() <= 1e-12 * whole.abs());
        assert!(found.columns[2].value.abs() < 1e-12);
        assert!(found.columns[2].std_error.unwrap() < 1e-12);
    }

    #[test]
    fn a_single_column_has_the_error_of_the_total() {
        let total: Vec<f64> = (0..5000).map(|path| f64::from(path * 37 % 4999)).collect();
        let found = shortfall_contributions(&total, &[&total], 0.95, 0.0).unwrap();
        let (column, whole) = (&found.columns[0], &found.total);
        assert!((column.value / whole.value - 1.0).abs() < 1e-13);
        let ratio = column.std_error.unwrap() / whole.std_error.unwrap();
        assert!((ratio - 1.0).abs() < 0.01, "{ratio}");
    }

    #[test]
    fn parts_that_miss_the_total_are_refused() {
        let found = shortfall_contributions(&[1.0, 2.0], &[&[1.0, 1.0]], 0.5, 0.0);
        assert_eq!(found, Err(MetricError::ColumnsDoNotSum { path: 1 }));
        // Beside a billion the same gap would be one of rounding.
        let found = shortfall_contributions(&[1.0, 2.0], &[&[1.0, 1.5]], 0.5, 1e9);
        assert!(found.is_ok(), "{found:?}");
        let none = shortfall_contributions(&[1.0], &[], 0.5, 0.0);
        assert_eq!(none, Err(MetricError::NoColumns));
    }
}
