//! A table of the file seen through its format: the one place where values are read and defaults
//! filled in.

use jiff::civil::{Date, DateTime};

use super::declare::{Declared, Field};
use super::{Factor, Fallback, KeyFormat, TableFormat};
use crate::calendar::Festival;
use crate::language::say;
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::{Node, Table, Value, parse_value};
use crate::scenario::walk::{Name, read_number};
use crate::scenario::{Located, Number, dates};

/// What cannot be read although the walker let it pass is a mistake in this program, not in the
/// file; it is reported all the same instead of being guessed at.
pub(in crate::scenario) type Extracted<T> = Result<T, Box<Problem>>;

/// A table of the file, its place, and its format.
#[derive(Clone, Copy)]
pub(in crate::scenario) struct Fields<'a> {
    table: &'a Table,
    span: Span,
    format: &'static TableFormat,
}

impl<'a> Fields<'a> {
    pub(in crate::scenario) fn new(
        table: &'a Table,
        span: Span,
        format: &'static TableFormat,
    ) -> Self {
        Self { table, span, format }
    }

    /// What a key states, of any type that can be read.
    pub(super) fn get<T: Field>(&self, key: &str) -> Extracted<T> {
        T::read(self, key)
    }

    /// The names that the author has chosen, in a table of free names.
    pub(super) fn names(&self) -> impl Iterator<Item = Located<String>> {
        let entries = self.table.entries.iter();
        entries.map(|entry| Located { value: entry.key.clone(), span: entry.key_span })
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.has(key)
    }

    /// Whether a key holds this word.
    pub(super) fn is(&self, key: &str, word: &str) -> bool {
        self.table.get(key).and_then(|node| node.value.as_text()) == Some(word)
    }

    fn key(&self, key: &str) -> Extracted<&'static KeyFormat> {
        self.required(key, self.format.key(key))
    }

    pub(super) fn required<T>(&self, key: &str, value: Option<T>) -> Extracted<T> {
        value.ok_or_else(|| {
            let table = self.format.name;
            let message = say!("problem.fields.required.message", table = table, key = key);
            let help = say!("problem.fields.required.help");
            Box::new(Problem::error(message).at(self.span).help(help))
        })
    }

    /// What is written, or the default.
    fn node(&self, key: &str) -> Extracted<Option<Node>> {
        if let Some(node) = self.table.get(key) {
            return Ok(Some(node.clone()));
        }
        match self.key(key)?.default {
            Fallback::None | Fallback::Words(_) | Fallback::Of(..) => Ok(None),
            Fallback::Value(text) => self.written(key, text),
            Fallback::Market { market, otherwise } => {
                self.written(key, if self.is("id", Factor::MARKET) { market } else { otherwise })
            }
            Fallback::SameAs(other) => self.node(other),
        }
    }

    /// A default has the place of the table that could have given it.
    fn written(&self, key: &str, text: &str) -> Extracted<Option<Node>> {
        let node = self.required(key, parse_value(text))?;
        Ok(Some(Node { span: self.span, ..node }))
    }

    /// What a text states as the value of a key.
    pub(super) fn parsed<T: Scalar>(&self, key: &str, text: &str) -> Extracted<Located<T>> {
        let node = self.written(key, text)?;
        self.one(key, &self.required(key, node)?)
    }

    /// Reads one node; fails only when the walker has failed.
    fn one<T: Scalar>(&self, key: &str, node: &Node) -> Extracted<Located<T>> {
        let name = Name { shown: key, key: self.key(key)? };
        let value = self.required(key, T::of(node, name))?;
        Ok(Located { value, span: node.span })
    }

    /// The entries of a list; none when it is not given.
    pub(super) fn items(&self, key: &str) -> Extracted<&'a [Node]> {
        match self.table.get(key) {
            Some(node) => self.required(key, node.value.as_array()),
            None => Ok(&[]),
        }
    }

    /// The table under a key.
    pub(super) fn table(&self, key: &str) -> Extracted<Option<Fields<'a>>> {
        self.table.get(key).map(|node| self.inside(key, node)).transpose()
    }

    /// The table under a key, or one in which nothing is given.
    pub(super) fn table_or_empty(&self, key: &str) -> Extracted<Fields<'a>> {
        match self.table(key)? {
            Some(fields) => Ok(fields),
            None => self.empty(key, self.span),
        }
    }

    /// The table under a key, with nothing given in it.
    pub(super) fn empty(&self, key: &str, span: Span) -> Extracted<Fields<'static>> {
        static EMPTY: Table = Table { entries: Vec::new() };
        let inner = self.required(key, self.key(key)?.kind.inner())?;
        Ok(Fields::new(&EMPTY, span, inner))
    }

    /// A value of a key, seen as a table.
    pub(super) fn inside(&self, key: &str, node: &'a Node) -> Extracted<Fields<'a>> {
        let table = self.required(key, node.value.as_table())?;
        let inner = self.required(key, self.key(key)?.kind.inner())?;
        Ok(Fields::new(table, node.span, inner))
    }
}

