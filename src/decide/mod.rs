//! Questions that need many models on the same draws: which mix is better, what breaks the shop, how
//! much cash to hold, which unknown number matters.
//!
//! A question is plain data in and plain data out: models or a scenario that can be edited go in,
//! figures with their errors come out. Files and sentences are made of them in
//! [`output`](crate::output).

mod among_mixes;
mod attribution;
pub mod break_even;
pub mod buffer;
mod further;
mod no_answer;
pub mod optimize;
pub mod returns;
mod sensitivity;
pub mod stress;
mod study;
mod unknown_channel;

pub use among_mixes::{MixesAsked, compare_mixes};
pub use attribution::{Attribution, BecauseOfShocks, Game, Method, Part, Player};
pub use further::{Further, Precision};
pub use no_answer::NoAnswer;
pub use sensitivity::{Figure, MOST_NUMBERS, NumberEffect, Pinned, Sensitivity};
pub use study::{StudiedMixes, Study, TODAY};
pub use unknown_channel::UnknownChannel;
