//! `[business]`, `[simulation]` and `[values]`.

use jiff::civil::Date;

use super::declare::{Declared, Field, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{date, id, integer, number, other, plain, rupiah, text, value};
use super::{Group, KeyFormat, Kind, TableFormat, Unit};
use crate::numeric::stream_name;
use crate::scenario::{Located, Number, Scenario};

table! {
    "[business]",
    /// Whose shop it is.
    struct Business {
        /// The name shown on charts.
        name: Located<String> = text().required("\"Toko Batik Melati\""),
        /// Money in the bank before the first day.
        opening_cash: Located<Number> = rupiah().usual(1e5, 1e10, "cash").required("15_000_000"),
        /// ISO 4217 code of the currency. It is shown, never converted.
        currency: Located<String> =
            other(Kind::Currency).default("\"IDR\"").example("\"IDR\""),
        /// Returns to effort, for channels that say nothing of their own: twice the effort sells 2 to
        /// this power as much. One draw for the business.
        returns_to_effort: Located<Number> = number().from(0.0).to(2.0).unit(Unit::Exponent)
            .usual(0.1, 1.5, "exponent").default("[0.3, 0.6, 0.9]").example("[0.3, 0.6, 0.9]"),
    }
}

/// `[simulation]`: how long, how often, from which seed.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// Day 0.
    pub start: Located<Date>,
    /// Length in days (`weeks` x 7, or `days`).
    pub days: Located<u32>,
    /// Number of possible futures.
    pub paths: Located<u64>,
    /// Seed of all draws, if it is stated; see [`Scenario::seed`].
    pub seed: Option<Located<u64>>,
}

impl Declared for Simulation {
    const FORMAT: &'static TableFormat = &TableFormat {
        name: "[simulation]",
        doc: "How long to simulate, how often, and from which seed.",
        keys: keys! {
            /// The first day.
            start = date().default("2026-01-01").example("2026-01-01"),
            /// Length of the simulation in weeks.
            weeks = integer().from(1.0).to(520.0).unit(Unit::Weeks).default("52").example("52"),
            /// Length of the simulation in days, instead of `weeks`.
            days = integer().from(1.0).to(3640.0).unit(Unit::Days).example("365"),
            /// Number of possible futures that are drawn.
            paths = integer().from(1.0).to(5_000_000.0).default("10_000").example("10_000"),
            /// Seed of all draws: the same seed gives the same results. Left out, it comes from the name
            /// of the business, so that every shop has its own luck.
            seed = integer().from(0.0).example("1"),
        },
        groups: &[Group::AtMostOne(&["weeks", "days"])],
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        let days = match fields.get("days")? {
            Some(days) => days,
            None => {
                let weeks: Located<u32> = fields.get("weeks")?;
                Located { value: weeks.value.saturating_mul(7), span: weeks.span }
            }
        };
        let (start, paths, seed) =
            (fields.get("start")?, fields.get("paths")?, fields.get("seed")?);
        Ok(Self { start, days, paths, seed })
    }
}

impl Scenario {
    /// Numbers below this are kept whole wherever figures are read.
    const SEEDS: u64 = 1_000_000_000_000;

    /// Seed of all draws: as it is stated, else one that comes from the name of the business, which
    /// stays what it is wherever the file lies and whatever else it says.
    #[must_use]
    pub fn seed(&self) -> u64 {
        let of_the_name = || stream_name(&["seed", &self.business.name.value]) % Self::SEEDS;
        self.simulation.seed.as_ref().map_or_else(of_the_name, |stated| stated.value)
    }
}

impl Field for Simulation {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        <Self as Declared>::read(&fields.table_or_empty(key)?)
    }
}

pub(super) const VALUES: TableFormat = TableFormat {
    name: "[values]",
    doc: "Numbers with a name. Each is drawn once per future, and used wherever its name stands.",
    keys: &[ANY_VALUE],
    groups: &[],
};

/// Any entry of `[values]`.
pub(in crate::scenario) const ANY_VALUE: KeyFormat = value().example("[0.05, 0.10]").named(
    "*",
    "A number, a range or a distribution, under a name of your own. Not the name of another value.",
);

/// An entry of `[values]`.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedValue {
    /// Its name.
    pub name: Located<String>,
    /// Its number; never [`Number::Named`].
    pub number: Located<Number>,
}

table! {
    "[[together]]",
    /// Two entries of `[values]` that are not known but move together: where the one is high, the other
    /// tends to be high too. Each keeps its own range.
    struct Together {
        /// The entry that follows another; each once.
        value: Located<String> = id().required("\"commission\""),
        /// The entry that it follows; may itself follow a third.
        follows: Located<String> = id().required("\"returns\""),
        /// How closely: Spearman's rank correlation. 1 means that both are high together always, -1
        /// that the one is low where the other is high, 0 that they have nothing to do with each other.
        rank_correlation: Located<f64> =
            plain().from(-1.0).to(1.0).unit(Unit::Correlation).required("0.6"),
    }
}

impl Field for Vec<NamedValue> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let named: Vec<(Located<String>, Located<Number>)> = fields.get(key)?;
        Ok(named.into_iter().map(|(name, number)| NamedValue { name, number }).collect())
    }
}
