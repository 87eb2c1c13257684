//! Which of two mixes or plans comes out better on the same path.

use serde::Serialize;

use super::chance::{Chance, chance_of_count, wilson_ends};
use super::error::MetricError;
use super::estimate::Estimate;
use super::sample::check_pair;

/// How often one of two samples is the larger on the same path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BetterOf {
    /// Chance that `a` is strictly larger than `b`.
    pub better: Chance,
    /// Chance that both are equal.
    pub equal: Chance,
    /// Chance that `a` is strictly smaller than `b`.
    pub worse: Chance,
    /// Chance that `a` is larger, every tie counting one half; 0.5 when the two are identical.
    ///
    /// Wilson's interval with the number of paths that gives the same variance without ties.
    pub ties_split: Estimate,
}

/// Chance that `a` is better (larger) than `b` on the same path.
///
/// # Errors
/// `LengthsDiffer`, `NoPaths`, `NotFinite`.
pub fn chance_better(a: &[f64], b: &[f64]) -> Result<BetterOf, MetricError> {
    check_pair(a, b)?;
    let trials = a.len() as u64;
    let better = a.iter().zip(b).filter(|(a, b)| a > b).count() as u64;
    let worse = a.iter().zip(b).filter(|(a, b)| a < b).count() as u64;
    let equal = trials - better - worse;
    Ok(BetterOf {
        better: chance_of_count(better, trials)?,
        equal: chance_of_count(equal, trials)?,
        worse: chance_of_count(worse, trials)?,
        ties_split: ties_split(better, equal, trials)?,
    })
}

/// Wins and half the ties as a share of the paths.
fn ties_split(better: u64, equal: u64, trials: u64) -> Result<Estimate, MetricError> {
    let paths = trials as f64;
    let (wins, ties) = (better as f64 / paths, equal as f64 / paths);
    let share = wins + ties / 2.0;
    let without_ties = share * (1.0 - share);
    let variance = (without_ties - ties / 4.0).max(0.0);
    let ends = match (equal, variance > 0.0) {
        (0, _) => wilson_ends(share, paths),
        (_, true) => wilson_ends(share, paths * without_ties / variance),
        (_, false) => (share, share),
    };
    let certain = equal == trials;
    let std_error = (variance > 0.0 || certain).then(|| (variance / paths).sqrt());
    Estimate::new(share, std_error, Some(ends), trials as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_count_one_half() {
        let found = chance_better(&[1.0, 2.0, 3.0, 4.0], &[0.0, 2.0, 4.0, 3.0]).unwrap();
        let counts = [&found.better, &found.equal, &found.worse].map(|chance| chance.successes);
        assert_eq!(counts, [2, 1, 1]);
        assert_eq!(found.ties_split.value, 0.625);
        // Scores 1, 1/2, 0, 1 have variance 0.171875.
        let error = (0.171_875_f64 / 4.0).sqrt();
        assert!((found.ties_split.std_error.unwrap() - error).abs() < 1e-15);
    }

    #[test]
    fn without_ties_the_split_is_wilson() {
        let found = chance_better(&[1.0, 2.0, 3.0], &[0.0, 1.0, 4.0]).unwrap();
        assert_eq!(found.ties_split.interval, found.better.estimate.interval);
        let always = chance_better(&[1.0, 2.0], &[0.0, 1.0]).unwrap();
        assert_eq!(always.ties_split.interval, always.better.estimate.interval);
        assert_eq!(always.ties_split.std_error, None);
    }

    #[test]
    fn an_identical_twin_is_better_half_the_time() {
        let a: Vec<f64> = (0..100).map(f64::from).collect();
        let found = chance_better(&a, &a).unwrap().ties_split;
        assert_eq!((found.value, found.std_error), (0.5, Some(0.0)));
    }
}
