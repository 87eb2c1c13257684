//! Why a question has no answer.

use super::UnknownChannel;
use super::optimize::BoundsError;
use super::sensitivity::MOST_NUMBERS;
use super::stress::AxisError;
use crate::ensemble::Interrupted;
use crate::language::Said;
use crate::metrics::MetricError;
use crate::problems::Problem;
use crate::report::Incomparable;

/// Why a question that was put to a [`Study`](super::Study) has no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoAnswer {
    /// The work was asked to stop.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    /// A figure could not be computed.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// The scenario cannot have a number that the question puts into it.
    #[error("{setting}: {}", in_words(problem))]
    Refused {
        /// What was set.
        setting: String,
        /// What is wrong with it.
        problem: Box<Problem>,
    },
    /// A mix that is not there.
    #[error("there is no mix `{id}`")]
    UnknownMix {
        /// What was asked for.
        id: String,
        /// The mixes there are.
        known: Vec<String>,
    },
    /// A scenario with mixes is wanted, and this has none.
    #[error("this scenario has no [[mix]], so there is nothing to compare")]
    NoMixes,
    /// Mixes or scenarios that cannot stand beside each other.
    #[error(transparent)]
    Incomparable(Incomparable),
    /// The shop has no risk.
    #[error("nothing is uncertain in this scenario: no shock, no ups and downs, no unknown number")]
    NothingUncertain,
    /// Every number is known.
    #[error("every number of this scenario is known, so there is nothing to vary")]
    NothingUnknown,
    /// More unknown numbers than are examined.
    #[error("{found} numbers of this scenario are unknown; at most {MOST_NUMBERS} can be examined")]
    TooManyUnknown {
        /// Unknown numbers.
        found: usize,
    },
    /// What is to be varied is wrong.
    #[error(transparent)]
    Axis(#[from] AxisError),
    /// Bounds that leave nothing to choose.
    #[error(transparent)]
    Bounds(#[from] BoundsError),
    /// A channel that is not there.
    #[error(transparent)]
    UnknownChannel(#[from] UnknownChannel),
}

impl From<Incomparable> for NoAnswer {
    fn from(error: Incomparable) -> Self {
        match error {
            Incomparable::Interrupted(interrupted) => Self::Interrupted(interrupted),
            Incomparable::Metric(error) => Self::Metric(error),
            error => Self::Incomparable(error),
        }
    }
}

/// A problem in one line, without its place.
fn in_words(problem: &Problem) -> String {
    match problem.label.to_string().as_str() {
        "" => problem.message.to_string(),
        label => format!("{} ({label})", problem.message),
    }
}

impl NoAnswer {
    /// How to mend it.
    pub fn help(&self) -> Said {
        let fixed = match self {
            Self::Interrupted(stopped) => stopped.help(),
            Self::Metric(_) => "look for amounts or a growth that are far too large",
            Self::Refused { problem, .. } => {
                return problem.help.clone().unwrap_or_else(|| "choose other values".into());
            }
            Self::UnknownMix { known, .. } => {
                return format!("the mixes are {}", known.join(", ")).into();
            }
            Self::NoMixes => "describe one, with its `shares`, or give a second scenario file",
            Self::Incomparable(_) => "compare scenarios of the same days and money",
            Self::NothingUncertain => {
                "describe what may happen in a [[shock]], or write what you are not sure of as a range"
            }
            Self::NothingUnknown => {
                "write what you are not sure of as a range, such as `commission = [0.06, 0.1]`"
            }
            Self::TooManyUnknown { .. } => {
                "write those that matter least as plain numbers; `ragam check` lists all of them"
            }
            Self::Axis(error) => return error.help().into(),
            Self::Bounds(error) => return error.help().into(),
            Self::UnknownChannel(unknown) => return unknown.help().into(),
        };
        fixed.into()
    }
}
