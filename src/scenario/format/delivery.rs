//! `[capacity]`, `[stock]` and `[overselling]`: what the business can deliver.

use jiff::civil::Date;

use super::declare::{Declared, Stated, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{date, days, integer, number, rupiah};
use super::{Fallback, Group, KeyFormat, TableFormat, Unit};
use crate::scenario::{Located, Number};

/// `[capacity]`: the most that can be delivered in a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Capacity {
    /// `orders_per_day`.
    Orders(Located<Number>),
    /// `sales_per_day`, rupiah.
    Sales(Located<Number>),
}

impl Declared for Capacity {
    const FORMAT: &'static TableFormat = &TableFormat {
        name: "[capacity]",
        doc: "The most that the business can deliver in a day; channels share it in proportion.",
        keys: keys! {
            /// Orders that can be packed and sent in a day; every channel needs `order_value`.
            orders_per_day = number().from(0.0).to(1e8).unit(Unit::OrdersADay).usual(0.5, 1e5, "orders").example("120"),
            /// Sales that can be delivered in a day.
            sales_per_day = rupiah().unit(Unit::RupiahADay).usual(1e4, 1e9, "capacity").example("9_000_000"),
        },
        groups: &[Group::ExactlyOne(&["orders_per_day", "sales_per_day"])],
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        <Self as Stated>::read(fields)
    }
}

impl Stated for Capacity {
    const KEYS: &'static [KeyFormat] = keys! {
        /// Orders that the channel may take in a day; needs `order_value`.
        orders_per_day = number().from(0.0).to(1e8).unit(Unit::OrdersADay).example("20"),
        /// Sales that the channel may make in a day.
        sales_per_day = rupiah().unit(Unit::RupiahADay).example("2_000_000"),
    };

    /// The walker has made sure that exactly one of the two is given.
    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        match fields.get("orders_per_day")? {
            Some(orders) => Ok(Self::Orders(orders)),
            None => fields.get("sales_per_day").map(Self::Sales),
        }
    }
}

table! {
    "an entry of `caps`",
    /// Days on which the channel may sell no more than so much, such as the first weeks of a new shop.
    /// What is beyond is not sold.
    struct Cap {
        /// First day.
        from: Located<Date> = date().required("2026-01-01"),
        /// Last day.
        to: Located<Date> = date().required("2026-01-30"),
        /// The most in a day.
        limit: Capacity,
    }
    rules: [Group::ExactlyOne(&["orders_per_day", "sales_per_day"]),]
}

table! {
    "[stock]",
    /// Goods come from a stock that is bought at cost, paid when it is ordered, and can run out.
    struct Stock {
        /// Days from one order to the next; the first is on day 0.
        review_days: Located<u32> =
            integer().from(1.0).to(365.0).unit(Unit::Days).usual(1.0, 92.0, "stock_days").default("7").example("7"),
        /// Days from order to arrival, in the morning.
        lead_time_days: Located<u32> =
            integer().from(0.0).to(365.0).unit(Unit::Days).usual(0.0, 120.0, "stock_days").default("3").example("5"),
        /// What is ordered beyond the need expected until the next delivery.
        safety_share: Located<Number> =
            number().from(0.0).to(10.0).unit(Unit::ShareOfExpectedNeed).usual(0.01, 2.0, "safety").default("0.2").example("0.3"),
        /// Stock before day 0, at cost.
        opening: Option<Located<Number>> = rupiah()
            .usual(1e4, 1e10, "amount").default_is(Fallback::Words("what the rule would have ordered up to on day 0"))
            .example("12_000_000"),
    }
}

table! {
    "[overselling]",
    /// Orders beyond capacity or stock are taken and then cancelled, which costs trust.
    struct Overselling {
        /// Share of a channel's demand lost on the next day when a whole ordinary day is cancelled
        /// there.
        trust_lost: Located<Number> =
            number().from(0.0).to(10.0).unit(Unit::ShareOfDemandCancelled).usual(0.01, 2.0, "trust").required("0.3"),
        /// Days until half of the lost trust is back.
        half_life_days: Located<Number> = days(3650.0).above(0.0).usual(0.5, 365.0, "half_life").default("14").example("14"),
    }
}
