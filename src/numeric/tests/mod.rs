//! Tests of the numeric functions against published values, theory and other implementations.

#![expect(
    clippy::disallowed_methods,
    reason = "the system's functions are what ours are compared with"
)]

mod code_paths;
mod elementary;
mod normals;
mod philox;
mod quantiles;
mod references;
mod selection;
mod special;

use super::{LANES, NoiseLanes, StreamKey, fill_normals};

/// How many representable numbers lie between two numbers (0 for equal ones).
fn steps_between(a: f64, b: f64) -> u64 {
    // Integers in the order of the numbers, both zeros in one place.
    let place = |x: f64| {
        let bits = x.to_bits() as i64;
        if bits < 0 { i64::MIN - bits } else { bits }
    };
    place(a).abs_diff(place(b))
}

/// The relative difference of two numbers.
fn relative_error(value: f64, reference: f64) -> f64 {
    if value == reference { 0.0 } else { ((value - reference) / reference).abs() }
}

/// The Kolmogorov-Smirnov distance of a sample from a distribution, times the root of its size.
fn kolmogorov_smirnov(mut sample: Vec<f64>, cdf: impl Fn(f64) -> f64) -> f64 {
    sample.sort_unstable_by(f64::total_cmp);
    let n = sample.len() as f64;
    let distance = sample.iter().enumerate().map(|(i, &x)| {
        let p = cdf(x);
        (p - i as f64 / n).max((i + 1) as f64 / n - p)
    });
    distance.fold(0.0, f64::max) * n.sqrt()
}

/// The limit that a Kolmogorov-Smirnov statistic exceeds with probability 1e-6 (Kolmogorov's
/// distribution: `2 exp(-2 x^2)`).
const KOLMOGOROV_LIMIT: f64 = 2.694;

/// Pearson's correlation of two samples.
fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let mean = |v: &[f64]| v.iter().sum::<f64>() / n;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let mut sums = [0.0; 3];
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (x - mean_x, y - mean_y);
        sums[0] += x * y;
        sums[1] += x * x;
        sums[2] += y * y;
    }
    sums[0] / (sums[1] * sums[2]).sqrt()
}

/// Normals of a stream for blocks of paths: `[block][4 * index + j][lane]`.
fn normal_blocks(key: StreamKey, blocks: usize, indices: usize) -> Vec<Vec<NoiseLanes>> {
    let block = |block: usize| {
        let mut out = vec![[0.0; LANES]; 4 * indices];
        fill_normals(key, (block * LANES) as u32, 0, &mut out);
        out
    };
    (0..blocks).map(block).collect()
}

#[test]
fn steps_between_counts_representable_numbers() {
    assert_eq!(steps_between(1.0, 1.0 + f64::EPSILON), 1);
    assert_eq!(steps_between(1.0, 1.0 - f64::EPSILON), 2);
    assert_eq!(steps_between(-5e-324, 5e-324), 2);
    assert_eq!(steps_between(0.0, -0.0), 0);
}
