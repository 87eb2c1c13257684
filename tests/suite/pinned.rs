//! Every figure of two scenarios, as it was when somebody last looked at it.
//!
//! A difference means that the same scenario and seed give other figures than before. If that is
//! wanted: run `INSTA_UPDATE=always cargo test --test suite pinned`, read the difference in
//! `tests/suite/snapshots`, and add a line to `CHANGELOG.md` that is marked *value-changing*. If only
//! names or the layout of a file have changed, the line says so without that mark.
//!
//! Left out are the version of the program and the digest of the scenario file, which change
//! without any figure changing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use crate::support::{known, model};
use insta::assert_snapshot;
use ragam::ensemble::{Ensemble, Silent};
use ragam::language::Language;
use ragam::output::{self, ArtifactOptions, CsvStyle, RunAnswer, ScenarioText};
use ragam::report::Report;

/// Days of `cash.csv` that are kept at its beginning and at its end.
const DAYS_KEPT: usize = 30;

/// The tables and the summary of a run.
struct Files {
    summary: String,
    cash: String,
    sales: String,
}

fn run(name: &str, text: &str, paths: u64) -> Files {
    let model = model(text).with_simulation(Some(paths), None);
    let ensemble = Ensemble::simulate(&model, model.paths(), &Silent).unwrap();
    let report = Report::of(&model, &ensemble).unwrap();
    let scenario = ScenarioText { name, bytes: text.as_bytes() };
    let options = ArtifactOptions {
        language: Language::Indonesian,
        charts: false,
        formats: Vec::new(),
        csv: CsvStyle::Plain,
    };
    let answer = RunAnswer { report: &report, text: scenario };
    let files = output::files(&answer, &options).unwrap();
    let text_of = |name: &str| {
        let file = files.iter().find(|file| file.name == name).unwrap();
        String::from_utf8(file.bytes.clone()).unwrap()
    };
    Files {
        summary: without_version_and_digest(&text_of("summary.json")),
        cash: ends(&text_of("cash.csv")),
        sales: text_of("sales.csv"),
    }
}

/// Replaced as text: what is read and written anew might hide a change of digits.
fn without_version_and_digest(summary: &str) -> String {
    let replaced = summary.lines().map(|line| match line.trim_start().split_once(": ") {
        Some((key @ ("\"version\"" | "\"sha256\""), _)) => format!("{key}: left out"),
        _ => line.to_owned(),
    });
    replaced.collect::<Vec<_>>().join("\n")
}

/// The header, the first and the last days of a table.
fn ends(table: &str) -> String {
    let lines: Vec<&str> = table.lines().collect();
    let (first, last) = (1 + DAYS_KEPT, lines.len() - DAYS_KEPT);
    let mut kept = lines[..first].to_vec();
    kept.push("...");
    kept.extend(&lines[last..]);
    kept.join("\n")
}

#[test]
fn everything() {
    let files = run("everything.toml", &known("everything"), 64);
    assert_snapshot!("everything_summary", files.summary);
    assert_snapshot!("everything_cash", files.cash);
    assert_snapshot!("everything_sales", files.sales);
}

#[test]
fn oemar_batik() {
    let text = include_str!("../../scenarios/oemar-batik.toml");
    let files = run("oemar-batik.toml", text, 200);
    assert_snapshot!("oemar_batik_summary", files.summary);
    assert_snapshot!("oemar_batik_cash", files.cash);
    assert_snapshot!("oemar_batik_sales", files.sales);
}