/// A value that stands in one node.
pub(super) trait Scalar: Sized {
    /// The value; `None` where the node holds something else.
    fn of(node: &Node, name: Name<'_>) -> Option<Self>;
}

/// Written, or the default.
impl<T: Scalar> Field for Located<T> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let node = fields.node(key)?;
        fields.one(key, &fields.required(key, node)?)
    }
}

/// Written here; what holds otherwise is for the reader of the field.
impl<T: Scalar> Field for Option<Located<T>> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        fields.table.get(key).map(|node| fields.one(key, node)).transpose()
    }
}

/// A list; empty when not given.
impl<T: Scalar> Field for Vec<Located<T>> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        fields.items(key)?.iter().map(|item| fields.one(key, item)).collect()
    }
}

/// A list, if it is given.
impl<T: Scalar> Field for Option<Vec<Located<T>>> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        fields.has(key).then(|| fields.get(key)).transpose()
    }
}

/// A table of free names; empty when not given.
impl<T: Scalar> Field for Vec<(Located<String>, Located<T>)> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let table = fields.table_or_empty(key)?;
        table.names().map(|name| Ok((name.clone(), table.get(&name.value)?))).collect()
    }
}

/// A table of free names, if it is given.
impl<T: Scalar> Field for Option<Vec<(Located<String>, Located<T>)>> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        fields.has(key).then(|| fields.get(key)).transpose()
    }
}

/// A table, if it is given.
impl<T: Declared> Field for Option<T> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        fields.table(key)?.map(|table| T::read(&table)).transpose()
    }
}

/// Tables, in the order of the file.
impl<T: Declared> Field for Vec<T> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let items = fields.items(key)?.iter();
        items.map(|item| T::read(&fields.inside(key, item)?)).collect()
    }
}

impl Scalar for Number {
    fn of(node: &Node, name: Name<'_>) -> Option<Self> {
        read_number(node, name, &mut Problems::new())
    }
}

impl Scalar for f64 {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        node.value.as_number()
    }
}

impl<const N: usize> Scalar for [f64; N] {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        let numbers = node.value.as_array()?.iter().map(|item| item.value.as_number());
        numbers.collect::<Option<Vec<f64>>>()?.try_into().ok()
    }
}

impl Scalar for bool {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        match node.value {
            Value::Truth(truth) => Some(truth),
            _ => None,
        }
    }
}

impl Scalar for String {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        node.value.as_text().map(str::to_owned)
    }
}

impl Scalar for Date {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        match &node.value {
            Value::Date(written) => dates::date(written).ok(),
            _ => None,
        }
    }
}

impl Scalar for DateTime {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        match &node.value {
            Value::Date(written) => dates::moment(written).ok(),
            _ => None,
        }
    }
}

/// A day of the year, as month and day.
impl Scalar for (i8, i8) {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        dates::month_day(node.value.as_text()?).ok()
    }
}

impl Scalar for Festival {
    fn of(node: &Node, _: Name<'_>) -> Option<Self> {
        let word = node.value.as_text()?;
        Self::ALL.into_iter().find(|festival| festival.word() == word)
    }
}

macro_rules! integers {
    ($($type:ty)+) => {
        $(impl Scalar for $type {
            fn of(node: &Node, _: Name<'_>) -> Option<Self> {
                match node.value {
                    Value::Integer(whole) => Self::try_from(whole).ok(),
                    _ => None,
                }
            }
        })+
    };
}

integers!(i8 i16 u8 u16 u32 u64);
