//! A file as a tree of values with their places.
//!
//! Our own tree, not that of the TOML crate: it owns its text, can be edited before it is checked,
//! and holds only what a scenario can hold.

mod brackets;
mod convert;
mod duplicate;
mod edit;
mod hints;
mod plain_words;
mod syntax;

pub(super) use edit::{find, holder, key_at, names, put, put_anywhere};
pub(super) use syntax::{parse, parse_value};

use crate::language::{Said, say};
use crate::problems::Span;
use toml::value::Datetime;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Span,
}

/// What a key can be set to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Float(f64),
    Truth(bool),
    Date(Datetime),
    Array(Vec<Node>),
    Table(Table),
}

/// Keys and values, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    pub(super) entries: Vec<Entry>,
}

/// One key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) node: Node,
}

impl Table {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// A key with its value.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Adds a key that holds a text.
    pub(super) fn add(&mut self, key: &str, text: &str) {
        let node = Node { value: Value::Text(text.to_owned()), span: Span::default() };
        self.entries.push(Entry { key: key.to_owned(), key_span: Span::default(), node });
    }

    /// Whether a key is given.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }
}

impl Value {
    /// What it is, in plain words.
    pub(super) fn in_words(&self) -> Said {
        match self {
            Self::Text(_) => say!("problem.found.text"),
            Self::Integer(_) => say!("problem.found.whole"),
            Self::Float(_) => say!("problem.found.number"),
            Self::Truth(_) => say!("problem.found.truth"),
            Self::Date(_) => say!("problem.found.date"),
            Self::Array(_) => say!("problem.found.list"),
            Self::Table(_) => say!("problem.found.table"),
        }
    }

    /// The value as a number, if it is one.
    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            // Exact up to 2^53, far beyond every limit of the format.
            #[expect(clippy::cast_precision_loss)]
            Self::Integer(whole) => Some(*whole as f64),
            Self::Float(number) => Some(*number),
            _ => None,
        }
    }

    /// The value as a text, if it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as a table, if it is one.
    pub(super) fn as_table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The value as a list, if it is one.
    pub(super) fn as_array(&self) -> Option<&[Node]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }
}
