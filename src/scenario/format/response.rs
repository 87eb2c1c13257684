//! `[[response]]`: what the owner does when something happens.

use jiff::civil::Date;

use super::declare::{Declared, Field, Stated, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{
    date, days, id, integer, number, other, rupiah, share, shown_name, table, tables, text,
};
use super::{Group, KeyFormat, Kind, LoanTerms, TableFormat, Unit};
use crate::scenario::{Located, Number};

table! {
    "[[response]]",
    /// What the owner does when something happens: at most once in each future, at the beginning of a
    /// day, knowing only what was before.
    struct Response {
        /// Name of the response, each once.
        id: Located<String> = id().required("\"recovery_plan\""),
        /// The name shown.
        name: Located<String> = shown_name().example("\"Recovery plan\""),
        /// When it begins.
        when: When = table::<When>().needed(),
        /// Days for which it holds; without this key it holds for good.
        lasts_days: Option<Located<Number>> = days(3650.0).above(0.0).usual(1.0, 730.0, "response_days").example("56"),
        /// Changes of advertising.
        ads: Vec<ChangeAds> =
            tables::<ChangeAds>(200).example("[{ channel = \"shopee\", factor = 2 }]"),
        /// Costs that are cut.
        cut_costs: Vec<CutCost> =
            tables::<CutCost>(200).example("[{ cost = \"wages\", share = 0.3 }]"),
        /// Channels that get more effort, or start.
        raise: Vec<Raise> =
            tables::<Raise>(200).example("[{ channel = \"instagram\", effort = 1.5 }]"),
        /// A loan.
        loan: Option<LoanTerms> = table::<LoanTerms>(),
        /// Stock that is sold below its price.
        sell_stock: Option<SellStock> = table::<SellStock>(),
        /// `phases`, or those of `eight_weeks`.
        plan: Option<Plan>,
        /// Channels whose demand `phases` or `eight_weeks` lift; all when not given.
        lifts: Vec<Located<String>> = other(Kind::Ids).example("[\"tiktok_live\"]"),
        /// After the last phase half of the lift is gone in so many days.
        lift_half_life_days: Located<Number> = days(3650.0).above(0.0).default("30").example("30"),
    }
    rules: [
        Group::AtLeastOne(&[
            "ads", "cut_costs", "raise", "loan", "sell_stock", "phases", "eight_weeks",
        ]),
        Group::AtMostOne(&["phases", "eight_weeks"]),
        Group::Needs("lifts", &["phases", "eight_weeks"]),
        Group::Needs("lift_half_life_days", &["phases", "eight_weeks"]),
    ]
}

/// When a response begins.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// On a date.
    Date(Located<Date>),
    /// Some days after the first start of a shock.
    AfterShock {
        /// Id of the shock.
        shock: Located<String>,
        /// Days after its start.
        days_after: Located<Number>,
    },
    /// When sales of some days are below a share of what is normal on them.
    SalesBelow {
        /// Id of the channel; `None` for all together.
        channel: Option<Located<String>>,
        /// Share of normal sales.
        share: Located<Number>,
        /// Days over which sales are added up.
        for_days: Located<u32>,
    },
    /// When cash is below so many days of fixed costs.
    CashBelow {
        /// Days of fixed costs.
        days: Located<Number>,
    },
}

impl Declared for When {
    const FORMAT: &'static TableFormat = &TableFormat {
        name: "[response.when]",
        doc: "When it begins: on a date, some days after a shock, when sales stay low, or when cash runs low.",
        keys: keys! {
            /// On this day.
            date = date().example("2026-06-01"),
            /// After the first start of this shock.
            shock = id().example("\"live_halt\""),
            /// Days from the start of the shock; the next morning at the earliest.
            days_after = days(3650.0).usual(0.04, 180.0, "response_days").default("0").example("3"),
            /// The channel whose sales are watched; all channels together when not given.
            channel = id().example("\"tiktok_live\""),
            /// When sales of the last `for_days` days are below this share of what is normal on such
            /// days.
            sales_below = number().from(0.0).to(10.0).unit(Unit::ShareOfNormal).usual(0.05, 1.5, "sales_below").example("0.5"),
            /// Days over which sales are added up.
            for_days = integer().from(1.0).to(365.0).unit(Unit::Days).usual(1.0, 92.0, "response_days").default("7").example("7"),
            /// When cash is below so many days of fixed costs.
            cash_below_days = days(3650.0).usual(1.0, 180.0, "response_days").example("14"),
        },
        groups: &[
            Group::ExactlyOne(&["date", "shock", "sales_below", "cash_below_days"]),
            Group::Needs("days_after", &["shock"]),
            Group::Needs("channel", &["sales_below"]),
            Group::Needs("for_days", &["sales_below"]),
        ],
    };

    /// The walker has made sure that exactly one of the four is given.
    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        if let Some(date) = fields.get("date")? {
            return Ok(Self::Date(date));
        }
        if let Some(shock) = fields.get("shock")? {
            return Ok(Self::AfterShock { shock, days_after: fields.get("days_after")? });
        }
        if let Some(days) = fields.get("cash_below_days")? {
            return Ok(Self::CashBelow { days });
        }
        Ok(Self::SalesBelow {
            channel: fields.get("channel")?,
            share: fields.get("sales_below")?,
            for_days: fields.get("for_days")?,
        })
    }
}

