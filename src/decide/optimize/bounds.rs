//! How much effort each channel may have.

use super::{BoundsError, Parts, WHOLE};
use crate::decide::NoAnswer;
use crate::decide::unknown_channel::find_channel;
use crate::model::EffortShares;
use crate::scenario::{Scenario, written_number};

/// The smallest and the largest share of each channel, in millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// Smallest shares, in the order of the channels.
    pub least: Parts,
    /// Largest shares; none for channels that sell nothing.
    pub most: Parts,
}

/// Bounds as they were asked for: channel ids with shares of 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WantedBounds {
    /// Smallest shares; none unless given.
    pub least: Vec<(String, f64)>,
    /// Largest shares; all unless given.
    pub most: Vec<(String, f64)>,
}

pub(super) const LEAST: &str = "the smallest share";
const MOST: &str = "the largest share";

impl Bounds {
    /// The bounds of the channels of a scenario with `today`'s shares.
    ///
    /// Channels that are not used today have a share if they say `reference_share`.
    ///
    /// # Errors
    /// Bounds that nothing can keep, or that leave nothing to choose.
    pub fn of(
        wanted: &WantedBounds,
        scenario: &Scenario,
        today: &EffortShares,
    ) -> Result<Self, NoAnswer> {
        let least = by_channel(LEAST, &wanted.least, scenario)?;
        let most = by_channel(MOST, &wanted.most, scenario)?;
        let mut bounds = Self { least: Parts::new(), most: Parts::new() };
        for (position, (channel, share)) in scenario.channels.iter().zip(&today.shares).enumerate()
        {
            let id = &channel.id.value;
            let sells = *share > 0.0 || channel.reference_share.is_some();
            let (low, high) = (least[position].unwrap_or(0.0), most[position].unwrap_or(1.0));
            if low > high {
                return Err(
                    BoundsError::Crossed { channel: id.clone(), least: low, most: high }.into()
                );
            }
            if low > 0.0 && !sells {
                return Err(BoundsError::SellsNothing(id.clone()).into());
            }
            // Inwards, but for what decimal fractions lose in binary.
            bounds.least.push((low * f64::from(WHOLE) - 1e-6).ceil().max(0.0) as u32);
            let high = (high * f64::from(WHOLE) + 1e-6).floor() as u32;
            bounds.most.push(if sells { high } else { 0 });
        }
        bounds.check(wanted)?;
        Ok(bounds)
    }

    fn check(&self, wanted: &WantedBounds) -> Result<(), BoundsError> {
        let parts = |list: &[(String, f64)]| {
            let part = |(id, share): &(String, f64)| format!("{id} {}", written_number(*share));
            list.iter().map(part).collect::<Vec<_>>().join(", ")
        };
        let sum = |parts: &[u32]| parts.iter().map(|part| u64::from(*part)).sum::<u64>();
        let share = |sum: u64| sum as f64 / f64::from(WHOLE);
        let (least, most) = (sum(&self.least), sum(&self.most));
        if most == 0 && wanted.most.is_empty() {
            return Err(BoundsError::NoChannel);
        }
        if least > u64::from(WHOLE) {
            let parts = parts(&wanted.least);
            return Err(BoundsError::LeastTooLarge { sum: share(least), parts });
        }
        if most < u64::from(WHOLE) {
            let parts = parts(&wanted.most);
            return Err(BoundsError::MostTooSmall { sum: share(most), parts });
        }
        if self.usable().len() < 2 {
            return Err(BoundsError::OneChannel);
        }
        Ok(())
    }

    /// The channels that may have a share.
    pub fn usable(&self) -> Vec<usize> {
        (0..self.most.len()).filter(|channel| self.most[*channel] > 0).collect()
    }

    /// Whether shares keep the bounds.
    pub fn hold(&self, parts: &[u32]) -> bool {
        let within = |(part, (least, most))| least <= part && part <= most;
        parts.iter().zip(self.least.iter().zip(&self.most)).all(within)
    }

    /// The nearest way to keep the bounds: what is too much or too little is cut, and the difference
    /// goes to the first channels that have room.
    pub(super) fn repaired(&self, parts: &[u32]) -> Parts {
        let pairs = || self.least.iter().zip(&self.most);
        let mut parts: Parts = parts
            .iter()
            .zip(pairs())
            .map(|(part, (least, most))| *part.clamp(least, most))
            .collect();
        let sum: u64 = parts.iter().map(|part| u64::from(*part)).sum();
        let mut missing = i64::from(WHOLE) - sum as i64;
        for (part, (least, most)) in parts.iter_mut().zip(pairs()) {
            let room = (i64::from(*least) - i64::from(*part), i64::from(*most) - i64::from(*part));
            let change = missing.clamp(room.0, room.1);
            *part = (i64::from(*part) + change) as u32;
            missing -= change;
        }
        parts
    }

    /// A mix with a step of effort moved, as far as the bounds allow; none if they allow nothing.
    pub(super) fn moved(
        &self,
        mix: &Parts,
        (from, to): (usize, usize),
        step: u32,
    ) -> Option<Parts> {
        let given = mix[from] - self.least[from];
        let taken = self.most[to] - mix[to];
        let step = step.min(given).min(taken);
        let mut moved = mix.clone();
        moved[from] -= step;
        moved[to] += step;
        (step > 0).then_some(moved)
    }
}

/// The bound of each channel, where one is given.
fn by_channel(
    bound: &'static str,
    wanted: &[(String, f64)],
    scenario: &Scenario,
) -> Result<Vec<Option<f64>>, NoAnswer> {
    let mut found = vec![None; scenario.channels.len()];
    for (id, share) in wanted {
        let position = find_channel(id, scenario)?;
        let (channel, share) = (id.clone(), *share);
        if !(0.0..=1.0).contains(&share) {
            return Err(BoundsError::NoShare { bound, channel, share }.into());
        }
        if found[position].replace(share).is_some() {
            return Err(BoundsError::Twice { bound, channel }.into());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_stops_at_the_bounds() {
        let bounds = Bounds { least: vec![100_000, 0], most: vec![WHOLE, 850_000] };
        let mix = vec![200_000, 800_000];
        assert_eq!(bounds.moved(&mix, (0, 1), 25_000), Some(vec![175_000, 825_000]));
        assert_eq!(bounds.moved(&mix, (0, 1), 200_000), Some(vec![150_000, 850_000]));
        assert_eq!(bounds.moved(&vec![150_000, 850_000], (0, 1), 1), None);
    }
}
