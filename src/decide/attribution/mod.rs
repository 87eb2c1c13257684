//! Where the risk comes from: how much of it each shock, ordinary ups and downs, what is not known,
//! and each channel brings.
//!
//! A game in which a player is absent when the model is simulated without it, over the same draws.
//! The share of a player is its Shapley value: what it adds when it joins, averaged over all orders
//! in which the players can join. So the figure with nobody and all shares make the figure of the
//! shop as it is.

mod game;
mod player;

pub use game::{Game, Method};
pub use player::{Part, Player};

use super::NoAnswer;
use crate::ensemble::{Outcomes, Progress};
use crate::metrics::{
    Chance, Estimate, MetricError, TAIL_LEVEL, chance, chance_difference, expected_shortfall,
    expected_shortfall_difference,
};
use crate::model::{Horizon, Model};

/// Where the risk of a shop comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Name of the business.
    pub business: String,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The days.
    pub horizon: Horizon,
    /// Number of paths.
    pub paths: u64,
    /// Seed of all draws.
    pub seed: u64,
    /// Each shock, ordinary ups and downs, what is not known; with nobody the shop has nothing
    /// uncertain.
    pub causes: Game,
    /// Luck (all shocks, ups and downs) against what is not known.
    pub luck: Game,
    /// The channels that carry risk; with nobody, what is not known is left alone. `None` where no
    /// channel does.
    pub channels: Option<Game>,
    /// What all shocks together change, as a run tells it; `None` where there are none.
    pub shocks: Option<BecauseOfShocks>,
}

/// The shop as it is against the same futures without any shock (MODEL 10a): the same numbers as
/// those of a run. The shares of shocks in a game are averages over what else is there already, so
/// their sum is another number.
#[derive(Debug, Clone, PartialEq)]
pub struct BecauseOfShocks {
    /// Expected shortfall at 95% without shocks, rupiah.
    pub expected_shortfall_without: Estimate,
    /// What shocks add to it, with the paired error.
    pub expected_shortfall_because: Estimate,
    /// Chance of running out of cash without shocks.
    pub out_of_cash_without: Chance,
    /// What shocks add to it, with the paired error.
    pub out_of_cash_because: Estimate,
}

impl BecauseOfShocks {
    fn of(model: &Model, progress: &dyn Progress) -> Result<Option<Self>, NoAnswer> {
        if model.shocks().is_empty() {
            return Ok(None);
        }
        let models = [model.clone(), model.clone().without_shocks()];
        let lives = Outcomes::of_all(&models, model.paths(), progress)?;
        let [with, without] = lives.as_slice() else { return Ok(None) };
        Ok(Some(Self::between(with, without)?))
    }

    fn between(with: &Outcomes, without: &Outcomes) -> Result<Self, MetricError> {
        let (x, y) = (&with.net_cash_flow, &without.net_cash_flow);
        Ok(Self {
            expected_shortfall_without: expected_shortfall(y, TAIL_LEVEL)?,
            expected_shortfall_because: expected_shortfall_difference(x, y, TAIL_LEVEL)?,
            out_of_cash_without: chance(&without.ran_out)?,
            out_of_cash_because: chance_difference(&with.ran_out, &without.ran_out)?,
        })
    }
}

/// How many models an attribution simulates.
fn models(model: &Model) -> u64 {
    let games = [Player::causes(model), Player::both_kinds(), Player::channels(model)];
    let of_games = games.iter().map(|players| Method::of(players.len()).models(players.len()));
    let of_shocks = if model.shocks().is_empty() { 0 } else { 2 };
    of_games.sum::<u64>() + of_shocks
}

impl Attribution {
    /// Finds where the risk of a model comes from.
    ///
    /// # Errors
    /// When nothing is uncertain, when the work is interrupted, or when an amount grew beyond what a
    /// number can hold.
    pub fn of(model: &Model, progress: &dyn Progress) -> Result<Self, NoAnswer> {
        let causes = Player::causes(model);
        if causes.is_empty() {
            return Err(NoAnswer::NothingUncertain);
        }
        progress.expect(model.paths() * models(model));
        let channels = Player::channels(model);
        let play = |players: Vec<Player>| Game::play(model, players, progress);
        Ok(Self {
            business: model.name().to_owned(),
            currency: model.currency().to_owned(),
            horizon: model.horizon(),
            paths: model.paths(),
            seed: model.seed(),
            causes: play(causes)?,
            luck: play(Player::both_kinds())?,
            channels: if channels.is_empty() { None } else { Some(play(channels)?) },
            shocks: BecauseOfShocks::of(model, progress)?,
        })
    }
}
