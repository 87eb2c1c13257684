//! Why a pack could not be made.

use std::fmt;

use crate::language::{Said, say};
use crate::output::OutputError;

/// Why a document could not be made.
#[derive(Debug)]
pub enum PackError {
    /// A picture could not be drawn.
    Output(OutputError),
    /// A file could not be put together.
    Document {
        /// Name of the file.
        name: &'static str,
        /// Why, as the library says it that writes the format.
        why: String,
    },
}

impl PackError {
    /// A file that could not be put together.
    pub fn document(name: &'static str, why: impl fmt::Display) -> Self {
        Self::Document { name, why: why.to_string() }
    }

    /// What is wrong, to be said in any language.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Output(error) => error.said(),
            Self::Document { name, why } => {
                say!("no_answer.no_document.message", name = *name, why = why.clone())
            }
        }
    }
}

impl From<OutputError> for PackError {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for PackError {}
