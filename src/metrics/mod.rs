//! Risk metrics: figures over the paths of a simulation, each with its uncertainty.
//!
//! All functions are pure and take plain slices with one value a path, in path order. Money is in
//! rupiah; a change of cash is negative for a loss. Every figure is an [`Estimate`]: a value with
//! a standard error or an interval of 95%, the number of paths used and cautions as data. Sums run
//! over a fixed tree, so the bits depend on the values and their order alone.
//!
//! | figure | error and interval |
//! |---|---|
//! | [`mean`] | normal |
//! | [`standard_deviation`], [`coefficient_of_variation`], [`concentration`] | delta method |
//! | [`chance`], [`chance_better`], [`running_out`], [`recovery_shares`] | Wilson |
//! | [`quantile`], [`value_at_risk`], [`cash_needed`], [`recovery_days`] | order statistics |
//! | [`expected_shortfall`], [`shortfall_contributions`] | influence function, corrected for skewness |
//! | [`cash_flow_at_risk`] | influence function |
//! | [`chance_crossing`] | where Wilson's ends cross |
//! | differences of two samples, and [differences of these](difference_in_differences) | influence functions, path by path |
//! | [`first_order_dominance`] | all percentiles at once (Bonferroni) |
//! | [`sobol_indices`] | delta method |
//! | [`shapley_mean`], [`shapley_chance`], [`shapley_expected_shortfall`] | influence functions, path by path |
//!
//! No input makes a function panic: what cannot be computed is a [`MetricError`]. Any function that
//! takes numbers refuses 2^32 paths or more (`TooManyPaths`).

mod better_of;
mod cash_flow_at_risk;
mod chance;
mod concentration;
mod conditional;
mod contribution;
mod crossing;
mod dominance;
mod error;
mod estimate;
mod expected_shortfall;
mod in_differences;
mod influence;
mod moments;
mod normal;
mod order;
mod paired;
mod quantile;
mod quantile_interval;
mod rank;
mod recovery;
mod running_out;
mod sample;
mod shapley;
mod skewness;
mod sobol;
mod sum;
mod tail;
#[cfg(test)]
mod tests;
mod value_at_risk;

pub use better_of::{BetterOf, chance_better};
pub use cash_flow_at_risk::cash_flow_at_risk;
pub use chance::{Chance, chance, chance_of_count};
pub use concentration::{Concentration, concentration, concentration_by_group, herfindahl_index};
pub use conditional::{given, paths_where};
pub use contribution::{ShortfallContributions, shortfall_contributions};
pub use crossing::{CountAt, Crossing, chance_crossing};
pub use dominance::{Dominance, DominanceVerdict, first_order_dominance};
pub use error::MetricError;
pub use estimate::{CONFIDENCE, Caution, Estimate, Interval, TAIL_LEVEL};
pub use expected_shortfall::expected_shortfall;
pub use in_differences::{Figure, difference_in_differences};
pub use moments::{coefficient_of_variation, mean, standard_deviation};
pub use paired::{
    cash_flow_at_risk_difference, cash_needed_difference, chance_difference,
    expected_shortfall_difference, mean_difference, quantile_difference, value_at_risk_difference,
};
pub use quantile::{cash_needed, median, quantile, quantiles_of};
pub use recovery::{Recovery, RecoveryShares, recovery_days, recovery_shares};
pub use running_out::{RunningOut, running_out};
pub use shapley::{
    Shapley, ShapleyGame, ShapleyOrders, Worth, joining_order, shapley_chance,
    shapley_expected_shortfall, shapley_mean,
};
pub use sobol::{Sobol, SobolIndices, sobol_indices};
pub use value_at_risk::value_at_risk;
