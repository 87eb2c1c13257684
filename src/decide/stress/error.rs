//! What is wrong with what is to be varied.

use std::fmt;

use crate::decide::stress::MOST_POINTS;
use crate::language::{Said, say};

/// What is wrong with the numbers that are to be varied.
#[derive(Debug, Clone, PartialEq)]
pub enum AxisError {
    /// A range holds an end or a step that is no number.
    NotFinite {
        /// The path of the axis.
        path: String,
    },
    /// A range ends before it begins.
    Empty {
        /// The path of the axis.
        path: String,
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
    },
    /// A step that leads nowhere.
    Step {
        /// The path of the axis.
        path: String,
        /// The step.
        step: f64,
    },
    /// A range with a single value, where a way along it is wanted.
    OneValue {
        /// The path of the axis.
        path: String,
    },
    /// More points than anybody could read.
    TooMany {
        /// The points that were asked for.
        points: f64,
    },
    /// More axes than a map has sides.
    TooManyAxes(usize),
    /// The same number twice.
    Twice(String),
    /// No axis.
    NothingToVary,
    /// No axis, and no shock or second channel along which the usual ones would lie.
    NothingUsual,
    /// A share where nothing else could take the rest.
    OnlyChannel(String),
    /// A share below none or above all.
    NoShare {
        /// The path of the axis.
        path: String,
        /// The value.
        value: f64,
    },
    /// Two shares that are more than all.
    TooMuch {
        /// The path of the first axis.
        first: String,
        /// The path of the second axis.
        second: String,
        /// The sum of their last values.
        sum: f64,
    },
    /// Two shares of two channels.
    NoOtherChannel,
}

impl AxisError {
    /// What is wrong.
    pub fn said(&self) -> Said {
        match self {
            Self::NotFinite { path } => say!("no_answer.axis.not_finite.message", path = path),
            Self::Empty { path, from, to } => say!(
                "no_answer.axis.empty.message",
                path = path,
                from = from.to_string(),
                to = to.to_string()
            ),
            Self::Step { path, step } => {
                say!("no_answer.axis.step.message", path = path, step = step.to_string())
            }
            Self::OneValue { path } => say!("no_answer.axis.one_value.message", path = path),
            Self::TooMany { points } => say!(
                "no_answer.axis.too_many.message",
                points = points.to_string(),
                most = MOST_POINTS
            ),
            Self::TooManyAxes(name) => say!("no_answer.axis.too_many_axes.message", name = *name),
            Self::Twice(name) => say!("no_answer.axis.twice.message", name = name),
            Self::NothingToVary => say!("no_answer.axis.nothing_to_vary.message"),
            Self::NothingUsual => say!("no_answer.axis.nothing_usual.message"),
            Self::OnlyChannel(name) => say!("no_answer.axis.only_channel.message", name = name),
            Self::NoShare { path, value } => {
                say!("no_answer.axis.no_share.message", path = path, value = value.to_string())
            }
            Self::TooMuch { first, second, sum } => say!(
                "no_answer.axis.too_much.message",
                first = first,
                second = second,
                sum = sum.to_string()
            ),
            Self::NoOtherChannel => say!("no_answer.axis.no_other_channel.message"),
        }
    }

    /// How to mend it.
    pub fn help(&self) -> Said {
        match self {
            Self::NotFinite { .. } | Self::Empty { .. } | Self::Step { .. } => {
                say!("no_answer.axis.help_range")
            }
            Self::OneValue { .. } => say!("no_answer.axis.help_several"),
            Self::TooMany { .. } => say!("no_answer.axis.help_larger"),
            Self::TooManyAxes(_) => say!("no_answer.axis.help_once_or_twice"),
            Self::Twice(_) => say!("no_answer.axis.help_another"),
            Self::NothingToVary => {
                say!("no_answer.axis.help_axis")
            }
            Self::NothingUsual => say!("no_answer.axis.help_shock_or_axis"),
            Self::OnlyChannel(_) => say!("no_answer.axis.help_other_number"),
            Self::NoShare { .. } => say!("no_answer.axis.help_shares"),
            Self::TooMuch { .. } => say!("no_answer.axis.help_fit"),
            Self::NoOtherChannel => say!("no_answer.axis.help_one"),
        }
    }
}

impl fmt::Display for AxisError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for AxisError {}
