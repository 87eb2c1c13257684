//! Shapley values: what each player (a shock, a channel, a measure) adds to a figure, averaged over
//! all orders in which the players can join (L. S. Shapley 1953, "A value for n-person games",
//! *Contributions to the Theory of Games II*).
//!
//! The worth of a coalition is a figure of the column that was simulated with its players alone, all
//! columns over the same draws. A Shapley value is a weighted sum of worths, so its influence is the
//! same sum of their influences, path by path, and its error takes the pairing into account.

mod game;
mod orders;
mod shares;
mod worth;

pub use game::{ShapleyGame, shapley_chance, shapley_expected_shortfall, shapley_mean};
pub use orders::{ShapleyOrders, joining_order};
pub use shares::Shapley;
pub use worth::Worth;
