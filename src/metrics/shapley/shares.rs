//! Weighted sums of worths, one for each player, and what they amount to.

use serde::Serialize;

use super::super::error::MetricError;
use super::super::estimate::{Caution, Estimate};
use super::super::influence::Influence;
use super::super::paired::few_differing_paths;
use super::super::sample::check_lengths;
use super::worth::Worth;

/// Influences on a chance below this are the rounding of weights that cancel.
const ROUNDING: f64 = 1e-9;

/// A figure taken apart by players.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shapley {
    /// The figure without any player.
    pub empty: Estimate,
    /// The figure with all players.
    pub all: Estimate,
    /// `all` less `empty` with its paired error: the sum of the players but for rounding.
    pub change: Estimate,
    /// What each player adds, in the order of the players.
    pub players: Vec<Estimate>,
}

/// The sums of the players so far. Memory: players + 1 numbers a path.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    players: Vec<Influence>,
    change: Influence,
    sample: usize,
    is_chance: bool,
    cautions: Vec<Caution>,
}

impl Shares {
    /// Nothing added yet; what all worths have in common is read off the first one.
    pub(super) fn new(players: usize, first: &Worth) -> Self {
        let sample = first.estimate.sample as usize;
        let nothing = Influence { value: 0.0, per_path: Some(vec![0.0; sample]) };
        let tail = |caution: &&Caution| matches!(caution, Caution::FewTailPaths { .. });
        Self {
            players: vec![nothing.clone(); players],
            change: nothing,
            sample,
            is_chance: first.is_chance,
            cautions: first.estimate.cautions.iter().filter(tail).copied().collect(),
        }
    }

    /// Whether a worth is one over the same paths.
    pub(super) fn check(&self, worth: &Worth) -> Result<(), MetricError> {
        check_lengths(self.sample, worth.estimate.sample as usize)
    }

    /// Adds `weight` times a worth to the sum of a player.
    pub(super) fn add(&mut self, player: usize, weight: f64, worth: &Worth) {
        if let Some(sum) = self.players.get_mut(player) {
            sum.add(weight, &worth.influence);
        }
    }

    /// Adds `weight` times a worth to the change from nobody to all.
    pub(super) fn add_to_change(&mut self, weight: f64, worth: &Worth) {
        self.change.add(weight, &worth.influence);
    }

    /// The figures, with further errors (squared) of the players, which say nothing where `None`.
    pub(super) fn finish(
        self,
        ends: [Estimate; 2],
        further: impl Fn(usize) -> Option<f64>,
    ) -> Result<Shapley, MetricError> {
        let [empty, all] = ends;
        let player = |(player, sum)| self.estimate(sum, further(player));
        Ok(Shapley {
            empty,
            all,
            change: self.estimate(&self.change, Some(0.0))?,
            players: self.players.iter().enumerate().map(player).collect::<Result<_, _>>()?,
        })
    }

    fn estimate(&self, sum: &Influence, further: Option<f64>) -> Result<Estimate, MetricError> {
        let mut estimate = sum.normal_with(further, self.sample)?;
        if self.is_chance {
            let paths = sum.per_path.iter().flatten();
            let differing = paths.filter(|moved| moved.abs() > ROUNDING).count();
            estimate = estimate.clipped(-1.0, 1.0).with_caution(few_differing_paths(differing));
        }
        estimate.cautions.extend(&self.cautions);
        Ok(estimate)
    }
}
