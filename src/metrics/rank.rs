//! Ranks: from probabilities to positions in the sorted sample, and intervals from them.
//!
//! The interval between two order statistics needs no assumption on the distribution: the number
//! of values up to the quantile is binomial (David and Nagaraja, *Order Statistics*, 3rd ed.,
//! section 7.1). It holds for distributions with atoms as well, only wider.

use super::estimate::CONFIDENCE;
use crate::numeric::{exp, ln, ln_1p, ln_gamma};

/// `probability · count`, where a product that is a whole number but for the rounding of the
/// decimal probability becomes that whole number: (1 - 0.95) · 10,000 is 500, not 500.0000000000004.
pub(super) fn expected_count(probability: f64, count: usize) -> f64 {
    let product = probability * count as f64;
    let whole = product.round();
    let rounding = 4.0 * f64::EPSILON * (count as f64).max(1.0);
    if (product - whole).abs() <= rounding { whole } else { product }
}

/// Smallest rank (from 1) with at least `probability · count` values up to it.
pub(super) fn rank_of(probability: f64, count: usize) -> usize {
    (expected_count(probability, count).ceil() as usize).clamp(1, count.max(1))
}

/// Ranks (from 1) of the order statistics that enclose the quantile at `probability` with at
/// least 95% confidence, at most 2.5% outside on either side; `None` where the sample is too small.
pub(super) fn interval_ranks(probability: f64, count: usize) -> Option<(usize, usize)> {
    let low = lower_rank(probability, count)?;
    let high = count + 1 - lower_rank(1.0 - probability, count)?;
    Some((low, high))
}

/// Largest rank l with P(Binomial(count, probability) < l) <= 2.5%, if any.
///
/// Adds probabilities up from ten standard deviations below the mean, which stays exact for counts
/// that are too large for the incomplete beta function.
fn lower_rank(probability: f64, count: usize) -> Option<usize> {
    if probability <= 0.0 || probability >= 1.0 {
        return None;
    }
    let allowed = (1.0 - CONFIDENCE) / 2.0;
    let odds = probability / (1.0 - probability);
    let mean = probability * count as f64;
    let start = mean - 10.0 * (mean * (1.0 - probability)).sqrt() - 10.0;
    let mut rank = start.max(0.0) as usize;
    let mut mass = binomial_mass(probability, count, rank);
    let mut below = mass;
    while below <= allowed && rank < count {
        mass *= (count - rank) as f64 / (rank + 1) as f64 * odds;
        below += mass;
        rank += 1;
    }
    (rank > 0).then_some(rank)
}

/// P(Binomial(count, probability) = rank), for a probability in (0, 1) and a rank up to the count.
fn binomial_mass(probability: f64, count: usize, rank: usize) -> f64 {
    let (n, k) = (count as f64, rank as f64);
    let ways = match rank {
        0 => 0.0,
        _ => ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0),
    };
    exp(ways + k * ln(probability) + (n - k) * ln_1p(-probability))
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Binomial, Discrete, DiscreteCDF};

    #[test]
    fn the_mass_is_that_of_the_binomial_distribution() {
        for (probability, count) in [(0.5, 6), (0.05, 72), (0.01, 1_000), (0.975, 5_000)] {
            let binomial = Binomial::new(probability, count as u64).unwrap();
            for rank in 0..=count {
                let expected = binomial.pmf(rank as u64);
                let error = (binomial_mass(probability, count, rank) - expected).abs();
                assert!(error <= 1e-10 * expected + 1e-300, "{probability} {count} {rank}");
            }
        }
    }

    #[test]
    fn decimal_levels_give_the_rank_they_mean() {
        for (level, count, rank) in [
            (0.95, 10_000, 500),
            (0.95, 20, 1),
            (0.99, 1_000_000, 10_000),
            (0.9, 10, 1),
            (0.9, 1_000_000, 100_000),
            (0.999, 1_000, 1),
            (0.99, 150, 2),
            (0.95, 1, 1),
        ] {
            assert_eq!(rank_of(1.0 - level, count), rank, "{level} of {count}");
        }
        assert_eq!(expected_count(1.0 - 0.95, 10_000), 500.0);
        assert_eq!(expected_count(1.0 - 0.95, 590).floor(), 29.0);
    }

    /// The definition, from the library's distribution function (accurate at these counts).
    fn holds(probability: f64, count: usize, low: usize, high: usize) {
        let binomial = Binomial::new(probability, count as u64).unwrap();
        let (l, u) = (low as u64, high as u64);
        assert!(binomial.cdf(l - 1) <= 0.025, "{probability} {count} {low}");
        assert!(binomial.cdf(l) > 0.025, "{probability} {count} {low}");
        assert!(binomial.sf(u - 1) <= 0.025, "{probability} {count} {high}");
        assert!(binomial.sf(u - 2) > 0.025, "{probability} {count} {high}");
    }

    #[test]
    fn ranks_are_the_tightest_allowed() {
        for count in [400, 500, 1_000, 5_000] {
            for probability in [0.01, 0.05, 0.1, 0.5, 0.9, 0.95, 0.99] {
                let (low, high) = interval_ranks(probability, count).unwrap();
                holds(probability, count, low, high);
            }
        }
    }

    #[test]
    fn ranks_mirror_each_other() {
        for count in [100, 1_000, 1_000_000] {
            let (low, high) = interval_ranks(0.05, count).unwrap();
            let mirrored = interval_ranks(0.95, count).unwrap();
            assert_eq!(mirrored, (count + 1 - high, count + 1 - low));
        }
    }

    #[test]
    fn small_samples_have_no_interval() {
        // 0.95^71 = 0.0262, 0.95^72 = 0.0249.
        assert_eq!(interval_ranks(0.05, 71), None);
        assert!(interval_ranks(0.05, 72).is_some());
        // Published for the median: six values give (1, 6) with confidence 0.96875.
        assert_eq!(interval_ranks(0.5, 5), None);
        assert_eq!(interval_ranks(0.5, 6), Some((1, 6)));
        assert_eq!(interval_ranks(0.0, 1_000), None);
        assert_eq!(interval_ranks(1.0, 1_000), None);
        assert_eq!(interval_ranks(0.5, 0), None);
    }

    #[test]
    fn large_samples_approach_the_normal_ranks() {
        let (low, high) = interval_ranks(0.05, 100_000_000).unwrap();
        let reach = 1.959_964 * (100_000_000.0_f64 * 0.05 * 0.95).sqrt();
        assert!((low as f64 - (5_000_000.0 - reach)).abs() < 3.0);
        assert!((high as f64 - (5_000_000.0 + reach)).abs() < 3.0);
    }
}
