//! Mixes, or whole scenarios, side by side over the same draws (MODEL 9, 10).
//!
//! All of them live through the same futures, so differences are taken path by path and their
//! errors are those of the differences: far smaller than the errors of two separate runs.

mod pair;
mod precision;
mod price;

pub use pair::Pair;
pub use price::Price;

use std::fmt;

use rayon::prelude::*;

use super::columns::Columns;
use super::fates::BothLives;
use super::metric::MetricList;
use super::metrics;
use super::paths::Totals;
use crate::ensemble::{Interrupted, Progress, side_by_side};
use crate::language::{Said, say};
use crate::metrics::MetricError;
use crate::model::{Horizon, Model};

/// One mix or scenario that is compared.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Unique id: `today`, the id of a mix, or the name of a file.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// Its model.
    pub model: Model,
}

/// Why candidates cannot be compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Incomparable {
    /// Fewer than two.
    OnlyOne,
    /// They differ in something that must be the same.
    Differ {
        /// Name of the first.
        first: String,
        /// Name of the second.
        second: String,
        /// What differs.
        what: &'static str,
        /// That of the first.
        of_first: String,
        /// That of the second.
        of_second: String,
    },
    /// The work stopped before it was done.
    Interrupted(Interrupted),
    /// A figure could not be computed.
    Metric(MetricError),
}

impl Incomparable {
    /// What is wrong.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::OnlyOne => say!("no_answer.only_one"),
            Self::Differ { first, second, what, of_first, of_second } => say!(
                "no_answer.differ",
                first = first,
                second = second,
                what = in_words(what),
                of_first = of_first,
                of_second = of_second
            ),
            Self::Interrupted(stopped) => stopped.said(),
            Self::Metric(error) => say!("no_answer.metric.message", why = error.said()),
        }
    }
}

/// What differs, in words.
fn in_words(what: &str) -> Said {
    match what {
        "start dates" => say!("no_answer.differ_start"),
        "horizons" => say!("no_answer.differ_horizon"),
        _ => say!("no_answer.differ_currency"),
    }
}

impl fmt::Display for Incomparable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for Incomparable {}

impl From<Interrupted> for Incomparable {
    fn from(stopped: Interrupted) -> Self {
        Self::Interrupted(stopped)
    }
}

impl From<MetricError> for Incomparable {
    fn from(error: MetricError) -> Self {
        Self::Metric(error)
    }
}

/// What a comparison says.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Name of the business of the first candidate.
    pub business: String,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The days that were simulated.
    pub horizon: Horizon,
    /// Number of paths of each.
    pub paths: usize,
    /// Seed of all draws.
    pub seed: u64,
    /// The candidates, in the order given.
    pub candidates: Vec<Compared>,
    /// Every pair, the later one against the earlier; of more than seven candidates only the pairs
    /// with the first.
    pub pairs: Vec<Pair>,
}

/// The figures of one candidate.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Unique id.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// The figures, as in a run.
    pub metrics: MetricList,
    /// Whether it has shocks at all.
    pub has_shocks: bool,
    /// Net cash flow of each path, rupiah, in path order.
    pub net_cash_flows: Vec<f64>,
}

impl Comparison {
    /// Simulates all candidates over the same draws, with the seed and the number of paths of the
    /// first, and compares each pair.
    ///
    /// # Errors
    /// When there is one candidate alone, when horizon, start date or currency differ, when the
    /// work is interrupted, or when an amount grew beyond what a number can hold.
    pub fn of(candidates: Vec<Candidate>, progress: &dyn Progress) -> Result<Self, Incomparable> {
        Simulated::new(&candidates, progress)?.compare(candidates)
    }

    /// As [`Comparison::of`], with as many more paths as `more` asks for. It is told how many there
    /// are and the largest relative error of a difference to the first candidate, and answers how
    /// many there shall be, or nothing when these will do.
    ///
    /// The error is that of the mean net cash flow or of its expected shortfall at 95%, whichever is
    /// larger, against the larger of the difference itself and of how far the worst 5% lie below
    /// the mean in either of the two; nothing where the paths are too few to know it. So it is small
    /// where a difference is known well and where it is known to be small.
    ///
    /// # Errors
    /// As for [`Comparison::of`].
    pub fn until(
        candidates: Vec<Candidate>,
        progress: &dyn Progress,
        mut more: impl FnMut(u64, Option<f64>) -> Option<u64>,
    ) -> Result<Self, Incomparable> {
        let mut simulated = Simulated::new(&candidates, progress)?;
        while let Some(paths) = more(simulated.paths, simulated.largest_error()?) {
            simulated.extend(paths, progress)?;
        }
        simulated.compare(candidates)
    }

