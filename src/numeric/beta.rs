//! Quantiles of the beta distribution.

use super::exp::exp;
use super::incomplete_beta::IncompleteBeta;
use super::inversion::RootSearch;
use super::ln_gamma::ln_gamma;
use super::log::ln;
use super::normal::standard_normal_quantile;

/// A first guess of the logit of [`beta_quantile`].
fn guess_logit(a: f64, b: f64, p: f64) -> f64 {
    if a >= 1.0 && b >= 1.0 {
        // Carter's approximation for large shapes (Abramowitz and Stegun 26.5.22).
        let z = standard_normal_quantile(p);
        let (inverse_a, inverse_b) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
        let h = 2.0 / (inverse_a + inverse_b);
        let lambda = (z * z - 3.0) / 6.0;
        let w = -z * (h + lambda).max(0.0).sqrt() / h
            - (inverse_b - inverse_a) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
        return ln(a / b) - 2.0 * w;
    }
    // One of the two power laws at the ends, whichever part holds p.
    let ln_beta = ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b);
    if p * (a + b) < b { (ln(a * p) + ln_beta) / a } else { -(ln(b * (1.0 - p)) + ln_beta) / b }
}

/// The number that a beta variable of shapes a and b does not exceed with probability p.
///
/// In the logit of x both ln P and ln(1 - P) are concave (the density of the logit is
/// log-concave), so Newton's method on the smaller of the two converges from anywhere; Halley's
/// correction makes it cubic. `p <= 0` gives 0, `p >= 1` gives 1.
///
/// # Panics
/// In debug builds, if a shape is not a positive finite number or p is NaN.
#[must_use]
pub fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    debug_assert!(a > 0.0 && a.is_finite() && b > 0.0 && b.is_finite() && !p.is_nan());
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let beta = IncompleteBeta::new(a, b);
    let mut search = RootSearch::new(p, a * b / (a + b));
    let logit = guess_logit(a, b, p).clamp(-700.0, 700.0);
    let mut x = 1.0 / (1.0 + exp(-logit));
    let mut y = 1.0 / (1.0 + exp(logit));
    while !search.is_over() && x >= f64::MIN_POSITIVE && y >= f64::MIN_POSITIVE {
        let moved = x * exp(search.step(beta.tails(x, y), a * y - b * x));
        (x, y) = (moved / (moved + y), y / (moved + y));
    }
    x
}
