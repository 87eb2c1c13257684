//! What is allowed but was probably not meant: warnings that say what was understood.
//!
//! Single numbers are held against the usual range of their key, which is declared with it; a few
//! rules look at what numbers mean together.

mod notice;
mod numbers;
mod shop;
mod written;

pub(crate) use written::is_pointed;

use super::Scenario;
use super::document::{Table, key_at};
use crate::language::{Currency, Words};
use crate::problems::{Problem, Source};

/// Everything that was probably not meant.
pub(super) fn warnings(scenario: &Scenario, root: &Table, source: &Source) -> Vec<Problem> {
    let currency = &scenario.business.currency.value;
    let mut found = numbers::unusual(root, source, Currency::of(currency).unwrap_or_default());
    found.extend(shop::unusual(scenario, root));
    found
}

/// A value that real shops do not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusual {
    /// The value as people say it.
    pub value: String,
    /// What is usual.
    pub reason: String,
    /// What was probably meant, as it is written; empty where nothing comes to mind.
    pub meant: String,
}

/// Whether a value of the key at a path, such as `business.opening_cash`, is one that real shops do not
/// have.
#[must_use]
pub fn unusual(path: &str, value: f64, words: Words) -> Option<Unusual> {
    let key = key_at(path)?;
    let usual = key.usual.filter(|usual| !usual.holds(value))?;
    Some(numbers::described(value, usual, key, words))
}
