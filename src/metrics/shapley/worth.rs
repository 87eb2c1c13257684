//! What a coalition is worth.

use super::super::chance::chance;
use super::super::error::MetricError;
use super::super::estimate::Estimate;
use super::super::expected_shortfall::{expected_shortfall, expected_shortfall_influence};
use super::super::influence::Influence;
use super::super::moments::mean;
use super::super::tail::Tail;

/// The worth of a coalition: a figure of its column, with the influence of each path on it.
///
/// All worths of a game are the same figure, at the same level, over the same paths.
#[derive(Debug, Clone)]
pub struct Worth {
    pub(super) estimate: Estimate,
    pub(super) influence: Influence,
    /// Whether the figure is a chance: then paths that differ are counted.
    pub(super) is_chance: bool,
}

impl Worth {
    /// The mean of a column; as [`mean`]. Unit: that of the values.
    ///
    /// # Errors
    /// `NoPaths`, `NotFinite`, `Overflow`.
    pub fn mean(column: &[f64]) -> Result<Self, MetricError> {
        let estimate = mean(column)?;
        let influence = Influence { value: estimate.value, per_path: Some(column.to_vec()) };
        Ok(Self { estimate, influence, is_chance: false })
    }

    /// The chance that a flag holds; as [`chance`](fn@chance).
    ///
    /// # Errors
    /// `NoPaths`.
    pub fn chance(holds: &[bool]) -> Result<Self, MetricError> {
        let estimate = chance(holds)?.estimate;
        let number = |holds: &bool| if *holds { 1.0 } else { 0.0 };
        let per_path = Some(holds.iter().map(number).collect());
        let influence = Influence { value: estimate.value, per_path };
        Ok(Self { estimate, influence, is_chance: true })
    }

    /// The expected shortfall of a change of cash (a loss is negative) at `level`; as
    /// [`expected_shortfall`]. Unit: that of the values.
    ///
    /// # Errors
    /// `NoPaths`, `NotFinite`; `ProbabilityOutOfRange` unless 0 < level < 1; `Overflow`.
    pub fn expected_shortfall(column: &[f64], level: f64) -> Result<Self, MetricError> {
        let estimate = expected_shortfall(column, level)?;
        let influence = expected_shortfall_influence(column, &Tail::of(column, level)?);
        Ok(Self { estimate, influence, is_chance: false })
    }

    /// The figure itself, as it would be reported of this column alone.
    pub fn estimate(&self) -> &Estimate {
        &self.estimate
    }
}
