//! Many blocks: all paths of a scenario, in parallel, and what is read off them.
//!
//! Blocks are kept in the order of their paths, and everything that is summed is summed in that
//! order, so the number of threads never shows.

mod part;
mod progress;
mod quantiles;
mod reduction;
mod side_by_side;

pub use part::{NotOneWhole, Part};
pub use progress::{Interrupted, Progress, Silent};
pub use quantiles::{CASH_PROBABILITIES, Fan};
pub use side_by_side::{Outcomes, answers, each_answer, side_by_side};

use crate::model::Model;
use crate::numeric::{LANES, Lanes};
use crate::simulate::{Block, PathRecovery};
use quantiles::ReducedRows;

/// Paths whose days are kept. Of more paths only figures stay, and what quantiles need.
pub const KEPT_WHOLE: usize = 16_384;

/// So many of more paths are held with their days at a time.
const AT_A_TIME: usize = 4_096;

/// All simulated paths of a model: a [`Part`] that is the whole.
#[derive(Debug, Clone, Default)]
pub struct Ensemble {
    whole: Part,
}

impl TryFrom<Part> for Ensemble {
    type Error = NotOneWhole;

    /// An ensemble of all its parts.
    fn try_from(part: Part) -> Result<Self, NotOneWhole> {
        part.missing().map_or(Ok(Self { whole: part }), Err)
    }
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
        let whole = Part::simulate(model, 0..paths, paths, progress)?;
        Ok(Self { whole })
    }

    /// Adds paths until there are `paths`; the ones that are there stay as they are.
    ///
    /// An ensemble that is to grow beyond [`KEPT_WHOLE`] begins with none ([`Ensemble::default`]): of
    /// one that was simulated whole, so little is kept that all its paths are simulated again.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn extend(
        &mut self,
        model: &Model,
        paths: u64,
        progress: &dyn Progress,
    ) -> Result<(), Interrupted> {
        Self::extend_all(std::slice::from_mut(self), std::slice::from_ref(model), paths, progress)
    }

    /// Adds paths to the ensembles of several models, which have as many as each other and share
    /// their draws, until each has `paths`.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so; what was simulated by then stays.
    pub fn extend_all(
        ensembles: &mut [Self],
        models: &[Model],
        paths: u64,
        progress: &dyn Progress,
    ) -> Result<(), Interrupted> {
        let mut parts: Vec<Part> =
            ensembles.iter_mut().map(|one| std::mem::take(&mut one.whole)).collect();
        if parts.iter().any(Part::is_closed) {
            parts.iter_mut().for_each(Part::begin_again);
        }
        let from = parts.iter().map(|part| part.blocks().len() * LANES).min().unwrap_or(0);
        for (part, model) in parts.iter_mut().zip(models) {
            part.grow(paths as usize, model.seeds());
        }
        let end = (paths as usize).next_multiple_of(LANES);
        let done = Part::add(&mut parts, models, from..end, progress);
        for (ensemble, mut whole) in ensembles.iter_mut().zip(parts) {
            if done.is_err() {
                whole.leave_it();
            }
            ensemble.whole = whole;
        }
        done
    }

    /// Adds paths that were simulated elsewhere until there are `paths`: the parts, of a whole of so many,
    /// hold every path that is not there yet.
    ///
    /// # Errors
    /// [`NotOneWhole`] when paths are missing, are there twice, or are of other draws; the ensemble is
    /// empty then.
    pub fn extend_by(
        &mut self,
        parts: impl IntoIterator<Item = Part>,
        paths: u64,
    ) -> Result<(), NotOneWhole> {
        let mut whole = std::mem::take(&mut self.whole);
        if whole.is_closed() {
            whole.begin_again();
        }
        let mut is_empty = whole.blocks().is_empty();
        for part in parts {
            let seeds = if is_empty { part.seeds() } else { whole.seeds() };
            whole.grow(paths as usize, seeds);
            whole = whole.merge(part)?;
            is_empty = false;
        }
        self.whole = whole.missing().map_or(Ok(whole), Err)?;
        Ok(())
    }

    /// Number of paths.
    pub fn paths(&self) -> usize {
        self.whole.of()
    }

    /// The blocks in the order of their paths; the last one may hold lanes beyond the last path.
    pub fn blocks(&self) -> &[Block] {
        self.whole.blocks()
    }

    /// The days of blocks that have none.
    fn reduced(&self) -> &ReducedRows {
        self.whole.reduced()
    }

    /// One value a path, in path order.
    pub fn column(&self, of: impl Fn(&Block) -> Lanes) -> Vec<f64> {
        let mut values = Vec::with_capacity(self.blocks().len() * LANES);
        for block in self.blocks() {
            values.extend_from_slice(&of(block));
        }
        values.truncate(self.paths());
        values
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
        let lanes =
            self.blocks().iter().flat_map(|block| (0..LANES).map(move |lane| (block, lane)));
        lanes.take(self.paths()).map(|(block, lane)| of(block, lane)).collect()
    }

    /// The balance of one path by day, rupiah; `None` where its days were not kept.
    pub fn cash_of_path(&self, path: usize) -> Option<Vec<f64>> {
        let block = self.blocks().get(path / LANES)?;
        let cash: Vec<f64> = block.cash.iter().map(|row| row[path % LANES]).collect();
        (!cash.is_empty()).then_some(cash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{ExactSum, quantile_type7};
    use crate::scenario::read;
    use crate::simulate::simulate_block;
    use reduction::add_blocks;

    fn model() -> Model {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
             [simulation]\nseed = 1\nweeks = 2\n\
             [[channel]]\nid = \"a\"\nweekly_sales = [500_000, 900_000]\n\
             [[channel]]\nid = \"b\"\nweekly_sales = 300_000\n\
             [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 9\nduration_days = 5\nseverity = 1\n";
        Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario)
    }

    /// What a large ensemble says of days and weeks, against the rows of its blocks themselves.
    #[test]
    fn a_large_ensemble_forgets_its_days_but_not_their_quantiles() {
        let model = model();
        let paths = KEPT_WHOLE + 2 * LANES + 5;
        let ensemble = Ensemble::simulate(&model, paths as u64, &Silent).unwrap();
        assert!(ensemble.cash_of_path(0).is_none());
        assert_eq!(ensemble.cash_of_path(paths - 1).unwrap().len(), 14);
        let mut workspace = crate::simulate::Workspace::default();
        let blocks: Vec<Block> = (0..paths.div_ceil(LANES))
            .map(|block| simulate_block(&model, (block * LANES) as u32, &mut workspace))
            .collect();
        let row = |of: &dyn Fn(&Block) -> Lanes| {
            let mut values: Vec<f64> = blocks.iter().flat_map(of).take(paths).collect();
            let mut sum = ExactSum::default();
            add_blocks(&mut sum, &values);
            let mean = sum.value() / paths as f64;
            values.sort_unstable_by(f64::total_cmp);
            (CASH_PROBABILITIES.map(|p| quantile_type7(&values, p)).to_vec(), mean)
        };
        let fan = ensemble.cash_fan();
        let calm = ensemble.cash_fan_without_shocks().unwrap();
        for day in 0..14 {
            assert_eq!((fan.rows[day].clone(), fan.means[day]), row(&|block| block.cash[day]));
            let without = |block: &Block| {
                block.cash_without_shocks.as_ref().map_or(block.cash[day], |cash| cash[day])
            };
            assert_eq!((calm.rows[day].clone(), calm.means[day]), row(&without));
        }
        let fan = ensemble.weekly_fan(1);
        for week in 0..2 {
            let exact = row(&|block| block.weekly_sales[2 + week]);
            assert_eq!((fan.rows[week].clone(), fan.means[week]), exact);
            let without = row(&|block| block.weekly_sales_without_shocks[week]).1;
            assert_eq!(ensemble.weekly_without_shocks()[week], without);
        }
    }

    /// Paths that come from elsewhere are those that are simulated here, and what lacks some is refused.
    #[test]
    fn growing_by_parts_is_the_same_as_simulating_all_at_once() {
        let model = model();
        let part = |from, to, of| Part::simulate(&model, from..to, of, &Silent).unwrap();
        let mut grown = Ensemble::default();
        grown.extend_by([part(0, 200, 200)], 200).unwrap();
        // In any order; some of them by itself.
        grown.extend_by([part(608, 1_001, 1_001), part(224, 608, 1_001)], 1_001).unwrap();
        let at_once = Ensemble::simulate(&model, 1_001, &Silent).unwrap();
        assert_eq!((grown.paths(), grown.cash_fan()), (1_001, at_once.cash_fan()));
        let flows = |of: &Ensemble| of.column(|block| block.figures.net_cash_flow);
        assert_eq!(flows(&grown), flows(&at_once));

        let lacks = grown.extend_by([part(1_100, 1_500, 1_500)], 1_500);
        assert_eq!(lacks, Err(NotOneWhole::Missing { path: 1_024 }));
        assert_eq!(grown.paths(), 0);
        let mut other = Ensemble::simulate(&model, 64, &Silent).unwrap();
        let twice = other.extend_by([part(32, 96, 96)], 96);
        assert_eq!(twice, Err(NotOneWhole::Twice { path: 32 }));
    }

    /// Paths that are added in several steps are those of one step.
    #[test]
    fn growing_is_the_same_as_simulating_all_at_once() {
        let model = model();
        let at_once = Ensemble::simulate(&model, 40_007, &Silent).unwrap();
        let mut grown = Ensemble::simulate(&model, 100, &Silent).unwrap();
        for paths in [130, 9_001, 16_384, 16_400, 39_000, 40_007] {
            grown.extend(&model, paths, &Silent).unwrap();
            assert_eq!(grown.paths(), paths as usize);
        }
        assert_eq!(grown.cash_fan(), at_once.cash_fan());
        assert_eq!(grown.cash_fan_without_shocks(), at_once.cash_fan_without_shocks());
        assert_eq!(grown.weekly_fan(0), at_once.weekly_fan(0));
        assert_eq!(grown.blocks().len(), at_once.blocks().len());
        let flows = |of: &Ensemble| of.column(|block| block.figures.net_cash_flow);
        assert_eq!(flows(&grown), flows(&at_once));
    }
}
