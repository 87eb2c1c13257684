//! Chances: shares of paths, with Wilson's interval.

use serde::Serialize;

use super::error::MetricError;
use super::estimate::{CONFIDENCE, Estimate};
use super::normal::normal_quantile;

/// Share of paths on which something holds, and their number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chance {
    /// Number of paths on which it holds; out of `estimate.sample`.
    pub successes: u64,
    /// The share, between 0 and 1, with Wilson's 95% interval.
    pub estimate: Estimate,
}

/// Chance that a flag holds, from one flag a path.
///
/// The interval is Wilson's (1927). The standard error is the plug-in sqrt(p (1 - p) / N); it is
/// `None` when no path or every path holds, where it would be zero and claim certainty.
///
/// # Errors
/// `NoPaths` for an empty slice.
pub fn chance(holds: &[bool]) -> Result<Chance, MetricError> {
    let successes = holds.iter().filter(|holds| **holds).count();
    chance_of_count(successes as u64, holds.len() as u64)
}

/// Chance from `successes` in `trials`; as [`chance`].
///
/// # Errors
/// `NoPaths` without trials, `MoreSuccessesThanTrials`.
pub fn chance_of_count(successes: u64, trials: u64) -> Result<Chance, MetricError> {
    if trials == 0 {
        return Err(MetricError::NoPaths);
    }
    if successes > trials {
        return Err(MetricError::MoreSuccessesThanTrials { successes, trials });
    }
    let share = successes as f64 / trials as f64;
    let error = (share * (1.0 - share) / trials as f64).sqrt();
    let ends = wilson_ends(share, trials as f64);
    let sample = usize::try_from(trials).unwrap_or(usize::MAX);
    let mut estimate = Estimate::new(share, (error > 0.0).then_some(error), Some(ends), sample)?;
    estimate.cautions.clear(); // Wilson's interval is honest for a single path as well.
    Ok(Chance { successes, estimate })
}

/// Ends of Wilson's interval for a share observed in `trials` trials. The number of trials need
/// not be whole: it may be an effective one.
pub(super) fn wilson_ends(share: f64, trials: f64) -> (f64, f64) {
    let z = normal_quantile(0.5 + CONFIDENCE / 2.0);
    let shrink = z * z / trials;
    let center = share + shrink / 2.0;
    let reach = (shrink * share * (1.0 - share) + shrink * shrink / 4.0).sqrt();
    let low = (center - reach) / (1.0 + shrink);
    let high = (center + reach) / (1.0 + shrink);
    (low.clamp(0.0, share), high.clamp(share, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(successes: u64, trials: u64) -> (f64, f64) {
        let interval = chance_of_count(successes, trials).unwrap().estimate.interval;
        let interval = interval.unwrap();
        (interval.low, interval.high)
    }

    /// Newcombe (1998), *Two-sided confidence intervals for the single proportion*, table I,
    /// method 3.
    #[test]
    fn wilson_as_published() {
        for (successes, trials, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let (found_low, found_high) = ends(successes, trials);
            assert!((found_low - low).abs() <= 5e-5, "{successes}/{trials}");
            assert!((found_high - high).abs() <= 5e-5, "{successes}/{trials}");
        }
    }

    #[test]
    fn none_and_all_are_mirror_images() {
        let (none_low, none_high) = ends(0, 50);
        let (all_low, all_high) = ends(50, 50);
        assert_eq!((none_low, all_high), (0.0, 1.0));
        assert!((none_high - (1.0 - all_low)).abs() < 1e-15);
        // Closed form: z² / (n + z²).
        let squared = 3.841_458_820_694_124;
        assert!((none_high - squared / (50.0 + squared)).abs() < 1e-15);
        assert_eq!(chance(&[false; 5]).unwrap().estimate.std_error, None);
        assert_eq!(chance(&[true; 5]).unwrap().estimate.std_error, None);
    }

    #[test]
    fn a_chance_counts() {
        let found = chance(&[true, false, true, true]).unwrap();
        assert_eq!((found.successes, found.estimate.sample), (3, 4));
        assert_eq!(found.estimate.value, 0.75);
        assert!((found.estimate.std_error.unwrap() - 0.1875_f64.sqrt() / 2.0).abs() < 1e-15);
    }

    #[test]
    fn impossible_counts_are_refused() {
        assert_eq!(chance(&[]), Err(MetricError::NoPaths));
        assert_eq!(
            chance_of_count(3, 2),
            Err(MetricError::MoreSuccessesThanTrials { successes: 3, trials: 2 })
        );
    }
}
