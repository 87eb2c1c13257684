//! `[[shock]]`.

use super::key::{date, id, number, other, share, table, text, truth};
use super::{Fallback, Group, Kind, TableFormat};

pub(super) const SHOCK: TableFormat = TableFormat {
    name: "[[shock]]",
    doc: "Something that happens to channels: a closure, a rule change, a viral day.",
    keys: &[
        id("id").required("\"live_halt\"").doc("Name of the shock, each once."),
        text("name", 80).default_is(Fallback::SameAs("id")).example("\"Live selling is halted\"").doc("The name shown on charts."),
        other("hits", Kind::IdsOrTables(&HIT, 500)).required("[\"tiktok_live\"]").doc(
            "What it hits: channel ids, or tables such as { platform = \"tiktok\", weight = 0.5 }. Where several match a channel, the largest weight holds.",
        ),
        other("date", Kind::Moment).example("2026-06-01").doc(
            "When it starts, if that is known; a time of day may follow, such as 2026-06-01T21:00:00.",
        ),
        table("window", &WINDOW),
        number("rate_per_year").from(0.0).to(366.0).unit("times a year").example("0.5").doc(
            "How often it happens on average, at any time.",
        ),
        number("duration_days").from(0.0).to(3650.0).unit("days").required("[14, 30, 90]").doc(
            "Days from its start until it begins to pass.",
        ),
        number("severity").from(-100.0).to(1.0).unit("share of 1").example("0.8").doc(
            "Share of demand that is lost; negative for a boom.",
        ),
        number("boom").from(0.0).to(1000.0).unit("share of 1").example("[0.5, 1, 4]").doc(
            "Share of demand that is added, such as by a viral video, instead of `severity`: 2 is three times as much.",
        ),
        other("acts_on", Kind::Choice(&["demand", "sessions"])).default("\"demand\"").example("\"demand\"").doc(
            "What the severity acts on: demand, or the number of live sessions.",
        ),
        number("onset_days").from(0.0).to(3650.0).unit("days").default("0").example("2").doc(
            "Days over which it sets in, inside its duration.",
        ),
        table("recovery", &RECOVERY),
        share("lasting").default("0").example("0.1").doc("Share of its effect that never passes."),
        number("commission_points").from(-1.0).to(1.0).unit("share of 1").example("0.02").doc(
            "Added to the commission, share of sales: 0.02 is two points.",
        ),
        number("unit_cost_increase").from(-1.0).to(100.0).unit("share of 1").example("0.15").doc(
            "Increase of the cost of goods: 0.15 is 15% more.",
        ),
        truth("holds_payouts").default("false").example("true").doc(
            "Whether payouts that fall due while it lasts wait until it is over.",
        ),
        other("once", Kind::Choices(ONCE)).example("[\"severity\"]").doc(
            "Numbers that are drawn once per future, instead of each time the shock happens.",
        ),
    ],
    groups: &[
        Group::ExactlyOne(&["date", "window", "rate_per_year"]),
        Group::AtLeastOne(&["severity", "boom", "commission_points", "unit_cost_increase", "holds_payouts"]),
        Group::AtMostOne(&["severity", "boom"]),
        Group::Needs("acts_on", &["severity"]),
    ],
};

const ONCE: &[&str] = &[
    "severity",
    "boom",
    "duration_days",
    "onset_days",
    "recovery",
    "lasting",
    "commission_points",
    "unit_cost_increase",
];

const HIT: TableFormat = TableFormat {
    name: "an entry of `hits`",
    doc: "What is hit, and how strongly.",
    keys: &[
        id("channel").example("\"tiktok_live\"").doc("Id of a channel."),
        id("platform").example("\"tiktok\"").doc("A platform: hits all its channels."),
        id("feature").example("\"live\"").doc("A feature: hits all channels that have it."),
        truth("everything").example("true").doc("true: hits all channels."),
        share("weight")
            .default("1")
            .example("0.5")
            .doc("Share of the severity that is felt there."),
    ],
    groups: &[Group::ExactlyOne(&["channel", "platform", "feature", "everything"])],
};

const WINDOW: TableFormat = TableFormat {
    name: "[shock.window]",
    doc: "It starts once, on a day between two dates, all days being equally likely.",
    keys: &[
        date("from").required("2026-03-01").doc("First possible day."),
        date("to").required("2026-05-31").doc("Last possible day."),
        share("probability").default("1").example("0.3").doc("Chance that it happens at all."),
    ],
    groups: &[],
};

const RECOVERY: TableFormat = TableFormat {
    name: "[shock.recovery]",
    doc: "How it passes after its duration; at once when this is not given.",
    keys: &[
        number("linear_days")
            .from(0.0)
            .to(3650.0)
            .unit("days")
            .example("30")
            .doc("In a straight line over so many days."),
        number("half_life_days")
            .above(0.0)
            .to(3650.0)
            .unit("days")
            .example("14")
            .doc("Half of what is left passes in so many days."),
        date("until").example("2026-12-31").doc("In full until this date, then at once."),
    ],
    groups: &[Group::ExactlyOne(&["linear_days", "half_life_days", "until"])],
};
