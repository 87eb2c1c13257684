//! The shape of ordinary sales over time: weekday, growth and ramp (MODEL: season, trend, ramp).

use std::sync::LazyLock;

use super::effort::{Effort, EffortNumbers, EffortRows};
use super::fatigue::{Fatigue, FatigueNumbers};
use super::horizon::Horizon;
use super::parameter::{ParameterId, ParameterTable};
use super::season::{REACH, Season, covered};
use crate::numeric::{exp, ln};

/// Days of a year in rates.
pub(crate) const DAYS_PER_YEAR: f64 = 365.0;

/// Half the width of the logistic behind a ramp: it runs over -5..5 before it is rescaled to 0..1.
const RAMP_HALF_WIDTH: f64 = 5.0;

/// Multiplier of ordinary sales by day, one on average over a week without growth or ramp.
#[derive(Debug, Clone, PartialEq)]
pub struct DemandShape {
    /// Monday to Sunday, mean one.
    weekday: [f64; 7],
    /// Months, pay days and events.
    season: Season,
    growth: ParameterId,
    ramp: Option<Ramp>,
    effort: Effort,
    fatigue: Option<Fatigue>,
}

/// A channel that starts: nothing until `start_day + delay`, then a logistic of `length` days.
#[derive(Debug, Clone, PartialEq)]
pub struct Ramp {
    pub(crate) start_day: i64,
    pub(crate) delay: ParameterId,
    pub(crate) length: ParameterId,
}

/// The multipliers of a shape by day, made once for all blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapeTable {
    values: Vec<f64>,
}

impl ShapeTable {
    /// The table of a shape that is the same on every path; `None` for others.
    pub(super) fn of(
        shape: &DemandShape,
        horizon: Horizon,
        table: &ParameterTable,
    ) -> Option<Self> {
        if !shape.is_common(table) || !shape.season.drawn().is_empty() {
            return None;
        }
        let numbers = shape.numbers(|id| table.mean(id));
        let values = covered(horizon).map(|day| shape.at(day, horizon, &numbers)).collect();
        Some(Self { values })
    }

    /// The multiplier of a day.
    #[inline(always)]
    pub(crate) fn at(&self, day: i64) -> f64 {
        self.values[(day + REACH) as usize]
    }
}

/// The numbers of a shape on one path.
#[derive(Debug, Clone, Copy)]
pub struct ShapeNumbers {
    /// ln(1 + growth a year) / 365.
    log_growth_per_day: f64,
    ramp: Option<RampNumbers>,
    effort: EffortNumbers,
    fatigue: Option<FatigueNumbers>,
}

#[derive(Debug, Clone, Copy)]
struct RampNumbers {
    first_day: f64,
    length: f64,
}

impl DemandShape {
    pub(super) fn new(
        profile: [f64; 7],
        growth: ParameterId,
        ramp: Option<Ramp>,
        effort: Effort,
    ) -> Self {
        let total: f64 = profile.iter().sum();
        Self {
            weekday: profile.map(|weight| weight * 7.0 / total),
            season: Season::default(),
            growth,
            ramp,
            effort,
            fatigue: None,
        }
    }

    /// Lets viewers tire.
    pub(super) fn set_fatigue(&mut self, fatigue: Option<Fatigue>) {
        self.fatigue = fatigue;
    }

    /// Puts the effort of a mix into the channel: `share` against the share at which its ordinary
    /// sales are stated.
    pub(super) fn set_share(&mut self, share: f64, reference: f64, in_place: bool) {
        // A ramp of the past has done its work: what is gained rises from the day of the change.
        let rises_by_itself = self.ramp.as_ref().is_some_and(|ramp| ramp.start_day >= 0);
        self.effort = self.effort.of_mix(share, reference, rises_by_itself);
        if in_place {
            self.effort = self.effort.in_place();
        }
    }

    /// The shape of the same channel, used at the effort at which its ordinary sales are stated
    /// and without a ramp of its own.
    pub(crate) fn at_full_strength(&self) -> Self {
        let effort = Effort::today(true, self.effort.exponent());
        Self { ramp: None, effort, ..self.clone() }
    }

    /// Whether its effort is another than the one at which its ordinary sales are stated.
    pub(super) fn hangs_on_returns(&self) -> bool {
        self.effort.hangs_on_returns()
    }

    /// Returns to effort.
    pub(super) fn effort_exponent(&self) -> ParameterId {
        self.effort.exponent()
    }

    /// Puts months, pay days and events into the shape.
    pub(super) fn set_season(&mut self, season: Season) {
        self.season = season;
    }

    /// Months, pay days and events.
    pub(crate) fn season(&self) -> &Season {
        &self.season
    }

    /// Whether the channel is used from day 0 on.
    pub(crate) fn is_used(&self) -> bool {
        self.effort.is_used()
    }

    /// First day of the work on the channel, if it starts later than day 0.
    pub(crate) fn start_day(&self) -> i64 {
        self.ramp.as_ref().map_or(i64::MIN, |ramp| ramp.start_day)
    }

