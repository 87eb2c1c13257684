//! Quantiles over the paths, day by day and week by week.

use rayon::prelude::*;

use super::Ensemble;
use crate::numeric::{Lanes, Scratch, Type7, order_statistics};
use crate::simulate::Block;

/// The probabilities of a cash fan: the 90% band, the 50% band, the median.
pub const CASH_PROBABILITIES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

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

/// Quantiles of the balance at the close of each day, rupiah net of drawings.
pub fn cash_quantiles(ensemble: &Ensemble, days: usize, probabilities: &[f64]) -> Fan {
    fan(ensemble, days, probabilities, |block, day| &block.cash[day])
}

/// Quantiles of the weekly sales of one channel, rupiah.
pub fn weekly_quantiles(
    ensemble: &Ensemble,
    channel: usize,
    weeks: usize,
    probabilities: &[f64],
) -> Fan {
    let first = channel * weeks;
    fan(ensemble, weeks, probabilities, move |block, week| &block.weekly_sales[first + week])
}

/// Quantiles of any row that every block has.
pub(crate) fn fan(
    ensemble: &Ensemble,
    rows: usize,
    probabilities: &[f64],
    row_of: impl Fn(&Block, usize) -> &Lanes + Sync,
) -> Fan {
    let quantiles: Vec<(Vec<f64>, f64)> = (0..rows)
        .into_par_iter()
        .map_init(
            || (Vec::new(), Scratch::default(), Vec::new()),
            |(values, scratch, found), row| {
                ensemble.gather(values, |block| row_of(block, row));
                let mean = values.iter().sum::<f64>() / values.len() as f64;
                (quantiles_of(values, probabilities, scratch, found), mean)
            },
        )
        .collect();
    let (rows, means) = quantiles.into_iter().unzip();
    Fan { probabilities: probabilities.to_vec(), rows, means }
}

fn quantiles_of(
    values: &[f64],
    probabilities: &[f64],
    scratch: &mut Scratch,
    found: &mut Vec<f64>,
) -> Vec<f64> {
    let places: Vec<Type7> = probabilities.iter().map(|p| Type7::new(values.len(), *p)).collect();
    let ranks: Vec<usize> = places.iter().flat_map(|place| [place.lower, place.upper]).collect();
    order_statistics(values, &ranks, scratch, found);
    places
        .iter()
        .zip(found.chunks(2))
        .map(|(place, pair)| place.interpolate(pair[0], pair[1]))
        .collect()
}
