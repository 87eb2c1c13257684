//! What happened in the past: how deep it went, how long it lasted, how fast it passed. It is what
//! came against what the level on both sides expected.

use super::edges::{edges, window};
use super::kalman::Variation;
use super::observations::{History, Observation};
use super::posterior::Posterior;
use super::prior::Kind;
use super::smoothing::Sides;
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
    /// Its length with what is not known of it, days.
    pub duration: Range,
    /// Share of sales that was lost.
    pub severity: Range,
    /// Days until half of what was left to come back had come back; `None` when too few days after
    /// it are known.
    pub half_life: Option<Range>,
}

/// Lengths of shocks that are looked for, days: so close that one of them nearly fits any.
const LENGTHS: [usize; 20] =
    [3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28, 33, 39, 46, 54, 63, 74, 90];

/// A run of such a length need only come near to being clear: its ends are moved then.
const NEAR: f64 = 0.6 * CLEAR;

/// Standard deviations that a mean must lie below what was expected: with all starts and lengths
/// tried, fewer than one shop in a hundred has such a fall by chance.
const CLEAR: f64 = 5.0;

/// A smaller loss is not looked for.
const LEAST_SEVERITY: f64 = 0.3;

/// Fewer days between two runs do not part them.
const BETWEEN: usize = 4;

/// Steps that the ends of a run are moved at most.
const LONGEST_CLIMB: usize = 60;

/// Half-lives that are tried, days; the first is at once.
const HALF_LIVES: [f64; 12] = [0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 14.0, 21.0, 30.0, 60.0];

/// Days after a shock in which it may still be passing.
const AFTERMATH: usize = 45;

/// The run of days that lies farthest below its level, as that of other shops of its kind moves: what
/// may be a shock. Runs that touch `known` ones are passed over. `None` if no run is far below.
///
/// The history's own step of the level would not do: a deep fall makes it look restless. Whether the
/// run is a shock is told by [`is_clear`], once it is left out.
#[must_use]
pub fn candidate(
    history: &History,
    posterior: &Posterior,
    kind: Kind,
    known: &[(usize, usize)],
) -> Option<(usize, usize)> {
    if history.by_weeks {
        return None;
    }
    let mut variation = posterior.middle();
    variation.step = variation.step.min(kind.step().median);
    let search = ShockSearch::of(history, history, &posterior.effects(), variation);
    let touches = |(first, length): (usize, usize)| {
        known.iter().any(|run| first < run.0 + run.1 + BETWEEN && run.0 < first + length + BETWEEN)
    };
    let mut best: Option<(f64, (usize, usize))> = None;
    for (first, _) in &search.rests {
        for run in LENGTHS.map(|length| (*first, length)) {
            if let Some(score) = search.score(run)
                && score < -NEAR
                && best.is_none_or(|(known, _)| score < known)
                && !touches(run)
            {
                best = Some((score, run));
            }
        }
    }
    let (score, run) = search.climb(best?);
    (score < -CLEAR && !touches(run)).then_some(run)
}

/// Whether a run lies clearly below what the days on both sides expect, as they themselves vary.
/// `history` holds its days; `without` and its posterior leave them out.
#[must_use]
pub fn is_clear(
    history: &History,
    without: &History,
    posterior: &Posterior,
    run: (usize, usize),
) -> bool {
    let search = ShockSearch::of(history, without, &posterior.effects(), posterior.middle());
    search.score(run).is_some_and(|score| score < -CLEAR)
}

/// Runs held against the level on both sides.
struct ShockSearch {
    /// Days with what is left of their log sales after the effects.
    rests: Vec<(usize, f64)>,
    sides: Sides,
    noise: f64,
    days: usize,
}

impl ShockSearch {
    /// Days of `history`, with a level that the days of `level` tell.
    fn of(history: &History, level: &History, effects: &[f64], variation: Variation) -> Self {
        let calendar = |day: usize| -> f64 {
            level.effects.row(day).iter().zip(effects).map(|(x, effect)| x * effect).sum()
        };
        let seen = history.observations.iter();
        Self {
            rests: seen.map(|seen| (seen.day, seen.value - calendar(seen.day))).collect(),
            sides: Sides::of(&level.observations, effects, variation, history.days),
            noise: variation.noise,
            days: history.days,
        }
    }

