//! Mixes, or whole scenarios, side by side over the same draws (MODEL 9, 10).
//!
//! All of them live through the same futures, so differences are taken path by path and their
//! errors are those of the differences: far smaller than the errors of two separate runs.

use super::columns::Columns;
use super::metrics::{self, Metric, Unit};
use crate::ensemble::{Ensemble, Interrupted, Progress};
use crate::metrics::{
    BetterOf, MetricError, cash_needed_difference, chance_better, chance_difference,
    expected_shortfall_difference, mean_difference, quantile_difference, value_at_risk_difference,
};
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
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Incomparable {
    /// Fewer than two.
    #[error("there is nothing to compare: only one mix is given")]
    OnlyOne,
    /// They differ in something that must be the same.
    #[error("{first} and {second} differ in their {what}: {of_first} and {of_second}")]
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
    /// The work was asked to stop.
    #[error("interrupted")]
    Interrupted,
    /// A figure could not be computed.
    #[error(transparent)]
    Metric(#[from] MetricError),
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
    /// Every pair, the later one against the earlier.
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
    pub metrics: Vec<Metric>,
    /// Net cash flow of each path, rupiah, in path order.
    pub net_cash_flows: Vec<f64>,
}

/// Two candidates; differences are `candidate` less `against`.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Position of the one that is judged.
    pub candidate: usize,
    /// Position of the one it is judged against.
    pub against: usize,
    /// Differences of figures with their paired errors.
    pub differences: Vec<Metric>,
    /// How often it is better on the same path, by net cash flow.
    pub better: BetterOf,
}

impl Comparison {
    /// Simulates all candidates over the same draws, with the seed and the number of paths of the
    /// first, and compares each pair.
    ///
    /// # Errors
    /// When there is one candidate alone, when horizon, start date or currency differ, when the
    /// work is interrupted, or when an amount grew beyond what a number can hold.
    pub fn of(candidates: Vec<Candidate>, progress: &dyn Progress) -> Result<Self, Incomparable> {
        let first = candidates.first().ok_or(Incomparable::OnlyOne)?;
        check(&candidates)?;
        let (paths, seed) = (first.model.paths(), first.model.seed());
        let (business, currency) =
            (first.model.name().to_owned(), first.model.currency().to_owned());
        let horizon = first.model.horizon();
        let simulated =
            |one: &Candidate| one.model.clone().with_simulation(Some(paths), Some(seed));
        let models: Vec<Model> = candidates.iter().map(simulated).collect();
        let ensembles = Ensemble::simulate_all(&models, paths, progress)
            .map_err(|Interrupted| Incomparable::Interrupted)?;
        let mut compared = Vec::with_capacity(candidates.len());
        let mut columns = Vec::with_capacity(candidates.len());
        for ((candidate, model), ensemble) in candidates.into_iter().zip(&models).zip(&ensembles) {
            let found = Columns::of(model, ensemble);
            compared.push(Compared {
                id: candidate.id,
                name: candidate.name,
                metrics: metrics::metrics(model, ensemble, &found)?,
                net_cash_flows: found.net_cash_flow.clone(),
            });
            columns.push(found);
        }
        let pairs = pairs(&columns)?;
        Ok(Self {
            business,
            currency,
            horizon,
            paths: paths as usize,
            seed,
            candidates: compared,
            pairs,
        })
    }

    /// The pairs in which the first candidate is the one against which is judged.
    pub fn against_first(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.against == 0)
    }
}

impl Compared {
    /// The value of a figure by its name; NaN for a name that is not there.
    pub fn value(&self, name: &str) -> f64 {
        let found = self.metrics.iter().find(|metric| metric.name == name);
        found.map_or(f64::NAN, |metric| metric.estimate.value)
    }
}

impl Pair {
    /// The difference of a figure by its name.
    pub fn difference(&self, name: &str) -> Option<&Metric> {
        self.differences.iter().find(|metric| metric.name == name)
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
            ("horizons", format!("{} days", model.horizon().days())),
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

fn pairs(columns: &[Columns]) -> Result<Vec<Pair>, MetricError> {
    let mut pairs = Vec::new();
    for candidate in 0..columns.len() {
        for against in 0..candidate {
            let (a, b) = (&columns[candidate], &columns[against]);
            pairs.push(Pair {
                candidate,
                against,
                differences: differences(a, b)?,
                better: chance_better(&a.net_cash_flow, &b.net_cash_flow)?,
            });
        }
    }
    Ok(pairs)
}

fn differences(a: &Columns, b: &Columns) -> Result<Vec<Metric>, MetricError> {
    let (x, y) = (&a.net_cash_flow, &b.net_cash_flow);
    let money = |name, estimate| Metric { name, unit: Unit::Money, estimate };
    Ok(vec![
        money("net_cash_flow_mean", mean_difference(x, y)?),
        money("net_cash_flow_median", quantile_difference(x, y, 0.5)?),
        money("value_at_risk_95", value_at_risk_difference(x, y, 0.95)?),
        money("expected_shortfall_95", expected_shortfall_difference(x, y, 0.95)?),
        Metric {
            name: "probability_out_of_cash",
            unit: Unit::Share,
            estimate: chance_difference(&a.ran_out, &b.ran_out)?,
        },
        money("cash_needed_95", cash_needed_difference(&a.cash_needed, &b.cash_needed, 0.95)?),
        money("lowest_cash_median", quantile_difference(&a.lowest_cash, &b.lowest_cash, 0.5)?),
        money("sales_mean", mean_difference(&a.sales, &b.sales)?),
    ])
}
