//! Quantiles of the gamma distribution from a table, for those who need millions of them.
//!
//! The cube root of a gamma variable over its shape is nearly normal (Wilson and Hilferty 1931):
//! y = (x / k)^(1/3) is 1 - s²/9 + z s/3 with s = 1/sqrt(k), z the normal quantile of the same
//! probability, plus a small smooth rest. The rest stands in a table over s and z and is
//! interpolated by cubics through four points in each direction.

use std::sync::LazyLock;

use super::exp::exp;
use super::gamma::gamma_quantile;
use super::log::ln;
use super::normal::{standard_normal_cdf, standard_normal_quantile};
use super::{LANES, Lanes};

/// Points of s a unit, and the last of them: shapes below 1 / 1.25² are left to the exact quantile.
const POINTS_OF_S: f64 = 64.0;
const LAST_S: f64 = 1.25;

/// Points of z a unit, and the last of them: beyond, one draw in two billion, the exact quantile
/// is taken.
const POINTS_OF_Z: f64 = 8.0;
const LAST_Z: f64 = 6.0;

/// Points beyond the last, for the cubics.
const MARGIN: usize = 2;

const ROWS: usize = (LAST_S * POINTS_OF_S) as usize + 1 + MARGIN;
const COLUMNS: usize = (2.0 * LAST_Z * POINTS_OF_Z) as usize + 1 + 2 * MARGIN;

static REST: LazyLock<Vec<[f64; COLUMNS]>> =
    LazyLock::new(|| (0..ROWS).map(|row| rest_of(row as f64 / POINTS_OF_S)).collect());

fn rest_of(s: f64) -> [f64; COLUMNS] {
    std::array::from_fn(|column| {
        let z = (column as f64 - MARGIN as f64) / POINTS_OF_Z - LAST_Z;
        if s == 0.0 {
            return 0.0;
        }
        let shape = 1.0 / (s * s);
        let ratio = gamma_quantile(shape, standard_normal_cdf(z)) / shape;
        let cube_root = if ratio > 0.0 { exp(ln(ratio) / 3.0) } else { 0.0 };
        cube_root - nearly(s, z)
    })
}

/// The cube root without its small rest.
#[inline(always)]
fn nearly(s: f64, z: f64) -> f64 {
    1.0 - s * s / 9.0 + z * s / 3.0
}

/// Weights of four neighbouring points for a place `t` between the second (0) and the third (1).
#[inline(always)]
fn weights(t: f64) -> [f64; 4] {
    let (before, after, far) = (t + 1.0, t - 1.0, t - 2.0);
    [
        -t * after * far / 6.0,
        before * after * far / 2.0,
        -before * t * far / 2.0,
        before * t * after / 6.0,
    ]
}

/// [`gamma_quantile`] to about one part in a million of the larger of the value and the mean,
/// several times as fast; measured in the tests of this file.
///
/// # Panics
/// In debug builds, if the shape is not a positive finite number or p is NaN.
#[must_use]
pub fn gamma_quantile_near(shape: f64, p: f64) -> f64 {
    gamma_quantile_from_normal(shape, p, standard_normal_quantile(p))
}

/// The same, given the standard normal quantile z of p.
fn gamma_quantile_from_normal(shape: f64, p: f64, z: f64) -> f64 {
    debug_assert!(shape > 0.0 && shape.is_finite() && !p.is_nan());
    let s = 1.0 / shape.sqrt();
    if is_beyond(s, z) {
        return gamma_quantile(shape, p);
    }
    let (at_s, at_z) = (place_of_s(s), place_of_z(z));
    let (row, column) = (second_point(at_s), second_point(at_z));
    let of_s = weights(at_s - f64::from(row));
    let of_z = weights(at_z - f64::from(column));
    from_cube_root(shape, s, z, interpolated(&REST, (row, of_s), (column, of_z)))
}

/// The same of each lane, given the standard normal quantiles of p: in loops over lanes that vector instructions can
/// take, all but the look into the table, and with the same bits.
#[inline(always)]
pub(super) fn gamma_quantiles_from_normals(shapes: &Lanes, p: &Lanes, normals: &Lanes) -> Lanes {
    let mut roots = [0.0; LANES];
    let mut far = [0_u32; LANES];
    let (mut at_s, mut at_z) = ([0.0; LANES], [0.0; LANES]);
    for lane in 0..LANES {
        roots[lane] = 1.0 / shapes[lane].sqrt();
        let is_far = is_beyond(roots[lane], normals[lane]);
        far[lane] = u32::from(is_far);
        // Where the table does not reach, any of its places will do.
        at_s[lane] = if is_far { 1.0 } else { place_of_s(roots[lane]) };
        at_z[lane] = if is_far { 1.0 } else { place_of_z(normals[lane]) };
    }
    let (of_s, of_z) = (Points::around(&at_s), Points::around(&at_z));
    let table = &*REST;
    let mut rest = [0.0; LANES];
    for lane in 0..LANES {
        rest[lane] = interpolated(table, of_s.of(lane), of_z.of(lane));
    }
    let mut quantiles = [0.0; LANES];
    for lane in 0..LANES {
        quantiles[lane] = from_cube_root(shapes[lane], roots[lane], normals[lane], rest[lane]);
    }
    for lane in 0..LANES {
        if far[lane] != 0 {
            quantiles[lane] = gamma_quantile(shapes[lane], p[lane]);
        }
    }
    quantiles
}

