//! Amounts that change on a date (MODEL 10b).

use super::parameters::{Parameters, lanes};
use crate::model::{Model, ParameterId};
use crate::numeric::Lanes;

/// An amount by day: most never change.
#[derive(Debug, Clone)]
pub(crate) struct ByDay {
    first: Lanes,
    /// From which day on it is another.
    later: Vec<(usize, Lanes)>,
}

impl ByDay {
    /// An amount that follows from some numbers; `of` is given their value on one path.
    pub(crate) fn prepare(
        model: &Model,
        parameters: &Parameters,
        numbers: &[ParameterId],
        of: impl Fn(&dyn Fn(ParameterId) -> f64) -> f64,
    ) -> Self {
        let on = |day: i64| {
            let value = |id, lane| model.changes.value(id, day, |id| parameters.at(id, lane));
            lanes(|lane| of(&|id| value(id, lane)))
        };
        let days = model.changes.days(numbers).into_iter();
        Self { first: on(-1), later: days.map(|day| (day as usize, on(day))).collect() }
    }

    /// The amount before the first change.
    pub(crate) fn before(&self) -> &Lanes {
        &self.first
    }

    /// The largest amount on any path and day.
    pub(crate) fn largest(&self) -> f64 {
        let later = self.later.iter().flat_map(|(_, amount)| amount);
        self.first.iter().chain(later).copied().fold(0.0, f64::max)
    }

    /// The amount on a day.
    #[inline(always)]
    pub(crate) fn at(&self, day: usize) -> &Lanes {
        let later = self.later.iter().rev().find(|(from, _)| *from <= day);
        later.map_or(&self.first, |(_, amount)| amount)
    }
}
