//! The simulation of one block of paths: draws, variation, shocks, links, ledger, figures.
//!
//! A block is [`LANES`](crate::numeric::LANES) consecutive paths that advance side by side. It
//! depends on the model and the number of its first path alone, so blocks can run anywhere and in
//! any order.

mod ads;
mod affiliates;
mod around;
mod block;
mod books;
mod by_day;
mod cash_needed;
#[cfg(test)]
mod code_paths_test;
mod counterfactual;
mod days;
mod delivery;
mod demand;
mod draws;
mod due;
mod effects;
mod event_terms;
mod fee_cap;
mod figures;
mod ledger;
mod links;
mod lives;
mod needed;
mod occurrences;
mod orders;
mod outcome;
mod owner;
mod parameters;
mod profile;
mod rates;
mod replay;
mod responses;
mod settlement;
mod setup;
mod shop;
mod stock;
mod trajectory;
mod variation;
mod wages;

pub use around::{AroundShock, first_starts, simulate_around};
pub use block::{Block, Workspace, simulate_block, simulate_block_without_each};
pub use counterfactual::{Counterfactual, Reopening};
pub use due::Due;
pub(crate) use fee_cap::average_commission;
pub use figures::{NEVER, PathFigures, PathRecovery};
pub use needed::{CashFate, simulate_cash_needed};
pub use outcome::{Course, Outcome, simulate_course, simulate_outcome};
pub use parameters::DrawnNumbers;
pub use replay::{Close, Posting, Replay, replay_path};
pub use shop::{ShopBlock, ShopLife, simulate_shop};
