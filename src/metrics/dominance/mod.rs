//! First-order stochastic dominance: whether one mix or plan is better at every level of luck.

mod shortfall;
mod splits;

use serde::Serialize;

use super::error::MetricError;
use super::estimate::{CONFIDENCE, Estimate};
use super::normal::normal_quantile;
use super::sample::check_pair;
use shortfall::Sorted;
use splits::{Split, SplitAt, all_splits, percentile_splits};

/// The samples are compared at the percentiles from the first to this one.
const PERCENTILES: usize = 99;

/// What paired samples say about dominance, sampling error counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DominanceVerdict {
    /// The candidate is better everywhere between the first and the 99th percentile; said in at
    /// most 5% of the cases where it is not.
    Shown,
    /// The paths can neither show it nor refute it.
    NotShown,
    /// The candidate is worse somewhere; said in at most 5% of the cases where it nowhere is.
    Refuted,
}

/// First-order stochastic dominance of a candidate over another sample of the same paths.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dominance {
    /// What can be said beyond these paths.
    pub verdict: DominanceVerdict,
    /// Whether every order statistic of the candidate is at least as large, in these paths.
    pub holds_in_sample: bool,
    /// Share of percentiles at which the candidate is better.
    pub better_levels: Estimate,
    /// By how much the candidate is worse at the percentile where it is worst, in the unit of the
    /// values; 0 where it is nowhere worse.
    pub largest_shortfall: Estimate,
    /// By how much likelier the candidate is to stay at or below an amount, at the percentile where
    /// that is worst; 0 where it nowhere is.
    pub largest_excess_chance: Estimate,
}

/// Whether `candidate` dominates `against` in the first order: larger values are better, and at
/// every level of probability the candidate is at least as good (J. P. Quirk and R. Saposnik 1962,
/// "Admissibility and measurable utility functions", *Review of Economic Studies* 29).
///
/// An amount *splits* a path whose one value lies at or below it and whose other value lies above.
/// If both samples are as likely to stay below the amount, the number of split paths with the
/// candidate below is binomial with one half, whatever the dependence between the samples (Q.
/// McNemar 1947, *Psychometrika* 12). The amounts are those of both samples together.
///
/// - *Refuted*: at one of their 99 percentiles, so many paths with the candidate below have a
///   probability of 5% / 99 or less (Bonferroni; G. Anderson 1996, "Nonparametric tests of
///   stochastic dominance in income distributions", *Econometrica* 64).
/// - *Shown*: at every amount from the first to the 99th percentile, so many paths with the
///   candidate above have a probability of 5% or less (an intersection-union test, R. L. Berger
///   1982, *Technometrics* 24; for dominance A. Kaur, B. L. S. Prakasa Rao and H. Singh 1994,
///   *Econometric Theory* 10). Amounts beyond these are not judged. Two plans that are the same on
///   nearly all paths stay *not shown*, though one may never be worse;
///   [`chance_better`](super::chance_better) tells that.
///
/// The intervals hold for all percentiles at once (Bonferroni), so they cover more often than in
/// 95 of 100 cases: for shares of percentiles by the binomial test above, for chances after A.
/// Agresti and Y. Min 2005 (*Statistics in Medicine* 24), for amounts by the paired errors of
/// quantiles. There are no standard errors. A sample too small for the first percentile has no
/// interval for amounts, with a caution.
///
/// # Errors
/// `LengthsDiffer`, `NoPaths`, `NotFinite`, `Overflow`.
pub fn first_order_dominance(candidate: &[f64], against: &[f64]) -> Result<Dominance, MetricError> {
    check_pair(candidate, against)?;
    let pair = Sorted::of(candidate, against);
    let mut order_statistics = pair.sorted_candidate.iter().zip(&pair.sorted_against);
    let percentiles = percentile_splits(candidate, against);
    Ok(Dominance {
        verdict: verdict(&percentiles, || all_splits(candidate, against)),
        holds_in_sample: order_statistics.all(|(mine, other)| mine >= other),
        better_levels: better_levels(&percentiles, candidate.len())?,
        largest_shortfall: pair.largest_shortfall()?,
        largest_excess_chance: largest_excess_chance(&percentiles, candidate.len())?,
    })
}

fn verdict(percentiles: &[SplitAt], all: impl Fn() -> Vec<SplitAt>) -> DominanceVerdict {
    let allowed = 1.0 - CONFIDENCE;
    let each = allowed / PERCENTILES as f64;
    if percentiles.iter().any(|(_, split)| split.chance_of_worse() <= each) {
        return DominanceVerdict::Refuted;
    }
    let (Some((from, _)), Some((to, _))) = (percentiles.first(), percentiles.last()) else {
        return DominanceVerdict::NotShown;
    };
    let better = |(_, split): &SplitAt| split.chance_of_better() <= allowed;
    let mut between = all().into_iter().filter(|(amount, _)| (*from..=*to).contains(amount));
    match percentiles.iter().all(better) && between.all(|split| better(&split)) {
        true => DominanceVerdict::Shown,
        false => DominanceVerdict::NotShown,
    }
}

