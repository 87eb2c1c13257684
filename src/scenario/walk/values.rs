//! `[values]`: which names there are, and whether they are used.

use std::collections::BTreeSet;

use super::{Name, problem, read_number, scalar};
use crate::language::say;
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::{Entry, Node, Table, Value};
use crate::scenario::format::{ANY_VALUE, MOST_NAMES};
use crate::scenario::words::{did_you_mean, nearest, quote};
use crate::scenario::{Line, Located, NamedValue, Number};

/// The names and numbers of `[values]`.
#[derive(Default)]
pub(super) struct Values<'a> {
    /// All names, also of numbers that cannot be read.
    names: Vec<&'a str>,
    /// Those that can be read.
    pub(super) readable: Vec<NamedValue>,
}

impl<'a> Values<'a> {
    /// Problems in them are reported where the table itself is walked.
    pub(super) fn new(root: &'a Table) -> Self {
        let entries = entries(root);
        let names = entries.iter().map(|entry| entry.key.as_str());
        let functions = || items(root, FUNCTION).iter();
        Self {
            names: names.chain(functions().filter_map(|item| text_of(item, "id"))).collect(),
            readable: entries
                .iter()
                .filter_map(named)
                .chain(functions().filter_map(function))
                .collect(),
        }
    }

    /// A name that is not there, with the one that was probably meant.
    pub(super) fn unknown(&self, name: &str, span: Span) -> Option<(Problem, Option<&str>)> {
        if self.names.contains(&name) {
            return None;
        }
        let message = say!("problem.values.unknown.message", name = quote(name));
        let problem = problem(message, span, say!("problem.values.unknown.label"));
        let add = || say!("problem.values.unknown.help", name = name);
        let problem = did_you_mean(problem, name, self.names.iter().copied(), add);
        Some((problem, nearest(name, self.names.iter().copied())))
    }

    /// Shows the entry of `[values]` beside the place that names it.
    pub(super) fn with_place_of(&self, number: &Number, problem: Problem) -> Problem {
        let Number::Named(name) = number else {
            return problem;
        };
        match self.readable.iter().find(|value| value.name.value == name.value) {
            Some(value) => problem.see(value.number.span, say!("problem.values.with_place_of.see")),
            None => problem,
        }
    }
}

fn entries(root: &Table) -> &[Entry] {
    let table = root.get("values").and_then(|node| node.value.as_table());
    table.filter(|table| table.entries.len() <= MOST_NAMES).map_or(&[], |table| &table.entries)
}

fn named(entry: &Entry) -> Option<NamedValue> {
    let name = Name { shown: &entry.key, key: &ANY_VALUE };
    let number = read_number(&entry.node, name, &mut Problems::new())?;
    Some(NamedValue {
        name: Located { value: entry.key.clone(), span: entry.key_span },
        number: Located { value: number, span: entry.node.span },
    })
}

/// A function, as far as it can be read.
fn function(item: &Node) -> Option<NamedValue> {
    let located = |key: &str| {
        let node = item.value.as_table()?.get(key)?;
        Some(Located { value: node.value.as_text()?.to_owned(), span: node.span })
    };
    let number = |key: &str, otherwise: f64| {
        let node = item.value.as_table().and_then(|table| table.get(key));
        node.map_or(Some(otherwise), |node| node.value.as_number())
    };
    let line =
        Line { of: located("of")?, times: number("times", 1.0)?, plus: number("plus", 0.0)? };
    let name = located("id")?;
    let number = Located { value: Number::Function(line), span: name.span };
    Some(NamedValue { name, number })
}

/// Texts under an unknown key: they may name values, which then are not idle.
pub(super) fn names_in(node: &Node, used: &mut BTreeSet<String>) {
    match &node.value {
        Value::Text(text) => {
            used.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| names_in(item, used)),
        Value::Table(table) => table.entries.iter().for_each(|entry| names_in(&entry.node, used)),
        _ => {}
    }
}

/// Drops the values that are named nowhere any more, after something was put in the place of a name:
/// the author of the file has used them.
pub(in crate::scenario) fn forget_idle(root: &mut Table) {
    let mut used = BTreeSet::new();
    let by_name = ["values", TOGETHER, FUNCTION, NAMES];
    for entry in root.entries.iter().filter(|entry| !by_name.contains(&&*entry.key)) {
        names_in(&entry.node, &mut used);
    }
    followed(root, &mut used);
    let idle = |name: Option<&str>| name.is_some_and(|name| !used.contains(name));
    for entry in &mut root.entries {
        match (entry.key.as_str(), &mut entry.node.value) {
            ("values" | NAMES, Value::Table(table)) => {
                table.entries.retain(|entry| used.contains(&entry.key));
            }
            (FUNCTION, Value::Array(items)) => items.retain(|item| !idle(text_of(item, "id"))),
            (TOGETHER, Value::Array(items)) => items.retain(|item| !idle(text_of(item, "value"))),
            _ => {}
        }
    }
    root.entries.retain(|entry| {
        ![TOGETHER, FUNCTION].contains(&&*entry.key)
            || entry.node.value.as_array().is_none_or(|items| !items.is_empty())
    });
}

/// The table of values that move together.
const TOGETHER: &str = "together";

/// The table of values that are functions of others.
const FUNCTION: &str = "function";

/// The table of what values are called.
const NAMES: &str = "names";

fn items<'a>(root: &'a Table, table: &str) -> &'a [Node] {
    root.get(table).and_then(|node| node.value.as_array()).unwrap_or_default()
}

fn text_of<'a>(item: &'a Node, key: &str) -> Option<&'a str> {
    item.value.as_table()?.get(key)?.value.as_text()
}

/// Adds the values that values in use follow or are made of, and those that they follow.
fn followed(root: &Table, used: &mut BTreeSet<String>) {
    let of = |table: &str, value: &'static str, other: &'static str| {
        items(root, table)
            .iter()
            .filter_map(move |item| text_of(item, value).zip(text_of(item, other)))
    };
    let pairs = || of(TOGETHER, "value", "follows").chain(of(FUNCTION, "id", "of"));
    // Each round adds at least one, or is the last.
    while let Some((_, leader)) =
        pairs().find(|(value, leader)| used.contains(*value) && !used.contains(*leader))
    {
        used.insert(leader.to_owned());
    }
}

/// Nothing may be read and then ignored.
pub(super) fn report_unused(root: &Table, used: &BTreeSet<String>, problems: &mut Problems) {
    let mut used = used.clone();
    followed(root, &mut used);
    let idle = entries(root).iter().filter(|entry| !used.contains(&entry.key));
    let idle = idle.map(|entry| (entry.key.as_str(), entry.key_span));
    let functions = items(root, FUNCTION).iter().filter_map(|item| {
        let id = item.value.as_table()?.get("id")?;
        Some((id.value.as_text()?, id.span))
    });
    let idle = idle.chain(functions.filter(|(name, _)| !used.contains(*name)));
    for (name, place) in idle.filter(|(name, _)| scalar::is_id(name)) {
        let message = say!("problem.values.report_unused.message", name = quote(name));
        let help = say!("problem.values.report_unused.help", name = name);
        let label = say!("problem.values.report_unused.label");
        problems.push(problem(message, place, label).help(help));
    }
}
