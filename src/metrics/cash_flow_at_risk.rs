//! Cash-flow at risk.

use super::error::MetricError;
use super::estimate::Estimate;
use super::influence::Influence;
use super::quantile::type_7;
use super::quantile_interval::QuantileInterval;
use super::tail::Tail;

/// Cash-flow at risk at `level`: how far the lower quantile lies below the median,
/// median - x(ceil((1 - level) N)), which is the median plus the value at risk. Unit: that of the
/// values; not negative for levels from one half up.
///
/// The median is of type 7. The standard error is that of the difference of the influence
/// functions of both quantiles, so that their common movement cancels; the interval is normal.
/// Both are `None`, with a caution, where the sample is too small. Fewer than 30 tail paths bring
/// a caution.
///
/// # Errors
/// `NoPaths`, `NotFinite`; `ProbabilityOutOfRange` unless 0 < level < 1; `Overflow`.
pub fn cash_flow_at_risk(values: &[f64], level: f64) -> Result<Estimate, MetricError> {
    let tail = Tail::of(values, level)?;
    let estimate = cash_flow_at_risk_influence(values, &tail).normal(values.len())?;
    Ok(estimate.with_caution(tail.caution()))
}

/// Cash-flow at risk with the influence of each path.
pub(super) fn cash_flow_at_risk_influence(values: &[f64], tail: &Tail) -> Influence {
    let median = type_7(values, 0.5);
    let slopes =
        QuantileInterval::of(values, 0.5).zip(QuantileInterval::of(values, tail.probability));
    let influences = |(middle, lower): (QuantileInterval, QuantileInterval)| {
        let influence = |value: &f64| {
            middle.influence(*value, median) - lower.influence(*value, tail.threshold)
        };
        values.iter().map(influence).collect()
    };
    Influence { value: median - tail.threshold, per_path: slopes.map(influences) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{median, value_at_risk};

    #[test]
    fn it_is_the_median_plus_the_value_at_risk() {
        let values: Vec<f64> = (0..1000).map(|path| f64::from(path * 37 % 1000)).collect();
        let found = cash_flow_at_risk(&values, 0.95).unwrap();
        let median = median(&values).unwrap().value;
        assert_eq!(found.value, median + value_at_risk(&values, 0.95).unwrap().value);
        assert_eq!(found.value, 450.5);
        // Uniform on 0 to 1000: the variance is 1000² (1/4 + p (1 - p) - 2 p / 2) / N.
        let error = 1000.0 * ((0.25 + 0.0475 - 0.05) / 1000.0_f64).sqrt();
        assert!((found.std_error.unwrap() / error - 1.0).abs() < 2e-3);
    }

    #[test]
    fn a_small_sample_has_no_error() {
        let found = cash_flow_at_risk(&[1.0, 5.0], 0.95).unwrap();
        assert_eq!((found.value, found.std_error, found.interval), (2.0, None, None));
    }
}
