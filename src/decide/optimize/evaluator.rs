//! From shares to figures.

use rayon::prelude::*;

use super::front::MeanAndShortfall;
use super::{OptimizeError, Parts, WHOLE};
use crate::ensemble::{Outcomes, Progress};
use crate::metrics::{
    Estimate, TAIL_LEVEL, expected_shortfall, expected_shortfall_difference, mean, mean_difference,
};
use crate::model::{EffortShares, Model};
use crate::scenario::Scenario;

/// The most models whose tables are held at once.
const MODELS_AT_ONCE: usize = 64;

/// The most outcomes of paths that are held at once.
const PATHS_AT_ONCE: u64 = 8_000_000;

/// Computes the figures of mixes, all on the same draws.
pub(super) struct Evaluator<'a> {
    pub(super) scenario: &'a Scenario,
    /// Today's shares, whose rounding shall not be seen: they stand for the scenario as it is.
    pub(super) today: &'a Parts,
    pub(super) paths: u64,
    pub(super) seed: u64,
}

/// The figures of a mix, with their errors.
#[derive(Debug, Clone, PartialEq)]
pub struct MixFigures {
    /// Mean net cash flow.
    pub mean: Estimate,
    /// Expected shortfall at 95%.
    pub shortfall: Estimate,
    /// Mean less that of today's mix on the same paths.
    pub mean_difference: Estimate,
    /// Expected shortfall less that of today's mix on the same paths.
    pub shortfall_difference: Estimate,
}

impl Evaluator<'_> {
    /// The model of a mix.
    fn model(&self, parts: &Parts) -> Model {
        let share = |part: &u32| f64::from(*part) / f64::from(WHOLE);
        let effort = (parts != self.today)
            .then(|| EffortShares { shares: parts.iter().map(share).collect(), in_place: false });
        let model = Model::build_effort(self.scenario, effort.as_ref());
        model.with_simulation(Some(self.paths), Some(self.seed))
    }

    /// Both figures of each mix.
    pub(super) fn figures(
        &self,
        mixes: &[Parts],
        progress: &dyn Progress,
    ) -> Result<Vec<MeanAndShortfall>, OptimizeError> {
        self.each(mixes, progress, |flows| {
            let shortfall = expected_shortfall(flows, TAIL_LEVEL)?.value;
            Ok(MeanAndShortfall { mean: mean(flows)?.value, shortfall })
        })
    }

    /// Net cash flow of each path of a mix.
    pub(super) fn flows(
        &self,
        parts: &Parts,
        progress: &dyn Progress,
    ) -> Result<Vec<f64>, OptimizeError> {
        let outcomes = Outcomes::of_all(&[self.model(parts)], self.paths, progress)?;
        Ok(outcomes.into_iter().flat_map(|outcome| outcome.net_cash_flow).collect())
    }

    /// The figures of each mix with their errors, and their differences from `today`'s flows.
    pub(super) fn judged(
        &self,
        mixes: &[Parts],
        today: &[f64],
        progress: &dyn Progress,
    ) -> Result<Vec<MixFigures>, OptimizeError> {
        self.each(mixes, progress, |flows| MixFigures::of(flows, today))
    }

    fn each<T: Send>(
        &self,
        mixes: &[Parts],
        progress: &dyn Progress,
        of: impl Fn(&[f64]) -> Result<T, OptimizeError> + Sync,
    ) -> Result<Vec<T>, OptimizeError> {
        let fitting = usize::try_from(PATHS_AT_ONCE / self.paths.max(1)).unwrap_or(MODELS_AT_ONCE);
        let mut found = Vec::with_capacity(mixes.len());
        for batch in mixes.chunks(fitting.clamp(1, MODELS_AT_ONCE)) {
            let models: Vec<Model> = batch.par_iter().map(|mix| self.model(mix)).collect();
            let outcomes = Outcomes::of_all(&models, self.paths, progress)?;
            let figures: Result<Vec<T>, OptimizeError> =
                outcomes.par_iter().map(|outcome| of(&outcome.net_cash_flow)).collect();
            found.extend(figures?);
        }
        Ok(found)
    }
}

impl MixFigures {
    /// The figures of a mix from its net cash flows and today's on the same paths.
    pub(super) fn of(flows: &[f64], today: &[f64]) -> Result<Self, OptimizeError> {
        Ok(Self {
            mean: mean(flows)?,
            shortfall: expected_shortfall(flows, TAIL_LEVEL)?,
            mean_difference: mean_difference(flows, today)?,
            shortfall_difference: expected_shortfall_difference(flows, today, TAIL_LEVEL)?,
        })
    }

    /// Both figures alone.
    pub fn point(&self) -> MeanAndShortfall {
        MeanAndShortfall { mean: self.mean.value, shortfall: self.shortfall.value }
    }
}
