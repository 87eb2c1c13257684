//! Expected shortfall.

use super::error::MetricError;
use super::estimate::Estimate;
use super::influence::Influence;
use super::sum::sum_of;
use super::tail::Tail;

/// Expected shortfall of a change of cash (a loss is negative) at `level`: minus the mean of the
/// worst (1 - level) of probability, the path at the boundary counting in part (Acerbi and Tasche
/// 2002). Unit: that of the values; positive for a loss; never below the value at risk.
///
/// Computed as VaR + sum((VaR-quantile - x)+) / ((1 - level) N), which is the same mean. The
/// standard error is that of the influence function (q - x)+ / (1 - level); the interval is normal
/// after Hall's transformation, which takes out the skewness of a tail mean and reaches further to
/// the side of larger losses. Both are `None`, with a caution, where fewer than two paths make up
/// the tail. Fewer than 30 tail paths bring a caution.
///
/// # Errors
/// `NoPaths`, `NotFinite`; `ProbabilityOutOfRange` unless 0 < level < 1; `Overflow`.
pub fn expected_shortfall(values: &[f64], level: f64) -> Result<Estimate, MetricError> {
    let tail = Tail::of(values, level)?;
    let estimate = expected_shortfall_influence(values, &tail).skewed(values.len())?;
    Ok(estimate.with_caution(tail.caution()))
}

/// Expected shortfall with the influence of each path.
pub(super) fn expected_shortfall_influence(values: &[f64], tail: &Tail) -> Influence {
    let beyond = sum_of(values.len(), |path| tail.shortfall(values[path]));
    let scale = values.len() as f64 / tail.paths;
    let influence = |value: &f64| tail.shortfall(*value) * scale;
    Influence {
        value: beyond / tail.paths - tail.threshold,
        per_path: (tail.paths >= 2.0).then(|| values.iter().map(influence).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Caution;

    #[test]
    fn the_boundary_path_is_split() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        // Worst 25% of ten: 1, 2 and half of 3.
        let found = expected_shortfall(&values, 0.75).unwrap().value;
        assert!((found - -(1.0 + 2.0 + 1.5) / 2.5).abs() < 1e-15);
        assert_eq!(expected_shortfall(&values, 0.8).unwrap().value, -1.5);
    }

    #[test]
    fn weights_and_shortfalls_give_the_same_mean() {
        let values: Vec<f64> = (0..999).map(|path| f64::from(path * path % 101)).collect();
        for level in [0.5, 0.9, 0.95, 0.99] {
            let tail = Tail::of(&values, level).unwrap();
            let weights = tail.weights(&values);
            let weighted = sum_of(values.len(), |path| weights[path] * values[path]);
            let found = expected_shortfall(&values, level).unwrap().value;
            assert!((found + weighted / tail.paths).abs() < 1e-12, "{level}");
        }
    }

    #[test]
    fn less_than_one_path_is_the_worst_path_without_an_error() {
        let found = expected_shortfall(&[4.0, -7.0, 1.0], 0.99).unwrap();
        assert_eq!((found.value, found.std_error), (7.0, None));
        assert!(found.cautions.contains(&Caution::NoIntervalAtThisSize));
    }
}
