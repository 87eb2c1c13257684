//! As many paths as expected shortfall needs to be known well.

use crate::ensemble::{Ensemble, Interrupted, Progress};
use crate::language::{Said, say};
use crate::metrics::{TAIL_LEVEL, expected_shortfall};
use crate::model::Model;
use crate::numeric::LANES;
use crate::program::memory;
use crate::program::progress::Follower;

/// No more paths than this are made for the sake of precision.
pub(in crate::program::commands) const CAP: u64 = 1_000_000;
/// With fewer, the worst 5% are so few that their own error is not known.
const LEAST: u64 = 600;
/// From here on, a shortfall that cannot be told from zero is taken to be near zero.
const ENOUGH_TO_TELL_ZERO: u64 = 20_000;
/// How well expected shortfall is known, against what was wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::program::commands) enum Sureness {
    /// As well as wanted, or nothing was wanted.
    Enough,
    /// The cap came first; this relative standard error was reached.
    Capped(f64),
    /// More than so many paths do not fit into memory; this relative standard error was reached.
    NoRoom(u64, f64),
    /// It is so near zero that an error relative to it says nothing.
    NearZero,
}

impl Sureness {
    /// What to tell the user, and what can be done.
    pub(super) fn shortcoming(self) -> Option<(Said, Said)> {
        let error = |reached: f64| format!("{reached:.2e}");
        match self {
            Self::Enough => None,
            Self::Capped(reached) => Some((
                say!("notice.precision.capped.message", paths = CAP, reached = error(reached)),
                say!("notice.precision.capped.help"),
            )),
            Self::NoRoom(paths, reached) => Some((
                say!("notice.precision.no_room.message", paths = paths, reached = error(reached)),
                say!("notice.precision.no_room.help"),
            )),
            Self::NearZero => Some((
                say!("notice.precision.near_zero.message"),
                say!("notice.precision.near_zero.help"),
            )),
        }
    }
}

/// Simulates the paths of a model, and more until `wanted` is reached.
///
/// The result is that of so many paths at once: paths that are there stay as they are. Each takes
/// `beside` bytes beside the simulation.
pub(super) fn simulate(
    model: &Model,
    wanted: Option<f64>,
    beside: u64,
    follower: &Follower,
) -> Result<(Ensemble, Sureness), Interrupted> {
    let mut paths = model.paths();
    let Some(wanted) = wanted else {
        let ensemble = Ensemble::simulate(model, paths, follower)?;
        return Ok((ensemble, Sureness::Enough));
    };
    let mut ensemble = Ensemble::default();
    ensemble.extend(model, paths, follower)?;
    loop {
        let error = relative_error(&ensemble);
        match judge(paths, error, wanted, CAP) {
            Verdict::Done(sureness) => return Ok((ensemble, sureness)),
            Verdict::More(more) if !memory::fits(model, more, beside) => {
                let reached = error.unwrap_or(f64::INFINITY);
                return Ok((ensemble, Sureness::NoRoom(paths, reached)));
            }
            Verdict::More(more) => {
                follower.expect(more - paths);
                paths = more;
                ensemble.extend(model, paths, follower)?;
            }
        }
    }
}

/// What to do after so many paths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::program::commands) enum Verdict {
    /// These will do, or more would not help.
    Done(Sureness),
    /// So many are needed.
    More(u64),
}

/// The error falls with the root of the number of paths. It is itself uncertain, so the number
/// grows in steps: by a tenth at least, to twice as many at most, and never beyond the cap.
pub(in crate::program::commands) fn judge(
    paths: u64,
    error: Option<f64>,
    wanted: f64,
    cap: u64,
) -> Verdict {
    let error = error.unwrap_or(f64::INFINITY);
    if paths >= LEAST && error <= wanted {
        return Verdict::Done(Sureness::Enough);
    }
    if paths >= cap {
        return Verdict::Done(if error > 0.5 {
            Sureness::NearZero
        } else {
            Sureness::Capped(error)
        });
    }
    let ratio = error / wanted;
    let needed = paths as f64 * ratio * ratio;
    // Two standard errors do not tell the shortfall from zero, and the cap would not either.
    if error > 0.5 && needed > cap as f64 && paths >= ENOUGH_TO_TELL_ZERO {
        return Verdict::Done(Sureness::NearZero);
    }
    let lanes = LANES as u64;
    let least = (paths + paths / 10).max(LEAST);
    let most = (2 * paths).max(LEAST);
    // Infinity becomes the largest number.
    let next = (needed.ceil() as u64).clamp(least, most).div_ceil(lanes) * lanes;
    Verdict::More(next.min(cap))
}

