//! The charts of a stress test.

use super::stress_words::{axis_name, value_words};
use crate::charts::{ChartError, Look, Picture, StressAxis, StressMap, stress_map};
use crate::decide::stress::{Axis, Breaking, Grid, Meaning, Stress};
use crate::metrics::Chance;

/// The map of a grid, or its line over one axis.
pub(super) fn grid_chart(stress: &Stress, grid: &Grid, look: Look) -> Result<Picture, ChartError> {
    draw(stress, (&grid.x, grid.y.as_ref()), (&grid.chances, &grid.without_shocks), look)
}

/// The line of chances along one axis.
pub(super) fn breaking_chart(
    stress: &Stress,
    breaking: &Breaking,
    look: Look,
) -> Result<Picture, ChartError> {
    let row = std::slice::from_ref;
    let chances = (row(&breaking.scan), row(&breaking.scan_without_shocks));
    draw(stress, (&breaking.axis, None), chances, look)
}

fn draw(
    stress: &Stress,
    (x, y): (&Axis, Option<&Axis>),
    (chances, without): (&[Vec<Chance>], &[Vec<Chance>]),
    look: Look,
) -> Result<Picture, ChartError> {
    let look = look.in_currency(&stress.currency).with_seed(stress.seed);
    let words = look.words;
    let axis = |axis: &Axis| StressAxis {
        name: axis_name(axis, words),
        values: axis.values.clone(),
        ticks: axis.values.iter().map(|value| value_words(axis, *value, words)).collect(),
        today: axis.today,
        is_closure: matches!(axis.meaning, Meaning::Duration { takes_away: true, .. }),
    };
    let row = |row: &Vec<Chance>| row.iter().map(|chance| chance.estimate.value).collect();
    let map = StressMap {
        business: stress.business.clone(),
        days: stress.horizon.days() as u32,
        x: axis(x),
        y: y.map(axis),
        chances: chances.iter().map(row).collect(),
        chances_without_shocks: without.iter().filter(|_| stress.has_shocks).map(row).collect(),
        breaking_chance: stress.level,
        paths: stress.paths,
    };
    stress_map(&map, look)
}
