//! How far a run has come.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::interrupt::Interrupt;
use crate::ensemble::Progress;
use crate::language::{Language, Words};

/// A bar that is not drawn until [`show`] says so.
pub(super) fn hidden() -> ProgressBar {
    // A length of none would not grow.
    ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden())
}

/// Draws a bar on standard error, if that is a terminal.
pub(super) fn show(bar: &ProgressBar, language: Language) {
    let done = Words::of(language).text("progress.done", &[]);
    if let Ok(style) = ProgressStyle::with_template(&done) {
        bar.set_style(style);
    }
    bar.set_draw_target(ProgressDrawTarget::stderr());
}

/// Moves the bar, and stops the work when the user wants it.
pub(super) struct Follower<'a> {
    bar: &'a ProgressBar,
    interrupt: &'a Interrupt,
}

impl<'a> Follower<'a> {
    pub(super) fn new(bar: &'a ProgressBar, interrupt: &'a Interrupt) -> Self {
        Self { bar, interrupt }
    }
}

impl Progress for Follower<'_> {
    fn expect(&self, paths: u64) {
        self.bar.inc_length(paths);
    }

    fn advance(&self, paths: u64) {
        self.bar.inc(paths);
    }

    fn is_interrupted(&self) -> bool {
        self.interrupt.is_asked()
    }
}
