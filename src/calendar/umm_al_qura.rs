//! Festivals by the Umm al-Qura calendar of Saudi Arabia.

use std::ops::RangeInclusive;

use icu_calendar::cal::Hijri;
use icu_calendar::{Date as AnyDate, Iso};
use jiff::civil::Date;

use super::Festival;

/// The years of the Islamic calendar that can begin or end between two dates.
pub(super) fn years_around(first: Date, last: Date) -> RangeInclusive<i32> {
    year_of(first) - 1..=year_of(last) + 2
}

/// The year of the Islamic calendar in which a Gregorian year begins, give or take one: 33 of its
/// years are about 32 of ours, counted from 622.
fn year_of(date: Date) -> i32 {
    (i32::from(date.year()) - 622) * 33 / 32
}

/// The first day of a festival in a year of the Islamic calendar.
pub(super) fn first_day(festival: Festival, year: i32) -> Option<Date> {
    let month = match festival {
        Festival::Ramadan => 9,
        Festival::Lebaran => 10,
    };
    let hijri = Hijri::new_umm_al_qura();
    let first = AnyDate::try_new_hijri_with_calendar(year, month, 1, hijri).ok()?;
    let iso = first.to_calendar(Iso);
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    let month = i8::try_from(iso.month().ordinal).ok()?;
    let day = i8::try_from(iso.day_of_month().0).ok()?;
    Date::new(year, month, day).ok()
}
