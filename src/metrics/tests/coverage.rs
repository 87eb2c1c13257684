//! Intervals of 95% cover the truth in 93% to 97% of many small samples.

use statrs::distribution::{ContinuousCDF, Exp};

use super::generator::Generator;
use crate::metrics::{
    Estimate, MetricError, cash_flow_at_risk, cash_flow_at_risk_difference, cash_needed, chance,
    chance_better, chance_difference, coefficient_of_variation, concentration, expected_shortfall,
    expected_shortfall_difference, mean, mean_difference, median, quantile_difference,
    shortfall_contributions, standard_deviation, value_at_risk, value_at_risk_difference,
};

const SAMPLES: u32 = 2000;
const PATHS: usize = 1000;

/// Levels with the quantile and the tail mean of the standard normal distribution.
const NORMAL: [(f64, f64, f64); 2] = [
    (0.90, 1.281_551_565_544_600_4, 1.754_983_319_324_868),
    (0.95, 1.644_853_626_951_472_2, 2.062_712_807_507_426),
];

/// Share of samples whose interval covers the truth.
fn coverage(
    seed: u64,
    truth: f64,
    figure: impl Fn(&mut Generator) -> Result<Estimate, MetricError>,
) -> f64 {
    let mut generator = Generator::new(seed);
    let mut covers = |_: &u32| {
        let interval = figure(&mut generator).unwrap().interval.unwrap();
        (interval.low..=interval.high).contains(&truth)
    };
    let covered = (0..SAMPLES).filter(&mut covers).count();
    covered as f64 / f64::from(SAMPLES)
}

#[track_caller]
pub fn covers(
    name: &str,
    seed: u64,
    truth: f64,
    figure: impl Fn(&mut Generator) -> Result<Estimate, MetricError>,
) {
    let found = coverage(seed, truth, figure);
    assert!((0.93..=0.97).contains(&found), "{name}: {found}");
}

fn losses(generator: &mut Generator) -> Vec<f64> {
    (0..PATHS).map(|_| -generator.exponential()).collect()
}

/// Quantile of the exponential distribution.
fn exponential_quantile(level: f64) -> f64 {
    Exp::new(1.0).unwrap().inverse_cdf(level)
}

/// Two normal samples on the same paths: N(0, 1) and N(1/2, 1.2²), correlation 0.8.
fn pair(generator: &mut Generator) -> (Vec<f64>, Vec<f64>) {
    let a = generator.normals(PATHS);
    let other = |a: &f64| 0.5 + 1.2 * (0.8 * a + 0.6 * generator.normal());
    let b = a.iter().map(other).collect();
    (a, b)
}

#[test]
fn means_and_spreads() {
    covers("mean, normal", 1, 0.0, |g| mean(&g.normals(100)));
    covers("mean, exponential", 2, -1.0, |g| mean(&losses(g)));
    covers("standard deviation", 3, 1.0, |g| standard_deviation(&g.normals(PATHS)));
    covers("coefficient of variation", 4, 0.5, |g| {
        let values: Vec<f64> = g.normals(PATHS).iter().map(|value| value + 2.0).collect();
        coefficient_of_variation(&values)
    });
}

#[test]
fn chances() {
    for (seed, share, paths) in [(11, 0.3, 100), (12, 0.03, PATHS), (13, 0.003, 4000)] {
        covers(&format!("chance of {share}"), seed, share, |g| {
            let flags: Vec<bool> = (0..paths).map(|_| g.uniform() < share).collect();
            Ok(chance(&flags)?.estimate)
        });
    }
}

#[test]
fn tails_of_normal_samples() {
    for (level, quantile, tail_mean) in NORMAL {
        covers(&format!("VaR {level}"), 21, quantile, |g| value_at_risk(&g.normals(PATHS), level));
        covers(&format!("ES {level}"), 22, tail_mean, |g| {
            expected_shortfall(&g.normals(PATHS), level)
        });
        covers(&format!("cash-flow at risk {level}"), 23, quantile, |g| {
            cash_flow_at_risk(&g.normals(PATHS), level)
        });
        covers(&format!("cash needed {level}"), 24, quantile, |g| {
            cash_needed(&g.normals(PATHS), level)
        });
    }
    covers("median", 25, 0.0, |g| median(&g.normals(PATHS)));
}

