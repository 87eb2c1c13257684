//! Recovery: how many paths fall, how many come back, and after how long.

use serde::Serialize;

use super::chance::{Chance, chance_of_count};
use super::error::MetricError;
use super::estimate::{CONFIDENCE, Caution, Estimate, Interval};
use super::rank::{expected_count, interval_ranks};
use super::sample::check_probability;
use super::tail::few_tail_paths;

/// What became of the sales of one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Recovery {
    /// Sales never fell below the mark.
    NeverFell,
    /// Sales fell and were back after this many days.
    Back(u32),
    /// Sales fell and were not back at the horizon.
    NotBack,
}

/// How many paths fell and came back.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecoveryShares {
    /// Paths that never fell, of all paths.
    pub never_fell: Chance,
    /// Paths that fell and came back, of all paths.
    pub back: Chance,
    /// Paths that fell and did not come back, of all paths.
    pub not_back: Chance,
    /// Paths that came back, of those that fell; `None` where none fell.
    pub back_of_fallen: Option<Chance>,
}

/// Counts and shares of recoveries, with Wilson's intervals, from one code a path.
///
/// # Errors
/// `NoPaths` for an empty slice.
pub fn recovery_shares(codes: &[Recovery]) -> Result<RecoveryShares, MetricError> {
    let paths = codes.len() as u64;
    let count = |wanted: fn(&Recovery) -> bool| codes.iter().filter(|code| wanted(code)).count();
    let never_fell = count(|code| matches!(code, Recovery::NeverFell)) as u64;
    let back = count(|code| matches!(code, Recovery::Back(_))) as u64;
    let fallen = paths - never_fell;
    Ok(RecoveryShares {
        never_fell: chance_of_count(never_fell, paths)?,
        back: chance_of_count(back, paths)?,
        not_back: chance_of_count(fallen - back, paths)?,
        back_of_fallen: (fallen > 0).then(|| chance_of_count(back, fallen)).transpose()?,
    })
}

/// Quantile (type 7) of the days to recovery among the paths that fell. Unit: days.
///
/// A path that is not back counts as taking for ever; it is never dropped. So the answer is `None`
/// where no path fell, or where too few came back for the quantile to be known. The interval lies
/// between two order statistics; it is `None`, with a caution, where its upper end is not known or
/// the sample is too small. There is no standard error.
///
/// # Errors
/// `NoPaths` for an empty slice; `ProbabilityOutOfRange` outside 0 to 1.
pub fn recovery_days(
    codes: &[Recovery],
    probability: f64,
) -> Result<Option<Estimate>, MetricError> {
    check_probability(probability)?;
    if codes.is_empty() {
        return Err(MetricError::NoPaths);
    }
    let days = sorted_days(codes);
    let Some(value) = type_7_days(&days, probability) else {
        return Ok(None);
    };
    let thinner = expected_count(probability.min(1.0 - probability), days.len());
    let mut estimate = Estimate::new(value, None, None, days.len())?;
    let caution = match interval(&days, probability) {
        Ok(interval) => {
            estimate.interval = Some(interval);
            None
        }
        Err(caution) => Some(caution),
    };
    Ok(Some(estimate.with_caution(few_tail_paths(thinner)).with_caution(caution)))
}

/// Days of the fallen paths, shortest first; `None` for those that are not back, at the end.
fn sorted_days(codes: &[Recovery]) -> Vec<Option<u32>> {
    let days = |code: &Recovery| match code {
        Recovery::NeverFell => None,
        Recovery::Back(days) => Some(Some(*days)),
        Recovery::NotBack => Some(None),
    };
    let mut sorted: Vec<Option<u32>> = codes.iter().filter_map(days).collect();
    sorted.sort_unstable_by_key(|days| (days.is_none(), *days));
    sorted
}

/// Quantile of type 7, where it lies among the paths that are back.
fn type_7_days(days: &[Option<u32>], probability: f64) -> Option<f64> {
    let steps = expected_count(probability, days.len().checked_sub(1)?);
    let rank = steps.floor() as usize;
    let low = f64::from((*days.get(rank)?)?);
    if steps == steps.floor() {
        return Some(low);
    }
    let high = f64::from((*days.get(rank + 1)?)?);
    Some(low + (steps - steps.floor()) * (high - low))
}

/// Interval between two order statistics, or why there is none.
fn interval(days: &[Option<u32>], probability: f64) -> Result<Interval, Caution> {
    let (low, high) =
        interval_ranks(probability, days.len()).ok_or(Caution::NoIntervalAtThisSize)?;
    match (days[low - 1], days[high - 1]) {
        (Some(low), Some(high)) => {
            Ok(Interval { low: f64::from(low), high: f64::from(high), confidence: CONFIDENCE })
        }
        _ => Err(Caution::UpperEndBeyondHorizon),
    }
}

#[cfg(test)]
mod tests {
    use super::Recovery::{Back, NeverFell, NotBack};
    use super::*;

    #[test]
    fn every_path_is_counted_once() {
        let codes = [Back(3), NotBack, NeverFell, Back(9), NeverFell, NeverFell];
        let shares = recovery_shares(&codes).unwrap();
        let parts = [&shares.never_fell, &shares.back, &shares.not_back];
        assert_eq!(parts.map(|part| part.successes), [3, 2, 1]);
        assert_eq!(parts.map(|part| part.estimate.sample), [6; 3]);
        let fallen = shares.back_of_fallen.unwrap();
        assert_eq!((fallen.successes, fallen.estimate.sample), (2, 3));
    }

    #[test]
    fn paths_that_are_not_back_take_for_ever() {
        let codes = [Back(10), NotBack, NeverFell, Back(20), NotBack, Back(30)];
        // Among the five fallen: 10, 20, 30 and two without an end.
        let days = |probability| {
            recovery_days(&codes, probability).unwrap().map(|estimate| estimate.value)
        };
        assert_eq!(days(0.5), Some(30.0));
        assert_eq!(days(0.25), Some(20.0));
        assert_eq!(days(0.125), Some(15.0));
        assert_eq!(days(0.51), None);
        assert_eq!(days(1.0), None);
    }

    #[test]
    fn the_median_is_unknown_when_half_are_not_back() {
        assert_eq!(recovery_days(&[Back(1), NotBack], 0.5), Ok(None));
        assert_eq!(recovery_days(&[NeverFell; 3], 0.5), Ok(None));
        assert_eq!(recovery_shares(&[NeverFell; 3]).unwrap().back_of_fallen, None);
    }

    #[test]
    fn the_interval_stays_within_the_horizon() {
        let mut codes: Vec<Recovery> = (1..=100).map(Back).collect();
        let found = recovery_days(&codes, 0.5).unwrap().unwrap();
        let interval = found.interval.unwrap();
        assert_eq!((found.value, interval.low, interval.high), (50.5, 40.0, 61.0));
        codes.extend([NotBack; 90]);
        let open = recovery_days(&codes, 0.5).unwrap().unwrap();
        assert_eq!((open.value, open.interval), (95.5, None));
        assert_eq!(open.cautions, [Caution::UpperEndBeyondHorizon]);
    }

    #[test]
    fn the_largest_day_is_still_a_day() {
        let found = recovery_days(&[Back(u32::MAX)], 0.5).unwrap().unwrap();
        assert_eq!(found.value, f64::from(u32::MAX));
    }
}
