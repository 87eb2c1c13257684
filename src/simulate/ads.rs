//! Advertising (MODEL 2, 7): decided and paid a week ahead, felt a week later.

use std::sync::Arc;

use super::by_day::ByDay;
use super::parameters::{Parameters, lanes};
use crate::model::{Ads, Model};
use crate::numeric::{LANES, Lanes, powf};

/// Days of a week of ads.
const WEEK: usize = 7;

/// Sales know no difference between spending this share of today's and spending nothing: a power
/// of zero would say that nobody buys without ads.
const LEAST_RATIO: f64 = 0.01;

const UNCHANGED: Lanes = [1.0; LANES];

/// The ads of one channel on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct ChannelAds {
    /// Today's spending, rupiah a day.
    today: Lanes,
    exponent: Lanes,
    /// Spending as planned against today's, by day; the same in all lives.
    ratio: Arc<[Lanes]>,
    /// What sales make of it, by day.
    effect: Arc<[Lanes]>,
    /// What sales make of the spending of this week and the next, with responses.
    this_week: [Lanes; WEEK],
    next_week: [Lanes; WEEK],
    /// The spending of these weeks against today's.
    spent_this_week: [Lanes; WEEK],
    spent_next_week: [Lanes; WEEK],
    /// Whether the platform takes the cost of each day out of payouts.
    pub(crate) from_payouts: bool,
}

impl ChannelAds {
    /// Prepares a channel's ads for `days` days and the two weeks after them.
    pub(crate) fn prepare(ads: &Ads, model: &Model, parameters: &Parameters, days: usize) -> Self {
        let today = *parameters.lanes(ads.today);
        let planned = ByDay::prepare(model, parameters, &[ads.planned], |value| value(ads.planned));
        let level = |day: usize| lanes(|lane| planned.at(day)[lane] / today[lane]);
        let exponent = *parameters.lanes(ads.exponent);
        let mut ratio = Vec::with_capacity(days + 2 * WEEK);
        let mut effect: Vec<Lanes> = Vec::with_capacity(days + 2 * WEEK);
        for day in 0..days + 2 * WEEK {
            let spending =
                if day < WEEK { UNCHANGED } else { on_day(ads, parameters, level(day), day) };
            // Days of equal spending have equal effects, and powers are dear.
            let known = ratio.last().is_some_and(|before| *before == spending);
            let felt = if known { effect[day - 1] } else { effect_of(&spending, &exponent) };
            ratio.push(spending);
            effect.push(felt);
        }
        Self {
            today: today.map(|week| week / WEEK as f64),
            exponent,
            ratio: ratio.into(),
            effect: effect.into(),
            this_week: [UNCHANGED; WEEK],
            next_week: [UNCHANGED; WEEK],
            spent_this_week: [UNCHANGED; WEEK],
            spent_next_week: [UNCHANGED; WEEK],
            from_payouts: ads.from_payouts,
        }
    }

    /// What sales make of the spending as planned, without responses.
    pub(crate) fn planned(&self, day: usize) -> &Lanes {
        &self.effect[day]
    }

    /// What sales make of the spending of a day.
    pub(crate) fn effect(&self, day: usize) -> &Lanes {
        &self.this_week[day % WEEK]
    }

    /// Begins a day; on the first of a week, what the week after it costs, rupiah.
    pub(crate) fn begin(&mut self, day: usize, response: Option<&Lanes>) -> Option<Lanes> {
        if !day.is_multiple_of(WEEK) {
            return None;
        }
        self.this_week = self.next_week;
        self.spent_this_week = self.spent_next_week;
        let mut cost = [0.0; LANES];
        for (place, ahead) in (day + WEEK..day + 2 * WEEK).enumerate() {
            let mut spending = self.ratio[ahead];
            if let Some(factor) = response {
                for lane in 0..LANES {
                    spending[lane] *= factor[lane];
                }
                self.next_week[place] = self.effect_after(place, &spending);
            } else {
                self.next_week[place] = self.effect[ahead];
            }
            self.spent_next_week[place] = spending;
            for lane in 0..LANES {
                cost[lane] += spending[lane] * self.today[lane];
            }
        }
        Some(cost)
    }

    /// What sales make of the spending of a day of next week. Days of equal spending have equal effects, and powers
    /// are dear: a day that spends as the one before feels as that.
    fn effect_after(&self, place: usize, spending: &Lanes) -> Lanes {
        let (spent, felt) = match place.checked_sub(1) {
            Some(before) => (&self.spent_next_week[before], &self.next_week[before]),
            None => (&self.spent_this_week[WEEK - 1], &self.this_week[WEEK - 1]),
        };
        if spent == spending { *felt } else { effect_of(spending, &self.exponent) }
    }
}

impl ChannelAds {
    /// What the ads of a day that has begun cost, rupiah.
    pub(crate) fn cost(&self, day: usize) -> Lanes {
        lanes(|lane| self.spent_this_week[day % WEEK][lane] * self.today[lane])
    }
}

/// Spending on a day against today's: the level and all entries of the plan.
fn on_day(ads: &Ads, parameters: &Parameters, level: Lanes, day: usize) -> Lanes {
    let day = day as i64;
    let mut spending = level;
    for entry in ads.plan.iter().filter(|entry| (entry.from..=entry.to).contains(&day)) {
        let factor = parameters.lanes(entry.factor);
        for lane in 0..LANES {
            spending[lane] *= factor[lane];
        }
    }
    spending
}

/// (ads / today's ads)^kappa.
fn effect_of(ratio: &Lanes, exponent: &Lanes) -> Lanes {
    lanes(
        |lane| {
            if ratio[lane] == 1.0 {
                1.0
            } else {
                powf(ratio[lane].max(LEAST_RATIO), exponent[lane])
            }
        },
    )
}
