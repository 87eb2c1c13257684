//! Ads, `[[loan]]`, `[drawings]` and `[tax]`.

use super::super::bases::{OTHER_OWNER, OWNER};
use super::super::output::Output::{Cash, Sales, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "channel.ads.per_week_today",
        OWNER,
        &[("per_week_today = 500_000", "per_week_today = 510_000")],
        Sales,
    ),
    row(
        "channel.ads.per_week",
        OWNER,
        &[("per_week = 600_000", "per_week = 610_000")],
        Summary("/accounts/channel.live.ads/value"),
    ),
    row(
        "channel.ads.effect_exponent",
        OWNER,
        &[("effect_exponent = 0.2", "effect_exponent = 0.1")],
        Sales,
    ),
    row("channel.ads.plan.from", OWNER, &[("from = 2026-02-10", "from = 2026-02-11")], Cash),
    row("channel.ads.plan.to", OWNER, &[("to = 2026-02-25", "to = 2026-02-26")], Cash),
    row(
        "channel.ads.plan.factor",
        OWNER,
        &[("factor = 3 }", "factor = 4 }")],
        Summary("/accounts/channel.live.ads/value"),
    ),
    row("loan.id", OWNER, &[(r#"id = "kur""#, r#"id = "bank""#)], Summary("/accounts")),
    row(
        "loan.amount",
        OWNER,
        &[("amount = 20_000_000", "amount = 21_000_000")],
        Summary("/metrics/loan_proceeds_mean/value"),
    ),
    row("loan.date", OWNER, &[("date = 2026-02-03", "date = 2026-02-04")], Cash),
    row(
        "loan.months",
        OWNER,
        &[("months = 18", "months = 19")],
        Summary("/accounts/loan_repayment.kur/value"),
    ),
    row(
        "loan.interest_per_year",
        OWNER,
        &[("interest_per_year = 0.07", "interest_per_year = 0.08")],
        Summary("/metrics/loans_due_at_end_mean/value"),
    ),
    row(
        "drawings.per_month",
        OTHER_OWNER,
        &[("per_month = 2_000_000", "per_month = 2_100_000")],
        Summary("/accounts/drawings/value"),
    ),
    row(
        "drawings.share_of_surplus",
        OWNER,
        &[("share_of_surplus = 0.3", "share_of_surplus = 0.4")],
        Summary("/accounts/drawings/value"),
    ),
    row("drawings.day", OWNER, &[("day = 20", "day = 21")], Cash),
    row("tax.rate", OWNER, &[("rate = 0.006", "rate = 0.007")], Summary("/accounts/tax/value")),
    row(
        "tax.threshold_per_year",
        OWNER,
        &[("threshold_per_year = 100_000_000", "threshold_per_year = 90_000_000")],
        Summary("/accounts/tax/value"),
    ),
    row(
        "tax.turnover_so_far",
        OWNER,
        &[("turnover_so_far = 20_000_000", "turnover_so_far = 21_000_000")],
        Summary("/accounts/tax/value"),
    ),
    row(
        "tax.due_at_start",
        OWNER,
        &[("due_at_start = 150_000", "due_at_start = 160_000")],
        Summary("/accounts/tax/value"),
    ),
    row("tax.day", OWNER, &[("day = 10\n", "day = 11\n")], Cash),
    row(
        "costs.thr_months",
        OWNER,
        &[("thr_months = 1.5", "thr_months = 1")],
        Summary("/accounts/holiday_allowance/value"),
    ),
];
