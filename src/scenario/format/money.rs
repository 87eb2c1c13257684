//! `[costs]`, `[[one_off]]` and `[credit]`.

use super::key::{date, day_of_month, number, rupiah, tables, text};
use super::{Group, MOST_MONEY, TableFormat};

pub(super) const COSTS: TableFormat = TableFormat {
    name: "[costs]",
    doc: "Costs of the whole business, and defaults for its channels.",
    keys: &[
        rupiah("wages_per_month").unit("rupiah a month").default("0").example("4_000_000").doc("Wages."),
        day_of_month("wages_day")
            .default("25")
            .example("25")
            .doc("Day on which wages are paid; in shorter months the last day."),
        number("thr_months")
            .from(0.0)
            .to(12.0)
            .unit("months of wages")
            .default("1")
            .example("1")
            .doc("Religious holiday allowance (THR), paid 7 days before Lebaran."),
        rupiah("rent_per_month").unit("rupiah a month").default("0").example("1_500_000").doc("Rent."),
        day_of_month("rent_day")
            .default("1")
            .example("1")
            .doc("Day on which rent is paid; in shorter months the last day."),
        number("goods_share").from(0.0).to(5.0).unit("share of sales").default("0").example("0.6").doc(
            "Cost of goods, for channels that say nothing of their own.",
        ),
        number("goods_credit_days").from(0.0).to(365.0).unit("days").default("0").example("14").doc(
            "Days between a sale and the payment of its goods, rounded to whole days, for channels that say nothing of their own.",
        ),
        rupiah("packing_per_order").unit("rupiah an order").default("0").example("2_000").doc(
            "Packing and shipping paid by the shop, for channels that say nothing of their own.",
        ),
        tables("other", &OTHER, 500),
    ],
    groups: &[
        Group::Needs("wages_day", &["wages_per_month"]),
        Group::Needs("thr_months", &["wages_per_month"]),
        Group::Needs("rent_day", &["rent_per_month"]),
    ],
};

const OTHER: TableFormat = TableFormat {
    name: "[[costs.other]]",
    doc: "Another cost that comes every month.",
    keys: &[
        text("name", 80).required("\"Electricity\"").doc("What it is; each name once."),
        rupiah("per_month").unit("rupiah a month").required("500_000").doc("How much it is."),
        day_of_month("day")
            .default("1")
            .example("1")
            .doc("Day on which it is paid; in shorter months the last day."),
    ],
    groups: &[],
};

pub(super) const ONE_OFF: TableFormat = TableFormat {
    name: "[[one_off]]",
    doc: "One amount of money on one date.",
    keys: &[
        text("name", 80).required("\"New sewing machine\"").doc("What it is; each name once."),
        date("date").required("2026-03-15").doc("When; within the simulation."),
        number("amount")
            .from(-MOST_MONEY)
            .to(MOST_MONEY)
            .unit("rupiah")
            .required("-3_500_000")
            .doc("How much: positive comes in, negative goes out."),
    ],
    groups: &[],
};

pub(super) const CREDIT: TableFormat = TableFormat {
    name: "[credit]",
    doc: "A credit line that is drawn when cash runs low, and repays itself.",
    keys: &[
        rupiah("limit").required("10_000_000").doc("The most that can be drawn."),
        number("interest_per_year")
            .from(0.0)
            .to(10.0)
            .unit("share of 1 a year")
            .default("0")
            .example("0.12")
            .doc("Interest on what is drawn."),
        number("drawn_below")
            .from(-MOST_MONEY)
            .to(MOST_MONEY)
            .unit("rupiah")
            .default("0")
            .example("0")
            .doc("Balance below which the line is drawn."),
    ],
    groups: &[],
};
