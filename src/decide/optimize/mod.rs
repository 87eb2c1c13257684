//! Which mix to choose: expected net cash flow against expected shortfall over shares of effort.
//!
//! The search works on some of the paths, few for large steps and more for small ones; what it finds is judged on all
//! of them, and the chosen mix once more on fresh draws, because the best of many looks better than it is.

mod bounds;
mod error;
mod evaluator;
mod front;
mod judging;
mod lattice;
mod likely;
mod search;
#[cfg(test)]
mod tests;
mod tried;

pub use bounds::{Bounds, WantedBounds};
pub use error::BoundsError;
pub use evaluator::{MixFigures, Protection};
pub use front::MeanAndShortfall;
pub use search::Search;
pub use tried::Tried;

use evaluator::Evaluator;
use judging::{fresh_figures, judged_front, parts_of};
use search::Field;

use super::{NoAnswer, Study};
use crate::ensemble::Progress;
use crate::model::{EffortShares, Horizon};

/// Shares of effort in millionths, one a channel; they sum to [`WHOLE`].
pub type Parts = Vec<u32>;

/// All of the effort.
pub const WHOLE: u32 = 1_000_000;

/// Number of paths of the search while its steps are large.
const FEW_PATHS: u64 = 256;

/// Number of paths of the search while its steps are small.
const MORE_PATHS: u64 = 1_024;

/// A difference of so many standard errors is clear.
const CLEAR: f64 = 2.0;

/// The largest expected shortfall that is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RiskLimit {
    /// Not worse than today's.
    Today,
    /// An amount of money.
    Amount(f64),
    /// Any.
    None,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct OptimizeRequest {
    /// Bounds of the shares.
    pub bounds: WantedBounds,
    /// The largest expected shortfall that is wanted.
    pub limit: RiskLimit,
    /// Step of the first lattice, a share of 1; by the number of channels unless given.
    pub step: Option<f64>,
}

/// A mix with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedMix {
    /// Shares of effort.
    pub parts: Parts,
    /// Its figures on all paths.
    pub figures: MixFigures,
}

