//! `[[mix]]`, and the keys of channels that only mixes use.

use super::super::bases::MIX;
use super::super::output::Output::{Comparison, ComparisonChart};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "channel.reference_share",
        MIX,
        &[("reference_share = 0.2", "reference_share = 0.25")],
        Comparison("/mixes/1/metrics/sales_mean/value"),
    ),
    row(
        "channel.today_share",
        MIX,
        &[("today_share = 0.7", "today_share = 0.6"), ("today_share = 0.3", "today_share = 0.4")],
        Comparison("/mixes/1/metrics/sales_mean/value"),
    ),
    row(
        "channel.returns_to_effort",
        MIX,
        &[("returns_to_effort = 0.8", "returns_to_effort = 0.7")],
        Comparison("/mixes/1/metrics/sales_mean/value"),
    ),
    row(
        "business.returns_to_effort",
        MIX,
        &[("opening_cash = 3_000_000\n", "opening_cash = 3_000_000\nreturns_to_effort = 0.7\n")],
        Comparison("/mixes/1/metrics/sales_mean/value"),
    ),
    row("mix.id", MIX, &[(r#"id = "spread""#, r#"id = "wide""#)], Comparison("/pairs/0/mix")),
    row(
        "mix.name",
        MIX,
        &[(r#"name = "Sebagian lewat pesan""#, r#"name = "Lewat pesan""#)],
        ComparisonChart,
    ),
    row(
        "mix.shares.*",
        MIX,
        &[("shop = 0.3, chat = 0.3", "shop = 0.4, chat = 0.2")],
        Comparison("/pairs/0/differences/sales_mean/value"),
    ),
    row(
        "mix.set.*",
        MIX,
        &[(r#""costs.goods_share" = 0.5"#, r#""costs.goods_share" = 0.4"#)],
        Comparison("/pairs/0/differences/net_cash_flow_mean/value"),
    ),
    row(
        "mix.in_place",
        MIX,
        &[("in_place = false", "in_place = true")],
        Comparison("/mixes/1/metrics/sales_mean/value"),
    ),
];
