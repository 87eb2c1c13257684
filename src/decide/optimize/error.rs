//! What is wrong with the bounds of a search.

use std::fmt;

use super::bounds::LEAST;
use super::lattice::MOST_FIRST;
use crate::language::{Said, say};

/// Why bounds, or the step of a search, leave nothing to look for.
#[derive(Debug, Clone, PartialEq)]
pub enum BoundsError {
    /// A bound below none or above all.
    NoShare {
        /// `the smallest share` or `the largest share`.
        bound: &'static str,
        /// Id of the channel.
        channel: String,
        /// What was given.
        share: f64,
    },
    /// A bound given twice.
    Twice {
        /// `the smallest share` or `the largest share`.
        bound: &'static str,
        /// Id of the channel.
        channel: String,
    },
    /// Bounds of one channel that contradict.
    Crossed {
        /// Id of the channel.
        channel: String,
        /// The smallest share.
        least: f64,
        /// The largest share.
        most: f64,
    },
    /// Smallest shares that are more than all.
    LeastTooLarge {
        /// Their sum.
        sum: f64,
        /// What adds up.
        parts: String,
    },
    /// Largest shares that are less than all.
    MostTooSmall {
        /// Their sum.
        sum: f64,
        /// What adds up.
        parts: String,
    },
    /// A channel without ordinary sales, so that effort moves nothing there.
    SellsNothing(String),
    /// Nothing to spread over.
    OneChannel,
    /// No channel has ordinary sales.
    NoChannel,
    /// A lattice with more points than can be tried.
    TooFine {
        /// The step, a share of 1.
        step: f64,
        /// The number of channels that may have a share.
        channels: usize,
        /// The mixes it makes.
        points: f64,
    },
}

impl BoundsError {
    /// What is wrong.
    pub fn said(&self) -> Said {
        match self {
            Self::NoShare { bound, channel, share } => say!(
                "no_answer.bounds.no_share.message",
                bound = bound_in_words(bound),
                channel = channel,
                share = share.to_string()
            ),
            Self::Twice { bound, channel } => say!(
                "no_answer.bounds.twice.message",
                bound = bound_in_words(bound),
                channel = channel
            ),
            Self::Crossed { channel, least, most } => say!(
                "no_answer.bounds.crossed.message",
                channel = channel,
                least = least.to_string(),
                most = most.to_string()
            ),
            Self::LeastTooLarge { sum, parts } => say!(
                "no_answer.bounds.least_too_large.message",
                sum = sum.to_string(),
                parts = parts
            ),
            Self::MostTooSmall { sum, parts } => say!(
                "no_answer.bounds.most_too_small.message",
                sum = sum.to_string(),
                parts = parts
            ),
            Self::SellsNothing(name) => say!("no_answer.bounds.sells_nothing.message", name = name),
            Self::OneChannel => say!("no_answer.bounds.one_channel.message"),
            Self::NoChannel => say!("no_answer.bounds.no_channel.message"),
            Self::TooFine { step, channels, points } => say!(
                "no_answer.bounds.too_fine.message",
                step = step.to_string(),
                channels = *channels,
                points = points.to_string(),
                most = MOST_FIRST.to_string()
            ),
        }
    }

    /// How to mend it.
    pub fn help(&self) -> Said {
        match self {
            Self::NoShare { .. } => say!("no_answer.bounds.help_share"),
            Self::Twice { .. } => say!("no_answer.bounds.help_leave_out"),
            Self::Crossed { .. } => say!("no_answer.bounds.help_crossed"),
            Self::LeastTooLarge { .. } => say!("no_answer.bounds.help_lower"),
            Self::MostTooSmall { .. } => {
                say!("no_answer.bounds.help_raise")
            }
            Self::SellsNothing(_) => say!("no_answer.bounds.help_no_sales"),
            Self::OneChannel => {
                say!("no_answer.bounds.help_add")
            }
            Self::NoChannel => say!("no_answer.bounds.help_sales"),
            Self::TooFine { .. } => say!("no_answer.bounds.help_step"),
        }
    }
}

fn bound_in_words(bound: &str) -> Said {
    match bound {
        LEAST => say!("no_answer.bounds.smallest"),
        _ => say!("no_answer.bounds.largest"),
    }
}

impl fmt::Display for BoundsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for BoundsError {}
