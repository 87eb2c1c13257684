//! Quantiles over the paths, day by day and week by week.

use std::ops::Range;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Ensemble;
use super::reduction::{RowReduction, add_blocks};
use crate::numeric::{ExactSum, LANES, Lanes, Scratch, Type7, order_statistics};
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
/// weeks without shocks, then days without shocks where the model has any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Layout {
    days: usize,
    channel_weeks: usize,
    weeks: usize,
    days_without: usize,
}

/// A stretch of that list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stretch {
    Cash,
    WeeklySales(usize),
    WithoutShocks,
    CashWithoutShocks,
}

impl Layout {
    pub(super) fn of(block: &Block) -> Self {
        Self {
            days: block.cash.len(),
            channel_weeks: block.weekly_sales.len(),
            weeks: block.weekly_sales_without_shocks.len(),
            days_without: if block.occurrences.is_empty() { 0 } else { block.cash.len() },
        }
    }

    fn all(self) -> usize {
        self.days + self.channel_weeks + self.weeks + self.days_without
    }

    fn rows(self, stretch: Stretch) -> Range<usize> {
        let weekly = self.days + self.channel_weeks;
        match stretch {
            Stretch::Cash => 0..self.days,
            Stretch::WeeklySales(channel) => {
                let first = self.days + channel * self.weeks;
                first..first + self.weeks
            }
            Stretch::WithoutShocks => weekly..weekly + self.weeks,
            Stretch::CashWithoutShocks => weekly + self.weeks..self.all(),
        }
    }

    fn row(self, block: &Block, row: usize) -> &Lanes {
        let mut place = row;
        let without = block.cash_without_shocks.as_ref().unwrap_or(&block.cash);
        for (length, rows) in [
            (self.days, &block.cash),
            (self.channel_weeks, &block.weekly_sales),
            (self.weeks, &block.weekly_sales_without_shocks),
        ] {
            match place.checked_sub(length) {
                None => return &rows[place],
                Some(beyond) => place = beyond,
            }
        }
        &without[place]
    }
}

/// The rows of blocks whose days are not kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct ReducedRows {
    layout: Layout,
    rows: Vec<RowReduction>,
    /// How many values there will be of each row, where that is known and none come from elsewhere.
    all: Option<usize>,
}

impl ReducedRows {
    /// Says that so many values come one after another, and no others.
    pub(super) fn expect(&mut self, all: usize) {
        self.all = Some(all);
    }

    /// Says that others may come.
    pub(super) fn expect_more(&mut self) {
        self.all = None;
    }

    /// Whether no others can come.
    pub(super) fn is_closed(&self) -> bool {
        self.all.is_some() && !self.is_empty()
    }

    /// Takes in the rows of whole blocks, and clears them there.
    pub(super) fn take_in(&mut self, mut blocks: Vec<&mut Block>) {
        let Some(first) = blocks.first() else {
            return;
        };
        self.layout = Layout::of(first);
        self.rows.resize(self.layout.all(), RowReduction::default());
        let (layout, new, all) = (self.layout, &blocks, self.all);
        self.rows.par_chunks_mut(TOGETHER).enumerate().for_each_init(
            Gathered::default,
            |gathered, (batch, reductions)| {
                let first = batch * TOGETHER;
                let rows = first..first + reductions.len();
                if reductions.iter().any(RowReduction::is_empty) {
                    gathered.fill(new.iter().map(|block| &**block), layout, rows);
                    for (values, reduction) in gathered.rows.iter().zip(reductions) {
                        reduction.absorb(values, &mut gathered.kept, all);
                    }
                    return;
                }
                for block in new {
                    for (row, reduction) in rows.clone().zip(reductions.iter_mut()) {
                        reduction.absorb_block(layout.row(block, row));
                    }
                }
                reductions.iter_mut().for_each(|reduction| reduction.narrow_if_wide(all));
            },
        );
        for block in &mut blocks {
            block.cash = Vec::new();
            block.cash_without_shocks = None;
            block.weekly_sales = Vec::new();
            block.weekly_sales_without_shocks = Vec::new();
        }
    }

    /// Whether no rows were taken in.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows there are.
    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    /// Takes in rows of other blocks that are reduced already.
    pub(super) fn merge(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        for (row, other) in self.rows.iter_mut().zip(&other.rows) {
            row.merge(other);
        }
    }
}

impl Ensemble {
    /// Quantiles of the balance at the close of each day, rupiah net of drawings.
    pub fn cash_fan(&self) -> Fan {
        self.fan(Stretch::Cash)
    }

