//! The same bits from every instruction set.

use multiversion::multiversion;

use super::super::lanes::{normals_body, normals_f64_body, uniforms_body, words_body};
use super::super::select::{bounds_body, buckets_body};
use super::super::{
    LANES, StreamKey, exp, exp_f32, exp_m1, exp2, fill_normals, fill_normals_f64, fill_uniforms,
    ln, ln_1p, ln_f32,
};

/// Bits of everything that is compiled for several instruction sets.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
    words: Vec<u32>,
    single: Vec<u32>,
    double: Vec<u64>,
    buckets: Vec<u16>,
}

impl Outcome {
    fn add_single(&mut self, values: &[[f32; LANES]]) {
        let values = values.as_flattened().iter();
        self.single.extend(values.map(|value| value.to_bits()));
    }

    fn add_double(&mut self, values: &[[f64; LANES]]) {
        let values = values.as_flattened().iter();
        self.double.extend(values.map(|value| value.to_bits()));
    }
}

#[inline(always)]
fn elementary(outcome: &mut Outcome, x: &[f64; LANES]) {
    let functions: [fn(f64) -> f64; 5] = [exp, exp2, exp_m1, ln, ln_1p];
    // Written out, so that each loop can become vector code; the pointers are the scalar code.
    let mut y = [[0.0; LANES]; 5];
    for lane in 0..LANES {
        y[0][lane] = exp(x[lane]);
    }
    for lane in 0..LANES {
        y[1][lane] = exp2(x[lane]);
    }
    for lane in 0..LANES {
        y[2][lane] = exp_m1(x[lane]);
    }
    for lane in 0..LANES {
        y[3][lane] = ln(x[lane]);
    }
    for lane in 0..LANES {
        y[4][lane] = ln_1p(x[lane]);
    }
    let mut z = [[0.0; LANES]; 2];
    for lane in 0..LANES {
        z[0][lane] = exp_f32(x[lane] as f32);
    }
    for lane in 0..LANES {
        z[1][lane] = ln_f32(x[lane] as f32);
    }
    for (function, y) in functions.iter().zip(&y) {
        for lane in 0..LANES {
            let scalar = function(x[lane]);
            assert!(scalar.to_bits() == y[lane].to_bits() || scalar.is_nan() && y[lane].is_nan());
        }
    }
    // The sign and payload of NaN are not specified.
    outcome.add_double(&y.map(|lanes| lanes.map(|v| if v.is_nan() { f64::NAN } else { v })));
    outcome.add_single(&z.map(|lanes| lanes.map(|v| if v.is_nan() { f32::NAN } else { v })));
}

#[inline(always)]
fn everything(key: StreamKey) -> Outcome {
    let mut outcome = Outcome::default();
    let mut words = vec![[0; LANES]; 64];
    words_body(key, 3, 5, &mut words);
    outcome.words.extend(words.as_flattened());
    let mut single = vec![[0.0; LANES]; 64];
    normals_body(key, 3, 5, &mut single);
    outcome.add_single(&single);
    let mut double = vec![[0.0; LANES]; 64];
    normals_f64_body(key, 3, 5, &mut double);
    outcome.add_double(&double);
    let values = double.as_flattened();
    let (low, high) = bounds_body(values);
    let mut buckets = vec![0; values.len()];
    buckets_body(values, low, 1000.0 / (high - low), &mut buckets);
    outcome.buckets = buckets;
    uniforms_body(key, 3, 5, &mut double);
    outcome.add_double(&double);
    for lanes in &double {
        elementary(&mut outcome, &lanes.map(|u| 1.0 / (u - 0.5)));
        elementary(&mut outcome, &lanes.map(|u| 1500.0 * (u - 0.5)));
        elementary(&mut outcome, &lanes.map(|u| 3.0 * u));
        let bits = lanes.map(|u| f64::from_bits(u.to_bits().rotate_left(20)));
        elementary(&mut outcome, &bits);
    }
    outcome
}

fn with_the_baseline(key: StreamKey) -> Outcome {
    everything(key)
}

#[multiversion(targets("x86_64+avx2"))]
fn with_avx2(key: StreamKey) -> Outcome {
    everything(key)
}

#[multiversion(targets("x86_64+avx512f"))]
fn with_avx512(key: StreamKey) -> Outcome {
    everything(key)
}

#[test]
fn all_instruction_sets_give_the_same_bits() {
    for seed in 0..8 {
        let key = StreamKey::new(seed, 77);
        let baseline = with_the_baseline(key);
        assert_eq!(with_avx2(key), baseline);
        assert_eq!(with_avx512(key), baseline);
    }
}

#[test]
fn the_public_functions_give_the_bits_of_the_baseline() {
    let key = StreamKey::new(5, 6);
    let (mut expected, mut found) = (vec![[0.0; LANES]; 64], vec![[0.0; LANES]; 64]);
    normals_body(key, 1, 2, &mut expected);
    fill_normals(key, 1, 2, &mut found);
    assert_eq!(found, expected);
    let (mut expected, mut found) = (vec![[0.0; LANES]; 64], vec![[0.0; LANES]; 64]);
    normals_f64_body(key, 1, 2, &mut expected);
    fill_normals_f64(key, 1, 2, &mut found);
    assert_eq!(found, expected);
    uniforms_body(key, 1, 2, &mut expected);
    fill_uniforms(key, 1, 2, &mut found);
    assert_eq!(found, expected);
}
