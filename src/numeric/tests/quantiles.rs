//! Inverse distribution functions.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::super::{
    StreamKey, beta_quantile, gamma_quantile, poisson_cdf, poisson_quantile, regularized_gamma_p,
    regularized_gamma_q, regularized_incomplete_beta,
};
use super::{KOLMOGOROV_LIMIT, kolmogorov_smirnov, relative_error};

/// Probabilities from one end to the other; the last is the largest below one.
const PROBABILITIES: [f64; 15] = [
    1e-300,
    1e-30,
    1.110_223_024_625_156_5e-16,
    1e-10,
    1e-5,
    1e-2,
    0.3,
    0.499_999,
    0.5,
    0.500_001,
    0.7,
    0.99,
    1.0 - 1e-6,
    1.0 - 1e-12,
    1.0 - f64::EPSILON / 2.0,
];

const SHAPES: [f64; 16] =
    [1e-3, 1e-2, 0.1, 0.5, 0.9, 1.0, 1.1, 2.0, 7.0 / 3.0, 9.9, 19.9, 20.1, 300.0, 1e4, 1e5, 1e6];

/// Whether a distribution function crosses p within a few roundings of x, given the function or
/// its complement.
fn crosses(p: f64, x: f64, lower: impl Fn(f64) -> f64, upper: impl Fn(f64) -> f64) -> bool {
    let (below, above) = (x * (1.0 - 1e-15), x * (1.0 + 1e-15));
    const SLACK: f64 = 4e-12;
    if p <= 0.5 {
        lower(below) <= p * (1.0 + SLACK) && lower(above) >= p * (1.0 - SLACK)
    } else {
        let q = 1.0 - p;
        upper(below) >= q * (1.0 - SLACK) && upper(above) <= q * (1.0 + SLACK)
    }
}

#[test]
fn gamma_quantiles_invert_the_distribution_function() {
    for shape in SHAPES {
        for p in PROBABILITIES {
            let x = gamma_quantile(shape, p);
            let lower = |x| regularized_gamma_p(shape, x);
            let upper = |x| regularized_gamma_q(shape, x);
            // A quantile below all numbers is zero.
            let vanishes = x < f64::MIN_POSITIVE && lower(f64::MIN_POSITIVE) >= p;
            assert!(vanishes || crosses(p, x, lower, upper), "{shape} {p}: {x}");
        }
        assert_eq!(gamma_quantile(shape, 0.0), 0.0);
        assert_eq!(gamma_quantile(shape, 1.0), f64::INFINITY);
    }
}

#[test]
fn beta_quantiles_invert_the_distribution_function() {
    for a in SHAPES {
        for b in SHAPES {
            for p in PROBABILITIES {
                let x = beta_quantile(a, b, p);
                assert!((0.0..=1.0).contains(&x));
                let lower = |x| regularized_incomplete_beta(a, b, f64::min(x, 1.0));
                // For small x the complement of x is rounded, that of the value is not small.
                let upper = |x| match f64::max(1.0 - x, 0.0) {
                    y if y > 0.999 => 1.0 - lower(x),
                    y => regularized_incomplete_beta(b, a, y),
                };
                let vanishes = x < f64::MIN_POSITIVE && lower(f64::MIN_POSITIVE) >= p;
                assert!(vanishes || crosses(p, x, lower, upper), "{a} {b} {p}: {x}");
            }
            assert_eq!(beta_quantile(a, b, 0.0), 0.0);
            assert_eq!(beta_quantile(a, b, 1.0), 1.0);
        }
    }
}

