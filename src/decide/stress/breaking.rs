//! Where the shop breaks: the value along an axis at which the chance of running out of cash crosses
//! a level.
//!
//! All values live through the same draws. The values of the axis are scanned first; wherever the
//! chance is on the other side of the level than at the value before, bisection finds where it
//! crosses. What happens between two scanned values of the same side is not seen.

use std::collections::BTreeSet;

use super::levels::Levels;
use super::shop::{Point, Stressed};
use super::{Axis, AxisError, StressedShop};
use crate::decide::NoAnswer;
use crate::ensemble::Progress;
use crate::metrics::{Chance, Estimate};
use crate::model::Model;

/// How often the step of a scan is halved around a crossing.
const HALVINGS: usize = 7;

/// What was found along one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Breaking {
    /// The axis that was scanned.
    pub axis: Axis,
    /// The chance of running out of cash at each of its values.
    pub scan: Vec<Chance>,
    /// The same without shocks, on the same paths.
    pub scan_without_shocks: Vec<Chance>,
    /// What shocks add to it, with paired errors.
    pub scan_because_of_shocks: Vec<Estimate>,
    /// Where the chance crosses the level, in rising order; none when it is on one side throughout.
    pub crossings: Vec<CrossingPoint>,
    /// Whether the chance is above the level at the first value.
    pub begins_above: bool,
}

/// Where the chance crosses the level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CrossingPoint {
    /// The value along the axis.
    pub value: f64,
    /// Lower end of the 95% interval: the values around, at which the level lies within Wilson's
    /// interval of the chance. `None` when it lies before the first value of the scan.
    pub low: Option<f64>,
    /// Its upper end; `None` when it lies beyond the last value.
    pub high: Option<f64>,
    /// Whether the chance is above the level beyond the value, not before it.
    pub rises: bool,
}

/// A step of the scan, halved again and again around the value at which a count passes a threshold.
#[derive(Debug, Clone, Copy)]
struct Bisection {
    axis: usize,
    threshold: f64,
    left: (f64, u64),
    right: (f64, u64),
}

/// The searches for one crossing: for itself and for the ends of its interval.
struct Bisections {
    axis: usize,
    crossing: Bisection,
    low: Option<Bisection>,
    high: Option<Bisection>,
}

/// Where the chance of running out of cash crosses `level` along each axis, all else as it is.
///
/// # Errors
/// An axis of one value, numbers that the scenario cannot have, [`NoAnswer::Interrupted`].
pub fn breaking_points(
    shop: &StressedShop,
    axes: &[Axis],
    level: f64,
    progress: &dyn Progress,
) -> Result<Vec<Breaking>, NoAnswer> {
    if let Some(axis) = axes.iter().find(|axis| axis.values.len() < 2) {
        return Err(AxisError::OneValue { path: axis.path.clone() }.into());
    }
    let levels = Levels::of(level, shop.study.paths())?;
    let scans = scan(shop, axes, progress)?;
    let mut found = Vec::new();
    for (axis, scan) in scans.iter().enumerate() {
        let counts = scan.iter().map(|stressed| stressed.chance.successes);
        let points: Vec<(f64, u64)> = values_of(&axes[axis]).zip(counts).collect();
        found.extend(searches(axis, &points, &levels));
    }
    for _ in 0..HALVINGS {
        halve(shop, axes, &mut found, progress)?;
    }
    let breaking = axes.iter().zip(scans).enumerate().map(|(place, (axis, scan))| {
        let crossings = found.iter().filter(|searches| searches.axis == place);
        let first = scan.first().map_or(0, |stressed| stressed.chance.successes);
        Breaking {
            axis: axis.clone(),
            scan: scan.iter().map(|stressed| stressed.chance.clone()).collect(),
            scan_without_shocks: scan.iter().map(|one| one.without_shocks.clone()).collect(),
            scan_because_of_shocks: scan.into_iter().map(|one| one.because_of_shocks).collect(),
            crossings: crossings.map(Bisections::found).collect(),
            begins_above: levels.crossing < first as f64,
        }
    });
    Ok(breaking.collect())
}

/// What becomes of cash at the values of all axes, in the order of the axes.
fn scan(
    shop: &StressedShop,
    axes: &[Axis],
    progress: &dyn Progress,
) -> Result<Vec<Vec<Stressed>>, NoAnswer> {
    let of_axis =
        |axis| -> Vec<Point<'_>> { values_of(axis).map(|value| vec![(axis, value)]).collect() };
    let points: Vec<Point<'_>> = axes.iter().flat_map(of_axis).collect();
    let mut found = shop.both_lives(&points, progress)?.into_iter();
    Ok(axes.iter().map(|axis| found.by_ref().take(axis.values.len()).collect()).collect())
}

fn values_of(axis: &Axis) -> impl Iterator<Item = f64> {
    axis.values.iter().copied()
}

