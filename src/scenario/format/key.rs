//! What one key of a table may hold.

use super::declare::Declared;
use super::{TableFormat, Unit};
use crate::language::Said;

/// One key of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyFormat {
    /// Its name; `*` where the author chooses the names.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be given.
    pub required: bool,
    /// What holds when it is not given.
    pub default: Fallback,
    /// Its unit.
    pub unit: Unit,
    /// The smallest value.
    pub minimum: Bound,
    /// The largest value.
    pub maximum: Bound,
    /// Where values of real shops lie; beyond it a value is allowed, but rarely meant.
    pub usual: Option<Usual>,
    /// What it is, as one or two sentences.
    pub doc: &'static str,
    /// A value as it would stand in a file.
    pub example: &'static str,
}

/// Where values of real shops lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// The smallest usual value.
    pub low: f64,
    /// The largest usual value.
    pub high: f64,
    /// Why: the end of a key of sentences, `usual.*`.
    pub reason: &'static str,
}

/// What a key may hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A plain number, a range, a distribution, or the name of an entry of `[values]`.
    Number,
    /// The same, but not the name of another value.
    Value,
    /// A plain number only.
    Plain,
    /// A whole number.
    Integer,
    /// true or false.
    Truth,
    /// A text of 1 up to so many characters.
    Text(usize),
    /// A name made of small letters, digits, `_` and `-`, beginning with a letter.
    Id,
    /// Three capital letters.
    Currency,
    /// A date.
    Date,
    /// A date, or a date with a time of day.
    Moment,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words, each at most once.
    Choices(&'static [&'static str]),
    /// A list of ids, each at most once.
    Ids,
    /// A list of one up to so many dates, each at most once.
    Dates(usize),
    /// A list of one up to so many days of the year such as `06-06`, each at most once.
    MonthDays(usize),
    /// A list of exactly so many plain numbers.
    Plains(usize),
    /// A list of one up to so many plain numbers.
    PlainList(usize),
    /// Anything: it is checked where it is put.
    Anything,
    /// A table.
    Table(&'static TableFormat),
    /// Any number of tables, within limits.
    Tables(&'static TableFormat, Items),
    /// A list, never empty, of ids and tables.
    IdsOrTables(&'static TableFormat, usize),
}

/// How many entries a list of tables may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Items {
    /// The fewest.
    pub fewest: usize,
    /// The most.
    pub most: usize,
}

/// A limit of a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// No limit.
    None,
    /// The value itself is allowed.
    Inclusive(f64),
    /// The value itself is not allowed.
    Exclusive(f64),
}

/// What holds when a key is not given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fallback {
    /// Nothing: the key is required, or what it says is simply not there.
    None,
    /// This value, written as in a file.
    Value(&'static str),
    /// One value for the factor `market`, another for all others.
    Market {
        /// The value of the market.
        market: &'static str,
        /// The value of others.
        otherwise: &'static str,
    },
    /// The value of another key of the same table.
    SameAs(&'static str),
    /// The value of a key of another table.
    Of(&'static str, &'static str),
    /// Something computed, in words.
    Words(&'static str),
}

impl Usual {
    /// Whether a value is usual; 0 says that there is nothing, and always is.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        value == 0.0 || (self.low..=self.high).contains(&value)
    }
}

impl Kind {
    /// The table inside, if there is one.
    #[must_use]
    pub const fn inner(&self) -> Option<&'static TableFormat> {
        match self {
            Self::Table(table) | Self::Tables(table, _) | Self::IdsOrTables(table, _) => {
                Some(table)
            }
            _ => None,
        }
    }
}

impl KeyFormat {
    const fn new(kind: Kind) -> Self {
        Self {
            name: "",
            kind,
            required: false,
            default: Fallback::None,
            unit: Unit::None,
            minimum: Bound::None,
            maximum: Bound::None,
            usual: None,
            doc: "",
            example: "",
        }
    }

    /// The same key under a name, with what it is; what was said before stays.
    pub(super) const fn named(mut self, name: &'static str, doc: &'static str) -> Self {
        if self.name.is_empty() {
            self.name = name;
        }
        if self.doc.is_empty() {
            self.doc = doc;
        }
        self
    }

    /// What it is, for people.
    pub(in crate::scenario) fn about(&self) -> Said {
        // A table inside a table has no key of its own below that of the outer one.
        let table = super::home_of(self).map_or("file", TableFormat::plain_name).replace('.', "_");
        let name = if self.name == "*" { "any" } else { self.name };
        Said::explained(format!("problem.about.{table}.{name}"), self.doc)
    }

    /// The default, if it is a plain number.
    pub(in crate::scenario) fn default_number(&self) -> Option<f64> {
        match self.default {
            Fallback::Value(text) => number_of(text),
            _ => None,
        }
    }

    /// The smallest value, itself allowed.
    pub(super) const fn from(mut self, minimum: f64) -> Self {
        self.minimum = Bound::Inclusive(minimum);
        self
    }