#[test]
fn published_quantiles() {
    // Chi-square tables: twice a gamma variable of half the degrees of freedom.
    for (freedom, p, expected) in [(1.0, 0.95, 3.841), (10.0, 0.95, 18.307), (10.0, 0.05, 3.940)] {
        let value = 2.0 * gamma_quantile(0.5 * freedom, p);
        assert!((value - expected).abs() < 5e-4, "{freedom} {p}: {value}");
    }
    // Medians of symmetric beta distributions, and an arcsine quartile: sin^2(pi / 8).
    for a in [0.5, 1.0, 3.0, 1e5] {
        assert!((beta_quantile(a, a, 0.5) - 0.5).abs() < 1e-15);
    }
    let quartile = (std::f64::consts::PI / 8.0).sin().powi(2);
    assert!((beta_quantile(0.5, 0.5, 0.25) - quartile).abs() < 1e-15);
    // Poisson(10): P(X <= 14) = 0.916542 and P(X <= 15) = 0.951260.
    assert!((poisson_cdf(10.0, 14) - 0.916_541_5).abs() < 5e-8);
    assert!((poisson_cdf(10.0, 15) - 0.951_259_6).abs() < 5e-8);
    assert_eq!(poisson_quantile(10.0, 0.95), 15);
    assert_eq!(poisson_quantile(10.0, 0.916), 14);
    assert_eq!(poisson_quantile(10.0, 0.5), 10);
}

#[test]
fn pert_has_its_mean_and_standard_deviation() {
    // PERT(5, 20, 50): shapes 1 + 4 * 15 / 45 and 1 + 4 * 30 / 45.
    let count = 200_000;
    let draws = (0..count).map(|i| {
        let p = (f64::from(i) + 0.5) / f64::from(count);
        5.0 + 45.0 * beta_quantile(7.0 / 3.0, 11.0 / 3.0, p)
    });
    let (sum, squares) = draws.fold((0.0, 0.0), |(sum, squares), x| (sum + x, squares + x * x));
    let mean = sum / f64::from(count);
    let sd = (squares / f64::from(count) - mean * mean).sqrt();
    assert!((mean - 22.5).abs() < 1e-5, "{mean}");
    assert!((sd - 8.291_56).abs() < 1e-5, "{sd}");
}

#[test]
fn poisson_quantiles_are_the_smallest_counts_that_reach_the_probability() {
    for mean in [1e-12, 1e-3, 0.5, 5.0, 19.99, 20.01, 25.0, 100.0, 3e3, 1e6, 3.3e7, 1e9] {
        for u in PROBABILITIES {
            let count = poisson_quantile(mean, u);
            // The upper tail, for u close to one.
            let more = |count: u64| regularized_gamma_p(count as f64 + 1.0, mean);
            let reached = |count: u64, slack: f64| {
                if u <= 0.5 {
                    poisson_cdf(mean, count) >= u * (1.0 - slack)
                } else {
                    more(count) <= (1.0 - u) * (1.0 + slack)
                }
            };
            assert!(reached(count, 1e-13), "{mean} {u}: {count}");
            assert!(count == 0 || !reached(count - 1, -1e-13), "{mean} {u}: {count}");
        }
        assert_eq!(poisson_quantile(mean, 0.0), 0);
        assert_eq!(poisson_quantile(mean, 1.0), u64::MAX);
    }
    assert_eq!(poisson_quantile(0.0, 0.999_999), 0);
}

#[test]
fn poisson_quantiles_of_large_means() {
    // Against sums of 200-bit arithmetic.
    assert_eq!(poisson_quantile(3_288_531.275_484_334_7, 0.999_997_721_434_738_8), 3_296_848);
    assert_eq!(poisson_quantile(4_354_572.184_106_695, 0.999_997_955_486_194_6), 4_354_572 + 9_617);
}

