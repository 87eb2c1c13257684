//! Helpers shared by the tests: from text to ensemble and report.
#![allow(dead_code, reason = "each test binary uses some of them")]

pub mod buyers;
pub mod made_shops;
pub mod shop;
pub mod workbook;

use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;
use ragam::report::Report;
use ragam::scenario;

/// The model of a scenario text; a text that is wrong fails with its problems.
pub fn model(text: &str) -> Model {
    match scenario::read("test.toml", text.as_bytes()) {
        Ok(read) => Model::build(&read.scenario),
        Err(failed) => panic!("{failed}"),
    }
}

/// Model and ensemble of a text.
pub fn run(text: &str) -> (Model, Ensemble) {
    let model = model(text);
    let ensemble = Ensemble::simulate(&model, model.paths(), &Silent).unwrap();
    (model, ensemble)
}

/// The report of a text.
pub fn report(text: &str) -> Report {
    let (model, ensemble) = run(text);
    Report::of(&model, &ensemble).unwrap()
}

/// A file under `tests/known`.
pub fn known(name: &str) -> String {
    let path = format!("{}/tests/known/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Mean and standard error of a column.
pub fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

/// Fails unless a share of `count` in `n` agrees with a probability within four standard errors.
pub fn assert_chance(share: f64, n: usize, expected: f64) {
    let error = (expected * (1.0 - expected) / n as f64).sqrt();
    assert!((share - expected).abs() < 4.0 * error, "{share} is not {expected} ± {error}");
}

/// Fails unless the mean of a column agrees with a value within four standard errors.
pub fn assert_mean(values: &[f64], expected: f64) {
    let (mean, error) = mean_and_error(values);
    assert!((mean - expected).abs() <= 4.0 * error, "{mean} is not {expected} ± {error}");
}
