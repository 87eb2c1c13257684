//! The shop that is stressed: from values along axes to models, and from models to counts.

use super::{Axis, Meaning};
use crate::decide::{NoAnswer, Study};
use crate::ensemble::{Outcomes, Progress, answers};
use crate::metrics::{Chance, chance_of_count};
use crate::model::{EffortShares, Model};
use crate::scenario::{Mix, Scenario, Setting};

/// A study whose numbers are varied, with the mix that was asked for.
#[derive(Debug, Clone)]
pub struct StressedShop {
    /// The study.
    pub study: Study,
    /// The mix; `None` for today's.
    pub mix: Option<Mix>,
}

/// Values of some axes.
pub(super) type Point<'a> = Vec<(&'a Axis, f64)>;

impl StressedShop {
    /// The scenario of the mix, nothing varied.
    ///
    /// # Errors
    /// [`NoAnswer::Refused`].
    pub fn scenario(&self) -> Result<Scenario, NoAnswer> {
        self.set(&[])
    }

    /// The shares of effort when nothing is varied, in the order of the channels.
    pub fn shares(&self, scenario: &Scenario) -> EffortShares {
        match &self.mix {
            Some(mix) => EffortShares::of(mix, scenario),
            None => EffortShares::today(scenario, &Model::build(scenario)),
        }
    }

    fn set(&self, point: &[(&Axis, f64)]) -> Result<Scenario, NoAnswer> {
        let numbers = point.iter().filter(|(axis, _)| share(axis).is_none());
        let settings: Vec<Setting> = numbers
            .map(|(axis, value)| Setting { path: axis.path.clone(), value: *value })
            .collect();
        self.study.set(self.mix.as_ref(), &settings)
    }

    /// The model with these values in place.
    pub(super) fn model(&self, point: &[(&Axis, f64)]) -> Result<Model, NoAnswer> {
        let scenario = self.set(point)?;
        let fixed: Vec<(usize, f64)> =
            point.iter().filter_map(|(axis, value)| Some((share(axis)?, *value))).collect();
        let shares = match (&self.mix, fixed.as_slice()) {
            (None, []) => None,
            (Some(mix), []) => Some(EffortShares::of(mix, &scenario)),
            (_, fixed) => Some(self.shares(&scenario).with_shares(fixed)),
        };
        Ok(self.study.model_of(&scenario, shares.as_ref()))
    }

    /// On how many paths cash runs out at each of these points. Points alike in their shocks should
    /// stand next to each other.
    pub(super) fn counts(
        &self,
        points: &[Point<'_>],
        progress: &dyn Progress,
    ) -> Result<Vec<u64>, NoAnswer> {
        let model = |point: &Point<'_>| self.model(point);
        answers(points, (model, paths_out_of_cash), self.study.paths(), progress)
    }

    /// On how many paths cash runs out in each of a few models.
    pub(super) fn counts_of(
        &self,
        models: &[Model],
        progress: &dyn Progress,
    ) -> Result<Vec<u64>, NoAnswer> {
        let model = |model: &Model| Ok(model.clone());
        answers(models, (model, paths_out_of_cash), self.study.paths(), progress)
    }

    /// A count as a chance.
    pub(super) fn chance(&self, count: u64) -> Result<Chance, NoAnswer> {
        Ok(chance_of_count(count, self.study.paths())?)
    }
}

fn paths_out_of_cash(outcomes: Outcomes) -> Result<u64, NoAnswer> {
    Ok(outcomes.ran_out.iter().filter(|out| **out).count() as u64)
}

/// The channel whose share an axis is.
pub(super) fn share(axis: &Axis) -> Option<usize> {
    match axis.meaning {
        Meaning::Share { channel, .. } => Some(channel),
        _ => None,
    }
}
