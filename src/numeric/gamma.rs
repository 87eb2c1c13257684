//! Quantiles of the gamma distribution.

use super::exp::exp;
use super::incomplete_gamma::IncompleteGamma;
use super::inversion::RootSearch;
use super::ln_gamma::ln_gamma;
use super::log::ln;
use super::normal::standard_normal_quantile;

/// A first guess for [`gamma_quantile`].
fn guess(shape: f64, p: f64) -> f64 {
    // Wilson and Hilferty (1931): the cube root is nearly normal.
    let ninth = 1.0 / (9.0 * shape);
    let cube_root = 1.0 - ninth + standard_normal_quantile(p) * ninth.sqrt();
    if shape >= 0.5 && cube_root > 0.3 {
        return shape * cube_root * cube_root * cube_root;
    }
    // The first term of the series: P(a, x) is close to x^a / Gamma(a + 1) for small x.
    exp((ln(p) + ln_gamma(shape + 1.0)) / shape)
}

/// The number that a gamma variable of the given shape and unit scale does not exceed with
/// probability p: the inverse of [`regularized_gamma_p`](super::regularized_gamma_p).
///
/// In the logarithm of x both ln P and ln Q are concave (the density of the logarithm of a gamma
/// variable is log-concave), so Newton's method on the smaller of the two converges from
/// anywhere; Halley's correction makes it cubic. `p <= 0` gives 0, `p >= 1` infinity. A result
/// below the smallest positive number (very small shapes) gives 0.
///
/// # Panics
/// In debug builds, if the shape is not a positive finite number or p is NaN.
#[must_use]
pub fn gamma_quantile(shape: f64, p: f64) -> f64 {
    debug_assert!(shape > 0.0 && shape.is_finite() && !p.is_nan());
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let gamma = IncompleteGamma::new(shape);
    let mut search = RootSearch::new(p, shape);
    let mut x = guess(shape, p);
    while !search.is_over() && x >= f64::MIN_POSITIVE {
        x *= exp(search.step(gamma.tails(x), shape - x));
    }
    x
}
