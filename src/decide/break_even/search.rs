//! The break-even rate of a shock that comes as a Poisson process, searched on common draws.

use super::{Asked, BreakEven, Crossing, judged, mean_of, reach, verdict};
use crate::decide::returns::Verdict;
use crate::decide::{NoAnswer, StudiedMixes};
use crate::ensemble::Progress;
use crate::metrics::{CONFIDENCE, Estimate, Interval};

/// Rates that are tried first, as shares of the largest: none, twice a year, the largest.
const FIRST: [f64; 3] = [0.0, 1.0 / 6.0, 1.0];

/// Steps of the search.
const STEPS: usize = 5;

/// The search ends when the difference is so many standard errors from zero: the root is then known
/// far better than the paths tell it.
const NEAR: f64 = 0.1;

/// The mean difference at a rate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    pub(super) rate: f64,
    pub(super) mean: Estimate,
}

pub(super) fn answers(
    shock: &Asked,
    all: &StudiedMixes,
    progress: &dyn Progress,
) -> Result<Vec<BreakEven>, NoAnswer> {
    let mixes = judged(all);
    let rates = FIRST.map(|share| share * shock.most);
    let found = shock.differences(all, &mixes, &rates, progress)?;
    let mut answers = Vec::with_capacity(mixes.len());
    for (place, mix) in mixes.iter().enumerate() {
        let mut points = Vec::with_capacity(rates.len());
        for (rate, by_mix) in rates.iter().zip(&found) {
            let Some(differences) = by_mix.get(place) else { continue };
            points.push(Point { rate: *rate, mean: mean_of(differences)? });
        }
        let at = |rate: f64| {
            let found = shock.differences(all, &[*mix], &[rate], progress)?;
            let differences = found.first().and_then(|by_mix| by_mix.first());
            Ok(Point { rate, mean: mean_of(differences.map_or(&[], Vec::as_slice))? })
        };
        answers.push(shock.answer(*mix, crossing(points, at)?));
    }
    Ok(answers)
}

/// The most models that so many mixes take: the first rates together, then each mix by itself.
pub(super) fn most_models(mixes: u64) -> u64 {
    FIRST.len() as u64 * (mixes + 1) + mixes * 2 * (STEPS as u64 + 2)
}

/// Where the mean passes zero first, from points in rising order of the rate and a way to more.
pub(super) fn crossing(
    mut points: Vec<Point>,
    at: impl Fn(f64) -> Result<Point, NoAnswer>,
) -> Result<Crossing, NoAnswer> {
    let passes = |pair: &[Point]| matches!(pair, [a, b] if a.sign() * b.sign() < 0.0);
    let Some(place) = points.windows(2).position(passes) else {
        let means: Vec<Estimate> = points.into_iter().map(|point| point.mean).collect();
        return Ok(Crossing::Nowhere(verdict(&means)));
    };
    let (low, high) = (points[place].clone(), points[place + 1].clone());
    let better_above = low.mean.value < 0.0;
    let slope = ((high.mean.value - low.mean.value) / (high.rate - low.rate)).abs();
    let tried = false_position(low, high, &at)?;
    let Some(root) = tried.iter().min_by(|a, b| a.distance().total_cmp(&b.distance())).cloned()
    else {
        return Ok(Crossing::Nowhere(Verdict::Unclear));
    };
    points.extend(tried);
    let std_error = root.mean.std_error.map(|error| error / slope);
    // The interval ends about here; points nearby make its ends exact.
    let most = points.iter().map(|point| point.rate).fold(0.0, f64::max);
    for side in [-1.0, 1.0] {
        let rate = root.rate + side * reach() * std_error.unwrap_or(0.0);
        points.push(at(rate.clamp(0.0, most))?);
    }
    points.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let interval = std_error.map(|_| interval(&points, root.rate));
    let at = Estimate { value: root.rate, std_error, interval, ..root.mean };
    Ok(Crossing::At { at, better_above })
}

/// Points between two of different sign, ever closer to the root: false position, with the Illinois
/// rule that halves an end that stays for a second time (M. Dowell and P. Jarratt 1971, "A modified
/// regula falsi method for computing the root of an equation", *BIT* 11).
fn false_position(
    low: Point,
    high: Point,
    at: &impl Fn(f64) -> Result<Point, NoAnswer>,
) -> Result<Vec<Point>, NoAnswer> {
    let mut tried = Vec::new();
    let mut fixed = (low.rate, low.mean.value);
    let mut moving = (high.rate, high.mean.value);
    for _ in 0..STEPS {
        let rate = (fixed.0 * moving.1 - moving.0 * fixed.1) / (moving.1 - fixed.1);
        let point = at(rate)?;
        let next = (rate, point.mean.value);
        let is_near = point.distance() <= NEAR;
        tried.push(point);
        if is_near {
            break;
        }
        fixed = if next.1 * moving.1 < 0.0 { moving } else { (fixed.0, 0.5 * fixed.1) };
        moving = next;
    }
    Ok(tried)
}

/// The rates around the root at which the mean is not so far from zero that a test refuses it,
/// interpolated between points in rising order; cut where the points end.
fn interval(points: &[Point], root: f64) -> Interval {
    let low = end(points.iter().rev().filter(|point| point.rate <= root)).min(root);
    let high = end(points.iter().filter(|point| point.rate >= root)).max(root);
    Interval { low, high, confidence: CONFIDENCE }
}

/// Walks away from the root until the mean is too far from zero.
fn end<'a>(points: impl Iterator<Item = &'a Point>) -> f64 {
    let mut last: Option<(f64, f64)> = None;
    for point in points {
        let beyond = point.beyond();
        match last {
            _ if beyond <= 0.0 => last = Some((point.rate, beyond)),
            None => return point.rate,
            Some((rate, inside)) => {
                return rate + (point.rate - rate) * inside / (inside - beyond);
            }
        }
    }
    last.map_or(f64::NAN, |(rate, _)| rate)
}

impl Point {
    /// The sign of the mean, 0 where it is exactly zero.
    fn sign(&self) -> f64 {
        if self.mean.value == 0.0 { 0.0 } else { self.mean.value.signum() }
    }

    /// Distance of the mean from zero in standard errors.
    fn distance(&self) -> f64 {
        match self.mean.std_error {
            _ if self.mean.value == 0.0 => 0.0,
            Some(error) => self.mean.value.abs() / error,
            None => f64::INFINITY,
        }
    }

    /// By how much the mean is further from zero than chance explains, rupiah.
    fn beyond(&self) -> f64 {
        self.mean.value.abs() - reach() * self.mean.std_error.unwrap_or(0.0)
    }
}
