//! `[calendar]` and `[[event]]`.

use jiff::civil::Date;

use super::declare::{Stated, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{date, id, integer, number, other, plain, share, shown_name, truth};
use super::{Fallback, Group, KeyFormat, Kind, Unit, YEARS};
use crate::calendar::{Festival, FestivalDay, festival_days};
use crate::problems::Span;
use crate::scenario::{Located, Number};

table! {
    "[calendar]",
    /// Dates of festivals, where they differ from those that the program knows or computes.
    struct Calendar {
        /// First days of Ramadan; each replaces the known one within 15 days of it.
        ramadan: Vec<Located<Date>> = other(Kind::Dates(50)).example("[2027-02-08]"),
        /// First days of Lebaran (1 Syawal); each replaces the known one within 15 days of it.
        lebaran: Vec<Located<Date>> = other(Kind::Dates(50)).example("[2027-03-10]"),
    }
}

table! {
    "[[event]]",
    /// Days on which demand is higher or lower than usual: a campaign, a festival, closed days. Exactly
    /// one of `date`, `yearly` and `festival` says when.
    struct Event {
        /// Name of the event, each once.
        id: Located<String> = id().required("\"ramadan\""),
        /// The name that is shown.
        name: Located<String> = shown_name().example("\"Ramadan\""),
        /// When it is.
        dates: EventDates,
        /// Days from the date to the first peak day; negative for days before it.
        offset_days: Located<i16> = whole_days(-365.0, 365.0).usual(-120.0, 120.0, "offset").default("0").example("-21"),
        /// Number of peak days.
        duration_days: Located<u16> = whole_days(1.0, 366.0).usual(1.0, 92.0, "event_days").default("1").example("14"),
        /// Days before the first peak day over which it rises in a straight line.
        rise_days: Located<f64> = slope(),
        /// Days after the last peak day over which it falls in a straight line.
        fall_days: Located<f64> = slope(),
        /// What it does.
        effect: EventEffect,
        /// Added to the commission on the peak days, share of sales: 0.045 is four and a half points.
        commission_points: Option<Located<Number>> =
            number().from(-1.0).to(1.0).unit(Unit::Share).example("0.045"),
        /// Share of the price that the shop gives up on the peak days: the same money takes more goods.
        discount: Option<Located<Number>> =
            number().from(0.0).to(0.95).unit(Unit::Share).example("0.1"),
        /// Share of the effect that is lost with each year after `first_year`.
        fades_per_year: Located<Number> =
            share().unit(Unit::ShareAYear).usual(0.01, 0.8, "fade").default("0").example("0.1"),
        /// The last year in which the effect is whole.
        first_year: Option<Located<i16>> =
            integer().from(*YEARS.start() as f64).to(*YEARS.end() as f64)
                .default_is(Fallback::Words("the year of the first day of the simulation"))
                .example("2026"),
        /// Ids of the channels that feel it.
        channels: Option<Vec<Located<String>>> = other(Kind::Ids)
            .default_is(Fallback::Words("all channels")).example("[\"tiktok_live\"]"),
    }
    rules: [
        Group::ExactlyOne(&["date", "yearly", "festival"]),
        Group::ExactlyOne(&["factor", "closed"]),
        Group::Needs("commission_points", &["factor"]),
        Group::Needs("discount", &["factor"]),
        Group::Needs("fades_per_year", &["yearly", "festival"]),
        Group::Needs("first_year", &["fades_per_year"]),
    ]
}

const fn whole_days(least: f64, most: f64) -> KeyFormat {
    integer().from(least).to(most).unit(Unit::Days)
}

const fn slope() -> KeyFormat {
    plain()
        .from(0.0)
        .to(365.0)
        .unit(Unit::Days)
        .usual(1.0, 90.0, "slope")
        .default("0")
        .example("14")
}

const FESTIVALS: &[&str] = &[Festival::Ramadan.word(), Festival::Lebaran.word()];

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

impl Stated for EventDates {
    const KEYS: &'static [KeyFormat] = keys! {
        /// When it is, if it is only once.
        date = date().example("2026-05-01"),
        /// Days of every year, as month and day.
        yearly = other(Kind::MonthDays(100))
            .example("[\"06-06\", \"09-09\", \"11-11\", \"12-12\"]"),
        /// The festival whose first day counts, every year.
        festival = other(Kind::Choice(FESTIVALS)).example("\"ramadan\""),
    };

    /// The walker has made sure that exactly one of the three is given.
    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        if let Some(date) = fields.get("date")? {
            return Ok(Self::Once(date));
        }
        if fields.has("yearly") {
            return fields.get("yearly").map(Self::Yearly);
        }
        fields.get("festival").map(Self::Festival)
    }
}

/// What an event does on its peak days.
#[derive(Debug, Clone, PartialEq)]
pub enum EventEffect {
    /// `factor`: demand times this.
    Factor(Located<Number>),
    /// `closed`: no demand; where it is false the event does nothing, until a mix sets it.
    Closed(Located<bool>),
}

impl Stated for EventEffect {
    const KEYS: &'static [KeyFormat] = keys! {
        /// Sales of a peak day against what they would be without the event.
        factor = number().from(0.0).to(1000.0).unit(Unit::TimesOrdinarySales)
            .usual(0.35, 20.0, "times").example("[1.3, 1.6, 2.0]"),
        /// true: nothing is sold on the peak days. false: the event does nothing, for a mix to change.
        closed = truth().example("true"),
    };

    /// The walker has made sure that exactly one of the two is given.
    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        match fields.get("factor")? {
            Some(factor) => Ok(Self::Factor(factor)),
            None => fields.get("closed").map(Self::Closed),
        }
    }
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
