//! The chance of running out of cash over one or two numbers.

use super::shop::{Point, Stressed, share};
use super::{Axis, AxisError, MOST_POINTS, StressedShop};
use crate::decide::NoAnswer;
use crate::ensemble::Progress;
use crate::metrics::{Chance, Estimate};

/// Chances over all combinations of the values of one or two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The first axis, from left to right.
    pub x: Axis,
    /// The second axis, from bottom to top.
    pub y: Option<Axis>,
    /// The chance of running out of cash: a row a value of `y` (one row without it), in it one a
    /// value of `x`.
    pub chances: Vec<Vec<Chance>>,
    /// The same without shocks, on the same paths.
    pub without_shocks: Vec<Vec<Chance>>,
    /// What shocks add to it, with paired errors.
    pub because_of_shocks: Vec<Vec<Estimate>>,
}

impl Grid {
    /// Checks the axes of a grid.
    ///
    /// # Errors
    /// Axes that are none, too many, the same, or more than the whole together; too many points.
    pub fn check(axes: &[Axis], channels: usize) -> Result<(), AxisError> {
        let points: f64 = axes.iter().map(|axis| axis.values.len() as f64).product();
        match axes {
            [] => Err(AxisError::NothingToVary),
            [_, _, _, ..] => Err(AxisError::TooManyAxes(axes.len())),
            [x, y] if x.path == y.path => Err(AxisError::Twice(x.path.clone())),
            [x, y] if share(x).is_some() && share(y).is_some() => check_shares(x, y, channels),
            _ => Ok(()),
        }?;
        if points > MOST_POINTS as f64 {
            return Err(AxisError::TooMany { points });
        }
        Ok(())
    }

    /// Computes all cells over the same draws.
    ///
    /// # Errors
    /// Numbers that the scenario cannot have; [`NoAnswer::Interrupted`].
    pub fn of(
        shop: &StressedShop,
        axes: &[Axis],
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let (x, y) = match axes {
            [x] => (x, None),
            [x, y] => (x, Some(y)),
            _ => return Err(AxisError::TooManyAxes(axes.len()).into()),
        };
        check_ends(shop, axes)?;
        let lines = y.map_or(1, |y| y.values.len());
        let cells = (0..lines).flat_map(|row| (0..x.values.len()).map(move |column| (row, column)));
        let mut cells: Vec<(usize, usize)> = cells.collect();
        if y.is_some_and(|y| x.makes_new() > y.makes_new()) {
            // What makes more new changes least often: the draws of most cells stand already.
            cells.sort_by_key(|(row, column)| (*column, *row));
        }
        let point = |(row, column): &(usize, usize)| -> Point<'_> {
            let y = y.map(|y| (y, y.values[*row]));
            std::iter::once((x, x.values[*column])).chain(y).collect()
        };
        let points: Vec<Point<'_>> = cells.iter().map(point).collect();
        let found = shop.both_lives(&points, progress)?;
        // Row by row, whatever the order in which they were computed.
        let mut found: Vec<((usize, usize), Stressed)> = cells.into_iter().zip(found).collect();
        found.sort_by_key(|(place, _)| *place);
        let found: Vec<Stressed> = found.into_iter().map(|(_, stressed)| stressed).collect();
        let rows = || found.chunks(x.values.len());
        let column = |row: &[Stressed]| row.iter().map(|one| one.chance.clone()).collect();
        let calm = |row: &[Stressed]| row.iter().map(|one| one.without_shocks.clone()).collect();
        let added =
            |row: &[Stressed]| row.iter().map(|one| one.because_of_shocks.clone()).collect();
        Ok(Self {
            x: x.clone(),
            y: y.cloned(),
            chances: rows().map(column).collect(),
            without_shocks: rows().map(calm).collect(),
            because_of_shocks: rows().map(added).collect(),
        })
    }

    /// The least and the largest chance without shocks over all cells.
    pub fn range_without_shocks(&self) -> (f64, f64) {
        let values = self.without_shocks.iter().flatten().map(|chance| chance.estimate.value);
        values.fold((1.0, 0.0), |(least, most), value| (value.min(least), value.max(most)))
    }

    /// All cells: the values of the axes and the chance.
    pub fn cells(&self) -> impl Iterator<Item = (f64, Option<f64>, &Chance)> {
        let rows = self.chances.iter().enumerate();
        rows.flat_map(move |(row, chances)| {
            let y = self.y.as_ref().and_then(|y| y.values.get(row).copied());
            self.x.values.iter().zip(chances).map(move |(x, chance)| (*x, y, chance))
        })
    }
}

fn check_shares(x: &Axis, y: &Axis, channels: usize) -> Result<(), AxisError> {
    if channels < 3 {
        return Err(AxisError::NoOtherChannel);
    }
    let last = |axis: &Axis| axis.values.last().copied().unwrap_or(0.0);
    let sum = last(x) + last(y);
    if sum > 1.0 + 1e-9 {
        let (first, second) = (x.path.clone(), y.path.clone());
        return Err(AxisError::TooMuch { first, second, sum });
    }
    Ok(())
}

/// The first and last values of each axis, before anything is simulated: most of what can be wrong
/// shows there.
fn check_ends(shop: &StressedShop, axes: &[Axis]) -> Result<(), NoAnswer> {
    for axis in axes {
        for value in [axis.values.first(), axis.values.last()].into_iter().flatten() {
            shop.model(&[(axis, *value)])?;
        }
    }
    Ok(())
}
