//! What breaks the shop: the chance of running out of cash over one or two numbers of the scenario,
//! and where along one it crosses a level.

mod axis;
mod breaking;
mod error;
mod grid;
mod levels;
mod shop;
#[cfg(test)]
mod tests;

pub use axis::{Axis, MOST_POINTS, Meaning, usual_axes};
pub use breaking::{Breaking, CrossingPoint, breaking_points};
pub use error::AxisError;
pub use grid::Grid;
pub use shop::{Stressed, StressedShop};

use super::NoAnswer;
use crate::ensemble::Progress;
use crate::metrics::{Chance, Estimate, MetricError};
use crate::model::Horizon;

/// The chance of running out of cash that most owners would not bear: 1 in 20.
pub const BREAKING_CHANCE: f64 = 0.05;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct StressRequest {
    /// What is varied; may be empty where breaking points are wanted.
    pub axes: Vec<Axis>,
    /// Whether breaking points are wanted.
    pub breaking: bool,
    /// The chance of running out of cash above which the shop counts as broken.
    pub level: f64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Stress {
    /// Name of the business.
    pub business: String,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The days that were simulated.
    pub horizon: Horizon,
    /// Number of paths of each point.
    pub paths: u64,
    /// Seed of all draws.
    pub seed: u64,
    /// The chance of running out of cash above which the shop counts as broken.
    pub level: f64,
    /// The chance of running out of cash with nothing varied.
    pub base: Chance,
    /// The same without shocks, and what shocks add; as a run tells it.
    pub base_because_of_shocks: (Chance, Estimate),
    /// Whether the shop has shocks at all.
    pub has_shocks: bool,
    /// The map, unless only breaking points along the usual axes were wanted.
    pub grid: Option<Grid>,
    /// Breaking points, one an axis.
    pub breaking: Vec<Breaking>,
}

impl StressRequest {
    /// The axes of the breaking points: those that were asked for, else the usual ones.
    fn breaking_axes(&self, shop: &StressedShop) -> Result<Vec<Axis>, NoAnswer> {
        if !self.breaking || !self.axes.is_empty() {
            return Ok(if self.breaking { self.axes.clone() } else { Vec::new() });
        }
        let scenario = shop.scenario()?;
        let shares = shop.shares(&scenario);
        let days = scenario.simulation.days.value as usize;
        let axes = usual_axes(shop, &scenario, &shares.shares, days)?;
        let points: usize = axes.iter().map(|axis| axis.values.len()).sum();
        match points {
            0 => Err(AxisError::NothingUsual.into()),
            points if points > MOST_POINTS => {
                Err(AxisError::TooMany { points: points as f64 }.into())
            }
            _ => Ok(axes),
        }
    }
}

impl Stress {
    /// Answers.
    ///
    /// # Errors
    /// [`NoAnswer`], before anything is simulated where that can be.
    pub fn of(
        shop: &StressedShop,
        request: &StressRequest,
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let channels = shop.scenario()?.channels.len();
        let along = request.breaking_axes(shop)?;
        if !request.axes.is_empty() || !request.breaking {
            Grid::check(&request.axes, channels)?;
        }
        let cells = match request.axes.as_slice() {
            [] => 0,
            axes => axes.iter().map(|axis| axis.values.len()).product(),
        };
        let scans: usize = along.iter().map(|axis| axis.values.len()).sum();
        let calm: usize = along.iter().map(calm_values).sum();
        let calm = calm + request.axes.iter().map(calm_values).product::<usize>();
        let models = 2 + cells + scans + calm;
        progress.expect(shop.study.paths() * models as u64);
        let model = shop.model(&[])?;
        let base = shop.both_lives(&[Vec::new()], progress)?.into_iter().next();
        let base = base.ok_or(MetricError::NoPaths)?;
        let grid = match request.axes.as_slice() {
            [] => None,
            axes => Some(Grid::of(shop, axes, progress)?),
        };
        let breaking = match along.as_slice() {
            [] => Vec::new(),
            axes => breaking_points(shop, axes, request.level, progress)?,
        };
        Ok(Self {
            business: model.name().to_owned(),
            currency: model.currency().to_owned(),
            horizon: model.horizon(),
            paths: shop.study.paths(),
            seed: shop.study.seed(),
            level: request.level,
            base: base.chance,
            base_because_of_shocks: (base.without_shocks, base.because_of_shocks),
            has_shocks: !model.shocks().is_empty(),
            grid,
            breaking,
        })
    }
}

/// How many values of an axis differ without shocks.
fn calm_values(axis: &Axis) -> usize {
    if axis.is_of_a_shock() { 1 } else { axis.values.len() }
}