impl Field for When {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        <Self as Declared>::read(&fields.table_or_empty(key)?)
    }
}

table! {
    "an entry of `ads`",
    /// More or less advertising on a channel.
    struct ChangeAds {
        /// A channel with [channel.ads].
        channel: Located<String> = id().required("\"shopee\""),
        /// Spending against what was planned.
        factor: Located<Number> =
            number().from(0.0).to(1000.0).unit(Unit::MultipleOfSpending).usual(0.05, 50.0, "times").required("2"),
    }
}

table! {
    "an entry of `cut_costs`",
    /// A cost that is cut.
    struct CutCost {
        /// "wages", "rent", or the name of an entry of [[costs.other]].
        cost: Located<String> = text().required("\"wages\""),
        /// What is saved of it.
        share: Located<Number> = share().unit(Unit::ShareOfTheCost).required("0.3"),
    }
}

table! {
    "an entry of `raise`",
    /// More (or less) effort for a channel, or a channel that starts.
    struct Raise {
        /// The channel.
        channel: Located<String> = id().required("\"instagram\""),
        /// Effort against that of the mix; for a channel that is not used, against its
        /// `reference_share`. Sales go with it to the power `returns_to_effort`.
        effort: Located<Number> =
            number().from(0.0).to(100.0).unit(Unit::MultipleOfEffort).usual(0.05, 10.0, "times").required("1.5"),
        /// Days without result.
        delay_days: Located<Number> = days(3650.0).usual(1.0, 365.0, "ramp").default("60").example("60"),
        /// Days from the first result to the whole of it.
        length_days: Located<Number> = days(3650.0).usual(1.0, 730.0, "ramp").default("90").example("90"),
    }
}

table! {
    "[response.sell_stock]",
    /// Stock that is sold at once, below its price; needs [stock].
    struct SellStock {
        /// What is sold of the stock.
        share: Located<Number> = share().unit(Unit::ShareOfStock).required("0.3"),
        /// What it brings, against what it cost.
        price: Located<Number> =
            number().from(0.0).to(10.0).unit(Unit::ShareOfCost).usual(0.1, 2.0, "price").default("0.7").example("0.7"),
    }
}

/// A plan with costs that lifts demand.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// `phases`, one after the other.
    Phases(Vec<Phase>),
    /// `[response.eight_weeks]`.
    EightWeeks(EightWeeks),
}

impl Stated for Option<Plan> {
    const KEYS: &'static [KeyFormat] = keys! {
        /// `phases`.
        phases = tables::<Phase>(50).non_empty()
            .example("[{ days = 14, cost_per_week = 300_000, lift = 0.1 }]"),
        /// `[response.eight_weeks]`.
        eight_weeks = table::<EightWeeks>(),
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        if let Some(eight_weeks) = fields.get("eight_weeks")? {
            return Ok(Some(Plan::EightWeeks(eight_weeks)));
        }
        let phases: Vec<Phase> = fields.get("phases")?;
        Ok((!phases.is_empty()).then_some(Plan::Phases(phases)))
    }
}

table! {
    "an entry of `phases`",
    /// A part of a plan; the parts follow one another.
    struct Phase {
        /// How long.
        days: Located<u32> = integer().from(1.0).to(365.0).unit(Unit::Days).usual(1.0, 120.0, "response_days").required("14"),
        /// What it costs, paid on its first day and every seven days after.
        cost_per_week: Located<Number> =
            rupiah().unit(Unit::RupiahAWeek).usual(5e3, 1e9, "ads").default("0").example("300_000"),
        /// What demand gains while it lasts: 0.1 is 10% more.
        lift: Located<Number> = lift().default("0").example("0.1"),
    }
}

table! {
    "[response.eight_weeks]",
    /// The plan of eight weeks: two weeks each of audit, of producing in batches and testing calls to
    /// action, of analysis and seasonal ads, of campaigns with others.
    struct EightWeeks {
        /// What it costs, paid every seven days.
        cost_per_week: Located<Number> = rupiah().unit(Unit::RupiahAWeek).usual(5e3, 1e9, "ads").required("300_000"),
        /// What demand gains in the last two weeks; nothing in the first two, a third of it in weeks 3
        /// and 4, two thirds in weeks 5 and 6.
        lift: Located<Number> = lift().required("0.3"),
    }
}

const fn lift() -> KeyFormat {
    number().from(-1.0).to(10.0).unit(Unit::Share).usual(-1.0, 2.0, "lift")
}
