//! Dates as TOML writes them, and as we use them.

use jiff::civil::{Date, DateTime, Time};
use toml::value::Datetime;

use super::format::YEARS;

/// A date without a time of day, or what is wrong with it.
pub(super) fn date(written: &Datetime) -> Result<Date, &'static str> {
    match written {
        Datetime { date: Some(date), time: None, offset: None } => calendar(date),
        Datetime { date: Some(_), .. } => Err("leave out the time of day: write 2026-01-31"),
        Datetime { .. } => Err("write a date such as 2026-01-31"),
    }
}

/// A date with or without a time of day, or what is wrong with it.
pub(super) fn moment(written: &Datetime) -> Result<DateTime, &'static str> {
    if written.offset.is_some() {
        return Err("leave out the time zone: write 2026-01-31T21:00:00, in the shop's own time");
    }
    let Some(date) = &written.date else {
        return Err("write a date such as 2026-01-31");
    };
    let time = written.time.as_ref().map_or(Ok(Time::midnight()), clock)?;
    Ok(calendar(date)?.to_datetime(time))
}

fn calendar(date: &toml::value::Date) -> Result<Date, &'static str> {
    if !YEARS.contains(&date.year) {
        return Err("dates must lie between the years 1900 and 2200");
    }
    let (Ok(year), Ok(month), Ok(day)) =
        (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day))
    else {
        return Err("there is no such date");
    };
    Date::new(year, month, day).map_err(|_| "there is no such date")
}

fn clock(time: &toml::value::Time) -> Result<Time, &'static str> {
    let wrong = "there is no such time of day";
    let small = |part: u8| i8::try_from(part).map_err(|_| wrong);
    let nanosecond = i32::try_from(time.nanosecond.unwrap_or(0)).map_err(|_| wrong)?;
    Time::new(small(time.hour)?, small(time.minute)?, small(time.second.unwrap_or(0))?, nanosecond)
        .map_err(|_| wrong)
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
