//! Times the engine on one scenario: simulation and all figures, without charts and files.
//!
//!     cargo run --release --example engine_time -- benches/reference.toml --threads 1 --runs 5
//!
//! Prints one JSON object: seconds of each run, and the figures with their standard errors.
//! `benches/compare` reads it.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "a program to look at")]

use std::hint::black_box;
use std::time::Instant;

use clap::Parser;
use multiversion::multiversion;
use ragam::ensemble::{Ensemble, Outcomes, Silent};
use ragam::model::Model;
use ragam::numeric::{LANES, NoiseLanes, StreamKey, exp_f32, fill_normals};
use ragam::report::Report;
use ragam::scenario;
use ragam::simulate::{Workspace, simulate_block};
use serde_json::{Map, Value, json};

#[derive(Parser)]
struct Arguments {
    /// The scenario.
    file: String,
    /// Threads that simulate.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// How often.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Time the paths as they are alone, too: without their life without shocks.
    #[arg(long)]
    alone: bool,
    /// Paths instead of those of the file.
    #[arg(long)]
    paths: Option<u64>,
    /// Simulate so many blocks on this thread and do nothing else (`benches/instructions`).
    #[arg(long)]
    blocks: Option<u32>,
}

fn main() {
    let arguments = Arguments::parse();
    let bytes = std::fs::read(&arguments.file).unwrap();
    let read = scenario::read(&arguments.file, &bytes).unwrap_or_else(|failed| panic!("{failed}"));
    let model = Model::build(&read.scenario).with_simulation(arguments.paths, None);
    if let Some(blocks) = arguments.blocks {
        return simulate_blocks(&model, blocks);
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build().unwrap();
    let (mut simulate, mut figures, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..arguments.runs {
        let began = Instant::now();
        let ensemble = pool.install(|| Ensemble::simulate(&model, model.paths(), &Silent)).unwrap();
        let simulated = Instant::now();
        last = Some(pool.install(|| Report::of(&model, &ensemble)).unwrap());
        simulate.push((simulated - began).as_secs_f64());
        figures.push(simulated.elapsed().as_secs_f64());
        drop(ensemble);
        if arguments.alone {
            let began = Instant::now();
            let models = std::slice::from_ref(&model);
            pool.install(|| Outcomes::of_all(models, model.paths(), &Silent)).unwrap();
            alone.push(began.elapsed().as_secs_f64());
        }
    }
    let found = last.map_or_else(Map::new, |report| written(&report));
    println!(
        "{}",
        json!({
            "simulate_seconds": simulate,
            "figures_seconds": figures,
            "alone_seconds": alone,
            "primitives_seconds": (0..arguments.runs).map(|_| primitives(&model)).collect::<Vec<_>>(),
            "peak_memory_bytes": peak_memory(),
            "figures": found,
        })
    );
}

fn simulate_blocks(model: &Model, blocks: u32) {
    let mut workspace = Workspace::default();
    for block in 0..blocks {
        black_box(simulate_block(model, block * LANES as u32, &mut workspace));
    }
}

/// Seconds for the primitives alone, on one thread: two normals a day and path for each channel and
/// each common factor, and one exponential for each channel.
fn primitives(model: &Model) -> f64 {
    let key = StreamKey::new(1, 2);
    let (channels, days) = (model.channels().len(), model.horizon().days());
    let rows = 2 * (channels + model.factors()) * days;
    let mut normals = [[0.0; LANES]; 32];
    let mut noise = [[0.0; LANES]; 32];
    let began = Instant::now();
    for block in 0..(model.paths() as usize).div_ceil(LANES) {
        for chunk in 0..rows.div_ceil(normals.len()) {
            fill_normals(key, block as u32, chunk as u32, black_box(&mut normals));
        }
        for _ in 0..(channels * days).div_ceil(noise.len()) {
            exponentials(black_box(&normals), black_box(&mut noise));
        }
    }
    began.elapsed().as_secs_f64()
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx512bw", "x86_64+avx2"))]
fn exponentials(values: &[NoiseLanes], out: &mut [NoiseLanes]) {
    for (values, out) in values.iter().zip(out) {
        for lane in 0..LANES {
            out[lane] = exp_f32(values[lane]);
        }
    }
}

/// The most memory that this process has taken so far, where the system tells (Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(1024 * kilobytes)
}

/// The figures by name, as the peer names them.
fn written(report: &Report) -> Map<String, Value> {
    let mut found = Map::new();
    let mut add = |name: &str, value: f64, std_error: Option<f64>| {
        found.insert(name.to_owned(), json!({ "value": value, "std_error": std_error }));
    };
    for metric in &report.metrics {
        let estimate = &metric.estimate;
        let error = estimate.std_error.or_else(|| half_width(estimate.interval.as_ref()));
        add(&metric.name(), estimate.value, error);
    }
    let paths = report.paths as f64;
    let error = |p: f64| (p * (1.0 - p)).max(1.0 / paths) / paths;
    for (name, share) in [
        ("recovery.fell", 1.0 - report.recovery.never_fell.estimate.value),
        ("recovery.back", report.recovery.back.estimate.value),
    ] {
        add(name, share, Some(error(share).sqrt()));
    }
    for (p, value) in report.cash.probabilities.iter().zip(&report.cash.rows[200]) {
        add(&format!("cash_on_day_200_{:.0}_percent", p * 100.0), *value, Some(0.0));
    }
    found
}

/// A 95% interval as a standard error.
fn half_width(interval: Option<&ragam::metrics::Interval>) -> Option<f64> {
    interval.map(|interval| (interval.high - interval.low) / (2.0 * 1.959_964))
}
