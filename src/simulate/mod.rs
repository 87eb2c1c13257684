//! The simulation of one block of paths: draws, variation, shocks, links, ledger, figures.
//!
//! A block is [`LANES`](crate::numeric::LANES) consecutive paths that advance side by side. It
//! depends on the model and the number of its first path alone, so blocks can run anywhere and in
//! any order.

mod block;
mod books;
mod days;
mod demand;
mod effects;
mod figures;
mod ledger;
mod links;
mod occurrences;
mod parameters;
mod pending;
mod profile;
mod rates;
mod replay;
mod variation;

pub use block::{Block, Workspace, simulate_block};
pub use figures::{NEVER, PathFigures, PathRecovery};
pub use replay::{Close, Posting, Replay, replay_path};
