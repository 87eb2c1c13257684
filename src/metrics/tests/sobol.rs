//! Sobol indices against closed forms, and the coverage of their intervals.

use std::f64::consts::PI;

use super::coverage::covers;
use super::generator::Generator;
use crate::metrics::{Sobol, sobol_indices};

const PATHS: usize = 1000;
/// First-order and total indices of Ishigami's function.
const ISHIGAMI: [(f64, f64); 3] =
    [(0.313_905, 0.557_589), (0.442_411, 0.442_411), (0.0, 0.243_684)];
/// Coefficients of Sobol's g-function: the smaller, the more an input matters.
const G: [f64; 6] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0];

/// Indices of a function of uniform inputs; input i from B where `group` holds i.
fn indices<const N: usize>(
    generator: &mut Generator,
    paths: usize,
    groups: &[&[usize]],
    function: impl Fn(&[f64; N]) -> f64,
) -> Sobol {
    let mut draws = || -> Vec<[f64; N]> {
        (0..paths).map(|_| std::array::from_fn(|_| generator.uniform())).collect()
    };
    let (a, b) = (draws(), draws());
    let of = |inputs: &[[f64; N]]| -> Vec<f64> { inputs.iter().map(&function).collect() };
    let swapped = |group: &&[usize]| -> Vec<f64> {
        let swap = |(a, b): (&[f64; N], &[f64; N])| {
            function(&std::array::from_fn(|i| if group.contains(&i) { b[i] } else { a[i] }))
        };
        a.iter().zip(&b).map(swap).collect()
    };
    let ab: Vec<Vec<f64>> = groups.iter().map(swapped).collect();
    let ab: Vec<&[f64]> = ab.iter().map(Vec::as_slice).collect();
    sobol_indices(&of(&a), &of(&b), &ab).unwrap()
}

#[allow(clippy::disallowed_methods, reason = "the sine is only the sample of a test")]
fn ishigami(inputs: &[f64; 3]) -> f64 {
    let [x, y, z] = inputs.map(|uniform| PI * (2.0 * uniform - 1.0));
    x.sin() + 7.0 * y.sin() * y.sin() + 0.1 * z * z * z * z * x.sin()
}

fn g(inputs: &[f64; 6]) -> f64 {
    inputs.iter().zip(G).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product()
}

/// Closed form: with v_i = 1 / (3 (1 + a_i)²), V = prod(1 + v_i) - 1.
fn g_truth() -> (f64, [(f64, f64); 6]) {
    let parts = G.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let product: f64 = parts.iter().map(|part| 1.0 + part).product();
    let variance = product - 1.0;
    let index = |part: f64| (part / variance, part * product / (1.0 + part) / variance);
    (variance, parts.map(index))
}

#[track_caller]
fn agrees(found: &Sobol, variance: f64, truth: &[(f64, f64)]) {
    let near = |estimate: &crate::metrics::Estimate, truth: f64| {
        let gap = (estimate.value - truth).abs() / estimate.std_error.unwrap();
        assert!(gap < 4.0, "{} is {gap:.1} errors from {truth}", estimate.value);
    };
    near(&found.variance, variance);
    for (found, (first, total)) in found.inputs.iter().zip(truth) {
        near(&found.first_order, *first);
        near(&found.total, *total);
    }
}

const EACH_OF_THREE: [&[usize]; 3] = [&[0], &[1], &[2]];
const EACH_OF_SIX: [&[usize]; 6] = [&[0], &[1], &[2], &[3], &[4], &[5]];

#[test]
fn ishigami_and_g_function() {
    let found = indices(&mut Generator::new(1), 200_000, &EACH_OF_THREE, ishigami);
    agrees(&found, 13.844_588, &ISHIGAMI);
    // The errors are small enough for the comparison to mean something.
    assert!(found.inputs.iter().all(|input| input.first_order.std_error.unwrap() < 0.005));
    let (variance, truth) = g_truth();
    let found = indices(&mut Generator::new(2), 200_000, &EACH_OF_SIX, g);
    agrees(&found, variance, &truth);
}

/// Two groups that leave nothing out: each has what the other leaves.
#[test]
fn groups_are_inputs() {
    let (variance, parts) = g_truth();
    let part = |i: usize| 1.0 + parts[i].0 * variance;
    let groups: [&[usize]; 2] = [&[0, 3], &[1, 2, 4, 5]];
    let first = groups.map(|group| group.iter().map(|i| part(*i)).product::<f64>() - 1.0);
    let [one, other] = first.map(|part| part / variance);
    let truth = [(one, 1.0 - other), (other, 1.0 - one)];
    let found = indices(&mut Generator::new(3), 200_000, &groups, g);
    agrees(&found, variance, &truth);
}

#[test]
fn additive_functions_have_first_order_alone() {
    let sum = |inputs: &[f64; 3]| inputs[0] + 2.0 * inputs[1] - 3.0 * inputs[2];
    let found = indices(&mut Generator::new(4), 100_000, &EACH_OF_THREE, sum);
    let shares = [1.0, 4.0, 9.0].map(|square| (square / 14.0, square / 14.0));
    agrees(&found, 14.0 / 12.0, &shares);
    let first: f64 = found.inputs.iter().map(|input| input.first_order.value).sum();
    let total: f64 = found.inputs.iter().map(|input| input.total.value).sum();
    assert!((first - 1.0).abs() < 0.01 && (total - 1.0).abs() < 0.01, "{first} {total}");
}

/// The mixture does well at both ends: an input that hardly matters and one that is nearly all.
#[test]
fn first_orders_are_sharp_at_both_ends() {
    let sum = |inputs: &[f64; 2]| inputs[0] + 10.0 * inputs[1];
    let found = indices(&mut Generator::new(5), 10_000, &[&[0], &[1]], sum);
    let errors: Vec<f64> =
        found.inputs.iter().map(|input| input.first_order.std_error.unwrap()).collect();
    // By the closed form for normal inputs one estimator alone would have 0.014 at the upper end,
    // the other 0.01 at the lower one.
    assert!(errors.iter().all(|error| *error < 0.002), "{errors:?}");
}

#[test]
fn intervals_cover() {
    for (input, (first, total)) in ISHIGAMI.into_iter().enumerate() {
        let index = |g: &mut Generator| indices(g, PATHS, &[&[input]], ishigami).inputs.remove(0);
        covers(&format!("Ishigami, first {input}"), 111, first, |g| Ok(index(g).first_order));
        covers(&format!("Ishigami, total {input}"), 112, total, |g| Ok(index(g).total));
    }
    let (variance, truth) = g_truth();
    for (input, (first, total)) in truth.into_iter().enumerate() {
        let index = |h: &mut Generator| indices(h, PATHS, &[&[input]], g).inputs.remove(0);
        covers(&format!("g, first {input}"), 113, first, |h| Ok(index(h).first_order));
        covers(&format!("g, total {input}"), 114, total, |h| Ok(index(h).total));
    }
    covers("g, variance", 115, variance, |h| Ok(indices(h, PATHS, &[&[0]], g).variance));
    let sum = |inputs: &[f64; 2]| inputs[0] + 4.0 * inputs[1];
    for (input, truth) in [(0, 1.0 / 17.0), (1, 16.0 / 17.0)] {
        let index = |h: &mut Generator| indices(h, PATHS, &[&[input]], sum).inputs.remove(0);
        covers(&format!("sum, first {input}"), 116, truth, |h| Ok(index(h).first_order));
        covers(&format!("sum, total {input}"), 117, truth, |h| Ok(index(h).total));
    }
}
