//! `[[change]]`.

use super::super::bases::CHANGING;
use super::super::output::Output::{Cash, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row("change.date", CHANGING, &[("2026-02-10", "2026-02-11")], Cash),
    row(
        "change.set.*",
        CHANGING,
        &[("= 0.08", "= 0.09")],
        Summary("/accounts/channel.shop.commission/value"),
    ),
    row("change.factor.*", CHANGING, &[("= 1.1 ", "= 1.2 ")], Summary("/accounts/rent/value")),
    row("change.growth.*", CHANGING, &[("= 0.065", "= 0.07")], Summary("/accounts/wages/value")),
];
