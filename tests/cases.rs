//! The shipped scenarios: they read without problems, and their sales behave as was reported.
//!
//! `docs/validation.md` says what was fitted and what this shows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "support/buyers.rs"]
mod buyers;

use std::fs;

use buyers::{
    Band, CLOSURE_DEPENDENT, CLOSURE_DIVERSIFIED, HALT, first_week, model, read, sales, shipped,
    simulate, while_it_lasts, without_effects,
};
use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;

const CASES: [&str; 5] =
    ["kalisa-batik", "khalisa-batik", "live-halt-2025", "oemar-batik", "shop-closure-2023"];

/// How buyers behave: fitted on 2025, used for 2023.
const BEHAVIOUR: [&str; 3] = ["viewers_return_days", "buyers_who_follow", "traffic_from_live"];

#[test]
fn these_are_all_cases() {
    let folder = format!("{}/scenarios", env!("CARGO_MANIFEST_DIR"));
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, CASES.map(|case| format!("{case}.toml")));
}

#[test]
fn cases_read_without_problems_or_warnings() {
    for case in CASES {
        let read = ragam::scenario::read(case, shipped(case).as_bytes());
        let read = read.unwrap_or_else(|failed| panic!("{failed}"));
        assert!(read.warnings.is_empty(), "{case}: {:?}", read.warnings);
    }
}

#[test]
fn every_number_is_marked_or_stands_under_a_mark() {
    // A line with a number says where it is from, or a line above it in the same table does.
    let own = ["format", "weeks", "paths", "seed", "rent_day", "wages_day", "day", "shares"];
    for case in CASES {
        let text = shipped(case);
        let mut above = false;
        for line in text.lines() {
            let marked = ["reported", "assumed", "fitted"].iter().any(|mark| line.contains(mark));
            above = marked || (above && !line.is_empty() && !line.starts_with('['));
            let Some((key, value)) = line.split_once(" = ") else { continue };
            let has_number =
                value.split('#').next().unwrap().contains(|c: char| c.is_ascii_digit());
            assert!(!has_number || above || own.contains(&key), "{case}: {line}");
        }
    }
}

#[test]
fn every_case_has_a_mix_that_changes_its_sales() {
    for case in CASES {
        let read = read(&shipped(case));
        assert!(!read.variants.is_empty(), "{case}");
        let total = |model: &Model| -> f64 {
            let ensemble = Ensemble::simulate(model, 64, &Silent).unwrap();
            ensemble.column(|block| &block.figures.sales).iter().sum()
        };
        let today = total(&Model::build(&read.scenario));
        for variant in &read.variants {
            let id = &variant.mix.id.value;
            let sales = total(&Model::build_mix(&variant.scenario, Some(&variant.mix)));
            assert!(sales > 0.3 * today && sales < 1.5 * today, "{case}, {id}");
            assert!((sales / today - 1.0).abs() > 0.001, "{case}, {id}");
        }
    }
}

#[test]
fn the_closure_of_2023_uses_the_behaviour_fitted_on_2025() {
    let (halt, closure) = (shipped("live-halt-2025"), shipped("shop-closure-2023"));
    for key in BEHAVIOUR {
        let line = |text: &str| {
            text.lines().find(|line| line.starts_with(key)).map(str::to_owned).expect("a value")
        };
        assert_eq!(line(&halt), line(&closure));
    }
    let reported = |text: &str| text.matches("\"viewers_return_days\"").count();
    assert_eq!((reported(&halt), reported(&closure)), (1, 1), "both shocks pass in the same way");
}

#[test]
fn the_first_week_of_the_halt_spans_what_was_reported() {
    let text = shipped("live-halt-2025");
    let band = first_week(&text, None);
    assert!(band.holds(HALT.middle()), "{band:?}");
    assert!((band.low - HALT.from).abs() < 0.02, "fitted: {band:?}");
    assert!((band.high - HALT.to).abs() < 0.02, "fitted: {band:?}");
    let calm = first_week(&without_effects(&text), None);
    assert!(!calm.holds(HALT.middle()) && !calm.holds(HALT.to), "{calm:?}");
}

#[test]
fn the_closure_of_2023_takes_from_a_dependent_seller_what_was_reported() {
    let text = shipped("shop-closure-2023");
    let band = while_it_lasts(&text, None);
    assert!(band.holds(CLOSURE_DEPENDENT.middle()), "{band:?}");
    let calm = while_it_lasts(&without_effects(&text), None);
    assert!(
        !calm.holds(CLOSURE_DEPENDENT.middle()) && !calm.holds(CLOSURE_DEPENDENT.to),
        "{calm:?}"
    );
}

#[test]
fn the_closure_of_2023_takes_from_a_diversified_seller_what_was_reported() {
    let text = shipped("shop-closure-2023");
    let band = while_it_lasts(&text, Some("diversified"));
    assert!(band.holds(CLOSURE_DIVERSIFIED.middle()), "{band:?}");
    let calm = while_it_lasts(&without_effects(&text), Some("diversified"));
    assert!(!calm.holds(CLOSURE_DIVERSIFIED.middle()), "{calm:?}");
}

#[test]
fn the_diversified_seller_has_a_quarter_on_tiktok_before_the_closure() {
    let model = model(&shipped("shop-closure-2023"), Some("diversified"));
    let ensemble = simulate(&model);
    // The last month before the closure, when the mix has grown.
    let mean = |of: fn(&str) -> bool| sales(&model, &ensemble, 22..25, of).iter().sum::<f64>();
    let share = mean(|id| id.starts_with("tiktok")) / mean(|_| true);
    assert!((share - 0.25).abs() < 0.01, "{share}");
}

#[test]
fn oemar_sells_what_was_reported_a_session() {
    // Units are sales over the value of an order, which is set to one number here.
    let live = shipped("oemar-batik").replacen("[90_000, 120_000, 180_000]", "120_000", 1);
    let model = model(&live, None);
    let ensemble = simulate(&model);
    let weeks = model.horizon().weeks();
    let year = sales(&model, &ensemble, 0..weeks, |id| id == "tiktok_live");
    let units: Vec<f64> = year.iter().map(|s| s / 120_000.0 / (21 * weeks) as f64).collect();
    let band = Band::of(&units);
    assert!((12.0..=21.0).contains(&band.middle), "{band:?}");
    assert!(band.low < 21.0 && band.high > 12.0, "{band:?}");
}
