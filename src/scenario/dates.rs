//! Dates as TOML writes them, and as we use them.

use jiff::civil::{Date, DateTime, Time};
use toml::value::Datetime;

use super::format::YEARS;
use crate::language::{Said, say};

/// A date without a time of day, or what is wrong with it.
pub(super) fn date(written: &Datetime) -> Result<Date, Said> {
    match written {
        Datetime { date: Some(date), time: None, offset: None } => calendar(date),
        Datetime { date: Some(_), .. } => Err(say!("problem.dates.no_time")),
        Datetime { .. } => Err(say!("problem.dates.form")),
    }
}

/// A date with or without a time of day, or what is wrong with it.
pub(super) fn moment(written: &Datetime) -> Result<DateTime, Said> {
    if written.offset.is_some() {
        return Err(say!("problem.dates.no_zone"));
    }
    let Some(date) = &written.date else {
        return Err(say!("problem.dates.form"));
    };
    let time = written.time.as_ref().map_or(Ok(Time::midnight()), clock)?;
    Ok(calendar(date)?.to_datetime(time))
}

/// A day of the year such as `06-06`, as month and day, or what is wrong with it.
///
/// The 29th of February is refused: what should happen in other years would be a guess.
pub(super) fn month_day(written: &str) -> Result<(i8, i8), Said> {
    let form = || say!("problem.dates.month_day_form");
    let (month, day) = written.split_once('-').ok_or_else(form)?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two_digits(month) || !two_digits(day) {
        return Err(form());
    }
    let (month, day) = (month.parse().map_err(|_| form())?, day.parse().map_err(|_| form())?);
    if (month, day) == (2, 29) {
        return Err(say!("problem.dates.leap_day"));
    }
    // Any year that is no leap year.
    Date::new(2026, month, day).map_err(|_| say!("problem.dates.no_such_month_day"))?;
    Ok((month, day))
}

fn calendar(date: &toml::value::Date) -> Result<Date, Said> {
    if !YEARS.contains(&date.year) {
        return Err(say!("problem.dates.years"));
    }
    let (Ok(year), Ok(month), Ok(day)) =
        (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day))
    else {
        return Err(say!("problem.dates.no_such_date"));
    };
    Date::new(year, month, day).map_err(|_| say!("problem.dates.no_such_date"))
}

fn clock(time: &toml::value::Time) -> Result<Time, Said> {
    let wrong = || say!("problem.dates.no_such_time");
    let small = |part: u8| i8::try_from(part).map_err(|_| wrong());
    let nanosecond = i32::try_from(time.nanosecond.unwrap_or(0)).map_err(|_| wrong())?;
    Time::new(small(time.hour)?, small(time.minute)?, small(time.second.unwrap_or(0))?, nanosecond)
        .map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Datetime {
        text.parse().unwrap()
    }

    #[test]
    fn plain_dates() {
        assert_eq!(date(&written("2026-02-28")).unwrap(), jiff::civil::date(2026, 2, 28));
        assert!(date(&written("2026-02-28T10:00:00")).is_err());
        assert!(date(&written("10:00:00")).is_err());
        assert!(date(&written("1899-12-31")).is_err());
    }

    #[test]
    fn days_of_the_year() {
        assert_eq!(month_day("06-06"), Ok((6, 6)));
        assert_eq!(month_day("12-31"), Ok((12, 31)));
        for wrong in ["13-40", "00-10", "02-29", "02-30", "6-6", "0606", "31-12", "+1-01", ""] {
            assert!(month_day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn moments() {
        assert_eq!(
            moment(&written("2026-02-28")).unwrap(),
            jiff::civil::date(2026, 2, 28).at(0, 0, 0, 0)
        );
        assert_eq!(
            moment(&written("2026-02-28T21:30:00")).unwrap(),
            jiff::civil::date(2026, 2, 28).at(21, 30, 0, 0)
        );
        assert!(moment(&written("2026-02-28T21:30:00Z")).is_err());
    }
}
