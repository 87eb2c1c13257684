//! What the level must have been on days that are not known, from the days on both sides.

use super::kalman::Variation;
use super::observations::Observation;
use crate::numeric::powf;

/// Mean and variance of the slow level before and after each day.
///
/// A stationary level looks the same backwards, so the days behind are a second filter that runs
/// from the end.
pub(super) struct Sides {
    variation: Variation,
    /// After the observations of days up to this one.
    forward: Vec<(f64, f64)>,
    /// After the observations of days from this one on.
    backward: Vec<(f64, f64)>,
}

impl Sides {
    /// Of observations less their effects.
    pub(super) fn of(
        observations: &[Observation],
        effects: &[f64],
        variation: Variation,
        days: usize,
    ) -> Self {
        let mut values: Vec<Option<(f64, f64)>> = vec![None; days];
        for seen in observations {
            let rest = rest(seen, effects);
            let noise = variation.noise * variation.noise * seen.noise_share + seen.variance;
            if let Some(value) = values.get_mut(seen.day) {
                *value = Some((rest, noise));
            }
        }
        let forward = filtered(values.iter(), variation);
        let mut backward = filtered(values.iter().rev(), variation);
        backward.reverse();
        Self { variation, forward, backward }
    }

    /// The level on `day`, from days up to `before` and from `after` on only.
    pub(super) fn level(&self, day: usize, before: Option<usize>, after: usize) -> (f64, f64) {
        let prior = self.variation.long_run();
        let carried = |(mean, variance): (f64, f64), days: usize| {
            let left = powf(self.variation.phi(), days as f64);
            (left * mean, left * left * variance + (1.0 - left * left) * prior)
        };
        let one = before
            .and_then(|before| self.forward.get(before).map(|side| carried(*side, day - before)));
        let other = self.backward.get(after).map(|side| carried(*side, after - day));
        match (one, other) {
            (Some(one), Some(other)) => joined(one, other, prior),
            (Some(one), None) => one,
            (None, Some(other)) => other,
            (None, None) => (0.0, prior),
        }
    }
}

/// What is left of an observation after the effects of the calendar.
pub(super) fn rest(seen: &Observation, effects: &[f64]) -> f64 {
    seen.value - seen.row.iter().zip(effects).map(|(x, effect)| x * effect).sum::<f64>()
}

fn filtered<'a>(
    values: impl Iterator<Item = &'a Option<(f64, f64)>>,
    variation: Variation,
) -> Vec<(f64, f64)> {
    let (phi, step) = (variation.phi(), variation.step);
    let (mut mean, mut variance) = (0.0, variation.long_run());
    let mut found = Vec::new();
    for (at, value) in values.enumerate() {
        if at > 0 {
            mean *= phi;
            variance = phi * phi * variance + step * step;
        }
        if let Some((rest, noise)) = value {
            let gain = variance / (variance + noise);
            mean += gain * (rest - mean);
            variance *= 1.0 - gain;
        }
        found.push((mean, variance));
    }
    found
}

/// Two independent accounts of one level; the prior, which is in both, counts once.
fn joined(one: (f64, f64), other: (f64, f64), prior: f64) -> (f64, f64) {
    let precision = 1.0 / one.1 + 1.0 / other.1 - 1.0 / prior;
    ((one.0 / one.1 + other.0 / other.1) / precision, 1.0 / precision)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_in_a_gap_agrees_with_statsmodels() {
        // The series of the test in `kalman`; statsmodels' smoothed state of day 42.
        let numbers = |seed: u64| {
            let mut x = seed;
            move || {
                x = (1_103_515_245 * x + 12_345) % 2_147_483_648;
                x as f64 / 2_147_483_648.0 - 0.5
            }
        };
        let (mut noise, mut steps) = (numbers(7), numbers(11));
        let mut level = 0.0;
        let mut observations = Vec::new();
        for day in 0..120 {
            level = 0.99 * level + 0.2 * steps();
            let value = 13.0 + level + 1.5 * noise();
            if ![5, 6, 7, 40, 41, 42, 43, 44, 100].contains(&day) {
                observations.push(Observation {
                    day,
                    value,
                    noise_share: 1.0,
                    variance: 0.0,
                    row: vec![1.0],
                });
            }
        }
        let stored = [
            (0.055, 0.5, 90.0, -0.362_815_288_324, 0.017_581_052_507),
            (0.1, 0.3, 60.0, -0.362_093_886_758, 0.027_901_382_190),
            (0.02, 0.7, 180.0, -0.291_233_504_108, 0.008_169_240_642),
        ];
        for (step, noise, half_life, mean, variance) in stored {
            let variation = Variation { step, noise, half_life };
            let sides = Sides::of(&observations, &[13.0], variation, 120);
            let found = sides.level(42, Some(39), 45);
            assert!((found.0 - mean).abs() < 1e-9, "{found:?} {mean}");
            assert!((found.1 - variance).abs() < 1e-9, "{found:?} {variance}");
        }
    }
}
