//! `[[response]]`: what the owner does when something happens.

use super::finance::{LOAN_INTEREST, LOAN_MONTHS};
use super::key::{date, id, integer, number, other, rupiah, share, table, tables, text};
use super::{Fallback, Group, Kind, TableFormat};

pub(super) const RESPONSE: TableFormat = TableFormat {
    name: "[[response]]",
    doc: "What the owner does when something happens: at most once in each future, at the beginning of a day, knowing only what was before.",
    keys: &[
        id("id").required("\"recovery_plan\"").doc("Name of the response, each once."),
        text("name", 80)
            .default_is(Fallback::SameAs("id"))
            .example("\"Recovery plan\"")
            .doc("The name shown."),
        table("when", &WHEN).needed(),
        number("lasts_days")
            .above(0.0)
            .to(3650.0)
            .unit("days")
            .example("56")
            .doc("Days for which it holds; without this key it holds for good."),
        tables("ads", &ADS, 200).example("[{ channel = \"shopee\", factor = 2 }]"),
        tables("cut_costs", &CUT, 200).example("[{ cost = \"wages\", share = 0.3 }]"),
        tables("raise", &RAISE, 200).example("[{ channel = \"instagram\", effort = 1.5 }]"),
        table("loan", &LOAN),
        table("sell_stock", &SELL_STOCK),
        tables("phases", &PHASE, 50)
            .non_empty()
            .example("[{ days = 14, cost_per_week = 300_000, lift = 0.1 }]"),
        table("eight_weeks", &EIGHT_WEEKS),
        other("lifts", Kind::Ids)
            .example("[\"tiktok_live\"]")
            .doc("Channels whose demand `phases` or `eight_weeks` lift; all when not given."),
        number("lift_half_life_days")
            .above(0.0)
            .to(3650.0)
            .unit("days")
            .default("30")
            .example("30")
            .doc("After the last phase half of the lift is gone in so many days."),
    ],
    groups: &[
        Group::AtLeastOne(&[
            "ads",
            "cut_costs",
            "raise",
            "loan",
            "sell_stock",
            "phases",
            "eight_weeks",
        ]),
        Group::AtMostOne(&["phases", "eight_weeks"]),
        Group::Needs("lifts", &["phases", "eight_weeks"]),
        Group::Needs("lift_half_life_days", &["phases", "eight_weeks"]),
    ],
};

const WHEN: TableFormat = TableFormat {
    name: "[response.when]",
    doc: "When it begins: on a date, some days after a shock, when sales stay low, or when cash runs low.",
    keys: &[
        date("date").example("2026-06-01").doc("On this day."),
        id("shock").example("\"live_halt\"").doc("After the first start of this shock."),
        number("days_after").from(0.0).to(3650.0).unit("days").default("0").example("3").doc(
            "Days from the start of the shock; the next morning at the earliest.",
        ),
        id("channel").example("\"tiktok_live\"").doc(
            "The channel whose sales are watched; all channels together when not given.",
        ),
        number("sales_below").from(0.0).to(10.0).unit("share of normal").example("0.5").doc(
            "When sales of the last `for_days` days are below this share of what is normal on such days.",
        ),
        integer("for_days").from(1.0).to(365.0).unit("days").default("7").example("7").doc("Days over which sales are added up."),
        number("cash_below_days").from(0.0).to(3650.0).unit("days").example("14").doc(
            "When cash is below so many days of fixed costs.",
        ),
    ],
    groups: &[
        Group::ExactlyOne(&["date", "shock", "sales_below", "cash_below_days"]),
        Group::Needs("days_after", &["shock"]),
        Group::Needs("channel", &["sales_below"]),
        Group::Needs("for_days", &["sales_below"]),
    ],
};

const ADS: TableFormat = TableFormat {
    name: "an entry of `ads`",
    doc: "More or less advertising on a channel.",
    keys: &[
        id("channel").required("\"shopee\"").doc("A channel with [channel.ads]."),
        number("factor")
            .from(0.0)
            .to(1000.0)
            .unit("multiple of the spending")
            .required("2")
            .doc("Spending against what was planned."),
    ],
    groups: &[],
};

const CUT: TableFormat = TableFormat {
    name: "an entry of `cut_costs`",
    doc: "A cost that is cut.",
    keys: &[
        text("cost", 80)
            .required("\"wages\"")
            .doc("\"wages\", \"rent\", or the name of an entry of [[costs.other]]."),
        share("share").unit("share of the cost").required("0.3").doc("What is saved of it."),
    ],
    groups: &[],
};

const RAISE: TableFormat = TableFormat {
    name: "an entry of `raise`",
    doc: "More (or less) effort for a channel, or a channel that starts.",
    keys: &[
        id("channel").required("\"instagram\"").doc("The channel."),
        number("effort").from(0.0).to(100.0).unit("multiple of the effort").required("1.5").doc(
            "Effort against that of the mix; for a channel that is not used, against its `reference_share`. Sales go with it to the power `returns_to_effort`.",
        ),
        number("delay_days").from(0.0).to(3650.0).unit("days").default("60").example("60").doc(
            "Days without result.",
        ),
        number("length_days").from(0.0).to(3650.0).unit("days").default("90").example("90").doc(
            "Days from the first result to the whole of it.",
        ),
    ],
    groups: &[],
};

const LOAN: TableFormat = TableFormat {
    name: "[response.loan]",
    doc: "A loan that is taken on that day.",
    keys: &[
        rupiah("amount").required("10_000_000").doc("What is lent."),
        LOAN_MONTHS,
        LOAN_INTEREST,
    ],
    groups: &[],
};

const SELL_STOCK: TableFormat = TableFormat {
    name: "[response.sell_stock]",
    doc: "Stock that is sold at once, below its price; needs [stock].",
    keys: &[
        share("share").unit("share of the stock").required("0.3").doc("What is sold of the stock."),
        number("price")
            .from(0.0)
            .to(10.0)
            .unit("share of cost")
            .default("0.7")
            .example("0.7")
            .doc("What it brings, against what it cost."),
    ],
    groups: &[],
};

const PHASE: TableFormat = TableFormat {
    name: "an entry of `phases`",
    doc: "A part of a plan; the parts follow one another.",
    keys: &[
        integer("days").from(1.0).to(365.0).unit("days").required("14").doc("How long."),
        rupiah("cost_per_week")
            .unit("rupiah a week")
            .default("0")
            .example("300_000")
            .doc("What it costs, paid on its first day and every seven days after."),
        number("lift")
            .from(-1.0)
            .to(10.0)
            .unit("share of 1")
            .default("0")
            .example("0.1")
            .doc("What demand gains while it lasts: 0.1 is 10% more."),
    ],
    groups: &[],
};

const EIGHT_WEEKS: TableFormat = TableFormat {
    name: "[response.eight_weeks]",
    doc: "The plan of eight weeks: two weeks each of audit, of producing in batches and testing calls to action, of analysis and seasonal ads, of campaigns with others.",
    keys: &[
        rupiah("cost_per_week").unit("rupiah a week").required("300_000").doc(
            "What it costs, paid every seven days.",
        ),
        number("lift").from(-1.0).to(10.0).unit("share of 1").required("0.3").doc(
            "What demand gains in the last two weeks; nothing in the first two, a third of it in weeks 3 and 4, two thirds in weeks 5 and 6.",
        ),
    ],
    groups: &[],
};
