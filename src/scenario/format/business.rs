//! `[business]`, `[simulation]` and `[values]`.

use super::key::{date, integer, other, rupiah, text, value};
use super::{Group, KeyFormat, Kind, TableFormat};

pub(super) const BUSINESS: TableFormat = TableFormat {
    name: "[business]",
    doc: "Whose shop it is.",
    keys: &[
        text("name", 80).required("\"Toko Batik Melati\"").doc("The name shown on charts."),
        rupiah("opening_cash")
            .required("15_000_000")
            .doc("Money in the bank before the first day."),
        other("currency", Kind::Currency)
            .default("\"IDR\"")
            .example("\"IDR\"")
            .doc("ISO 4217 code of the currency. It is shown, never converted."),
    ],
    groups: &[],
};

pub(super) const SIMULATION: TableFormat = TableFormat {
    name: "[simulation]",
    doc: "How long to simulate, how often, and from which seed.",
    keys: &[
        date("start").default("2026-01-01").example("2026-01-01").doc("The first day."),
        integer("weeks")
            .from(1.0)
            .to(520.0)
            .unit("weeks")
            .default("52")
            .example("52")
            .doc("Length of the simulation in weeks."),
        integer("days")
            .from(1.0)
            .to(3640.0)
            .unit("days")
            .example("365")
            .doc("Length of the simulation in days, instead of `weeks`."),
        integer("paths")
            .from(1.0)
            .to(5_000_000.0)
            .default("10_000")
            .example("10_000")
            .doc("Number of possible futures that are drawn."),
        integer("seed")
            .from(0.0)
            .default("1")
            .example("1")
            .doc("Seed of all draws: the same seed gives the same results."),
    ],
    groups: &[Group::AtMostOne(&["weeks", "days"])],
};

pub(super) const VALUES: TableFormat = TableFormat {
    name: "[values]",
    doc: "Numbers with a name. Each is drawn once per future, and used wherever its name stands.",
    keys: &[ANY_VALUE],
    groups: &[],
};

/// Any entry of `[values]`.
pub(in crate::scenario) const ANY_VALUE: KeyFormat = value("*").example("[0.05, 0.10]").doc(
    "A number, a range or a distribution, under a name of your own. Not the name of another value.",
);
