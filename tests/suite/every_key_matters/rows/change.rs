//! `[[change]]`.

use super::super::output::Output::{Cash, Summary};
use super::super::row::{Row, row};

const BASE: &str = r#"
format = 1

[business]
name = "Toko Berubah"
opening_cash = 12_000_000

[simulation]
start = 2026-01-05
days = 100
paths = 32

[[channel]]
id = "shop"
weekly_sales = 7_000_000
commission = 0.05

[costs]
wages_per_month = 2_000_000
rent_per_month = 1_000_000

[[change]]
date = 2026-02-10
set = { "channel.shop.commission" = 0.08 }
factor = { "costs.rent_per_month" = 1.1 }
growth = { "costs.wages_per_month" = 0.065 }
"#;

pub(super) const ROWS: &[Row] = &[
    row("change.date", BASE, &[("2026-02-10", "2026-02-11")], Cash),
    row(
        "change.set.*",
        BASE,
        &[("= 0.08", "= 0.09")],
        Summary("/accounts/channel.shop.commission/value"),
    ),
    row("change.factor.*", BASE, &[("= 1.1 ", "= 1.2 ")], Summary("/accounts/rent/value")),
    row("change.growth.*", BASE, &[("= 0.065", "= 0.07")], Summary("/accounts/wages/value")),
];
