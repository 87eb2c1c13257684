//! Quantiles over the paths, day by day and week by week.

use std::ops::Range;

use rayon::prelude::*;

use super::Ensemble;
use super::reduction::RowReduction;
use crate::numeric::{LANES, Lanes, Scratch, Type7, order_statistics};
use crate::simulate::Block;

/// The probabilities of a fan: the 90% band, the 50% band, the median.
pub const CASH_PROBABILITIES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Rows that are gathered together: they lie side by side in a block, so that memory is read in
/// longer stretches.
const TOGETHER: usize = 8;

/// Quantiles of type 7 by row (a day or a week): `rows[row][i]` belongs to `probabilities[i]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Fan {
    /// The probabilities, in rising order.
    pub probabilities: Vec<f64>,
    /// One row of quantiles a day or week.
    pub rows: Vec<Vec<f64>>,
    /// The mean over the paths of each row.
    pub means: Vec<f64>,
}

impl Fan {
    /// The quantile of one probability, row by row; empty for a probability that is not there.
    pub fn quantile(&self, probability: f64) -> Vec<f64> {
        let place = self.probabilities.iter().position(|p| *p == probability);
        place.map_or_else(Vec::new, |place| self.rows.iter().map(|row| row[place]).collect())
    }
}

/// The rows of a block of which there are quantiles, as one list: days, then weeks by channel, then
/// weeks without shocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Layout {
    days: usize,
    channel_weeks: usize,
    weeks: usize,
}

/// A part of that list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Cash,
    WeeklySales(usize),
    WithoutShocks,
}

impl Layout {
    fn of(block: &Block) -> Self {
        Self {
            days: block.cash.len(),
            channel_weeks: block.weekly_sales.len(),
            weeks: block.weekly_sales_without_shocks.len(),
        }
    }

    fn all(self) -> usize {
        self.days + self.channel_weeks + self.weeks
    }

    fn rows(self, part: Part) -> Range<usize> {
        let weekly = self.days + self.channel_weeks;
        match part {
            Part::Cash => 0..self.days,
            Part::WeeklySales(channel) => {
                let first = self.days + channel * self.weeks;
                first..first + self.weeks
            }
            Part::WithoutShocks => weekly..weekly + self.weeks,
        }
    }

    fn row(self, block: &Block, row: usize) -> &Lanes {
        match row.checked_sub(self.days) {
            None => &block.cash[row],
            Some(week) => match week.checked_sub(self.channel_weeks) {
                None => &block.weekly_sales[week],
                Some(week) => &block.weekly_sales_without_shocks[week],
            },
        }
    }
}

/// The rows of blocks whose days are not kept.
#[derive(Debug, Clone, Default)]
pub(super) struct ReducedRows {
    /// Blocks that were taken in, from the first on.
    blocks: usize,
    layout: Layout,
    rows: Vec<RowReduction>,
}

impl ReducedRows {
    /// Takes in the blocks beyond those that were, and clears their rows.
    pub(super) fn take_in(&mut self, blocks: &mut [Block]) {
        let Some(first) = blocks.get(self.blocks) else {
            return;
        };
        self.layout = Layout::of(first);
        self.rows.resize(self.layout.all(), RowReduction::default());
        let (layout, new) = (self.layout, &blocks[self.blocks..]);
        self.rows.par_chunks_mut(TOGETHER).enumerate().for_each_init(
            Gathered::default,
            |gathered, (batch, reductions)| {
                let first = batch * TOGETHER;
                gathered.fill(new, new.len() * LANES, layout, first..first + reductions.len());
                for (values, reduction) in gathered.rows.iter().zip(reductions) {
                    reduction.absorb(values, &mut gathered.kept);
                }
            },
        );
        for block in &mut blocks[self.blocks..] {
            block.cash = Vec::new();
            block.weekly_sales = Vec::new();
            block.weekly_sales_without_shocks = Vec::new();
        }
        self.blocks = blocks.len();
    }
}

impl Ensemble {
    /// Quantiles of the balance at the close of each day, rupiah net of drawings.
    pub fn cash_fan(&self) -> Fan {
        self.fan(Part::Cash)
    }

