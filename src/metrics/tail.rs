//! The worst paths: which they are and how much each of them weighs.

use super::error::MetricError;
use super::estimate::Caution;
use super::order::order_statistics;
use super::rank::{expected_count, rank_of};
use super::sample::{check_level, check_sample};

/// Below this many tail paths a figure carries a caution.
const FEW_TAIL_PATHS: f64 = 30.0;

/// The worst (1 - level) of probability in a sample.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// Its probability, 1 - level.
    pub probability: f64,
    /// Its probability in paths, (1 - level) · N; may be a fraction.
    pub paths: f64,
    /// The lower empirical quantile, x(ceil((1 - level) N)).
    pub threshold: f64,
}

impl Tail {
    /// The tail of a sample of finite values.
    ///
    /// # Errors
    /// `NoPaths`, `NotFinite`, `ProbabilityOutOfRange`.
    pub(super) fn of(values: &[f64], level: f64) -> Result<Self, MetricError> {
        check_level(level)?;
        check_sample(values)?;
        let probability = 1.0 - level;
        let [threshold] = order_statistics(values, [rank_of(probability, values.len())]);
        Ok(Self { probability, paths: expected_count(probability, values.len()), threshold })
    }

    /// How far a value lies below the threshold; zero above it.
    pub(super) fn shortfall(&self, value: f64) -> f64 {
        (self.threshold - value).max(0.0)
    }

    /// Weight of every path: 1 below the threshold, 0 above, and at the threshold what is left of
    /// (1 - level) · N, shared equally by the paths that tie there.
    pub(super) fn weights(&self, values: &[f64]) -> Vec<f64> {
        let below = values.iter().filter(|value| **value < self.threshold).count();
        let ties = values.iter().filter(|value| **value == self.threshold).count();
        let boundary = (self.paths - below as f64) / ties as f64;
        let weight = |value: &f64| match value {
            value if *value < self.threshold => 1.0,
            value if *value == self.threshold => boundary,
            _ => 0.0,
        };
        values.iter().map(weight).collect()
    }

    /// The caution that goes with few tail paths.
    pub(super) fn caution(&self) -> Option<Caution> {
        few_tail_paths(self.paths)
    }
}

/// The caution for this many paths beyond a level or quantile.
pub(super) fn few_tail_paths(tail_paths: f64) -> Option<Caution> {
    (tail_paths < FEW_TAIL_PATHS).then_some(Caution::FewTailPaths { tail_paths })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boundary_path_counts_in_part() {
        let values = [5.0, 1.0, 3.0, 2.0, 4.0];
        let tail = Tail::of(&values, 0.5).unwrap();
        assert_eq!((tail.paths, tail.threshold), (2.5, 3.0));
        assert_eq!(tail.weights(&values), [0.0, 1.0, 0.5, 1.0, 0.0]);
    }

    #[test]
    fn ties_at_the_boundary_share_alike() {
        let values = [7.0, 7.0, 1.0, 7.0, 9.0];
        let tail = Tail::of(&values, 0.5).unwrap();
        assert_eq!(tail.weights(&values), [0.5, 0.5, 1.0, 0.5, 0.0]);
    }

    #[test]
    fn a_caution_below_thirty_tail_paths() {
        let values: Vec<f64> = (0..600).map(f64::from).collect();
        assert_eq!(Tail::of(&values, 0.95).unwrap().caution(), None);
        let few = Tail::of(&values[1..], 0.95).unwrap().caution();
        let Some(Caution::FewTailPaths { tail_paths }) = few else {
            panic!("expected a caution, got {few:?}");
        };
        assert!((tail_paths - 29.95).abs() < 1e-12);
    }
}
