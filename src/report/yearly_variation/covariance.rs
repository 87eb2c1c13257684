//! Covariance of the totals of two channels, day by day.

use super::{Side, TOGETHER, Tries};
use crate::numeric::{exp_m1, versions};

/// Covariances of levels up to here are summed as a power series; beyond, where its terms would cancel or
/// overflow, one by one.
const LARGEST_IN_SERIES: f64 = 8.0;

/// What is left out of the series at most, as a share of 1.
const LEFT_OUT: f64 = 1e-17;

/// Terms of the series at most: 8^k / k! is below what is left out long before.
const TERMS: usize = 64;

/// Covariance of the totals of two channels, or the variance of one.
pub(super) fn covariance(one: &Side, other: &Side, same: bool) -> Tries {
    let correlation = |a: &[f64], b: &[f64]| {
        if same { 1.0 } else { a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() }
    };
    let pairs = || one.levels.iter().zip(&other.levels);
    let slow =
        pairs().map(|(a, b)| correlation(&a.slow_loadings, &b.slow_loadings) * a.step * b.step);
    let quick = pairs().map(|(a, b)| correlation(&a.loadings, &b.loadings) * a.noise * b.noise);
    let (mut shared, zero) = (Shared::default(), [0.0; TOGETHER]);
    shared.slow.iter_mut().zip(slow).for_each(|(place, slow)| *place = slow);
    shared.quick.iter_mut().zip(quick).for_each(|(place, quick)| *place = quick);
    shared.level = if same { one.each(|level| level.start * level.start) } else { zero };
    shared.affiliates = if same { one.each(|level| level.affiliates) } else { zero };
    shared.phi = [one.each(|level| level.phi), other.each(|level| level.phi)];
    shared.phi_of_day = [one.each(|level| level.phi_of_day), other.each(|level| level.phi_of_day)];
    summed(&shared, one, other)
}

/// What two channels share.
#[derive(Default)]
struct Shared {
    /// Covariance that the slow levels gain in a day.
    slow: Tries,
    /// Covariance of the noise of a day.
    quick: Tries,
    /// Covariance of the levels of day 0.
    level: Tries,
    affiliates: Tries,
    /// Of the one and of the other.
    phi: [Tries; 2],
    phi_of_day: [Tries; 2],
}

versions! {
    /// The covariances of all days, added up.
    fn summed(shared: &Shared, one: &Side, other: &Side) -> Tries {
        let (middles, mut total) = same_days(shared, one, other);
        let largest = middles.iter().flatten().fold(0.0, |most: f64, c| most.max(c.abs()));
        let later = Later { middles: &middles, one: &one.by_grain, other: &other.by_grain, phi: &shared.phi };
        let of_later = if largest <= LARGEST_IN_SERIES {
            later.in_series(terms_for(largest))
        } else {
            later.one_by_one()
        };
        for i in 0..TOGETHER {
            total[i] += of_later[i];
        }
        total
    }
}

/// The covariance of the levels in the middle of each grain, and the sum over days of the same grain.
#[inline(always)]
fn same_days(shared: &Shared, one: &Side, other: &Side) -> (Vec<Tries>, Tries) {
    let Shared { slow, quick, mut level, affiliates, phi_of_day, .. } = *shared;
    let grain = one.grain;
    let mut middles = Vec::with_capacity(one.by_grain.len());
    let mut total = [0.0; TOGETHER];
    for at in 0..one.by_grain.len() {
        let days = grain * at..(grain * at + grain).min(one.expected.len());
        let mut middle = level;
        for day in days {
            let (of_one, of_other) = (&one.expected[day], &other.expected[day]);
            if day % grain == grain / 2 {
                middle = level;
            }
            for i in 0..TOGETHER {
                let together = of_one[i] * of_other[i];
                let same_day = exp_m1(level[i] + quick[i]);
                let affiliates = affiliates[i] * (1.0 + same_day);
                total[i] += together * (same_day - exp_m1(level[i]) + affiliates);
                level[i] = phi_of_day[0][i] * phi_of_day[1][i] * level[i] + slow[i];
            }
        }
        let (of_one, of_other) = (&one.by_grain[at], &other.by_grain[at]);
        for i in 0..TOGETHER {
            total[i] += of_one[i] * of_other[i] * exp_m1(middle[i]);
        }
        middles.push(middle);
    }
    (middles, total)
}

