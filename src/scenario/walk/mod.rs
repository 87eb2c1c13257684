//! Checks a whole file against the format tables, collecting every problem.
//!
//! What passes has only known keys, the right kind of value everywhere, and every number within
//! its limits; what values mean together is for [`super::check`].

mod drawn;
mod groups;
mod limits;
mod lists;
mod number;
mod scalar;
mod unknown;
mod values;

use std::collections::BTreeSet;

use super::Number;
use super::document::{Entry, Node, Table, Value, key_at};
use super::editor;
use super::format::{Items, KeyFormat, Kind, MOST_NAMES, ROOT, TableFormat};
use super::words::quote;
use crate::language::Said;
use crate::problems::{Problem, Problems, Span};

pub(super) use number::read as read_number;

use unknown::Meant;
use values::Values;
pub(super) use values::forget_idle;

/// Checks the whole file.
pub(super) fn document(root: &Table) -> Problems {
    document_of(root, &ROOT)
}

/// Checks the whole file against the tables of another format.
pub(super) fn document_of(root: &Table, format: &'static TableFormat) -> Problems {
    let mut walk = Walk::new(Values::new(root));
    walk.table(root, Span::default(), format);
    if walk.problems.len() < MOST_PROBLEMS {
        values::report_unused(root, &walk.used, &mut walk.problems);
    }
    walk.problems
}

/// Checks a number as if it stood at a path. A path that leads nowhere has no limits.
pub(super) fn number_at(path: &str, value: f64) -> Problems {
    let mut walk = Walk::new(Values::default());
    if let Some(key) = key_at(path) {
        let shown = path.rsplit('.').next().unwrap_or(path);
        let node = Node { value: editor::number(value), span: Span::default() };
        walk.value(&node, Name { shown, key });
    }
    walk.problems
}

/// Nobody mends more in one go, and looking for the nearest name takes time.
const MOST_PROBLEMS: usize = 200;

struct Walk<'a> {
    values: Values<'a>,
    /// The names of `[values]` that were used.
    used: BTreeSet<String>,
    /// Keys that stand in a table where they do not belong: not to be missed elsewhere.
    misplaced: BTreeSet<String>,
    /// The tables around the present one, outermost first.
    above: Vec<&'static TableFormat>,
    problems: Problems,
}

impl<'a> Walk<'a> {
    fn new(values: Values<'a>) -> Self {
        Self {
            values,
            used: BTreeSet::new(),
            misplaced: BTreeSet::new(),
            above: Vec::new(),
            problems: Problems::new(),
        }
    }

    /// Checks a table that stands for itself and can name no value.
    fn of_one_table(table: &Table, span: Span, format: &'static TableFormat) -> Problems {
        let mut walk = Walk::new(Values::default());
        walk.table(table, span, format);
        walk.problems
    }

    fn table(&mut self, table: &Table, span: Span, format: &'static TableFormat) {
        if format.has_free_names() && table.entries.len() > MOST_NAMES {
            self.problems.push(lists::too_many_names(MOST_NAMES, span, format));
            return;
        }
        let misspelt = self.unknown(table, format);
        for entry in &table.entries {
            if self.problems.len() >= MOST_PROBLEMS {
                return;
            }
            if let Some(key) = format.key(&entry.key) {
                self.entry(entry, key, format);
            }
        }
        let excused = |key: &str| misspelt.contains(&key) || self.misplaced.contains(key);
        let missing = format.keys.iter().filter(|key| key.required && !table.has(key.name));
        let missing = missing.filter(|key| !excused(key.name));
        let missing: Vec<_> = missing.map(|key| unknown::missing(key, span, format)).collect();
        let groups = groups::check(table, span, format, excused);
        self.problems.extend(missing);
        self.problems.extend(groups);
    }

