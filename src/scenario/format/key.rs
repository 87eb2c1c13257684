//! What one key of a table may hold.

use super::TableFormat;

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
    /// Its unit, or nothing.
    pub unit: &'static str,
    /// The smallest value.
    pub minimum: Bound,
    /// The largest value.
    pub maximum: Bound,
    /// What it is, as one or two sentences.
    pub doc: &'static str,
    /// A value as it would stand in a file.
    pub example: &'static str,
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
    /// One value when another key of the table is given, else another value.
    When {
        /// The other key.
        given: &'static str,
        /// The value when it is given.
        then: &'static str,
        /// The value when it is not.
        otherwise: &'static str,
    },
    /// The value of another key of the same table.
    SameAs(&'static str),
    /// The value of a key of `[costs]`.
    Costs(&'static str),
    /// Something computed, in words.
    Words(&'static str),
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
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            default: Fallback::None,
            unit: "",
            minimum: Bound::None,
            maximum: Bound::None,
            doc: "",
            example: "",
        }
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

    pub(super) const fn unit(mut self, unit: &'static str) -> Self {
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

    pub(super) const fn doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }
}

/// A number as the tables write it.
pub(in crate::scenario) fn number_of(text: &str) -> Option<f64> {
    text.replace('_', "").parse().ok()
}

pub(super) const fn number(name: &'static str) -> KeyFormat {
    KeyFormat::new(name, Kind::Number)
}

/// A number that may not be a name itself.
pub(super) const fn value(name: &'static str) -> KeyFormat {
    KeyFormat::new(name, Kind::Value)
}

/// A share of one: 0 to 1.
pub(super) const fn share(name: &'static str) -> KeyFormat {
    number(name).from(0.0).to(1.0).unit("share of 1")
}

/// An amount of money that is not negative.
pub(super) const fn rupiah(name: &'static str) -> KeyFormat {
    number(name).from(0.0).to(super::MOST_MONEY).unit("rupiah")
}

pub(super) const fn plain(name: &'static str) -> KeyFormat {
    KeyFormat::new(name, Kind::Plain)
}

pub(super) const fn integer(name: &'static str) -> KeyFormat {
    KeyFormat::new(name, Kind::Integer)
}

/// A day of the month.
pub(super) const fn day_of_month(name: &'static str) -> KeyFormat {
    integer(name).from(1.0).to(31.0).unit("day of the month")
}

pub(super) const fn truth(name: &'static str) -> KeyFormat {
    KeyFormat::new(name, Kind::Truth)
}

pub(super) const fn text(name: &'static str, most: usize) -> KeyFormat {
    KeyFormat::new(name, Kind::Text(most))
}

pub(super) const fn id(name: &'static str) -> KeyFormat {
    KeyFormat::new(name, Kind::Id)
}

pub(super) const fn date(name: &'static str) -> KeyFormat {
    KeyFormat::new(name, Kind::Date)
}

pub(super) const fn other(name: &'static str, kind: Kind) -> KeyFormat {
    KeyFormat::new(name, kind)
}

pub(super) const fn table(name: &'static str, format: &'static TableFormat) -> KeyFormat {
    KeyFormat::new(name, Kind::Table(format)).doc(format.doc)
}

pub(super) const fn tables(
    name: &'static str,
    format: &'static TableFormat,
    most: usize,
) -> KeyFormat {
    KeyFormat::new(name, Kind::Tables(format, Items { fewest: 0, most })).doc(format.doc)
}
