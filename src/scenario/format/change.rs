//! `[[change]]`.

use jiff::civil::Date;

use super::declare::table;
use super::key::{date, free_table, number};
use super::{Group, MOST_MONEY, TableFormat, Unit};
use crate::scenario::{Located, Number};

/// Paths of keys with a number for each.
pub type ByPath = Vec<(Located<String>, Located<Number>)>;

table! {
    "[[change]]",
    /// From a date on, other terms: fees, payout delay, returns, wages, rent, other costs, what can be
    /// delivered, ads. What was sold before settles by the terms of its day of sale.
    struct Change {
        /// The first day of the new terms; within the simulation.
        date: Located<Date> = date().required("2027-01-01"),
        /// New values, by the path of their key.
        set: ByPath = free_table(&SET),
        /// Factors of the values that hold until then, by the path of their key.
        factor: ByPath = free_table(&FACTOR),
        /// Rises a year, by the path of their key: on the date and on the same day of every later year.
        growth: ByPath = free_table(&GROWTH),
    }
    rules: [Group::AtLeastOne(&["set", "factor", "growth"]),]
}

const SET: TableFormat = TableFormat {
    name: "[change.set]",
    doc: "New values, by the path of their key in quotes, such as \"costs.wages_per_month\" = 3_200_000.",
    keys: &[number()
        .from(0.0)
        .to(MOST_MONEY)
        .example("3_200_000")
        .named("*", "The value that the key of that path has from the date on.")],
    groups: &[],
};

const FACTOR: TableFormat = TableFormat {
    name: "[change.factor]",
    doc: "Factors, by the path of their key in quotes, such as \"costs.rent_per_month\" = 1.1.",
    keys: &[number()
        .from(0.0)
        .to(1000.0)
        .unit(Unit::Factor)
        .example("1.1")
        .named("*", "What the value of that path is multiplied with from the date on.")],
    groups: &[],
};

const GROWTH: TableFormat = TableFormat {
    name: "[change.growth]",
    doc: "Rises a year, by the path of their key in quotes, such as \"costs.wages_per_month\" = 0.065.",
    keys: &[number().above(-1.0).to(10.0).unit(Unit::ShareAYear).example("0.065").named(
        "*",
        "By how much the value of that path rises on the date and a year later again.",
    )],
    groups: &[],
};

impl Change {
    /// The paths of all keys that it changes.
    pub fn paths(&self) -> impl Iterator<Item = &Located<String>> {
        let lists = [&self.set, &self.factor, &self.growth];
        lists.into_iter().flatten().map(|(path, _)| path)
    }

    /// The days on which a rise a year happens until `last`.
    pub fn anniversaries(&self, last: Date) -> impl Iterator<Item = Date> {
        let later = |years: i32| self.date.value.checked_add(jiff::Span::new().years(years)).ok();
        (0..).map_while(later).take_while(move |date| *date <= last)
    }
}