    /// Whether the shape is the same on every path, but for the seasons that are drawn.
    pub(crate) fn is_common(&self, table: &ParameterTable) -> bool {
        let ramp_is_fixed = self.ramp.as_ref().is_none_or(|ramp| {
            table.fixed(ramp.delay).is_some() && table.fixed(ramp.length).is_some()
        });
        table.fixed(self.growth).is_some()
            && ramp_is_fixed
            && self.effort.is_common(table)
            && self.fatigue.as_ref().is_none_or(|fatigue| fatigue.is_common(table))
    }

    /// The numbers of the shape on a path, given the value of each parameter there.
    pub(crate) fn numbers(&self, value: impl Fn(ParameterId) -> f64) -> ShapeNumbers {
        ShapeNumbers {
            log_growth_per_day: ln(1.0 + value(self.growth)) / DAYS_PER_YEAR,
            ramp: self.ramp.as_ref().map(|ramp| RampNumbers {
                first_day: ramp.start_day as f64 + value(ramp.delay),
                length: value(ramp.length),
            }),
            effort: self.effort.numbers(&value),
            fatigue: self.fatigue.as_ref().map(|fatigue| fatigue.numbers(&value)),
        }
    }

    /// The multiplier on a day, without the seasons that are drawn; days before the start are
    /// negative.
    pub(crate) fn at(&self, day: i64, horizon: Horizon, numbers: &ShapeNumbers) -> f64 {
        numbers.on(day, self.calendar(day, horizon))
    }

    /// What of the multiplier is the same on every path: the weekday, and the seasons that are not drawn.
    pub(crate) fn calendar(&self, day: i64, horizon: Horizon) -> f64 {
        self.weekday[horizon.weekday(day)] * self.season.common(day)
    }
}

impl ShapeNumbers {
    /// The multiplier on a day of which the calendar's part is known.
    #[inline]
    pub(crate) fn on(&self, day: i64, calendar: f64) -> f64 {
        let ramp =
            self.ramp.map_or(1.0, |ramp| ramp_level(day as f64 - ramp.first_day, ramp.length));
        let fatigue = self.fatigue.map_or(1.0, |fatigue| fatigue.at(day));
        calendar * trend(day, self.log_growth_per_day) * ramp * self.effort.at(day) * fatigue
    }
}

/// The numbers of a shape on several paths side by side.
#[derive(Debug, Clone)]
pub(crate) struct ShapeRows<const N: usize> {
    log_growth_per_day: Option<[f64; N]>,
    ramp: Option<[RampNumbers; N]>,
    effort: EffortRows<N>,
    fatigue: Option<[FatigueNumbers; N]>,
}

impl<const N: usize> ShapeRows<N> {
    /// Those of a shape, given the value of each parameter on each path; nothing of no path.
    pub(crate) fn of(
        shape: &DemandShape,
        value: impl Fn(ParameterId, usize) -> f64,
    ) -> Option<Self> {
        let numbers: [ShapeNumbers; N] =
            std::array::from_fn(|path| shape.numbers(|id| value(id, path)));
        let growth = numbers.map(|of_path| of_path.log_growth_per_day);
        Some(Self {
            log_growth_per_day: growth.iter().any(|growth| *growth != 0.0).then_some(growth),
            ramp: all(numbers.map(|of_path| of_path.ramp)),
            effort: EffortRows::of(numbers.map(|of_path| of_path.effort))?,
            fatigue: all(numbers.map(|of_path| of_path.fatigue)),
        })
    }

    /// The multiplier of each path on a day, with the bits of [`ShapeNumbers::on`].
    #[inline(always)]
    pub(crate) fn on(&self, day: i64, calendar: f64) -> [f64; N] {
        let mut out = [calendar; N];
        if let Some(growth) = &self.log_growth_per_day {
            for path in 0..N {
                out[path] *= trend(day, growth[path]);
            }
        }
        if let Some(ramp) = &self.ramp {
            for path in 0..N {
                out[path] *= ramp_level(day as f64 - ramp[path].first_day, ramp[path].length);
            }
        }
        self.effort.multiply(day, &mut out);
        if let Some(fatigue) = &self.fatigue {
            for path in 0..N {
                out[path] *= fatigue[path].at(day);
            }
        }
        out
    }
}

/// Every value, if all are there.
fn all<T: Copy, const N: usize>(values: [Option<T>; N]) -> Option<[T; N]> {
    let first = (*values.first()?)?;
    values.iter().all(Option::is_some).then(|| values.map(|value| value.unwrap_or(first)))
}

#[inline(always)]
fn trend(day: i64, log_growth_per_day: f64) -> f64 {
    if log_growth_per_day == 0.0 { 1.0 } else { exp(log_growth_per_day * day as f64) }
}

/// The level of a ramp so many days after it began to rise: 0 before, 1 after `length` days.
pub(crate) fn ramp_level(since: f64, length: f64) -> f64 {
    if since < 0.0 {
        0.0
    } else if since >= length {
        1.0
    } else {
        rescaled_logistic(since / length)
    }
}

