//! `[costs]`, `[[one_off]]` and `[credit]`.

use jiff::civil::Date;

use super::declare::table;
use super::key::{date, day_of_month, days, number, rupiah, tables, text};
use super::{Group, KeyFormat, MOST_MONEY, Unit};
use crate::scenario::{Located, Number};

table! {
    "[costs]",
    /// Costs of the whole business, and defaults for its channels.
    struct Costs {
        /// Wages.
        wages_per_month: Located<Number> =
            rupiah().unit(Unit::RupiahAMonth).usual(1e5, 1e10, "monthly_cost").default("0").example("4_000_000"),
        /// Day on which wages are paid; in shorter months the last day.
        wages_day: Located<u8> = day_of_month().default("25").example("25"),
        /// Religious holiday allowance (THR), paid 7 days before Lebaran.
        thr_months: Located<Number> =
            number().from(0.0).to(12.0).unit(Unit::MonthsOfWages).usual(0.1, 2.0, "thr").default("1").example("1"),
        /// Rent.
        rent_per_month: Located<Number> =
            rupiah().unit(Unit::RupiahAMonth).usual(5e4, 1e9, "monthly_cost").default("0").example("1_500_000"),
        /// Day on which rent is paid; in shorter months the last day.
        rent_day: Located<u8> = day_of_month().default("1").example("1"),
        /// Cost of goods, for channels that say nothing of their own.
        goods_share: Located<Number> =
            number().from(0.0).to(5.0).unit(Unit::ShareOfSales).usual(0.05, 1.0, "goods").default("0").example("0.6"),
        /// Days between a sale and the payment of its goods, rounded to whole days, for channels that
        /// say nothing of their own.
        goods_credit_days: Located<Number> = days(365.0).usual(1.0, 120.0, "credit_days").default("0").example("14"),
        /// Packing and shipping paid by the shop, for channels that say nothing of their own.
        packing_per_order: Located<Number> =
            rupiah().unit(Unit::RupiahAnOrder).usual(100.0, 1e5, "packing").default("0").example("2_000"),
        /// Other costs that come every month.
        other: Vec<OtherCost> = tables::<OtherCost>(500),
    }
    rules: [
        Group::Needs("wages_day", &["wages_per_month"]),
        Group::Needs("thr_months", &["wages_per_month"]),
        Group::Needs("rent_day", &["rent_per_month"]),
    ]
}

table! {
    "[[costs.other]]",
    /// Another cost that comes every month.
    struct OtherCost {
        /// What it is; each name once.
        name: Located<String> = text().required("\"Electricity\""),
        /// How much it is.
        per_month: Located<Number> = rupiah().unit(Unit::RupiahAMonth).usual(5e3, 1e9, "monthly_cost").required("500_000"),
        /// Day on which it is paid; in shorter months the last day.
        day: Located<u8> = day_of_month().default("1").example("1"),
    }
}

table! {
    "[[one_off]]",
    /// One amount of money on one date.
    struct OneOff {
        /// What it is; each name once.
        name: Located<String> = text().required("\"New sewing machine\""),
        /// When; within the simulation.
        date: Located<Date> = date().required("2026-03-15"),
        /// How much: positive comes in, negative goes out.
        amount: Located<Number> = any_money().required("-3_500_000"),
    }
}

table! {
    "[credit]",
    /// A credit line that is drawn when cash runs low, and repays itself.
    struct Credit {
        /// The most that can be drawn.
        limit: Option<Located<Number>> = rupiah().usual(1e5, 1e10, "amount").required("10_000_000"),
        /// Interest on what is drawn.
        interest_per_year: Located<Number> =
            number().from(0.0).to(10.0).unit(Unit::ShareAYear).usual(0.005, 1.0, "interest").default("0").example("0.12"),
        /// Balance below which the line is drawn.
        drawn_below: Located<Number> = any_money().default("0").example("0"),
    }
}

const fn any_money() -> KeyFormat {
    number().from(-MOST_MONEY).to(MOST_MONEY).unit(Unit::Rupiah)
}
