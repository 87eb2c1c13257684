//! What all responses together do on one day.

use super::OneResponse;
use crate::model::{AccountId, Model, Response, ramp_level};
use crate::numeric::{LANES, Lanes, powf};
use crate::simulate::parameters::Parameters;

/// What responses do on one day; `None` where they do nothing on any path.
#[derive(Debug, Clone)]
pub(super) struct Effects {
    /// By channel: factor of demand.
    pub(super) demand: Vec<Option<Lanes>>,
    /// By channel: share of its ordinary sales, where it is not used otherwise.
    pub(super) started: Vec<Option<Lanes>>,
    /// By channel: one where it was started.
    pub(super) is_started: Vec<Option<Lanes>>,
    /// By channel: factor of spending on ads.
    pub(super) ads: Vec<Option<Lanes>>,
    /// By account: what is left of the cost.
    pub(super) kept: Vec<(AccountId, Lanes)>,
}

impl Effects {
    pub(super) fn none(channels: usize) -> Self {
        let none = || vec![None; channels];
        let (demand, started, is_started, ads) = (none(), none(), none(), none());
        Self { demand, started, is_started, ads, kept: Vec::new() }
    }

    pub(super) fn clear(&mut self) {
        for list in [&mut self.demand, &mut self.started, &mut self.is_started, &mut self.ads] {
            list.fill(None);
        }
        self.kept.clear();
    }

    /// Adds what one response does today.
    pub(super) fn add(
        &mut self,
        one: &OneResponse,
        day: usize,
        model: &Model,
        parameters: &Parameters,
    ) {
        let since: [Option<f64>; LANES] = std::array::from_fn(|lane| one.since(day, lane));
        if since.iter().all(Option::is_none) {
            return;
        }
        let response = one.response;
        for (raise, full) in response.raise.iter().zip(&one.raised) {
            let (delay, length) = (parameters.lanes(raise.delay), parameters.lanes(raise.length));
            let risen = |lane: usize, since: f64| ramp_level(since - delay[lane], length[lane]);
            if model.channels[raise.channel].shape.is_used() {
                // What is given up falls at once; what is gained rises.
                let level = |lane: usize, since| {
                    if full[lane] < 1.0 { 1.0 } else { risen(lane, since) }
                };
                let factor = |lane, since| 1.0 + (full[lane] - 1.0) * level(lane, since);
                multiply(&mut self.demand[raise.channel], &since, factor);
            } else {
                let level = |lane: usize, since| full[lane] * risen(lane, since);
                add(&mut self.started[raise.channel], &since, level);
                let used = |lane: usize, _| f64::from(u8::from(full[lane] > 0.0));
                largest(&mut self.is_started[raise.channel], &since, used);
            }
        }
        if !response.phases.is_empty() {
            for &channel in &response.lifts {
                let factor = |lane, since| 1.0 + one.plan.lift(since, lane);
                multiply(&mut self.demand[channel], &since, factor);
            }
        }
        for &(channel, factor) in &response.ads {
            let factor = parameters.lanes(factor);
            multiply(&mut self.ads[channel], &since, |lane, _| factor[lane]);
        }
        for &(account, share) in &response.cuts {
            let share = parameters.lanes(share);
            let place = self.kept.iter().position(|(cut, _)| *cut == account);
            let place = place.unwrap_or_else(|| {
                self.kept.push((account, [1.0; LANES]));
                self.kept.len() - 1
            });
            let kept = &mut self.kept[place].1;
            for lane in (0..LANES).filter(|lane| since[*lane].is_some()) {
                kept[lane] *= 1.0 - share[lane];
            }
        }
    }
}

/// What each `raise` of a response multiplies sales with at its full strength.
pub(super) fn raised(response: &Response, parameters: &Parameters) -> Vec<Lanes> {
    let full = |effort: &Lanes, exponent: &Lanes| {
        std::array::from_fn(|lane| match effort[lane] {
            // Without effort nothing is sold, whatever the returns to effort.
            0.0 => 0.0,
            1.0 => 1.0,
            effort => powf(effort, exponent[lane]),
        })
    };
    let raises = response.raise.iter();
    raises.map(|r| full(parameters.lanes(r.effort), parameters.lanes(r.exponent))).collect()
}

fn multiply(
    factor: &mut Option<Lanes>,
    since: &[Option<f64>; LANES],
    of: impl Fn(usize, f64) -> f64,
) {
    combine(factor, 1.0, since, |now, lane, since| now * of(lane, since));
}

fn add(sum: &mut Option<Lanes>, since: &[Option<f64>; LANES], of: impl Fn(usize, f64) -> f64) {
    combine(sum, 0.0, since, |now, lane, since| now + of(lane, since));
}

fn largest(most: &mut Option<Lanes>, since: &[Option<f64>; LANES], of: impl Fn(usize, f64) -> f64) {
    combine(most, 0.0, since, |now, lane, since| now.max(of(lane, since)));
}

fn combine(
    value: &mut Option<Lanes>,
    neutral: f64,
    since: &[Option<f64>; LANES],
    of: impl Fn(f64, usize, f64) -> f64,
) {
    let value = value.get_or_insert([neutral; LANES]);
    for lane in 0..LANES {
        if let Some(since) = since[lane] {
            value[lane] = of(value[lane], lane, since);
        }
    }
}
