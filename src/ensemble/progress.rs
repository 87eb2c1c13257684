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

/// The work was asked to stop before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// Nobody follows and nobody stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&self, _paths: u64) {}

    fn is_interrupted(&self) -> bool {
        false
    }
}
