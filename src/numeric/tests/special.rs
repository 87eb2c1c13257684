//! Distribution functions.

use proptest::prelude::{prop_assert, proptest};
use statrs::distribution::{Beta, ContinuousCDF, DiscreteCDF, Gamma, Normal, Poisson};
use statrs::function::gamma::ln_gamma as statrs_ln_gamma;

use super::super::{
    ln_gamma, poisson_cdf, regularized_gamma_p, regularized_gamma_q, regularized_incomplete_beta,
    standard_normal_cdf, standard_normal_quantile,
};
use super::references::{BETA, GAMMA, LN_GAMMA, NORMAL_CDF, NORMAL_QUANTILE};
use super::relative_error;

#[test]
fn reference_values_of_the_normal() {
    for &[z, expected] in NORMAL_CDF {
        let value = standard_normal_cdf(z);
        assert!(relative_error(value, expected) < 2e-15, "Phi({z}) = {value}");
    }
    for &[p, expected] in NORMAL_QUANTILE {
        let value = standard_normal_quantile(p);
        assert!(relative_error(value, expected) < 1e-15, "{p}: {value}");
    }
}

#[test]
fn ends_of_the_normal() {
    assert_eq!(standard_normal_cdf(f64::NEG_INFINITY), 0.0);
    assert_eq!(standard_normal_cdf(f64::INFINITY), 1.0);
    assert_eq!(standard_normal_cdf(0.0), 0.5);
    assert_eq!(standard_normal_cdf(-40.0), 0.0);
    assert!(standard_normal_cdf(f64::NAN).is_nan());
    assert_eq!(standard_normal_quantile(0.0), f64::NEG_INFINITY);
    assert_eq!(standard_normal_quantile(1.0), f64::INFINITY);
    assert_eq!(standard_normal_quantile(0.5), 0.0);
    for p in [-1e-300, 1.0 + f64::EPSILON, f64::NAN, f64::INFINITY] {
        assert!(standard_normal_quantile(p).is_nan());
    }
    // The largest and the smallest number that is drawn.
    let extreme = standard_normal_quantile(2f64.powi(-53));
    assert!((extreme + 8.209_536_151_601_387).abs() < 1e-14);
    assert_eq!(standard_normal_quantile(1.0 - 2f64.powi(-53)), -extreme);
}

#[test]
fn reference_values_of_ln_gamma() {
    for &[x, expected] in LN_GAMMA {
        let value = ln_gamma(x);
        assert!(relative_error(value, expected) < 2e-15, "ln Gamma({x}) = {value}");
    }
    assert_eq!((ln_gamma(1.0), ln_gamma(2.0)), (0.0, 0.0));
    assert_eq!((ln_gamma(0.0), ln_gamma(f64::INFINITY)), (f64::INFINITY, f64::INFINITY));
    assert!(ln_gamma(-0.5).is_nan() && ln_gamma(f64::NAN).is_nan());
}

#[test]
fn reference_values_of_the_incomplete_gamma_functions() {
    for &[shape, x, lower, upper] in GAMMA {
        let (p, q) = (regularized_gamma_p(shape, x), regularized_gamma_q(shape, x));
        assert!(relative_error(p, lower) < 3e-14, "P({shape}, {x}) = {p}");
        assert!(relative_error(q, upper) < 3e-14, "Q({shape}, {x}) = {q}");
    }
}

#[test]
fn reference_values_of_the_incomplete_beta_function() {
    for &[a, b, x, lower, upper] in BETA {
        let p = regularized_incomplete_beta(a, b, x);
        assert!(relative_error(p, lower) < 2e-12, "I({a}, {b}, {x}) = {p}");
        // The complement of a tiny x is rounded to one.
        if x > 0.1 {
            let q = regularized_incomplete_beta(b, a, 1.0 - x);
            assert!(relative_error(q, upper) < 2e-12, "1 - I({a}, {b}, {x}) = {q}");
        }
    }
}

