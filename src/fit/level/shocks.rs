//! What happened in the past: how deep it went, how long it lasted, how fast it passed. It is what
//! came against what the level on both sides expected.

use super::kalman::Variation;
use super::observations::{History, Observation};
use super::posterior::Posterior;
use super::smoothing::{Sides, rest};
use crate::numeric::{exp, exp2, ln};

/// A number with its 90% range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The 5% end.
    pub low: f64,
    /// The likeliest.
    pub middle: f64,
    /// The 95% end.
    pub high: f64,
}

/// A shock of the past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastShock {
    /// Its first day, counted from the first day of the history.
    pub first: usize,
    /// Its length in days.
    pub days: usize,
    /// Share of sales that was lost.
    pub severity: Range,
    /// Days until half of what was left to come back had come back; `None` when too few days after
    /// it are known.
    pub half_life: Option<Range>,
}

/// Lengths of shocks that are looked for, days.
const LENGTHS: [usize; 7] = [3, 5, 7, 10, 14, 21, 30];

/// Standard deviations that a mean must lie below what was expected: with all starts and lengths
/// tried, fewer than one shop in a hundred has such a fall by chance.
const CLEAR: f64 = 5.0;

/// A smaller loss is not looked for.
const LEAST_SEVERITY: f64 = 0.3;

/// Shocks that are looked for at most.
const MOST: usize = 5;

/// Half-lives that are tried, days; the first is at once.
const HALF_LIVES: [f64; 12] = [0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 14.0, 21.0, 30.0, 60.0];

/// Days after a shock in which it may still be passing.
const AFTERMATH: usize = 45;

/// Runs of days on which sales fell clearly below their level: first day and length.
#[must_use]
pub fn find(history: &History, posterior: &Posterior) -> Vec<(usize, usize)> {
    if history.by_weeks {
        return Vec::new();
    }
    let (variation, effects) = (posterior.middle(), posterior.effects());
    let mut observations = history.observations.clone();
    let mut found = Vec::new();
    while found.len() < MOST {
        let sides = Sides::of(&observations, &effects, variation, history.days);
        let Some(worst) = deepest(&observations, &effects, variation, &sides, history.days) else {
            break;
        };
        observations.retain(|seen| seen.day < worst.0 || seen.day >= worst.0 + worst.1);
        found.push(worst);
    }
    found.sort_unstable();
    found
}

/// The run whose mean lies farthest below what both sides expected of it.
fn deepest(
    observations: &[Observation],
    effects: &[f64],
    variation: Variation,
    sides: &Sides,
    days: usize,
) -> Option<(usize, usize)> {
    let mut best: Option<(f64, (usize, usize))> = None;
    let rests: Vec<(usize, f64)> =
        observations.iter().map(|seen| (seen.day, rest(seen, effects))).collect();
    for (at, (first, _)) in rests.iter().enumerate() {
        for length in LENGTHS {
            let end = first + length;
            if *first == 0 || end >= days {
                continue;
            }
            let inside: Vec<&(usize, f64)> =
                rests[at..].iter().take_while(|(day, _)| *day < end).collect();
            if inside.len() * 3 < length * 2 {
                continue;
            }
            let count = inside.len() as f64;
            let (mean, variance) = sides.level(first + length / 2, first.checked_sub(1), end);
            let away = inside.iter().map(|(_, value)| value).sum::<f64>() / count - mean;
            let noise = variation.noise * variation.noise / count;
            let score = away / (noise + variance).sqrt();
            let deep = away < ln(1.0 - LEAST_SEVERITY);
            if deep && score < -CLEAR && best.is_none_or(|(known, _)| score < known) {
                best = Some((score, (*first, length)));
            }
        }
    }
    best.map(|(_, run)| run)
}

/// How deep a shock was and how fast it passed. `history` and `posterior` must leave out its days;
/// `sales` are all days. `None` when no day of it is known.
#[must_use]
pub fn measure(
    history: &History,
    posterior: &Posterior,
    sales: &[Option<f64>],
    run: (usize, usize),
) -> Option<PastShock> {
    let (variation, effects) = (posterior.middle(), posterior.effects());
    let (first, days) = run;
    let end = first + days;
    // Days on which it may still be passing say nothing of the level.
    let calm: Vec<Observation> = history
        .observations
        .iter()
        .filter(|seen| seen.day < first || seen.day >= end + AFTERMATH)
        .cloned()
        .collect();
    let sides = Sides::of(&calm, &effects, variation, history.days);
    let expected = |day: usize| {
        let (mean, variance) =
            sides.level(day, first.checked_sub(1), (end + AFTERMATH).min(history.days));
        let calendar: f64 = history.effects.row(day).iter().zip(&effects).map(|(x, b)| x * b).sum();
        (mean + calendar, variance)
    };
    let severity = severity(sales, run, variation, &expected)?;
    let half_life = half_life(history, end, severity.middle, variation, &expected);
    Some(PastShock { first, days, severity, half_life })
}

type Expected<'e> = dyn Fn(usize) -> (f64, f64) + 'e;

fn severity(
    sales: &[Option<f64>],
    (first, days): (usize, usize),
    variation: Variation,
    expected: &Expected<'_>,
) -> Option<Range> {
    let (mut came, mut wanted, mut known) = (0.0, 0.0, 0usize);
    for day in first..(first + days).min(sales.len()) {
        let Some(sales) = sales[day] else { continue };
        // Expected sales, not their median: noise lifts the mean.
        wanted += exp(expected(day).0 + 0.5 * variation.noise * variation.noise);
        came += sales;
        known += 1;
    }
    if known == 0 || wanted <= 0.0 {
        return None;
    }
    let (_, variance) = expected(first + days / 2);
    let spread = (variance + variation.noise * variation.noise / known as f64).sqrt();
    let lost = |z: f64| (1.0 - came / (wanted * exp(z * spread))).clamp(0.0, 1.0);
    Some(Range { low: lost(-1.645), middle: lost(0.0), high: lost(1.645) })
}

/// The half-life by its likelihood on a grid: log sales after it against ln(1 - S 2^(-u/h)).
fn half_life(
    history: &History,
    end: usize,
    severity: f64,
    variation: Variation,
    expected: &Expected<'_>,
) -> Option<Range> {
    let depth = severity.min(0.99);
    let after: Vec<&Observation> = history
        .observations
        .iter()
        .filter(|seen| (end..end + AFTERMATH).contains(&seen.day))
        .collect();
    if after.len() < 10 || severity < 0.1 {
        return None;
    }
    let log_likelihood = |half_life: f64| -> f64 {
        after
            .iter()
            .map(|seen| {
                let (mean, variance) = expected(seen.day);
                let left = exp2(-((seen.day - end) as f64 + 0.5) / half_life);
                let away = seen.value - mean - ln(1.0 - depth * left);
                -0.5 * away * away / (variance + variation.noise * variation.noise)
            })
            .sum()
    };
    let logs: Vec<f64> = HALF_LIVES.iter().map(|half_life| log_likelihood(*half_life)).collect();
    let best = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| exp(log - best)).collect();
    let total: f64 = weights.iter().sum();
    let quantile = |probability: f64| {
        let mut below = 0.0;
        for (half_life, weight) in HALF_LIVES.iter().zip(&weights) {
            below += weight / total;
            if below >= probability {
                return *half_life;
            }
        }
        HALF_LIVES[HALF_LIVES.len() - 1]
    };
    Some(Range { low: quantile(0.05), middle: quantile(0.5), high: quantile(0.95) })
}
