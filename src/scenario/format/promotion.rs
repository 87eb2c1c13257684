//! `[channel.affiliates]`, `[channel.ads]` and `[channel.ramp]`.

use jiff::civil::Date;

use super::declare::table;
use super::key::{date, days, number, rupiah, share, tables, truth};
use super::{Fallback, Unit};
use crate::scenario::{Located, Number};

table! {
    "[channel.affiliates]",
    /// Sales that affiliates bring on top of the channel's own: more reach, more luck, and a commission.
    struct Affiliates {
        /// What they bring on average, on top of the channel's own ordinary sales.
        lift: Located<Number> =
            number().from(0.0).to(100.0).unit(Unit::ShareOfOwnSales).usual(0.01, 5.0, "lift").required("0.3"),
        /// Their commission.
        commission: Located<Number> =
            share().unit(Unit::ShareOfTheirSalesLessReturns).usual(0.005, 0.5, "commission").required("0.1"),
        /// How much what they bring differs from day to day, besides the channel's own noise.
        noise: Located<Number> =
            number().from(0.0).to(3.0).unit(Unit::DeviationOfLogSales).usual(0.02, 2.0, "noise").default("1.0").example("1.0"),
    }
}

table! {
    "[channel.ads]",
    /// Advertising: what it costs, and what sales gain or lose when it changes.
    struct Ads {
        /// Today's spending, at which the channel sells its ordinary sales.
        per_week_today: Located<Number> =
            rupiah().above(0.0).unit(Unit::RupiahAWeek).usual(5e3, 1e9, "ads").required("400_000"),
        /// Spending that is decided from day 0 on; a week is decided on its first day for the week after
        /// it, and paid then unless `from_payouts`.
        per_week: Option<Located<Number>> = rupiah().unit(Unit::RupiahAWeek)
            .usual(5e3, 1e9, "ads").default_is(Fallback::SameAs("per_week_today")).example("600_000"),
        /// Whether the platform takes what a day of ads costs out of the payout of that day's sales;
        /// else a week is paid ahead.
        from_payouts: Located<bool> = truth().default("false").example("true"),
        /// Sales go with (spending / today's spending) to this power.
        effect_exponent: Located<Number> =
            number().from(0.0).to(0.3).unit(Unit::Exponent).usual(0.01, 0.3, "exponent").default("0.1").example("0.1"),
        /// Days with more or less.
        plan: Vec<AdsPlan> = tables::<AdsPlan>(200)
            .example("[{ from = 2026-03-01, to = 2026-03-20, factor = 3 }]"),
    }
}

table! {
    "an entry of `plan`",
    /// Days on which more or less is spent, such as a campaign.
    struct AdsPlan {
        /// First day.
        from: Located<Date> = date().required("2026-03-01"),
        /// Last day.
        to: Located<Date> = date().required("2026-03-20"),
        /// Spending on these days against `per_week`; entries that overlap multiply.
        factor: Located<Number> =
            number().from(0.0).to(1000.0).unit(Unit::MultipleOfSpending).usual(0.05, 50.0, "times").required("3"),
    }
}

table! {
    "[channel.ramp]",
    /// How a new channel starts: nothing at first, then more and more up to full strength.
    struct Ramp {
        /// First day of the work on the channel.
        start: Option<Located<Date>> = date()
            .default_is(Fallback::Words("the first day of the simulation")).example("2026-02-01"),
        /// Days of work without any sales.
        delay_days: Located<Number> = days(3650.0).usual(1.0, 365.0, "ramp").default("60").example("60"),
        /// Days from the first sales to full strength.
        length_days: Located<Number> = days(3650.0).usual(1.0, 730.0, "ramp").default("90").example("90"),
    }
}
