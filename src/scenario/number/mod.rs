//! A number as the file says it: plain, a range, a distribution, or the name of a shared value.

mod probability;
mod shape;
mod support;

pub(super) use probability::probability_within;
pub use shape::Shape;
pub use support::Support;

use super::Located;

/// What a scenario may write where a number is expected.
///
/// Anything but [`Number::Plain`] is *not knowing*: it is drawn once per path.
#[derive(Debug, Clone, PartialEq)]
pub enum Number {
    /// A plain number, the same on every path.
    Plain(f64),
    /// A written distribution, drawn once per path.
    Drawn(Distribution),
    /// The name of an entry of `[values]`; all places that name it share one draw.
    Named(Located<String>),
    /// A function of an entry of `[values]`; only among these.
    Function(Line),
}

/// A straight line: `plus` + `times` times an entry of `[values]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The entry, or another function.
    pub of: Located<String>,
    /// By how much it is multiplied.
    pub times: f64,
    /// What is added.
    pub plus: f64,
}

/// A distribution with optional truncation.
///
/// Truncation conditions on the interval, so the mean moves; `check` prints the resulting mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The shape before truncation.
    pub shape: Shape,
    /// Lowest value kept, `-inf` when not truncated.
    pub minimum: f64,
    /// Highest value kept, `+inf` when not truncated.
    pub maximum: f64,
}
