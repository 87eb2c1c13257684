//! `[[link]]` and `[[factor]]`: what channels have in common.

use super::super::bases::{EVERYTHING, SMALL};
use super::super::output::Output::{Meaning, Sales, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "link.from",
        SMALL,
        &[(r#"from = "web""#, r#"from = "stall""#)],
        Summary("/metrics/sales_change_by_shocks_mean/value"),
    ),
    row(
        "link.to",
        SMALL,
        &[(r#"to = "chat""#, r#"to = "stall""#)],
        Summary("/channels/2/sales_mean/value"),
    ),
    row(
        "link.recapture",
        EVERYTHING,
        &[("recapture = [0.1, 0.3]", "recapture = [0.1, 0.4]")],
        Summary("/channels/1/sales_mean/value"),
    ),
    row(
        "link.half_life_days",
        EVERYTHING,
        &[("half_life_days = 10\n", "half_life_days = 11\n")],
        Summary("/channels/1/sales_mean/value"),
    ),
    row(
        "link.halo",
        EVERYTHING,
        &[("halo = 0.05", "halo = 0.06")],
        Summary("/channels/1/sales_mean/value"),
    ),
    row("factor.id", EVERYTHING, &[(r#"id = "traffic""#, r#"id = "visits""#)], Sales),
    row("factor.loading", EVERYTHING, &[("loading = [0.3, 0.5]", "loading = [0.3, 0.6]")], Sales),
    row(
        "factor.loadings.*",
        EVERYTHING,
        &[("\nloadings = { tiktok_live = 0.6 }", "\nloadings = { tiktok_live = 0.5 }")],
        Sales,
    ),
    row(
        "factor.slow_loading",
        EVERYTHING,
        &[("loading = [0.3, 0.5]\n", "loading = [0.3, 0.5]\nslow_loading = 0.9\n")],
        Meaning,
    ),
    row(
        "factor.slow_loadings.*",
        EVERYTHING,
        &[("slow_loadings = { tiktok_live = 0.2 }", "slow_loadings = { tiktok_live = 0.3 }")],
        Sales,
    ),
];
