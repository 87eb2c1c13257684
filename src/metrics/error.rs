//! What can be wrong with the numbers handed to a figure.

use std::fmt;

use crate::language::{Said, say};

/// Why a figure could not be computed. No input makes a figure panic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MetricError {
    /// The sample holds no path at all.
    NoPaths,
    /// More paths than ranks are counted for, 2^32 or more.
    TooManyPaths,
    /// No column (channel) was given where at least one is needed.
    NoColumns,
    /// A value is infinite or not a number.
    NotFinite {
        /// Position of the path, from 0.
        path: usize,
    },
    /// A level or probability lies outside the range the figure is defined for.
    ProbabilityOutOfRange {
        /// The level or probability that was asked for.
        value: f64,
    },
    /// Two inputs that belong together have different lengths.
    LengthsDiffer {
        /// Length of the first input.
        expected: usize,
        /// Length of the one that does not fit.
        found: usize,
    },
    /// More successes than trials.
    MoreSuccessesThanTrials {
        /// Successes claimed.
        successes: u64,
        /// Trials they are claimed of.
        trials: u64,
    },
    /// On this path the columns do not add up to the total they should explain.
    ColumnsDoNotSum {
        /// Position of the path, from 0.
        path: usize,
    },
    /// A ratio to a mean of zero is undefined.
    ZeroMean,
    /// Shares of a variance of zero are undefined.
    ZeroVariance,
    /// Shares are undefined where a mean is negative or all means are zero.
    NoShares,
    /// More or fewer players than a game can have.
    PlayersOutOfRange {
        /// Players given.
        players: usize,
        /// Largest number possible.
        most: usize,
    },
    /// A coalition was added before, or has players that the game does not have.
    CoalitionOutOfPlace {
        /// Its bit mask.
        coalition: usize,
    },
    /// The worth of a coalition was never added.
    CoalitionMissing {
        /// Its bit mask.
        coalition: usize,
    },
    /// No order of joining was given where at least one is needed.
    NoOrders,
    /// An order of joining must name each player once.
    NotAnOrder {
        /// The player who is named twice or is not in the game.
        player: usize,
    },
    /// One point alone has no curve through it.
    TooFewPoints,
    /// Points stand in ascending order.
    PointsNotAscending {
        /// Its position, from 0.
        point: usize,
    },
    /// A chance that should only rise or only fall turns.
    NotMonotone {
        /// Position of the point, from 0.
        point: usize,
    },
    /// The figure is beyond the largest number that can be held.
    Overflow,
}

impl MetricError {
    /// What is wrong, to be said in any language.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NoPaths => say!("no_answer.no_figure.no_paths"),
            Self::TooManyPaths => say!("no_answer.no_figure.too_many_paths"),
            Self::NoColumns => say!("no_answer.no_figure.no_columns"),
            Self::NotFinite { path } => {
                say!("no_answer.no_figure.not_finite", path = *path)
            }
            Self::ProbabilityOutOfRange { value } => {
                say!("no_answer.no_figure.probability_out_of_range", value = value.to_string())
            }
            Self::LengthsDiffer { expected, found } => {
                say!("no_answer.no_figure.lengths_differ", expected = *expected, found = *found)
            }
            Self::MoreSuccessesThanTrials { successes, trials } => {
                say!(
                    "no_answer.no_figure.more_successes_than_trials",
                    successes = successes.to_string(),
                    trials = trials.to_string()
                )
            }
            Self::ColumnsDoNotSum { path } => {
                say!("no_answer.no_figure.columns_do_not_sum", path = *path)
            }
            Self::ZeroMean => say!("no_answer.no_figure.zero_mean"),
            Self::ZeroVariance => say!("no_answer.no_figure.zero_variance"),
            Self::NoShares => say!("no_answer.no_figure.no_shares"),
            Self::PlayersOutOfRange { players, most } => {
                say!("no_answer.no_figure.players_out_of_range", players = *players, most = *most)
            }
            Self::CoalitionOutOfPlace { coalition } => {
                say!("no_answer.no_figure.coalition_out_of_place", coalition = *coalition)
            }
            Self::CoalitionMissing { coalition } => {
                say!("no_answer.no_figure.coalition_missing", coalition = *coalition)
            }
            Self::NoOrders => say!("no_answer.no_figure.no_orders"),
            Self::NotAnOrder { player } => {
                say!("no_answer.no_figure.not_an_order", player = *player)
            }
            Self::TooFewPoints => say!("no_answer.no_figure.too_few_points"),
            Self::PointsNotAscending { point } => {
                say!("no_answer.no_figure.points_not_ascending", point = *point)
            }
            Self::NotMonotone { point } => {
                say!("no_answer.no_figure.not_monotone", point = *point)
            }
            Self::Overflow => say!("no_answer.no_figure.overflow"),
        }
    }
}

impl fmt::Display for MetricError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for MetricError {}
