//! What a page shows while a number moves: a few of the figures of a [`Report`](super::Report), the same
//! to the bit, in a small part of its time.

use crate::ensemble::{CASH_PROBABILITIES, Ensemble};
use crate::metrics::{MetricError, cash_needed, chance, median, quantiles_of};
use crate::model::Model;
use crate::numeric::{LANES, Scratch};
use crate::simulate::{Block, NEVER};

/// Share of paths that the cash needed carries, as in a report.
const SURVIVAL: f64 = 0.95;

/// Days from one point of the fan to the next.
const WEEK: usize = 7;

/// The first figures of some paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// Number of paths.
    pub paths: usize,
    /// The paths as they are.
    pub with_shocks: Fate,
    /// The same without shocks.
    pub without_shocks: Fate,
    /// Mean of opening cash, rupiah.
    pub opening_cash: f64,
    /// Quantiles of the balance at the close of every seventh day, the first day first, rupiah: one row
    /// each of 5, 25, 50, 75 and 95%.
    pub fan: [Vec<f64>; 5],
}

/// What becomes of paths in one of their lives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fate {
    /// Chance of running out of cash.
    pub out: f64,
    /// Cash at the start that lasts in 95 of 100 paths, rupiah.
    pub cash_needed: f64,
    /// Median of the change of cash over the horizon, rupiah.
    pub median: f64,
}

impl Glance {
    /// Sums up the paths of a model.
    ///
    /// # Errors
    /// As for [`Report::of`](super::Report::of).
    pub fn of(model: &Model, ensemble: &Ensemble) -> Result<Self, MetricError> {
        let with = Fate::of(
            &ensemble.counts(|block| &block.figures.first_day_out_of_cash),
            &ensemble.column(|block| block.figures.cash_needed),
            &ensemble.column(|block| block.figures.net_cash_flow),
        )?;
        let without = Fate::of(
            &ensemble.counts(|block| &block.without_shocks.first_day_out_of_cash),
            &ensemble.column(|block| block.without_shocks.cash_needed),
            &ensemble.column(|block| block.without_shocks.net_cash_flow),
        )?;
        Ok(Self {
            paths: ensemble.paths(),
            with_shocks: with,
            without_shocks: without,
            opening_cash: model.parameters().mean(model.opening_cash),
            fan: fan(ensemble),
        })
    }
}

impl Fate {
    fn of(first_day_out: &[u32], needed: &[f64], flow: &[f64]) -> Result<Self, MetricError> {
        let ran_out: Vec<bool> = first_day_out.iter().map(|day| *day != NEVER).collect();
        Ok(Self {
            out: chance(&ran_out)?.estimate.value,
            cash_needed: cash_needed(needed, SURVIVAL)?.value,
            median: median(flow)?.value,
        })
    }
}

/// The fan by week; of paths whose days are not kept, from the quantiles of all days.
fn fan(ensemble: &Ensemble) -> [Vec<f64>; 5] {
    let blocks = ensemble.blocks();
    let is_kept = blocks.iter().all(|block| !block.cash.is_empty());
    let rows: Vec<Vec<f64>> = if is_kept {
        let days = blocks.first().map_or(0, |block| block.cash.len());
        let mut scratch = Scratch::default();
        let mut of_day = |day| {
            let values = on_day(blocks, day, ensemble.paths());
            quantiles_of(&values, &CASH_PROBABILITIES, &mut scratch)
        };
        (0..days).step_by(WEEK).map(&mut of_day).collect()
    } else {
        ensemble.cash_fan().rows.into_iter().step_by(WEEK).collect()
    };
    std::array::from_fn(|place| rows.iter().filter_map(|row| row.get(place).copied()).collect())
}

/// The balances of a day, in path order.
fn on_day(blocks: &[Block], day: usize, paths: usize) -> Vec<f64> {
    let mut values = Vec::with_capacity(blocks.len() * LANES);
    for block in blocks {
        if let Some(row) = block.cash.get(day) {
            values.extend_from_slice(row);
        }
    }
    values.truncate(paths);
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ensemble::{KEPT_WHOLE, Silent};
    use crate::report::{Life, Metric, Report};
    use crate::scenario::read;

    const TEXT: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = [300_000, 900_000]\n\
        [simulation]\nseed = 1\nweeks = 5\n\
        [[channel]]\nid = \"a\"\nweekly_sales = [500_000, 900_000]\n\
        [costs]\nwages_per_month = 2_500_000\n\
        [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 9\nduration_days = 5\nseverity = 1\n";

    /// A page that shows one figure while it counts and another when it is done would be wrong.
    #[test]
    fn a_glance_has_the_figures_of_the_report() {
        let model = Model::build(&read("x.toml", TEXT.as_bytes()).unwrap().scenario);
        for paths in [1, 40, 1_000, KEPT_WHOLE as u64 + 70] {
            let ensemble = Ensemble::simulate(&model, paths, &Silent).unwrap();
            let glance = Glance::of(&model, &ensemble).unwrap();
            let report = Report::of(&model, &ensemble).unwrap();
            for (fate, life) in
                [(glance.with_shocks, Life::AsItIs), (glance.without_shocks, Life::WithoutShocks)]
            {
                let value = |metric| report.metrics.of(metric, life).unwrap().value;
                assert_eq!(fate.out, value(Metric::ProbabilityOutOfCash));
                assert_eq!(fate.cash_needed, value(Metric::CashNeeded95));
                assert_eq!(fate.median, value(Metric::NetCashFlowMedian));
            }
            assert_eq!(glance.opening_cash, report.opening_cash);
            for (row, probability) in glance.fan.iter().zip(CASH_PROBABILITIES) {
                let days = report.cash.quantile(probability);
                assert_eq!(*row, days.into_iter().step_by(WEEK).collect::<Vec<f64>>());
                assert_eq!(row.len(), 5);
            }
        }
    }
}
