//! What the search found, judged on all paths and on fresh draws.

use super::front::not_dominated;
use super::{
    Evaluator, FreshFigures, JudgedMix, MeanAndShortfall, MixFigures, Parts, Protection, Tried,
    WHOLE,
};
use crate::decide::NoAnswer;
use crate::ensemble::Progress;
use crate::model::EffortShares;
use crate::numeric::stream_name;

/// The most mixes of the frontier that are judged on all paths, but for those around the limit.
pub(super) const MOST_JUDGED: usize = 16;

/// The mixes of the search that are not dominated, judged on all paths, but for those that are
/// dominated there.
pub(super) fn judged_front(
    all: &Evaluator<'_>,
    tried: &Tried,
    today: &[f64],
    progress: &dyn Progress,
) -> Result<Vec<JudgedMix>, NoAnswer> {
    let mixes = tried.best_of_front(MOST_JUDGED, all.today);
    let figures = all.judged(&mixes, today, progress)?;
    let points: Vec<MeanAndShortfall> = figures.iter().map(MixFigures::point).collect();
    let judged = |at: usize| JudgedMix { parts: mixes[at].clone(), figures: figures[at].clone() };
    Ok(not_dominated(&points).into_iter().map(judged).collect())
}

/// Today's mix and the chosen one on draws of another seed.
pub(super) fn fresh_figures(
    all: &Evaluator<'_>,
    parts: &Parts,
    progress: &dyn Progress,
) -> Result<FreshFigures, NoAnswer> {
    let seed = stream_name(&["fresh draws", &all.study.seed().to_string()]);
    let fresh = Evaluator { study: all.study.clone().with_seed(seed), today: all.today };
    let today = fresh.flows(all.today, progress)?;
    let chosen = fresh.flows(parts, progress)?;
    let has_shocks = !all.study.scenario().shocks.is_empty();
    let protection = has_shocks.then(|| {
        let calm = |parts| fresh.flows_without_shocks(parts, progress);
        let (today_calm, chosen_calm) = (calm(all.today)?, calm(parts)?);
        Ok::<_, NoAnswer>(Protection::of([&chosen, &today], [&chosen_calm, &today_calm])?)
    });
    Ok(FreshFigures {
        seed,
        protection: protection.transpose()?,
        today: MixFigures::of(&today, &today)?,
        chosen: MixFigures::of(&chosen, &today)?,
    })
}

/// Shares in millionths; what rounding leaves goes to the largest.
pub(super) fn parts_of(shares: &EffortShares) -> Parts {
    let part = |share: &f64| (share * f64::from(WHOLE)).round().clamp(0.0, f64::from(WHOLE)) as u32;
    let mut parts: Parts = shares.shares.iter().map(part).collect();
    let sum: i64 = parts.iter().map(|part| i64::from(*part)).sum();
    if let Some(largest) = parts.iter_mut().max() {
        *largest = (i64::from(*largest) + i64::from(WHOLE) - sum).max(0) as u32;
    }
    parts
}
