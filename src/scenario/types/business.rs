//! `[business]`, `[simulation]` and `[values]`.

use jiff::civil::Date;

use super::Located;
use crate::scenario::Number;

/// `[business]`: whose shop it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Business {
    /// The name shown on charts.
    pub name: Located<String>,
    /// Money in the bank before day 0, rupiah.
    pub opening_cash: Located<Number>,
    /// ISO 4217 code, `IDR` by default; only shown and compared, never converted.
    pub currency: Located<String>,
}

/// `[simulation]`: how long, how often, from which seed.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// Day 0.
    pub start: Located<Date>,
    /// Length in days (`weeks` x 7, or `days`).
    pub days: Located<u32>,
    /// Number of possible futures.
    pub paths: Located<u64>,
    /// Seed of all draws.
    pub seed: Located<u64>,
}

/// An entry of `[values]`.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedValue {
    /// Its name.
    pub name: Located<String>,
    /// Its number; never [`Number::Named`].
    pub number: Located<Number>,
}
