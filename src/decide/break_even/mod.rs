//! How often a shock must come for a mix to pay off: where the mean net cash flow of the mix equals
//! that of the first, all else as it is, on the same draws.

mod line;
mod search;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::returns::Verdict;
use super::{NoAnswer, StudiedMixes};
use crate::ensemble::{Outcomes, Progress};
use crate::metrics::{CONFIDENCE, Estimate, Interval, MetricError, mean_difference};
use crate::model::{Model, Shock, Timing};
use crate::numeric::standard_normal_quantile;
use crate::scenario::Setting;

/// No more shocks than these are asked about, the first of the file.
pub const MOST_SHOCKS: usize = 4;

/// No more mixes than these are judged against the first.
pub const MOST_MIXES: usize = 6;

/// No more paths than these are simulated for each point; the interval tells what that costs.
pub const MOST_PATHS: u64 = 2_048;

/// Rates up to once a month are tried, or up to twice the stated one where that is more.
const MOST_A_YEAR: f64 = 12.0;

/// The highest rate that a scenario may state, times a year.
const LIMIT_A_YEAR: f64 = 366.0;

/// Where one mix breaks even with the first, as one shock becomes more or less frequent.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakEven {
    /// Id of the shock.
    pub shock: String,
    /// Shown name of the shock.
    pub shock_name: String,
    /// Position of the mix that is judged against the first.
    pub mix: usize,
    /// What is varied.
    pub frequency: Frequency,
    /// What the scenario says, its mean where it is drawn, in the unit of `frequency`.
    pub stated: f64,
    /// The largest value tried; the smallest is 0.
    pub most: f64,
    /// What was found.
    pub crossing: Crossing,
}

/// How the frequency of a shock is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Times a year (`rate_per_year`).
    RatePerYear,
    /// Chance that it happens in its window (`window.probability`), share of 1.
    Probability,
}

/// Where a mix breaks even.
#[derive(Debug, Clone, PartialEq)]
pub enum Crossing {
    /// At this frequency; the lowest, if there are several.
    At {
        /// The frequency. Its interval holds every value at which the difference of means cannot
        /// be told from zero, as far as values were tried.
        at: Estimate,
        /// Whether the mix brings more above it, and less below; else the other way round.
        better_above: bool,
    },
    /// Nowhere among the values tried; what the mix is at all of them, by its mean.
    Nowhere(Verdict),
}

/// Where each mix breaks even with the first, for each shock that comes at a rate or with a chance.
///
/// The mean is linear in the chance of a shock, because all else is drawn independently of whether
/// it happens. So two simulations, without it and with it for certain, give the break-even on the
/// same draws, and Fieller's interval (E. C. Fieller 1954, "Some problems in interval estimation",
/// *Journal of the Royal Statistical Society B* 16). In a rate the mean is not linear; it is searched
/// by false position, with an interval made of the rates at which a test refuses nothing.
///
/// # Errors
/// When the work is interrupted, or when an amount grew beyond what a number can hold.
pub fn break_even(
    mixes: &StudiedMixes,
    progress: &dyn Progress,
) -> Result<Vec<BreakEven>, NoAnswer> {
    let mut answers = Vec::new();
    for shock in asked(mixes) {
        answers.extend(match shock.frequency {
            Frequency::Probability => line::answers(&shock, mixes, progress)?,
            Frequency::RatePerYear => search::answers(&shock, mixes, progress)?,
        });
    }
    Ok(answers)
}

/// The most paths that it simulates.
pub fn most_paths_of_break_even(mixes: &StudiedMixes) -> u64 {
    let judged = judged(mixes).len() as u64;
    let models = |shock: Asked| match shock.frequency {
        Frequency::Probability => 2 * (judged + 1),
        Frequency::RatePerYear => search::most_models(judged),
    };
    mixes.study.paths() * asked(mixes).into_iter().map(models).sum::<u64>()
}

/// The shocks that are asked about.
fn asked(mixes: &StudiedMixes) -> Vec<Asked> {
    let model = mixes.study.model_of(mixes.study.scenario(), None);
    let asked = model.shocks().iter().filter_map(|shock| Asked::of(shock, &model));
    asked.take(MOST_SHOCKS).collect()
}

