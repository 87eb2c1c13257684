//! Terms of platforms and suppliers.

use super::super::bases::TERMS;
use super::super::output::Output::{Cash, Sales, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "channel.commission_cap",
        TERMS,
        &[("commission_cap = 20_000", "commission_cap = 21_000")],
        Summary("/accounts/channel.mall.commission/value"),
    ),
    row(
        "channel.free_orders",
        TERMS,
        &[("free_orders = 50", "free_orders = 60")],
        Summary("/accounts/channel.mall.commission/value"),
    ),
    row(
        "channel.payout_weekdays",
        TERMS,
        &[(r#"["monday", "thursday"]"#, r#"["monday", "friday"]"#)],
        Cash,
    ),
    row("channel.caps.from", TERMS, &[("from = 2026-02-01", "from = 2026-02-02")], Sales),
    row("channel.caps.to", TERMS, &[("to = 2026-02-20", "to = 2026-02-21")], Sales),
    row(
        "channel.caps.orders_per_day",
        TERMS,
        &[("orders_per_day = 2", "orders_per_day = 2.5")],
        Sales,
    ),
    row(
        "channel.caps.sales_per_day",
        TERMS,
        &[("sales_per_day = 200_000", "sales_per_day = 210_000")],
        Sales,
    ),
    row(
        "channel.ads.from_payouts",
        TERMS,
        &[("from_payouts = true", "from_payouts = false")],
        Cash,
    ),
    row(
        "shock.payouts_lost",
        TERMS,
        &[("payouts_lost = 0.5", "payouts_lost = 0.6")],
        Summary("/accounts/payouts_lost/value"),
    ),
];