    /// How many standard errors the mean of a run lies below what is expected of it; `None` if it
    /// touches the ends, has few known days, or lost little.
    fn score(&self, (first, length): (usize, usize)) -> Option<f64> {
        let end = first + length;
        if first == 0 || end >= self.days || length == 0 {
            return None;
        }
        let from = self.rests.partition_point(|(day, _)| *day < first);
        let inside = self.rests[from..].iter().take_while(|(day, _)| *day < end);
        let (count, sum) = inside.fold((0usize, 0.0), |sum, (_, rest)| (sum.0 + 1, sum.1 + rest));
        if count * 3 < length * 2 {
            return None;
        }
        let (mean, variance) = self.sides.level(first + length / 2, first.checked_sub(1), end);
        let away = sum / count as f64 - mean;
        let error = (self.noise * self.noise / count as f64 + variance).sqrt();
        (away < ln(1.0 - LEAST_SEVERITY)).then_some(away / error)
    }

    /// Moves the ends of a run as long as it comes to lie farther below.
    fn climb(&self, (mut score, mut run): (f64, (usize, usize))) -> (f64, (usize, usize)) {
        for _ in 0..LONGEST_CLIMB {
            let (first, end) = (run.0, run.0 + run.1);
            let moved = [1usize, 3].into_iter().flat_map(|by| {
                [
                    (first.saturating_sub(by), end),
                    (first + by, end),
                    (first, end.saturating_sub(by)),
                    (first, end + by),
                ]
            });
            let scored =
                moved.filter(|(first, end)| first + 2 < *end).filter_map(|(first, end)| {
                    let run = (first, end - first);
                    Some((self.score(run)?, run))
                });
            match scored.min_by(|one, other| one.0.total_cmp(&other.0)) {
                Some((better, moved)) if better < score => (score, run) = (better, moved),
                _ => break,
            }
        }
        (score, run)
    }
}

/// How deep a shock was, how long, and how fast it passed. `history` and `posterior` must leave out its
/// days; `sales` are all days. The edges of a run that was found are looked for; of one that is known
/// (`exact`) they are taken. `None` when no day of it is known.
#[must_use]
pub fn measure(
    history: &History,
    posterior: &Posterior,
    sales: &[Option<f64>],
    run: (usize, usize),
    exact: bool,
) -> Option<PastShock> {
    let (variation, effects) = (posterior.middle(), posterior.effects());
    let (first, days) = run;
    let around = if exact { 0 } else { window(days) };
    let (before, end) = (first.saturating_sub(around), first + days);
    let calm_again = end + around + AFTERMATH;
    // Days on which it may still be passing say nothing of the level.
    let calm: Vec<Observation> = history
        .observations
        .iter()
        .filter(|seen| seen.day < before || seen.day >= calm_again)
        .cloned()
        .collect();
    let sides = Sides::of(&calm, &effects, variation, history.days);
    let expected = |day: usize| {
        let (mean, variance) =
            sides.level(day, before.checked_sub(1), calm_again.min(history.days));
        let calendar: f64 = history.effects.row(day).iter().zip(&effects).map(|(x, b)| x * b).sum();
        (mean + calendar, variance)
    };
    let mut severity = lost(sales, run, variation, &expected)?;
    let length = days as f64;
    let duration = Range { low: length, middle: length, high: length };
    let mut shock = PastShock { first, days, duration, severity, half_life: None };
    if !exact {
        let found = edges(sales, run, severity.middle, variation, &expected);
        (shock.first, shock.days, shock.duration) = (found.first, found.days, found.duration);
        severity = lost(sales, (found.first, found.days), variation, &expected)?;
    }
    shock.severity = severity;
    let end = shock.first + shock.days;
    shock.half_life = half_life(history, end, severity.middle, variation, &expected);
    Some(shock)
}

type Expected<'e> = dyn Fn(usize) -> (f64, f64) + 'e;

fn lost(
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
    let share = |z: f64| (1.0 - came / (wanted * exp(z * spread))).clamp(0.0, 1.0);
    Some(Range { low: share(-1.645), middle: share(0.0), high: share(1.645) })
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
