//! Live selling, booms and mitigations.

use super::super::bases::LIVE;
use super::super::output::Output::{self, Cash, Meaning, Sales, Summary};
use super::super::row::{Row, row};

/// What shocks do to sales.
const LOST: Output = Summary("/metrics/sales_change_by_shocks_mean/value");

/// What the mitigation costs.
const COST: Output = Summary("/accounts/mitigation.backup_line/value");

/// What the live channel sells.
const SALES: Output = Summary("/channels/0/sales_mean/value");

pub(super) const ROWS: &[Row] = &[
    row(
        "channel.live.time_slot_factor",
        LIVE,
        &[("time_slot_factor = 1.2", "time_slot_factor = 1.3")],
        SALES,
    ),
    row("channel.live.hosts", LIVE, &[("hosts = 2", "hosts = 1.5")], SALES),
    row(
        "channel.live.sessions_per_host_per_week",
        LIVE,
        &[("sessions_per_host_per_week = 2.5", "sessions_per_host_per_week = 2.4")],
        SALES,
    ),
    row(
        "channel.live.host_absence",
        LIVE,
        &[("host_absence = [0.0, 0.2]", "host_absence = [0.0, 0.3]")],
        SALES,
    ),
    row(
        "channel.live.fatigue_half_life_days",
        LIVE,
        &[("fatigue_half_life_days = [150, 300]", "fatigue_half_life_days = [150, 400]")],
        SALES,
    ),
    row(
        "channel.live.fatigue_floor",
        LIVE,
        &[("fatigue_floor = 0.6", "fatigue_floor = 0.5")],
        SALES,
    ),
    row("channel.affiliates.lift", LIVE, &[("lift = [0.2, 0.5]", "lift = [0.2, 0.6]")], SALES),
    row(
        "channel.affiliates.commission",
        LIVE,
        &[("commission = 0.1\n", "commission = 0.2\n")],
        Summary("/accounts/channel.tiktok_live.creator_commission/value"),
    ),
    row("channel.affiliates.noise", LIVE, &[("noise = 0.8", "noise = 0.9")], Sales),
    row("shock.boom", LIVE, &[("boom = [0.5, 4]", "boom = [0.5, 5]")], LOST),
    row(
        "mitigation.id",
        LIVE,
        &[(r#"id = "backup_line""#, r#"id = "second_line""#)],
        Summary("/accounts"),
    ),
    row(
        "mitigation.name",
        LIVE,
        &[(r#"name = "Jalur internet kedua""#, r#"name = "Modem kedua""#)],
        Meaning,
    ),
    row(
        "mitigation.shocks",
        LIVE,
        &[(r#"shocks = ["internet"]"#, r#"shocks = ["internet", "ban"]"#)],
        LOST,
    ),
    row(
        "mitigation.severity_reduction",
        LIVE,
        &[("severity_reduction = [0.2, 0.4]", "severity_reduction = [0.2, 0.5]")],
        LOST,
    ),
    row(
        "mitigation.duration_reduction",
        LIVE,
        &[("duration_reduction = 0.3", "duration_reduction = 0.4")],
        LOST,
    ),
    row("mitigation.happens_less", LIVE, &[("happens_less = 0.5", "happens_less = 0.7")], LOST),
    row("mitigation.used", LIVE, &[("used = true", "used = false")], LOST),
    row(
        "mitigation.cost_per_month",
        LIVE,
        &[("cost_per_month = 300_000", "cost_per_month = 400_000")],
        COST,
    ),
    row("mitigation.cost_day", LIVE, &[("cost_day = 10", "cost_day = 11")], Cash),
    row(
        "mitigation.cost_at_start",
        LIVE,
        &[("cost_at_start = 1_500_000", "cost_at_start = 1_600_000")],
        COST,
    ),
];
