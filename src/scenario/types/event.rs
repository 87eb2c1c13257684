//! `[calendar]` and `[[event]]`.

use jiff::civil::Date;

use super::Located;
use crate::calendar::{Festival, FestivalDay, festival_days};
use crate::problems::Span;
use crate::scenario::Number;

/// `[calendar]`: dates of festivals that replace the known ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calendar {
    /// First days of Ramadan.
    pub ramadan: Vec<Located<Date>>,
    /// First days of Lebaran.
    pub lebaran: Vec<Located<Date>>,
}

/// `[[event]]`: days on which demand is multiplied.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Unique id.
    pub id: Located<String>,
    /// Shown name; the id by default.
    pub name: Located<String>,
    /// When it is.
    pub dates: EventDates,
    /// Days from the date to the first peak day.
    pub offset_days: Located<i16>,
    /// Number of peak days.
    pub duration_days: Located<u16>,
    /// Days of the rise before the first peak day.
    pub rise_days: Located<f64>,
    /// Days of the fall after the last peak day.
    pub fall_days: Located<f64>,
    /// What it does.
    pub effect: EventEffect,
    /// Share of the effect that is lost with each year after the first; 0 for a single date.
    pub fades_per_year: Located<Number>,
    /// The last year of the whole effect.
    pub first_year: Located<i16>,
    /// Ids of the channels that feel it; `None` for all.
    pub channels: Option<Vec<Located<String>>>,
}

/// When an event is.
#[derive(Debug, Clone, PartialEq)]
pub enum EventDates {
    /// On one date.
    Once(Located<Date>),
    /// On days of every year, as month and day.
    Yearly(Vec<Located<(i8, i8)>>),
    /// On the first day of a festival.
    Festival(Located<Festival>),
}

/// What an event does on its peak days.
#[derive(Debug, Clone, PartialEq)]
pub enum EventEffect {
    /// `factor`: demand times this.
    Factor(Located<Number>),
    /// `closed`: no demand; where it is false the event does nothing, until a mix sets it.
    Closed(Located<bool>),
}

impl Calendar {
    /// The written first days of a festival.
    #[must_use]
    pub fn written(&self, festival: Festival) -> &[Located<Date>] {
        match festival {
            Festival::Ramadan => &self.ramadan,
            Festival::Lebaran => &self.lebaran,
        }
    }

    /// The first days of a festival from `first` to `last`, both included, in order: written ones
    /// where the file has them, else official or computed ones.
    #[must_use]
    pub fn festival_days(&self, festival: Festival, first: Date, last: Date) -> Vec<FestivalDay> {
        let written: Vec<Date> = self.written(festival).iter().map(|date| date.value).collect();
        festival_days(festival, first, last, &written)
    }
}

impl EventEffect {
    /// Whether the event does anything at all.
    #[must_use]
    pub fn is_something(&self) -> bool {
        !matches!(self, Self::Closed(closed) if !closed.value)
    }
}

impl EventDates {
    /// Where it is written.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Once(date) => date.span,
            Self::Yearly(days) => days.first().map_or(Span::default(), |day| day.span),
            Self::Festival(festival) => festival.span,
        }
    }
}
