//! Where a chance that rises or falls with something crosses a level: how much cash, how large a
//! share of sales, for a chance of at most 5%.

use serde::Serialize;

use super::chance::chance_of_count;
use super::error::MetricError;
use super::estimate::{Caution, Estimate};
use super::sample::check_level;

/// On how many paths something holds, at one value of what is varied.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CountAt {
    /// What is varied, in any unit.
    pub x: f64,
    /// Number of paths on which it holds.
    pub successes: u64,
}

/// Where a chance passes a level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    /// Between two points, in the unit of x.
    At(Estimate),
    /// The chance is at most the level at every point.
    NowhereAbove,
    /// The chance is above the level at every point.
    EverywhereAbove,
}

/// Where a chance that only rises, or only falls, with x crosses `level`: the end of the range of x
/// with a chance of at most `level`, by linear interpolation between the points. These stand in
/// ascending order of x and come from the same `trials` paths.
///
/// The interval holds every x at which `level` lies within Wilson's interval of the chance, whose
/// ends are interpolated alike: the x at which a test of "the chance is `level` here" refuses
/// nothing, so it covers as often as Wilson's interval does (G. Casella and R. L. Berger,
/// *Statistical Inference*, 2nd ed., theorem 9.2.2). What a straight line between two points misses
/// is not in it. An interval that reaches past the points is cut there, with the caution
/// `EndBeyondThePoints`. The standard error is that of the chance over the slope of the line.
///
/// # Errors
/// `TooFewPoints` for fewer than two; `PointsNotAscending` and `NotMonotone` name the first point
/// that is out of order; `NoPaths`, `MoreSuccessesThanTrials`; `ProbabilityOutOfRange` unless
/// 0 < level < 1; `Overflow`.
pub fn chance_crossing(
    points: &[CountAt],
    trials: u64,
    level: f64,
) -> Result<Crossing, MetricError> {
    check_level(level)?;
    let rising = in_rising_order(points)?;
    let curve = Curve::of(&rising, trials)?;
    match passes(&curve.share, level) {
        Passing::Before => Ok(Crossing::EverywhereAbove),
        Passing::After => Ok(Crossing::NowhereAbove),
        Passing::At { x, slope } => Ok(Crossing::At(curve.estimate(x, slope, level)?)),
    }
}

/// The points in the order in which the chance rises.
fn in_rising_order(points: &[CountAt]) -> Result<Vec<CountAt>, MetricError> {
    let [first, .., last] = points else {
        return Err(MetricError::TooFewPoints);
    };
    let ascends = |pair: &[CountAt]| matches!(pair, [a, b] if a.x < b.x && b.x.is_finite());
    if let Some(point) = points.windows(2).position(|pair| !ascends(pair)) {
        return Err(MetricError::PointsNotAscending { point: point + 1 });
    }
    let falls = first.successes > last.successes;
    let keeps = |pair: &[CountAt]| match pair {
        [a, b] if falls => a.successes >= b.successes,
        [a, b] => a.successes <= b.successes,
        _ => true,
    };
    if let Some(point) = points.windows(2).position(|pair| !keeps(pair)) {
        return Err(MetricError::NotMonotone { point: point + 1 });
    }
    let mut rising = points.to_vec();
    if falls {
        rising.reverse();
    }
    Ok(rising)
}

/// The chance and the ends of its interval as broken lines through (x, chance), rising.
struct Curve {
    share: Vec<(f64, f64)>,
    low: Vec<(f64, f64)>,
    high: Vec<(f64, f64)>,
    trials: u64,
}

impl Curve {
    fn of(rising: &[CountAt], trials: u64) -> Result<Self, MetricError> {
        let mut curve = Self { share: Vec::new(), low: Vec::new(), high: Vec::new(), trials };
        for CountAt { x, successes } in rising {
            let chance = chance_of_count(*successes, trials)?.estimate;
            let (low, high) =
                chance.interval.map_or((0.0, 1.0), |interval| (interval.low, interval.high));
            curve.share.push((*x, chance.value));
            curve.low.push((*x, low));
            curve.high.push((*x, high));
        }
        Ok(curve)
    }

