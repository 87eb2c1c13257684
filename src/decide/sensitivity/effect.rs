//! What one unknown number does.

use super::{Baseline, Figure};
use crate::ensemble::Outcomes;
use crate::metrics::{
    Chance, Estimate, MetricError, SobolIndices, chance, chance_difference, mean, mean_difference,
};
use crate::model::{Model, ParameterId};
use crate::scenario::format::Unit;

/// Where a number is held: a share of its draws lies below.
const POINTS: [f64; 2] = [0.1, 0.9];

/// Differences below this share of the largest amount are rounding.
const ROUNDING: f64 = 1e-11;

/// What one unknown number does to a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberEffect {
    /// The path of its key.
    pub name: String,
    /// The unit that it is written in.
    pub unit: Unit,
    /// Held at its 10% point.
    pub low: Pinned,
    /// Held at its 90% point.
    pub high: Pinned,
    /// The mean of the figure at the 90% point less that at the 10% point.
    pub mean_swing: Estimate,
    /// The same of the chance of running out of cash.
    pub out_of_cash_swing: Estimate,
    /// Which part of the variance it answers for; `None` where nothing varies.
    pub indices: Option<SobolIndices>,
    /// Whether drawing it anew changes the figure, or whether cash runs out, on any path.
    pub has_effect: bool,
}

/// What becomes of a shop when one number is held and all else is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Pinned {
    /// The value at which the number is held.
    pub value: f64,
    /// The mean of the figure.
    pub mean: Estimate,
    /// The chance of running out of cash.
    pub out_of_cash: Chance,
    /// The mean less that with the number drawn, on the same paths.
    pub mean_difference: Estimate,
    /// The chance less that with the number drawn, on the same paths.
    pub out_of_cash_difference: Estimate,
}

/// The models that show what a number does: at both points, and drawn anew.
pub(super) fn models(model: &Model, number: ParameterId) -> [Model; 3] {
    let parameter = model.parameters().get(number);
    let [low, high] = POINTS.map(|p| model.clone().with_pinned(number, parameter.quantile(p)));
    [low, high, model.clone().with_redrawn(number)]
}

impl NumberEffect {
    /// By how much the mean moves between both points, whatever the direction.
    pub fn swing(&self) -> f64 {
        self.mean_swing.value.abs()
    }
}

impl Baseline {
    /// What a number does, from the outcomes of its [`models`].
    pub(super) fn effect(
        &self,
        model: &Model,
        number: ParameterId,
        [low, high, anew]: [&Outcomes; 3],
    ) -> Result<NumberEffect, MetricError> {
        let parameter = model.parameters().get(number);
        let [at_low, at_high] = POINTS.map(|point| parameter.quantile(point));
        let of = |outcomes| self.figure.of(outcomes);
        Ok(NumberEffect {
            name: parameter.name().to_owned(),
            unit: parameter.unit(),
            low: self.pinned(at_low, low)?,
            high: self.pinned(at_high, high)?,
            mean_swing: mean_difference(of(high), of(low))?,
            out_of_cash_swing: chance_difference(&high.ran_out, &low.ran_out)?,
            indices: self.indices(anew)?,
            has_effect: differ(self.figure, &self.drawn, anew),
        })
    }

    fn pinned(&self, value: f64, held: &Outcomes) -> Result<Pinned, MetricError> {
        let (held_figure, drawn) = (self.figure.of(held), self.figure.of(&self.drawn));
        Ok(Pinned {
            value,
            mean: mean(held_figure)?,
            out_of_cash: chance(&held.ran_out)?,
            mean_difference: mean_difference(held_figure, drawn)?,
            out_of_cash_difference: chance_difference(&held.ran_out, &self.drawn.ran_out)?,
        })
    }
}

/// Whether two runs differ on any path by more than rounding. A change of cash is rounded like the
/// balances that it comes from.
fn differ(figure: Figure, one: &Outcomes, other: &Outcomes) -> bool {
    let (values, others) = (figure.of(one), figure.of(other));
    let balances = one.lowest_cash.iter().chain(&other.lowest_cash);
    let largest = values.iter().chain(balances).fold(0.0_f64, |most, value| most.max(value.abs()));
    let differs = |(one, other): (&f64, &f64)| (one - other).abs() > ROUNDING * largest;
    one.ran_out != other.ran_out || values.iter().zip(others).any(differs)
}
