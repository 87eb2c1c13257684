//! Checks of what is handed in: every figure passes its inputs through here first.

use super::error::MetricError;

/// At least one path, fewer than 2^32, all values finite.
pub(super) fn check_sample(values: &[f64]) -> Result<(), MetricError> {
    if values.is_empty() {
        return Err(MetricError::NoPaths);
    }
    if u32::try_from(values.len()).is_err() {
        return Err(MetricError::TooManyPaths);
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(path) => Err(MetricError::NotFinite { path }),
        None => Ok(()),
    }
}

/// Two samples of the same paths: same length, at least one path, all values finite.
pub(super) fn check_pair(a: &[f64], b: &[f64]) -> Result<(), MetricError> {
    check_lengths(a.len(), b.len())?;
    check_sample(a)?;
    check_sample(b)
}

/// At least one column, each a sample over the same `paths` paths.
pub(super) fn check_columns(columns: &[&[f64]], paths: usize) -> Result<(), MetricError> {
    if columns.is_empty() {
        return Err(MetricError::NoColumns);
    }
    columns.iter().try_for_each(|column| {
        check_lengths(paths, column.len())?;
        check_sample(column)
    })
}

/// Both inputs have the same number of entries.
pub(super) fn check_lengths(expected: usize, found: usize) -> Result<(), MetricError> {
    if expected == found { Ok(()) } else { Err(MetricError::LengthsDiffer { expected, found }) }
}

/// A level strictly between 0 and 1.
pub(super) fn check_level(level: f64) -> Result<(), MetricError> {
    if level > 0.0 && level < 1.0 {
        Ok(())
    } else {
        Err(MetricError::ProbabilityOutOfRange { value: level })
    }
}

/// A probability from 0 to 1, both included.
pub(super) fn check_probability(probability: f64) -> Result<(), MetricError> {
    if (0.0..=1.0).contains(&probability) {
        Ok(())
    } else {
        Err(MetricError::ProbabilityOutOfRange { value: probability })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bad_path_is_named() {
        let values = [1.0, f64::NAN, f64::INFINITY];
        assert_eq!(check_sample(&values), Err(MetricError::NotFinite { path: 1 }));
        assert_eq!(check_sample(&[]), Err(MetricError::NoPaths));
    }

    #[test]
    fn levels_and_probabilities_differ_at_the_ends() {
        for end in [0.0, 1.0] {
            assert!(check_level(end).is_err());
            assert!(check_probability(end).is_ok());
        }
        for outside in [-0.1, 1.1, f64::NAN] {
            assert!(check_level(outside).is_err());
            assert!(check_probability(outside).is_err());
        }
    }
}
