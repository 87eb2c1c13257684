//! Games whose coalitions are all known.

use super::super::error::MetricError;
use super::super::estimate::Estimate;
use super::super::sample::check_lengths;
use super::shares::{Shapley, Shares};
use super::worth::Worth;

/// More players than anybody simulates all coalitions of: 2^20 columns.
const MOST_PLAYERS: usize = 20;

/// Shapley values from the worths of all 2^n coalitions, handed in one at a time.
///
/// A coalition is a bit mask: bit i is set where player i takes part, so 0 is nobody and 2^n - 1
/// all. Each worth can be dropped after it is added; what is kept is n + 1 numbers a path. The bits
/// of the result depend on the order in which coalitions are added, the values only by rounding.
///
/// ```
/// # use ragam::metrics::{MetricError, ShapleyGame, Worth};
/// # fn main() -> Result<(), MetricError> {
/// let mut game = ShapleyGame::new(2)?;
/// for (coalition, column) in [[0.0, 0.0], [1.0, 3.0], [5.0, 5.0], [8.0, 10.0]].iter().enumerate() {
///     game.add(coalition, &Worth::mean(column)?)?;
/// }
/// let shapley = game.finish()?;
/// assert_eq!(shapley.players[0].value, 3.0); // The mean of 2 alone and 4 after the other.
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ShapleyGame {
    players: usize,
    /// The figures of nobody and of all, once they are there.
    ends: [Option<Estimate>; 2],
    seen: Vec<bool>,
    shares: Option<Shares>,
}

impl ShapleyGame {
    /// A game of `players` players, none of whose coalitions is known yet.
    ///
    /// # Errors
    /// `PlayersOutOfRange` unless there are 1 to 20 players.
    pub fn new(players: usize) -> Result<Self, MetricError> {
        if !(1..=MOST_PLAYERS).contains(&players) {
            return Err(MetricError::PlayersOutOfRange { players, most: MOST_PLAYERS });
        }
        let seen = vec![false; 1 << players];
        Ok(Self { players, ends: [None, None], seen, shares: None })
    }

    /// Adds the worth of a coalition.
    ///
    /// # Errors
    /// `CoalitionOutOfPlace` for one that was added before or has players that are not there;
    /// `LengthsDiffer` for a worth over another number of paths than the first one.
    pub fn add(&mut self, coalition: usize, worth: &Worth) -> Result<(), MetricError> {
        let Some(seen @ false) = self.seen.get_mut(coalition) else {
            return Err(MetricError::CoalitionOutOfPlace { coalition });
        };
        let shares = self.shares.get_or_insert_with(|| Shares::new(self.players, worth));
        shares.check(worth)?;
        *seen = true;
        for player in 0..self.players {
            shares.add(player, weight(player, coalition, self.players), worth);
        }
        let all = self.seen.len() - 1;
        if coalition == 0 {
            shares.add_to_change(-1.0, worth);
            self.ends[0] = Some(worth.estimate.clone());
        } else if coalition == all {
            shares.add_to_change(1.0, worth);
            self.ends[1] = Some(worth.estimate.clone());
        }
        Ok(())
    }

    /// The Shapley values. The error of each is the paired one, its interval normal; both are
    /// `None`, with a caution, where the sample is too small for those of the worths. Values of a
    /// chance that come from fewer than 30 paths carry a caution, as do tails of fewer than 30.
    ///
    /// # Errors
    /// `CoalitionMissing` names the first that was not added; `Overflow`.
    pub fn finish(self) -> Result<Shapley, MetricError> {
        if let Some(coalition) = self.seen.iter().position(|seen| !seen) {
            return Err(MetricError::CoalitionMissing { coalition });
        }
        match (self.shares, self.ends) {
            (Some(shares), [Some(empty), Some(all)]) => shares.finish([empty, all], |_| Some(0.0)),
            _ => Err(MetricError::CoalitionMissing { coalition: 0 }),
        }
    }
}

/// Weight of the worth of a coalition of s others in the value of a player, s! (n - s - 1)! / n!:
/// with the player it counts for, without the player against.
fn weight(player: usize, coalition: usize, players: usize) -> f64 {
    let joined = coalition >> player & 1 == 1;
    let others = coalition.count_ones() as usize - usize::from(joined);
    let chosen = (0..others).fold(1.0, |ways, k| ways * (players - 1 - k) as f64 / (k + 1) as f64);
    let size = 1.0 / (players as f64 * chosen);
    if joined { size } else { -size }
}

/// Shapley values of the mean, from the columns of all 2^n coalitions by bit mask.
///
/// # Errors
/// As for [`ShapleyGame`] and [`Worth::mean`]; `LengthsDiffer` unless there are 2^n columns.
pub fn shapley_mean(columns: &[Vec<f64>], players: usize) -> Result<Shapley, MetricError> {
    shapley(columns, players, |column| Worth::mean(column))
}

/// Shapley values of a chance, from the flags of all 2^n coalitions by bit mask.
///
/// # Errors
/// As for [`ShapleyGame`] and [`Worth::chance`]; `LengthsDiffer` unless there are 2^n columns.
pub fn shapley_chance(columns: &[Vec<bool>], players: usize) -> Result<Shapley, MetricError> {
    shapley(columns, players, |column| Worth::chance(column))
}

/// Shapley values of the expected shortfall of a change of cash (a loss is negative) at `level`,
/// from the columns of all 2^n coalitions by bit mask.
///
/// # Errors
/// As for [`ShapleyGame`] and [`Worth::expected_shortfall`]; `LengthsDiffer` unless there are 2^n
/// columns.
pub fn shapley_expected_shortfall(
    columns: &[Vec<f64>],
    players: usize,
    level: f64,
) -> Result<Shapley, MetricError> {
    shapley(columns, players, |column| Worth::expected_shortfall(column, level))
}

fn shapley<C>(
    columns: &[C],
    players: usize,
    worth: impl Fn(&C) -> Result<Worth, MetricError>,
) -> Result<Shapley, MetricError> {
    let mut game = ShapleyGame::new(players)?;
    check_lengths(game.seen.len(), columns.len())?;
    for (coalition, column) in columns.iter().enumerate() {
        game.add(coalition, &worth(column)?)?;
    }
    game.finish()
}
