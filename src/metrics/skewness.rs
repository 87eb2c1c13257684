//! Intervals for means of skewed numbers.

use super::estimate::CONFIDENCE;
use super::normal::normal_quantile;
use super::sum::{mean_of, mean_value};

/// Below this coefficient the cubic is solved by its first two terms, which is more accurate.
const SMALL: f64 = 1e-6;

/// Ends of the 95% interval of a figure whose influence on each path is `influences` and whose
/// standard error is `error`, corrected for skewness by Hall's cubic transformation (P. Hall 1992,
/// "On the removal of skewness by transformation", Journal of the Royal Statistical Society B 54).
///
/// The worst paths are few and far apart, so the error of a tail mean is skewed; the plain normal
/// interval then misses the truth too often on the side of larger losses.
pub(super) fn skewed_ends(value: f64, error: f64, influences: &[f64]) -> (f64, f64) {
    let reach = normal_quantile(0.5 + CONFIDENCE / 2.0);
    let skew = coefficient(influences);
    let low = value - error * straighten(reach, skew);
    let high = value - error * straighten(-reach, skew);
    (low.min(value), high.max(value))
}

/// Skewness of the numbers divided by the root of their count; zero where they do not vary.
fn coefficient(values: &[f64]) -> f64 {
    let center = mean_value(values);
    let deviation = |path: usize| values[path] - center;
    let variance = mean_of(values.len(), |path| deviation(path) * deviation(path));
    if variance == 0.0 {
        return 0.0;
    }
    // Scaled first, so that the cube of a sum of money stays in range.
    let spread = variance.sqrt();
    let scaled = |path: usize| deviation(path) / spread;
    let cubes = mean_of(values.len(), |path| scaled(path) * scaled(path) * scaled(path));
    cubes / (values.len() as f64).sqrt()
}

/// The standardised error w with w + k w²/3 + k² w³/27 + k/6 = `normal`, for the coefficient k.
fn straighten(normal: f64, skew: f64) -> f64 {
    if skew.abs() < SMALL {
        return normal - skew * (normal * normal / 3.0 + 1.0 / 6.0);
    }
    (cube_root(1.0 + skew * (normal - skew / 6.0)) - 1.0) * 3.0 / skew
}

/// Cube root by Newton's method, from above; only arithmetic, so the bits are the same everywhere.
fn cube_root(number: f64) -> f64 {
    let size = number.abs();
    if size == 0.0 || !size.is_finite() {
        return number;
    }
    let mut root = size.max(1.0);
    loop {
        let next = (2.0 * root + size / root / root) / 3.0;
        if next >= root {
            return root.copysign(number);
        }
        root = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cube_roots() {
        for root in [1e-5, 0.3, 1.0, 1.7, 12.0, -2.5] {
            let found = cube_root(root * root * root);
            assert!((found / root - 1.0).abs() < 1e-15, "{root}: {found}");
        }
        assert_eq!(cube_root(0.0), 0.0);
        assert_eq!(cube_root(f64::INFINITY), f64::INFINITY);
        assert!(cube_root(f64::NAN).is_nan());
        assert!((cube_root(f64::MIN_POSITIVE) / 2.812_644_285_236_262e-103 - 1.0).abs() < 1e-15);
    }

    #[test]
    fn the_cubic_is_solved() {
        for skew in [-0.9, -0.1, 1e-5, 1e-7, 0.0, 0.3, 1.0] {
            for normal in [-1.96, 0.0, 1.96] {
                let w = straighten(normal, skew);
                let cubic = w + skew * w * w / 3.0 + skew * skew * w * w * w / 27.0 + skew / 6.0;
                assert!((cubic - normal).abs() < 1e-10, "{skew} {normal}");
            }
        }
    }

    #[test]
    fn symmetric_numbers_keep_the_normal_interval() {
        let (low, high) = skewed_ends(3.0, 0.5, &[-1.0, 1.0, 2.0, -2.0]);
        let reach = 1.959_963_984_540_054 * 0.5;
        assert!((low - (3.0 - reach)).abs() < 1e-14 && (high - (3.0 + reach)).abs() < 1e-14);
        assert_eq!(skewed_ends(3.0, 0.0, &[5.0; 10]), (3.0, 3.0));
    }

    #[test]
    fn a_long_tail_reaches_further() {
        let mut influences = vec![0.0; 200];
        influences[..5].fill(10.0);
        let (low, high) = skewed_ends(0.0, 1.0, &influences);
        assert!(-1.7 < low && low < 0.0, "{low}");
        assert!(high > 2.5, "{high}");
    }

    #[test]
    fn sums_of_money_do_not_overflow() {
        let small = [0.0, 0.0, 1.0, 3.0];
        let large = coefficient(&small.map(|influence| influence * 1e150));
        assert!((large / coefficient(&small) - 1.0).abs() < 1e-14);
    }
}
