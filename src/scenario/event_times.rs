//! The times at which an event takes place.

use jiff::Span;
use jiff::civil::Date;

use super::{Calendar, Event, EventDates};
use crate::calendar::FestivalDay;

/// One time that an event takes place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EventTime {
    /// The date from which the event is counted; its year is the year of the time.
    pub date: Date,
    /// The first peak day.
    pub first_peak: Date,
    /// For a festival: which day it is counted from, and how well that is known.
    pub festival: Option<FestivalDay>,
}

/// No peak, rise or fall lies further from the date of its event than this.
const REACH_DAYS: i32 = 3 * 366;

impl Event {
    /// The times whose peak, rise or fall touches a day from `first` to `last`, in order; none for
    /// an event that does nothing.
    pub(crate) fn times(&self, calendar: &Calendar, first: Date, last: Date) -> Vec<EventTime> {
        if !self.effect.is_something() {
            return Vec::new();
        }
        let reach = Span::new().days(REACH_DAYS);
        let (from, to) = (first.saturating_sub(reach), last.saturating_add(reach));
        let mut times = self.times_between(calendar, from, to);
        times.sort_by_key(|time| time.date);
        times.retain(|time| {
            let (from, to) = self.touched(time);
            from <= last && to >= first
        });
        times
    }

    fn times_between(&self, calendar: &Calendar, from: Date, to: Date) -> Vec<EventTime> {
        let on = |date| self.time(date, None);
        match &self.dates {
            EventDates::Once(date) => vec![on(date.value)],
            EventDates::Yearly(days) => (from.year()..=to.year())
                .flat_map(|year| {
                    days.iter()
                        .filter_map(move |day| Date::new(year, day.value.0, day.value.1).ok())
                })
                .map(on)
                .collect(),
            EventDates::Festival(festival) => calendar
                .festival_days(festival.value, from, to)
                .into_iter()
                .map(|day| self.time(day.date, Some(day)))
                .collect(),
        }
    }

    fn time(&self, date: Date, festival: Option<FestivalDay>) -> EventTime {
        let offset = Span::new().days(self.offset_days.value);
        EventTime { date, first_peak: date.saturating_add(offset), festival }
    }

    /// The first and the last day on which a time of the event is felt.
    fn touched(&self, time: &EventTime) -> (Date, Date) {
        let before = Span::new().days(felt_days(self.rise_days.value));
        let peak = i32::from(self.duration_days.value) - 1;
        let after = Span::new().days(peak + felt_days(self.fall_days.value));
        (time.first_peak.saturating_sub(before), time.first_peak.saturating_add(after))
    }
}

/// The days of a rise or fall on which something is felt: on its outermost day there is nothing.
pub(crate) fn felt_days(slope_days: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 365 days")]
    let days = slope_days.ceil() as i32;
    (days - 1).max(0)
}
