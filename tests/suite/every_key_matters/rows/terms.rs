//! Terms of platforms and suppliers.

use super::super::bases::{TERMS, TOGETHER};
use super::super::output::Output::{Cash, Meaning, Sales, Summary};
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
        "channel.return_freight",
        TERMS,
        &[("return_freight = 15_000", "return_freight = 16_000")],
        Summary("/accounts/channel.mall.returns/value"),
    ),
    row(
        "channel.returns_late_days",
        TERMS,
        &[("returns_late_days = 7", "returns_late_days = 12")],
        Cash,
    ),
    row(
        "event.commission_points",
        TERMS,
        &[("commission_points = 0.02", "commission_points = 0.03")],
        Summary("/accounts/channel.mall.commission/value"),
    ),
    row(
        "event.discount",
        TERMS,
        &[("discount = 0.1", "discount = 0.2")],
        Summary("/accounts/channel.mall.goods/value"),
    ),
    row(
        "loan.flat",
        TERMS,
        &[("0.24\nflat = true", "0.24\nflat = false")],
        Summary("/accounts/loan_repayment.koperasi/value"),
    ),
    row(
        "function.id",
        TOGETHER,
        &[
            (r#"id = "bagi""#, r#"id = "tukar""#),
            (r#"id = "sisa""#, r#"id = "bagi""#),
            (r#"id = "tukar""#, r#"id = "sisa""#),
        ],
        Cash,
    ),
    row("function.of", TOGETHER, &[(r#"of = "komisi""#, r#"of = "retur""#)], Cash),
    row("function.times", TOGETHER, &[("times = 0.5", "times = 0.6")], Cash),
    row("function.plus", TOGETHER, &[("plus = 0.01", "plus = 0.03")], Cash),
    row("names.*", TOGETHER, &[("\"potongan mal\"", "\"potongan toko\"")], Meaning),
    row("together.value", TOGETHER, &[(r#"value = "retur""#, r#"value = "biaya""#)], Cash),
    row("together.follows", TOGETHER, &[(r#"follows = "komisi""#, r#"follows = "biaya""#)], Cash),
    row(
        "together.rank_correlation",
        TOGETHER,
        &[("rank_correlation = 0.8", "rank_correlation = -0.2")],
        Cash,
    ),
    row(
        "loan.weeks",
        TERMS,
        &[("weeks = 20", "weeks = 21")],
        Summary("/accounts/loan_repayment.harian/value"),
    ),
    row(
        "response.loan.weeks",
        TERMS,
        &[("weeks = 10", "weeks = 11")],
        Summary("/accounts/loan_repayment.response.pinjam_lagi/value"),
    ),
    row("loan.day", TERMS, &[("\nday = 5", "\nday = 6")], Cash),
    row(
        "response.loan.flat",
        TERMS,
        &[("0.3, flat = true", "0.3, flat = false")],
        Summary("/accounts/loan_repayment.response.pinjam/value"),
    ),
    row(
        "tax.withheld_from",
        TERMS,
        &[("withheld_from = 2026-01-20", "withheld_from = 2026-01-21")],
        Summary("/accounts/tax_withheld/value"),
    ),
    row(
        "tax.withheld_by",
        TERMS,
        &[(r#"withheld_by = ["mall"]"#, r#"withheld_by = ["shop"]"#)],
        Summary("/accounts/tax_withheld/value"),
    ),
    row("tax.declared", TERMS, &[("declared = false", "declared = true")], Cash),
    row(
        "shock.payouts_lost",
        TERMS,
        &[("payouts_lost = 0.5", "payouts_lost = 0.6")],
        Summary("/accounts/payouts_lost/value"),
    ),
];
