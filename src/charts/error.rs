//! Why a chart cannot be drawn.

/// Why a chart cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// A value is infinite or not a number.
    #[error("{what} holds a value that is infinite or not a number")]
    NotFinite {
        /// The field that holds it.
        what: &'static str,
    },
    /// A value is too large for an axis to be drawn without overflow.
    #[error("{what} holds a value beyond what a chart can show")]
    TooLarge {
        /// The field that holds it.
        what: &'static str,
    },
    /// A value that cannot be negative is.
    #[error("{what} holds a negative value")]
    Negative {
        /// The field that holds it.
        what: &'static str,
    },
    /// A value that must lie between zero and one does not.
    #[error("{what} is not between 0 and 1")]
    NotAProbability {
        /// The field that holds it.
        what: &'static str,
    },
    /// There is nothing to draw.
    #[error("{what} is empty")]
    Empty {
        /// The field that is empty.
        what: &'static str,
    },
    /// Two rows of values that belong together differ in length.
    #[error("{what} has {found} values, not {expected}")]
    Length {
        /// The field whose length is wrong.
        what: &'static str,
        /// The length of the rows it belongs to.
        expected: usize,
        /// Its own length.
        found: usize,
    },
    /// Values that must rise do not.
    #[error("{what} does not rise from each value to the next")]
    NotRising {
        /// The field that holds them.
        what: &'static str,
    },
    /// The days of the chart run past the end of the calendar.
    #[error("the dates of the chart run past the end of the calendar")]
    DateOutOfRange,
    /// The drawing could not be turned into a picture; this is a fault of the program.
    #[error("the drawing could not be turned into a picture: {0}")]
    Drawing(String),
}
