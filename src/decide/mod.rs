//! Questions that need many models on the same draws: which mix is better, what breaks the shop, how
//! much cash to hold, which unknown number matters.
//!
//! A question is plain data in and plain data out: models or a scenario that can be edited go in,
//! figures with their errors come out. Files and sentences are made of them in
//! [`output`](crate::output).

mod attribution;
mod batches;
pub mod break_even;
pub mod buffer;
mod further;
pub mod optimize;
pub mod returns;
mod sensitivity;
mod shops;
pub mod stress;
mod unknown_channel;

pub use attribution::{Attribution, Game, Method, NotAttributed, Part, Player, attributed_models};
pub use further::{Further, Precision};
pub use sensitivity::{
    Figure, MOST_NUMBERS, NotFound, NumberEffect, Pinned, Sensitivity, sensitivity_models,
};
pub use shops::{NoAnswer, Shops, Work};
pub use unknown_channel::UnknownChannel;
