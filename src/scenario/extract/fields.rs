//! A table of the file seen through its format: the one place where defaults are filled in.

use jiff::civil::{Date, DateTime};

use super::Extracted;
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::{Node, Table, Value, parse_value};
use crate::scenario::format::{Fallback, KeyFormat, TableFormat};
use crate::scenario::walk::{Name, read_number};
use crate::scenario::{Located, Number, dates};

/// A table of the file, its place, and its format.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    table: &'a Table,
    span: Span,
    format: &'static TableFormat,
}

impl<'a> Fields<'a> {
    pub(super) fn new(table: &'a Table, span: Span, format: &'static TableFormat) -> Self {
        Self { table, span, format }
    }

    /// The names that the author has chosen, in a table of free names.
    pub(super) fn names(&self) -> impl Iterator<Item = Located<String>> {
        self.table
            .entries
            .iter()
            .map(|entry| Located { value: entry.key.clone(), span: entry.key_span })
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.has(key)
    }

    /// Where the table stands.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    fn key(&self, key: &str) -> Extracted<&'static KeyFormat> {
        self.format.key(key).ok_or_else(|| self.fault(key))
    }

    fn fault(&self, key: &str) -> Box<Problem> {
        let problem = Problem::error(format!(
            "{} `{key}` could not be read, although it was checked",
            self.format.name
        ))
        .at(self.span)
        .help("this is a mistake in the program: please report it, with the file");
        Box::new(problem)
    }

    /// What is written, or the default.
    fn node(&self, key: &str) -> Extracted<Option<Node>> {
        let format = self.key(key)?;
        match self.table.get(key) {
            Some(node) => Ok(Some(node.clone())),
            None => self.default(format),
        }
    }

    fn default(&self, key: &KeyFormat) -> Extracted<Option<Node>> {
        match key.default {
            Fallback::None | Fallback::Words(_) | Fallback::Costs(_) => Ok(None),
            Fallback::Value(text) => self.written(key, text),
            Fallback::When { given, then, otherwise } => {
                self.written(key, if self.has(given) { then } else { otherwise })
            }
            Fallback::SameAs(other) => self.node(other),
        }
    }

    fn written(&self, key: &KeyFormat, text: &str) -> Extracted<Option<Node>> {
        let node = parse_value(text).ok_or_else(|| self.fault(key.name))?;
        Ok(Some(Node { span: self.span, ..node }))
    }

    fn required<T>(&self, key: &str, value: Option<T>) -> Extracted<T> {
        value.ok_or_else(|| self.fault(key))
    }

    /// Reads with a function that fails only when the walker has failed.
    fn optional<T>(
        &self,
        key: &str,
        read: impl Fn(&Node) -> Option<T>,
    ) -> Extracted<Option<Located<T>>> {
        let Some(node) = self.node(key)? else {
            return Ok(None);
        };
        let value = self.required(key, read(&node))?;
        Ok(Some(Located { value, span: node.span }))
    }

    /// Reads what must be there with a function that fails only when the walker has failed.
    pub(super) fn given<T>(
        &self,
        key: &str,
        read: impl Fn(&Node) -> Option<T>,
    ) -> Extracted<Located<T>> {
        let value = self.optional(key, read)?;
        self.required(key, value)
    }

    pub(super) fn optional_number(&self, key: &str) -> Extracted<Option<Located<Number>>> {
        let name = Name { shown: key, key: self.key(key)? };
        self.optional(key, |node| read_number(node, name, &mut Problems::new()))
    }

    /// A number that is written here; `None` where it is taken over from elsewhere.
    pub(super) fn own_number(&self, key: &str) -> Extracted<Option<Located<Number>>> {
        if self.has(key) { self.optional_number(key) } else { Ok(None) }
    }

    pub(super) fn number(&self, key: &str) -> Extracted<Located<Number>> {
        let number = self.optional_number(key)?;
        self.required(key, number)
    }

    pub(super) fn optional_plain(&self, key: &str) -> Extracted<Option<Located<f64>>> {
        self.optional(key, |node| node.value.as_number())
    }

    pub(super) fn plain(&self, key: &str) -> Extracted<Located<f64>> {
        self.given(key, |node| node.value.as_number())
    }

    pub(super) fn plains<const N: usize>(&self, key: &str) -> Extracted<Located<[f64; N]>> {
        self.given(key, |node| {
            let numbers: Option<Vec<f64>> =
                node.value.as_array()?.iter().map(|item| item.value.as_number()).collect();
            numbers?.try_into().ok()
        })
    }

    pub(super) fn whole<T: TryFrom<i64>>(&self, key: &str) -> Extracted<Located<T>> {
        let whole = self.optional_whole(key)?;
        self.required(key, whole)
    }

    pub(super) fn optional_whole<T: TryFrom<i64>>(
        &self,
        key: &str,
    ) -> Extracted<Option<Located<T>>> {
        self.optional(key, |node| match node.value {
            Value::Integer(whole) => T::try_from(whole).ok(),
            _ => None,
        })
    }

    pub(super) fn truth(&self, key: &str) -> Extracted<Located<bool>> {
        self.given(key, |node| match node.value {
            Value::Truth(truth) => Some(truth),
            _ => None,
        })
    }

    pub(super) fn text(&self, key: &str) -> Extracted<Located<String>> {
        self.given(key, |node| node.value.as_text().map(str::to_owned))
    }

    pub(super) fn optional_text(&self, key: &str) -> Extracted<Option<Located<String>>> {
        self.optional(key, |node| node.value.as_text().map(str::to_owned))
    }

    pub(super) fn date(&self, key: &str) -> Extracted<Located<Date>> {
        let date = self.optional_date(key)?;
        self.required(key, date)
    }

    pub(super) fn optional_date(&self, key: &str) -> Extracted<Option<Located<Date>>> {
        self.optional(key, |node| match &node.value {
            Value::Date(written) => dates::date(written).ok(),
            _ => None,
        })
    }

    pub(super) fn optional_moment(&self, key: &str) -> Extracted<Option<Located<DateTime>>> {
        self.optional(key, |node| match &node.value {
            Value::Date(written) => dates::moment(written).ok(),
            _ => None,
        })
    }

    /// A list of texts; empty when not given.
    pub(super) fn texts(&self, key: &str) -> Extracted<Vec<Located<String>>> {
        self.each(key, |value| value.as_text().map(str::to_owned))
    }

    /// A list of dates; empty when not given.
    pub(super) fn dates(&self, key: &str) -> Extracted<Vec<Located<Date>>> {
        self.each(key, |value| match value {
            Value::Date(written) => dates::date(written).ok(),
            _ => None,
        })
    }

    /// A list of days of the year, as month and day; empty when not given.
    pub(super) fn month_days(&self, key: &str) -> Extracted<Vec<Located<(i8, i8)>>> {
        self.each(key, |value| dates::month_day(value.as_text()?).ok())
    }

    fn each<T>(&self, key: &str, read: impl Fn(&Value) -> Option<T>) -> Extracted<Vec<Located<T>>> {
        let one = |item: &Node| {
            let value = self.required(key, read(&item.value))?;
            Ok(Located { value, span: item.span })
        };
        self.items(key)?.into_iter().map(one).collect()
    }

    /// The entries of a list; none when it is not given.
    pub(super) fn items(&self, key: &str) -> Extracted<Vec<&'a Node>> {
        self.key(key)?;
        let Some(node) = self.table.get(key) else {
            return Ok(Vec::new());
        };
        let items = node.value.as_array().ok_or_else(|| self.fault(key))?;
        Ok(items.iter().collect())
    }

    /// The table under a key.
    pub(super) fn table(&self, key: &str) -> Extracted<Option<Fields<'a>>> {
        self.key(key)?;
        match self.table.get(key) {
            Some(node) => self.inside(key, node).map(Some),
            None => Ok(None),
        }
    }

    /// The table under a key, or one in which nothing is given.
    pub(super) fn table_or_empty(&self, key: &str) -> Extracted<Fields<'a>> {
        match self.table(key)? {
            Some(fields) => Ok(fields),
            None => self.empty(key, self.span),
        }
    }

    /// The format of the table under a key.
    pub(super) fn inner(&self, key: &str) -> Extracted<&'static TableFormat> {
        self.required(key, self.key(key)?.kind.inner())
    }

    /// The table under a key, with nothing given in it.
    pub(super) fn empty(&self, key: &str, span: Span) -> Extracted<Fields<'static>> {
        static EMPTY: Table = Table { entries: Vec::new() };
        Ok(Fields::new(&EMPTY, span, self.inner(key)?))
    }

    /// All tables under a key.
    pub(super) fn tables(&self, key: &str) -> Extracted<Vec<Fields<'a>>> {
        self.items(key)?.into_iter().map(|item| self.inside(key, item)).collect()
    }

    /// An entry of a list, seen as a table.
    pub(super) fn inside(&self, key: &str, node: &'a Node) -> Extracted<Fields<'a>> {
        let table = self.required(key, node.value.as_table())?;
        Ok(Fields::new(table, node.span, self.inner(key)?))
    }
}
