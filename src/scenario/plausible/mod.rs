//! What is allowed but was probably not meant: warnings that say what was understood.
//!
//! Single numbers are held against the usual range of their key, which is declared with it; a few
//! rules look at what numbers mean together.

mod notice;
mod numbers;
mod shop;
mod written;

use super::Scenario;
use super::document::Table;
use crate::problems::{Problem, Source};

/// Everything that was probably not meant.
pub(super) fn warnings(scenario: &Scenario, root: &Table, source: &Source) -> Vec<Problem> {
    let mut found = numbers::unusual(root, source);
    found.extend(shop::unusual(scenario, root));
    found
}