#[test]
fn tails_of_skewed_samples() {
    for level in [0.9, 0.95] {
        let quantile = exponential_quantile(level);
        covers(&format!("VaR, exponential {level}"), 31, quantile, |g| {
            value_at_risk(&losses(g), level)
        });
        covers(&format!("ES, exponential {level}"), 32, quantile + 1.0, |g| {
            expected_shortfall(&losses(g), level)
        });
        let below_median = quantile - std::f64::consts::LN_2;
        covers(&format!("cash-flow at risk, exponential {level}"), 33, below_median, |g| {
            cash_flow_at_risk(&losses(g), level)
        });
    }
}

/// Ten tail paths of a skewed distribution: fewer than the caution asks for, and still covered.
#[test]
fn a_short_tail() {
    let tail_mean = exponential_quantile(0.99) + 1.0;
    covers("ES, exponential 0.99", 41, tail_mean, |g| expected_shortfall(&losses(g), 0.99));
}

/// With atoms the interval between order statistics holds as well, only more often.
#[test]
fn quantiles_of_whole_numbers() {
    // P(number >= 16) = 0.0487 and P(number >= 15) = 0.0835 for a Poisson number of mean 10.
    let found = coverage(51, 15.0, |g| {
        let values: Vec<f64> = (0..PATHS).map(|_| -f64::from(g.poisson(10.0))).collect();
        value_at_risk(&values, 0.95)
    });
    assert!(found >= 0.95, "{found}");
}

#[test]
fn paired_differences() {
    covers("mean difference", 61, -0.5, |g| {
        let (a, b) = pair(g);
        mean_difference(&a, &b)
    });
    for (level, quantile, tail_mean) in NORMAL {
        covers(&format!("VaR difference {level}"), 62, 0.5 - 0.2 * quantile, |g| {
            let (a, b) = pair(g);
            value_at_risk_difference(&a, &b, level)
        });
        covers(&format!("ES difference {level}"), 63, 0.5 - 0.2 * tail_mean, |g| {
            let (a, b) = pair(g);
            expected_shortfall_difference(&a, &b, level)
        });
        covers(&format!("cash-flow at risk difference {level}"), 64, -0.2 * quantile, |g| {
            let (a, b) = pair(g);
            cash_flow_at_risk_difference(&a, &b, level)
        });
        covers(&format!("quantile difference {level}"), 65, -0.5 - 0.2 * quantile, |g| {
            let (a, b) = pair(g);
            quantile_difference(&a, &b, level)
        });
    }
}

#[test]
fn paired_chances() {
    let flags = |g: &mut Generator| -> (Vec<bool>, Vec<bool>) {
        // Both below 0.3 of one uniform, the second also in one of ten other paths.
        let flag = |_| {
            let common = g.uniform() < 0.3;
            (common, common || g.uniform() < 0.1)
        };
        (0..PATHS).map(flag).unzip()
    };
    covers("chance difference", 71, -0.07, |g| {
        let (a, b) = flags(g);
        chance_difference(&a, &b)
    });
    // Two dice: the first is larger on 15 of 36 throws, both are equal on 6.
    covers("better of two dice, ties split", 72, 0.5, |g| {
        let mut throws = || (0..PATHS).map(|_| (g.uniform() * 6.0).floor()).collect();
        let (a, b): (Vec<f64>, Vec<f64>) = (throws(), throws());
        Ok(chance_better(&a, &b)?.ties_split)
    });
}

#[test]
fn contributions() {
    // Sum of the pair: standard deviation sqrt(1 + 1.44 + 2 · 0.96); the first column has the
    // covariance 1 + 0.96 with it.
    let deviation = (1.0_f64 + 1.44 + 1.92).sqrt();
    for (level, _, tail_mean) in NORMAL {
        let truth = 1.96 / deviation * tail_mean;
        covers(&format!("contribution {level}"), 81, truth, |g| {
            let (a, b) = pair(g);
            let total: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
            let mut found = shortfall_contributions(&total, &[&a, &b], level, 0.0)?;
            Ok(found.columns.swap_remove(0))
        });
    }
}

#[test]
fn concentrations() {
    // Mean sales 6, 3 and 1: 0.36 + 0.09 + 0.01.
    let sales = |g: &mut Generator| {
        [6.0, 3.0, 1.0]
            .map(|size| -> Vec<f64> { (0..PATHS).map(|_| size * g.exponential()).collect() })
    };
    covers("Herfindahl index", 91, 0.46, |g| {
        let [a, b, c] = sales(g);
        Ok(concentration(&[&a, &b, &c])?.herfindahl_index)
    });
    covers("effective number", 92, 1.0 / 0.46, |g| {
        let [a, b, c] = sales(g);
        Ok(concentration(&[&a, &b, &c])?.effective_number)
    });
}
