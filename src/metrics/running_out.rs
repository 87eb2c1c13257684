//! Running out of cash: when, and with what chance by each day.

use serde::Serialize;

use super::chance::{Chance, chance_of_count};
use super::error::MetricError;

/// When the paths run out of cash.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunningOut {
    /// For each day, the chance of having run out on it or before, with Wilson's interval.
    pub by_day: Vec<Chance>,
    /// For each day, the number of paths that run out on it for the first time.
    pub first_on_day: Vec<u64>,
    /// Number of paths that never run out within these days.
    pub never: u64,
}

/// Chance of running out of cash by each of `days` days, from the first day out of each path
/// (from 0; `u32::MAX` for never). A day beyond the last counts as never.
///
/// The intervals hold for each day by itself, not for all of them together.
///
/// # Errors
/// `NoPaths` for an empty slice.
pub fn running_out(first_day_out: &[u32], days: usize) -> Result<RunningOut, MetricError> {
    let paths = first_day_out.len() as u64;
    if paths == 0 {
        return Err(MetricError::NoPaths);
    }
    let mut first_on_day = vec![0_u64; days];
    for day in first_day_out {
        if let Some(count) = first_on_day.get_mut(*day as usize) {
            *count += 1;
        }
    }
    let mut out = 0;
    let by_day = first_on_day.iter().map(|count| {
        out += count;
        chance_of_count(out, paths)
    });
    Ok(RunningOut {
        by_day: by_day.collect::<Result<_, _>>()?,
        never: paths - first_on_day.iter().sum::<u64>(),
        first_on_day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_day_by_day() {
        let found = running_out(&[2, u32::MAX, 0, 2, 4], 4).unwrap();
        assert_eq!(found.first_on_day, [1, 0, 2, 0]);
        assert_eq!(found.never, 2);
        let out: Vec<u64> = found.by_day.iter().map(|day| day.successes).collect();
        assert_eq!(out, [1, 1, 3, 3]);
        assert_eq!(found.by_day[3].estimate.value, 0.6);
        assert_eq!(found.by_day[3], chance_of_count(3, 5).unwrap());
    }

    #[test]
    fn no_days_and_no_paths() {
        let none = running_out(&[0, 1], 0).unwrap();
        assert!(none.by_day.is_empty());
        assert_eq!(none.never, 2);
        assert_eq!(running_out(&[], 5), Err(MetricError::NoPaths));
    }
}
