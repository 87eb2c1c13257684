//! Mixes to begin with: a lattice on the bounded simplex, and its corners.

use std::collections::BTreeSet;

use super::{Bounds, Parts, WHOLE};

/// The most points of a lattice that is chosen by itself.
const MOST_POINTS: f64 = 350.0;

/// The most points of a lattice that was asked for.
pub(super) const MOST_FIRST: f64 = 10_000.0;

/// In how many steps the simplex may be divided.
const DIVISIONS: [u32; 7] = [20, 10, 5, 4, 3, 2, 1];

/// The finest division of the simplex over so many channels that has few points.
pub(super) fn division(channels: usize) -> u32 {
    let few = |division: &u32| points(channels, *division) <= MOST_POINTS;
    DIVISIONS.into_iter().find(few).unwrap_or(1)
}

/// The points of a lattice: ways to give `division` steps to the channels.
pub(super) fn points(channels: usize, division: u32) -> f64 {
    let division = f64::from(division);
    (1..channels).map(|k| (division + k as f64) / k as f64).product()
}

/// All points of the lattice that keep the bounds, the corners of the bounded simplex nearest to each
/// channel alone, and `today`'s shares as near as the bounds allow.
pub(super) fn first_mixes(bounds: &Bounds, division: u32, today: &[u32]) -> Vec<Parts> {
    let usable = bounds.usable();
    let mut mixes = BTreeSet::new();
    let mut steps = vec![0; usable.len()];
    spread(&mut steps, 0, division, &mut |steps| {
        let mix = placed(bounds, &usable, steps, division);
        if bounds.hold(&mix) {
            mixes.insert(mix);
        }
    });
    for first in &usable {
        // All that fits goes to one channel.
        let mut mix = bounds.least.clone();
        mix[*first] = WHOLE;
        mixes.insert(bounds.repaired(&mix));
    }
    mixes.insert(bounds.repaired(today));
    mixes.into_iter().collect()
}

/// Calls `each` with every way to give `left` steps to the channels from `from` on.
fn spread(steps: &mut [u32], from: usize, left: u32, each: &mut impl FnMut(&[u32])) {
    if from + 1 >= steps.len() {
        if let Some(last) = steps.last_mut() {
            *last = left;
        }
        each(steps);
        return;
    }
    for given in 0..=left {
        steps[from] = given;
        spread(steps, from + 1, left - given, each);
    }
}

/// The smallest shares, and the steps of what is free above them.
fn placed(bounds: &Bounds, usable: &[usize], steps: &[u32], division: u32) -> Parts {
    let mut mix = bounds.least.clone();
    let free = WHOLE - mix.iter().sum::<u32>();
    let mut left = free;
    for (channel, steps) in usable.iter().zip(steps) {
        let part = (u64::from(free) * u64::from(*steps) / u64::from(division)) as u32;
        mix[*channel] += part;
        left -= part;
    }
    // What whole millionths lose goes to the first channel that has a step.
    let first = usable.iter().zip(steps).find(|(_, steps)| **steps > 0);
    if let Some((channel, _)) = first {
        mix[*channel] += left;
    }
    mix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(channels: usize) -> Bounds {
        Bounds { least: vec![0; channels], most: vec![WHOLE; channels] }
    }

    #[test]
    fn a_free_lattice_has_all_its_points() {
        for (channels, division) in [(2, 20), (3, 10), (4, 5)] {
            let mixes = first_mixes(&free(channels), division, &placed_even(channels));
            let expected = points(channels, division) as usize;
            assert!((expected..=expected + 1).contains(&mixes.len()), "{}", mixes.len());
            assert!(mixes.iter().all(|mix| mix.iter().sum::<u32>() == WHOLE));
        }
        assert_eq!(points(3, 10), 66.0);
    }

    fn placed_even(channels: usize) -> Parts {
        let mut even = vec![WHOLE / channels as u32; channels];
        even[0] += WHOLE - even.iter().sum::<u32>();
        even
    }

    #[test]
    fn many_channels_have_a_coarse_lattice() {
        assert_eq!([2, 3, 4, 5, 8, 12, 200].map(division), [20, 20, 10, 5, 4, 2, 1]);
    }

    #[test]
    fn bounds_are_kept_and_never_leave_nothing() {
        let bounds =
            Bounds { least: vec![333_333, 0, 100_000], most: vec![400_000, 510_000, 100_000] };
        let mixes = first_mixes(&bounds, 10, &[0, 0, WHOLE]);
        assert!(!mixes.is_empty());
        for mix in mixes {
            assert!(bounds.hold(&mix), "{mix:?}");
            assert_eq!(mix.iter().sum::<u32>(), WHOLE);
        }
    }
}
