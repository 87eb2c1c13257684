//! Word from the work while it lasts, and word to stop it.

use std::fmt;

use crate::language::{Said, say};

/// Follows the work; called from many threads.
pub trait Progress: Sync {
    /// So many paths are to come; told when the work begins, as far as it is known then.
    fn expect(&self, _paths: u64) {}

    /// So many more paths are done.
    fn advance(&self, paths: u64);

    /// Whether the work should stop as soon as it can.
    fn is_interrupted(&self) -> bool;
}

/// Why the work stopped before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interrupted {
    /// It was asked to.
    Asked,
    /// Numbers of the scenario are so large or so small that sales or cash are no numbers any more.
    NotFinite {
        /// The first such path of its block, counted from 0.
        path: usize,
    },
}

impl Interrupted {
    /// What happened.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Asked => say!("no_answer.interrupted.message"),
            Self::NotFinite { path } => say!("no_answer.not_finite.message", path = *path),
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> Said {
        match self {
            Self::Asked => say!("no_answer.interrupted.help"),
            Self::NotFinite { .. } => say!("no_answer.not_finite.help"),
        }
    }
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for Interrupted {}

/// Nobody follows and nobody stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&self, _paths: u64) {}

    fn is_interrupted(&self) -> bool {
        false
    }
}
