//! Figures given that something happened: the same figures on part of the paths.

use super::error::MetricError;
use super::sample::check_lengths;

/// The values of the paths on which the flag holds, in path order.
///
/// # Errors
/// `LengthsDiffer` unless there is one flag a value.
pub fn paths_where<T: Copy>(values: &[T], holds: &[bool]) -> Result<Vec<T>, MetricError> {
    check_lengths(values.len(), holds.len())?;
    let kept = values.iter().zip(holds).filter(|(_, holds)| **holds);
    Ok(kept.map(|(value, _)| *value).collect())
}

/// A figure of the paths on which the flag holds; `None` where it holds on none.
///
/// ```
/// # use ragam::metrics::{given, mean};
/// let changes = [5.0, -3.0, 4.0, -1.0];
/// let shock_happened = [false, true, false, true];
/// let after_shock = given(&changes, &shock_happened, mean).unwrap();
/// assert_eq!(after_shock.unwrap().value, -2.0);
/// assert!(given(&changes, &[false; 4], mean).unwrap().is_none());
/// ```
///
/// # Errors
/// `LengthsDiffer` unless there is one flag a value, and the errors of the figure.
pub fn given<T: Copy, F>(
    values: &[T],
    holds: &[bool],
    figure: impl FnOnce(&[T]) -> Result<F, MetricError>,
) -> Result<Option<F>, MetricError> {
    let kept = paths_where(values, holds)?;
    if kept.is_empty() {
        return Ok(None);
    }
    figure(&kept).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{chance, value_at_risk};

    #[test]
    fn the_figure_sees_the_kept_paths_only() {
        let values = [1.0, -9.0, 2.0, -5.0];
        let holds = [true, false, true, false];
        let found = given(&values, &holds, |kept| value_at_risk(kept, 0.5)).unwrap().unwrap();
        assert_eq!((found.value, found.sample), (-1.0, 2));
        let flags = given(&holds, &holds, chance).unwrap().unwrap();
        assert_eq!((flags.successes, flags.estimate.sample), (2, 2));
    }

    #[test]
    fn a_missing_flag_is_an_error() {
        assert!(paths_where(&[1.0, 2.0], &[true]).is_err());
    }
}
