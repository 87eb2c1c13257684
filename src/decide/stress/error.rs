//! What is wrong with what is to be varied.

use crate::decide::stress::MOST_POINTS;

/// What is wrong with the numbers that are to be varied.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AxisError {
    /// A range holds an end or a step that is no number.
    #[error("the range of {path} holds something that is not a finite number")]
    NotFinite {
        /// The path of the axis.
        path: String,
    },
    /// A range ends before it begins.
    #[error("the range of {path} is empty: it begins at {from} and ends at {to}")]
    Empty {
        /// The path of the axis.
        path: String,
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
    },
    /// A step that leads nowhere.
    #[error("the step of {path} is {step}, and it must be above 0")]
    Step {
        /// The path of the axis.
        path: String,
        /// The step.
        step: f64,
    },
    /// A range with a single value, where a way along it is wanted.
    #[error("the range of {path} holds one value, and a breaking point needs a way to it")]
    OneValue {
        /// The path of the axis.
        path: String,
    },
    /// More points than anybody could read.
    #[error("that would be {points} points, and at most {MOST_POINTS} are computed")]
    TooMany {
        /// The points that were asked for.
        points: f64,
    },
    /// More axes than a map has sides.
    #[error("{0} numbers are to be varied, and a map has room for two")]
    TooManyAxes(usize),
    /// The same number twice.
    #[error("{0} is to be varied twice")]
    Twice(String),
    /// No axis.
    #[error("nothing is to be varied")]
    NothingToVary,
    /// A share where nothing else could take the rest.
    #[error("`{0}` is the only channel, so its share is always the whole")]
    OnlyChannel(String),
    /// A share below none or above all.
    #[error("{path} = {value} is no share: shares lie between 0 and 1")]
    NoShare {
        /// The path of the axis.
        path: String,
        /// The value.
        value: f64,
    },
    /// Two shares that are more than all.
    #[error("{first} and {second} are more than the whole together: {sum}")]
    TooMuch {
        /// The path of the first axis.
        first: String,
        /// The path of the second axis.
        second: String,
        /// The sum of their last values.
        sum: f64,
    },
    /// Two shares of two channels.
    #[error("there are two channels only, so the share of one is what the other leaves")]
    NoOtherChannel,
}

impl AxisError {
    /// How to mend it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NotFinite { .. } | Self::Empty { .. } | Self::Step { .. } => {
                "write from:to:step, for example 0:1:0.1"
            }
            Self::OneValue { .. } => "write a range with several values, for example 0:1:0.1",
            Self::TooMany { .. } => "take larger steps or shorter ranges",
            Self::TooManyAxes(_) => "give --axis once or twice",
            Self::Twice(_) => "give another number, or leave one of them out",
            Self::NothingToVary => {
                "give --axis, for example --axis shock.live_halt.severity=0:1:0.1, or --breaking-point"
            }
            Self::OnlyChannel(_) => "vary another number, for example business.opening_cash",
            Self::NoShare { .. } => "write shares of 1, for example 0.1:0.9:0.1",
            Self::TooMuch { .. } => "let one of the ranges end earlier, so that both fit into 1",
            Self::NoOtherChannel => "vary the share of one of them",
        }
    }
}
