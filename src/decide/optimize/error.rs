//! What is wrong with the bounds of a search.

use super::lattice::MOST_FIRST;

/// Why bounds, or the step of a search, leave nothing to look for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BoundsError {
    /// A bound below none or above all.
    #[error("{bound} of `{channel}` is {share}, and shares lie between 0 and 1")]
    NoShare {
        /// `the smallest share` or `the largest share`.
        bound: &'static str,
        /// Id of the channel.
        channel: String,
        /// What was given.
        share: f64,
    },
    /// A bound given twice.
    #[error("{bound} of `{channel}` is given twice")]
    Twice {
        /// `the smallest share` or `the largest share`.
        bound: &'static str,
        /// Id of the channel.
        channel: String,
    },
    /// Bounds of one channel that contradict.
    #[error("the smallest share of `{channel}` is {least}, above its largest of {most}")]
    Crossed {
        /// Id of the channel.
        channel: String,
        /// The smallest share.
        least: f64,
        /// The largest share.
        most: f64,
    },
    /// Smallest shares that are more than all.
    #[error("the smallest shares add up to {sum}, more than 1: {parts}")]
    LeastTooLarge {
        /// Their sum.
        sum: f64,
        /// What adds up.
        parts: String,
    },
    /// Largest shares that are less than all.
    #[error("the largest shares add up to {sum}, less than 1: {parts}")]
    MostTooSmall {
        /// Their sum.
        sum: f64,
        /// What adds up.
        parts: String,
    },
    /// A channel without ordinary sales, so that effort moves nothing there.
    #[error("`{0}` sells nothing, so effort on it brings nothing")]
    SellsNothing(String),
    /// Nothing to spread over.
    #[error("only one channel can have a share, so there is nothing to choose")]
    OneChannel,
    /// No channel has ordinary sales.
    #[error("no channel sells anything")]
    NoChannel,
    /// A lattice with more points than can be tried.
    #[error(
        "a first step of {step} over {channels} channels makes {points} mixes to try, and at most {MOST_FIRST} are tried"
    )]
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
    /// How to mend it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoShare { .. } => "write a share of 1, for example shopee=0.4",
            Self::Twice { .. } => "leave one of them out",
            Self::Crossed { .. } => "lower the smallest share or raise the largest",
            Self::LeastTooLarge { .. } => "lower some of --min-share",
            Self::MostTooSmall { .. } => {
                "raise some of --max-share, or leave one channel without a largest share"
            }
            Self::SellsNothing(_) => "leave out its bounds, or give it `weekly_sales`",
            Self::OneChannel => {
                "add a channel that is not used today, with `reference_share`, or loosen the bounds"
            }
            Self::NoChannel => "give the channels `weekly_sales`",
            Self::TooFine { .. } => "take a larger --step, or leave it out: later steps are finer",
        }
    }
}