    /// A limit below, itself not allowed.
    pub(super) const fn above(mut self, minimum: f64) -> Self {
        self.minimum = Bound::Exclusive(minimum);
        self
    }

    /// The largest value, itself allowed.
    pub(super) const fn to(mut self, maximum: f64) -> Self {
        self.maximum = Bound::Inclusive(maximum);
        self
    }

    /// Where values of real shops lie, and the sentence `usual.*` that says why; 0 is always usual.
    pub(super) const fn usual(mut self, low: f64, high: f64, reason: &'static str) -> Self {
        self.usual = Some(Usual { low, high, reason });
        self
    }

    pub(super) const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// Must be given; shown with an example where it is missing.
    pub(super) const fn required(mut self, example: &'static str) -> Self {
        self.required = true;
        self.example = example;
        self
    }

    /// A table, or at least one, that must be given.
    pub(super) const fn needed(mut self) -> Self {
        self.required = true;
        self.non_empty()
    }

    /// When given, a list of tables has at least one.
    pub(super) const fn non_empty(mut self) -> Self {
        if let Kind::Tables(table, items) = self.kind {
            self.kind = Kind::Tables(table, Items { fewest: 1, most: items.most });
        }
        self
    }

    pub(super) const fn default(mut self, value: &'static str) -> Self {
        self.default = Fallback::Value(value);
        self
    }

    pub(super) const fn default_is(mut self, default: Fallback) -> Self {
        self.default = default;
        self
    }

    pub(super) const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }
}

/// A number as the tables write it.
pub(in crate::scenario) fn number_of(text: &str) -> Option<f64> {
    text.replace('_', "").parse().ok()
}

pub(super) const fn number() -> KeyFormat {
    KeyFormat::new(Kind::Number)
}

/// A number that may not be a name itself.
pub(super) const fn value() -> KeyFormat {
    KeyFormat::new(Kind::Value)
}

/// A share of one: 0 to 1.
pub(super) const fn share() -> KeyFormat {
    number().from(0.0).to(1.0).unit(Unit::Share)
}

/// An amount of money that is not negative.
pub(super) const fn rupiah() -> KeyFormat {
    number().from(0.0).to(super::MOST_MONEY).unit(Unit::Rupiah)
}

/// Days that may be none.
pub(super) const fn days(most: f64) -> KeyFormat {
    number().from(0.0).to(most).unit(Unit::Days)
}

pub(super) const fn plain() -> KeyFormat {
    KeyFormat::new(Kind::Plain)
}

pub(super) const fn integer() -> KeyFormat {
    KeyFormat::new(Kind::Integer)
}

/// A day of the month.
pub(super) const fn day_of_month() -> KeyFormat {
    integer().from(1.0).to(31.0).unit(Unit::DayOfMonth)
}

pub(super) const fn truth() -> KeyFormat {
    KeyFormat::new(Kind::Truth)
}

/// A text of up to 80 characters, which fit on a chart.
pub(super) const fn text() -> KeyFormat {
    KeyFormat::new(Kind::Text(80))
}

/// The shown name; the id when none is given.
pub(super) const fn shown_name() -> KeyFormat {
    text().default_is(Fallback::SameAs("id"))
}

pub(super) const fn id() -> KeyFormat {
    KeyFormat::new(Kind::Id)
}

pub(super) const fn date() -> KeyFormat {
    KeyFormat::new(Kind::Date)
}

pub(super) const fn other(kind: Kind) -> KeyFormat {
    KeyFormat::new(kind)
}

/// A table of its own.
pub(super) const fn table<T: Declared>() -> KeyFormat {
    free_table(T::FORMAT)
}

/// Any number of tables.
pub(super) const fn tables<T: Declared>(most: usize) -> KeyFormat {
    let key = KeyFormat::new(Kind::Tables(T::FORMAT, Items { fewest: 0, most }));
    key.named("", T::FORMAT.doc)
}

/// A table that no type declares.
pub(super) const fn free_table(format: &'static TableFormat) -> KeyFormat {
    KeyFormat::new(Kind::Table(format)).named("", format.doc)
}

/// The lines of a comment as one, without the blank at its beginning.
pub(super) const fn one_line(comment: &'static str) -> &'static str {
    match comment.as_bytes() {
        [b' ', ..] => comment.split_at(1).1,
        _ => comment,
    }
}

/// The number of keys in all parts.
pub(super) const fn count(parts: &[&[KeyFormat]]) -> usize {
    let mut count = 0;
    let mut part = 0;
    while part < parts.len() {
        count += parts[part].len();
        part += 1;
    }
    count
}

/// All parts after one another; `N` is their [`count`].
pub(super) const fn join<const N: usize>(parts: &[&[KeyFormat]]) -> [KeyFormat; N] {
    let mut keys = [KeyFormat::new(Kind::Anything); N];
    let (mut at, mut part) = (0, 0);
    while part < parts.len() {
        let mut key = 0;
        while key < parts[part].len() {
            keys[at] = parts[part][key];
            at += 1;
            key += 1;
        }
        part += 1;
    }
    keys
}
