//! `[calendar]`, `[[event]]`, and the keys of channels that follow the calendar.

use super::super::bases::CALENDAR;
use super::super::output::Output::{Meaning, Sales};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "channel.month_profile",
        CALENDAR,
        &[(r#"1, 1.3, 1.2, 0.9"#, r#"1, 1.4, 1.2, 0.9"#)],
        Sales,
    ),
    row("channel.pay_days.from_day", CALENDAR, &[(r#"from_day = 25"#, r#"from_day = 24"#)], Sales),
    row("channel.pay_days.to_day", CALENDAR, &[(r#"to_day = 28"#, r#"to_day = 2"#)], Sales),
    row("channel.pay_days.factor", CALENDAR, &[(r#"factor = 1.3"#, r#"factor = 1.4"#)], Sales),
    row("calendar.ramadan", CALENDAR, &[(r#"2026-02-18"#, r#"2026-02-20"#)], Sales),
    row("calendar.lebaran", CALENDAR, &[(r#"2026-03-20"#, r#"2026-03-22"#)], Meaning),
    row("event.id", CALENDAR, &[(r#"id = "fasting""#, r#"id = "puasa""#)], Sales),
    row("event.closed", CALENDAR, &[("closed = true", "closed = false")], Sales),
    row("event.name", CALENDAR, &[(r#"Bulan puasa"#, r#"Puasa"#)], Meaning),
    row("event.date", CALENDAR, &[(r#"2026-08-17"#, r#"2026-08-27"#)], Sales),
    row("event.yearly", CALENDAR, &[(r#""02-02""#, r#""02-22""#)], Sales),
    row(
        "event.festival",
        CALENDAR,
        &[("festival = \"lebaran\"\noffset", "festival = \"ramadan\"\noffset")],
        Sales,
    ),
    row("event.offset_days", CALENDAR, &[(r#"offset_days = -1"#, r#"offset_days = -9"#)], Sales),
    row(
        "event.duration_days",
        CALENDAR,
        &[(r#"duration_days = 20"#, r#"duration_days = 21"#)],
        Sales,
    ),
    row("event.rise_days", CALENDAR, &[(r#"rise_days = 7"#, r#"rise_days = 8"#)], Sales),
    row("event.fall_days", CALENDAR, &[(r#"fall_days = 3"#, r#"fall_days = 4"#)], Sales),
    row("event.factor", CALENDAR, &[(r#"factor = [1.4, 1.6]"#, r#"factor = [1.4, 1.7]"#)], Sales),
    row(
        "event.fades_per_year",
        CALENDAR,
        &[(r#"fades_per_year = 0.2"#, r#"fades_per_year = 0.3"#)],
        Sales,
    ),
    row("event.first_year", CALENDAR, &[(r#"first_year = 2025"#, r#"first_year = 2026"#)], Sales),
    row(
        "event.channels",
        CALENDAR,
        &[(r#"channels = ["live"]"#, r#"channels = ["live", "shop"]"#)],
        Sales,
    ),
];
