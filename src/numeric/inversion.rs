//! The search for a quantile of a distribution.

use super::incomplete_gamma::Tails;
use super::log::{ln, ln_1p};

/// The largest step; in the flat part of a distribution Newton's first one can be huge.
const LARGEST_STEP: f64 = 3.0;
/// Limit for the number of steps; three are usual.
const MOST_STEPS: u32 = 200;

/// Newton's method for the point with a given probability below, in a coordinate (the logarithm
/// or the logit of the value) whose density is log-concave.
///
/// It solves for the logarithm of the smaller tail, which is then concave, so that the method
/// converges from anywhere; Halley's correction makes it cubic. Where a tail underflows, its side
/// is still known, and the bracket is halved.
#[derive(Clone, Copy, Debug)]
pub(super) struct RootSearch {
    /// Whether the lower tail is the smaller one.
    lower: bool,
    target: f64,
    /// After a step below this the error is in the last bits.
    last_step: f64,
    found: bool,
    steps: u32,
    /// The sum of the steps, and its bounds.
    position: f64,
    low: f64,
    high: f64,
}

impl RootSearch {
    /// For the point with probability p below, 0 < p < 1. `size` is about the inverse variance
    /// of the coordinate.
    pub(super) fn new(p: f64, size: f64) -> Self {
        let lower = p <= 0.5;
        Self {
            lower,
            target: if lower { p } else { 1.0 - p },
            last_step: 2e-5 / (1.0 + size).sqrt(),
            found: false,
            steps: 0,
            position: 0.0,
            low: f64::NEG_INFINITY,
            high: f64::INFINITY,
        }
    }

    /// Whether the last step was small enough to be the last.
    pub(super) fn is_over(&self) -> bool {
        self.found || self.steps >= MOST_STEPS
    }

    /// The next step of the coordinate, given the tails and the derivative of the logarithm of
    /// the density at the present point.
    pub(super) fn step(&mut self, tails: Tails, log_density_slope: f64) -> f64 {
        let (tail, density) =
            if self.lower { (tails.lower, tails.density) } else { (tails.upper, -tails.density) };
        if (tail < self.target) == self.lower {
            self.low = self.position;
        } else {
            self.high = self.position;
        }
        let step = halley_step(tail, self.target, density, log_density_slope);
        if step.abs() < self.last_step {
            self.found = true;
            return step;
        }
        self.steps += 1;
        let step = self.inside_bracket(step.clamp(-LARGEST_STEP, LARGEST_STEP));
        self.position += step;
        step
    }

    /// The step, or another one if it leads nowhere or out of the bracket.
    fn inside_bracket(&self, step: f64) -> f64 {
        let next = self.position + step;
        if self.low < next && next < self.high {
            step
        } else if self.high == f64::INFINITY {
            LARGEST_STEP
        } else if self.low == f64::NEG_INFINITY {
            -LARGEST_STEP
        } else {
            0.5 * (self.low + self.high) - self.position
        }
    }
}

/// The step of Newton's method for `ln(tail) = ln(target)` with Halley's correction; not a number
/// where the tail is zero. `density` is the derivative of the tail.
fn halley_step(tail: f64, target: f64, density: f64, log_density_slope: f64) -> f64 {
    let slope = density / tail;
    let newton = -ln_ratio(tail, target) / slope;
    let halley = 1.0 + 0.5 * newton * (log_density_slope - slope);
    if halley > 0.5 && halley < 2.0 { newton / halley } else { newton }
}

/// `ln(a / b)`, accurate also where a and b are nearly equal.
fn ln_ratio(a: f64, b: f64) -> f64 {
    let difference = (a - b) / b;
    if difference.abs() < 0.5 { ln_1p(difference) } else { ln(a) - ln(b) }
}