/// Whether the table does not reach there; what is not a number stays one in it.
#[inline(always)]
fn is_beyond(s: f64, z: f64) -> bool {
    s > LAST_S || z.abs() > LAST_Z
}

#[inline(always)]
fn place_of_s(s: f64) -> f64 {
    s * POINTS_OF_S
}

#[inline(always)]
fn place_of_z(z: f64) -> f64 {
    (z + LAST_Z) * POINTS_OF_Z + MARGIN as f64
}

/// The point before a place; below the second point the four begin with the first.
#[inline(always)]
fn second_point(at: f64) -> i32 {
    (at as i32).max(1)
}

/// The four points of the table around a place of each lane: the second of them, and the weights of all.
struct Points {
    second: [i32; LANES],
    weights: [Lanes; 4],
}

impl Points {
    #[inline(always)]
    fn around(at: &Lanes) -> Self {
        let mut points = Self { second: [0; LANES], weights: [[0.0; LANES]; 4] };
        for lane in 0..LANES {
            points.second[lane] = second_point(at[lane]);
        }
        for lane in 0..LANES {
            let all = weights(at[lane] - f64::from(points.second[lane]));
            for (row, weight) in points.weights.iter_mut().zip(all) {
                row[lane] = weight;
            }
        }
        points
    }

    #[inline(always)]
    fn of(&self, lane: usize) -> (i32, [f64; 4]) {
        let [first, second, third, fourth] = &self.weights;
        (self.second[lane], [first[lane], second[lane], third[lane], fourth[lane]])
    }
}

/// The small rest between the points of the table.
#[inline(always)]
fn interpolated(
    table: &[[f64; COLUMNS]],
    (row, of_s): (i32, [f64; 4]),
    (column, of_z): (i32, [f64; 4]),
) -> f64 {
    let (row, column) = (row as usize, column as usize);
    let mut rest = 0.0;
    for (points, weight) in table[row - 1..row + 3].iter().zip(of_s) {
        let along = &points[column - 1..column + 3];
        rest += weight
            * (along[0] * of_z[0] + along[1] * of_z[1] + along[2] * of_z[2] + along[3] * of_z[3]);
    }
    rest
}

#[inline(always)]
fn from_cube_root(shape: f64, s: f64, z: f64, rest: f64) -> f64 {
    let cube_root = (nearly(s, z) + rest).max(0.0);
    shape * cube_root * cube_root * cube_root
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The error against the exact quantile, over the mean or the value, whichever is larger.
    fn error(shape: f64, p: f64) -> f64 {
        let exact = gamma_quantile(shape, p);
        (gamma_quantile_near(shape, p) - exact).abs() / exact.max(shape)
    }

    #[test]
    fn the_table_is_near_the_exact_quantile() {
        let mut worst: (f64, f64, f64) = (0.0, 0.0, 0.0);
        for step in 0..400 {
            let shape = 0.65 * exp(0.021 * f64::from(step));
            for place in 0..200 {
                let p = standard_normal_cdf(-5.99 + f64::from(place) * 0.06);
                let found = error(shape, p);
                if found > worst.0 {
                    worst = (found, shape, p);
                }
            }
        }
        assert!(worst.0 < 1e-6, "{worst:?}");
    }

    #[test]
    fn small_shapes_and_far_tails_are_exact() {
        for (shape, p) in [(0.6, 0.2), (2.0, 1e-10), (2.0, 1.0 - 1e-10), (0.01, 0.9)] {
            assert_eq!(gamma_quantile_near(shape, p), gamma_quantile(shape, p));
        }
    }

    #[test]
    fn larger_uniforms_give_larger_values() {
        for shape in [0.5, 1.0, 2.7, 9.0, 120.0, 1e6] {
            let values = (1..2_000).map(|at| gamma_quantile_near(shape, f64::from(at) / 2_000.0));
            let values: Vec<f64> = values.collect();
            assert!(values.windows(2).all(|pair| pair[0] < pair[1]), "{shape}");
        }
    }
}
