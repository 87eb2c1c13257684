//! One game: the shares of its players, from all coalitions or from a sample of orders.

use super::{Part, Player};
use crate::decide::NoAnswer;
use crate::ensemble::{Outcomes, Progress, each_answer};
use crate::metrics::{
    MetricError, Shapley, ShapleyGame, ShapleyOrders, TAIL_LEVEL, Worth, joining_order,
};
use crate::model::Model;

/// With so many players or fewer all coalitions are simulated: 128 models at most.
const MOST_FOR_ALL: usize = 7;

/// With more players so many models are spent on orders of joining, about.
const MODELS_FOR_ORDERS: u64 = 124;

/// Fewer pairs of orders say nothing about the error that sampling adds.
const FEWEST_PAIRS: u64 = 4;

/// The shares of all players of a game.
#[derive(Debug, Clone, PartialEq)]
pub struct Game {
    /// The players.
    pub players: Vec<Part>,
    /// How the shares were found.
    pub method: Method,
    /// Shares of the expected shortfall at 95%, rupiah.
    pub expected_shortfall: Shapley,
    /// Shares of the chance of running out of cash.
    pub out_of_cash: Shapley,
}

/// How shares are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// From every coalition.
    AllCoalitions,
    /// From a sample of orders in which the players join, each forwards and backwards.
    Orders {
        /// Number of orders, each of which counts with its reverse.
        pairs: u64,
    },
}

impl Method {
    /// The method for so many players.
    pub(super) fn of(players: usize) -> Self {
        if players <= MOST_FOR_ALL {
            return Self::AllCoalitions;
        }
        let pairs = MODELS_FOR_ORDERS / models_a_pair(players);
        Self::Orders { pairs: pairs.max(FEWEST_PAIRS) }
    }

    /// How many models it simulates.
    pub(super) fn models(self, players: usize) -> u64 {
        match self {
            _ if players == 0 => 0,
            Self::AllCoalitions => 1 << players,
            Self::Orders { pairs } => 2 + pairs * models_a_pair(players),
        }
    }
}

/// Coalitions between nobody and all, on the way there and on the way back.
fn models_a_pair(players: usize) -> u64 {
    2 * (players as u64 - 1)
}

/// Both figures of one coalition.
#[derive(Clone)]
struct Worths {
    expected_shortfall: Worth,
    out_of_cash: Worth,
}

impl Worths {
    fn of(outcomes: &Outcomes) -> Result<Self, MetricError> {
        Ok(Self {
            expected_shortfall: Worth::expected_shortfall(&outcomes.net_cash_flow, TAIL_LEVEL)?,
            out_of_cash: Worth::chance(&outcomes.ran_out)?,
        })
    }
}

impl Game {
    /// Plays a game of at least one player over the paths of a model.
    pub(super) fn play(
        model: &Model,
        players: Vec<Player>,
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let method = Method::of(players.len());
        let table = Table { model, players: &players, progress };
        let (expected_shortfall, out_of_cash) = match method {
            Method::AllCoalitions => table.all_coalitions()?,
            Method::Orders { pairs } => table.orders(pairs)?,
        };
        let players = players.into_iter().map(|player| player.named(model)).collect();
        Ok(Self { players, method, expected_shortfall, out_of_cash })
    }
}

/// What a game is played with.
struct Table<'a> {
    model: &'a Model,
    players: &'a [Player],
    progress: &'a dyn Progress,
}

impl Table<'_> {
    /// Simulates coalitions in turn; each says for every player whether it takes part.
    fn simulate(
        &self,
        coalitions: &[Vec<bool>],
        mut each: impl FnMut(Worths) -> Result<(), MetricError>,
    ) -> Result<(), NoAnswer> {
        let model = |c: &Vec<bool>| Ok(Player::coalition(self.model, self.players, c));
        let worths = |outcomes: Outcomes| Ok(Worths::of(&outcomes)?);
        each_answer(coalitions, (model, worths), self.model.paths(), self.progress, |worths| {
            Ok(each(worths)?)
        })
    }

    fn all_coalitions(&self) -> Result<(Shapley, Shapley), NoAnswer> {
        let mut shortfall = ShapleyGame::new(self.players.len())?;
        let mut chance = ShapleyGame::new(self.players.len())?;
        let masks = neighbours(self.players.len());
        let takes_part = |mask: &usize| -> Vec<bool> {
            (0..self.players.len()).map(|player| mask >> player & 1 == 1).collect()
        };
        let coalitions: Vec<Vec<bool>> = masks.iter().map(takes_part).collect();
        let mut names = masks.iter();
        self.simulate(&coalitions, |worths| {
            let mask = names.next().copied().unwrap_or_default();
            shortfall.add(mask, &worths.expected_shortfall)?;
            chance.add(mask, &worths.out_of_cash)
        })?;
        Ok((shortfall.finish()?, chance.finish()?))
    }

    fn orders(&self, pairs: u64) -> Result<(Shapley, Shapley), NoAnswer> {
        let players = self.players.len();
        let mut ends = Vec::new();
        let nobody_and_all = [vec![false; players], vec![true; players]];
        self.simulate(&nobody_and_all, |worths| {
            ends.push(worths);
            Ok(())
        })?;
        let mut shortfall = ShapleyOrders::new(players, pairs as usize)?;
        let mut chance = ShapleyOrders::new(players, pairs as usize)?;
        for number in 0..pairs as u32 {
            let order = joining_order(players, number, self.model.seed());
            let backwards: Vec<usize> = order.iter().rev().copied().collect();
            let forwards = self.chain(&order, &ends)?;
            let backwards = self.chain(&backwards, &ends)?;
            shortfall.add(&order, &forwards.shortfalls, &backwards.shortfalls)?;
            chance.add(&order, &forwards.chances, &backwards.chances)?;
        }
        Ok((shortfall.finish()?, chance.finish()?))
    }

    /// What those are worth who have joined in an order: nobody, the first, the first two, ..., all.
    fn chain(&self, order: &[usize], ends: &[Worths]) -> Result<Chain, NoAnswer> {
        let between = (1..order.len()).map(|joined| {
            let (joined, _) = order.split_at(joined);
            (0..order.len()).map(|player| joined.contains(&player)).collect()
        });
        let between: Vec<Vec<bool>> = between.collect();
        let mut chain = Chain::default();
        chain.extend(ends.first().cloned());
        self.simulate(&between, |worths| {
            chain.extend(Some(worths));
            Ok(())
        })?;
        chain.extend(ends.last().cloned());
        Ok(chain)
    }
}

/// The worths of an order of joining.
#[derive(Default)]
struct Chain {
    shortfalls: Vec<Worth>,
    chances: Vec<Worth>,
}

impl Chain {
    fn extend(&mut self, worths: Option<Worths>) {
        if let Some(Worths { expected_shortfall, out_of_cash }) = worths {
            self.shortfalls.push(expected_shortfall);
            self.chances.push(out_of_cash);
        }
    }
}

/// All coalitions as bit masks, each with one player more or less than the one before (a Gray code),
/// so that neighbours share most of their draws; the last players change least often.
fn neighbours(players: usize) -> Vec<usize> {
    (0..1_usize << players).map(|place| place ^ place >> 1).collect()
}
