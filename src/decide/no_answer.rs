//! Why a question has no answer.

use std::fmt;

use super::UnknownChannel;
use super::optimize::BoundsError;
use super::sensitivity::MOST_NUMBERS;
use super::stress::AxisError;
use crate::ensemble::Interrupted;
use crate::language::{Said, say};
use crate::metrics::MetricError;
use crate::problems::Problem;
use crate::report::Incomparable;

/// Why a question that was put to a [`Study`](super::Study) has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum NoAnswer {
    /// The work was asked to stop.
    Interrupted(Interrupted),
    /// A figure could not be computed.
    Metric(MetricError),
    /// The scenario cannot have a number that the question puts into it.
    Refused {
        /// What was set.
        setting: String,
        /// What is wrong with it.
        problem: Box<Problem>,
    },
    /// A mix that is not there.
    UnknownMix {
        /// What was asked for.
        id: String,
        /// The mixes there are.
        known: Vec<String>,
    },
    /// A scenario with mixes is wanted, and this has none.
    NoMixes,
    /// Mixes or scenarios that cannot stand beside each other.
    Incomparable(Incomparable),
    /// The shop has no risk.
    NothingUncertain,
    /// Every number is known.
    NothingUnknown,
    /// More unknown numbers than are examined.
    TooManyUnknown {
        /// Unknown numbers.
        found: usize,
    },
    /// What is to be varied is wrong.
    Axis(AxisError),
    /// Bounds that leave nothing to choose.
    Bounds(BoundsError),
    /// A channel that is not there.
    UnknownChannel(UnknownChannel),
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

macro_rules! from {
    ($($error:ident = $variant:ident,)+) => {
        $(impl From<$error> for NoAnswer {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}

from! {
    Interrupted = Interrupted,
    MetricError = Metric,
    AxisError = Axis,
    BoundsError = Bounds,
    UnknownChannel = UnknownChannel,
}

/// A problem in one line, without its place.
fn in_words(setting: &str, problem: &Problem) -> Said {
    let message = problem.message.clone();
    if problem.label.is_empty() {
        return say!("no_answer.refused.message", setting = setting, message = message);
    }
    let label = problem.label.clone();
    say!("no_answer.refused.message_label", setting = setting, message = message, label = label)
}

impl NoAnswer {
    /// What is wrong.
    pub fn said(&self) -> Said {
        match self {
            Self::Interrupted(stopped) => stopped.said(),
            Self::Metric(error) => say!("no_answer.metric.message", why = error.said()),
            Self::Refused { setting, problem } => in_words(setting, problem),
            Self::UnknownMix { id, .. } => say!("no_answer.mix.message", id = id),
            Self::NoMixes => say!("no_answer.no_mixes.message"),
            Self::Incomparable(error) => error.said(),
            Self::NothingUncertain => say!("no_answer.nothing_uncertain.message"),
            Self::NothingUnknown => say!("no_answer.nothing_unknown.message"),
            Self::TooManyUnknown { found } => {
                say!("no_answer.too_many_unknown.message", found = *found, most = MOST_NUMBERS)
            }
            Self::Axis(error) => error.said(),
            Self::Bounds(error) => error.said(),
            Self::UnknownChannel(unknown) => unknown.said(),
        }
    }

    /// How to mend it.
    pub fn help(&self) -> Said {
        match self {
            Self::Interrupted(stopped) => stopped.help(),
            Self::Metric(_) => say!("no_answer.metric.help"),
            Self::Refused { problem, .. } => {
                problem.help.clone().unwrap_or_else(|| say!("no_answer.refused.help"))
            }
            Self::UnknownMix { known, .. } => {
                say!("no_answer.mix.help", known = known.join(", "))
            }
            Self::NoMixes => say!("no_answer.no_mixes.help"),
            Self::Incomparable(_) => say!("no_answer.incomparable.help"),
            Self::NothingUncertain => say!("no_answer.nothing_uncertain.help"),
            Self::NothingUnknown => say!("no_answer.nothing_unknown.help"),
            Self::TooManyUnknown { .. } => say!("no_answer.too_many_unknown.help"),
            Self::Axis(error) => error.help(),
            Self::Bounds(error) => error.help(),
            Self::UnknownChannel(unknown) => unknown.help(),
        }
    }

    /// Whether the question is wrong, and not the scenario: something in it is not there, it is no
    /// number that could be, or the scenario has nothing that it could be asked of.
    #[must_use]
    pub fn is_of_the_question(&self) -> bool {
        matches!(
            self,
            Self::Refused { .. }
                | Self::UnknownMix { .. }
                | Self::NoMixes
                | Self::Axis(_)
                | Self::Bounds(_)
                | Self::UnknownChannel(_)
        )
    }
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for NoAnswer {}
