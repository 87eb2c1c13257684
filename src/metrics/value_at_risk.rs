//! Value at risk.

use super::error::MetricError;
use super::estimate::Estimate;
use super::influence::Influence;
use super::quantile::quantile_estimate;
use super::quantile_interval::QuantileInterval;
use super::tail::Tail;

/// Value at risk of a change of cash (a loss is negative) at `level`: minus the lower empirical
/// quantile, -x(ceil((1 - level) N)). Unit: that of the values; positive for a loss.
///
/// The interval lies between two order statistics with exact binomial confidence, whatever the
/// distribution; the standard error is the width of the same interval scaled to one standard
/// deviation (Woodruff 1952). Both are `None`, with a caution, where the sample is too small.
/// Fewer than 30 tail paths bring a caution.
///
/// # Errors
/// `NoPaths`, `NotFinite`; `ProbabilityOutOfRange` unless 0 < level < 1; `Overflow`.
pub fn value_at_risk(values: &[f64], level: f64) -> Result<Estimate, MetricError> {
    let tail = Tail::of(values, level)?;
    let quantile = quantile_estimate(values, tail.threshold, tail.probability)?;
    let ends = quantile.interval.map(|interval| (-interval.high, -interval.low));
    let mut estimate = Estimate::new(-quantile.value, quantile.std_error, ends, values.len())?;
    estimate.cautions = quantile.cautions;
    Ok(estimate)
}

/// Value at risk with the influence of each path.
pub(super) fn value_at_risk_influence(values: &[f64], tail: &Tail) -> Influence {
    let slope = QuantileInterval::of(values, tail.probability);
    let influences = |slope: QuantileInterval| {
        let influence = |value: &f64| -slope.influence(*value, tail.threshold);
        values.iter().map(influence).collect()
    };
    Influence { value: -tail.threshold, per_path: slope.map(influences) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Caution;

    #[test]
    fn the_rank_is_exact() {
        let values: Vec<f64> = (1..=10_000).map(f64::from).collect();
        assert_eq!(value_at_risk(&values, 0.95).unwrap().value, -500.0);
        assert_eq!(value_at_risk(&values, 0.99).unwrap().value, -100.0);
        assert_eq!(value_at_risk(&values, 0.9).unwrap().value, -1000.0);
        assert_eq!(value_at_risk(&values[..9_999], 0.95).unwrap().value, -500.0);
    }

    #[test]
    fn the_interval_is_turned_with_the_sign() {
        let values: Vec<f64> = (1..=1000).map(|value| -f64::from(value)).collect();
        let found = value_at_risk(&values, 0.95).unwrap();
        let interval = found.interval.unwrap();
        assert!(interval.low < found.value && found.value < interval.high);
        assert!(found.std_error.unwrap() > 0.0);
        assert!(found.cautions.is_empty());
    }

    #[test]
    fn a_loss_raises_the_value_at_risk() {
        let values: Vec<f64> = (1..=1000).map(|value| 500.0 - f64::from(value)).collect();
        let tail = Tail::of(&values, 0.95).unwrap();
        let influence = value_at_risk_influence(&values, &tail).per_path.unwrap();
        assert!(influence[999] > 0.0 && influence[0] < 0.0);
    }

    #[test]
    fn a_small_sample_warns() {
        let found = value_at_risk(&[3.0], 0.95).unwrap();
        assert_eq!(found.value, -3.0);
        assert!(found.cautions.contains(&Caution::SinglePath));
        assert!(found.cautions.contains(&Caution::NoIntervalAtThisSize));
    }
}
