//! Looks for mixes that no other is better than: a lattice first, then a pattern search.
//!
//! The mixes that are not dominated are polled: a step of effort goes from one channel to another,
//! for every pair of channels. When that finds nothing better, or after a few rounds, the step is
//! halved. Direct search without derivatives, with the list of what is not dominated in place of a
//! single best point, is that of A. L. Custodio, J. F. A. Madeira, A. I. F. Vaz and L. N. Vicente,
//! "Direct multisearch for multiobjective optimization", SIAM Journal on Optimization 21 (2011).
//!
//! Far steps need few paths, near ones more: what is far apart differs by more than luck. So the lattice and the
//! first steps are tried on few paths, and from the best of that the last steps on more of them. All
//! mixes live through the same draws, so that figures differ by the mix alone.

use super::front::thinned;
use super::lattice::{MOST_FIRST, division, first_mixes, points};
use super::{Bounds, BoundsError, Evaluator, Parts, Tried, WHOLE};
use crate::decide::NoAnswer;
use crate::ensemble::Progress;

/// The steps are halved down to this share of the effort, in millionths.
const FINEST: u32 = 12_500;

/// Steps from this one down, in millionths, are tried on more paths.
const FINE: u32 = 25_000;

/// The most mixes that the fine steps begin from, but for those around the limit.
pub(super) const MOST_CARRIED: usize = 60;

/// How much one round of polling tries.
struct Polling {
    /// The most mixes, as far as it can be known.
    most: usize,
    /// The most rounds with one step.
    rounds: usize,
}

const COARSELY: Polling = Polling { most: 240, rounds: 3 };
const FINELY: Polling = Polling { most: 36, rounds: 3 };

/// What was tried, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The lattice and what was found from it by large steps, on few paths.
    pub coarse: Tried,
    /// The best of that and what was found from it by small steps, on more paths.
    pub fine: Tried,
    /// Steps into which the whole was divided for the lattice.
    pub division: u32,
    /// The last step, in millionths.
    pub finest: u32,
    /// Whether every pair of channels was polled around every mix that was chosen for it.
    pub polled_all: bool,
}

/// What is searched: the bounds, today's mix, and the first step that was asked for, a share of 1.
pub(super) struct Field<'a> {
    pub(super) bounds: &'a Bounds,
    pub(super) today: &'a Parts,
    pub(super) step: Option<f64>,
}

/// Mixes on so many paths, and the largest expected shortfall that is wanted on them.
pub(super) type Stage<'a> = (&'a Evaluator<'a>, Option<f64>);

impl Search {
    /// Searches on few paths and then on more. The best mix within the limit is polled every time.
    pub(super) fn run(
        (few, limit_on_few): Stage<'_>,
        (more, limit_on_more): Stage<'_>,
        field: &Field<'_>,
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let division = division_of(field.step, field.bounds.usable().len())?;
        let first = first_mixes(field.bounds, division, field.today);
        let mut polled_all = true;
        let mut coarse = Tried::of(few, first, limit_on_few, progress)?;
        let mut steps = steps_from(WHOLE / division);
        let fine_steps = steps.split_off(steps.partition_point(|step| *step > FINE));
        for step in &steps {
            polled_all &= poll(&mut coarse, few, field.bounds, (*step, &COARSELY), progress)?;
        }
        let carried = coarse.best_of_fronts(MOST_CARRIED, field.today);
        let mut fine = Tried::of(more, carried, limit_on_more, progress)?;
        for step in &fine_steps {
            polled_all &= poll(&mut fine, more, field.bounds, (*step, &FINELY), progress)?;
        }
        let finest = fine_steps.last().or(steps.last()).copied().unwrap_or(WHOLE / division);
        Ok(Self { coarse, fine, division, finest, polled_all })
    }

    /// How many mixes were tried.
    pub fn mixes(&self) -> usize {
        let known: std::collections::BTreeSet<&Parts> = self.coarse.mixes.iter().collect();
        known.len() + self.fine.mixes.iter().filter(|mix| !known.contains(mix)).count()
    }
}

/// The steps after the first one, each half of the one before, in millionths.
fn steps_from(first: u32) -> Vec<u32> {
    let half = |step: &u32| (*step > FINEST).then(|| (step / 2).max(FINEST));
    std::iter::successors(Some(first), half).skip(1).collect()
}

/// Tries the mixes a step away from the best until none of them is better; whether all pairs were tried.
fn poll(
    tried: &mut Tried,
    evaluator: &Evaluator<'_>,
    bounds: &Bounds,
    (step, polling): (u32, &Polling),
    progress: &dyn Progress,
) -> Result<bool, NoAnswer> {
    let mut polled_all = true;
    let usable = bounds.usable().len();
    let centres = polling.most / (usable * (usable - 1)).max(1);
    for _ in 0..polling.rounds {
        let before = tried.front();
        let mut mixes = tried.a_step_away(bounds, centres, step);
        if mixes.len() > 2 * COARSELY.most {
            // Very many channels: the pairs are passed through with gaps.
            polled_all = false;
            let places: Vec<usize> = (0..mixes.len()).collect();
            let kept = thinned(&places, COARSELY.most);
            mixes = kept.into_iter().filter_map(|place| mixes.get(place).cloned()).collect();
        }
        tried.add(evaluator, mixes, progress)?;
        if tried.front() == before {
            break;
        }
    }
    Ok(polled_all)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_halved_down_to_the_finest() {
        assert_eq!(steps_from(100_000), [50_000, 25_000, 12_500]);
        assert_eq!(steps_from(20_000), [12_500]);
        assert!(steps_from(12_500).is_empty());
        assert!(steps_from(5_000).is_empty());
    }
}
