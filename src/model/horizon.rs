//! The days that are simulated: numbers on the inside, real dates on the outside.

use jiff::civil::{Date, DateTime};

/// Day 0 and the number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    start: Date,
    days: usize,
    /// Weekday of day 0, Monday 0.
    first_weekday: i64,
}

impl Horizon {
    /// A horizon of `days` days from `start`.
    pub fn new(start: Date, days: usize) -> Self {
        let first_weekday = i64::from(start.weekday().to_monday_zero_offset());
        Self { start, days, first_weekday }
    }

    /// Day 0.
    pub fn start(self) -> Date {
        self.start
    }

    /// Number of days.
    pub fn days(self) -> usize {
        self.days
    }

    /// Number of weeks, the last of which may be shorter than seven days.
    pub fn weeks(self) -> usize {
        self.days.div_ceil(7)
    }

    /// The number of a date: 0 for the start, negative before it.
    pub fn day_of(self, date: Date) -> i64 {
        i64::from(date.since(self.start).map_or(0, |span| span.get_days()))
    }

    /// The number of a moment, with the part of the day that has passed.
    pub fn time_of(self, moment: DateTime) -> f64 {
        let time = moment.time();
        let seconds = f64::from(time.hour()) * 3_600.0
            + f64::from(time.minute()) * 60.0
            + f64::from(time.second())
            + f64::from(time.subsec_nanosecond()) * 1e-9;
        self.day_of(moment.date()) as f64 + seconds / 86_400.0
    }

    /// The date of a day; days outside the calendar's range give its nearest end.
    pub fn date(self, day: i64) -> Date {
        let end = if day < 0 { Date::MIN } else { Date::MAX };
        self.start.checked_add(jiff::SignedDuration::from_hours(day * 24)).unwrap_or(end)
    }

    /// The weekday of a day, Monday 0.
    pub fn weekday(self, day: i64) -> usize {
        (self.first_weekday + day).rem_euclid(7) as usize
    }

    /// Whether what is due on `day_of_month` of every month is due on `day`.
    ///
    /// In a month that is too short it is due on the last day.
    pub fn is_due(self, day: i64, day_of_month: u8) -> bool {
        DayOfMonth::of(self.date(day)).is_due(i8::try_from(day_of_month).unwrap_or(i8::MAX))
    }

    /// Where each day stands in its month: the calendar is asked once for all paths.
    pub(crate) fn days_of_months(self) -> Vec<DayOfMonth> {
        (0..self.days as i64).map(|day| DayOfMonth::of(self.date(day))).collect()
    }
}

/// Where a day stands in its month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayOfMonth {
    /// January is 1.
    pub(crate) month: i8,
    /// The first is 1.
    pub(crate) day: i8,
    /// The last day of the month.
    pub(crate) last: i8,
}

impl DayOfMonth {
    fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day(), last: date.days_in_month() }
    }

    /// Whether what is due on `day_of_month` of every month, or on the last day of one that is too
    /// short, is due today.
    #[inline(always)]
    pub(crate) fn is_due(self, day_of_month: i8) -> bool {
        self.day == day_of_month.min(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn days_and_dates_agree_over_ten_years() {
        let horizon = Horizon::new(date(2023, 12, 30), 3_640);
        for day in -40..3_640 {
            let date = horizon.date(day);
            assert_eq!(horizon.day_of(date), day);
            assert_eq!(horizon.weekday(day) as i8, date.weekday().to_monday_zero_offset());
        }
        assert_eq!(horizon.date(61), date(2024, 2, 29));
    }

    #[test]
    fn a_moment_carries_its_part_of_the_day() {
        let horizon = Horizon::new(date(2025, 8, 1), 365);
        assert_eq!(horizon.time_of(datetime(2025, 8, 30, 21, 0, 0, 0)), 29.875);
    }

    #[test]
    fn the_31st_is_due_on_the_last_day_of_a_short_month() {
        let horizon = Horizon::new(date(2026, 1, 1), 365);
        let due: Vec<Date> =
            (0..120).filter(|day| horizon.is_due(*day, 31)).map(|day| horizon.date(day)).collect();
        assert_eq!(
            due,
            [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
        );
    }

    #[test]
    fn weeks_round_up() {
        assert_eq!(Horizon::new(date(2026, 1, 1), 364).weeks(), 52);
        assert_eq!(Horizon::new(date(2026, 1, 1), 365).weeks(), 53);
    }
}
