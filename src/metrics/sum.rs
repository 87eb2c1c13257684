//! Sums with one fixed order: pairwise, over a tree that depends on the count alone.
//!
//! The error of a pairwise sum grows with the logarithm of the count (Higham, *Accuracy and
//! Stability of Numerical Algorithms*, 2nd ed., section 4.2), and the bits depend on nothing else
//! than the terms and their order.

/// Longest run that is added up one term after another.
const RUN: usize = 64;

/// Sum of `term(0) + ... + term(count - 1)`; zero without terms.
pub(super) fn sum_of(count: usize, term: impl Fn(usize) -> f64) -> f64 {
    pairwise(0, count, &term)
}

fn pairwise(start: usize, end: usize, term: &impl Fn(usize) -> f64) -> f64 {
    if end - start <= RUN {
        return (start..end).fold(0.0, |sum, index| sum + term(index));
    }
    let middle = start + (end - start) / 2;
    pairwise(start, middle, term) + pairwise(middle, end, term)
}

/// Mean of `count` terms, at least one: a first mean, corrected by the mean of what is left over,
/// so that equal terms give exactly their value.
pub(super) fn mean_of(count: usize, term: impl Fn(usize) -> f64) -> f64 {
    let paths = count as f64;
    let first = sum_of(count, &term) / paths;
    first + sum_of(count, |index| term(index) - first) / paths
}

/// Mean of the values, of which there is at least one.
pub(super) fn mean_value(values: &[f64]) -> f64 {
    mean_of(values.len(), |path| values[path])
}

/// Sum of squared deviations from `center`.
pub(super) fn squares_about(values: &[f64], center: f64) -> f64 {
    sum_of(values.len(), |path| (values[path] - center) * (values[path] - center))
}

/// Standard error of the mean of the values; `None` for fewer than two.
pub(super) fn error_of_mean(values: &[f64]) -> Option<f64> {
    let paths = values.len() as f64;
    let squares = squares_about(values, mean_value(values));
    (values.len() >= 2).then(|| (squares / (paths - 1.0) / paths).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_sums_to_zero() {
        assert_eq!(sum_of(0, |_| 1.0), 0.0);
    }

    #[test]
    fn small_terms_beside_a_large_one_are_kept() {
        // One after another, each 1 would vanish beside 1e16.
        let sum = sum_of(1_000_001, |index| if index == 0 { 1e16 } else { 1.0 });
        assert!((sum - 1.000_000_000_1e16).abs() <= 64.0);
    }

    #[test]
    fn a_constant_has_exactly_its_mean_and_no_error() {
        for count in [1, 2, 3, 10, 64, 65, 1000, 12_345] {
            let values = vec![0.1; count];
            assert_eq!(mean_value(&values), 0.1);
            assert_eq!(error_of_mean(&values), (count > 1).then_some(0.0));
        }
    }
}