#[test]
fn ends_of_the_distributions() {
    assert_eq!(regularized_gamma_p(2.0, 0.0), 0.0);
    assert_eq!(regularized_gamma_q(2.0, 0.0), 1.0);
    assert_eq!(regularized_gamma_p(2.0, f64::INFINITY), 1.0);
    assert_eq!(regularized_gamma_q(2.0, f64::INFINITY), 0.0);
    assert_eq!(regularized_gamma_q(2.0, 1e5), 0.0);
    assert_eq!(regularized_gamma_p(1e6, 1.0), 0.0);
    for (shape, x) in [(0.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (f64::NAN, 1.0), (1.0, f64::NAN)] {
        assert!(regularized_gamma_p(shape, x).is_nan());
        assert!(regularized_gamma_q(shape, x).is_nan());
    }
    assert_eq!(regularized_incomplete_beta(2.0, 3.0, 0.0), 0.0);
    assert_eq!(regularized_incomplete_beta(2.0, 3.0, 1.0), 1.0);
    for (a, b, x) in [(0.0, 1.0, 0.5), (1.0, -1.0, 0.5), (1.0, 1.0, 1.5), (1.0, f64::NAN, 0.5)] {
        assert!(regularized_incomplete_beta(a, b, x).is_nan());
    }
    assert_eq!(poisson_cdf(0.0, 0), 1.0);
    assert!(poisson_cdf(-1.0, 0).is_nan());
}

#[test]
fn known_probabilities() {
    // A lognormal of mean 20 and standard deviation 35 exceeds 50, and falls below 6.
    let variance = f64::ln_1p((35.0f64 / 20.0).powi(2));
    let mean = 20f64.ln() - 0.5 * variance;
    let z = |x: f64| (x.ln() - mean) / variance.sqrt();
    assert!((standard_normal_cdf(-z(50.0)) - 0.08599).abs() < 5e-6);
    assert!((standard_normal_cdf(z(6.0)) - 0.33545).abs() < 5e-6);
    // Gamma variables of shape one are exponential, beta variables of shape one powers.
    for x in [1e-9, 0.1, 1.0, 3.0, 30.0] {
        assert!(relative_error(regularized_gamma_p(1.0, x), -(-x).exp_m1()) < 1e-14);
        assert!(relative_error(regularized_gamma_q(1.0, x), (-x).exp()) < 1e-14);
    }
    for x in [1e-9, 0.1, 0.5, 0.9] {
        let one_7 = -(7.0 * f64::ln_1p(-x)).exp_m1();
        assert!(relative_error(regularized_incomplete_beta(1.0, 7.0, x), one_7) < 1e-13);
        assert!(relative_error(regularized_incomplete_beta(7.0, 1.0, x), x.powi(7)) < 1e-13);
    }
}

#[test]
fn branches_join() {
    // On both sides of every change of method, the values and their slope fit together.
    for a in [0.999, 1.0, 9.999, 10.0, 10.001, 19.999, 20.0, 20.001, 50.0, 1e5] {
        let joints = [1.0, 0.3 * a, 0.6 * a, a + 1.0 + 1.5 * f64::sqrt(a), 1.6 * a, 2.35 * a];
        for x in joints {
            let (below, above) = (x * (1.0 - 1e-10), x * (1.0 + 1e-10));
            for f in [regularized_gamma_p, regularized_gamma_q] {
                let (low, middle, high) = (f(a, below), f(a, x), f(a, above));
                if middle > 1e-300 {
                    let bend = relative_error(0.5 * (low + high), middle);
                    assert!(bend < 1e-13, "{a} {x}: {bend}");
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn the_normal_matches_another_implementation(z in -8.0..8.0, p in 1e-10..1.0) {
        let Ok(normal) = Normal::new(0.0, 1.0) else { unreachable!() };
        prop_assert!((standard_normal_cdf(z) - normal.cdf(z)).abs() < 3e-11);
        prop_assert!((standard_normal_quantile(p) - normal.inverse_cdf(p)).abs() < 1e-7);
        // Round trips: the quantile moves by the error of the probability.
        let back = standard_normal_cdf(standard_normal_quantile(p));
        prop_assert!(relative_error(back, p) < 1e-13);
    }

    #[test]
    fn ln_gamma_matches_another_implementation(x in 1e-3..1e3) {
        prop_assert!((ln_gamma(x) - statrs_ln_gamma(x)).abs() < 1e-11 * (1.0 + x));
        // The recurrence ln Gamma(x + 1) = ln Gamma(x) + ln x.
        let error = ln_gamma(x + 1.0) - ln_gamma(x) - x.ln();
        prop_assert!(error.abs() < 1e-15 * (10.0 + ln_gamma(x + 1.0).abs()));
    }

    #[test]
    fn gamma_and_poisson_match_another_implementation(
        ln_shape in -4.0..6.0, ratio in 0.01..3.0, count in 0u64..200
    ) {
        let shape = f64::exp(ln_shape);
        let (Ok(gamma), Ok(poisson)) = (Gamma::new(shape, 1.0), Poisson::new(shape)) else {
            unreachable!()
        };
        let x = shape * ratio;
        prop_assert!((regularized_gamma_p(shape, x) - gamma.cdf(x)).abs() < 1e-9);
        prop_assert!((regularized_gamma_q(shape, x) - gamma.sf(x)).abs() < 1e-9);
        prop_assert!((poisson_cdf(shape, count) - poisson.cdf(count)).abs() < 1e-9);
    }

    #[test]
    fn beta_matches_another_implementation(ln_a in -2.0..5.0, ln_b in -2.0..5.0, x in 0.0..1.0) {
        let (a, b) = (f64::exp(ln_a), f64::exp(ln_b));
        let Ok(beta) = Beta::new(a, b) else { unreachable!() };
        prop_assert!((regularized_incomplete_beta(a, b, x) - beta.cdf(x)).abs() < 1e-9);
        let mirrored = regularized_incomplete_beta(b, a, 1.0 - x);
        prop_assert!((regularized_incomplete_beta(a, b, x) + mirrored - 1.0).abs() < 1e-13);
    }
}
