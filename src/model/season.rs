//! The season: month profile, pay days and dated events (MODEL: season).
//!
//! What is the same on every path is one table by day. Of what is drawn only the days are known
//! here: how strongly each is felt, to be multiplied once the strength of the path is known.

use super::event::EventDays;
use super::horizon::Horizon;
use super::parameter::{ParameterId, ParameterTable};
use crate::scenario::{self, PayDays};

/// Days before day 0 and after the last day that a season covers: more than lies between a sale and
/// its money, and more than anyone orders ahead.
pub(super) const REACH: i64 = 731;

/// Days of the months of an ordinary year.
const MONTH_DAYS: [f64; 12] =
    [31.0, 28.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0];

/// The season of one channel.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Season {
    /// Product of what is the same on every path, from day `-REACH` on; empty where it is always one.
    fixed: Vec<f64>,
    /// What is drawn.
    drawn: Vec<SeasonFactor>,
}

/// A factor of demand on some days, whose strength is a parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonFactor {
    /// The factor of a day that feels it in full; `None` for closed days.
    factor: Option<ParameterId>,
    /// Share of the effect that is lost each year.
    fade: Option<ParameterId>,
    /// In order; a day stands several times where years overlap.
    days: Vec<SeasonDay>,
}

/// How a day feels a factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SeasonDay {
    pub(super) day: i64,
    /// Years for which the factor has faded.
    pub(super) faded_years: u32,
    /// Share of the effect, 0 to 1.
    pub(super) weight: f64,
}

/// The days that seasons cover.
pub(super) fn covered(horizon: Horizon) -> std::ops::Range<i64> {
    -REACH..horizon.days() as i64 + REACH
}

impl Season {
    /// The season of a channel; the events are those that it feels.
    pub(super) fn build<'a>(
        channel: &scenario::Channel,
        events: impl Iterator<Item = &'a EventDays>,
        horizon: Horizon,
        table: &mut ParameterTable,
    ) -> Self {
        let mut season =
            Self { fixed: month_table(&channel.month_profile.value, horizon), drawn: Vec::new() };
        for (position, pay_days) in channel.pay_days.iter().enumerate() {
            let name = format!("channel.{}.pay_days.{}.factor", channel.id.value, position + 1);
            let factor = table.add(&name, &pay_days.factor.value);
            let days = pay_day_table(pay_days, horizon);
            season.add(SeasonFactor { factor: Some(factor), fade: None, days }, horizon, table);
        }
        for event in events {
            season.add(event.season_factor(), horizon, table);
        }
        season
    }

    fn add(&mut self, factor: SeasonFactor, horizon: Horizon, table: &ParameterTable) {
        if !factor.is_common(table) {
            self.drawn.push(factor);
            return;
        }
        if self.fixed.is_empty() {
            self.fixed = covered(horizon).map(|_| 1.0).collect();
        }
        factor.multiply(&mut self.fixed, -REACH, |id| table.mean(id));
    }

    /// What a day is multiplied with on every path.
    pub(crate) fn common(&self, day: i64) -> f64 {
        let place = usize::try_from(day + REACH).ok();
        place.and_then(|place| self.fixed.get(place)).copied().unwrap_or(1.0)
    }

    /// What is drawn on each path.
    pub(crate) fn drawn(&self) -> &[SeasonFactor] {
        &self.drawn
    }

    /// Multiplies a table by day, of one path, with what is drawn.
    pub(crate) fn multiply_drawn(
        &self,
        by_day: &mut [f64],
        first_day: i64,
        value: impl Fn(ParameterId) -> f64,
    ) {
        for factor in &self.drawn {
            factor.multiply(by_day, first_day, &value);
        }
    }
}

impl SeasonFactor {
    pub(super) fn new(
        factor: Option<ParameterId>,
        fade: Option<ParameterId>,
        days: Vec<SeasonDay>,
    ) -> Self {
        Self { factor, fade, days }
    }

    fn is_common(&self, table: &ParameterTable) -> bool {
        let fixed = |id: Option<ParameterId>| id.is_none_or(|id| table.fixed(id).is_some());
        fixed(self.factor) && fixed(self.fade)
    }

    /// Multiplies a table by day, of one path.
    fn multiply(&self, by_day: &mut [f64], first_day: i64, value: impl Fn(ParameterId) -> f64) {
        let strength = Strength::of(self, value);
        for (day, same_day) in self.by_day() {
            let place = usize::try_from(day - first_day).ok();
            if let Some(cell) = place.and_then(|place| by_day.get_mut(place)) {
                *cell *= strength.on(same_day);
            }
        }
    }

    /// The days that feel it, each with all that it feels.
    pub(crate) fn by_day(&self) -> impl Iterator<Item = (i64, &[SeasonDay])> {
        self.days.chunk_by(|one, next| one.day == next.day).map(|same| (same[0].day, same))
    }
}

/// The strength of a factor on one path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strength {
    factor: f64,
    kept_a_year: f64,
}

impl Strength {
    pub(crate) fn of(factor: &SeasonFactor, value: impl Fn(ParameterId) -> f64) -> Self {
        Self {
            factor: factor.factor.map_or(0.0, &value),
            kept_a_year: 1.0 - factor.fade.map_or(0.0, &value),
        }
    }

    /// How strongly a day feels it, 0 to 1; of several times of one event the strongest counts.
    pub(crate) fn felt(self, same_day: &[SeasonDay]) -> f64 {
        let felt = same_day.iter().map(|day| {
            (0..day.faded_years).fold(day.weight, |weight, _| weight * self.kept_a_year)
        });
        felt.fold(0.0, f64::max)
    }

    /// What a day is multiplied with.
    pub(crate) fn on(self, same_day: &[SeasonDay]) -> f64 {
        let felt = self.felt(same_day);
        // In full it is the factor itself, to the bit.
        if felt == 1.0 { self.factor } else { 1.0 + (self.factor - 1.0) * felt }
    }
}

/// The month profile by day; empty where all months are alike.
fn month_table(profile: &[f64; 12], horizon: Horizon) -> Vec<f64> {
    if profile.iter().all(|month| *month == profile[0]) {
        return Vec::new();
    }
    let year: f64 = profile.iter().zip(MONTH_DAYS).map(|(month, days)| month * days).sum();
    let scale = MONTH_DAYS.iter().sum::<f64>() / year;
    let of_month = |month: i8| profile[month.unsigned_abs() as usize - 1] * scale;
    covered(horizon).map(|day| of_month(horizon.date(day).month())).collect()
}

fn pay_day_table(pay_days: &PayDays, horizon: Horizon) -> Vec<SeasonDay> {
    let (from, to) = (pay_days.from_day.value, pay_days.to_day.value);
    let is_paid =
        |day: i8| if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to };
    let days = covered(horizon).filter(|day| is_paid(horizon.date(*day).day()));
    days.map(|day| SeasonDay { day, faded_years: 0, weight: 1.0 }).collect()
}

#[cfg(test)]
mod tests;
