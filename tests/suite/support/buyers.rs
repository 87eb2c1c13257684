//! What the two halts of TikTok did to sales: measured on the ensemble, beside what was reported.
//!
//! Shared by `tests/suite/cases.rs` and `examples/validation.rs`.
#![allow(dead_code, reason = "the test and the example use some of it each")]

use std::ops::Range;

use ragam::ensemble::{Ensemble, Silent};
use ragam::metrics::quantile;
use ragam::model::Model;
use ragam::report::{Metric, Report};
use ragam::scenario::{self, Read};

/// A change of sales over futures, share of 1: the 10%, 50% and 90% quantiles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    pub low: f64,
    pub middle: f64,
    pub high: f64,
}

impl Band {
    /// The band of one value a path.
    pub fn of(values: &[f64]) -> Self {
        let at = |probability| quantile(values, probability).unwrap().value;
        Self { low: at(0.1), middle: at(0.5), high: at(0.9) }
    }

    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// A change of sales that was reported, share of 1: from the larger to the smaller fall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reported {
    pub from: f64,
    pub to: f64,
}

impl Reported {
    pub fn middle(&self) -> f64 {
        0.5 * (self.from + self.to)
    }

    /// How far a value lies outside of what was reported; 0 inside.
    pub fn distance(&self, value: f64) -> f64 {
        (self.from - value).max(value - self.to).max(0.0)
    }
}

/// The halt of 2025, sellers who depend on live, one week.
pub const HALT: Reported = Reported { from: -0.6, to: -0.4 };
/// The closure of 2023, sellers who depend on TikTok.
pub const CLOSURE_DEPENDENT: Reported = Reported { from: -0.9, to: -0.8 };
/// The closure of 2023, a seller on several channels.
pub const CLOSURE_DIVERSIFIED: Reported = Reported { from: -0.2, to: -0.2 };

/// The text of a shipped scenario.
pub fn shipped(name: &str) -> String {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A scenario text as it is read; a text that is wrong fails with its problems.
pub fn read(text: &str) -> Read {
    scenario::read("case.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"))
}

/// The model of a text with one of its mixes, `None` for today's.
pub fn model(text: &str, mix: Option<&str>) -> Model {
    let read = read(text);
    let Some(id) = mix else { return Model::build(&read.scenario) };
    let variant = read.variants.iter().find(|variant| variant.mix.id.value == id);
    let variant = variant.unwrap_or_else(|| panic!("no mix {id}"));
    Model::build_mix(&variant.scenario, Some(&variant.mix))
}

/// The paths of a model.
pub fn simulate(model: &Model) -> Ensemble {
    Ensemble::simulate(model, model.paths(), &Silent).unwrap()
}

/// The same text with another right side of a line `key = ...` that is not a text (such as what `[names]`
/// calls the key); fails unless there is just one.
pub fn with(text: &str, key: &str, value: &str) -> String {
    let start = format!("{key} =");
    let is_it = |line: &&str| {
        line.strip_prefix(&start).is_some_and(|right| !right.trim_start().starts_with('"'))
    };
    assert_eq!(text.lines().filter(is_it).count(), 1, "lines with `{key} =`");
    let line = |line: &str| if is_it(&line) { format!("{key} = {value}") } else { line.to_owned() };
    text.lines().map(|old| line(old) + "\n").collect()
}

/// The same text without shock, recapture and halo.
pub fn without_effects(text: &str) -> String {
    let calm = with(text, "severity", "0.0");
    with(&with(&calm, "buyers_who_follow", "0"), "traffic_from_live", "0")
}

/// Sales of the seven whole days after the first shock, against the same days without shocks.
pub fn first_week(text: &str, mix: Option<&str>) -> Band {
    let model = model(text, mix);
    let report = Report::of(&model, &simulate(&model)).unwrap();
    let metrics = &report.shocks[0].given_it_happens;
    Band {
        low: metrics.value(Metric::FirstWeekSalesChange10Percent),
        middle: metrics.value(Metric::FirstWeekSalesChangeMedian),
        high: metrics.value(Metric::FirstWeekSalesChange90Percent),
    }
}

/// Sales of the whole weeks within the first shock, against the same weeks without shocks.
pub fn while_it_lasts(text: &str, mix: Option<&str>) -> Band {
    let model = model(text, mix);
    let ensemble = simulate(&model);
    let window = Report::of(&model, &ensemble).unwrap().shocks[0].window;
    let weeks = (window.from_day / 7.0).ceil() as usize..(window.to_day / 7.0) as usize;
    assert!(weeks.len() >= 9, "{weeks:?}");
    let with = sales(&model, &ensemble, weeks.clone(), |_| true);
    let without: Vec<f64> = ensemble.collect(|block, lane| {
        weeks.clone().map(|w| block.weekly_sales_without_shocks[w][lane]).sum()
    });
    let changes: Vec<f64> =
        with.iter().zip(&without).map(|(with, without)| with / without - 1.0).collect();
    Band::of(&changes)
}

/// Sales of some channels, by id, in some weeks; one sum a path.
pub fn sales(
    model: &Model,
    ensemble: &Ensemble,
    weeks: Range<usize>,
    of: impl Fn(&str) -> bool,
) -> Vec<f64> {
    let chosen: Vec<usize> = (0..model.channels().len())
        .filter(|&position| of(model.channels()[position].id()))
        .collect();
    let all = model.horizon().weeks();
    ensemble.collect(|block, lane| {
        let rows = chosen.iter().flat_map(|c| weeks.clone().map(move |week| c * all + week));
        rows.map(|row| block.weekly_sales[row][lane]).sum()
    })
}
