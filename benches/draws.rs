//! What a draw costs: random words, normals, exponentials and order statistics.
//!
//! Throughput is given per value; compare only figures of one run.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use multiversion::multiversion;
use ragam::numeric::{
    LANES, Lanes, NoiseLanes, Scratch, StreamKey, beta_quantile, exp, exp_f32, fill_normals,
    fill_normals_f64, fill_uniforms, fill_words, gamma_quantile, gamma_quantile_near, ln,
    order_statistics, poisson_quantile, standard_normal_quantile,
};

/// Arrays of lanes filled at a time; small enough to stay in the first-level cache.
const ARRAYS: usize = 32;

#[multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
fn exp_all(values: &[Lanes], out: &mut [Lanes]) {
    for (values, out) in values.iter().zip(out) {
        for lane in 0..LANES {
            out[lane] = exp(values[lane]);
        }
    }
}

#[multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
fn exp_f32_all(values: &[NoiseLanes], out: &mut [NoiseLanes]) {
    for (values, out) in values.iter().zip(out) {
        for lane in 0..LANES {
            out[lane] = exp_f32(values[lane]);
        }
    }
}

#[multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
fn ln_all(values: &[Lanes], out: &mut [Lanes]) {
    for (values, out) in values.iter().zip(out) {
        for lane in 0..LANES {
            out[lane] = ln(values[lane]);
        }
    }
}

fn draws(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("draws");
    group.throughput(Throughput::Elements((ARRAYS * LANES) as u64));
    let key = StreamKey::new(1, 2);
    let mut words = [[0u32; LANES]; ARRAYS];
    let mut uniforms = [[0f64; LANES]; ARRAYS];
    let mut normals = [[0f32; LANES]; ARRAYS];
    let mut normals_f64 = [[0f64; LANES]; ARRAYS];
    group.bench_function("words", |bencher| {
        bencher.iter(|| fill_words(black_box(key), 0, 0, black_box(&mut words)));
    });
    group.bench_function("uniforms f64", |bencher| {
        bencher.iter(|| fill_uniforms(black_box(key), 0, 0, black_box(&mut uniforms)));
    });
    group.bench_function("normals f32", |bencher| {
        bencher.iter(|| fill_normals(black_box(key), 0, 0, black_box(&mut normals)));
    });
    group.bench_function("normals f64", |bencher| {
        bencher.iter(|| fill_normals_f64(black_box(key), 0, 0, black_box(&mut normals_f64)));
    });
    group.finish();
}

fn elementary(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("elementary");
    group.throughput(Throughput::Elements((ARRAYS * LANES) as u64));
    let key = StreamKey::new(1, 2);
    let mut noise = [[0f32; LANES]; ARRAYS];
    let mut values = [[0f64; LANES]; ARRAYS];
    fill_normals(key, 0, 0, &mut noise);
    fill_normals_f64(key, 0, 0, &mut values);
    let mut noise_out = noise;
    let mut out = values;
    group.bench_function("exp f32", |bencher| {
        bencher.iter(|| exp_f32_all(black_box(&noise), black_box(&mut noise_out)));
    });
    group.bench_function("exp f64", |bencher| {
        bencher.iter(|| exp_all(black_box(&values), black_box(&mut out)));
    });
    group.bench_function("exp f64 of the system", |bencher| {
        #[expect(clippy::disallowed_methods, reason = "measured for comparison")]
        bencher.iter(|| {
            for (values, out) in black_box(&values).iter().zip(black_box(&mut out)) {
                for lane in 0..LANES {
                    out[lane] = values[lane].exp();
                }
            }
        });
    });
    fill_uniforms(key, 0, 0, &mut values);
    group.bench_function("ln f64", |bencher| {
        bencher.iter(|| ln_all(black_box(&values), black_box(&mut out)));
    });
    group.finish();
}

fn quantiles(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("quantiles");
    group.throughput(Throughput::Elements((ARRAYS * LANES) as u64));
    let mut uniforms = [[0f64; LANES]; ARRAYS];
    fill_uniforms(StreamKey::new(1, 2), 0, 0, &mut uniforms);
    let mut bench = |name: &str, quantile: &dyn Fn(f64) -> f64| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let uniforms = black_box(&uniforms).as_flattened();
                uniforms.iter().map(|&u| quantile(u)).sum::<f64>()
            });
        });
    };
    bench("normal", &standard_normal_quantile);
    bench("beta 2.33 3.67", &|u| beta_quantile(2.33, 3.67, u));
    bench("beta 20 300", &|u| beta_quantile(20.0, 300.0, u));
    bench("gamma 0.5", &|u| gamma_quantile(0.5, u));
    bench("gamma 8", &|u| gamma_quantile(8.0, u));
    bench("gamma 200", &|u| gamma_quantile(200.0, u));
    bench("gamma 8 by table", &|u| gamma_quantile_near(8.0, u));
    bench("poisson 5", &|u| poisson_quantile(5.0, u) as f64);
    bench("poisson 100", &|u| poisson_quantile(100.0, u) as f64);
    bench("poisson 1e6", &|u| poisson_quantile(1e6, u) as f64);
    group.finish();
}

fn selection(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("order statistics");
    for count in [10_000, 100_000] {
        group.throughput(Throughput::Elements(count as u64));
        let mut values = vec![[0f64; LANES]; count / LANES / 4 * 4 + 4];
        fill_normals_f64(StreamKey::new(1, 2), 0, 0, &mut values);
        let values = &values.as_flattened()[..count];
        let ranks = [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| (p * count as f64) as usize);
        let (mut scratch, mut out) = (Scratch::new(), Vec::new());
        group.bench_function(BenchmarkId::new("buckets", count), |bencher| {
            bencher.iter(|| {
                order_statistics(black_box(values), &ranks, &mut scratch, &mut out);
                out[2]
            });
        });
        let mut copy = values.to_vec();
        group.bench_function(BenchmarkId::new("sort", count), |bencher| {
            bencher.iter(|| {
                copy.copy_from_slice(black_box(values));
                copy.sort_unstable_by(f64::total_cmp);
                copy[ranks[2]]
            });
        });
    }
    group.finish();
}

criterion_group!(benches, draws, elementary, quantiles, selection);
criterion_main!(benches);
