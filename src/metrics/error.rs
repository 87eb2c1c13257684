//! What can be wrong with the numbers handed to a figure.

/// Why a figure could not be computed. No input makes a figure panic.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum MetricError {
    /// The sample holds no path at all.
    #[error("the sample holds no paths")]
    NoPaths,
    /// More paths than ranks are counted for, 2^32 or more.
    #[error("2^32 paths or more are too many")]
    TooManyPaths,
    /// No column (channel) was given where at least one is needed.
    #[error("no channels were given")]
    NoColumns,
    /// A value is infinite or not a number.
    #[error("the value of path {path} is not a finite number")]
    NotFinite {
        /// Position of the path, from 0.
        path: usize,
    },
    /// A level or probability lies outside the range the figure is defined for.
    #[error("{value} is not a usable probability here")]
    ProbabilityOutOfRange {
        /// The level or probability that was asked for.
        value: f64,
    },
    /// Two inputs that belong together have different lengths.
    #[error("{expected} entries were expected and {found} were given")]
    LengthsDiffer {
        /// Length of the first input.
        expected: usize,
        /// Length of the one that does not fit.
        found: usize,
    },
    /// More successes than trials.
    #[error("{successes} successes in {trials} trials")]
    MoreSuccessesThanTrials {
        /// Successes claimed.
        successes: u64,
        /// Trials they are claimed of.
        trials: u64,
    },
    /// On this path the columns do not add up to the total they should explain.
    #[error("the parts of path {path} do not add up to its total")]
    ColumnsDoNotSum {
        /// Position of the path, from 0.
        path: usize,
    },
    /// A ratio to a mean of zero is undefined.
    #[error("the mean is zero, so a ratio to it is undefined")]
    ZeroMean,
    /// Shares of a variance of zero are undefined.
    #[error("nothing varies, so shares of the variance are undefined")]
    ZeroVariance,
    /// Shares are undefined where a mean is negative or all means are zero.
    #[error("shares need means that are not negative and not all zero")]
    NoShares,
    /// More or fewer players than a game can have.
    #[error("{players} players were given; from 1 to {most} are possible")]
    PlayersOutOfRange {
        /// Players given.
        players: usize,
        /// Largest number possible.
        most: usize,
    },
    /// A coalition was added before, or has players that the game does not have.
    #[error("coalition {coalition} was added before or has players that are not in the game")]
    CoalitionOutOfPlace {
        /// Its bit mask.
        coalition: usize,
    },
    /// The worth of a coalition was never added.
    #[error("the worth of coalition {coalition} is missing")]
    CoalitionMissing {
        /// Its bit mask.
        coalition: usize,
    },
    /// No order of joining was given where at least one is needed.
    #[error("no order of joining was given")]
    NoOrders,
    /// An order of joining must name each player once.
    #[error("an order of joining must name each player once; player {player} is wrong")]
    NotAnOrder {
        /// The player who is named twice or is not in the game.
        player: usize,
    },
    /// One point alone has no curve through it.
    #[error("a curve needs two points at least")]
    TooFewPoints,
    /// Points stand in ascending order.
    #[error("point {point} is not a finite number larger than the one before")]
    PointsNotAscending {
        /// Its position, from 0.
        point: usize,
    },
    /// A chance that should only rise or only fall turns.
    #[error("the chance turns at point {point}; it must only rise or only fall")]
    NotMonotone {
        /// Position of the point, from 0.
        point: usize,
    },
    /// The figure is beyond the largest number that can be held.
    #[error("the result is too large to be represented")]
    Overflow,
}
