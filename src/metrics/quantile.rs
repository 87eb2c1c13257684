//! Quantiles of type 7 (for charts) and the upper empirical quantile (cash needed).

use crate::numeric::{Scratch, Type7, order_statistics as select};

use super::error::MetricError;
use super::estimate::{Caution, Estimate};
use super::order::order_statistics;
use super::quantile_interval::QuantileInterval;
use super::rank::{expected_count, rank_of};
use super::sample::{check_level, check_probability, check_sample};
use super::tail::few_tail_paths;

/// Quantile of type 7 (Hyndman and Fan 1996; the default of R and NumPy), with the interval
/// between two order statistics that holds for any distribution. Unit: that of the values.
///
/// The standard error is the one of [`value_at_risk`](super::value_at_risk::value_at_risk).
/// Fewer than 30 paths on the thinner side of the quantile bring a caution.
///
/// # Errors
/// `NoPaths`, `NotFinite`; `ProbabilityOutOfRange` outside 0 to 1; `Overflow`.
pub fn quantile(values: &[f64], probability: f64) -> Result<Estimate, MetricError> {
    check_probability(probability)?;
    check_sample(values)?;
    let value = type_7(values, probability);
    quantile_estimate(values, value, probability)
}

/// Median: the quantile at one half. As [`quantile`].
///
/// # Errors
/// As for [`quantile`].
pub fn median(values: &[f64]) -> Result<Estimate, MetricError> {
    quantile(values, 0.5)
}

/// Cash needed at the start so that at least the share `level` of the paths never runs out: the
/// upper empirical quantile of the need of each path, need(ceil(level · N)). Unit: rupiah.
///
/// The interval lies between two order statistics and assumes nothing about the distribution.
///
/// # Errors
/// `NoPaths`, `NotFinite`; `ProbabilityOutOfRange` unless 0 < level < 1; `Overflow`.
pub fn cash_needed(needs: &[f64], level: f64) -> Result<Estimate, MetricError> {
    check_level(level)?;
    check_sample(needs)?;
    let [value] = order_statistics(needs, [rank_of(level, needs.len())]);
    quantile_estimate(needs, value, level)
}

/// Quantiles of type 7 at several probabilities, in their order; values only, for charts of many
/// days. Keep `scratch` between calls to save allocations.
///
/// The answer is empty unless there is a value and all are finite. Probabilities outside 0 to 1
/// are taken as 0 and 1, NaN as 0.
pub fn quantiles_of(values: &[f64], probabilities: &[f64], scratch: &mut Scratch) -> Vec<f64> {
    if check_sample(values).is_err() {
        return Vec::new();
    }
    let within = |p: f64| if p > 0.0 { p.min(1.0) } else { 0.0 };
    let position = |p: &f64| Type7::new(values.len(), within(*p));
    let positions: Vec<Type7> = probabilities.iter().map(position).collect();
    let ranks = positions.iter().flat_map(|position| [position.lower, position.upper]);
    let mut neighbours = Vec::new();
    select(values, &ranks.collect::<Vec<usize>>(), scratch, &mut neighbours);
    let (pairs, _) = neighbours.as_chunks::<2>();
    let join = |(position, [low, high]): (&Type7, &[f64; 2])| position.interpolate(*low, *high);
    positions.iter().zip(pairs).map(join).collect()
}

/// A quantile's estimate around a value found by either definition.
pub(super) fn quantile_estimate(
    values: &[f64],
    value: f64,
    probability: f64,
) -> Result<Estimate, MetricError> {
    let count = values.len();
    let interval = QuantileInterval::of(values, probability);
    let ends = interval.map(|interval| (interval.low.min(value), interval.high.max(value)));
    let std_error = interval.map(|interval| interval.std_error(count));
    let thinner = expected_count(probability.min(1.0 - probability), count);
    let missing = ends.is_none().then_some(Caution::NoIntervalAtThisSize);
    Ok(Estimate::new(value, std_error, ends, count)?
        .with_caution(few_tail_paths(thinner))
        .with_caution(missing))
}

/// Quantile of type 7 of a checked sample at a checked probability.
pub(super) fn type_7(values: &[f64], probability: f64) -> f64 {
    let position = Type7::new(values.len(), probability);
    let [low, high] = order_statistics(values, [position.lower + 1, position.upper + 1]);
    position.interpolate(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_7_as_in_r() {
        // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1)).
        let values = [16.0, 1.0, 8.0, 2.0, 4.0];
        let found = quantiles_of(&values, &[0.0, 0.1, 0.25, 0.5, 0.9, 1.0], &mut Scratch::new());
        let expected = [1.0, 1.4, 2.0, 4.0, 12.8, 16.0];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-15 * expected, "{found}");
        }
        assert_eq!(quantile(&values, 0.9).unwrap().value, found[4]);
        assert_eq!(median(&values).unwrap().value, 4.0);
    }

    #[test]
    fn cash_needed_saves_at_least_the_share_asked_for() {
        let needs: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!(cash_needed(&needs, 0.95).unwrap().value, 19.0);
        assert_eq!(cash_needed(&needs, 0.951).unwrap().value, 20.0);
        assert_eq!(cash_needed(&needs, 0.9).unwrap().value, 18.0);
        assert_eq!(cash_needed(&needs, 0.001).unwrap().value, 1.0);
    }

    #[test]
    fn the_interval_lies_between_two_order_statistics() {
        let values: Vec<f64> = (1..=1000).map(f64::from).collect();
        let interval = median(&values).unwrap().interval.unwrap();
        // Binomial(1000, 1/2): P(B <= 468) = 0.0231, P(B <= 469) = 0.0268.
        assert_eq!((interval.low, interval.high), (469.0, 532.0));
    }

    #[test]
    fn small_samples_say_that_they_have_no_interval() {
        let few = quantile(&[1.0, 2.0], 0.5).unwrap();
        assert_eq!((few.value, few.interval, few.std_error), (1.5, None, None));
        assert!(few.cautions.contains(&Caution::NoIntervalAtThisSize));
        assert!(few.cautions.contains(&Caution::FewTailPaths { tail_paths: 1.0 }));
    }

    #[test]
    fn odd_requests_have_answers() {
        for unusable in [&[][..], &[1.0, f64::NAN], &[f64::INFINITY]] {
            assert!(quantiles_of(unusable, &[0.5], &mut Scratch::new()).is_empty());
        }
        let ends = quantiles_of(&[1.0, 2.0], &[-1.0, 2.0, f64::NAN], &mut Scratch::new());
        assert_eq!(ends, [1.0, 2.0, 1.0]);
        assert!(quantile(&[1.0], 1.5).is_err());
        assert!(cash_needed(&[1.0], 1.0).is_err());
    }
}
