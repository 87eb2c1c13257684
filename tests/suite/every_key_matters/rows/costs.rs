//! `[costs]`, `[[one_off]]` and `[credit]`.

use super::super::bases::EVERYTHING;
use super::super::output::Output::{Cash, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "costs.wages_per_month",
        EVERYTHING,
        &[("wages_per_month = 4_000_000", "wages_per_month = 4_100_000")],
        Summary("/accounts/wages/value"),
    ),
    row("costs.wages_day", EVERYTHING, &[("wages_day = 28", "wages_day = 27")], Cash),
    row(
        "costs.rent_per_month",
        EVERYTHING,
        &[("rent_per_month = 1_500_000", "rent_per_month = 1_600_000")],
        Summary("/accounts/rent/value"),
    ),
    row("costs.rent_day", EVERYTHING, &[("rent_day = 5", "rent_day = 6")], Cash),
    row(
        "costs.goods_share",
        EVERYTHING,
        &[("goods_share = [0.4, 0.5]", "goods_share = [0.4, 0.6]")],
        Summary("/accounts/channel.instagram.goods/value"),
    ),
    row(
        "costs.goods_credit_days",
        EVERYTHING,
        &[("goods_share = [0.4, 0.5]\n", "goods_share = [0.4, 0.5]\ngoods_credit_days = 9\n")],
        Summary("/metrics/bills_due_at_end_mean/value"),
    ),
    row(
        "costs.packing_per_order",
        EVERYTHING,
        &[("packing_per_order = 1_500", "packing_per_order = 1_600")],
        Summary("/accounts/channel.instagram.packing/value"),
    ),
    row(
        "costs.other.name",
        EVERYTHING,
        &[(r#"name = "listrik""#, r#"name = "air""#)],
        Summary("/accounts"),
    ),
    row(
        "costs.other.per_month",
        EVERYTHING,
        &[("per_month = [400_000, 700_000]", "per_month = [400_000, 800_000]")],
        Summary("/accounts/other_cost.listrik/value"),
    ),
    row("costs.other.day", EVERYTHING, &[("\nday = 20", "\nday = 21")], Cash),
    row(
        "one_off.name",
        EVERYTHING,
        &[(r#"name = "mesin jahit""#, r#"name = "mesin obras""#)],
        Summary("/accounts"),
    ),
    row("one_off.date", EVERYTHING, &[("date = 2026-04-10", "date = 2026-04-11")], Cash),
    row(
        "one_off.amount",
        EVERYTHING,
        &[("amount = -5_000_000", "amount = -6_000_000")],
        Summary("/metrics/one_offs_mean/value"),
    ),
    row(
        "credit.limit",
        EVERYTHING,
        &[("limit = 5_000_000", "limit = 6_000_000")],
        Summary("/accounts/credit_interest/value"),
    ),
    row(
        "credit.interest_per_year",
        EVERYTHING,
        &[("interest_per_year = 0.18", "interest_per_year = 0.2")],
        Summary("/accounts/credit_interest/value"),
    ),
    row(
        "credit.drawn_below",
        EVERYTHING,
        &[("drawn_below = 40_000_000", "drawn_below = 30_000_000")],
        Summary("/accounts/credit_interest/value"),
    ),
];
