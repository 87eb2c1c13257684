//! `[[channel]]`: how its sales are stated, the days on which it sells more, and when money arrives.

use super::declare::{Stated, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{day_of_month, days, integer, number, plain, table, tables};
use super::{Fallback, KeyFormat, Live, Unit};
use crate::scenario::{Located, Number};

/// Where a channel's ordinary sales come from.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there are a handful of channels")]
pub enum Sales {
    /// `weekly_sales`, rupiah a week.
    Weekly(Located<Number>),
    /// `orders_per_week`, times the channel's `order_value`.
    Orders(Located<Number>),
    /// `[channel.live]`, times the channel's `order_value`.
    Live(Live),
}

impl Sales {
    /// Rupiah of an ordinary week, roughly, for what asks no more than whether numbers are of the
    /// right size; what is simulated is in `src/model/channel.rs`. `more` and `less` say by which of
    /// its possible values a number stands: one that adds sales, one that takes some away.
    #[must_use]
    pub fn rough_week(
        &self,
        order_value: Option<&Located<Number>>,
        more: &dyn Fn(&Located<Number>) -> f64,
        less: &dyn Fn(&Located<Number>) -> f64,
    ) -> f64 {
        let orders = match self {
            Self::Weekly(sales) => return more(sales),
            Self::Orders(orders) => more(orders),
            Self::Live(live) => live.rough_orders(more, less),
        };
        orders * order_value.map_or(f64::NAN, more)
    }
}

impl Stated for Sales {
    const KEYS: &'static [KeyFormat] = keys! {
        /// Gross sales of an ordinary week.
        weekly_sales = number().from(0.0).to(1e13).unit(Unit::RupiahAWeek).usual(2e4, 5e9, "weekly_sales").example("6_000_000"),
        /// Orders of an ordinary week; with `order_value`.
        orders_per_week = number().from(0.0).to(1e8).unit(Unit::OrdersAWeek).usual(0.1, 1e5, "orders").example("40"),
        /// `[channel.live]`.
        live = table::<Live>(),
    };

    /// The walker has made sure that exactly one of the three is given.
    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        if let Some(weekly) = fields.get("weekly_sales")? {
            return Ok(Self::Weekly(weekly));
        }
        match fields.get("live")? {
            Some(live) => Ok(Self::Live(live)),
            None => fields.get("orders_per_week").map(Self::Orders),
        }
    }
}

table! {
    "an entry of `pay_days`",
    /// Days of every month on which sales are higher or lower, such as the days after wages are paid.
    /// Entries that overlap multiply.
    struct PayDays {
        /// First of the days; a day that a short month lacks does not occur in it.
        from_day: Located<i8> = day_of_month().required("25"),
        /// Last of the days; a smaller number than `from_day` lies in the next month.
        to_day: Located<i8> = day_of_month().default_is(Fallback::SameAs("from_day")).example("28"),
        /// Sales of these days against what they would be otherwise.
        factor: Located<Number> =
            number().from(0.0).to(100.0).unit(Unit::TimesOrdinarySales).usual(0.3, 10.0, "times").required("1.3"),
    }
}

/// When the money of a sale arrives.
#[derive(Debug, Clone, PartialEq)]
pub enum Payout {
    /// `payout_delay_days`: one delay, rounded to whole days.
    Delay(Located<Number>),
    /// `payout_shares`, which sum to one.
    Shares(Vec<PayoutShare>),
}

impl Stated for Payout {
    const KEYS: &'static [KeyFormat] = keys! {
        /// Days until the money of a sale arrives, rounded to whole days.
        payout_delay_days = days(365.0).usual(0.04, 60.0, "payout").default("0").example("7"),
        /// `payout_shares`.
        payout_shares = tables::<PayoutShare>(366).non_empty()
            .example("[{ days = 3, share = 0.7 }, { days = 14, share = 0.3 }]"),
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        if fields.has("payout_shares") {
            return fields.get("payout_shares").map(Self::Shares);
        }
        fields.get("payout_delay_days").map(Self::Delay)
    }
}

table! {
    "an entry of `payout_shares`",
    /// Shares of the money of a sale that arrive after different delays, instead of
    /// `payout_delay_days`.
    struct PayoutShare {
        /// Days until this share arrives.
        days: Located<u32> = integer().from(0.0).to(365.0).unit(Unit::Days).required("3"),
        /// The share; together they make 1.
        share: Located<f64> = plain().above(0.0).to(1.0).unit(Unit::Share).required("0.7"),
    }
}
