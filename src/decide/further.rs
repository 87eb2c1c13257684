//! What is asked about mixes beyond comparing them.

use super::break_even::BreakEven;
use super::returns::VerdictsOfMix;

/// What was asked beyond a comparison; nothing of it by default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Further {
    /// How well the differences were to be known.
    pub precision: Option<Precision>,
    /// Where mixes break even with the first; `None` where it was not asked.
    pub break_even: Option<Vec<BreakEven>>,
    /// Verdicts at other returns to effort; `None` where it was not asked.
    pub returns: Option<Vec<VerdictsOfMix>>,
}

/// How well differences were to be known, and are; shares of 1, see
/// [`Comparison::until`](crate::report::Comparison::until).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The largest relative error that was wanted.
    pub wanted: f64,
    /// The largest there is; `None` where the paths are too few to know it.
    pub reached: Option<f64>,
}

impl Precision {
    /// Whether it is as good as wanted.
    pub fn is_reached(&self) -> bool {
        self.reached.is_some_and(|reached| reached <= self.wanted)
    }
}