    /// Reports unknown keys; returns the known names that were probably meant.
    fn unknown(&mut self, table: &Table, format: &'static TableFormat) -> Vec<&'static str> {
        let mut misspelt = Vec::new();
        for entry in table.entries.iter().filter(|entry| format.key(&entry.key).is_none()) {
            if self.problems.len() >= MOST_PROBLEMS {
                break;
            }
            let meant = Meant::by(&entry.key, format, &self.above);
            match meant {
                Meant::Here(name) => misspelt.push(name),
                Meant::Around(_) | Meant::Elsewhere(_) => {
                    self.misplaced.insert(entry.key.clone());
                }
                Meant::Nothing => {}
            }
            self.problems.push(unknown::key(entry, format, &meant));
            values::names_in(&entry.node, &mut self.used);
        }
        misspelt
    }

    fn entry(&mut self, entry: &Entry, key: &'static KeyFormat, format: &'static TableFormat) {
        // A path of keys has dots; whether it leads somewhere is seen when it is followed.
        let is_path = matches!(key.kind, Kind::Anything) || format.has_paths();
        if format.has_free_names() && !is_path && !scalar::is_id(&entry.key) {
            self.problems.push(scalar::not_an_id(&entry.key, entry.key_span));
        }
        let name = Name { shown: &entry.key, key };
        self.above.push(format);
        self.value(&entry.node, name);
        self.above.pop();
    }

    fn value(&mut self, node: &Node, name: Name<'_>) {
        match name.key.kind {
            Kind::Table(inner) => self.inner_table(node, name, inner),
            Kind::Tables(inner, items) => self.tables(node, name, inner, items),
            Kind::IdsOrTables(inner, most) => self.ids_or_tables(node, name, inner, most),
            Kind::Number | Kind::Value => self.number(node, name),
            Kind::Anything => self.used.extend(node.value.as_text().map(str::to_owned)),
            _ => scalar::check(node, name, &mut self.problems),
        }
    }

    fn number(&mut self, node: &Node, name: Name<'_>) {
        if let Some(text) = node.value.as_text() {
            self.used.insert(text.to_owned());
        }
        let Some(number) = number::read(node, name, &mut self.problems) else {
            return;
        };
        if let Number::Named(named) = &number
            && let Some((problem, meant)) = self.values.unknown(&named.value, node.span)
        {
            self.problems.push(problem);
            self.used.extend(meant.map(str::to_owned));
            return;
        }
        if let Some(support) = number.support(&self.values.readable) {
            let problem = limits::support(support, &number, node.span, name);
            let problem = problem.map(|problem| self.values.with_place_of(&number, problem));
            self.problems.extend(problem);
        }
    }

    fn inner_table(&mut self, node: &Node, name: Name<'_>, inner: &'static TableFormat) {
        match &node.value {
            Value::Table(table) => self.table(table, node.span, inner),
            Value::Array(items) if items.iter().any(|item| item.value.as_table().is_some()) => {
                self.problems.push(lists::should_be_one(node.span, name, inner));
            }
            other => self.problems.push(scalar::wrong_kind(other, node.span, name)),
        }
    }

    fn tables(&mut self, node: &Node, name: Name<'_>, inner: &'static TableFormat, items: Items) {
        match &node.value {
            Value::Array(list) => {
                self.problems.extend(lists::count(
                    list.len(),
                    items.fewest,
                    items.most,
                    node.span,
                    name,
                ));
                for item in list.iter().take(items.most) {
                    self.inner_table(item, name, inner);
                }
            }
            Value::Table(table) => {
                self.problems.push(lists::should_be_many(node.span, name, inner));
                self.table(table, node.span, inner);
            }
            other => self.problems.push(scalar::wrong_kind(other, node.span, name)),
        }
    }

    fn ids_or_tables(
        &mut self,
        node: &Node,
        name: Name<'_>,
        inner: &'static TableFormat,
        most: usize,
    ) {
        let Value::Array(list) = &node.value else {
            self.problems.push(scalar::wrong_kind(&node.value, node.span, name));
            return;
        };
        self.problems.extend(lists::count(list.len(), 1, most, node.span, name));
        for item in list.iter().take(most) {
            match &item.value {
                Value::Text(text) if scalar::is_id(text) => {}
                Value::Text(text) => self.problems.push(scalar::not_an_id(text, item.span)),
                Value::Table(table) => self.table(table, item.span, inner),
                other => self.problems.push(lists::neither_id_nor_table(other, item.span, name)),
            }
        }
    }
}

/// A key as the file names it, and what the format says of it.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    /// The name in the file: of its own choosing where the format has `*`.
    pub(super) shown: &'a str,
    pub(super) key: &'static KeyFormat,
}

impl Name<'_> {
    fn quoted(&self) -> String {
        quote(self.shown)
    }
}

/// A problem with its place and label, as most of them are.
fn problem(message: Said, span: Span, label: Said) -> Problem {
    Problem::error(message).at(span).label(label)
}
