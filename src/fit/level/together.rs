//! How the channels of a shop move together.

use super::kalman::Variation;
use super::observations::History;
use super::posterior::Posterior;
use super::smoothing::{Sides, rest};

/// The loading of channels on what they have in common, as least, likeliest, most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loading {
    /// Of day-to-day noise.
    pub noise: (f64, f64, f64),
    /// Pairs of days that it was measured on; 0 when it is assumed.
    pub days: usize,
}

/// What is assumed of day-to-day noise before any data: evidence of other shops.
const ASSUMED: (f64, f64, f64) = (0.3, 0.4, 0.6);

/// The correlation that stands for, and how well it is known, as a number of days.
const PRIOR_DAYS: f64 = 60.0;

/// Common days without which nothing is measured.
const LEAST_DAYS: usize = 60;

/// The common loading of several channels: the mean correlation of their noise over all pairs, drawn
/// towards what is known of other shops.
#[must_use]
pub fn loadings(channels: &[(&History, &Posterior)]) -> Loading {
    let noises: Vec<Vec<(i64, f64)>> =
        channels.iter().map(|(history, posterior)| noise(history, posterior)).collect();
    let (mut weighted, mut days) = (0.0, 0usize);
    for (at, one) in noises.iter().enumerate() {
        for other in &noises[at + 1..] {
            let pairs = common(one, other);
            if pairs.len() >= LEAST_DAYS
                && let Some(correlation) = correlation(&pairs)
            {
                weighted += correlation * pairs.len() as f64;
                days += pairs.len();
            }
        }
    }
    if days == 0 {
        return Loading { noise: ASSUMED, days };
    }
    let measured = days as f64;
    let prior = ASSUMED.1 * ASSUMED.1;
    let mean = (weighted + prior * PRIOR_DAYS) / (measured + PRIOR_DAYS);
    let error = 1.0 / (measured + PRIOR_DAYS).sqrt();
    let root = |correlation: f64| correlation.clamp(0.0, 0.95).sqrt();
    Loading { noise: (root(mean - 1.645 * error), root(mean), root(mean + 1.645 * error)), days }
}

/// What the slow level does not explain, by day since 1970.
fn noise(history: &History, posterior: &Posterior) -> Vec<(i64, f64)> {
    if history.by_weeks {
        return Vec::new();
    }
    let (variation, effects): (Variation, Vec<f64>) = (posterior.middle(), posterior.effects());
    let sides = Sides::of(&history.observations, &effects, variation, history.days);
    let epoch = jiff::civil::date(1970, 1, 1);
    let offset = i64::from(epoch.until(history.start).map_or(0, |span| span.get_days()));
    let away = |seen: &super::observations::Observation| {
        let (level, _) = sides.level(seen.day, seen.day.checked_sub(1), seen.day + 1);
        (offset + seen.day as i64, rest(seen, &effects) - level)
    };
    history.observations.iter().map(away).collect()
}

fn common(one: &[(i64, f64)], other: &[(i64, f64)]) -> Vec<(f64, f64)> {
    let value = |day: i64| {
        let at = other.binary_search_by_key(&day, |entry| entry.0).ok()?;
        Some(other[at].1)
    };
    one.iter().filter_map(|(day, first)| Some((*first, value(*day)?))).collect()
}

fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let count = pairs.len() as f64;
    let mean_x = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let mean_y = pairs.iter().map(|pair| pair.1).sum::<f64>() / count;
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        xx += (x - mean_x) * (x - mean_x);
        yy += (y - mean_y) * (y - mean_y);
        xy += (x - mean_x) * (y - mean_y);
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / (xx * yy).sqrt())
}