    /// The pairs in which the first candidate is the one against which is judged.
    pub fn against_first(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.against == 0)
    }
}

/// What must be the same: else differences would be those of the calendar or of money.
fn check(candidates: &[Candidate]) -> Result<(), Incomparable> {
    let [first, others @ ..] = candidates else { return Err(Incomparable::OnlyOne) };
    if others.is_empty() {
        return Err(Incomparable::OnlyOne);
    }
    let facts = |model: &Model| {
        [
            ("start dates", model.horizon().start().to_string()),
            ("horizons", model.horizon().days().to_string()),
            ("currencies", model.currency().to_owned()),
        ]
    };
    for other in others {
        for ((what, of_first), (_, of_second)) in
            facts(&first.model).into_iter().zip(facts(&other.model))
        {
            if of_first != of_second {
                let (first, second) = (first.name.clone(), other.name.clone());
                return Err(Incomparable::Differ { first, second, what, of_first, of_second });
            }
        }
    }
    Ok(())
}

/// The paths of all candidates.
struct Simulated {
    models: Vec<Model>,
    totals: Vec<Totals>,
    paths: u64,
}

impl Simulated {
    fn new(candidates: &[Candidate], progress: &dyn Progress) -> Result<Self, Incomparable> {
        let first = candidates.first().ok_or(Incomparable::OnlyOne)?;
        check(candidates)?;
        let (paths, seeds) = (first.model.paths(), first.model.seeds());
        let model = |one: &Candidate| {
            one.model.clone().with_simulation(Some(paths), None).with_seeds(seeds)
        };
        let models: Vec<Model> = candidates.iter().map(model).collect();
        let totals = vec![Totals::default(); models.len()];
        let mut simulated = Self { models, totals, paths };
        simulated.extend(paths, progress)?;
        Ok(simulated)
    }

    fn extend(&mut self, paths: u64, progress: &dyn Progress) -> Result<(), Interrupted> {
        self.paths = self.paths.max(paths);
        let paths = self.paths as usize;
        let first = self.totals.first().map_or(0, Totals::next);
        let more = side_by_side(&self.models, (first, paths), Totals::of_block, progress)?;
        for (totals, blocks) in self.totals.iter_mut().zip(more) {
            totals.extend(blocks, paths);
        }
        Ok(())
    }

    fn largest_error(&self) -> Result<Option<f64>, MetricError> {
        precision::largest_error(&self.totals)
    }

    fn compare(self, candidates: Vec<Candidate>) -> Result<Comparison, Incomparable> {
        let first = self.models.first().ok_or(Incomparable::OnlyOne)?;
        let simulated = || self.models.par_iter().zip(&self.totals);
        let columns: Vec<Columns> = self.totals.par_iter().map(Columns::of).collect();
        let figures: Result<Vec<MetricList>, MetricError> = simulated()
            .zip(&columns)
            .map(|((model, totals), columns)| metrics::metrics(model, totals, columns))
            .collect();
        let quiet: Vec<Vec<bool>> = self.totals.iter().map(price::without_shocks).collect();
        let lives: Vec<BothLives> = self
            .totals
            .par_iter()
            .zip(&columns)
            .map(|(totals, columns)| BothLives::of(totals, columns))
            .collect();
        let pairs = pair::pairs(&columns, &lives, &quiet)?;
        drop(lives);
        let figures = figures?.into_iter().zip(columns);
        let compared = candidates.into_iter().zip(figures).map(|(one, (metrics, columns))| {
            let Candidate { id, name, model } = one;
            let has_shocks = !model.shocks().is_empty();
            let net_cash_flows = columns.net_cash_flow;
            Compared { id, name, metrics, has_shocks, net_cash_flows }
        });
        Ok(Comparison {
            business: first.name().to_owned(),
            currency: first.currency().to_owned(),
            horizon: first.horizon(),
            paths: self.paths as usize,
            seed: first.seed(),
            candidates: compared.collect(),
            pairs,
        })
    }
}
