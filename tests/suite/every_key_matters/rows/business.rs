//! `[business]`, `[simulation]` and `[values]`.

use super::super::bases::{EVERYTHING, SMALL};
use super::super::output::Output::{Chart, Refusal, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row("format", EVERYTHING, &[("format = 1", "format = 2")], Refusal),
    row("business.name", EVERYTHING, &[("Toko Segala Ada", "Toko Apa Saja")], Chart("cash_fan")),
    row(
        "business.opening_cash",
        EVERYTHING,
        &[("opening_cash = [20_000_000, 40_000_000]", "opening_cash = [20_000_000, 50_000_000]")],
        Summary("/metrics/lowest_cash_median/value"),
    ),
    row(
        "business.currency",
        EVERYTHING,
        &[(
            "opening_cash = [20_000_000, 40_000_000]\n",
            "opening_cash = [20_000_000, 40_000_000]\ncurrency = \"USD\"\n",
        )],
        Summary("/scenario/currency"),
    ),
    row(
        "simulation.start",
        EVERYTHING,
        &[("start = 2026-01-05", "start = 2026-01-06")],
        Summary("/metrics/sales_mean/value"),
    ),
    row(
        "simulation.weeks",
        EVERYTHING,
        &[("weeks = 30", "weeks = 31")],
        Summary("/metrics/sales_mean/value"),
    ),
    row(
        "simulation.days",
        SMALL,
        &[("days = 60", "days = 61")],
        Summary("/metrics/sales_mean/value"),
    ),
    row(
        "simulation.paths",
        EVERYTHING,
        &[("paths = 96", "paths = 97")],
        Summary("/metrics/sales_mean/sample"),
    ),
    row(
        "simulation.seed",
        EVERYTHING,
        &[("seed = 7", "seed = 8")],
        Summary("/metrics/sales_mean/value"),
    ),
    row(
        "values.*",
        EVERYTHING,
        &[("cost_share = [0.45, 0.5, 0.6]", "cost_share = [0.45, 0.5, 0.7]")],
        Summary("/accounts/channel.shopee.goods/value"),
    ),
];