fn better_levels(percentiles: &[SplitAt], paths: usize) -> Result<Estimate, MetricError> {
    let each = (1.0 - CONFIDENCE) / 2.0 / PERCENTILES as f64;
    let share = |holds: &dyn Fn(&Split) -> bool| {
        let count = percentiles.iter().filter(|(_, split)| holds(split)).count();
        count as f64 / percentiles.len().max(1) as f64
    };
    let value = share(&|split| split.candidate_above > split.candidate_below);
    let low = share(&|split| split.chance_of_better() <= each);
    let high = 1.0 - share(&|split| split.chance_of_worse() <= each);
    Estimate::new(value, None, Some((low, high)), paths)
}

/// How many standard errors an interval reaches that holds for all percentiles at once.
fn reach() -> f64 {
    normal_quantile(1.0 - (1.0 - CONFIDENCE) / 2.0 / PERCENTILES as f64)
}

/// The largest of some numbers, none below zero.
fn largest(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, f64::max)
}

fn largest_excess_chance(percentiles: &[SplitAt], paths: usize) -> Result<Estimate, MetricError> {
    let counts = || percentiles.iter().map(|(_, split)| split);
    let excess = |split: &Split| (split.candidate_below - split.candidate_above) as f64;
    let value = largest(counts().map(excess)) / paths as f64;
    // Half a path more in each of the four cells: few split paths must not pass for none.
    let cells = paths as f64 + 2.0;
    let end = |split: &Split, reach: f64| {
        let split_paths = (split.candidate_below + split.candidate_above) as f64 + 1.0;
        let gap = excess(split);
        (gap + reach * (split_paths - gap * gap / cells).max(0.0).sqrt()) / cells
    };
    let low = largest(counts().map(|split| end(split, -reach()))).min(value);
    let high = largest(counts().map(|split| end(split, reach()))).clamp(value, 1.0);
    Estimate::new(value, None, Some((low, high)), paths)
}

#[cfg(test)]
mod tests {
    use super::super::Caution;
    use super::*;

    fn wave(count: u32, step: u32) -> Vec<f64> {
        (0..count).map(|path| f64::from(path * step % 4999)).collect()
    }

    #[test]
    fn a_shift_upwards_dominates() {
        let against = wave(4999, 17);
        let candidate: Vec<f64> = against.iter().map(|value| value + 500.0).collect();
        let found = first_order_dominance(&candidate, &against).unwrap();
        assert_eq!((found.verdict, found.holds_in_sample), (DominanceVerdict::Shown, true));
        assert_eq!(found.better_levels.value, 1.0);
        assert_eq!(found.largest_shortfall.interval.unwrap().high, 0.0);
        assert_eq!(found.largest_excess_chance.value, 0.0);
        let turned = first_order_dominance(&against, &candidate).unwrap();
        assert_eq!((turned.verdict, turned.holds_in_sample), (DominanceVerdict::Refuted, false));
        assert_eq!(turned.better_levels.value, 0.0);
        assert!((turned.largest_shortfall.value - 500.0).abs() < 1e-9);
        // 500 of 4,999 values lie between an amount and 500 less.
        let excess = turned.largest_excess_chance;
        assert_eq!(excess.value, 500.0 / 4999.0);
        let interval = excess.interval.unwrap();
        assert!(interval.low > 0.0 && interval.low < excess.value && excess.value < interval.high);
    }

    #[test]
    fn identical_samples_show_nothing() {
        let values = wave(500, 31);
        let found = first_order_dominance(&values, &values).unwrap();
        assert_eq!((found.verdict, found.holds_in_sample), (DominanceVerdict::NotShown, true));
        let interval = found.better_levels.interval.unwrap();
        assert_eq!((found.better_levels.value, interval.low, interval.high), (0.0, 0.0, 1.0));
        assert_eq!(found.largest_shortfall.value, 0.0);
        assert!(found.largest_excess_chance.interval.unwrap().high > 0.0);
    }

    #[test]
    fn few_paths_show_nothing() {
        let found = first_order_dominance(&[2.0, 3.0], &[0.0, 1.0]).unwrap();
        assert_eq!((found.verdict, found.holds_in_sample), (DominanceVerdict::NotShown, true));
        assert_eq!(found.largest_shortfall.interval, None);
        assert!(found.largest_shortfall.cautions.contains(&Caution::NoIntervalAtThisSize));
        let one = first_order_dominance(&[1.0], &[1.0]).unwrap();
        assert_eq!(one.verdict, DominanceVerdict::NotShown);
        assert!(first_order_dominance(&[], &[]).is_err());
        assert!(first_order_dominance(&[1.0], &[f64::NAN]).is_err());
    }

    /// Both have three quarters of their values at the top; the rest of the candidate is larger.
    #[test]
    fn the_largest_amount_is_no_level_to_judge() {
        let rest = |low: f64| move |path| if path % 4 == 0 { low } else { 9.0 };
        let candidate: Vec<f64> = (0..2000).map(rest(5.0)).collect();
        let against: Vec<f64> = (0..2000).map(rest(1.0)).collect();
        let found = first_order_dominance(&candidate, &against).unwrap();
        assert_eq!(found.verdict, DominanceVerdict::NotShown);
        // The smaller amount is an eighth of both samples, and only it tells them apart.
        let percentiles = percentile_splits(&candidate, &against);
        assert_eq!(percentiles.len(), 25);
        assert_eq!(found.better_levels.value, 12.0 / 25.0);
    }
}
