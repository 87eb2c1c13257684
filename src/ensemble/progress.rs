//! Word from the work while it lasts, and word to stop it.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Interrupted {
    /// It was asked to.
    #[error("interrupted")]
    Asked,
    /// Numbers of the scenario are so large or so small that sales or cash are no numbers any more.
    #[error("the sales or the cash of path {path} are not finite numbers")]
    NotFinite {
        /// The first such path of its block, counted from 0.
        path: usize,
    },
}

impl Interrupted {
    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Asked => "start again",
            Self::NotFinite { .. } => {
                "look for amounts, profiles or a growth that are far too large or far too small"
            }
        }
    }
}

/// Nobody follows and nobody stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&self, _paths: u64) {}

    fn is_interrupted(&self) -> bool {
        false
    }
}
