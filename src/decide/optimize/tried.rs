//! Mixes that were tried, and which to try next.

use std::collections::BTreeSet;

use super::front::{MeanAndShortfall, by_rank, not_dominated, thinned};
use super::{Bounds, Evaluator, Parts};
use crate::decide::NoAnswer;
use crate::ensemble::Progress;

/// So many mixes of the front to either side of the limit count, whatever is thinned: the best is chosen there.
const AROUND_LIMIT: usize = 3;

/// Mixes that were tried, all on the same paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// The mixes, in the order in which they were tried.
    pub mixes: Vec<Parts>,
    /// Their figures.
    pub figures: Vec<MeanAndShortfall>,
    /// Number of paths of each mix.
    pub paths: u64,
    /// The largest expected shortfall that is wanted, on these paths; `None` for any.
    pub limit: Option<f64>,
}

impl Tried {
    /// The figures of some mixes.
    pub(super) fn of(
        evaluator: &Evaluator<'_>,
        mixes: Vec<Parts>,
        limit: Option<f64>,
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let paths = evaluator.study.paths();
        let mut tried = Self { mixes: Vec::new(), figures: Vec::new(), paths, limit };
        tried.add(evaluator, mixes, progress)?;
        Ok(tried)
    }

    /// Tries more mixes.
    pub(super) fn add(
        &mut self,
        evaluator: &Evaluator<'_>,
        mixes: Vec<Parts>,
        progress: &dyn Progress,
    ) -> Result<(), NoAnswer> {
        self.figures.extend(evaluator.figures(&mixes, progress)?);
        self.mixes.extend(mixes);
        Ok(())
    }

    /// The mixes with their figures.
    pub fn pairs(&self) -> impl Iterator<Item = (&Parts, &MeanAndShortfall)> {
        self.mixes.iter().zip(&self.figures)
    }

    /// The figures of a mix, if it was tried.
    pub fn figures_of(&self, parts: &Parts) -> Option<MeanAndShortfall> {
        self.pairs().find(|(tried, _)| *tried == parts).map(|(_, figures)| *figures)
    }

    /// The positions of the mixes that no other is better than.
    pub(super) fn front(&self) -> Vec<usize> {
        not_dominated(&self.figures)
    }

    /// At most so many mixes of the front, those around the limit besides, and `today`'s: it is what the others are
    /// held against, so it stays in the race where it keeps the bounds.
    pub(super) fn best_of_front(&self, most: usize, today: &Parts) -> Vec<Parts> {
        let front = self.front();
        self.with_needed(thinned(&front, most), &front, today)
    }

    /// As [`best_of_front`](Self::best_of_front), but from so many fronts as it takes: on few paths luck hides
    /// which of two mixes is better.
    pub(super) fn best_of_fronts(&self, most: usize, today: &Parts) -> Vec<Parts> {
        self.with_needed(by_rank(&self.figures, most), &self.front(), today)
    }

    fn with_needed(&self, mut chosen: Vec<usize>, front: &[usize], today: &Parts) -> Vec<Parts> {
        let is_beyond = |at: &usize| self.limit.is_some_and(|l| self.figures[*at].shortfall > l);
        let limit = front.iter().position(is_beyond).unwrap_or(front.len());
        let around = limit.saturating_sub(AROUND_LIMIT)..front.len().min(limit + AROUND_LIMIT);
        chosen.extend(&front[around]);
        chosen.extend(self.mixes.iter().position(|mix| mix == today));
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().map(|at| self.mixes[at].clone()).collect()
    }

    /// The mixes a step away from `most` mixes of the front, if two or more, and from the best within the limit, but for
    /// those that were tried already.
    pub(super) fn a_step_away(&self, bounds: &Bounds, most: usize, step: u32) -> Vec<Parts> {
        let usable = bounds.usable();
        let front = self.front();
        let mut centres = if most < 2 { Vec::new() } else { thinned(&front, most) };
        let is_within = |at: &&usize| self.limit.is_none_or(|l| self.figures[**at].shortfall <= l);
        centres.extend(front.iter().rfind(is_within));
        let mut seen: BTreeSet<&Parts> = self.mixes.iter().collect();
        let mut found = Vec::new();
        for centre in centres {
            for (from, to) in pairs_of(&usable) {
                found.extend(bounds.moved(&self.mixes[centre], (from, to), step));
            }
        }
        found.iter().filter(|mix| seen.insert(mix)).cloned().collect()
    }
}

fn pairs_of(usable: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let pairs = usable.iter().flat_map(|from| usable.iter().map(move |to| (*from, *to)));
    pairs.filter(|(from, to)| from != to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_polled() {
        let pairs: Vec<(usize, usize)> = pairs_of(&[0, 2, 3]).collect();
        assert_eq!(pairs, [(0, 2), (0, 3), (2, 0), (2, 3), (3, 0), (3, 2)]);
    }
}