/// The chosen mix on draws that it was not chosen by.
#[derive(Debug, Clone, PartialEq)]
pub struct FreshFigures {
    /// Seed of the fresh draws.
    pub seed: u64,
    /// Today's mix on them.
    pub today: MixFigures,
    /// The chosen mix on them.
    pub chosen: MixFigures,
    /// What of its differences from today's is protection from shocks; `None` in a shop without
    /// shocks.
    pub protection: Option<Protection>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimum {
    /// Name of the business.
    pub business: String,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The days that were simulated.
    pub horizon: Horizon,
    /// Number of paths by which the mixes were judged.
    pub paths: u64,
    /// Seed of all draws but the fresh ones.
    pub seed: u64,
    /// Ids of the mixes that the scenario has.
    pub taken_ids: Vec<String>,
    /// Ids and shown names of the channels, in the order of shares.
    pub channels: Vec<(String, String)>,
    /// The bounds of the shares.
    pub bounds: Bounds,
    /// What was tried.
    pub search: Search,
    /// Today's mix.
    pub today: JudgedMix,
    /// The largest expected shortfall wanted; `None` for any.
    pub limit: Option<f64>,
    /// The mixes that no other is better than, by rising expected shortfall.
    pub frontier: Vec<JudgedMix>,
    /// The best of them within the limit, with its figures on fresh draws; `None` if none is within.
    pub best: Option<(JudgedMix, FreshFigures)>,
}

impl Optimum {
    /// Searches, and judges the mixes on the paths of the study.
    ///
    /// # Errors
    /// [`NoAnswer`]: bounds that leave nothing to choose, before anything is simulated.
    pub fn of(
        study: &Study,
        request: &OptimizeRequest,
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let scenario = study.scenario();
        let model = study.model_of(scenario, None);
        let today_shares = EffortShares::today(scenario, &model);
        let bounds = Bounds::of(&request.bounds, scenario, &today_shares)?;
        let parts = parts_of(&today_shares);
        let of_study = |study| Evaluator { study, today: &parts };
        let all = of_study(study.clone());
        let few = of_study(study.clone().with_at_most(FEW_PATHS));
        let more = of_study(study.clone().with_at_most(MORE_PATHS));
        // About so much is usual.
        let (on_few, on_more, judged) = (500, 2 * search::MOST_CARRIED, judging::MOST_JUDGED + 5);
        let expected = [(on_few, &few), (on_more, &more), (judged, &all)];
        progress.expect(expected.iter().map(|(n, on)| *n as u64 * on.study.paths()).sum());

        let flows = all.flows(&parts, progress)?;
        let today = JudgedMix { parts: parts.clone(), figures: MixFigures::of(&flows, &flows)? };
        let limit = match request.limit {
            RiskLimit::Today => Some(today.figures.shortfall.value),
            RiskLimit::Amount(amount) => Some(amount),
            RiskLimit::None => None,
        };
        let today_on = |evaluator: &Evaluator<'_>| {
            let flows = flows.get(..evaluator.study.paths() as usize).unwrap_or(&flows);
            Ok::<_, NoAnswer>(MixFigures::of(flows, flows)?.point())
        };
        // On fewer paths the limit moves as today's figure does.
        let [on_few, on_more] = [today_on(&few)?, today_on(&more)?].map(|there| {
            let shift = there.shortfall - today.figures.shortfall.value;
            limit.map(|limit| limit + shift)
        });
        let field = Field { bounds: &bounds, today: &today.parts, step: request.step };
        let search = Search::run((&few, on_few), (&more, on_more), &field, progress)?;
        let frontier = judged_front(&all, &search.fine, &flows, progress)?;
        let within = |mix: &&JudgedMix| limit.is_none_or(|l| mix.figures.shortfall.value <= l);
        let best = frontier.iter().rfind(within);
        let best = best.map(|best| {
            let fresh = fresh_figures(&all, &best.parts, progress)?;
            Ok::<_, NoAnswer>((best.clone(), fresh))
        });
        let named = |c: &crate::scenario::Channel| (c.id.value.clone(), c.name.value.clone());
        Ok(Self {
            business: model.name().to_owned(),
            currency: model.currency().to_owned(),
            horizon: model.horizon(),
            paths: study.paths(),
            seed: study.seed(),
            taken_ids: study.mix_ids().map(str::to_owned).collect(),
            channels: scenario.channels.iter().map(named).collect(),
            bounds,
            search,
            today,
            limit,
            best: best.transpose()?,
            frontier,
        })
    }

    /// Whether the best mix is clearly better than today's in one of the figures, on fresh draws.
    pub fn is_clear(&self) -> bool {
        self.best.as_ref().is_some_and(|(_, fresh)| fresh.is_more() || fresh.is_safer())
    }

    /// The mix with the largest mean, whatever its expected shortfall.
    pub fn largest_mean(&self) -> Option<&JudgedMix> {
        self.frontier.last()
    }

    /// The mix with the smallest expected shortfall.
    pub fn smallest_shortfall(&self) -> Option<&JudgedMix> {
        self.frontier.first()
    }

    /// The channels whose share in a mix stands at a bound other than none and all: `true` for the
    /// largest share.
    pub fn binding(&self, parts: &[u32]) -> Vec<(usize, bool)> {
        let at = |(channel, part): (usize, &u32)| {
            let (least, most) = (self.bounds.least[channel], self.bounds.most[channel]);
            let at_least = (*part == least && least > 0).then_some((channel, false));
            let at_most = (*part == most && (1..WHOLE).contains(&most)).then_some((channel, true));
            [at_least, at_most]
        };
        parts.iter().enumerate().flat_map(at).flatten().collect()
    }
}

impl FreshFigures {
    /// Whether the chosen mix brings clearly more than today's: by two standard errors.
    pub fn is_more(&self) -> bool {
        let difference = &self.chosen.mean_difference;
        difference.std_error.is_some_and(|error| difference.value > CLEAR * error)
    }

    /// Whether its expected shortfall is clearly smaller than today's.
    pub fn is_safer(&self) -> bool {
        let difference = &self.chosen.shortfall_difference;
        difference.std_error.is_some_and(|error| difference.value < -CLEAR * error)
    }
}