/// A search for each crossing of a scan.
fn searches(axis: usize, points: &[(f64, u64)], levels: &Levels) -> Vec<Bisections> {
    let above = |point: &(f64, u64), threshold: f64| point.1 as f64 > threshold;
    let steps = points.windows(2).enumerate();
    let crossing = |(place, step): (usize, &[(f64, u64)])| {
        let [left, right] = *step else { return None };
        let rises = above(&right, levels.crossing);
        if above(&left, levels.crossing) == rises {
            return None;
        }
        let search = |threshold, left, right| Bisection { axis, threshold, left, right };
        // Beyond these the level lies outside Wilson's interval of the chance.
        let (before, after) =
            if rises { (levels.below, levels.above) } else { (levels.above, levels.below) };
        let low = (0..=place).rev().find(|at| above(&points[*at], before) != rises);
        let high = (place + 1..points.len()).find(|at| above(&points[*at], after) == rises);
        Some(Bisections {
            axis,
            crossing: search(levels.crossing, left, right),
            low: low.map(|at| search(before, points[at], points[at + 1])),
            high: high.map(|at| search(after, points[at - 1], points[at])),
        })
    };
    steps.filter_map(crossing).collect()
}

/// Halves the steps of all searches, each value computed once.
fn halve(
    shop: &StressedShop,
    axes: &[Axis],
    searches: &mut [Bisections],
    progress: &dyn Progress,
) -> Result<(), NoAnswer> {
    // Values of one axis stand next to each other, so that draws are shared.
    let key = |search: &Bisection| (search.axis, search.middle().to_bits());
    let wanted: BTreeSet<(usize, u64)> =
        searches.iter().flat_map(Bisections::all).map(key).collect();
    let mut places = Vec::new();
    let mut models: Vec<Model> = Vec::new();
    for (axis, bits) in wanted {
        // A number that must be whole has nothing in the middle.
        match shop.model(&[(&axes[axis], f64::from_bits(bits))]) {
            Ok(model) => {
                places.push((axis, bits));
                models.push(model);
            }
            Err(NoAnswer::Refused { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let counts = shop.counts_of(&models, progress)?;
    for search in searches.iter_mut().flat_map(Bisections::all_mut) {
        let key = (search.axis, search.middle().to_bits());
        if let Some(at) = places.iter().position(|place| *place == key) {
            search.narrow(counts[at]);
        }
    }
    Ok(())
}

impl Bisection {
    fn middle(&self) -> f64 {
        self.left.0 + (self.right.0 - self.left.0) / 2.0
    }

    fn narrow(&mut self, count: u64) {
        let middle = (self.middle(), count);
        let above = |count: u64| count as f64 > self.threshold;
        if above(count) == above(self.left.1) {
            self.left = middle;
        } else {
            self.right = middle;
        }
    }

    /// Where a straight line between both ends passes the threshold.
    fn value(&self) -> f64 {
        let (from, to) = (self.left.1 as f64, self.right.1 as f64);
        let part = ((self.threshold - from) / (to - from)).clamp(0.0, 1.0);
        self.left.0 + part * (self.right.0 - self.left.0)
    }
}

impl Bisections {
    fn all(&self) -> impl Iterator<Item = &Bisection> {
        std::iter::once(&self.crossing).chain(&self.low).chain(&self.high)
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut Bisection> {
        std::iter::once(&mut self.crossing).chain(&mut self.low).chain(&mut self.high)
    }

    fn found(&self) -> CrossingPoint {
        let Bisection { left, right, .. } = self.crossing;
        let value = self.crossing.value();
        CrossingPoint {
            value,
            low: self.low.as_ref().map(|search| search.value().min(value)),
            high: self.high.as_ref().map(|search| search.value().max(value)),
            rises: right.1 > left.1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels() -> Levels {
        Levels { crossing: 50.0, below: 40.0, above: 60.0 }
    }

    fn brackets(points: &[(f64, u64)]) -> Vec<[Option<(f64, f64)>; 3]> {
        let found = searches(0, points, &levels());
        let ends = |search: &Bisection| (search.left.0, search.right.0);
        let of = |s: &Bisections| {
            [s.low.as_ref().map(ends), Some(ends(&s.crossing)), s.high.as_ref().map(ends)]
        };
        found.iter().map(of).collect()
    }

    #[test]
    fn each_crossing_has_its_own_searches() {
        let rising = [(0.0, 10), (1.0, 45), (2.0, 55), (3.0, 100)];
        assert_eq!(brackets(&rising), [[Some((0.0, 1.0)), Some((1.0, 2.0)), Some((2.0, 3.0))]]);
        let falling = [(0.0, 100), (1.0, 45), (2.0, 10)];
        assert_eq!(brackets(&falling), [[Some((0.0, 1.0)), Some((0.0, 1.0)), Some((1.0, 2.0))]]);
        let open = [(0.0, 45), (1.0, 55)];
        assert_eq!(brackets(&open), [[None, Some((0.0, 1.0)), None]]);
        assert!(brackets(&[(0.0, 1), (1.0, 50)]).is_empty());
        let back = [(0.0, 100), (1.0, 0), (2.0, 100)];
        assert_eq!(brackets(&back).len(), 2);
    }

    #[test]
    fn halving_closes_in_on_the_threshold() {
        let count = |x: f64| (100.0 * x) as u64;
        let mut search = Bisection { axis: 0, threshold: 50.0, left: (0.0, 0), right: (1.0, 100) };
        for _ in 0..HALVINGS {
            search.narrow(count(search.middle()));
        }
        assert!(search.right.0 - search.left.0 < 0.01);
        assert!((search.value() - 0.51).abs() < 0.01, "{}", search.value());
    }
}
