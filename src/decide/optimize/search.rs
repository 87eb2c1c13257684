//! Looks for mixes that no other is better than: a lattice first, then a pattern search.
//!
//! The mixes that are not dominated are polled: a step of effort goes from one channel to another,
//! for every pair of channels. When that finds nothing better, or after a few rounds, the step is
//! halved. Direct search without derivatives, with the list of what is not dominated in place of a
//! single best point, is that of A. L. Custodio, J. F. A. Madeira, A. I. F. Vaz and L. N. Vicente,
//! "Direct multisearch for multiobjective optimization", SIAM Journal on Optimization 21 (2011).
//! All mixes live through the same draws, so that figures differ by the mix alone.

use std::collections::BTreeSet;

use super::front::{MeanAndShortfall, not_dominated, thinned};
use super::lattice::{MOST_FIRST, division, first_mixes, points};
use super::{Bounds, BoundsError, Evaluator, Parts, WHOLE};
use crate::decide::NoAnswer;
use crate::ensemble::Progress;

/// The steps are halved down to this share of the effort, in millionths.
const FINEST: u32 = 12_500;

/// The most mixes of one round of polling.
const MOST_POLLED: usize = 240;

/// The most rounds with one step.
const ROUNDS: usize = 3;

/// What was tried, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The mixes, in the order in which they were tried.
    pub mixes: Vec<Parts>,
    /// Their figures on the paths of the search.
    pub figures: Vec<MeanAndShortfall>,
    /// Steps into which the whole was divided for the lattice.
    pub division: u32,
    /// The last step, in millionths.
    pub finest: u32,
    /// Whether every pair of channels was polled around every mix that was chosen for it.
    pub polled_all: bool,
    /// Number of paths of each mix.
    pub paths: u64,
}

impl Search {
    /// Searches. `limit` is the largest expected shortfall that is wanted: the best mix within it is
    /// polled every time. `step` is that of the lattice, a share of 1, if it is not to be chosen by
    /// the number of channels.
    pub(super) fn run(
        evaluator: &Evaluator<'_>,
        bounds: &Bounds,
        (today, limit): (&[u32], Option<f64>),
        step: Option<f64>,
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let division = division_of(step, bounds.usable().len())?;
        let mut search = Self {
            mixes: Vec::new(),
            figures: Vec::new(),
            division,
            finest: WHOLE / division,
            polled_all: true,
            paths: evaluator.study.paths(),
        };
        search.try_all(evaluator, first_mixes(bounds, division, today), progress)?;
        let mut step = WHOLE / division;
        while step > FINEST {
            step = (step / 2).max(FINEST);
            search.finest = step;
            for _ in 0..ROUNDS {
                let before = search.front();
                let polled = search.polled(bounds, limit, step);
                search.try_all(evaluator, polled, progress)?;
                if search.front() == before {
                    break;
                }
            }
        }
        Ok(search)
    }

    /// The positions of the mixes that no other is better than.
    pub(super) fn front(&self) -> Vec<usize> {
        not_dominated(&self.figures)
    }

    fn try_all(
        &mut self,
        evaluator: &Evaluator<'_>,
        mixes: Vec<Parts>,
        progress: &dyn Progress,
    ) -> Result<(), NoAnswer> {
        self.figures.extend(evaluator.figures(&mixes, progress)?);
        self.mixes.extend(mixes);
        Ok(())
    }

    /// The mixes a step away from those that are polled, but for those that were tried already.
    fn polled(&mut self, bounds: &Bounds, limit: Option<f64>, step: u32) -> Vec<Parts> {
        let usable = bounds.usable();
        let pairs = usable.len() * (usable.len() - 1);
        let front = self.front();
        let mut centres = thinned(&front, (MOST_POLLED / pairs).max(2));
        let within = |position: &&usize| {
            limit.is_none_or(|limit| self.figures[**position].shortfall <= limit)
        };
        centres.extend(front.iter().rfind(within));
        let mut seen: BTreeSet<&Parts> = self.mixes.iter().collect();
        let mut found = Vec::new();
        for centre in centres {
            for (from, to) in pairs_of(&usable) {
                found.extend(moved(&self.mixes[centre], bounds, (from, to), step));
            }
        }
        let fresh: Vec<Parts> = found.iter().filter(|mix| seen.insert(mix)).cloned().collect();
        if fresh.len() <= 2 * MOST_POLLED {
            return fresh;
        }
        // Very many channels: the pairs are passed through with gaps.
        self.polled_all = false;
        let places: Vec<usize> = (0..fresh.len()).collect();
        let kept = thinned(&places, MOST_POLLED);
        kept.into_iter().filter_map(|place| fresh.get(place).cloned()).collect()
    }
}

/// In how many steps the whole is divided for the lattice.
fn division_of(step: Option<f64>, channels: usize) -> Result<u32, BoundsError> {
    let Some(step) = step else { return Ok(division(channels)) };
    let division = (1.0 / step).round().clamp(1.0, f64::from(WHOLE)) as u32;
    let points = points(channels, division);
    if points > MOST_FIRST {
        return Err(BoundsError::TooFine { step, channels, points });
    }
    Ok(division)
}

fn pairs_of(usable: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let pairs = usable.iter().flat_map(|from| usable.iter().map(move |to| (*from, *to)));
    pairs.filter(|(from, to)| from != to)
}

/// A mix with a step of effort moved, as far as the bounds allow; none if they allow nothing.
fn moved(mix: &Parts, bounds: &Bounds, (from, to): (usize, usize), step: u32) -> Option<Parts> {
    let given = mix[from] - bounds.least[from];
    let taken = bounds.most[to] - mix[to];
    let step = step.min(given).min(taken);
    let mut moved = mix.clone();
    moved[from] -= step;
    moved[to] += step;
    (step > 0).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_stops_at_the_bounds() {
        let bounds = Bounds { least: vec![100_000, 0], most: vec![WHOLE, 850_000] };
        let mix = vec![200_000, 800_000];
        assert_eq!(moved(&mix, &bounds, (0, 1), 25_000), Some(vec![175_000, 825_000]));
        assert_eq!(moved(&mix, &bounds, (0, 1), 200_000), Some(vec![150_000, 850_000]));
        assert_eq!(moved(&vec![150_000, 850_000], &bounds, (0, 1), 1), None);
    }

    #[test]
    fn every_pair_is_polled() {
        let pairs: Vec<(usize, usize)> = pairs_of(&[0, 2, 3]).collect();
        assert_eq!(pairs, [(0, 2), (0, 3), (2, 0), (2, 3), (3, 0), (3, 2)]);
    }
}
