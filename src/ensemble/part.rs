//! Some of the paths of an ensemble, made anywhere, and put together in any order.
//!
//! A part holds whole blocks. Merging is the union of blocks; quantiles by day are those of all
//! values and sums are exact, so neither the cut into parts nor the order of merging shows in what
//! is read off the whole.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::quantiles::{Layout, ReducedRows, has_rows};
use super::{AT_A_TIME, Interrupted, KEPT_WHOLE, Progress, side_by_side};
use crate::model::{Model, Seeds};
use crate::numeric::LANES;
use crate::simulate::{Block, simulate_block};

/// Some of the paths of an ensemble. It can be written and read by `serde`, in a format that keeps
/// every number, infinities and NaN too.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Part {
    /// Number of paths of the whole.
    of: usize,
    /// Seeds of all draws.
    seeds: Seeds,
    /// By path; those of a whole that is large have no days.
    blocks: Vec<Block>,
    /// The days of blocks that have none.
    reduced: ReducedRows,
}

/// Why parts are not those of one whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOneWhole {
    /// They are parts of different simulations.
    #[error("these are parts of different simulations")]
    Different,
    /// A path is in both.
    #[error("path {path} is in both parts")]
    Twice {
        /// Its number.
        path: usize,
    },
    /// A path is in none.
    #[error("path {path} is missing")]
    Missing {
        /// Its number.
        path: usize,
    },
}

impl Part {
    /// Simulates those blocks of a model whose first path is one of `paths`, of `of` paths in all.
    /// Ranges that touch each other share no path: blocks are of [`LANES`] paths.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn simulate(
        model: &Model,
        paths: Range<u64>,
        of: u64,
        progress: &dyn Progress,
    ) -> Result<Self, Interrupted> {
        let mut part = Self { of: of as usize, seeds: model.seeds(), ..Self::default() };
        let block = |path: u64| (path.min(of) as usize).next_multiple_of(LANES);
        if paths.start == 0 && paths.end >= of {
            part.reduced.expect(part.of);
        }
        let (parts, models) = (std::slice::from_mut(&mut part), std::slice::from_ref(model));
        Self::add(parts, models, block(paths.start)..block(paths.end), progress)?;
        Ok(part)
    }

    /// Simulates blocks of several models over the same paths, one part a model.
    pub(super) fn add(
        parts: &mut [Self],
        models: &[Model],
        blocks: Range<usize>,
        progress: &dyn Progress,
    ) -> Result<(), Interrupted> {
        let of = parts.iter().map(|part| part.of).max().unwrap_or(0);
        let at_a_time = if of > KEPT_WHOLE { AT_A_TIME } else { KEPT_WHOLE };
        let mut from = blocks.start;
        while from < blocks.end {
            let to = blocks.end.min(from + at_a_time);
            let more = side_by_side(models, (from, to.min(of)), simulate_block, progress)?;
            for (part, blocks) in parts.iter_mut().zip(more) {
                part.take_in(blocks);
            }
            from = to;
        }
        Ok(())
    }

    /// The paths of both.
    ///
    /// # Errors
    /// [`NotOneWhole`] when they belong to different simulations or hold the same path.
    pub fn merge(mut self, other: Self) -> Result<Self, NotOneWhole> {
        if (self.of, self.seeds) != (other.of, other.seeds) || !self.is_like(&other) {
            return Err(NotOneWhole::Different);
        }
        self.reduced.merge(other.reduced);
        self.take_in(other.blocks);
        let twice = self.blocks.windows(2).find(|pair| pair[0].first_path == pair[1].first_path);
        match twice {
            Some(pair) => Err(NotOneWhole::Twice { path: pair[0].first_path as usize }),
            None => Ok(self),
        }
    }

    /// Adds blocks; where there are more paths than are kept whole, the days of all whole blocks are
    /// reduced.
    pub(super) fn take_in(&mut self, blocks: Vec<Block>) {
        self.blocks.extend(blocks);
        // Sorted already when parts come in their order.
        if !self.blocks.is_sorted_by_key(|block| block.first_path) {
            self.blocks.sort_by_key(|block| block.first_path);
        }
        if self.of > KEPT_WHOLE {
            // The last block may have lanes beyond the last path: it stays as it is.
            let of = self.of;
            let is_whole =
                |block: &&mut Block| has_rows(block) && block.first_path as usize + LANES <= of;
            self.reduced.take_in(self.blocks.iter_mut().filter(is_whole).collect());
        }
    }

    /// Makes it a part of so many paths of these draws, at least of as many as before.
    pub(super) fn grow(&mut self, of: usize, seeds: Seeds) {
        self.of = self.of.max(of);
        self.seeds = seeds;
        self.reduced.expect_more();
    }

    /// Whether quantiles of its days are narrowed to those of its own paths, so that no more can come.
    pub(super) fn is_closed(&self) -> bool {
        self.reduced.is_closed()
    }

    /// Forgets everything, so that more paths can come.
    pub(super) fn begin_again(&mut self) {
        *self = Self::default();
    }

    /// Forgets the paths that are wanted and not there.
    pub(super) fn leave_it(&mut self) {
        self.of = self.of.min(self.blocks.len() * LANES);
    }

    /// Whether the rows of both are of the same days and channels.
    fn is_like(&self, other: &Self) -> bool {
        match (self.layout(), other.layout()) {
            (Some(mine), Some(its)) => mine == its,
            _ => true,
        }
    }

    fn layout(&self) -> Option<Layout> {
        let reduced = (!self.reduced.is_empty()).then(|| self.reduced.layout());
        reduced.or_else(|| self.blocks.iter().find(|block| has_rows(block)).map(Layout::of))
    }

    /// Nothing when every path of the whole is there.
    pub(super) fn missing(&self) -> Option<NotOneWhole> {
        let wanted = (0..self.of).step_by(LANES);
        let mut there = self.blocks.iter().map(|block| block.first_path as usize);
        let path = wanted.into_iter().find(|path| there.next() != Some(*path))?;
        Some(NotOneWhole::Missing { path })
    }

    /// Seeds of all draws.
    pub(super) fn seeds(&self) -> Seeds {
        self.seeds
    }

    /// Number of paths of the whole.
    pub(super) fn of(&self) -> usize {
        self.of
    }

    /// The blocks by path.
    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The days of blocks that have none.
    pub(super) fn reduced(&self) -> &ReducedRows {
        &self.reduced
    }
}
