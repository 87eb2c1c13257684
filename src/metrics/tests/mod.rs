//! Tests of the figures together: known answers, coverage of the intervals, properties.

mod coverage;
mod dominance;
mod generator;
mod known_answers;
mod properties;
mod shapley;
mod shapley_orders;
mod sobol;

pub use generator::Generator;