/// A logistic curve rescaled to go exactly from 0 at 0 to 1 at 1.
fn rescaled_logistic(x: f64) -> f64 {
    let (low, high) = *RAMP_ENDS;
    (logistic((2.0 * x - 1.0) * RAMP_HALF_WIDTH) - low) / (high - low)
}

/// The logistic at both ends of a ramp.
static RAMP_ENDS: LazyLock<(f64, f64)> =
    LazyLock::new(|| (logistic(-RAMP_HALF_WIDTH), logistic(RAMP_HALF_WIDTH)));

fn logistic(y: f64) -> f64 {
    1.0 / (1.0 + exp(-y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn shape_with(
        table: &mut ParameterTable,
        growth: f64,
        ramp: Option<(i64, f64, f64)>,
    ) -> DemandShape {
        let growth = table.add_fixed("growth", growth);
        let ramp = ramp.map(|(start_day, delay, length)| Ramp {
            start_day,
            delay: table.add_fixed("delay", delay),
            length: table.add_fixed("length", length),
        });
        let effort = Effort::today(true, growth);
        DemandShape::new([1.0, 1.0, 1.0, 1.0, 0.0, 2.0, 2.0], growth, ramp, effort)
    }

    #[test]
    fn the_weekly_total_stands_and_a_closed_day_sells_nothing() {
        let mut table = ParameterTable::default();
        let shape = shape_with(&mut table, 0.0, None);
        let numbers = shape.numbers(|id| table.mean(id));
        let horizon = Horizon::new(date(2026, 1, 5), 14);
        let week: Vec<f64> = (0..7).map(|day| shape.at(day, horizon, &numbers)).collect();
        assert_eq!(week[4], 0.0);
        assert!((week.iter().sum::<f64>() - 7.0).abs() < 1e-12);
    }

    #[test]
    fn growth_is_a_year_not_a_day() {
        let mut table = ParameterTable::default();
        let shape = shape_with(&mut table, 0.21, None);
        let numbers = shape.numbers(|id| table.mean(id));
        let horizon = Horizon::new(date(2026, 1, 5), 800);
        // Day 365 falls on another weekday, so compare the trend alone.
        let growth = numbers.log_growth_per_day;
        let ratio = trend(365, growth) / trend(0, growth);
        assert!((ratio - 1.21).abs() < 1e-12);
        assert!(shape.at(0, horizon, &numbers) > 0.0);
    }

    #[test]
    fn paths_side_by_side_have_the_bits_of_one_path_at_a_time() {
        const PATHS: usize = 5;
        for (growth, ramp) in [(0.0, None), (0.2, None), (0.1, Some((10, 20.0, 90.0)))] {
            let mut table = ParameterTable::default();
            let plain = shape_with(&mut table, growth, ramp);
            let (half_life, floor) = (table.add_fixed("h", 30.0), table.add_fixed("f", 0.4));
            let mut shapes = vec![plain.clone()];
            for (share, reference, in_place) in
                [(0.6, 0.3, false), (0.2, 0.5, false), (0.6, 0.3, true), (0.0, 0.5, false)]
            {
                let mut shape = plain.clone();
                shape.effort = Effort::today(true, half_life);
                shape.set_share(share, reference, in_place);
                shape.set_fatigue(Some(Fatigue { half_life, floor }));
                shapes.push(shape);
            }
            let value = |id: ParameterId, path: usize| table.mean(id) * (1.0 - 0.01 * path as f64);
            for shape in &shapes {
                let rows = ShapeRows::<PATHS>::of(shape, value).unwrap();
                for day in -20..250 {
                    let together = rows.on(day, 0.7);
                    for (path, together) in together.iter().enumerate() {
                        let alone = shape.numbers(|id| value(id, path)).on(day, 0.7);
                        assert_eq!(together.to_bits(), alone.to_bits(), "day {day}, path {path}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_ramp_goes_exactly_from_nothing_to_full() {
        let mut table = ParameterTable::default();
        let shape = shape_with(&mut table, 0.0, Some((10, 60.0, 90.0)));
        let numbers = shape.numbers(|id| table.mean(id));
        let horizon = Horizon::new(date(2026, 1, 5), 365);
        // These days are Mondays, which count 7/8.
        assert_eq!(shape.at(63, horizon, &numbers), 0.0);
        assert_eq!(shape.at(70, horizon, &numbers), 0.0);
        assert_eq!(shape.at(161, horizon, &numbers), 0.875);
        assert!((ramp_level(45.0, 90.0) - 0.5).abs() < 1e-12);
        assert!(ramp_level(30.0, 90.0) < ramp_level(31.0, 90.0));
    }

    #[test]
    fn a_ramp_without_length_is_a_step() {
        assert_eq!(ramp_level(-0.5, 0.0), 0.0);
        assert_eq!(ramp_level(0.0, 0.0), 1.0);
    }
}
