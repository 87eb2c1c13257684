//! Live selling, booms and mitigations.

use super::super::bases::LIVE;
use super::super::output::Output::Summary;
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[row(
    "shock.boom",
    LIVE,
    &[("boom = [0.5, 4]", "boom = [0.5, 5]")],
    Summary("/metrics/sales_change_by_shocks_mean/value"),
)];
