//! The price of diversification: what a mix costs when nothing happens, and what it saves when
//! things go badly. Like a premium and what the insurance pays.

use super::super::paths::Paths;
use crate::metrics::{
    Chance, Estimate, Interval, MetricError, TAIL_LEVEL, chance, expected_shortfall_difference,
    mean_difference, paths_where,
};

/// What one candidate brings more than another in quiet and in bad futures, by net cash flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// Chance of a quiet future: one in which no shock happens, to either of the two.
    pub quiet: Chance,
    /// Mean difference in quiet futures, rupiah; negative where the candidate costs something.
    /// `None` where no future is quiet.
    pub in_quiet: Option<Estimate>,
    /// By how much the mean of its own worst 5% is larger than that of the other, rupiah: the
    /// expected shortfall that it saves; negative where it loses more.
    pub in_worst: Estimate,
}

impl Price {
    /// The price of a candidate against another, from net cash flows and whether futures are quiet,
    /// one value a path.
    pub(super) fn of(
        (candidate, against): (&[f64], &[f64]),
        (quiet, quiet_against): (&[bool], &[bool]),
    ) -> Result<Self, MetricError> {
        let both: Vec<bool> = quiet.iter().zip(quiet_against).map(|(a, b)| *a && *b).collect();
        let mine = paths_where(candidate, &both)?;
        let other = paths_where(against, &both)?;
        let in_quiet = (!mine.is_empty()).then(|| mean_difference(&mine, &other));
        Ok(Self {
            quiet: chance(&both)?,
            in_quiet: in_quiet.transpose()?,
            in_worst: turned(expected_shortfall_difference(candidate, against, TAIL_LEVEL)?),
        })
    }
}

/// Minus a figure.
fn turned(figure: Estimate) -> Estimate {
    let turn = |interval: Interval| Interval {
        low: 0.0 - interval.high,
        high: 0.0 - interval.low,
        ..interval
    };
    Estimate { value: 0.0 - figure.value, interval: figure.interval.map(turn), ..figure }
}

/// Whether no shock happens, by path.
pub(super) fn without_shocks(paths: &impl Paths) -> Vec<bool> {
    paths.collect(|block, lane| block.occurrences.iter().all(|count| count[lane] == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_futures_are_those_quiet_for_both() {
        let candidate = [1.0, 2.0, 3.0, -4.0];
        let against = [2.0, 2.5, 9.0, -20.0];
        let quiet = [true, true, false, false];
        let other = [true, true, true, false];
        let found = Price::of((&candidate, &against), (&quiet, &other)).unwrap();
        assert_eq!((found.quiet.successes, found.quiet.estimate.value), (2, 0.5));
        assert_eq!(found.in_quiet.unwrap().value, -0.75);
        assert_eq!(found.in_worst.value, 16.0);
        let never = Price::of((&candidate, &against), (&[false; 4], &other)).unwrap();
        assert_eq!((never.in_quiet, never.quiet.successes), (None, 0));
    }

    #[test]
    fn what_is_saved_turns_the_interval_of_the_shortfall() {
        let wave = |step: u32| -> Vec<f64> {
            (0..2000).map(|path| f64::from(path * step % 1999)).collect()
        };
        let (candidate, against) = (wave(17), wave(40));
        let quiet = vec![true; 2000];
        let found = Price::of((&candidate, &against), (&quiet, &quiet)).unwrap().in_worst;
        let shortfall = expected_shortfall_difference(&candidate, &against, TAIL_LEVEL).unwrap();
        assert_eq!(found.value, -shortfall.value);
        let (found, given) = (found.interval.unwrap(), shortfall.interval.unwrap());
        assert_eq!((found.low, found.high), (-given.high, -given.low));
    }
}