    /// Quantiles of the weekly sales of one channel, rupiah.
    pub fn weekly_fan(&self, channel: usize) -> Fan {
        self.fan(Part::WeeklySales(channel))
    }

    /// Mean sales of all channels without shocks by week, rupiah.
    pub fn weekly_without_shocks(&self) -> Vec<f64> {
        self.fan(Part::WithoutShocks).means
    }

    /// Quantiles of a part of the rows that every block has.
    fn fan(&self, part: Part) -> Fan {
        let reduced = &self.reduced;
        let whole = &self.blocks()[reduced.blocks..];
        let layout = whole.first().map_or(reduced.layout, Layout::of);
        let rows = layout.rows(part);
        let paths = self.paths() - reduced.blocks * LANES;
        let batches: Vec<Vec<(Vec<f64>, f64)>> = (0..rows.len().div_ceil(TOGETHER))
            .into_par_iter()
            .map_init(Gathered::default, |gathered, batch| {
                let first = rows.start + batch * TOGETHER;
                let rows = first..rows.end.min(first + TOGETHER);
                gathered.fill(whole, paths, layout, rows.clone());
                match reduced.rows.get(rows) {
                    Some(reductions) => gathered.quantiles_after(reductions),
                    None => gathered.quantiles(),
                }
            })
            .collect();
        let (rows, means) = batches.into_iter().flatten().unzip();
        Fan { probabilities: CASH_PROBABILITIES.to_vec(), rows, means }
    }
}

/// Some rows of many blocks, and room for their quantiles.
#[derive(Default)]
struct Gathered {
    rows: Vec<Vec<f64>>,
    scratch: Scratch,
    found: Vec<f64>,
    kept: Vec<f64>,
}

impl Gathered {
    fn fill(&mut self, blocks: &[Block], paths: usize, layout: Layout, rows: Range<usize>) {
        self.rows.resize(rows.len(), Vec::new());
        self.rows.iter_mut().for_each(Vec::clear);
        for block in blocks {
            for (values, row) in self.rows.iter_mut().zip(rows.clone()) {
                values.extend_from_slice(layout.row(block, row));
            }
        }
        self.rows.iter_mut().for_each(|values| values.truncate(paths));
    }

    /// Quantiles and mean of each row.
    fn quantiles(&mut self) -> Vec<(Vec<f64>, f64)> {
        let means = self.means();
        let Self { rows, scratch, found, .. } = self;
        rows.iter().map(|values| quantiles_of(values, scratch, found)).zip(means).collect()
    }

    /// The same of rows that continue others.
    fn quantiles_after(&mut self, reductions: &[RowReduction]) -> Vec<(Vec<f64>, f64)> {
        let mut of_row = |(values, reduction): (&Vec<f64>, &RowReduction)| {
            let mut all = reduction.clone();
            all.absorb(values, &mut self.kept);
            (all.quantiles(), all.mean())
        };
        self.rows.iter().zip(reductions).map(&mut of_row).collect()
    }

    /// Means in path order; the sums of several rows advance together and do not wait for each
    /// other.
    fn means(&self) -> Vec<f64> {
        let count = self.rows.first().map_or(0, Vec::len);
        let mut sums = [0.0; TOGETHER];
        for path in 0..count {
            for (sum, values) in sums.iter_mut().zip(&self.rows) {
                *sum += values[path];
            }
        }
        sums.iter().take(self.rows.len()).map(|sum| sum / count as f64).collect()
    }
}

fn quantiles_of(values: &[f64], scratch: &mut Scratch, found: &mut Vec<f64>) -> Vec<f64> {
    let places = CASH_PROBABILITIES.map(|p| Type7::new(values.len(), p));
    let ranks = places.map(|place| [place.lower, place.upper]);
    order_statistics(values, ranks.as_flattened(), scratch, found);
    let pairs = places.iter().zip(found.chunks(2));
    pairs.map(|(place, pair)| place.interpolate(pair[0], pair[1])).collect()
}