    /// The same without shocks; nothing where the model has none.
    pub fn cash_fan_without_shocks(&self) -> Option<Fan> {
        Some(self.fan(Stretch::CashWithoutShocks)).filter(|fan| !fan.rows.is_empty())
    }

    /// Quantiles of the weekly sales of one channel, rupiah.
    pub fn weekly_fan(&self, channel: usize) -> Fan {
        self.fan(Stretch::WeeklySales(channel))
    }

    /// Mean sales of all channels without shocks by week, rupiah.
    pub fn weekly_without_shocks(&self) -> Vec<f64> {
        self.fan(Stretch::WithoutShocks).means
    }

    /// Quantiles of a stretch of the rows that every block has.
    fn fan(&self, stretch: Stretch) -> Fan {
        let (reduced, paths) = (self.reduced(), self.paths());
        let whole: Vec<&Block> = self.blocks().iter().filter(|block| has_rows(block)).collect();
        let layout = whole.first().map_or(reduced.layout, |block| Layout::of(block));
        let rows = layout.rows(stretch);
        let batches: Vec<Vec<(Vec<f64>, f64)>> = (0..rows.len().div_ceil(TOGETHER))
            .into_par_iter()
            .map_init(Gathered::default, |gathered, batch| {
                let first = rows.start + batch * TOGETHER;
                let rows = first..rows.end.min(first + TOGETHER);
                gathered.fill(whole.iter().copied(), layout, rows.clone());
                gathered.forget_beyond(paths, whole.last().copied());
                match reduced.rows.get(rows) {
                    Some(reductions) => gathered.quantiles_after(reductions, reduced.all),
                    None => gathered.quantiles(),
                }
            })
            .collect();
        let (rows, means) = batches.into_iter().flatten().unzip();
        Fan { probabilities: CASH_PROBABILITIES.to_vec(), rows, means }
    }
}

/// Whether the days of a block are kept.
pub(super) fn has_rows(block: &Block) -> bool {
    !block.cash.is_empty()
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
    fn fill<'a>(
        &mut self,
        blocks: impl Iterator<Item = &'a Block>,
        layout: Layout,
        rows: Range<usize>,
    ) {
        self.rows.resize(rows.len(), Vec::new());
        self.rows.iter_mut().for_each(Vec::clear);
        for block in blocks {
            for (values, row) in self.rows.iter_mut().zip(rows.clone()) {
                values.extend_from_slice(layout.row(block, row));
            }
        }
    }

    /// Leaves out the lanes of the last block that lie beyond the last path.
    fn forget_beyond(&mut self, paths: usize, last: Option<&Block>) {
        let end = last.map_or(0, |block| block.first_path as usize + LANES);
        let beyond = end.saturating_sub(paths);
        self.rows.iter_mut().for_each(|values| values.truncate(values.len() - beyond));
    }

    /// Quantiles and mean of each row.
    fn quantiles(&mut self) -> Vec<(Vec<f64>, f64)> {
        let means = self.means();
        let Self { rows, scratch, found, .. } = self;
        rows.iter().map(|values| quantiles_of(values, scratch, found)).zip(means).collect()
    }

    /// The same of rows that continue others.
    fn quantiles_after(
        &mut self,
        reductions: &[RowReduction],
        all: Option<usize>,
    ) -> Vec<(Vec<f64>, f64)> {
        let mut of_row = |(values, reduction): (&Vec<f64>, &RowReduction)| {
            let mut row = reduction.clone();
            row.absorb(values, &mut self.kept, all);
            row.narrow(all);
            (row.quantiles(), row.mean())
        };
        self.rows.iter().zip(reductions).map(&mut of_row).collect()
    }

    fn means(&self) -> Vec<f64> {
        let mean = |values: &Vec<f64>| {
            let mut sum = ExactSum::default();
            add_blocks(&mut sum, values);
            sum.value() / values.len() as f64
        };
        self.rows.iter().map(mean).collect()
    }
}

fn quantiles_of(values: &[f64], scratch: &mut Scratch, found: &mut Vec<f64>) -> Vec<f64> {
    let places = CASH_PROBABILITIES.map(|p| Type7::new(values.len(), p));
    let ranks = places.map(|place| [place.lower, place.upper]);
    order_statistics(values, ranks.as_flattened(), scratch, found);
    let pairs = places.iter().zip(found.chunks(2));
    pairs.map(|(place, pair)| place.interpolate(pair[0], pair[1])).collect()
}
