//! How cells of tables are written: plainly for programs, or so that an Indonesian Excel reads them.

use super::numbers::number;
use crate::language::Language;
use crate::report::Unit;

/// How a table is written as CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CsvStyle {
    /// Commas between columns and a decimal point: RFC 4180, every number to the last bit.
    #[default]
    Plain,
    /// For a spreadsheet set to Indonesian: semicolons between columns, a decimal comma, money in
    /// whole rupiah, and the mark by which Excel knows that a text is UTF-8.
    Indonesian,
}

impl CsvStyle {
    /// The style that spreadsheets of readers of a language expect.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        match language {
            Language::Indonesian => Self::Indonesian,
            Language::English => Self::Plain,
        }
    }

    /// What stands between two columns.
    pub(super) const fn separator(self) -> u8 {
        match self {
            Self::Plain => b',',
            Self::Indonesian => b';',
        }
    }

    /// What a file begins with.
    pub(super) const fn beginning(self) -> &'static [u8] {
        match self {
            Self::Plain => b"",
            Self::Indonesian => "\u{feff}".as_bytes(),
        }
    }
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text; empty where there is nothing.
    Text(String),
    /// A whole number that counts something.
    Count(String),
    /// An amount of money; empty where it is not a number.
    Money(f64),
    /// Any other number; empty where it is not one.
    Number(f64),
}

impl Cell {
    /// A number that counts something.
    pub(super) fn count(value: impl ToString) -> Self {
        Self::Count(value.to_string())
    }

    /// A number with a unit.
    pub(super) const fn of(value: f64, unit: Unit) -> Self {
        match unit {
            Unit::Money => Self::Money(value),
            Unit::Share | Unit::Days | Unit::Number => Self::Number(value),
        }
    }

    /// The cell as it stands in a file.
    pub(super) fn written(self, style: CsvStyle) -> String {
        match (self, style) {
            (Self::Text(text), _) => harmless(text),
            (Self::Count(count), _) => count,
            (Self::Money(value) | Self::Number(value), CsvStyle::Plain) => number(value),
            // Adding zero takes the sign from what is rounded to nothing.
            (Self::Money(value), CsvStyle::Indonesian) => number(value.round() + 0.0),
            (Self::Number(value), CsvStyle::Indonesian) => number(value).replacen('.', ",", 1),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A cell that no spreadsheet takes for a formula: one that begins like a formula and is no number
/// has an apostrophe before it, as such programs write a text themselves.
fn harmless(text: String) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins && text.parse::<f64>().is_err() { format!("'{text}") } else { text }
}
