//! How a channel's sales vary: a slow level and day-to-day noise, fitted by their exact likelihood
//! to the days that are known, with what is known of other small shops as prior.
//!
//! `observations` turns sales into log observations, `effects` has the calendar, `kalman` the
//! likelihood, `prior` other shops, `posterior` the parameters that fit, `outlook` what follows for
//! the days to come, `shocks` what happened in the past (`edges`: from when to when), `together` how channels move with one
//! another.

mod edges;
mod effects;
mod kalman;
mod matrix;
mod mixture;
mod observations;
mod outlook;
mod posterior;
mod prior;
mod shocks;
mod smoothing;
mod together;

pub use effects::{AROUND_LEBARAN, Effects, PAY_DAYS};
pub use kalman::{Given, Variation, given};
pub use matrix::Square;
pub use observations::{History, Observation, Part};
pub use outlook::Outlook;
pub use posterior::{Node, Posterior};
pub use prior::{HALF_LIFE, Kind, LogNormal};
pub use shocks::{PastShock, Range, candidate, is_clear, measure};
pub use together::{Loading, loadings};
