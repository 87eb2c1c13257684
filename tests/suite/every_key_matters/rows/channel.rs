//! `[[channel]]`: what it is, how it sells and how it varies.

use super::super::bases::{EVERYTHING, SMALL};
use super::super::output::Output::{Chart, Sales, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row("channel.id", SMALL, &[(r#"id = "stall""#, r#"id = "kiosk""#)], Summary("/channels/0/id")),
    row(
        "channel.name",
        EVERYTHING,
        &[("id = \"instagram\"\n", "id = \"instagram\"\nname = \"Lewat Instagram\"\n")],
        Chart("weekly_sales"),
    ),
    row(
        "channel.platform",
        EVERYTHING,
        &[("id = \"instagram\"\n", "id = \"instagram\"\nplatform = \"shopee\"\n")],
        Summary("/metrics/effective_channels_by_platform/value"),
    ),
    row(
        "channel.features",
        SMALL,
        &[(r#"features = ["cash"]"#, r#"features = ["cash", "cod"]"#)],
        Summary("/metrics/sales_change_by_shocks_mean/value"),
    ),
    row(
        "channel.weekly_sales",
        EVERYTHING,
        &[("weekly_sales = 2_000_000", "weekly_sales = 2_100_000")],
        Summary("/channels/2/sales_mean/value"),
    ),
    row(
        "channel.orders_per_week",
        EVERYTHING,
        &[("orders_per_week = 120", "orders_per_week = 121")],
        Summary("/channels/1/sales_mean/value"),
    ),
    row(
        "channel.live.sessions_per_week",
        EVERYTHING,
        &[("sessions_per_week = [10, 14]", "sessions_per_week = [10, 15]")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.live.reference_sessions_per_week",
        EVERYTHING,
        &[("reference_sessions_per_week = 12", "reference_sessions_per_week = 13")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.live.hours_per_session",
        EVERYTHING,
        &[("hours_per_session = 2", "hours_per_session = 3")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.live.viewers_first_hour",
        EVERYTHING,
        &[("viewers_first_hour = 100", "viewers_first_hour = 101")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.live.viewers_later_hour",
        EVERYTHING,
        &[("viewers_later_hour = 40", "viewers_later_hour = 41")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.live.conversion",
        EVERYTHING,
        &[("conversion = [0.05, 0.08, 0.12]", "conversion = [0.05, 0.08, 0.13]")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.live.returns_to_sessions",
        EVERYTHING,
        &[("returns_to_sessions = 0.7", "returns_to_sessions = 0.8")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.live.skipped_weekdays",
        EVERYTHING,
        &[(r#"skipped_weekdays = ["friday"]"#, r#"skipped_weekdays = ["friday", "monday"]"#)],
        Sales,
    ),
    row(
        "channel.order_value",
        EVERYTHING,
        &[("order_value = 90_000", "order_value = 91_000")],
        Summary("/channels/1/sales_mean/value"),
    ),
    row(
        "channel.growth_per_year",
        EVERYTHING,
        &[("growth_per_year = [0.0, 0.3]", "growth_per_year = [0.0, 0.4]")],
        Summary("/channels/0/sales_mean/value"),
    ),
    row(
        "channel.weekday_profile",
        EVERYTHING,
        &[(
            "weekday_profile = [1, 1, 1, 1, 1.2, 1.5, 1.4]",
            "weekday_profile = [1, 1, 1, 1, 1.2, 1.5, 1.5]",
        )],
        Sales,
    ),
    row(
        "channel.ramp.start",
        EVERYTHING,
        &[("start = 2026-02-01", "start = 2026-02-02")],
        Summary("/channels/2/sales_mean/value"),
    ),
    row(
        "channel.ramp.delay_days",
        EVERYTHING,
        &[("delay_days = [20, 40]", "delay_days = [20, 41]")],
        Summary("/channels/2/sales_mean/value"),
    ),
    row(
        "channel.ramp.length_days",
        EVERYTHING,
        &[("length_days = [30, 60]", "length_days = [30, 61]")],
        Summary("/channels/2/sales_mean/value"),
    ),
    row("channel.noise", EVERYTHING, &[("noise = [0.3, 0.5]", "noise = [0.3, 0.6]")], Sales),
    row(
        "channel.slow_level_step",
        EVERYTHING,
        &[("slow_level_step = [0.04, 0.08]", "slow_level_step = [0.04, 0.09]")],
        Sales,
    ),
    row(
        "channel.slow_level_half_life_days",
        EVERYTHING,
        &[("slow_level_half_life_days = [45, 180]", "slow_level_half_life_days = [45, 90]")],
        Sales,
    ),
    row(
        "channel.slow_level_start",
        EVERYTHING,
        &[("id = \"instagram\"\n", "id = \"instagram\"\nslow_level_start = 0.4\n")],
        Sales,
    ),
];
