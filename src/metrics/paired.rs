//! Differences between two mixes or plans that lived through the same draws.
//!
//! Both samples hold the same paths in the same order, so what hits both alike cancels: the error
//! of a difference comes from the difference of the influences, path by path. Two identical
//! samples differ by exactly zero, with an error of zero.

use super::cash_flow_at_risk::cash_flow_at_risk_influence;
use super::error::MetricError;
use super::estimate::{Caution, Estimate};
use super::expected_shortfall::expected_shortfall_influence;
use super::influence::Influence;
use super::order::order_statistics;
use super::quantile::type_7;
use super::quantile_interval::QuantileInterval;
use super::rank::{expected_count, rank_of};
use super::sample::{check_lengths, check_level, check_pair, check_probability};
use super::sum::mean_value;
use super::tail::{Tail, few_tail_paths};
use super::value_at_risk::value_at_risk_influence;

/// Below this many paths that differ, a difference of chances carries a caution.
const FEW_DIFFERING_PATHS: usize = 30;

/// Mean of `a - b` over the paths, with the error of the paired difference. Unit: that of the
/// values.
///
/// # Errors
/// `LengthsDiffer`, `NoPaths`, `NotFinite`, `Overflow`.
pub fn mean_difference(a: &[f64], b: &[f64]) -> Result<Estimate, MetricError> {
    check_pair(a, b)?;
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let influence = Influence { value: mean_value(&differences), per_path: Some(differences) };
    influence.normal(a.len())
}

/// Difference of quantiles of type 7 at `probability`, `a` less `b`, with its paired error.
///
/// # Errors
/// As for [`mean_difference`], and `ProbabilityOutOfRange` outside 0 to 1.
pub fn quantile_difference(
    a: &[f64],
    b: &[f64],
    probability: f64,
) -> Result<Estimate, MetricError> {
    check_probability(probability)?;
    check_pair(a, b)?;
    quantile_like_difference(a, b, probability, |values| type_7(values, probability))
}

/// Difference of cash needed (see [`cash_needed`](super::cash_needed)) at `level`, `a` less `b`,
/// with its paired error.
///
/// # Errors
/// As for [`mean_difference`], and `ProbabilityOutOfRange` unless 0 < level < 1.
pub fn cash_needed_difference(a: &[f64], b: &[f64], level: f64) -> Result<Estimate, MetricError> {
    check_level(level)?;
    check_pair(a, b)?;
    quantile_like_difference(a, b, level, |needs| {
        let [need] = order_statistics(needs, [rank_of(level, needs.len())]);
        need
    })
}

/// Difference of values at risk at `level`, `a` less `b`, with its paired error.
///
/// # Errors
/// As for [`cash_needed_difference`].
pub fn value_at_risk_difference(a: &[f64], b: &[f64], level: f64) -> Result<Estimate, MetricError> {
    tail_difference(a, b, level, value_at_risk_influence)
}

/// Difference of expected shortfalls at `level`, `a` less `b`, with its paired error.
///
/// # Errors
/// As for [`cash_needed_difference`].
pub fn expected_shortfall_difference(
    a: &[f64],
    b: &[f64],
    level: f64,
) -> Result<Estimate, MetricError> {
    tail_difference(a, b, level, expected_shortfall_influence)
}

/// Difference of cash flows at risk at `level`, `a` less `b`, with its paired error.
///
/// # Errors
/// As for [`cash_needed_difference`].
pub fn cash_flow_at_risk_difference(
    a: &[f64],
    b: &[f64],
    level: f64,
) -> Result<Estimate, MetricError> {
    tail_difference(a, b, level, cash_flow_at_risk_influence)
}

/// Difference of two chances, `a` less `b`, from flags on the same paths, with its paired error.
///
/// Only the paths on which the two disagree matter; fewer than 30 of them bring a caution, because
/// the normal interval is rough then.
///
/// # Errors
/// `LengthsDiffer`, `NoPaths`.
pub fn chance_difference(a: &[bool], b: &[bool]) -> Result<Estimate, MetricError> {
    check_lengths(a.len(), b.len())?;
    let number = |holds: &bool| if *holds { 1.0 } else { 0.0 };
    let numbers = |flags: &[bool]| flags.iter().map(number).collect::<Vec<f64>>();
    let differing = a.iter().zip(b).filter(|(a, b)| a != b).count();
    let estimate = mean_difference(&numbers(a), &numbers(b))?;
    Ok(estimate.clipped(-1.0, 1.0).with_caution(few_differing_paths(differing)))
}

/// The caution for this many paths that tell chances apart.
pub(super) fn few_differing_paths(differing: usize) -> Option<Caution> {
    let few = (1..FEW_DIFFERING_PATHS).contains(&differing);
    few.then_some(Caution::FewDifferingPaths { differing_paths: differing as u64 })
}

