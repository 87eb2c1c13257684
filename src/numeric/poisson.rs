//! The Poisson distribution.

use super::exp::exp;
use super::incomplete_gamma::{IncompleteGamma, Tails};
use super::normal::standard_normal_quantile;

/// For a Poisson variable of the given mean: `upper` is the probability of at most `count` (an
/// incomplete gamma function, DLMF 8.4.10), `lower` that of more, and `density` the mean times
/// the probability of `count`.
fn tails(mean: f64, count: u64) -> Tails {
    IncompleteGamma::new(count as f64 + 1.0).tails(mean)
}

/// The probability that a Poisson variable of the given mean is at most `count`.
///
/// NaN for a negative mean; accurate like
/// [`regularized_gamma_q`](super::regularized_gamma_q).
#[must_use]
pub fn poisson_cdf(mean: f64, count: u64) -> f64 {
    if mean >= 0.0 { tails(mean, count).upper } else { f64::NAN }
}

/// The smallest count that a Poisson variable of the given mean does not exceed with probability
/// at least u.
///
/// Exact for means up to 1e9, except where u equals a cumulative probability to within the
/// error of that probability (about 1e-15). Above one half the upper tails are compared, so that
/// u close to one is not rounded. `u <= 0` gives 0; `u >= 1` has no answer and gives
/// `u64::MAX`.
///
/// # Panics
/// In debug builds, if the mean is not in `[0, 1e15]` or u is NaN.
#[must_use]
pub fn poisson_quantile(mean: f64, u: f64) -> u64 {
    debug_assert!((0.0..=1e15).contains(&mean) && !u.is_nan());
    if u >= 1.0 {
        return u64::MAX;
    }
    if u <= 0.0 || mean == 0.0 {
        return 0;
    }
    if mean <= 20.0 && u <= 0.999 {
        return count_up(mean, u);
    }
    // Cornish-Fisher expansion with the skewness and the excess kurtosis of the Poisson.
    let z = standard_normal_quantile(u);
    let sd = mean.sqrt();
    let guess = mean + sd * z + (z * z - 1.0) / 6.0 + (z - z * z * z) / (72.0 * sd);
    let guess = (guess - 0.5).round().max(0.0) as u64;
    walk(mean, u, guess).unwrap_or_else(|| search(mean, u, guess))
}

/// Adds up probabilities from zero.
fn count_up(mean: f64, u: f64) -> u64 {
    let mut probability = exp(-mean);
    let mut sum = probability;
    let mut count = 0;
    while sum < u {
        count += 1;
        probability *= mean / count as f64;
        sum += probability;
    }
    count
}

/// Adds or subtracts single probabilities from a guess to the quantile, if it is near.
fn walk(mean: f64, u: f64, guess: u64) -> Option<u64> {
    const MOST_STEPS: u32 = 8;
    let at_guess = tails(mean, guess);
    let mut probability = at_guess.density / mean;
    let mut count = guess;
    // Distance of the cumulative probability at `count` above u, taken from the smaller tail.
    let mut excess = if u <= 0.5 { at_guess.upper - u } else { (1.0 - u) - at_guess.lower };
    // Far out a single probability is nearly all of its tail, and differences are not exact.
    if probability > 0.5 * at_guess.upper.min(at_guess.lower) {
        return None;
    }
    for _ in 0..MOST_STEPS {
        if excess < 0.0 {
            count += 1;
            probability *= mean / count as f64;
            excess += probability;
            if excess >= 0.0 {
                return Some(count);
            }
        } else {
            if count == 0 || excess < probability {
                return Some(count);
            }
            excess -= probability;
            probability *= count as f64 / mean;
            count -= 1;
        }
    }
    None
}

/// Brackets the quantile around a guess and halves the bracket.
fn search(mean: f64, u: f64, guess: u64) -> u64 {
    let reached = |count: u64| {
        let tails = tails(mean, count);
        if u <= 0.5 { tails.upper >= u } else { tails.lower <= 1.0 - u }
    };
    // All counts below `low` are not reached, `high` is.
    let (mut low, mut high) = (guess, guess);
    let mut width = 1;
    if reached(guess) {
        while low > 0 && reached(low - 1) {
            high = low - 1;
            low = high.saturating_sub(width);
            width *= 2;
        }
    } else {
        low = guess + 1;
        high = low;
        while !reached(high) {
            low = high + 1;
            high = low + width;
            width *= 2;
        }
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if reached(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high
}
