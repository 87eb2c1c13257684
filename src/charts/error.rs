//! Why a chart cannot be drawn.

use std::fmt;

use crate::language::{Said, say};

/// Why a chart cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartError {
    /// A value is infinite or not a number.
    NotFinite {
        /// The field that holds it.
        what: &'static str,
    },
    /// A value is too large for an axis to be drawn without overflow.
    TooLarge {
        /// The field that holds it.
        what: &'static str,
    },
    /// A value that cannot be negative is.
    Negative {
        /// The field that holds it.
        what: &'static str,
    },
    /// A value that must lie between zero and one does not.
    NotAProbability {
        /// The field that holds it.
        what: &'static str,
    },
    /// There is nothing to draw.
    Empty {
        /// The field that is empty.
        what: &'static str,
    },
    /// Two rows of values that belong together differ in length.
    Length {
        /// The field whose length is wrong.
        what: &'static str,
        /// The length of the rows it belongs to.
        expected: usize,
        /// Its own length.
        found: usize,
    },
    /// Values that must rise do not.
    NotRising {
        /// The field that holds them.
        what: &'static str,
    },
    /// The days of the chart run past the end of the calendar.
    DateOutOfRange,
    /// The drawing could not be turned into a picture; this is a fault of the program.
    Drawing(String),
}

impl ChartError {
    /// What is wrong, to be said in any language.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NotFinite { what } => {
                say!("no_answer.no_picture.not_finite", what = *what)
            }
            Self::TooLarge { what } => {
                say!("no_answer.no_picture.too_large", what = *what)
            }
            Self::Negative { what } => {
                say!("no_answer.no_picture.negative", what = *what)
            }
            Self::NotAProbability { what } => {
                say!("no_answer.no_picture.not_a_probability", what = *what)
            }
            Self::Empty { what } => {
                say!("no_answer.no_picture.empty", what = *what)
            }
            Self::Length { what, expected, found } => {
                say!(
                    "no_answer.no_picture.length",
                    what = *what,
                    expected = *expected,
                    found = *found
                )
            }
            Self::NotRising { what } => {
                say!("no_answer.no_picture.not_rising", what = *what)
            }
            Self::DateOutOfRange => say!("no_answer.no_picture.date_out_of_range"),
            Self::Drawing(why) => say!("no_answer.no_picture.drawing", why = why.as_str()),
        }
    }
}

impl fmt::Display for ChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for ChartError {}
