//! Counted orders, `[capacity]`, `[stock]` and `[overselling]`.

use super::super::bases::{OTHER_OWNER, OWNER};
use super::super::output::Output::{Sales, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row("channel.lumpy_orders", OWNER, &[("lumpy_orders = true", "lumpy_orders = false")], Sales),
    row(
        "channel.order_value_cv",
        OWNER,
        &[("order_value_cv = 1.5", "order_value_cv = 0.5")],
        Sales,
    ),
    row(
        "capacity.orders_per_day",
        OWNER,
        &[("orders_per_day = 40", "orders_per_day = 35")],
        Summary("/metrics/undelivered_sales_mean/value"),
    ),
    row(
        "capacity.sales_per_day",
        OTHER_OWNER,
        &[("sales_per_day = 1_100_000", "sales_per_day = 1_000_000")],
        Summary("/metrics/undelivered_sales_mean/value"),
    ),
    row(
        "stock.review_days",
        OWNER,
        &[("review_days = 10", "review_days = 9")],
        Summary("/accounts/stock_purchases/value"),
    ),
    row(
        "stock.lead_time_days",
        OWNER,
        &[("lead_time_days = 4", "lead_time_days = 6")],
        Summary("/accounts/stock_purchases/value"),
    ),
    row(
        "stock.safety_share",
        OWNER,
        &[("safety_share = 0.3", "safety_share = 0.5")],
        Summary("/metrics/stock_at_end_mean/value"),
    ),
    row(
        "stock.opening",
        OWNER,
        &[("opening = 9_000_000", "opening = 8_000_000")],
        Summary("/accounts/stock_purchases/value"),
    ),
    row("overselling.trust_lost", OWNER, &[("trust_lost = 0.4", "trust_lost = 0.6")], Sales),
    row(
        "overselling.half_life_days",
        OWNER,
        &[("half_life_days = 10", "half_life_days = 20")],
        Sales,
    ),
];
