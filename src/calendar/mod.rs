//! The festivals that move through the year, as Indonesia keeps them.
//!
//! Dates that the government has set are shipped (`official`); beyond them they are computed by the
//! criterion of the first crescent that Indonesia uses (`crescent`). What a scenario writes replaces
//! both.

mod crescent;
mod official;
mod sky;

use jiff::Span;
use jiff::civil::Date;

/// A written date replaces the known or computed one that lies at most so many days away.
pub(crate) const WRITTEN_WITHIN_DAYS: i32 = 15;

/// A festival, by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Festival {
    /// 1 Ramadan.
    Ramadan,
    /// 1 Syawal.
    Lebaran,
}

/// How well the date of a festival is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Set by the Minister of Religious Affairs after the sighting of the moon.
    Official,
    /// Announced by the joint decree on public holidays; the sighting is still to come.
    Announced,
    /// Computed by the criterion of the first crescent that Indonesia uses.
    Computed,
    /// Written in the scenario.
    Written,
}

/// The first day of a festival in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FestivalDay {
    /// Which festival.
    pub festival: Festival,
    /// Its first day.
    pub date: Date,
    /// How well it is known.
    pub standing: Standing,
}

impl Festival {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Ramadan, Self::Lebaran];

    /// Its word in a scenario file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ramadan => "ramadan",
            Self::Lebaran => "lebaran",
        }
    }
}

/// The first days of a festival from `first` to `last`, both included, in order.
///
/// A year of the Gregorian calendar can hold two of them, as 2030 does. `written` dates replace the
/// known ones near them; those that are near none are left out.
pub(crate) fn festival_days(
    festival: Festival,
    first: Date,
    last: Date,
    written: &[Date],
) -> Vec<FestivalDay> {
    let margin = Span::new().days(WRITTEN_WITHIN_DAYS);
    let known = known_days(festival, first.saturating_sub(margin), last.saturating_add(margin));
    let replaced =
        known.into_iter().map(|day| match written.iter().find(|date| are_near(day.date, **date)) {
            Some(date) => FestivalDay { date: *date, standing: Standing::Written, ..day },
            None => day,
        });
    replaced.filter(|day| (first..=last).contains(&day.date)).collect()
}

/// The known or computed first day that a written date would replace.
pub(crate) fn replaced_by(festival: Festival, written: Date) -> Option<FestivalDay> {
    let margin = Span::new().days(WRITTEN_WITHIN_DAYS);
    let (first, last) = (written.saturating_sub(margin), written.saturating_add(margin));
    known_days(festival, first, last).pop()
}

/// The known or computed first day that lies nearest to a date.
pub(crate) fn nearest(festival: Festival, date: Date) -> Option<FestivalDay> {
    let year = Span::new().days(366);
    let around = known_days(festival, date.saturating_sub(year), date.saturating_add(year));
    around.into_iter().min_by_key(|day| days_between(day.date, date).abs())
}

fn known_days(festival: Festival, first: Date, last: Date) -> Vec<FestivalDay> {
    let years = crescent::years_around(first, last);
    let days = years.filter_map(|year| known_day(festival, year));
    days.filter(|day| (first..=last).contains(&day.date)).collect()
}

/// The first day of a festival in a year of the Islamic calendar.
fn known_day(festival: Festival, year: i32) -> Option<FestivalDay> {
    official::day(festival, year).or_else(|| {
        let date = crescent::first_day(festival, year)?;
        Some(FestivalDay { festival, date, standing: Standing::Computed })
    })
}

fn are_near(one: Date, other: Date) -> bool {
    days_between(one, other).abs() <= WRITTEN_WITHIN_DAYS
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests;