    fn estimate(&self, x: f64, slope: f64, level: f64) -> Result<Estimate, MetricError> {
        let end = |of: &[(f64, f64)], edge: Option<&(f64, f64)>| match passes(of, level) {
            Passing::At { x, .. } => (x, false),
            _ => (edge.map_or(x, |(x, _)| *x), true),
        };
        let (early, cut_early) = end(&self.high, self.high.first());
        let (late, cut_late) = end(&self.low, self.low.last());
        let error = (level * (1.0 - level) / self.trials as f64).sqrt() / slope.abs();
        let ends = (early.min(late), early.max(late));
        let sample = usize::try_from(self.trials).unwrap_or(usize::MAX);
        let mut estimate = Estimate::new(x, Some(error), Some(ends), sample)?;
        estimate.cautions.clear(); // As for chances: Wilson's interval is honest for a single path.
        let cut = cut_early || cut_late;
        Ok(estimate.with_caution(cut.then_some(Caution::EndBeyondThePoints)))
    }
}

/// Where a rising broken line passes a level.
enum Passing {
    /// It is above at its first point.
    Before,
    /// From one point to the next, with the slope there.
    At { x: f64, slope: f64 },
    /// It is still at or below the level at its last point.
    After,
}

fn passes(curve: &[(f64, f64)], level: f64) -> Passing {
    let Some(next) = curve.iter().position(|(_, chance)| *chance > level) else {
        return Passing::After;
    };
    let Some([(from, low), (to, high)]) = next.checked_sub(1).and_then(|i| curve.get(i..=next))
    else {
        return Passing::Before;
    };
    let slope = (high - low) / (to - from);
    Passing::At { x: from + (level - low) / slope, slope }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Generator;
    use super::*;

    fn points<const N: usize>(points: [(f64, u64); N]) -> [CountAt; N] {
        points.map(|(x, successes)| CountAt { x, successes })
    }

    fn at(points: &[CountAt], trials: u64, level: f64) -> Estimate {
        match chance_crossing(points, trials, level).unwrap() {
            Crossing::At(estimate) => estimate,
            other => panic!("no crossing: {other:?}"),
        }
    }

    #[test]
    fn a_line_between_two_points() {
        // 8% at 100 and 4% at 140: 5% at 130.
        let falling = points([(60.0, 160), (100.0, 80), (140.0, 40), (180.0, 0)]);
        let found = at(&falling, 1000, 0.05);
        assert!((found.value - 130.0).abs() < 1e-12);
        let interval = found.interval.unwrap();
        assert!(100.0 < interval.low && interval.low < 130.0);
        assert!(130.0 < interval.high && interval.high < 180.0);
        // One percentage point is 10 of x.
        let error = (0.05_f64 * 0.95 / 1000.0).sqrt() * 1000.0;
        assert!((found.std_error.unwrap() - error).abs() < 1e-11);
        assert!(found.cautions.is_empty());
    }

    #[test]
    fn rising_and_falling_are_mirror_images() {
        let falling = points([(60.0, 160), (100.0, 80), (140.0, 40), (180.0, 0)]);
        let rising = points([(-180.0, 0), (-140.0, 40), (-100.0, 80), (-60.0, 160)]);
        let (falling, rising) = (at(&falling, 1000, 0.05), at(&rising, 1000, 0.05));
        let (one, other) = (falling.interval.unwrap(), rising.interval.unwrap());
        assert_eq!(falling.value, -rising.value);
        assert_eq!((one.low, one.high), (-other.high, -other.low));
    }

    /// At the ends of the interval, Wilson's interval ends at the level.
    #[test]
    fn the_interval_is_that_of_the_test() {
        let falling = points([(0.0, 600), (1.0, 300), (2.0, 100), (3.0, 30), (4.0, 5)]);
        let interval = at(&falling, 2000, 0.05).interval.unwrap();
        let ends = |x: f64| {
            let step = (x.floor() as usize).min(3);
            let wilson = |point: usize| {
                let found = chance_of_count(falling[point].successes, 2000).unwrap();
                found.estimate.interval.unwrap()
            };
            let (one, other, part) = (wilson(step), wilson(step + 1), x - x.floor());
            let join = |a: f64, b: f64| a + part * (b - a);
            (join(one.low, other.low), join(one.high, other.high))
        };
        assert!((ends(interval.low).0 - 0.05).abs() < 1e-12);
        assert!((ends(interval.high).1 - 0.05).abs() < 1e-12);
    }

    #[test]
    fn a_level_that_is_met_for_a_while_holds_to_its_end() {
        let rising = points([(1.0, 0), (2.0, 50), (3.0, 50), (4.0, 90)]);
        assert_eq!(at(&rising, 1000, 0.05).value, 3.0);
        let falling = points([(1.0, 90), (2.0, 50), (3.0, 50), (4.0, 0)]);
        assert_eq!(at(&falling, 1000, 0.05).value, 2.0);
    }

    #[test]
    fn points_on_one_side_alone() {
        let low = points([(1.0, 3), (2.0, 50)]);
        assert_eq!(chance_crossing(&low, 1000, 0.05), Ok(Crossing::NowhereAbove));
        let high = points([(1.0, 51), (2.0, 51)]);
        assert_eq!(chance_crossing(&high, 1000, 0.05), Ok(Crossing::EverywhereAbove));
        // It crosses, but the interval does not end between the points.
        let short = at(&points([(1.0, 49), (2.0, 51)]), 1000, 0.05);
        let interval = short.interval.unwrap();
        assert!((short.value - 1.5).abs() < 1e-14);
        assert_eq!((interval.low, interval.high), (1.0, 2.0));
        assert_eq!(short.cautions, [Caution::EndBeyondThePoints]);
    }

    #[test]
    fn points_out_of_order_are_refused() {
        let found = |points: &[CountAt]| chance_crossing(points, 10, 0.5).unwrap_err();
        assert_eq!(found(&points([(1.0, 3)])), MetricError::TooFewPoints);
        for x in [1.0, 0.5, f64::NAN, f64::INFINITY] {
            let expected = MetricError::PointsNotAscending { point: 1 };
            assert_eq!(found(&points([(1.0, 3), (x, 4)])), expected);
        }
        let turns = points([(1.0, 3), (2.0, 9), (3.0, 8), (4.0, 10)]);
        assert_eq!(found(&turns), MetricError::NotMonotone { point: 2 });
        let many = MetricError::MoreSuccessesThanTrials { successes: 11, trials: 10 };
        assert_eq!(found(&points([(1.0, 0), (2.0, 11)])), many);
        let none = chance_crossing(&points([(1.0, 0), (2.0, 0)]), 0, 0.5);
        assert_eq!(none, Err(MetricError::NoPaths));
    }

    /// Each path needs an amount of cash; with x, it runs out where the need is larger.
    #[test]
    fn intervals_cover() {
        let (mut generator, trials, samples) = (Generator::new(131), 2000, 2000);
        let mut covers = |_: &u32| {
            let needs: Vec<f64> = (0..trials).map(|_| generator.uniform()).collect();
            let count = |x: f64| needs.iter().filter(|need| **need > x).count() as u64;
            let at = |step: u32| 0.85 + 0.01 * f64::from(step);
            let points: Vec<CountAt> =
                (0..15).map(|step| CountAt { x: at(step), successes: count(at(step)) }).collect();
            let Ok(Crossing::At(found)) = chance_crossing(&points, trials, 0.05) else {
                panic!("no crossing")
            };
            let interval = found.interval.unwrap();
            (interval.low..=interval.high).contains(&0.95)
        };
        let share = (0..samples).filter(&mut covers).count() as f64 / f64::from(samples);
        assert!((0.93..=0.97).contains(&share), "{share}");
    }
}