/// A quantile with the influence of each path.
pub(super) fn quantile_influence(values: &[f64], value: f64, probability: f64) -> Influence {
    let slope = QuantileInterval::of(values, probability);
    let influences = |slope: QuantileInterval| {
        let influence = |other: &f64| slope.influence(*other, value);
        values.iter().map(influence).collect()
    };
    Influence { value, per_path: slope.map(influences) }
}

fn tail_difference(
    a: &[f64],
    b: &[f64],
    level: f64,
    figure: impl Fn(&[f64], &Tail) -> Influence,
) -> Result<Estimate, MetricError> {
    check_pair(a, b)?;
    let (tail_a, tail_b) = (Tail::of(a, level)?, Tail::of(b, level)?);
    if a == b {
        return no_difference(a.len());
    }
    let influence = figure(a, &tail_a).minus(&figure(b, &tail_b));
    Ok(influence.normal(a.len())?.with_caution(tail_a.caution()))
}

/// The difference of quantile-like figures `value` of both samples.
fn quantile_like_difference(
    a: &[f64],
    b: &[f64],
    probability: f64,
    value: impl Fn(&[f64]) -> f64,
) -> Result<Estimate, MetricError> {
    if a == b {
        return no_difference(a.len());
    }
    let of = |values: &[f64]| quantile_influence(values, value(values), probability);
    let thinner = expected_count(probability.min(1.0 - probability), a.len());
    let estimate = of(a).minus(&of(b)).normal(a.len())?;
    Ok(estimate.with_caution(few_tail_paths(thinner)))
}

/// Identical samples differ by zero for certain, even where they are too small for an error.
fn no_difference(sample: usize) -> Result<Estimate, MetricError> {
    Estimate::normal(0.0, Some(0.0), sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Difference = fn(&[f64], &[f64], f64) -> Result<Estimate, MetricError>;

    const DIFFERENCES: [Difference; 5] = [
        quantile_difference,
        cash_needed_difference,
        value_at_risk_difference,
        expected_shortfall_difference,
        cash_flow_at_risk_difference,
    ];

    fn wave(count: u32, step: u32) -> Vec<f64> {
        (0..count).map(|path| f64::from(path * step % 1009)).collect()
    }

    #[test]
    fn a_shift_is_known_without_error() {
        let a = wave(1009, 17);
        let b: Vec<f64> = a.iter().map(|value| value - 256.0).collect();
        let mean = mean_difference(&a, &b).unwrap();
        assert_eq!((mean.value, mean.std_error), (256.0, Some(0.0)));
        for (figure, expected) in DIFFERENCES.iter().zip([256.0, 256.0, -256.0, -256.0, 0.0]) {
            let found = figure(&a, &b, 0.95).unwrap();
            assert_eq!((found.value, found.std_error), (expected, Some(0.0)));
        }
    }

    #[test]
    fn identical_samples_differ_by_nothing_at_any_size() {
        for count in [1, 2, 50, 1000] {
            let a = wave(count, 31);
            for figure in DIFFERENCES {
                let found = figure(&a, &a, 0.95).unwrap();
                assert_eq!((found.value, found.std_error), (0.0, Some(0.0)));
            }
        }
        let a = wave(1000, 31);
        let mean = mean_difference(&a, &a).unwrap();
        assert_eq!((mean.value, mean.std_error), (0.0, Some(0.0)));
    }

    #[test]
    fn small_samples_that_differ_have_no_error() {
        for figure in DIFFERENCES {
            let found = figure(&[1.0, 2.0], &[2.0, 1.0], 0.95).unwrap();
            assert_eq!((found.std_error, found.interval), (None, None));
            assert!(found.cautions.contains(&Caution::NoIntervalAtThisSize));
        }
    }

    #[test]
    fn chances_differ_by_the_paths_that_disagree() {
        let a = [true, true, false, true];
        let b = [true, false, true, false];
        let found = chance_difference(&a, &b).unwrap();
        assert_eq!(found.value, 0.25);
        // Differences 0, 1, -1, 1: variance (3 - 4/16) / 3.
        let error = ((3.0 - 0.25) / 3.0 / 4.0_f64).sqrt();
        assert!((found.std_error.unwrap() - error).abs() < 1e-15);
        assert_eq!(found.cautions, [Caution::FewDifferingPaths { differing_paths: 3 }]);
        let same = chance_difference(&a, &a).unwrap();
        assert_eq!((same.value, same.std_error), (0.0, Some(0.0)));
        assert!(same.cautions.is_empty());
    }

    #[test]
    fn unequal_lengths_are_refused() {
        let expected = MetricError::LengthsDiffer { expected: 1, found: 2 };
        assert_eq!(mean_difference(&[1.0], &[1.0, 2.0]), Err(expected));
        assert_eq!(chance_difference(&[true], &[true, true]), Err(expected));
        assert_eq!(chance_difference(&[], &[]), Err(MetricError::NoPaths));
    }
}
