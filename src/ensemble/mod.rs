//! Many blocks: all paths of a scenario, in parallel, and what is read off them.
//!
//! Blocks are kept in the order of their paths, and everything that is summed is summed in that
//! order, so the number of threads never shows.

mod progress;
mod quantiles;
mod side_by_side;

pub use progress::{Interrupted, Progress, Silent};
pub use quantiles::{CASH_PROBABILITIES, Fan, cash_quantiles, weekly_quantiles};
pub use side_by_side::{Outcomes, side_by_side};

use rayon::prelude::*;

use crate::model::Model;
use crate::numeric::{LANES, Lanes};
use crate::simulate::{Block, PathRecovery, Workspace, simulate_block};

/// All simulated paths of a model.
#[derive(Debug, Clone)]
pub struct Ensemble {
    paths: usize,
    blocks: Vec<Block>,
}

impl Ensemble {
    /// Simulates `paths` paths of a model.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn simulate(
        model: &Model,
        paths: u64,
        progress: &dyn Progress,
    ) -> Result<Self, Interrupted> {
        let mut ensemble = Self { paths: 0, blocks: Vec::new() };
        ensemble.extend(model, paths, progress)?;
        Ok(ensemble)
    }

    /// Adds paths until there are `paths`; the ones that are there stay as they are.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn extend(
        &mut self,
        model: &Model,
        paths: u64,
        progress: &dyn Progress,
    ) -> Result<(), Interrupted> {
        let paths = paths as usize;
        let have = self.blocks.len();
        let want = paths.div_ceil(LANES);
        let more: Result<Vec<Block>, Interrupted> = (have..want)
            .into_par_iter()
            .map_init(Workspace::default, |workspace, block| {
                if progress.is_interrupted() {
                    return Err(Interrupted);
                }
                let done = simulate_block(model, (block * LANES) as u32, workspace);
                progress.advance(LANES.min(paths - block * LANES) as u64);
                Ok(done)
            })
            .collect();
        self.blocks.extend(more?);
        self.paths = self.paths.max(paths);
        Ok(())
    }

    /// Simulates several models over the same paths, which share their draws; one ensemble a model.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn simulate_all(
        models: &[Model],
        paths: u64,
        progress: &dyn Progress,
    ) -> Result<Vec<Self>, Interrupted> {
        let mut ensembles = vec![Self { paths: 0, blocks: Vec::new() }; models.len()];
        Self::extend_all(&mut ensembles, models, paths, progress)?;
        Ok(ensembles)
    }

    /// Adds paths to the ensembles of several models until each has `paths`.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn extend_all(
        ensembles: &mut [Self],
        models: &[Model],
        paths: u64,
        progress: &dyn Progress,
    ) -> Result<(), Interrupted> {
        let have = ensembles.first().map_or(0, |ensemble| ensemble.blocks.len() * LANES);
        let more = side_by_side(models, (have, paths as usize), simulate_block, progress)?;
        for (ensemble, blocks) in ensembles.iter_mut().zip(more) {
            ensemble.blocks.extend(blocks);
            ensemble.paths = ensemble.paths.max(paths as usize);
        }
        Ok(())
    }

    /// Number of paths.
    pub fn paths(&self) -> usize {
        self.paths
    }

    /// The blocks in the order of their paths; the last one may hold lanes beyond the last path.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// One value a path, in path order.
    pub fn column(&self, of: impl Fn(&Block) -> &Lanes) -> Vec<f64> {
        self.collect(|block, lane| of(block)[lane])
    }

    /// One count a path, in path order.
    pub fn counts(&self, of: impl Fn(&Block) -> &[u32; LANES]) -> Vec<u32> {
        self.collect(|block, lane| of(block)[lane])
    }

    /// What became of sales after a fall, in path order.
    pub fn recoveries(&self) -> Vec<PathRecovery> {
        self.collect(|block, lane| block.figures.recovery[lane])
    }

    /// Anything a path has, in path order.
    pub fn collect<T>(&self, of: impl Fn(&Block, usize) -> T) -> Vec<T> {
        let lanes = self.blocks.iter().flat_map(|block| (0..LANES).map(move |lane| (block, lane)));
        lanes.take(self.paths).map(|(block, lane)| of(block, lane)).collect()
    }

    /// The balance on a day of every path, rupiah, written into `out`.
    pub fn cash_on(&self, day: usize, out: &mut Vec<f64>) {
        self.gather(out, |block| &block.cash[day]);
    }

    /// One row of every block, in path order, written into `out`.
    pub(crate) fn gather<'a>(&'a self, out: &mut Vec<f64>, row: impl Fn(&'a Block) -> &'a Lanes) {
        out.clear();
        for block in &self.blocks {
            out.extend_from_slice(row(block));
        }
        out.truncate(self.paths);
    }

    /// The balance of one path by day, rupiah.
    pub fn cash_of_path(&self, path: usize) -> Vec<f64> {
        let block = &self.blocks[path / LANES];
        block.cash.iter().map(|row| row[path % LANES]).collect()
    }
}
