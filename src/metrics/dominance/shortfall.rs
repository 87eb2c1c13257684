//! By how much the candidate is worse, percentile by percentile.

use super::super::error::MetricError;
use super::super::estimate::{Caution, Estimate};
use super::super::quantile_interval::QuantileInterval;
use super::super::rank::expected_count;
use super::super::sum::error_of_mean;
use super::super::tail::few_tail_paths;
use super::{PERCENTILES, largest, reach};
use crate::numeric::quantile_type7;

/// Two samples of the same paths, each also in ascending order.
pub(super) struct Sorted<'a> {
    pub(super) candidate: &'a [f64],
    pub(super) against: &'a [f64],
    pub(super) sorted_candidate: Vec<f64>,
    pub(super) sorted_against: Vec<f64>,
}

impl<'a> Sorted<'a> {
    pub(super) fn of(candidate: &'a [f64], against: &'a [f64]) -> Self {
        let sorted = |values: &[f64]| {
            let mut sorted = values.to_vec();
            sorted.sort_unstable_by(f64::total_cmp);
            sorted
        };
        Self {
            candidate,
            against,
            sorted_candidate: sorted(candidate),
            sorted_against: sorted(against),
        }
    }

    /// The largest amount by which the candidate is worse, over the percentiles.
    pub(super) fn largest_shortfall(&self) -> Result<Estimate, MetricError> {
        let levels = || (1..=PERCENTILES).map(|percent| percent as f64 / 100.0);
        let shortfalls: Vec<f64> = levels().map(|level| self.shortfall(level)).collect();
        let errors: Option<Vec<f64>> = levels().map(|level| self.error(level)).collect();
        let value = largest(shortfalls.iter().copied());
        let ends = errors.map(|errors| {
            let pairs = || shortfalls.iter().zip(&errors);
            let low = largest(pairs().map(|(shortfall, error)| shortfall - reach() * error));
            let high = largest(pairs().map(|(shortfall, error)| shortfall + reach() * error));
            (low, high)
        });
        let paths = self.candidate.len();
        let caution = ends.is_none().then_some(Caution::NoIntervalAtThisSize);
        Ok(Estimate::new(value, None, ends, paths)?
            .with_caution(few_tail_paths(expected_count(0.01, paths)))
            .with_caution(caution))
    }

    /// How much smaller the quantile of the candidate is.
    fn shortfall(&self, level: f64) -> f64 {
        let [mine, other] = self.quantiles(level);
        other - mine
    }

    fn quantiles(&self, level: f64) -> [f64; 2] {
        [&self.sorted_candidate, &self.sorted_against].map(|sorted| quantile_type7(sorted, level))
    }

    /// Its paired error, as that of [`quantile_difference`](super::super::quantile_difference).
    fn error(&self, level: f64) -> Option<f64> {
        let [mine, other] = self.quantiles(level);
        let of_mine = QuantileInterval::of_sorted(&self.sorted_candidate, level)?;
        let of_other = QuantileInterval::of_sorted(&self.sorted_against, level)?;
        let influence =
            |(x, y): (&f64, &f64)| of_other.influence(*y, other) - of_mine.influence(*x, mine);
        let influences: Vec<f64> = self.candidate.iter().zip(self.against).map(influence).collect();
        error_of_mean(&influences)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::quantile_difference;

    #[test]
    fn each_percentile_is_a_paired_difference_of_quantiles() {
        let wave =
            |step: usize| -> Vec<f64> { (0..700).map(|k| (k * step % 611) as f64).collect() };
        let (candidate, against) = (wave(17), wave(40));
        let pair = Sorted::of(&candidate, &against);
        for level in [0.01, 0.05, 0.5, 0.99] {
            let expected = quantile_difference(&against, &candidate, level).unwrap();
            assert_eq!(pair.shortfall(level), expected.value);
            assert_eq!(pair.error(level), expected.std_error);
        }
    }
}
