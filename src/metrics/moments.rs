//! Mean, standard deviation and coefficient of variation.

use super::error::MetricError;
use super::estimate::Estimate;
use super::sample::check_sample;
use super::sum::{error_of_mean, mean_of, mean_value, squares_about};

/// Mean of a sample, one value a path, with the normal interval. Unit: that of the values.
///
/// A single path has neither error nor interval.
///
/// # Errors
/// `NoPaths` for an empty slice, `NotFinite` for an infinite value or NaN, `Overflow` when the
/// result cannot be represented.
pub fn mean(values: &[f64]) -> Result<Estimate, MetricError> {
    check_sample(values)?;
    Estimate::normal(mean_value(values), error_of_mean(values), values.len())
}

/// Standard deviation of a sample (divisor N - 1). Unit: that of the values.
///
/// Its error comes from the influence function ((x - m)² - s²) / (2 s). A single path has no
/// spread: the value is 0 without an error.
///
/// # Errors
/// As for [`mean`].
pub fn standard_deviation(values: &[f64]) -> Result<Estimate, MetricError> {
    check_sample(values)?;
    let spread = Spread::of(values);
    let error = spread
        .error_of(values, |squares, _| (squares - spread.variance) / (2.0 * spread.deviation));
    let estimate = Estimate::normal(spread.deviation, error, values.len())?;
    Ok(estimate.clipped(0.0, f64::INFINITY))
}

/// Coefficient of variation: standard deviation divided by the absolute mean. A pure number.
///
/// Its error comes from the influence functions of both parts (delta method).
///
/// # Errors
/// As for [`mean`], and `ZeroMean` when the mean is zero.
pub fn coefficient_of_variation(values: &[f64]) -> Result<Estimate, MetricError> {
    check_sample(values)?;
    let spread = Spread::of(values);
    if spread.mean == 0.0 {
        return Err(MetricError::ZeroMean);
    }
    let ratio = spread.deviation / spread.mean.abs();
    let error = spread.error_of(values, |squares, deviation| {
        let of_deviation = (squares - spread.variance) / (2.0 * spread.variance);
        ratio * (of_deviation - deviation / spread.mean)
    });
    let estimate = Estimate::normal(ratio, error, values.len())?;
    Ok(estimate.clipped(0.0, f64::INFINITY))
}

/// Mean and spread of a sample.
struct Spread {
    mean: f64,
    variance: f64,
    deviation: f64,
}

impl Spread {
    fn of(values: &[f64]) -> Self {
        let mean = mean_value(values);
        let degrees = (values.len().max(2) - 1) as f64;
        let variance = squares_about(values, mean) / degrees;
        Self { mean, variance, deviation: variance.sqrt() }
    }

    /// Standard error of a figure from its influence on each path, as a function of the squared
    /// and the plain deviation from the mean. A constant sample has none to speak of: zero.
    fn error_of(&self, values: &[f64], influence: impl Fn(f64, f64) -> f64) -> Option<f64> {
        if values.len() < 2 || self.variance == 0.0 {
            return (values.len() >= 2).then_some(0.0);
        }
        let paths = values.len() as f64;
        let squares = mean_of(values.len(), |path| {
            let deviation = values[path] - self.mean;
            let influence = influence(deviation * deviation, deviation);
            influence * influence
        });
        Some((squares / paths).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_by_hand() {
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        let mean = mean(&values).unwrap();
        assert_eq!(mean.value, 5.0);
        assert!((mean.std_error.unwrap() - (32.0_f64 / 7.0 / 8.0).sqrt()).abs() < 1e-15);
        let deviation = standard_deviation(&values).unwrap();
        assert!((deviation.value - (32.0_f64 / 7.0).sqrt()).abs() < 1e-15);
        let ratio = coefficient_of_variation(&values).unwrap();
        assert!((ratio.value - (32.0_f64 / 7.0).sqrt() / 5.0).abs() < 1e-15);
    }

    #[test]
    fn large_offsets_do_not_cost_the_variance() {
        let near: Vec<f64> = (0..1000).map(|path| f64::from(path % 10)).collect();
        let far: Vec<f64> = near.iter().map(|value| value + 1e12).collect();
        let (near, far) = (standard_deviation(&near), standard_deviation(&far));
        assert!((near.unwrap().value - far.unwrap().value).abs() < 1e-9);
    }

    #[test]
    fn one_path_has_no_error() {
        for figure in [mean, standard_deviation, coefficient_of_variation] {
            let one = figure(&[3.0]).unwrap();
            assert_eq!((one.std_error, one.interval), (None, None));
            assert_eq!(one.cautions, [super::super::Caution::SinglePath]);
        }
    }

    #[test]
    fn a_ratio_to_zero_is_refused() {
        let zero = coefficient_of_variation(&[-1.0, 1.0]);
        assert_eq!(zero, Err(MetricError::ZeroMean));
    }

    #[test]
    fn sums_beyond_the_largest_number_are_an_error() {
        assert_eq!(mean(&[f64::MAX; 4]), Err(MetricError::Overflow));
        let spread = standard_deviation(&[1e300, -1e300]);
        assert_eq!(spread, Err(MetricError::Overflow));
    }
}
