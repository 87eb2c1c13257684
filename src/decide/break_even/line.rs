//! The break-even chance of a shock in a window: the mean is a straight line between a shop without
//! the shock and one that meets it for certain.

use super::{Asked, BreakEven, Crossing, judged, mean_of, reach, verdict};
use crate::decide::{NoAnswer, StudiedMixes};
use crate::ensemble::Progress;
use crate::metrics::{CONFIDENCE, Estimate, Interval, MetricError};

pub(super) fn answers(
    shock: &Asked,
    all: &StudiedMixes,
    progress: &dyn Progress,
) -> Result<Vec<BreakEven>, NoAnswer> {
    let mixes = judged(all);
    let ends = shock.differences(all, &mixes, &[0.0, 1.0], progress)?;
    let [without, with] = ends.as_slice() else { return Ok(Vec::new()) };
    let mut answers = Vec::with_capacity(mixes.len());
    for (mix, (without, with)) in mixes.iter().zip(without.iter().zip(with)) {
        answers.push(shock.answer(*mix, crossing(without, with)?));
    }
    Ok(answers)
}

/// Where the line between two paired samples, at 0 and at 1, passes zero.
pub(super) fn crossing(at_0: &[f64], at_1: &[f64]) -> Result<Crossing, MetricError> {
    let (mean_0, mean_1) = (mean_of(at_0)?, mean_of(at_1)?);
    if mean_0.value * mean_1.value >= 0.0 {
        return Ok(Crossing::Nowhere(verdict(&[mean_0, mean_1])));
    }
    let slope = mean_1.value - mean_0.value;
    let root = -mean_0.value / slope;
    let line = Line::of(at_0, at_1, mean_0.value, slope);
    let interval = line.map(|line| line.interval(root));
    let at = Estimate {
        value: root,
        std_error: line.map(|line| line.variance(root).max(0.0).sqrt() / slope.abs()),
        interval,
        sample: mean_0.sample,
        cautions: mean_0.cautions,
    };
    Ok(Crossing::At { at, better_above: slope > 0.0 })
}

/// A line of means, value + slope · x, with the variances of both and what they share.
#[derive(Debug, Clone, Copy)]
struct Line {
    value: f64,
    slope: f64,
    of_value: f64,
    of_slope: f64,
    of_both: f64,
}

impl Line {
    fn of(at_0: &[f64], at_1: &[f64], value: f64, slope: f64) -> Option<Self> {
        let paths = at_0.len() as f64;
        let degrees = (paths - 1.0) * paths;
        let steps = || at_0.iter().zip(at_1).map(|(a, b)| (a - value, b - a - slope));
        let share =
            |product: &dyn Fn((f64, f64)) -> f64| steps().map(product).sum::<f64>() / degrees;
        (degrees > 0.0).then(|| Self {
            value,
            slope,
            of_value: share(&|(a, _)| a * a),
            of_slope: share(&|(_, step)| step * step),
            of_both: share(&|(a, step)| a * step),
        })
    }

    /// Variance of the mean at x.
    fn variance(self, x: f64) -> f64 {
        self.of_value + x * (2.0 * self.of_both + x * self.of_slope)
    }

    /// Fieller's interval around the root, within 0 to 1: every x at which the mean is not further
    /// than so many standard errors from zero, that hangs together with the root.
    fn interval(self, root: f64) -> Interval {
        let z = reach() * reach();
        let a = self.slope * self.slope - z * self.of_slope;
        let b = self.value * self.slope - z * self.of_both;
        let c = self.value * self.value - z * self.of_value;
        let inside = b * b - a * c;
        let (low, high) = if inside < 0.0 || a == 0.0 {
            (0.0, 1.0)
        } else {
            let ends = [-1.0, 1.0].map(|sign: f64| (-b + sign * inside.sqrt()) / a);
            let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            match (a > 0.0, root <= low) {
                (true, _) => (low, high),
                (false, true) => (0.0, low),
                (false, false) => (high, 1.0),
            }
        };
        let (low, high) = (low.clamp(0.0, root), high.clamp(root, 1.0));
        Interval { low, high, confidence: CONFIDENCE }
    }
}
