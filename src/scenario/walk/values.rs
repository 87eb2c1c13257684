//! `[values]`: which names there are, and whether they are used.

use std::collections::BTreeSet;

use super::{Name, problem, read_number, scalar};
use crate::language::say;
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::{Entry, Node, Table, Value};
use crate::scenario::format::{ANY_VALUE, MOST_NAMES};
use crate::scenario::words::{did_you_mean, nearest, quote};
use crate::scenario::{Located, NamedValue, Number};

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
        Self {
            names: entries.iter().map(|entry| entry.key.as_str()).collect(),
            readable: entries.iter().filter_map(named).collect(),
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
    for entry in root.entries.iter().filter(|entry| !["values", TOGETHER].contains(&&*entry.key)) {
        names_in(&entry.node, &mut used);
    }
    followed(root, &mut used);
    let idle = |name: Option<&str>| name.is_some_and(|name| !used.contains(name));
    for entry in &mut root.entries {
        match (entry.key.as_str(), &mut entry.node.value) {
            ("values", Value::Table(table)) => {
                table.entries.retain(|entry| used.contains(&entry.key));
            }
            (TOGETHER, Value::Array(items)) => items.retain(|item| !idle(text_of(item, "value"))),
            _ => {}
        }
    }
    root.entries.retain(|entry| {
        entry.key != TOGETHER || entry.node.value.as_array().is_none_or(|items| !items.is_empty())
    });
}

/// The table of values that move together.
const TOGETHER: &str = "together";

fn text_of<'a>(item: &'a Node, key: &str) -> Option<&'a str> {
    item.value.as_table()?.get(key)?.value.as_text()
}

/// Adds the values that values in use follow, and those that they follow.
fn followed(root: &Table, used: &mut BTreeSet<String>) {
    let items = root.get(TOGETHER).and_then(|node| node.value.as_array()).unwrap_or_default();
    let pairs =
        || items.iter().filter_map(|item| text_of(item, "value").zip(text_of(item, "follows")));
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
    for entry in idle.filter(|entry| scalar::is_id(&entry.key)) {
        let message = say!("problem.values.report_unused.message", name = quote(&entry.key));
        let help = say!("problem.values.report_unused.help", name = entry.key.as_str());
        problems.push(
            problem(message, entry.key_span, say!("problem.values.report_unused.label")).help(help),
        );
    }
}