/// A shock whose frequency can be varied.
struct Asked {
    id: String,
    name: String,
    path: String,
    frequency: Frequency,
    stated: f64,
    most: f64,
}

impl Asked {
    fn of(shock: &Shock, model: &Model) -> Option<Self> {
        let (frequency, key, number) = match shock.timing() {
            Timing::Date(_) | Timing::Never => return None,
            Timing::Window { probability, .. } => {
                (Frequency::Probability, "window.probability", *probability)
            }
            Timing::Rate(rate) => (Frequency::RatePerYear, "rate_per_year", *rate),
        };
        let stated = model.parameters().mean(number);
        let most = match frequency {
            Frequency::Probability => 1.0,
            Frequency::RatePerYear => MOST_A_YEAR.max(2.0 * stated).min(LIMIT_A_YEAR),
        };
        Some(Self {
            id: shock.id().to_owned(),
            name: shock.name().to_owned(),
            path: format!("shock.{}.{key}", shock.id()),
            frequency,
            stated,
            most,
        })
    }

    /// Differences of net cash flow of some mixes to the first at some frequencies, rupiah: by
    /// frequency, then by mix, one value a path.
    fn differences(
        &self,
        StudiedMixes { study, mixes: all }: &StudiedMixes,
        mixes: &[usize],
        frequencies: &[f64],
        progress: &dyn Progress,
    ) -> Result<Vec<Vec<Vec<f64>>>, NoAnswer> {
        let mut models = Vec::new();
        for value in frequencies {
            let settings = [Setting { path: self.path.clone(), value: *value }];
            for position in std::iter::once(&0).chain(mixes) {
                let mix = all.get(*position).copied().flatten();
                models.push(study.model(mix, &settings)?);
            }
        }
        let outcomes = Outcomes::of_all(&models, study.paths(), progress)?;
        let at_frequency = outcomes.chunks(mixes.len() + 1).map(|all| {
            let Some((first, others)) = all.split_first() else { return Vec::new() };
            let less = |(a, b): (&f64, &f64)| a - b;
            let pairs = |other: &[f64]| other.iter().zip(&first.net_cash_flow).map(less).collect();
            others.iter().map(|other| pairs(&other.net_cash_flow)).collect()
        });
        Ok(at_frequency.collect())
    }

    fn answer(&self, mix: usize, crossing: Crossing) -> BreakEven {
        BreakEven {
            shock: self.id.clone(),
            shock_name: self.name.clone(),
            mix,
            frequency: self.frequency,
            stated: self.stated,
            most: self.most,
            crossing,
        }
    }
}

/// The positions of the mixes that are judged.
fn judged(mixes: &StudiedMixes) -> Vec<usize> {
    (1..mixes.mixes.len()).take(MOST_MIXES).collect()
}

/// The mean of differences with its error.
fn mean_of(differences: &[f64]) -> Result<Estimate, MetricError> {
    mean_difference(differences, &vec![0.0; differences.len()])
}

/// How many standard errors an interval reaches to either side.
fn reach() -> f64 {
    standard_normal_quantile(0.5 + CONFIDENCE / 2.0)
}

/// What a mix is whose means differ by these at all frequencies tried; where no path tells it from
/// the first, as often without the shock, it is neither better nor worse.
fn verdict(means: &[Estimate]) -> Verdict {
    let is_same = |mean: &&Estimate| mean.value == 0.0 && mean.std_error == Some(0.0);
    let all = |holds: &dyn Fn(Interval) -> bool| {
        means.iter().filter(|mean| !is_same(mean)).all(|mean| mean.interval.is_some_and(holds))
    };
    if means.iter().all(|mean| is_same(&mean)) {
        Verdict::Same
    } else if all(&|ends| ends.low > 0.0) {
        Verdict::Better
    } else if all(&|ends| ends.high < 0.0) {
        Verdict::Worse
    } else {
        Verdict::Unclear
    }
}