/// Standard error over value; `None` where the error is not known.
fn relative_error(ensemble: &Ensemble) -> Option<f64> {
    let flows = ensemble.column(|block| block.figures.net_cash_flow);
    // What cannot be computed is reported with the other figures.
    let shortfall = expected_shortfall(&flows, TAIL_LEVEL).ok()?;
    let error = shortfall.std_error?;
    // Without variation nothing is uncertain, not even a shortfall of zero.
    Some(if error == 0.0 { 0.0 } else { error / shortfall.value.abs() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENOUGH: Verdict = Verdict::Done(Sureness::Enough);

    fn judge(paths: u64, error: Option<f64>, wanted: f64) -> Verdict {
        super::judge(paths, error, wanted, CAP)
    }

    #[test]
    fn a_wanted_error_that_is_reached_ends_it() {
        assert_eq!(judge(10_000, Some(0.01), 0.01), ENOUGH);
        assert_eq!(judge(LEAST, Some(0.0), 0.0001), ENOUGH);
    }

    #[test]
    fn an_error_of_few_paths_is_not_believed() {
        assert_eq!(judge(40, Some(0.001), 0.01), Verdict::More(608));
        assert_eq!(judge(1, None, 1.0), Verdict::More(608));
    }

    #[test]
    fn the_number_is_predicted_from_the_error_within_bounds() {
        // (1.2 / 1)^2 x 10,000, rounded up to whole blocks.
        assert_eq!(judge(10_000, Some(0.012), 0.01), Verdict::More(14_400));
        assert_eq!(judge(10_000, Some(0.010_001), 0.01), Verdict::More(11_008));
        assert_eq!(judge(10_000, Some(0.4), 0.01), Verdict::More(20_000));
        assert_eq!(judge(10_000, None, 0.01), Verdict::More(20_000));
    }

    #[test]
    fn the_cap_ends_it_and_is_said() {
        assert_eq!(judge(900_000, Some(0.1), 0.01), Verdict::More(CAP));
        let capped = Sureness::Capped(0.1);
        assert_eq!(judge(CAP, Some(0.1), 0.01), Verdict::Done(capped));
        // More paths than the cap when that was asked for.
        assert_eq!(judge(5_000_000, Some(0.1), 0.01), Verdict::Done(capped));
        assert!(capped.shortcoming().is_some_and(|(what, _)| what.to_string().contains("1.00e-1")));
    }

    #[test]
    fn another_cap_is_kept_to() {
        assert_eq!(super::judge(10_000, Some(0.4), 0.01, 12_000), Verdict::More(12_000));
        let capped = Verdict::Done(Sureness::Capped(0.4));
        assert_eq!(super::judge(12_000, Some(0.4), 0.01, 12_000), capped);
    }

    #[test]
    fn a_shortfall_near_zero_is_said_early() {
        assert_eq!(judge(1_000, Some(2.0), 0.01), Verdict::More(2_016));
        let near_zero = Verdict::Done(Sureness::NearZero);
        assert_eq!(judge(20_000, Some(2.0), 0.01), near_zero);
        assert_eq!(judge(20_000, Some(f64::INFINITY), 1.0), near_zero);
        assert_eq!(judge(CAP, Some(f64::INFINITY), 1.0), near_zero);
        // With a modest wish it is worth going on.
        assert_eq!(judge(20_000, Some(0.6), 0.3), Verdict::More(40_000));
    }

    #[test]
    fn it_always_comes_to_an_end() {
        for error in [0.0, 1e-9, 0.02, 0.5, 3.0, f64::INFINITY] {
            let (mut paths, mut steps) = (1, 0);
            while let Verdict::More(more) = judge(paths, Some(error), 0.01) {
                assert!(more > paths && more <= CAP);
                (paths, steps) = (more, steps + 1);
            }
            assert!(steps < 100, "{error}: {steps}");
        }
    }
}
