//! Quantiles for the paths of a block at a time, with the bits of the quantiles one by one.
//!
//! Each is a few loops over lanes that vector instructions can take, and what these cannot do (far
//! tails, large means) is left to the function for one value.

use super::exp::exp;
use super::gamma_table::gamma_quantiles_from_normals;
use super::log::ln;
use super::normal::{central_quantile, middle_quantile};
use super::{LANES, Lanes, poisson_quantile, standard_normal_quantile, versions};

/// Means up to here and probabilities up to the next are counted up from zero, as in
/// [`poisson_quantile`].
const COUNTED_UP: f64 = 20.0;
const COUNTED_UP_TO: f64 = 0.999;

versions! {
    /// [`standard_normal_quantile`] of each lane.
    #[must_use]
    pub fn normal_quantile_lanes(p: &Lanes) -> Lanes {
        normal_quantiles(p)
    }
}

versions! {
    /// [`poisson_quantile`] of each lane, as a number.
    #[must_use]
    pub fn poisson_quantile_lanes(means: &Lanes, p: &Lanes) -> Lanes {
        let mut counts = count_up(means, p);
        for lane in 0..LANES {
            let is_counted = means[lane] > 0.0 && means[lane] <= COUNTED_UP
                && p[lane] > 0.0 && p[lane] <= COUNTED_UP_TO;
            if !is_counted {
                counts[lane] = poisson_quantile(means[lane], p[lane]) as f64;
            }
        }
        counts
    }
}

versions! {
    /// [`gamma_quantile_near`](super::gamma_quantile_near) of each lane, given the standard normal quantiles of
    /// the same probabilities.
    #[must_use]
    pub fn gamma_quantile_of_normal_lanes(shapes: &Lanes, p: &Lanes, normals: &Lanes) -> Lanes {
        gamma_quantiles_from_normals(shapes, p, normals)
    }
}

#[inline(always)]
fn normal_quantiles(p: &Lanes) -> Lanes {
    let mut quantiles = [0.0; LANES];
    let mut far = [0_u32; LANES];
    for lane in 0..LANES {
        let from_centre = p[lane] - 0.5;
        let tail = if from_centre < 0.0 { p[lane] } else { 1.0 - p[lane] };
        let r = (-ln(tail)).sqrt();
        let middle = middle_quantile(r).copysign(from_centre);
        let is_central = from_centre.abs() <= 0.425;
        quantiles[lane] = if is_central { central_quantile(from_centre) } else { middle };
        // What is not a number is left to the function for one value as well.
        let is_near = r <= 5.0;
        far[lane] = u32::from(!is_central && !is_near);
    }
    for lane in 0..LANES {
        if far[lane] != 0 {
            quantiles[lane] = standard_normal_quantile(p[lane]);
        }
    }
    quantiles
}

/// Adds up probabilities from zero on all lanes, until each has reached its own; lanes that cannot
/// be counted up hold nothing of use.
#[inline(always)]
fn count_up(means: &Lanes, p: &Lanes) -> Lanes {
    let mut probability = [0.0; LANES];
    let mut wanted = [0.0; LANES];
    for lane in 0..LANES {
        let mean = if means[lane] <= COUNTED_UP { means[lane] } else { 0.0 };
        wanted[lane] =
            if means[lane] <= COUNTED_UP && p[lane] <= COUNTED_UP_TO { p[lane] } else { 0.0 };
        probability[lane] = exp(-mean);
    }
    let mut sum = probability;
    let mut counts = [0.0; LANES];
    // For means up to 20, 99.9% lie below 36.
    for number in 1..64 {
        let mut waiting = 0_u32;
        for lane in 0..LANES {
            waiting |= u32::from(sum[lane] < wanted[lane]);
        }
        if waiting == 0 {
            break;
        }
        let number = f64::from(number);
        for lane in 0..LANES {
            let next = probability[lane] * (means[lane] / number);
            let waits = sum[lane] < wanted[lane];
            probability[lane] = if waits { next } else { probability[lane] };
            counts[lane] = if waits { number } else { counts[lane] };
            sum[lane] = if waits { sum[lane] + next } else { sum[lane] };
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{StreamKey, gamma_quantile_near, stream_name};

    /// Probabilities of all kinds: uniform ones, and ends.
    fn probabilities(row: u32) -> Lanes {
        let key = StreamKey::new(3, stream_name(&["test", "lane quantiles"]));
        let ends = [1e-300, 1e-12, 0.075, 0.5, 0.925, 0.999, 0.999_000_1, 1.0 - 1e-16];
        std::array::from_fn(|lane| {
            let end = (row.is_multiple_of(4)).then(|| ends.get(lane)).flatten();
            end.copied().unwrap_or_else(|| key.uniform(lane as u32, row))
        })
    }

    #[test]
    fn lanes_have_the_bits_of_one_value_at_a_time() {
        for row in 0..2_000 {
            let p = probabilities(row);
            let scale = [0.001, 0.3, 3.0, 19.0, 21.0, 500.0][row as usize % 6];
            let means = probabilities(row + 10_000).map(|u| scale * (0.1 + u));
            let normals = normal_quantile_lanes(&p);
            let counts = poisson_quantile_lanes(&means, &p);
            let gammas = gamma_quantile_of_normal_lanes(&means, &p, &normals);
            for lane in 0..LANES {
                let (mean, p) = (means[lane], p[lane]);
                assert_eq!(normals[lane].to_bits(), standard_normal_quantile(p).to_bits(), "{p}");
                assert_eq!(counts[lane], poisson_quantile(mean, p) as f64, "{mean} {p}");
                assert_eq!(gammas[lane].to_bits(), gamma_quantile_near(mean, p).to_bits());
            }
        }
    }

    #[test]
    fn a_mean_of_nothing_counts_nothing() {
        let p = probabilities(1);
        assert_eq!(poisson_quantile_lanes(&[0.0; LANES], &p), [0.0; LANES]);
    }
}
