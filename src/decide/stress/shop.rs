//! The shop that is stressed: from values along axes to models, and from models to counts.

use super::{Axis, Meaning};
use crate::decide::{NoAnswer, Study};
use crate::ensemble::{Outcomes, Progress, answers, each_answer};
use crate::metrics::{Chance, Estimate, MetricError, chance, chance_difference};
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

/// About so many paths without shocks are held at a time, a byte each.
const FLAGS_AT_A_TIME: u64 = 64_000_000;

/// The fewest points at a time.
const FEWEST_AT_A_TIME: u64 = 4;

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

    /// What becomes of cash at each of these points, and at the same points without shocks. Points
    /// alike in their shocks should stand next to each other.
    pub(super) fn both_lives(
        &self,
        points: &[Point<'_>],
        progress: &dyn Progress,
    ) -> Result<Vec<Stressed>, NoAnswer> {
        let size = FLAGS_AT_A_TIME / self.study.paths().max(1);
        let mut found = Vec::with_capacity(points.len());
        for some in points.chunks(size.max(FEWEST_AT_A_TIME) as usize) {
            self.both_lives_of(some, &mut found, progress)?;
        }
        Ok(found)
    }

    fn both_lives_of(
        &self,
        points: &[Point<'_>],
        found: &mut Vec<Stressed>,
        progress: &dyn Progress,
    ) -> Result<(), NoAnswer> {
        let (calm_points, mut calm_of) = without_shocks(points);
        let paths = self.study.paths();
        let calm_model = |point: &Point<'_>| Ok(self.model(point)?.without_shocks());
        let ran_out = |outcomes: Outcomes| Ok(outcomes.ran_out);
        let calm = answers(&calm_points, (calm_model, ran_out), paths, progress)?;
        let model = |point: &Point<'_>| self.model(point);
        let mut calm_of = calm_of.drain(..);
        each_answer(points, (model, ran_out), paths, progress, |with: Vec<bool>| {
            let calm = calm_of.next().and_then(|place| calm.get(place));
            let without = calm.ok_or(MetricError::NoPaths)?;
            found.push(Stressed::of(&with, without)?);
            Ok::<_, NoAnswer>(())
        })
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
}

/// The chance of running out of cash at one point, and without shocks on the same paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Stressed {
    /// As it is.
    pub chance: Chance,
    /// Without shocks.
    pub without_shocks: Chance,
    /// What shocks add, with the paired error.
    pub because_of_shocks: Estimate,
}

impl Stressed {
    fn of(with: &[bool], without: &[bool]) -> Result<Self, MetricError> {
        Ok(Self {
            chance: chance(with)?,
            without_shocks: chance(without)?,
            because_of_shocks: chance_difference(with, without)?,
        })
    }
}

/// The different points that are left without shocks, and which of them belongs to each point.
pub(super) fn without_shocks<'a>(points: &[Point<'a>]) -> (Vec<Point<'a>>, Vec<usize>) {
    let mut calm_points: Vec<Point<'_>> = Vec::new();
    let mut calm_of = Vec::with_capacity(points.len());
    for point in points {
        let calm = without_numbers_of_shocks(point);
        let known = calm_points.iter().position(|known| same(known, &calm));
        calm_of.push(known.unwrap_or(calm_points.len()));
        if known.is_none() {
            calm_points.push(calm);
        }
    }
    (calm_points, calm_of)
}

/// The values of a point that matter without shocks.
fn without_numbers_of_shocks<'a>(point: &Point<'a>) -> Point<'a> {
    point.iter().filter(|(axis, _)| !axis.is_of_a_shock()).copied().collect()
}

fn same(one: &Point<'_>, other: &Point<'_>) -> bool {
    let pairs = one.iter().zip(other);
    let mut alike = pairs.map(|(a, b)| a.0.path == b.0.path && a.1.to_bits() == b.1.to_bits());
    one.len() == other.len() && alike.all(|alike| alike)
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
