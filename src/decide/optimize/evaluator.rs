//! From shares to figures.

use super::front::MeanAndShortfall;
use super::{Parts, WHOLE};
use crate::decide::{NoAnswer, Study};
use crate::ensemble::{Outcomes, Progress, answers};
use crate::metrics::{
    Estimate, Figure, MetricError, TAIL_LEVEL, difference_in_differences, expected_shortfall,
    expected_shortfall_difference, mean, mean_difference,
};
use crate::model::{EffortShares, Model};

/// Computes the figures of mixes, all on the same draws.
pub(super) struct Evaluator<'a> {
    pub(super) study: Study,
    /// Today's shares, whose rounding shall not be seen: they stand for the scenario as it is.
    pub(super) today: &'a Parts,
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
        self.study.model_of(self.study.scenario(), effort.as_ref())
    }

    /// Both figures of each mix.
    pub(super) fn figures(
        &self,
        mixes: &[Parts],
        progress: &dyn Progress,
    ) -> Result<Vec<MeanAndShortfall>, NoAnswer> {
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
    ) -> Result<Vec<f64>, NoAnswer> {
        let outcomes = Outcomes::of_all(&[self.model(parts)], self.study.paths(), progress)?;
        Ok(outcomes.into_iter().flat_map(|outcome| outcome.net_cash_flow).collect())
    }

    /// As [`flows`](Self::flows), without any shock.
    pub(super) fn flows_without_shocks(
        &self,
        parts: &Parts,
        progress: &dyn Progress,
    ) -> Result<Vec<f64>, NoAnswer> {
        let model = self.model(parts).without_shocks();
        let outcomes = Outcomes::of_all(&[model], self.study.paths(), progress)?;
        Ok(outcomes.into_iter().flat_map(|outcome| outcome.net_cash_flow).collect())
    }

    /// The figures of each mix with their errors, and their differences from `today`'s flows.
    pub(super) fn judged(
        &self,
        mixes: &[Parts],
        today: &[f64],
        progress: &dyn Progress,
    ) -> Result<Vec<MixFigures>, NoAnswer> {
        self.each(mixes, progress, |flows| MixFigures::of(flows, today))
    }

    fn each<T: Send>(
        &self,
        mixes: &[Parts],
        progress: &dyn Progress,
        of: impl Fn(&[f64]) -> Result<T, NoAnswer> + Sync,
    ) -> Result<Vec<T>, NoAnswer> {
        let model = |mix: &Parts| Ok(self.model(mix));
        let answer = |outcomes: Outcomes| of(&outcomes.net_cash_flow);
        answers(mixes, (model, answer), self.study.paths(), progress)
    }
}

/// What of the differences of a mix from today's is there without shocks as well, and what is
/// protection from them; rupiah, on the same paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Protection {
    /// Difference of the means without shocks.
    pub mean_without_shocks: Estimate,
    /// How much larger it is because of shocks.
    pub mean_because_of_shocks: Estimate,
    /// Difference of the expected shortfalls without shocks.
    pub shortfall_without_shocks: Estimate,
    /// How much larger it is because of shocks.
    pub shortfall_because_of_shocks: Estimate,
}

impl Protection {
    /// From net cash flows of a mix and of today's, as they are and without shocks.
    pub(super) fn of(with: [&[f64]; 2], without: [&[f64]; 2]) -> Result<Self, MetricError> {
        let [mine, today] = without;
        let because = |figure| difference_in_differences(figure, with, without);
        Ok(Self {
            mean_without_shocks: mean_difference(mine, today)?,
            mean_because_of_shocks: because(Figure::Mean)?,
            shortfall_without_shocks: expected_shortfall_difference(mine, today, TAIL_LEVEL)?,
            shortfall_because_of_shocks: because(Figure::ExpectedShortfall(TAIL_LEVEL))?,
        })
    }
}

impl MixFigures {
    /// The figures of a mix from its net cash flows and today's on the same paths.
    pub(super) fn of(flows: &[f64], today: &[f64]) -> Result<Self, NoAnswer> {
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
