//! Why there is no answer to a question of stress.

use crate::decide::UnknownChannel;
use crate::decide::stress::MOST_POINTS;
use crate::ensemble::Interrupted;
use crate::metrics::MetricError;
use crate::problems::Problem;

/// Why a shop cannot be stressed as asked.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum StressError {
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
    /// A share of a channel that is not there.
    #[error(transparent)]
    UnknownChannel(#[from] UnknownChannel),
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
    /// A number that the scenario cannot have.
    #[error("{setting}: {}", in_words(problem))]
    Refused {
        /// What was set.
        setting: String,
        /// What is wrong with it.
        problem: Box<Problem>,
    },
    /// The work stopped before it was done.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    /// A figure could not be computed.
    #[error(transparent)]
    Metric(#[from] MetricError),
}

/// A problem in one line, without its place.
fn in_words(problem: &Problem) -> String {
    match problem.label.as_str() {
        "" => problem.message.clone(),
        label => format!("{} ({label})", problem.message),
    }
}

impl StressError {
    /// How to mend it.
    pub fn help(&self) -> String {
        let fixed = match self {
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
            Self::UnknownChannel(unknown) => return unknown.help(),
            Self::OnlyChannel(_) => "vary another number, for example business.opening_cash",
            Self::NoShare { .. } => "write shares of 1, for example 0.1:0.9:0.1",
            Self::TooMuch { .. } => "let one of the ranges end earlier, so that both fit into 1",
            Self::NoOtherChannel => "vary the share of one of them",
            Self::Refused { problem, .. } => {
                return problem.help.clone().unwrap_or_else(|| "choose other values".to_owned());
            }
            Self::Interrupted(stopped) => stopped.help(),
            Self::Metric(_) => "check the amounts of the scenario",
        };
        fixed.to_owned()
    }
}
