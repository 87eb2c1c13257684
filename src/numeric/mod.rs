//! Draws, elementary and special functions, and exact order statistics.
//!
//! Everything here is a pure function of its arguments and uses only `+`, `-`, `*`, `/` and
//! `sqrt`, which IEEE 754 rounds in one way. No function of the system's math library is called,
//! so a result has the same bits on every machine, for every vector width and any number of
//! threads.
//!
//! Paths are simulated in blocks of [`LANES`], side by side in plain arrays. Functions that fill
//! arrays are compiled for several instruction sets and the best one is chosen at run time;
//! scalar helpers are always inlined, so that a loop over lanes is compiled for the instruction
//! set of the function around it.

mod beta;
mod box_muller;
mod exact_sum;
mod exp;
mod gamma;
mod gamma_table;
mod incomplete_beta;
mod incomplete_gamma;
mod inversion;
mod lane_quantiles;
mod lanes;
mod ln_gamma;
mod log;
mod normal;
mod packed;
mod philox;
mod poisson;
mod polynomial;
mod power;
mod quantile;
mod select;
mod stream;
mod temme;
mod trigonometry;
mod versions;

#[cfg(test)]
mod tests;

/// Paths in a block: so many are simulated side by side.
pub const LANES: usize = 32;

/// One number (usually money) for each path of a block.
pub type Lanes = [f64; LANES];

/// One noise value for each path of a block.
pub type NoiseLanes = [f32; LANES];

pub use beta::beta_quantile;
pub use box_muller::{box_muller, box_muller_f32};
pub use exact_sum::ExactSum;
pub use exp::{exp, exp_f32, exp_m1, exp2};
pub use gamma::gamma_quantile;
pub use gamma_table::gamma_quantile_near;
pub use incomplete_beta::regularized_incomplete_beta;
pub use incomplete_gamma::{regularized_gamma_p, regularized_gamma_q};
pub use lane_quantiles::{
    gamma_quantile_of_normal_lanes, normal_quantile_lanes, poisson_quantile_lanes,
};
pub use lanes::{fill_normals, fill_normals_f64, fill_uniforms, fill_words, normals_of_index};
pub use ln_gamma::ln_gamma;
pub use log::{ln, ln_1p, ln_f32};
pub use normal::{standard_normal_cdf, standard_normal_quantile};
pub use packed::PackedLanes;
pub use philox::{StreamKey, philox4x32_10, stream_name};
pub use poisson::{poisson_cdf, poisson_quantile};
pub use power::{powf, raise_all};
pub use quantile::{Type7, quantile_type7};
pub use select::{Scratch, order_statistics};
pub use stream::PhiloxStream;
pub use trigonometry::sin_cos_degrees;
pub(crate) use versions::versions;
#[cfg(test)]
pub(crate) use versions::{Version, wanted_version, with_version};
