//! The regularized incomplete gamma functions.

use super::exp::{exp, exp_m1};
use super::ln_gamma::PoissonKernel;
use super::polynomial::continued_fraction;
use super::temme::{LARGE, temme, temme_applies};

/// A distribution function, its complement and its density at a point; the smaller of the first
/// two is accurate relative to itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tails {
    pub(super) lower: f64,
    pub(super) upper: f64,
    /// The derivative of `lower` by the coordinate in which it is inverted.
    pub(super) density: f64,
}

impl Tails {
    pub(super) fn from_lower(lower: f64, density: f64) -> Self {
        Self { lower, upper: 1.0 - lower, density }
    }

    pub(super) fn from_upper(upper: f64, density: f64) -> Self {
        Self { lower: 1.0 - upper, upper, density }
    }
}

/// The power series (DLMF 8.7.1) of P(a, x), without its front `x^a e^-x / Gamma(a + 1)`; all
/// terms are positive.
fn lower_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0, 1.0, a);
    while term > sum * 1e-17 {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    sum
}

/// Q(a, x) for a < 1 and x < 1, from the series of P in alternating form (DLMF 8.7.3), so that a
/// small Q keeps its relative accuracy. `ln_front` is `ln(x^a / Gamma(a + 1))`.
fn upper_series(a: f64, x: f64, ln_front: f64) -> f64 {
    let (mut power, mut sum, mut n) = (1.0, 0.0, 0.0);
    loop {
        n += 1.0;
        power *= -x / n;
        let term = power / (a + n);
        sum += term;
        if term.abs() <= 1e-17 * sum.abs() {
            break;
        }
    }
    -(exp_m1(ln_front) + exp(ln_front) * a * sum)
}

/// The continued fraction (DLMF 8.9.2, even part) of Q(a, x), without the front
/// `x^a e^-x / Gamma(a)`, for x above a.
fn upper_fraction(a: f64, x: f64) -> f64 {
    continued_fraction(|number| {
        let n = number - 1.0;
        let term = if n == 0.0 { 1.0 } else { n * (a - n) };
        (term, x + 1.0 - a + 2.0 * n)
    })
}

/// The incomplete gamma functions of one parameter a.
#[derive(Clone, Copy, Debug)]
pub(super) struct IncompleteGamma {
    a: f64,
    /// Kept for small a only: for large a it is needed nowhere near the centre.
    kernel: Option<PoissonKernel>,
}

impl IncompleteGamma {
    /// For a finite a > 0.
    pub(super) fn new(a: f64) -> Self {
        let kernel = (a < LARGE).then(|| PoissonKernel::new(a));
        Self { a, kernel }
    }

    /// P(a, x), Q(a, x) and the derivative of P by ln x, for x >= 0.
    pub(super) fn tails(&self, x: f64) -> Tails {
        let a = self.a;
        if x <= 0.0 {
            return Tails::from_lower(0.0, 0.0);
        }
        if x == f64::INFINITY {
            return Tails::from_upper(0.0, 0.0);
        }
        if temme_applies(a, x) {
            return temme(a, x);
        }
        let kernel = self.kernel.unwrap_or_else(|| PoissonKernel::new(a));
        let ln_front = kernel.ln_at(x);
        let front = exp(ln_front);
        if a < 1.0 && x < 1.0 {
            let upper = upper_series(a, x, ln_front + x);
            if upper < 0.5 {
                return Tails::from_upper(upper, a * front);
            }
        }
        // The series converges fast up to here, and the complement loses less than two digits.
        if x < a + 1.0 + 1.5 * a.sqrt() {
            Tails::from_lower(front * lower_series(a, x), a * front)
        } else {
            Tails::from_upper(a * front * upper_fraction(a, x), a * front)
        }
    }
}

/// The probability that a gamma variable of the given shape and unit scale is at most x: the
/// regularized lower incomplete gamma function P(shape, x).
///
/// NaN outside `shape > 0`, `x >= 0`. For shapes from 1e-3 to 1e9, the smaller of P and Q has a
/// relative error below 1e-12, the larger one an absolute error below 1e-14.
#[must_use]
pub fn regularized_gamma_p(shape: f64, x: f64) -> f64 {
    if shape > 0.0 && shape < f64::INFINITY && x >= 0.0 {
        IncompleteGamma::new(shape).tails(x).lower
    } else {
        f64::NAN
    }
}

/// The upper probability Q(shape, x) = 1 - P(shape, x), without cancellation where it is small;
/// see [`regularized_gamma_p`].
#[must_use]
pub fn regularized_gamma_q(shape: f64, x: f64) -> f64 {
    if shape > 0.0 && shape < f64::INFINITY && x >= 0.0 {
        IncompleteGamma::new(shape).tails(x).upper
    } else {
        f64::NAN
    }
}
