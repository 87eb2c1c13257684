//! The shape of every figure: a value, its error, its interval and its cautions.

use serde::Serialize;

use super::error::MetricError;
use super::normal::normal_quantile;

/// Confidence of every interval in this module.
pub const CONFIDENCE: f64 = 0.95;

/// The level of value at risk and expected shortfall that sentences, charts and searches look at:
/// the worst 1 in 20.
pub const TAIL_LEVEL: f64 = 0.95;

/// Two-sided confidence interval, in the unit of the value it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end, never below `low`.
    pub high: f64,
    /// Probability with which such an interval covers the truth.
    pub confidence: f64,
}

/// Something the reader of a figure has to know, as data.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// Fewer than 30 paths lie beyond the level: the figure and its error are rough.
    FewTailPaths {
        /// Paths beyond the level, (1 - level) · N; may be a fraction.
        tail_paths: f64,
    },
    /// The sample is too small for an interval that assumes nothing about the distribution.
    NoIntervalAtThisSize,
    /// A single path says nothing about the spread.
    SinglePath,
    /// Fewer than 30 paths tell the two samples apart: the error of the difference is rough.
    FewDifferingPaths {
        /// Paths on which the two samples disagree.
        differing_paths: u64,
    },
    /// The upper end of the interval lies beyond the horizon.
    UpperEndBeyondHorizon,
    /// An end of the interval lies beyond the points that were computed; it is cut there.
    EndBeyondThePoints,
}

/// A figure with its uncertainty from the finite number of paths.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// The figure itself.
    pub value: f64,
    /// Standard error, in the unit of the value; `None` where it cannot be estimated.
    pub std_error: Option<f64>,
    /// 95% interval; `None` where the sample allows none.
    pub interval: Option<Interval>,
    /// Number of paths used.
    pub sample: u64,
    /// What the reader has to know; empty for most figures.
    pub cautions: Vec<Caution>,
}

impl Estimate {
    /// A figure with the normal interval `value ± z · std_error`.
    ///
    /// # Errors
    /// `Overflow` when the value or its error is not finite.
    pub(super) fn normal(
        value: f64,
        std_error: Option<f64>,
        sample: usize,
    ) -> Result<Self, MetricError> {
        let reach = normal_quantile(0.5 + CONFIDENCE / 2.0);
        let ends = std_error.map(|error| (value - reach * error, value + reach * error));
        Self::new(value, std_error, ends, sample)
    }

    /// A figure with the ends of an interval from elsewhere.
    ///
    /// # Errors
    /// `Overflow` when any of the numbers is not finite.
    pub(super) fn new(
        value: f64,
        std_error: Option<f64>,
        ends: Option<(f64, f64)>,
        sample: usize,
    ) -> Result<Self, MetricError> {
        let (low, high) = ends.unwrap_or((value, value));
        let numbers = [value, std_error.unwrap_or(0.0), low, high];
        if numbers.iter().any(|number| !number.is_finite()) {
            return Err(MetricError::Overflow);
        }
        let mut cautions = Vec::new();
        if sample == 1 {
            cautions.push(Caution::SinglePath);
        }
        Ok(Self {
            value: unsigned_zero(value),
            std_error,
            interval: ends.map(|(low, high)| Interval {
                low: unsigned_zero(low),
                high: unsigned_zero(high),
                confidence: CONFIDENCE,
            }),
            sample: sample as u64,
            cautions,
        })
    }

    /// The same figure with its interval cut to the range the quantity can take.
    pub(super) fn clipped(mut self, least: f64, most: f64) -> Self {
        if let Some(interval) = &mut self.interval {
            interval.low = interval.low.max(least).min(self.value);
            interval.high = interval.high.min(most).max(self.value);
        }
        self
    }

    /// The same figure with one more caution, if there is one.
    pub(super) fn with_caution(mut self, caution: Option<Caution>) -> Self {
        self.cautions.extend(caution);
        self
    }
}

/// Minus zero becomes zero, so that no table shows "-0".
fn unsigned_zero(value: f64) -> f64 {
    value + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negative_zero_never_shows() {
        let estimate = Estimate::normal(-0.0, Some(0.0), 5).unwrap();
        assert!(estimate.value.is_sign_positive());
        assert!(estimate.interval.unwrap().low.is_sign_positive());
    }

    #[test]
    fn an_overflow_is_an_error() {
        let big = Estimate::normal(f64::MAX, Some(f64::MAX), 5);
        assert_eq!(big, Err(MetricError::Overflow));
        assert_eq!(Estimate::normal(f64::INFINITY, None, 5), Err(MetricError::Overflow));
    }

    #[test]
    fn cautions_are_data() {
        let json = serde_json::to_string(&Caution::FewTailPaths { tail_paths: 12.5 }).unwrap();
        assert_eq!(json, r#"{"few_tail_paths":{"tail_paths":12.5}}"#);
    }
}
