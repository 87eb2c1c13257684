//! Every number of a file against how it is written and the usual range of its key.

use super::Unusual;
use super::notice::{Wording, either, notice, said, simple};
use super::written::{is_oddly_grouped, is_pointed, meant};
use crate::language::{Currency, Words};
use crate::problems::{Problem, Source};
use crate::scenario::document::{Node, Table, Value, key_at};
use crate::scenario::format::{KeyFormat, Kind, ROOT, TableFormat, Usual};
use crate::scenario::written_number;

/// Nobody mends more in one go.
const MOST: usize = 50;

/// The figures of a distribution that are values of the key itself.
const VALUES: [&str; 5] = ["mean", "low", "likely", "high", "scale"];

/// What a number says of its key.
#[derive(Clone, Copy)]
enum Figure {
    Value,
    /// Nothing lies below it, which says little where it is low.
    Minimum,
    /// Nothing lies above it, which says little where it is high.
    Maximum,
}

impl Figure {
    fn of(key: &str) -> Option<Self> {
        match key {
            "minimum" => Some(Self::Minimum),
            "maximum" => Some(Self::Maximum),
            _ => VALUES.contains(&key).then_some(Self::Value),
        }
    }

    fn is_usual(self, value: f64, usual: Usual) -> bool {
        match self {
            Self::Value => usual.holds(value),
            Self::Minimum => value <= usual.high,
            Self::Maximum => value >= usual.low,
        }
    }
}

/// What amounts are usual is known in rupiah alone: of another currency none is doubted.
pub(super) fn unusual(root: &Table, source: &Source, currency: Currency) -> Vec<Problem> {
    let mut search = Search { root, source, currency, found: Vec::new() };
    search.table(root, &ROOT);
    search.found
}

struct Search<'a> {
    root: &'a Table,
    source: &'a Source,
    currency: Currency,
    found: Vec<Problem>,
}

impl Search<'_> {
    fn table(&mut self, table: &Table, format: &'static TableFormat) {
        for entry in &table.entries {
            if let Some(key) = format.key(&entry.key) {
                self.value(&entry.node, key, &entry.key);
            }
        }
    }

    fn value(&mut self, node: &Node, key: &'static KeyFormat, name: &str) {
        match (key.kind, &node.value) {
            (Kind::Table(inner), Value::Table(table)) => self.table(table, inner),
            (Kind::Tables(inner, _) | Kind::IdsOrTables(inner, _), Value::Array(items)) => {
                for table in items.iter().filter_map(|item| item.value.as_table()) {
                    self.table(table, inner);
                }
            }
            (Kind::Anything, _) => {
                if let Some(key) = key_at(name) {
                    self.value(node, key, name);
                }
            }
            (Kind::Number | Kind::Value | Kind::Plain | Kind::Integer, _)
                if self.found.len() < MOST =>
            {
                let problem = self.number(node, key, name);
                self.found.extend(problem);
            }
            _ => {}
        }
    }

    /// The first number of a value that is not usual.
    fn number(&self, node: &Node, key: &'static KeyFormat, name: &str) -> Option<Problem> {
        match &node.value {
            Value::Array(items) => {
                items.iter().find_map(|item| self.one(item, Figure::Value, key, name))
            }
            Value::Table(figures) => {
                let own = figures.entries.iter();
                let own = own.filter_map(|entry| Some((&entry.node, Figure::of(&entry.key)?)));
                let list = figures.get("values").and_then(|list| list.value.as_array());
                let list = list.unwrap_or_default().iter().map(|node| (node, Figure::Value));
                own.chain(list).find_map(|(node, figure)| self.one(node, figure, key, name))
            }
            Value::Text(value) => {
                let named = self.root.get("values")?.value.as_table()?.get(value)?;
                if named.value.as_text().is_some() { None } else { self.number(named, key, name) }
            }
            _ => self.one(node, Figure::Value, key, name),
        }
    }

    fn one(
        &self,
        node: &Node,
        figure: Figure,
        key: &'static KeyFormat,
        name: &str,
    ) -> Option<Problem> {
        if key.unit.is_money() && !self.currency.is_rupiah() {
            return None;
        }
        let value = node.value.as_number()?;
        let text = self.source.slice(node.span);
        if is_pointed(text, key.unit) {
            return Some(pointed(node, value, key, name));
        }
        if let Some(usual) = key.usual.filter(|usual| !figure.is_usual(value, *usual)) {
            return Some(beyond(node, value, usual, key, name));
        }
        is_oddly_grouped(text).then(|| {
            simple(node.span, "grouped", |words| {
                vec![
                    ("key", name.to_owned()),
                    ("value", said(value, key.unit, words)),
                    ("written", written_number(value)),
                ]
            })
        })
    }
}

fn pointed(node: &Node, value: f64, key: &KeyFormat, name: &str) -> Problem {
    let mut meant = meant(value, true, key);
    if meant.is_empty() {
        meant = vec![value * 1e3];
    }
    let meant: Vec<String> = meant.into_iter().map(written_number).collect();
    simple(node.span, "pointed", |words| {
        vec![
            ("key", name.to_owned()),
            ("value", said(value, key.unit, words)),
            ("meant", either(&meant, words)),
        ]
    })
}

fn beyond(node: &Node, value: f64, usual: Usual, key: &KeyFormat, name: &str) -> Problem {
    notice(node.span, |words| {
        let told = described(value, usual, key, words);
        let values = [
            ("key", name),
            ("value", told.value.as_str()),
            ("reason", told.reason.as_str()),
            ("meant", told.meant.as_str()),
        ];
        let help = if told.meant.is_empty() { "alone" } else { "meant" };
        Wording {
            message: words.text("warning.unusual.message", &values),
            label: words.text("warning.unusual.label", &values),
            help: words.text(&format!("warning.unusual.{help}"), &values),
        }
    })
}

/// A value that is not usual, what is, and what was probably meant.
pub(super) fn described(value: f64, usual: Usual, key: &KeyFormat, words: Words) -> Unusual {
    let meant: Vec<String> = meant(value, false, key).into_iter().map(written_number).collect();
    let (low, high) = (said(usual.low, key.unit, words), said(usual.high, key.unit, words));
    let limits = [("low", low.as_str()), ("high", high.as_str())];
    Unusual {
        value: said(value, key.unit, words),
        reason: words.text(&format!("usual.{}", usual.reason), &limits),
        meant: either(&meant, words),
    }
}
