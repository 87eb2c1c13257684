//! What the shocks of a block do to each channel, day by day (MODEL 4): demand, commission, unit
//! cost, payouts held.

use std::cell::RefCell;

use super::draws::Place;
use super::occurrences::{DrawnEachTime, Occurrence, PathOfBlock, draw_occurrences};
use super::parameters::Reading;
use crate::model::{Hit, Shock};
use crate::numeric::{LANES, Lanes, raise_all};

/// Sums of times are off by less than this, days: ten days of 0.1 end where one day ends.
const HAIR: f64 = 1e-9;

/// The direct effects of all shocks on one channel, one row a day.
///
/// A part is `None` when no shock of the scenario can touch it, so that it costs nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct ChannelEffects {
    /// Factor q of demand.
    pub(crate) demand: Option<Vec<Lanes>>,
    /// Points added to the commission, share of 1.
    pub(crate) commission_points: Option<Vec<Lanes>>,
    /// Factor of unit cost.
    pub(crate) unit_cost: Option<Vec<Lanes>>,
    /// Bit `lane` is set where payouts are held.
    pub(crate) held: Option<Vec<u32>>,
    /// Share of what would be paid out that is lost for good.
    pub(crate) lost: Option<Vec<Lanes>>,
}

/// What happened on each path of a block, shock by shock.
#[derive(Debug, Clone, Default)]
pub(crate) struct Effects {
    /// By channel.
    pub(crate) channels: Vec<ChannelEffects>,
    /// By shock: number of occurrences.
    pub(crate) occurrences: Vec<[u32; LANES]>,
    /// By shock: start of the first occurrence, days; infinite where it did not happen.
    pub(crate) first_start: Vec<Lanes>,
    /// By shock: end of the duration of the first occurrence, days; infinite where it did not
    /// happen.
    pub(crate) first_end: Vec<Lanes>,
    /// What was drawn of each shock on each path: entry `shock * LANES + lane`.
    drawn: Vec<Vec<Occurrence>>,
    known: RefCell<DrawnEachTime>,
    /// Strengths of one occurrence by day, and what it leaves of a channel's demand.
    strengths: Vec<f64>,
    left: Vec<f64>,
}

impl Effects {
    /// Draws every shock of a block and lays its effects over so many channels.
    pub(crate) fn draw(
        &mut self,
        shocks: &[Shock],
        channels: usize,
        place: Place,
        reading: &Reading,
    ) {
        self.clear(shocks, channels, place.days);
        self.known.get_mut().begin(place);
        let known = std::mem::take(&mut self.known);
        let mut drawn = std::mem::take(&mut self.drawn);
        drawn.resize_with(shocks.len() * LANES, Vec::new);
        for (of_shock, shock) in drawn.chunks_mut(LANES).zip(shocks) {
            for (lane, occurrences) in of_shock.iter_mut().enumerate() {
                let path = PathOfBlock { place, reading, lane, known: &known };
                draw_occurrences(shock, path, occurrences);
            }
        }
        self.lay_all(&drawn, (shocks, None), place, reading);
        (self.known, self.drawn) = (known, drawn);
    }

    /// Lays what `all` drew of these shocks, but for the one at the position `but`, as if it never came.
    pub(crate) fn lay_but(
        &mut self,
        all: &Self,
        (shocks, but): (&[Shock], usize),
        place: Place,
        reading: &Reading,
    ) {
        self.clear(shocks, all.channels.len(), place.days);
        self.lay_all(&all.drawn, (shocks, Some(but)), place, reading);
    }

    fn lay_all(
        &mut self,
        drawn: &[Vec<Occurrence>],
        (shocks, but): (&[Shock], Option<usize>),
        place: Place,
        reading: &Reading,
    ) {
        for (position, (of_shock, shock)) in drawn.chunks(LANES).zip(shocks).enumerate() {
            if but == Some(position) {
                continue;
            }
            for (lane, occurrences) in of_shock.iter().enumerate() {
                self.count(position, lane, occurrences);
                for occurrence in occurrences {
                    self.lay(shock, occurrence, (place, reading), lane);
                }
            }
        }
    }

    fn clear(&mut self, shocks: &[Shock], channels: usize, days: usize) {
        self.channels.resize_with(channels, ChannelEffects::default);
        for (position, effects) in self.channels.iter_mut().enumerate() {
            let touched = |by: fn(&Shock) -> bool| {
                shocks.iter().any(|shock| by(shock) && hits(shock, position))
            };
            reset(&mut effects.demand, touched(Shock::moves_demand), days, [1.0; LANES]);
            let points = touched(|shock| shock.commission_points.is_some());
            reset(&mut effects.commission_points, points, days, [0.0; LANES]);
            let cost = touched(|shock| shock.unit_cost_increase.is_some());
            reset(&mut effects.unit_cost, cost, days, [1.0; LANES]);
            reset(&mut effects.held, touched(|shock| shock.holds_payouts), days, 0);
            let loses = touched(|shock| shock.payouts_lost.is_some());
            reset(&mut effects.lost, loses, days, [0.0; LANES]);
        }
        self.occurrences.clear();
        self.occurrences.resize(shocks.len(), [0; LANES]);
        for ends in [&mut self.first_start, &mut self.first_end] {
            ends.clear();
            ends.resize(shocks.len(), [f64::INFINITY; LANES]);
        }
    }

