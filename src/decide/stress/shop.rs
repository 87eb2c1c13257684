//! The shop that is stressed: from values along axes to models, and from models to counts.

use rayon::prelude::*;

use super::{Axis, Meaning, StressError};
use crate::ensemble::{Outcomes, Progress};
use crate::metrics::{Chance, chance_of_count};
use crate::model::{EffortShares, Model};
use crate::problems::Problem;
use crate::scenario::{Editor, Mix, Scenario, Setting, written_number};

/// The most models whose tables are held at once.
const MODELS_AT_ONCE: usize = 64;

/// The most outcomes of paths that are held at once.
const PATHS_AT_ONCE: u64 = 8_000_000;

/// A scenario whose numbers can be varied, with the mix and the draws that were asked for.
#[derive(Debug, Clone)]
pub struct StressedShop {
    /// The scenario as a document.
    pub editor: Editor,
    /// The mix; `None` for today's.
    pub mix: Option<Mix>,
    /// Number of paths of each point.
    pub paths: u64,
    /// Seed of all draws.
    pub seed: u64,
}

/// Values of some axes.
pub(super) type Point<'a> = Vec<(&'a Axis, f64)>;

impl StressedShop {
    /// The scenario of the mix, nothing varied.
    ///
    /// # Errors
    /// [`StressError::Refused`].
    pub fn scenario(&self) -> Result<Scenario, StressError> {
        self.set(&[])
    }

    /// The shares of effort when nothing is varied, in the order of the channels.
    pub fn shares(&self, scenario: &Scenario) -> EffortShares {
        match &self.mix {
            Some(mix) => EffortShares::of(mix, scenario),
            None => EffortShares::today(scenario, &Model::build(scenario)),
        }
    }

    fn set(&self, point: &[(&Axis, f64)]) -> Result<Scenario, StressError> {
        let numbers = point.iter().filter(|(axis, _)| share(axis).is_none());
        let settings: Vec<Setting> = numbers
            .map(|(axis, value)| Setting { path: axis.path.clone(), value: *value })
            .collect();
        self.editor.set(self.mix.as_ref(), &settings).map_err(|problems| {
            let told = |s: &Setting| format!("{} = {}", s.path, written_number(s.value));
            let told: Vec<String> = settings.iter().map(told).collect();
            let problem = problems.into_iter().next();
            let problem = problem.unwrap_or_else(|| Problem::error("this cannot be"));
            let setting = if told.is_empty() { "the mix".to_owned() } else { told.join(", ") };
            StressError::Refused { setting, problem: Box::new(problem) }
        })
    }

    /// The model with these values in place.
    pub(super) fn model(&self, point: &[(&Axis, f64)]) -> Result<Model, StressError> {
        let scenario = self.set(point)?;
        let fixed: Vec<(usize, f64)> =
            point.iter().filter_map(|(axis, value)| Some((share(axis)?, *value))).collect();
        let shares = match (&self.mix, fixed.as_slice()) {
            (None, []) => None,
            (Some(mix), []) => Some(EffortShares::of(mix, &scenario)),
            (_, fixed) => Some(self.shares(&scenario).with_shares(fixed)),
        };
        let model = Model::build_effort(&scenario, shares.as_ref());
        Ok(model.with_simulation(Some(self.paths), Some(self.seed)))
    }

    /// On how many paths cash runs out at each of these points. Points alike in their shocks should
    /// stand next to each other.
    pub(super) fn counts(
        &self,
        points: &[Point<'_>],
        progress: &dyn Progress,
    ) -> Result<Vec<u64>, StressError> {
        let mut counts = Vec::with_capacity(points.len());
        for batch in points.chunks(self.at_once()) {
            let models: Result<Vec<Model>, StressError> =
                batch.par_iter().map(|point| self.model(point)).collect();
            counts.extend(self.counts_of(&models?, progress)?);
        }
        Ok(counts)
    }

    /// On how many paths cash runs out in each of a few models.
    pub(super) fn counts_of(
        &self,
        models: &[Model],
        progress: &dyn Progress,
    ) -> Result<Vec<u64>, StressError> {
        let mut counts = Vec::with_capacity(models.len());
        for batch in models.chunks(self.at_once()) {
            let outcomes = Outcomes::of_all(batch, self.paths, progress)?;
            counts.extend(
                outcomes.iter().map(|of| of.ran_out.iter().filter(|out| **out).count() as u64),
            );
        }
        Ok(counts)
    }

    fn at_once(&self) -> usize {
        let fitting = PATHS_AT_ONCE / self.paths.max(1);
        usize::try_from(fitting).unwrap_or(MODELS_AT_ONCE).clamp(1, MODELS_AT_ONCE)
    }

    /// A count as a chance.
    pub(super) fn chance(&self, count: u64) -> Result<Chance, StressError> {
        Ok(chance_of_count(count, self.paths)?)
    }
}

/// The channel whose share an axis is.
pub(super) fn share(axis: &Axis) -> Option<usize> {
    match axis.meaning {
        Meaning::Share { channel, .. } => Some(channel),
        _ => None,
    }
}
