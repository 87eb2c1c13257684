//! Figures of large samples against closed forms and published values, within four standard errors.

use super::generator::Generator;
use crate::metrics::{
    Estimate, chance, expected_shortfall, mean, running_out, standard_deviation, value_at_risk,
};

const PATHS: usize = 200_000;

#[track_caller]
fn agrees(found: &Estimate, truth: f64) {
    let error = found.std_error.unwrap();
    assert!(error > 0.0);
    let gap = (found.value - truth).abs() / error;
    assert!(gap < 4.0, "{} is {gap:.1} errors from {truth}", found.value);
}

#[test]
fn standard_normal() {
    let values = Generator::new(1).normals(PATHS);
    agrees(&mean(&values).unwrap(), 0.0);
    agrees(&standard_deviation(&values).unwrap(), 1.0);
    for (level, value, shortfall) in [(0.95, 1.644_854, 2.062_713), (0.99, 2.326_348, 2.665_214)] {
        agrees(&value_at_risk(&values, level).unwrap(), value);
        agrees(&expected_shortfall(&values, level).unwrap(), shortfall);
    }
}

#[test]
fn poisson_sums_of_gamma_orders() {
    let mut generator = Generator::new(2);
    let mut sales = || -> f64 {
        let orders = generator.poisson(10.0);
        // Gamma with shape 2 and scale 1 is the sum of two exponentials.
        (0..2 * orders).map(|_| generator.exponential()).sum()
    };
    let losses: Vec<f64> = (0..PATHS).map(|_| -sales()).collect();
    for (level, value, tail_mean) in
        [(0.90, 30.295_9, 34.995_9), (0.95, 33.794_2, 38.114_4), (0.99, 40.811_8, 44.580_9)]
    {
        agrees(&value_at_risk(&losses, level).unwrap(), value);
        agrees(&expected_shortfall(&losses, level).unwrap(), tail_mean);
    }
}

#[test]
fn a_year_of_rare_weekly_shocks() {
    let mut generator = Generator::new(3);
    let mut year = || -> f64 {
        let mut week = || match generator.uniform() < 0.02 {
            true => 0.7 * (0.4 + 0.2 * generator.uniform()),
            false => 0.0,
        };
        (0..52).map(|_| week()).sum()
    };
    let losses: Vec<f64> = (0..PATHS).map(|_| year()).collect();
    agrees(&mean(&losses).unwrap(), 0.364);
    agrees(&standard_deviation(&losses).unwrap(), 0.355_740);
    let spared: Vec<bool> = losses.iter().map(|loss| *loss == 0.0).collect();
    agrees(&chance(&spared).unwrap().estimate, 0.349_749);
}

#[test]
fn a_random_walk_runs_out() {
    let mut generator = Generator::new(4);
    let mut first_day_out = || {
        let mut balance = 10;
        let mut step = |_: &u32| {
            balance += if generator.uniform() < 0.5 { 1 } else { -1 };
            balance == 0
        };
        (0..52).find(&mut step).unwrap_or(u32::MAX)
    };
    let days: Vec<u32> = (0..PATHS).map(|_| first_day_out()).collect();
    let found = running_out(&days, 52).unwrap();
    agrees(&found.by_day[51].estimate, 0.168_978);
    // Ten steps down in a row are the only way to be out on the tenth.
    agrees(&found.by_day[9].estimate, 1.0 / 1024.0);
    assert_eq!(found.by_day[8].successes, 0);
}

/// Probabilities 0.98, 0.01 and 0.01: value at risk is not subadditive, expected shortfall is.
#[test]
fn value_at_risk_is_not_subadditive() {
    let spread = |one: f64, other: f64| {
        let mut values = vec![0.0; 100];
        (values[17], values[60]) = (-one, -other);
        values
    };
    let first = spread(1000.0, 150.0);
    let second = spread(100.0, 1100.0);
    let both: Vec<f64> = first.iter().zip(&second).map(|(a, b)| a + b).collect();
    let samples = [&first, &second, &both];
    let at_risk = |level| samples.map(|values| value_at_risk(values, level).unwrap().value);
    // The published 150, 100 and 1,100 are lower quantiles of the loss. At exactly 99% of a hundred
    // paths the lower quantile of the change of cash is one path further out: rank 1, not rank 2.
    assert_eq!(at_risk(0.99), [1000.0, 1100.0, 1250.0]);
    let published = at_risk(0.989);
    assert_eq!(published, [150.0, 100.0, 1100.0]);
    assert!(published[2] > published[0] + published[1]);
    let shortfall = samples.map(|values| expected_shortfall(values, 0.99).unwrap().value);
    assert_eq!(shortfall, [1000.0, 1100.0, 1250.0]);
    assert!(shortfall[2] <= shortfall[0] + shortfall[1]);
}