#[test]
fn compound_poisson_gamma_has_its_published_tail() {
    // Poisson(10) orders of Gamma(2, 1): the sum of n orders is Gamma(2 n).
    let above = |x: f64| -> f64 {
        let one = |count: u64| poisson_cdf(10.0, count) - poisson_cdf(10.0, count - 1);
        (1..80).map(|n| one(n) * regularized_gamma_q(2.0 * n as f64, x)).sum()
    };
    for (x, tail) in [(30.2959, 0.1), (33.7942, 0.05), (40.8118, 0.01)] {
        assert!((above(x) - tail).abs() < 2e-6, "{x}: {}", above(x));
    }
    // The same by drawing, with one uniform for the count and one for the value.
    let key = StreamKey::new(99, 1);
    let draw = |path| {
        let [u, v] = key.uniforms(path, 0);
        let count = poisson_quantile(10.0, u);
        if count == 0 { 0.0 } else { gamma_quantile(2.0 * count as f64, v) }
    };
    let draws: Vec<f64> = (0..100_000).map(draw).collect();
    let beyond = draws.iter().filter(|&&x| x > 33.7942).count() as f64;
    assert!((beyond - 5_000.0).abs() < 5.0 * f64::sqrt(5_000.0 * 0.95), "{beyond}");
    let mean = draws.iter().sum::<f64>() / 1e5;
    // Variance of the sum: 10 * E[order^2] = 60.
    assert!((mean - 20.0).abs() < 5.0 * (60.0f64 / 1e5).sqrt(), "{mean}");
}

#[test]
fn draws_by_inversion_follow_their_distribution() {
    let key = StreamKey::new(7, 7);
    let draws = |quantile: &dyn Fn(f64) -> f64| -> Vec<f64> {
        (0..20_000).map(|path| quantile(key.uniform(path, 3))).collect()
    };
    for (a, b) in [(0.5, 0.7), (7.0 / 3.0, 11.0 / 3.0), (40.0, 3.0)] {
        let sample = draws(&|u| beta_quantile(a, b, u));
        let distance = kolmogorov_smirnov(sample, |x| regularized_incomplete_beta(a, b, x));
        assert!(distance < KOLMOGOROV_LIMIT, "beta {a} {b}");
    }
    for shape in [0.3, 4.0, 60.0] {
        let sample = draws(&|u| gamma_quantile(shape, u));
        let distance = kolmogorov_smirnov(sample, |x| regularized_gamma_p(shape, x));
        assert!(distance < KOLMOGOROV_LIMIT, "gamma {shape}");
    }
}

proptest! {
    #[test]
    fn quantiles_rise_with_the_probability(
        ln_a in -5.0..12.0, ln_b in -5.0..12.0, p in 0.0..1.0, more in 1e-9..0.1
    ) {
        let (a, b, higher) = (f64::exp(ln_a), f64::exp(ln_b), f64::min(p + more, 1.0));
        prop_assert!(gamma_quantile(a, p) <= gamma_quantile(a, higher));
        prop_assert!(beta_quantile(a, b, p) <= beta_quantile(a, b, higher));
        prop_assert!(poisson_quantile(a, p) <= poisson_quantile(a, higher));
    }

    #[test]
    fn quantiles_mirror(ln_a in -2.0..8.0, ln_b in -2.0..8.0, p in 0.001..0.5) {
        let (a, b) = (f64::exp(ln_a), f64::exp(ln_b));
        let (x, mirrored) = (beta_quantile(a, b, p), 1.0 - beta_quantile(b, a, 1.0 - p));
        prop_assert!((x - mirrored).abs() < 1e-12);
    }

    #[test]
    fn poisson_counts_up_as_it_searches(mean in 20.0f64..21.0, u in 0.0..0.999) {
        // Just below a mean of 20 probabilities are added up, above it is searched.
        let summed = {
            let (mut probability, mut count) = (f64::exp(-mean), 0u64);
            let mut sum = probability;
            while sum < u {
                count += 1;
                probability *= mean / count as f64;
                sum += probability;
            }
            count
        };
        prop_assert_eq!(poisson_quantile(mean, u), summed);
    }

    #[test]
    fn gamma_quantiles_scale_at_small_probabilities(shape in 0.01..5.0) {
        // P(a, x) is close to x^a / Gamma(a + 1) for small x.
        let p = 1e-12f64.powf(f64::max(shape, 1.0));
        let expected = (p.ln() / shape + super::super::ln_gamma(shape + 1.0) / shape).exp();
        let found = gamma_quantile(shape, p);
        prop_assert!(found < 1e-300 || relative_error(found, expected) < 1e-11);
    }
}