/// Terms of e^c - 1 until what is left is below [`LEFT_OUT`].
fn terms_for(largest: f64) -> usize {
    let mut term = 1.0;
    let small = |terms: &usize| {
        term *= largest / *terms as f64;
        term < LEFT_OUT
    };
    (1..TERMS).find(small).unwrap_or(TERMS)
}

/// Pairs of grains of which one is later: what they sell, and the covariance of the levels at the earlier.
struct Later<'a> {
    middles: &'a [Tries],
    one: &'a [Tries],
    other: &'a [Tries],
    /// What is left of the level of the one, and of the other, after a grain.
    phi: &'a [Tries; 2],
}

impl Later<'_> {
    /// With e^c - 1 as sum of c^k / k!, and phi^m c as covariance m grains later, what is to come of each
    /// power is a recursion from the last grain back: no pair of grains is looked at.
    #[inline(always)]
    fn in_series(&self, terms: usize) -> Tries {
        let mut powers = [[[1.0; TOGETHER]; TERMS]; 2];
        let mut ahead = [[[0.0; TOGETHER]; TERMS]; 2];
        for (powers, phi) in powers.iter_mut().zip(self.phi) {
            let mut power = [1.0; TOGETHER];
            for row in powers.iter_mut().take(terms) {
                for i in 0..TOGETHER {
                    power[i] *= phi[i];
                }
                *row = power;
            }
        }
        let mut total = [0.0; TOGETHER];
        for at in (0..self.middles.len()).rev() {
            let mut term = [1.0; TOGETHER];
            for k in 0..terms {
                let divisor = 1.0 / (k + 1) as f64;
                for i in 0..TOGETHER {
                    term[i] *= self.middles[at][i] * divisor;
                    let (of_other, of_one) = (ahead[1][k][i], ahead[0][k][i]);
                    total[i] += term[i] * (self.one[at][i] * of_other + self.other[at][i] * of_one);
                    ahead[1][k][i] = powers[1][k][i] * (self.other[at][i] + of_other);
                    ahead[0][k][i] = powers[0][k][i] * (self.one[at][i] + of_one);
                }
            }
        }
        total
    }

    #[inline(always)]
    fn one_by_one(&self) -> Tries {
        let mut total = [0.0; TOGETHER];
        for (at, middle) in self.middles.iter().enumerate() {
            let mut covariance = [*middle; 2];
            for (one_later, other_later) in self.one[at + 1..].iter().zip(&self.other[at + 1..]) {
                for i in 0..TOGETHER {
                    covariance[0][i] *= self.phi[0][i];
                    covariance[1][i] *= self.phi[1][i];
                    total[i] += self.one[at][i] * other_later[i] * exp_m1(covariance[1][i]);
                    total[i] += self.other[at][i] * one_later[i] * exp_m1(covariance[0][i]);
                }
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Levels that share much, little, nothing and move against each other; two paces.
    #[test]
    fn the_series_is_the_sum_of_all_pairs() {
        for largest in [0.0, 0.02, 0.4, 3.0, 8.0] {
            let varied = |at: usize, i: usize| ((7 * at + 3 * i) % 11) as f64 / 10.0;
            let rows = |of: &dyn Fn(usize, usize) -> f64| -> Vec<Tries> {
                (0..53).map(|at| std::array::from_fn(|i| of(at, i))).collect()
            };
            let middles = rows(&|at, i| largest * (2.0 * varied(at, i) - 1.0).clamp(-0.3, 1.0));
            let (one, other) =
                (rows(&|at, i| 1.0 + varied(at, i)), rows(&|at, i| 2.0 - varied(i, at)));
            let phi = [[0.95; TOGETHER], std::array::from_fn(|i| 0.1 * i as f64)];
            let later = Later { middles: &middles, one: &one, other: &other, phi: &phi };
            let (series, pairs) = (later.in_series(terms_for(largest)), later.one_by_one());
            for i in 0..TOGETHER {
                assert!(
                    (series[i] - pairs[i]).abs() <= 1e-12 * pairs[i].abs(),
                    "{largest}: {series:?} {pairs:?}"
                );
            }
        }
    }

    #[test]
    fn terms_suffice_up_to_the_largest_covariance() {
        assert_eq!(terms_for(0.0), 1);
        assert!(terms_for(LARGEST_IN_SERIES) < TERMS);
    }
}
