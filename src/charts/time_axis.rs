//! Days along the bottom of a chart, marked at the beginnings of real months.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::language::{Language, month_short};

use super::ChartError;
use super::axes::Scale;
use super::canvas::{Align, Canvas, Frame, Stroke};
use super::page::TICK;
use super::palette::RULE;

/// Room between neighbouring labels, in pixels.
const GAP: f64 = 26.0;

/// How far apart ticks lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

/// From fine to coarse; the first whose labels have room is taken.
const STEPS: [Step; 14] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(50),
    Step::Years(500),
];

/// A marked day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tick {
    day: i32,
    label: String,
    /// The year, where it begins or the axis does.
    year: Option<String>,
}

/// The days of a chart, from the start of day 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TimeAxis {
    start: Date,
    days: i32,
    pub(super) scale: Scale,
}

impl TimeAxis {
    /// An axis of this many days from `start` on along the bottom of `frame`.
    pub(super) fn new(start: Date, days: usize, frame: Frame) -> Result<Self, ChartError> {
        let days = i32::try_from(days).map_err(|_| ChartError::DateOutOfRange)?;
        // The days must be in the calendar, or ticks could not be named.
        let span = Span::new().try_days(days).map_err(|_| ChartError::DateOutOfRange)?;
        start.checked_add(span).map_err(|_| ChartError::DateOutOfRange)?;
        let scale = Scale::new((0.0, f64::from(days)), (frame.left, frame.right));
        Ok(Self { start, days, scale })
    }

    /// Draws ticks and labels under the plot. Labels take [`HEIGHT`](Self::HEIGHT) pixels.
    pub(super) fn draw(&self, canvas: &mut Canvas, frame: Frame, language: Language) {
        canvas.line(
            vec![(frame.left, frame.bottom), (frame.right, frame.bottom)],
            Stroke::new(RULE, 3.0),
        );
        for tick in self.ticks(language) {
            let x = self.scale.place(f64::from(tick.day));
            let mark = vec![(x, frame.bottom), (x, frame.bottom + 12.0)];
            canvas.line(mark, Stroke::new(RULE, 3.0));
            canvas.write(&tick.label, (x, frame.bottom + 46.0), TICK, Align::Middle);
            if let Some(year) = tick.year {
                canvas.write(&year, (x, frame.bottom + 82.0), TICK, Align::Middle);
            }
        }
    }

    /// The height that ticks and labels take below the plot.
    pub(super) const HEIGHT: f64 = 90.0;

    fn ticks(&self, language: Language) -> Vec<Tick> {
        let fitting = STEPS.iter().map(|&step| self.ticks_every(step, language));
        let mut tried = Vec::new();
        for ticks in fitting {
            if !ticks.is_empty() && self.has_room(&ticks) {
                return ticks;
            }
            tried = ticks;
        }
        tried
    }

    fn has_room(&self, ticks: &[Tick]) -> bool {
        let extent = |tick: &Tick| {
            let year = tick.year.as_deref().map_or(0.0, |year| TICK.width(year));
            let half = TICK.width(&tick.label).max(year) / 2.0;
            let x = self.scale.place(f64::from(tick.day));
            (x - half, x + half)
        };
        ticks.windows(2).all(|pair| extent(&pair[0]).1 + GAP <= extent(&pair[1]).0)
    }

    fn ticks_every(&self, step: Step, language: Language) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut year = None;
        let mut next = first_tick(self.start, step);
        while let Some(date) = next {
            let day = days_between(self.start, date);
            // More ticks than this never have room, so the search may end early.
            if day > self.days || ticks.len() > 60 {
                break;
            }
            if day >= 0 {
                ticks.push(tick(date, day, step, year != Some(date.year()), language));
                year = Some(date.year());
            }
            next = after(date, step);
        }
        ticks
    }
}

fn tick(date: Date, day: i32, step: Step, new_year: bool, language: Language) -> Tick {
    let year = date.year().to_string();
    let label = match step {
        Step::Days(_) => format!("{} {}", date.day(), month_short(date, language)),
        Step::Months(_) => month_short(date, language).to_owned(),
        Step::Years(_) => {
            return Tick { day, label: year, year: None };
        }
    };
    Tick { day, label, year: new_year.then_some(year) }
}

/// The last round date not after `start`.
fn first_tick(start: Date, step: Step) -> Option<Date> {
    match step {
        Step::Days(_) => Some(start),
        Step::Months(every) => {
            let month = i32::from(start.month()) - 1;
            let month = i8::try_from(month - month.rem_euclid(every) + 1).ok()?;
            Date::new(start.year(), month, 1).ok()
        }
        Step::Years(every) => {
            let year = i32::from(start.year());
            Date::new(i16::try_from(year - year.rem_euclid(every)).ok()?, 1, 1).ok()
        }
    }
}

fn after(date: Date, step: Step) -> Option<Date> {
    let span = match step {
        Step::Days(days) => days.days(),
        Step::Months(months) => months.months(),
        Step::Years(years) => years.years(),
    };
    date.checked_add(span).ok()
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn labels(start: Date, days: usize, width: f64) -> Vec<String> {
        let frame = Frame { left: 0.0, top: 0.0, right: width, bottom: 500.0 };
        let axis = TimeAxis::new(start, days, frame).expect("the days are in the calendar");
        axis.ticks(Language::Indonesian).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn a_year_is_marked_by_months() {
        let months = labels(date(2026, 1, 1), 365, 1400.0);
        assert_eq!(months.first().map(String::as_str), Some("Jan"));
        assert!(months.len() >= 12);
    }

    #[test]
    fn a_start_inside_a_month_is_marked_at_the_next() {
        assert_eq!(labels(date(2026, 3, 10), 365, 1400.0)[0], "Apr");
    }

    #[test]
    fn a_month_is_marked_by_days() {
        let days = labels(date(2026, 1, 28), 30, 1400.0);
        assert_eq!(days[0], "28 Jan");
        assert!(days.iter().any(|day| day.ends_with("Feb")));
    }

    #[test]
    fn ten_years_are_marked_by_years() {
        let years = labels(date(2026, 6, 1), 3652, 1400.0);
        assert_eq!(years[0], "2027");
        assert_eq!(years.len(), 10);
    }

    #[test]
    fn any_length_has_ticks() {
        for days in [1, 2, 5, 17, 60, 90, 200, 800, 2000, 40_000, 1_000_000] {
            assert!(!labels(date(2026, 5, 17), days, 1400.0).is_empty(), "{days} days");
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_an_error() {
        let frame = Frame { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 };
        for days in [10_000_000, usize::MAX] {
            let axis = TimeAxis::new(date(2026, 1, 1), days, frame);
            assert_eq!(axis, Err(ChartError::DateOutOfRange));
        }
    }
}
