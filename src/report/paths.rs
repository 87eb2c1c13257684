//! Where the figures of a report come from: blocks of paths, whole or cut down to what figures need.

use crate::ensemble::Ensemble;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};
use crate::simulate::{Block, Workspace, simulate_block_without_each};

/// Paths in blocks, in path order.
pub(super) trait Paths {
    /// Anything a path has, in path order.
    fn collect<T>(&self, of: impl Fn(&Block, usize) -> T) -> Vec<T>;

    /// One value a path, in path order.
    fn column(&self, of: impl Fn(&Block) -> Lanes) -> Vec<f64>;
}

impl Paths for Ensemble {
    fn collect<T>(&self, of: impl Fn(&Block, usize) -> T) -> Vec<T> {
        Self::collect(self, of)
    }

    fn column(&self, of: impl Fn(&Block) -> Lanes) -> Vec<f64> {
        Self::column(self, of)
    }
}

/// Paths without their days and weeks: a tenth of the memory, so that many mixes fit.
#[derive(Debug, Clone, Default)]
pub(super) struct Totals {
    blocks: Vec<Block>,
    paths: usize,
}

impl Totals {
    /// A block without its days and weeks.
    pub(super) fn of_block(model: &Model, first_path: u32, workspace: &mut Workspace) -> Block {
        let block = simulate_block_without_each(model, first_path, workspace);
        Block {
            cash: Vec::new(),
            cash_without_shocks: None,
            reopenings: Vec::new(),
            weekly_sales: Vec::new(),
            weekly_sales_without_shocks: Vec::new(),
            first_week_change: Vec::new(),
            ..block
        }
    }

    /// The first path of the next block.
    pub(super) fn next(&self) -> usize {
        self.blocks.len() * LANES
    }

    /// Adds blocks, so that there are `paths` paths.
    pub(super) fn extend(&mut self, blocks: Vec<Block>, paths: usize) {
        self.blocks.extend(blocks);
        self.paths = self.paths.max(paths);
    }
}

impl Paths for Totals {
    fn collect<T>(&self, of: impl Fn(&Block, usize) -> T) -> Vec<T> {
        let lanes = self.blocks.iter().flat_map(|block| (0..LANES).map(move |lane| (block, lane)));
        lanes.take(self.paths).map(|(block, lane)| of(block, lane)).collect()
    }

    fn column(&self, of: impl Fn(&Block) -> Lanes) -> Vec<f64> {
        let mut values: Vec<f64> = self.blocks.iter().flat_map(of).collect();
        values.truncate(self.paths);
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ensemble::Silent;
    use crate::report::columns::{Columns, cash_of, channel_sales};
    use crate::scenario;

    #[test]
    fn totals_hold_what_figures_read_to_the_bit() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 100\n\
            [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 10\npaths = 80\n\
            [[channel]]\nid = \"a\"\nweekly_sales = [7, 9]\n\
            [[channel]]\nid = \"b\"\nweekly_sales = 7\n\
            [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 9\nduration_days = 9\n\
            severity = [0.5, 1]\n";
        let read = scenario::read("x.toml", text.as_bytes()).unwrap();
        let model = Model::build(&read.scenario);
        let whole = Ensemble::simulate(&model, 80, &Silent).unwrap();
        let mut workspace = Workspace::default();
        let mut totals = Totals::default();
        let block = |first: usize, workspace: &mut Workspace| {
            Totals::of_block(&model, first as u32, workspace)
        };
        totals.extend(vec![block(0, &mut workspace)], 32);
        assert_eq!(totals.next(), 32);
        let more = [32, 64].map(|first| block(first, &mut workspace));
        totals.extend(more.to_vec(), 80);
        let (a, b) = (Columns::of(&whole), Columns::of(&totals));
        assert_eq!(a.net_cash_flow.len(), 80);
        assert_eq!((a.net_cash_flow, a.cash_needed), (b.net_cash_flow, b.cash_needed));
        assert_eq!((a.sales, a.ran_out), (b.sales, b.ran_out));
        assert_eq!(channel_sales(&model, &whole), channel_sales(&model, &totals));
        let cash = |channel| (cash_of(&model, &whole, channel), cash_of(&model, &totals, channel));
        for (whole, totals) in [Some(0), Some(1), None].map(cash) {
            assert_eq!(whole, totals);
        }
    }
}
