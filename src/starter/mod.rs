//! New scenario files: from ten answers of a shop owner, or from a case that is shipped;
//! and shocks that can be added to any.
//!
//! Everything here is text in, text out; the program asks the questions and writes the file.

mod amount;
mod answers;
mod cases;
mod draft;
mod possible_shocks;
mod questions;

pub use amount::{Unreadable, rupiah, whole};
pub use answers::{Answers, Conflict};
pub use cases::{CASES, Case};
pub use draft::scenario_text;
pub use possible_shocks::{POSSIBLE_SHOCKS, Place, PossibleShock};
pub use questions::{QUESTIONS, Question};

#[cfg(test)]
mod tests;
