//! `[[mix]]`.

use super::declare::{Field, table};
use super::fields::{Extracted, Fields};
use super::key::{free_table, id, other, plain, shown_name, truth};
use super::{Kind, TableFormat, Unit};
use crate::scenario::Located;

table! {
    "[[mix]]",
    /// Another way to spread the effort over channels, compared with today's by `compare`.
    struct Mix {
        /// Name of the mix, each once; `today` is taken.
        id: Located<String> = id().required("\"spread\""),
        /// The name shown on charts.
        name: Located<String> = shown_name().example("\"Half of it elsewhere\""),
        /// Shares of the effort by channel id, summing to one; a channel that is not named has none.
        shares: Vec<(Located<String>, Located<f64>)> = free_table(&SHARES).needed(),
        /// Whether the mix has long been in place: without the time it takes to move, and before day 0
        /// too.
        in_place: Located<bool> = truth().default("false").example("true"),
        /// The paths of the keys that the mix sets.
        set: Vec<SetKey> = free_table(&SET),
    }
}

const SHARES: TableFormat = TableFormat {
    name: "[mix.shares]",
    doc: "Share of the effort by channel id; together they are 1. A channel that is not named gets none.",
    keys: &[plain()
        .from(0.0)
        .to(1.0)
        .unit(Unit::Share)
        .example("0.4")
        .named("*", "Share of the effort that this channel gets.")],
    groups: &[],
};

const SET: TableFormat = TableFormat {
    name: "[mix.set]",
    doc: "Other values that the mix changes, by the path of their key in quotes, such as \"business.opening_cash\" = 60_000_000.",
    keys: &[other(Kind::Anything)
        .example("60_000_000")
        .named("*", "The value that the key of that path has in this mix.")],
    groups: &[],
};

/// A key that a mix sets; its value is in the scenario of the mix, see [`crate::scenario::Variant`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetKey {
    /// The path of the key.
    pub path: Located<String>,
}

impl Field for Vec<SetKey> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        Ok(fields.table_or_empty(key)?.names().map(|path| SetKey { path }).collect())
    }
}