    /// Whether a shock happens on any path of the block.
    pub(crate) fn happens(&self, shock: usize) -> bool {
        self.occurrences.get(shock).is_some_and(|counts| counts.iter().any(|count| *count > 0))
    }

    /// Whether any shock but one happens on any path of the block.
    pub(crate) fn any_happens_but(&self, but: Option<usize>) -> bool {
        (0..self.occurrences.len()).any(|shock| but != Some(shock) && self.happens(shock))
    }

    fn count(&mut self, shock: usize, lane: usize, occurrences: &[Occurrence]) {
        self.occurrences[shock][lane] = occurrences.len() as u32;
        if let Some(first) = occurrences.first() {
            self.first_start[shock][lane] = first.start;
            self.first_end[shock][lane] = first.start + first.profile.duration();
        }
    }

    fn lay(
        &mut self,
        shock: &Shock,
        occurrence: &Occurrence,
        (Place { days, .. }, reading): (Place, &Reading),
        lane: usize,
    ) {
        let hits = shock.hits.iter().map(|hit| HitOnPath::new(hit, reading, lane));
        let hits: Vec<HitOnPath> = hits.filter(|hit| hit.weight > 0.0).collect();
        if shock.holds_payouts {
            self.hold(&hits, occurrence, lane, days);
        }
        let first = occurrence.start.floor().max(0.0) as usize;
        let end = (occurrence.start + occurrence.profile.end()).ceil().min(days as f64);
        let lasts = (end.max(0.0) as usize).saturating_sub(first);
        let strengths = occurrence.profile.means_from(first as f64 - occurrence.start);
        if lasts == 0 {
            return;
        }
        self.strengths.clear();
        self.strengths.extend(strengths.take(lasts));
        for hit in &hits {
            let effects = &mut self.channels[hit.channel];
            hit.apply(effects, occurrence, (&self.strengths, &mut self.left), first, lane);
        }
    }

    /// Payouts due in [start, start + duration) wait, as for demand; they leave on the first free day.
    fn hold(&mut self, hits: &[HitOnPath], occurrence: &Occurrence, lane: usize, days: usize) {
        let day_from = |time: f64| ((time - HAIR).ceil().max(0.0) as usize).min(days);
        let first = day_from(occurrence.start);
        let end = day_from(occurrence.start + occurrence.profile.duration());
        for hit in hits {
            let effects = &mut self.channels[hit.channel];
            if let Some(held) = &mut effects.held {
                for mask in held.iter_mut().take(end).skip(first) {
                    *mask |= 1 << lane;
                }
            }
            if let Some(lost) = &mut effects.lost {
                for row in lost.iter_mut().take(end).skip(first) {
                    // What one takes, another cannot take again.
                    row[lane] += (1.0 - row[lane]) * occurrence.payouts_lost;
                }
            }
        }
    }
}

fn hits(shock: &Shock, channel: usize) -> bool {
    shock.hits.iter().any(|hit| hit.channel == channel)
}

fn reset<T: Copy>(tile: &mut Option<Vec<T>>, needed: bool, days: usize, neutral: T) {
    if needed {
        let rows = tile.get_or_insert_default();
        rows.clear();
        rows.resize(days, neutral);
    } else {
        *tile = None;
    }
}

/// A hit with its numbers on one path.
struct HitOnPath {
    channel: usize,
    weight: f64,
    session_exponent: Option<f64>,
}

impl HitOnPath {
    fn new(hit: &Hit, reading: &Reading, lane: usize) -> Self {
        let weights = hit.weights.iter().map(|id| reading.at(*id, lane));
        Self {
            channel: hit.channel,
            weight: weights.fold(0.0, f64::max),
            session_exponent: hit.session_exponent.map(|id| reading.at(id, lane)),
        }
    }

    /// Lays an occurrence over the days from `first` on, one loop a part: the days of a loop do not
    /// wait for each other.
    fn apply(
        &self,
        effects: &mut ChannelEffects,
        occurrence: &Occurrence,
        (strengths, left): (&[f64], &mut Vec<f64>),
        first: usize,
        lane: usize,
    ) {
        if let Some(demand) = &mut effects.demand {
            left.clear();
            left.extend(strengths.iter().map(|strength| {
                let lost = occurrence.severity * (self.weight * strength);
                (1.0 - lost).max(0.0)
            }));
            if let Some(exponent) = self.session_exponent {
                raise_all(left, exponent);
            }
            for (row, left) in demand[first..].iter_mut().zip(&*left) {
                row[lane] *= left;
            }
        }
        if let Some(points) = &mut effects.commission_points {
            for (row, strength) in points[first..].iter_mut().zip(strengths) {
                row[lane] += occurrence.commission_points * (self.weight * strength);
            }
        }
        if let Some(cost) = &mut effects.unit_cost {
            for (row, strength) in cost[first..].iter_mut().zip(strengths) {
                row[lane] *= 1.0 + occurrence.unit_cost_increase * (self.weight * strength);
            }
        }
    }
}
