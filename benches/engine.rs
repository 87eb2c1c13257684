//! What a run is made of: one block of paths, all blocks, the figures, the charts.
//!
//! Throughput is given in channel-days where that is what the work grows with; compare only
//! figures of one run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench that cannot go on has failed")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ragam::decide::Study;
use ragam::decide::stress::{Axis, Grid, StressedShop};
use ragam::ensemble::{Ensemble, Outcomes, Silent};
use ragam::language::Language;
use ragam::model::Model;
use ragam::numeric::LANES;
use ragam::output::run_charts;
use ragam::report::{Candidate, Comparison, Report};
use ragam::scenario;
use ragam::simulate::{Workspace, replay_path, simulate_block};

const REFERENCE: &str = include_str!("reference.toml");
const FULL: &str = include_str!("full.toml");

/// Paths of the benches over many blocks.
const PATHS: u64 = 2_000;

fn model(text: &str) -> Model {
    let read = scenario::read("bench.toml", text.as_bytes());
    Model::build(&read.unwrap_or_else(|failed| panic!("{failed}")).scenario)
}

/// The kernel: draws, days and ledger of 32 paths.
fn blocks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("block");
    for (name, text) in [("reference", REFERENCE), ("full", FULL)] {
        let model = model(text);
        let channel_days = model.channels().len() * model.horizon().days() * LANES;
        group.throughput(Throughput::Elements(channel_days as u64));
        let mut workspace = Workspace::default();
        group.bench_function(name, |bencher| {
            bencher.iter(|| simulate_block(&model, black_box(0), &mut workspace));
        });
    }
    group.finish();
}

/// The ledger with every posting written down.
fn ledger(criterion: &mut Criterion) {
    let model = model(FULL);
    criterion
        .bench_function("replay", |bencher| bencher.iter(|| replay_path(&model, black_box(7))));
}

/// From paths to figures.
fn reduction(criterion: &mut Criterion) {
    let model = model(REFERENCE);
    let ensemble = Ensemble::simulate(&model, PATHS, &Silent).unwrap();
    let days = model.horizon().days();
    let mut group = criterion.benchmark_group("reduction");
    group.throughput(Throughput::Elements(PATHS * days as u64));
    group.bench_function("daily quantiles", |bencher| {
        bencher.iter(|| black_box(&ensemble).cash_fan());
    });
    group.bench_function("all figures", |bencher| {
        bencher.iter(|| Report::of(&model, black_box(&ensemble)).unwrap());
    });
    group.finish();
}

/// Today's mix and so many others, each spread in another way.
fn mixes(count: usize) -> Vec<Candidate> {
    let mix = |n: usize| {
        let live = 0.9 - 0.03 * n as f64;
        format!("[[mix]]\nid = \"m{n}\"\nshares = {{ live = {live}, shopee = {} }}\n", 1.0 - live)
    };
    let text = format!("{REFERENCE}\n{}", (0..count).map(mix).collect::<String>());
    let read = scenario::read("bench.toml", text.as_bytes());
    let read = read.unwrap_or_else(|failed| panic!("{failed}"));
    let candidate = |id: &str, model: Model| Candidate {
        id: id.to_owned(),
        name: id.to_owned(),
        model: model.with_simulation(Some(PATHS), None),
    };
    let others = read.variants.iter().map(|variant| {
        candidate(&variant.mix.id.value, Model::build_mix(&variant.scenario, Some(&variant.mix)))
    });
    std::iter::once(candidate("today", Model::build(&read.scenario))).chain(others).collect()
}

/// Mixes on the same draws, figures included: what twenty cost against one.
fn compare(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for count in [1, 20] {
        let candidates = mixes(count);
        group.bench_function(format!("today and {count}"), |bencher| {
            bencher.iter(|| Comparison::of(black_box(candidates.clone()), &Silent).unwrap());
        });
    }
    group.finish();
}

/// The three charts of a run, drawn and written as PNG.
fn charts(criterion: &mut Criterion) {
    let model = model(REFERENCE);
    let ensemble = Ensemble::simulate(&model, PATHS, &Silent).unwrap();
    let report = Report::of(&model, &ensemble).unwrap();
    let mut group = criterion.benchmark_group("charts");
    group.sample_size(20);
    group.bench_function("three as PNG", |bencher| {
        bencher.iter(|| {
            let drawn = run_charts(&report, Language::Indonesian).unwrap();
            drawn.iter().map(|(_, picture)| picture.png().unwrap().len()).sum::<usize>()
        });
    });
    group.finish();
}

/// A map of 11 severities by 9 shares against one point: it must cost at most 40 times as much.
fn decide(criterion: &mut Criterion) {
    let read = scenario::read("bench.toml", REFERENCE.as_bytes()).unwrap();
    let shop = StressedShop { study: Study::new(&read, Some(PATHS), Some(1)).unwrap(), mix: None };
    let scenario = shop.scenario().unwrap();
    let axis = |path: &str, range| Axis::new(path, range, &shop, &scenario).unwrap();
    let axes = [axis("shock.halt.severity", (0.0, 1.0, 0.1)), axis("share.live", (0.1, 0.9, 0.1))];
    let model = model(REFERENCE);
    let mut group = criterion.benchmark_group("decide");
    group.sample_size(10);
    group.bench_function("one point", |bencher| {
        bencher.iter(|| Outcomes::of_all(std::slice::from_ref(&model), PATHS, &Silent).unwrap());
    });
    group.bench_function("map of 11 x 9", |bencher| {
        bencher.iter(|| Grid::of(&shop, &axes, &Silent).unwrap());
    });
    group.finish();
}

criterion_group!(benches, blocks, ledger, reduction, compare, charts, decide);
criterion_main!(benches);
