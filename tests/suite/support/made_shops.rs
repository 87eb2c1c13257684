//! Shops that the model itself made, with parameters from what is known of other shops, and how often
//! stated ranges hold what is true of them.
//!
//! Shared by `tests/suite/fit_recovery.rs` and `examples/fit_recovery.rs`.
#![allow(dead_code, reason = "the test and the example use some of it each")]

use ragam::fit::level::{HALF_LIFE, History, Kind, Outlook, Part, Posterior, Variation};
use ragam::numeric::{
    StreamKey, beta_quantile, exp, powf, quantile_type7, standard_normal_quantile,
};

/// Futures drawn of each shop.
const FUTURES: u32 = 400;

/// What is true of a shop, in the order of [`Made::held`].
pub const WHAT: [&str; 5] = ["step", "noise", "half-life", "level", "coming sales"];

/// A made shop.
pub struct Made {
    /// Sales of all days, rupiah.
    pub sold: Vec<f64>,
    /// Which of them are known.
    pub known: Vec<bool>,
    /// Its parameters.
    pub truth: Variation,
    /// Log of its level on each day.
    pub level: Vec<f64>,
}

impl Made {
    /// Shop `number` of so many days; one day in twenty is not known.
    pub fn new(number: u32, days: usize) -> Self {
        let key = |name| StreamKey::new(2026, name);
        let normal = |name: u64, index: usize| {
            standard_normal_quantile(key(name).uniform(number, index as u32))
        };
        let kind = Kind::Online;
        let (least, likely, most) = HALF_LIFE;
        let alpha = 1.0 + 4.0 * (likely - least) / (most - least);
        let beta = 1.0 + 4.0 * (most - likely) / (most - least);
        let share = beta_quantile(alpha, beta, key(9).uniform(number, 0));
        let truth = Variation {
            step: kind.step().median * exp(kind.step().sigma * normal(1, 0)),
            noise: kind.noise().median * exp(kind.noise().sigma * normal(2, 0)),
            half_life: least + (most - least) * share,
        };
        let phi = powf(2.0, -1.0 / truth.half_life);
        let mut away = truth.long_run().sqrt() * normal(3, 0);
        let mut made = Self { sold: Vec::new(), known: Vec::new(), truth, level: Vec::new() };
        for day in 0..days {
            if day > 0 {
                away = phi * away + truth.step * normal(4, day);
            }
            let level = 13.0 + away;
            made.sold.push(exp(level + truth.noise * normal(5, day)));
            made.known.push(key(6).uniform(number, day as u32) > 0.05);
            made.level.push(level);
        }
        made
    }

    /// What is known of the days of a stretch.
    pub fn sales(&self, days: std::ops::Range<usize>) -> Vec<Option<f64>> {
        days.map(|day| self.known[day].then_some(self.sold[day])).collect()
    }
    /// Whether the 90% ranges that days `at` less `history` to `at` give hold what is true, and where
    /// among the futures the sales of the `horizon` days from `at` lie, share of 1. `None` where nothing
    /// can be fitted.
    pub fn held(&self, at: usize, history: usize, horizon: usize) -> Option<([bool; 5], f64)> {
        let sales = self.sales(at - history..at);
        let part = Part {
            start: jiff::civil::date(2025, 5, 1),
            sales: &sales,
            orders_a_day: 0.0,
            order_value_cv: 1.0,
            masked: &[],
        };
        let known = History::of(part);
        let posterior = Posterior::of(&known, Kind::Online)?;
        let inside = |value: f64, quantile: &dyn Fn(f64) -> f64| {
            (quantile(0.05)..=quantile(0.95)).contains(&value)
        };
        let outlook = Outlook::of(&known, &posterior);
        let came: f64 = self.sold[at..at + horizon].iter().sum();
        let total = |path| outlook.future(horizon, at as u64, path).iter().sum();
        let mut totals: Vec<f64> = (0..FUTURES).map(total).collect();
        totals.sort_by(f64::total_cmp);
        let below = totals.partition_point(|total| *total <= came);
        let held = [
            inside(self.truth.step, &|p| posterior.step_quantile(p)),
            inside(self.truth.noise, &|p| posterior.noise_quantile(p)),
            inside(self.truth.half_life, &|p| posterior.half_life_quantile(p)),
            inside(self.level[at - 1], &|p| posterior.level_quantile(p)),
            inside(came, &|p| quantile_type7(&totals, p)),
        ];
        Some((held, below as f64 / f64::from(FUTURES)))
    }
}
