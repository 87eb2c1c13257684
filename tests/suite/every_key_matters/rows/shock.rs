//! `[[shock]]`.

use super::super::bases::{EVERYTHING, SMALL};
use super::super::output::Output::{self, Cash, Chart, Sales, Spoken, Summary};
use super::super::row::{Row, row};

/// What shocks do to sales.
const LOST: Output = Summary("/metrics/sales_change_by_shocks_mean/value");

pub(super) const ROWS: &[Row] = &[
    row("shock.id", EVERYTHING, &[(r#"id = "halt""#, r#"id = "stop""#)], Summary("/shocks/0/id")),
    row(
        "shock.name",
        SMALL,
        &[("id = \"flood\"\n", "id = \"flood\"\nname = \"Banjir rob\"\n")],
        Chart("cash_fan"),
    ),
    row("shock.hits", SMALL, &[("weight = 0.5 }]", r#"weight = 0.5 }, "chat"]"#)], LOST),
    row(
        "shock.hits.channel",
        SMALL,
        &[("weight = 0.5 }]", r#"weight = 0.5 }, { channel = "chat" }]"#)],
        LOST,
    ),
    row(
        "shock.hits.platform",
        SMALL,
        &[("weight = 0.5 }]", r#"weight = 0.5 }, { platform = "street" }]"#)],
        LOST,
    ),
    row("shock.hits.feature", SMALL, &[(r#"feature = "cod""#, r#"feature = "cash""#)], LOST),
    row(
        "shock.hits.everything",
        SMALL,
        &[("weight = 0.5 }]", "weight = 0.5 }, { everything = true }]")],
        LOST,
    ),
    row("shock.hits.weight", SMALL, &[("weight = 0.5", "weight = 0.6")], LOST),
    row("shock.date", SMALL, &[("date = 2026-01-20", "date = 2026-01-21")], Sales),
    row(
        "shock.window.from",
        EVERYTHING,
        &[("from = 2026-02-02", "from = 2026-03-02")],
        Chart("cash_fan"),
    ),
    row(
        "shock.window.to",
        EVERYTHING,
        &[("to = 2026-05-31", "to = 2026-04-30")],
        Chart("cash_fan"),
    ),
    row(
        "shock.window.probability",
        EVERYTHING,
        &[("probability = 0.7", "probability = 0.5")],
        Spoken,
    ),
    row(
        "shock.rate_per_year",
        EVERYTHING,
        &[("rate_per_year = [0.5, 2.0]", "rate_per_year = [0.5, 4.0]")],
        Summary("/shocks/1/probability/value"),
    ),
    row(
        "shock.duration_days",
        EVERYTHING,
        &[("duration_days = [2, 5]", "duration_days = [2, 6]")],
        LOST,
    ),
    row(
        "shock.severity",
        EVERYTHING,
        &[("severity = [0.7, 1.0]", "severity = [0.6, 1.0]")],
        Summary("/shocks/0/given_it_happens/first_week_sales_change_median/value"),
    ),
    row("shock.acts_on", EVERYTHING, &[("acts_on = \"sessions\"\n", "")], LOST),
    row(
        "shock.onset_days",
        EVERYTHING,
        &[("onset_days = [0.5, 1.5]", "onset_days = [0.5, 1.6]")],
        LOST,
    ),
    row(
        "shock.recovery.linear_days",
        EVERYTHING,
        &[("linear_days = 10", "linear_days = 11")],
        LOST,
    ),
    row(
        "shock.recovery.half_life_days",
        EVERYTHING,
        &[("half_life_days = [2, 6]", "half_life_days = [2, 7]")],
        LOST,
    ),
    row(
        "shock.recovery.until",
        EVERYTHING,
        &[("until = 2026-05-01", "until = 2026-05-08")],
        Summary("/accounts/channel.shopee.commission/value"),
    ),
    row("shock.lasting", EVERYTHING, &[("lasting = [0.0, 0.2]", "lasting = [0.0, 0.3]")], LOST),
    row(
        "shock.commission_points",
        EVERYTHING,
        &[("commission_points = 0.02", "commission_points = 0.03")],
        Summary("/accounts/channel.shopee.commission/value"),
    ),
    row(
        "shock.unit_cost_increase",
        EVERYTHING,
        &[("unit_cost_increase = [0.05, 0.1]", "unit_cost_increase = [0.05, 0.2]")],
        Summary("/accounts/channel.shopee.goods/value"),
    ),
    row("shock.holds_payouts", EVERYTHING, &[("holds_payouts = true\n", "")], Cash),
    row(
        "shock.shared",
        EVERYTHING,
        &[("once = [\"severity\"]\n", "once = [\"severity\"]\nshared = \"all_shops\"\n")],
        LOST,
    ),
    row("shock.once", EVERYTHING, &[("once = [\"severity\"]\n", "")], LOST),
];
