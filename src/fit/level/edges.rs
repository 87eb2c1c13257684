//! On which days a shock began and ended: each day tells how much likelier it is inside than outside.

use super::kalman::Variation;
use super::shocks::Range;
use crate::numeric::{exp, ln};

/// Days to both sides of an edge that are tried at most.
const MOST: usize = 7;

/// How far a day without a sale speaks for being inside.
const NOTHING_SOLD: f64 = 20.0;

/// The edges of a shock: the likeliest first day and length, and the 90% range of the length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edges {
    pub(super) first: usize,
    pub(super) days: usize,
    pub(super) duration: Range,
}

/// Days to both sides of each edge that are tried: so few that the edges cannot meet.
pub(super) fn window(days: usize) -> usize {
    (days / 3).min(MOST)
}

/// The edges around a run, where `severity` was lost inside. `expected` gives the mean of log sales
/// of a day and its variance without noise; it is asked up to a [`window`] outside the run.
pub(super) fn edges(
    sales: &[Option<f64>],
    (first, days): (usize, usize),
    severity: f64,
    variation: Variation,
    expected: &dyn Fn(usize) -> (f64, f64),
) -> Edges {
    let width = window(days).min(first);
    let depth = ln(1.0 - severity.min(0.99));
    let inside = |day: usize| {
        let Some(Some(sales)) = sales.get(day) else { return 0.0 };
        if *sales <= 0.0 {
            return NOTHING_SOLD;
        }
        let (mean, variance) = expected(day);
        let away = ln(*sales) - mean;
        let spread = variance + variation.noise * variation.noise;
        0.5 * (away * away - (away - depth) * (away - depth)) / spread
    };
    let end = first + days;
    let last = (end + width).min(sales.len());
    // A later start leaves out the days before it, an earlier end those behind it.
    let starts = chances((first - width..first + width).rev().map(inside));
    let ends = chances((end - width..last).map(inside));
    let best = |chances: &[f64]| {
        let most = chances.iter().copied().fold(0.0, f64::max);
        chances.iter().position(|chance| *chance >= most).unwrap_or(0)
    };
    let found = (first + width) - best(&starts);
    let length = (end - width + best(&ends)) - found;
    let shortest = days - 2 * width;
    let mut lengths = vec![0.0; starts.len() + ends.len() - 1];
    for (at, start) in starts.iter().enumerate() {
        for (behind, end) in ends.iter().enumerate() {
            lengths[at + behind] += start * end;
        }
    }
    let quantile = |probability: f64| {
        let mut below = 0.0;
        let at = lengths.iter().position(|chance| {
            below += chance;
            below >= probability
        });
        (shortest + at.unwrap_or(lengths.len() - 1)) as f64
    };
    let (low, high) = (quantile(0.05), quantile(0.95));
    let middle = (length as f64).clamp(low, high);
    Edges { first: found, days: length, duration: Range { low, middle, high } }
}

/// How likely the edge stands before the first day, behind it, behind the second, and so on.
fn chances(inside: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let mut logs = vec![0.0];
    logs.extend(inside.map(|day| {
        sum += day;
        sum
    }));
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| exp(log - most)).collect();
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUIET: Variation = Variation { step: 0.01, noise: 0.1, half_life: 90.0 };

    #[test]
    fn clear_edges_are_found_to_the_day() {
        // Half of the sales is lost on days 22 to 33; a run of days 20 to 35 was guessed.
        let sales: Vec<Option<f64>> =
            (0..60).map(|day| Some(if (22..34).contains(&day) { 50.0 } else { 100.0 })).collect();
        let found = edges(&sales, (20, 16), 0.5, QUIET, &|_| (ln(100.0), 0.0));
        assert_eq!((found.first, found.days), (22, 12));
        assert_eq!((found.duration.low, found.duration.high), (12.0, 12.0));
    }

    #[test]
    fn loud_days_leave_the_length_open() {
        let loud = Variation { noise: 2.0, ..QUIET };
        let sales: Vec<Option<f64>> =
            (0..60).map(|day| Some(if (22..34).contains(&day) { 50.0 } else { 100.0 })).collect();
        let duration = edges(&sales, (20, 16), 0.5, loud, &|_| (ln(100.0), 0.0)).duration;
        assert!(duration.low < 12.0 && duration.high > 12.0, "{duration:?}");
    }

    #[test]
    fn runs_at_the_ends_of_a_history_are_taken_as_they_are() {
        let sales = vec![Some(50.0); 10];
        let found = edges(&sales, (0, 3), 0.5, QUIET, &|_| (ln(100.0), 0.0));
        assert_eq!((found.first, found.days), (0, 3));
        let found = edges(&sales, (4, 6), 0.5, QUIET, &|_| (ln(100.0), 0.0));
        assert_eq!(found.first + found.days, 10);
    }
}
