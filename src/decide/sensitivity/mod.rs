//! Which unknown number matters most.
//!
//! Two questions, both over the draws of the scenario itself. *Tornado*: what becomes of the mean
//! when one number is held at its 10% or at its 90% point and all else is drawn. *Sobol indices*:
//! which part of the variance a number answers for, by picking it from other draws and freezing the
//! rest (see [`sobol_indices`]); all that is not an unknown number, luck, is one more input.

mod effect;

pub use effect::{NumberEffect, Pinned};

use super::NoAnswer;
use crate::ensemble::{Outcomes, Progress, each_answer};
use crate::metrics::{
    Chance, Estimate, MetricError, SobolIndices, chance, mean, sobol_indices, standard_deviation,
};
use crate::model::{Horizon, Model, ParameterId};

/// No more unknown numbers than this are examined: each takes three models.
pub const MOST_NUMBERS: usize = 40;

/// Models beside those of the numbers: all as it is, other luck, all drawn anew.
const COMMON_MODELS: u64 = 3;

/// Models a number: at its 10% point, at its 90% point, drawn anew.
const MODELS_A_NUMBER: u64 = 3;

/// A figure that unknown numbers move; one value a path, rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Change of cash over the horizon.
    NetCashFlow,
    /// Lowest balance at the close of a day.
    LowestCash,
    /// Sales of all channels.
    Sales,
}

/// Which unknown numbers move a figure, and by how much.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// Name of the business.
    pub business: String,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The days.
    pub horizon: Horizon,
    /// Number of paths.
    pub paths: u64,
    /// Seed of all draws.
    pub seed: u64,
    /// The figure.
    pub figure: Figure,
    /// Its mean with every number drawn.
    pub mean: Estimate,
    /// Its standard deviation.
    pub standard_deviation: Estimate,
    /// The chance of running out of cash.
    pub out_of_cash: Chance,
    /// The unknown numbers; the one that moves the mean most comes first.
    pub numbers: Vec<NumberEffect>,
    /// Ids and shown names of channels and shocks.
    pub shown: Vec<(String, String)>,
    /// Which part of the variance luck answers for; `None` where nothing varies.
    pub luck: Option<SobolIndices>,
}

impl Figure {
    /// The figure of each path.
    fn of(self, outcomes: &Outcomes) -> &[f64] {
        match self {
            Self::NetCashFlow => &outcomes.net_cash_flow,
            Self::LowestCash => &outcomes.lowest_cash,
            Self::Sales => &outcomes.sales,
        }
    }
}

/// What every number is held against.
struct Baseline {
    figure: Figure,
    /// All as it is.
    drawn: Outcomes,
    /// All drawn anew.
    anew: Outcomes,
}

impl Sensitivity {
    /// Finds which unknown numbers of a model move a figure.
    ///
    /// # Errors
    /// When nothing is unknown or too much is, when the work is interrupted, or when an amount grew
    /// beyond what a number can hold.
    pub fn of(model: &Model, figure: Figure, progress: &dyn Progress) -> Result<Self, NoAnswer> {
        let numbers: Vec<ParameterId> = model.unknown_numbers().collect();
        match numbers.len() {
            0 => return Err(NoAnswer::NothingUnknown),
            found if found > MOST_NUMBERS => return Err(NoAnswer::TooManyUnknown { found }),
            _ => {}
        }
        progress.expect(model.paths() * (COMMON_MODELS + MODELS_A_NUMBER * numbers.len() as u64));
        let (base, luck) = base(model, figure, progress)?;
        let mut effects = Vec::with_capacity(numbers.len());
        let mut waiting = Vec::new();
        let models: Vec<Model> =
            numbers.iter().flat_map(|number| effect::models(model, *number)).collect();
        let ways = (|model: &Model| Ok::<_, NoAnswer>(model.clone()), Ok);
        each_answer(&models, ways, model.paths(), progress, |outcomes| {
            waiting.push(outcomes);
            if let [low, high, anew] = waiting.as_slice() {
                if let Some(number) = numbers.get(effects.len()) {
                    effects.push(base.effect(model, *number, [low, high, anew])?);
                }
                waiting.clear();
            }
            Ok(())
        })?;
        effects.sort_by(|one, other| other.swing().total_cmp(&one.swing()));
        let drawn = figure.of(&base.drawn);
        Ok(Self {
            business: model.name().to_owned(),
            currency: model.currency().to_owned(),
            horizon: model.horizon(),
            paths: model.paths(),
            seed: model.seed(),
            figure,
            mean: mean(drawn)?,
            standard_deviation: standard_deviation(drawn)?,
            out_of_cash: chance(&base.drawn.ran_out)?,
            numbers: effects,
            shown: model.shown_names(),
            luck,
        })
    }
}

/// The paths as they are and all drawn anew, and what luck answers for.
fn base(
    model: &Model,
    figure: Figure,
    progress: &dyn Progress,
) -> Result<(Baseline, Option<SobolIndices>), NoAnswer> {
    // Unknown numbers that are drawn anew have other names; luck has another seed.
    let other_luck = |model: Model| {
        let others = model.seeds().others();
        model.with_luck(others)
    };
    let all_anew = model.unknown_numbers().fold(model.clone(), Model::with_redrawn);
    let models = [model.clone(), other_luck(model.clone()), other_luck(all_anew)];
    let outcomes = Outcomes::of_all(&models, model.paths(), progress)?;
    let Ok([drawn, lucky, anew]) = <[Outcomes; 3]>::try_from(outcomes) else {
        return Err(MetricError::NoColumns.into());
    };
    let base = Baseline { figure, drawn, anew };
    let luck = base.indices(&lucky)?;
    Ok((base, luck))
}

impl Baseline {
    /// What an input answers for, from the paths with it alone drawn anew; `None` where the figure
    /// is the same on all paths.
    fn indices(&self, input_anew: &Outcomes) -> Result<Option<SobolIndices>, MetricError> {
        let of = |outcomes| self.figure.of(outcomes);
        match sobol_indices(of(&self.drawn), of(&self.anew), &[of(input_anew)]) {
            Ok(sobol) => Ok(sobol.inputs.into_iter().next()),
            Err(MetricError::ZeroVariance) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
