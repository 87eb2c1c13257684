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
use crate::ensemble::Progress;
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
}

/// How many models an attribution simulates.
fn models(model: &Model) -> u64 {
    let games = [Player::causes(model), Player::both_kinds(), Player::channels(model)];
    games.iter().map(|players| Method::of(players.len()).models(players.len())).sum()
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
        })
    }
}
