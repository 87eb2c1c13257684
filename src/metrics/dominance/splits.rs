//! Which paths an amount splits: one of the two values at or below it, the other one above.

use super::super::order::order_statistics;
use super::super::rank::rank_of;
use super::PERCENTILES;
use crate::numeric::regularized_incomplete_beta;

/// How many paths an amount splits, the candidate being the lower or the upper one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Split {
    pub(super) candidate_below: i64,
    pub(super) candidate_above: i64,
}

impl Split {
    fn of(candidate: &[f64], against: &[f64], amount: f64) -> Self {
        let count = |low: &[f64], high: &[f64]| {
            low.iter().zip(high).filter(|(low, high)| **low <= amount && amount < **high).count()
        };
        Self {
            candidate_below: count(candidate, against) as i64,
            candidate_above: count(against, candidate) as i64,
        }
    }

    /// Probability of so many paths with the candidate above, if both were as likely.
    pub(super) fn chance_of_better(&self) -> f64 {
        upper_tail(self.candidate_above, self.candidate_above + self.candidate_below)
    }

    /// Probability of so many paths with the candidate below, if both were as likely.
    pub(super) fn chance_of_worse(&self) -> f64 {
        upper_tail(self.candidate_below, self.candidate_above + self.candidate_below)
    }
}

/// P(Binomial(trials, 1/2) >= count), as an incomplete beta function (DLMF 8.17.5).
fn upper_tail(count: i64, trials: i64) -> f64 {
    match count {
        0 => 1.0,
        _ => regularized_incomplete_beta(count as f64, (trials - count + 1) as f64, 0.5),
    }
}

/// An amount and how it splits the paths.
pub(super) type SplitAt = (f64, Split);

/// The splits at the percentiles of both samples together, but for amounts that nothing exceeds.
pub(super) fn percentile_splits(candidate: &[f64], against: &[f64]) -> Vec<SplitAt> {
    let both: Vec<f64> = candidate.iter().chain(against).copied().collect();
    let ranks = std::array::from_fn::<usize, { PERCENTILES + 1 }, _>(|index| {
        rank_of((index + 1) as f64 / 100.0, both.len())
    });
    let amounts = order_statistics(&both, ranks);
    let largest = amounts[PERCENTILES];
    let below_largest = amounts[..PERCENTILES].iter().filter(|amount| **amount < largest);
    below_largest.map(|amount| (*amount, Split::of(candidate, against, *amount))).collect()
}

/// The splits at every amount of any sample where they change, in ascending order.
pub(super) fn all_splits(candidate: &[f64], against: &[f64]) -> Vec<SplitAt> {
    let mut changes: Vec<(f64, i64, i64)> = Vec::new();
    for (mine, other) in candidate.iter().zip(against) {
        if mine < other {
            changes.extend([(*mine, 1, 0), (*other, -1, 0)]);
        } else if mine > other {
            changes.extend([(*other, 0, 1), (*mine, 0, -1)]);
        }
    }
    changes.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut now = Split::default();
    let step = |at_amount: &[(f64, i64, i64)]| {
        for (_, below, above) in at_amount {
            now.candidate_below += below;
            now.candidate_above += above;
        }
        at_amount.first().map(|(amount, ..)| (*amount, now))
    };
    changes.chunk_by(|a, b| a.0 == b.0).filter_map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binomial_tails() {
        assert_eq!(upper_tail(0, 0), 1.0);
        assert!((upper_tail(5, 5) - 1.0 / 32.0).abs() < 1e-16);
        assert!((upper_tail(3, 5) - 0.5).abs() < 1e-15);
        assert!((upper_tail(8, 10) - 56.0 / 1024.0).abs() < 1e-16);
    }

    #[test]
    fn the_sweep_counts_what_each_amount_splits() {
        let wave = |step: usize| -> Vec<f64> { (0..300).map(|k| (k * step % 97) as f64).collect() };
        let (candidate, against) = (wave(17), wave(40));
        let found = all_splits(&candidate, &against);
        assert!(found.len() > 90);
        for (amount, split) in &found {
            assert_eq!(*split, Split::of(&candidate, &against, *amount), "{amount}");
        }
        assert_eq!(found.last().unwrap().1, Split::default());
        assert_eq!(all_splits(&candidate, &candidate), []);
    }
}
