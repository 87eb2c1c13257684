//! The engine against closed forms and published values, through scenario files.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use ragam::report::Metric;

use crate::support::{assert_chance, assert_mean, known, report, run};

#[test]
fn ledger_by_hand() {
    let report = report(&known("ledger-by-hand"));
    let change = report.metrics.get(Metric::NetCashFlowMean).unwrap();
    assert!((change.value - 6_300_000.0).abs() < 1e-6, "{}", change.value);
    assert_eq!(change.std_error, Some(0.0));
    assert!((report.metrics.value(Metric::LowestCashMedian) - 3_500_000.0).abs() < 1e-6);
    let (_, ensemble) = run(&known("ledger-by-hand"));
    // 3 January is day 2.
    assert!(ensemble.blocks().iter().all(|b| b.figures.lowest_cash_day.iter().all(|d| *d == 2)));
}

#[test]
fn one_day_shocks_lose_a_compound_poisson_sum() {
    let (_, ensemble) = run(&known("one-day-shocks"));
    let none = ensemble.counts(|block| &block.occurrences[0]);
    let share = none.iter().filter(|n| **n == 0).count() as f64 / none.len() as f64;
    assert_chance(share, none.len(), 0.135_335);
    let loss = ensemble.collect(|block, lane| {
        block.figures.sales_without_shocks[lane] - block.figures.sales[lane]
    });
    assert_mean(&loss, 0.9986);
}

/// The coefficient of variation of yearly sales, with the standard error of its estimate.
fn variation(name: &str) -> (f64, f64) {
    let (_, ensemble) = run(&known(name));
    let sales = ensemble.column(|block| block.figures.sales);
    let n = sales.len() as f64;
    let mean = sales.iter().sum::<f64>() / n;
    let moment = |k: i32| {
        let power = |x: f64| (0..k).fold(1.0, |product, _| product * (x - mean));
        sales.iter().map(|x| power(*x)).sum::<f64>() / n
    };
    let deviation = moment(2).sqrt();
    // Delta method for sd / mean; the sample is skewed, so its own moments are used.
    let influence = sales.iter().map(|x| {
        let centred = x - mean;
        (centred * centred - moment(2)) / (2.0 * deviation * mean)
            - deviation * centred / (mean * mean)
    });
    let influence: Vec<f64> = influence.collect();
    let error = (influence.iter().map(|x| x * x).sum::<f64>() / n / n).sqrt();
    (deviation / mean, error)
}

#[test]
fn variation_of_a_random_walk() {
    let (cv, error) = variation("variation-random-walk");
    assert!((cv - 0.7031).abs() < 4.0 * error, "{cv} ± {error}");
}

#[test]
fn variation_with_a_half_life_of_90_days() {
    let (cv, error) = variation("variation-half-life-90");
    assert!((cv - 0.2766).abs() < 4.0 * error, "{cv} ± {error}");
}

#[test]
fn check_prints_the_same_variation_in_closed_form() {
    for (name, expected) in [("variation-random-walk", 0.7031), ("variation-half-life-90", 0.2766)]
    {
        let meaning = ragam::report::Meaning::of(&crate::support::model(&known(name)));
        let variation = meaning.yearly_variation.middle;
        assert!((variation - expected).abs() < 5e-5, "{variation}");
    }
}

/// Two channels, one with 0.7 of the sales that is hit in any week with a chance of 2%.
fn weekly_hits() -> String {
    let mut text = String::from(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 52\npaths = 20_000\n\
         [[channel]]\nid = \"hit\"\nweekly_sales = 0.7\nnoise = 0\nslow_level_step = 0\n\
         [[channel]]\nid = \"safe\"\nweekly_sales = 0.3\nnoise = 0\nslow_level_step = 0\n",
    );
    let monday = jiff::civil::date(2026, 1, 5);
    for week in 0..52_i64 {
        let start = monday.checked_add(jiff::SignedDuration::from_hours(24 * 7 * week)).unwrap();
        text += &format!(
            "[[shock]]\nid = \"week-{week}\"\nhits = [\"hit\"]\n\
             window = {{ from = {start}, to = {start}, probability = 0.02 }}\n\
             duration_days = 7\nseverity = [0.4, 0.6]\n"
        );
    }
    text
}

#[test]
fn a_shock_on_one_channel() {
    let (_, ensemble) = run(&weekly_hits());
    let loss = ensemble.collect(|block, lane| {
        block.figures.sales_without_shocks[lane] - block.figures.sales[lane]
    });
    assert_mean(&loss, 0.364);
    let (mean, error) = crate::support::mean_and_error(&loss);
    let deviation = error * (loss.len() as f64).sqrt();
    // Standard error of a standard deviation, from the fourth moment of the sample.
    let fourth = loss.iter().map(|x| (x - mean) * (x - mean)).map(|v| v * v).sum::<f64>();
    let spread = fourth / loss.len() as f64 - deviation * deviation * deviation * deviation;
    let error = (spread / loss.len() as f64).sqrt() / (2.0 * deviation);
    assert!((deviation - 0.355_740).abs() < 4.0 * error, "{deviation} ± {error}");
    let none = loss.iter().filter(|x| x.abs() < 1e-9).count() as f64 / loss.len() as f64;
    assert_chance(none, loss.len(), 0.349_749);
}

#[test]
fn running_out_of_a_fair_walk() {
    let mut text = String::from(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 9\n\
         [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 52\npaths = 20_000\n\
         [[channel]]\nid = \"none\"\nweekly_sales = 0\n",
    );
    let monday = jiff::civil::date(2026, 1, 5);
    for week in 0..52_i64 {
        let date = monday.checked_add(jiff::SignedDuration::from_hours(24 * 7 * week)).unwrap();
        text += &format!(
            "[[one_off]]\nname = \"week {week}\"\ndate = {date}\n\
             amount = {{ distribution = \"discrete\", values = [-1, 1], weights = [1, 1] }}\n"
        );
    }
    let report = report(&text);
    // From 10 to 0 is from 9 to below 0.
    assert_chance(report.metrics.value(Metric::ProbabilityOutOfCash), report.paths, 0.168_978);
}
