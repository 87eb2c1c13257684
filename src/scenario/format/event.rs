//! `[calendar]` and `[[event]]`.

use super::key::{date, id, integer, number, other, plain, share, text, truth};
use super::{Fallback, Group, KeyFormat, Kind, TableFormat, YEARS};
use crate::calendar::Festival;

pub(super) const CALENDAR: TableFormat = TableFormat {
    name: "[calendar]",
    doc: "Dates of festivals, where they differ from those that the program knows or computes.",
    keys: &[
        other("ramadan", Kind::Dates(50))
            .example("[2027-02-08]")
            .doc("First days of Ramadan; each replaces the known one within 15 days of it."),
        other("lebaran", Kind::Dates(50)).example("[2027-03-10]").doc(
            "First days of Lebaran (1 Syawal); each replaces the known one within 15 days of it.",
        ),
    ],
    groups: &[],
};

pub(super) const EVENT: TableFormat = TableFormat {
    name: "[[event]]",
    doc: "Days on which demand is higher or lower than usual: a campaign, a festival, closed days. Exactly one of `date`, `yearly` and `festival` says when.",
    keys: &[
        id("id").required("\"ramadan\"").doc("Name of the event, each once."),
        text("name", 80)
            .default_is(Fallback::SameAs("id"))
            .example("\"Ramadan\"")
            .doc("The name that is shown."),
        date("date").example("2026-05-01").doc("When it is, if it is only once."),
        other("yearly", Kind::MonthDays(100))
            .example("[\"06-06\", \"09-09\", \"11-11\", \"12-12\"]")
            .doc("Days of every year, as month and day."),
        other("festival", Kind::Choice(FESTIVALS))
            .example("\"ramadan\"")
            .doc("The festival whose first day counts, every year."),
        days("offset_days", -365.0, 365.0)
            .default("0")
            .example("-21")
            .doc("Days from the date to the first peak day; negative for days before it."),
        days("duration_days", 1.0, 366.0).default("1").example("14").doc("Number of peak days."),
        slope("rise_days")
            .doc("Days before the first peak day over which it rises in a straight line."),
        slope("fall_days")
            .doc("Days after the last peak day over which it falls in a straight line."),
        number("factor")
            .from(0.0)
            .to(1000.0)
            .unit("times ordinary sales")
            .example("[1.3, 1.6, 2.0]")
            .doc("Sales of a peak day against what they would be without the event."),
        truth("closed").example("true").doc("true: nothing is sold on the peak days. false: the event does nothing, for a mix to change."),
        share("fades_per_year")
            .unit("share of 1 a year")
            .default("0")
            .example("0.1")
            .doc("Share of the effect that is lost with each year after `first_year`."),
        integer("first_year")
            .from(*YEARS.start() as f64)
            .to(*YEARS.end() as f64)
            .default_is(Fallback::Words("the year of the first day of the simulation"))
            .example("2026")
            .doc("The last year in which the effect is whole."),
        other("channels", Kind::Ids)
            .default_is(Fallback::Words("all channels"))
            .example("[\"tiktok_live\"]")
            .doc("Ids of the channels that feel it."),
    ],
    groups: &[
        Group::ExactlyOne(&["date", "yearly", "festival"]),
        Group::ExactlyOne(&["factor", "closed"]),
        Group::Needs("fades_per_year", &["yearly", "festival"]),
        Group::Needs("first_year", &["fades_per_year"]),
    ],
};

const FESTIVALS: &[&str] = &[Festival::Ramadan.word(), Festival::Lebaran.word()];

const fn days(name: &'static str, least: f64, most: f64) -> KeyFormat {
    integer(name).from(least).to(most).unit("days")
}

const fn slope(name: &'static str) -> KeyFormat {
    plain(name).from(0.0).to(365.0).unit("days").default("0").example("14")
}
