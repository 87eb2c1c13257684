//! The counts of paths at which a chance, and the ends of its interval, pass a level.

use crate::decide::NoAnswer;
use crate::metrics::{Interval, chance_of_count};

/// Counts that are not above a level; a count is above when it is larger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Levels {
    /// The chance itself is at most the level.
    pub(super) crossing: f64,
    /// Even the upper end of Wilson's interval is at most the level; -1 if that of no count is.
    pub(super) below: f64,
    /// The lower end of Wilson's interval is at most the level.
    pub(super) above: f64,
}

impl Levels {
    pub(super) fn of(level: f64, paths: u64) -> Result<Self, NoAnswer> {
        let last = |end: fn(Interval) -> f64| last_count(paths, |interval| end(interval) <= level);
        Ok(Self {
            crossing: level * paths as f64,
            below: last(|interval| interval.high)?,
            above: last(|interval| interval.low)?,
        })
    }
}

/// The largest count whose interval holds something that holds for small counts only; -1 if none.
fn last_count(paths: u64, holds: impl Fn(Interval) -> bool) -> Result<f64, NoAnswer> {
    let (mut holding, mut failing) = (None, paths + 1);
    while holding.map_or(0, |count| count + 1) < failing {
        let first = holding.map_or(0, |count: u64| count + 1);
        let middle = first + (failing - first) / 2;
        let interval = chance_of_count(middle, paths)?.estimate.interval;
        if interval.is_some_and(&holds) {
            holding = Some(middle);
        } else {
            failing = middle;
        }
    }
    Ok(holding.map_or(-1.0, |count| count as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_leaves_the_level_out_beyond_its_counts() {
        let interval = |count| chance_of_count(count, 1000).unwrap().estimate.interval.unwrap();
        let levels = Levels::of(0.05, 1000).unwrap();
        assert_eq!(levels.crossing, 50.0);
        let (below, above) = (levels.below as u64, levels.above as u64);
        assert!(interval(below).high <= 0.05 && interval(below + 1).high > 0.05);
        assert!(interval(above).low <= 0.05 && interval(above + 1).low > 0.05);
    }

    #[test]
    fn few_paths_are_never_surely_below() {
        assert_eq!(Levels::of(0.05, 10).unwrap().below, -1.0);
        assert_eq!(Levels::of(0.999, 3).unwrap().above, 3.0);
    }
}
