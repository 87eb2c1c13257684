//! Booms: demand that is added.

use crate::support::{assert_mean, run};

/// A shop that sells 1 a day for certain, with one shock on one channel for the whole horizon.
fn shop(days: usize, paths: usize, strength: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\ndays = {days}\npaths = {paths}\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7\nnoise = 0\nslow_level_step = 0\n\
         [[shock]]\nid = \"viral\"\nhits = [{{ channel = \"a\", weight = 0.5 }}]\n\
         date = 2026-01-01\nduration_days = {days}\n{strength}\n"
    )
}

/// A Pareto distribution of scale s and tail index 2, cut at M, has the mean 2 s / (1 + s / M).
#[test]
fn the_mean_of_a_heavy_tailed_boom() {
    let boom = "boom = { distribution = \"pareto\", scale = 0.5, tail_index = 2, maximum = 100 }";
    let (_, ensemble) = run(&shop(1, 40_000, boom));
    let added = ensemble.collect(|block, lane| block.figures.sales[lane] - 1.0);
    assert_mean(&added, 0.5 * 1.0 / 1.005);
    assert!(added.iter().copied().fold(0.0, f64::max) > 5.0, "no heavy tail");
}

#[test]
fn a_boom_is_a_severity_below_zero_bit_for_bit() {
    let cash = |strength: &str| {
        let (_, ensemble) = run(&shop(20, 32, strength));
        let cash = ensemble.cash_of_path(0).unwrap();
        cash.iter().map(|balance| balance.to_bits()).collect::<Vec<u64>>()
    };
    let boom = cash("boom = 2.5\nonset_days = 3");
    assert_eq!(boom, cash("severity = -2.5\nonset_days = 3"));
    assert_ne!(boom, cash("boom = 2.4\nonset_days = 3"));
}

#[test]
fn a_boom_that_is_drawn_once_is_the_same_each_time() {
    let text = |once: &str| {
        shop(30, 32, &format!("boom = [1, 3]\n{once}")).replace(
            "date = 2026-01-01\nduration_days = 30",
            "rate_per_year = 300\nduration_days = 0.01",
        )
    };
    // Each occurrence of 0.01 days adds 0.5 x 0.01 x boom to the sales of its day.
    let spread = |once: &str| {
        let (_, ensemble) = run(&text(once));
        let block = &ensemble.blocks()[0];
        let added = block.figures.sales[0] - 30.0;
        added / f64::from(block.occurrences[0][0]) / 0.005
    };
    let (once, each) = (spread("once = [\"boom\"]"), spread(""));
    assert!((1.0..=3.2).contains(&once) && (1.5..=2.6).contains(&each), "{once} {each}");
    assert!((once - each).abs() > 0.01);
}
