//! Affiliates: what they sell.

use ragam::ensemble::Ensemble;
use ragam::numeric::LANES;
use ragam::report::Meaning;

use crate::support::{assert_mean, model, run};

/// Two channels of which the first sells 1 a day of its own.
fn shop(days: usize, paths: usize, channel: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\ndays = {days}\npaths = {paths}\n\
         [[channel]]\nid = \"b\"\nweekly_sales = 70\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7\n{channel}"
    )
}

const CALM: &str = "noise = 0\nslow_level_step = 0\n";

fn affiliates(lift: f64, noise: f64) -> String {
    format!("[channel.affiliates]\nlift = {lift}\ncommission = 0.1\nnoise = {noise}\n")
}

/// Sales of a channel over the horizon.
fn sales(ensemble: &Ensemble, channel: usize) -> Vec<f64> {
    ensemble.column(|block| block.channel_sales[channel])
}

#[test]
fn the_mean_of_sales_is_one_plus_the_lift_times_their_own() {
    let (_, ensemble) = run(&shop(7, 40_000, &affiliates(0.4, 1.0)));
    assert_mean(&sales(&ensemble, 1), 7.0 * 1.4);
    let (_, ensemble) = run(&shop(7, 40_000, &affiliates(0.4, 0.5)));
    assert_mean(&sales(&ensemble, 1), 7.0 * 1.4);
}

/// Without noise of the channel, a day's sales are 1 + lift Y with Var Y = exp(k²) - 1.
#[test]
fn the_variance_is_that_of_a_lognormal() {
    let (_, ensemble) = run(&shop(1, 40_000, &format!("{CALM}{}", affiliates(2.0, 0.6))));
    let squares: Vec<f64> = sales(&ensemble, 1).iter().map(|x| (x - 3.0) * (x - 3.0)).collect();
    assert_mean(&squares, 4.0 * 0.433_329_414_560_340_4);
}

#[test]
fn what_they_bring_leaves_all_other_draws_as_they_were() {
    let (_, without) = run(&shop(70, 64, ""));
    let (_, with) = run(&shop(70, 64, &affiliates(0.4, 1.0)));
    let (_, calm) = run(&shop(70, 64, &affiliates(0.4, 0.0)));
    assert_eq!(sales(&without, 0), sales(&with, 0));
    // Without luck of their own, they add the same share to what the channel sells on every day.
    let rows =
        without.blocks()[0].weekly_sales[10..].iter().zip(&calm.blocks()[0].weekly_sales[10..]);
    for (without, calm) in rows {
        for lane in 0..LANES {
            assert!((calm[lane] - 1.4 * without[lane]).abs() < 1e-9 * calm[lane]);
        }
    }
}

#[test]
fn a_lift_of_zero_changes_nothing_bit_for_bit() {
    let bits = |text: &str| {
        let (_, ensemble) = run(text);
        let cash = ensemble.blocks().iter().flat_map(|block| block.cash.iter().flatten());
        cash.map(|balance| balance.to_bits()).collect::<Vec<u64>>()
    };
    let terms = "returns = 0.1\ncommission = 0.05\npayout_delay_days = [2, 9]\n";
    let without = bits(&shop(60, 64, terms));
    assert_eq!(without, bits(&shop(60, 64, &format!("{terms}{}", affiliates(0.0, 1.0)))));
    assert_ne!(without, bits(&shop(60, 64, &format!("{terms}{}", affiliates(0.1, 1.0)))));
}

#[test]
fn check_counts_what_they_sell_and_what_they_take() {
    let terms = format!("{CALM}returns = 0.1\n{}", affiliates(0.5, 0.0));
    let meaning = Meaning::of(&model(&shop(7, 1, &terms)));
    let channel = &meaning.channels[1];
    assert!((channel.weekly_sales - 10.5).abs() < 1e-12);
    assert!((channel.margin - 0.9 * (1.0 - 0.1 * 0.5 / 1.5)).abs() < 1e-12);
}

/// With D days that vary by luck of affiliates alone, the cv of the sum is that of a day / sqrt(D).
#[test]
fn check_prints_the_variation_that_they_add() {
    let only = shop(100, 1, &format!("{CALM}{}", affiliates(2.0, 0.6)))
        .replace("weekly_sales = 70\n", "weekly_sales = 0\nnoise = 0\nslow_level_step = 0\n");
    let meaning = Meaning::of(&model(&only));
    let expected = 2.0 / 3.0 * (0.433_329_414_560_340_4_f64 / 100.0).sqrt();
    let variation = meaning.yearly_variation.middle;
    assert!((variation - expected).abs() < 1e-12, "{variation} is not {expected}");
}
