//! Polynomials with many coefficients, and continued fractions.

/// The polynomial with these ascending coefficients.
///
/// The even and the odd powers are summed side by side, which halves the chain of operations that
/// wait for each other.
#[inline(always)]
pub(super) fn polynomial<const N: usize>(coefficients: &[f64; N], x: f64) -> f64 {
    let square = x * x;
    let mut sums = [0.0, 0.0];
    for n in (0..N).rev() {
        sums[n % 2] = sums[n % 2] * square + coefficients[n];
    }
    sums[0] + x * sums[1]
}

/// The value of the continued fraction `t(1) / (b(1) + t(2) / (b(2) + ...))`, its terms given as
/// a function of their number (called in ascending order).
///
/// Wallis's recurrence (DLMF 1.12.5) for numerators and denominators of the approximants; it stops
/// when two of them agree to the last bits.
#[inline(always)]
pub(super) fn continued_fraction(mut terms: impl FnMut(f64) -> (f64, f64)) -> f64 {
    const LARGE: f64 = 1e100;
    const MOST_TERMS: u32 = 1_000_000;
    let (mut earlier, mut approximant) = ([1.0, 0.0], [0.0, 1.0]);
    for number in 1..MOST_TERMS {
        let (t, b) = terms(f64::from(number));
        let next = [b * approximant[0] + t * earlier[0], b * approximant[1] + t * earlier[1]];
        let (new, old) = (next[0] * approximant[1], approximant[0] * next[1]);
        (earlier, approximant) = (approximant, next);
        if (new - old).abs() <= 2e-16 * new.abs() || new.is_nan() {
            break;
        }
        if next[1].abs() > LARGE {
            for part in earlier.iter_mut().chain(&mut approximant) {
                *part *= 1.0 / LARGE;
            }
        }
    }
    approximant[0] / approximant[1]
}
