//! How much a year's sales vary without shocks, in closed form.
//!
//! With log sales Y normal and X = exp(Y - Var Y / 2), Cov(X_t, X_u) = exp(Cov(Y_t, Y_u)) - 1. The
//! slow levels of two channels have C(t) = phi_c phi_d C(t-1) + s_c s_d r, and u - t days later
//! phi_d^(u-t) C(t); noise adds n_c n_d r on the same day. What
//! affiliates bring multiplies sales by a factor of mean one that is drawn anew every day. Numbers that are not known stand at
//! their mean, so what they add is not counted.

use crate::model::{Channel, Model, ParameterId};
use crate::numeric::{exp_m1, exp2};

/// Days over which the variation is taken, at most: a year.
const YEAR: usize = 365;

/// The numbers of one channel's variation.
struct Level {
    /// Expected sales by day, rupiah.
    expected: Vec<f64>,
    phi: f64,
    step: f64,
    noise: f64,
    start: f64,
    /// Variance, day by day, of the factor by which what affiliates bring moves sales.
    affiliates: f64,
    loadings: Vec<f64>,
    slow_loadings: Vec<f64>,
}

/// Coefficient of variation of the sales of the first year, or of the horizon where it is shorter.
///
/// `weekly_sales` are ordinary sales by channel, rupiah a week. NaN without sales.
pub(super) fn yearly_variation(model: &Model, weekly_sales: &[f64]) -> f64 {
    let channels: Vec<Level> = model
        .channels()
        .iter()
        .enumerate()
        .map(|(position, channel)| Level::of(model, channel, position, weekly_sales[position]))
        .collect();
    let total: f64 = channels.iter().flat_map(|channel| &channel.expected).sum();
    let mut variance = 0.0;
    for (i, one) in channels.iter().enumerate() {
        variance += covariance(one, one, true);
        for other in &channels[i + 1..] {
            variance += 2.0 * covariance(one, other, false);
        }
    }
    variance.max(0.0).sqrt() / total
}

impl Level {
    fn of(model: &Model, channel: &Channel, position: usize, weekly_sales: f64) -> Self {
        let value = |id: ParameterId| model.parameters().mean(id);
        let variation = &channel.variation;
        let (step, noise) = (value(variation.step), value(variation.noise));
        let numbers = channel.shape.numbers(value);
        let days = model.horizon().days().min(YEAR);
        let on = |day: usize| channel.shape.at(day as i64, model.horizon(), &numbers);
        let mut expected: Vec<f64> = (0..days).map(|day| weekly_sales / 7.0 * on(day)).collect();
        channel.shape.season().multiply_drawn(&mut expected, 0, value);
        Self {
            expected,
            phi: exp2(-1.0 / value(variation.half_life)),
            step,
            noise,
            start: variation.start.map_or((step * noise).sqrt(), value),
            affiliates: channel.affiliates.as_ref().map_or(0.0, |affiliates| {
                let (share, noise) = (affiliates.ordinary_share(value), value(affiliates.noise));
                share * share * exp_m1(noise * noise)
            }),
            loadings: model.factors.iter().map(|f| value(f.loadings[position])).collect(),
            slow_loadings: model.factors.iter().map(|f| value(f.slow_loadings[position])).collect(),
        }
    }
}

/// Covariance of the totals of two channels, or the variance of one.
fn covariance(one: &Level, other: &Level, same: bool) -> f64 {
    let correlation = |a: &[f64], b: &[f64]| {
        if same { 1.0 } else { a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() }
    };
    let slow = correlation(&one.slow_loadings, &other.slow_loadings) * one.step * other.step;
    let quick = correlation(&one.loadings, &other.loadings) * one.noise * other.noise;
    let mut level = if same { one.start * one.start } else { 0.0 };
    let days = one.expected.len();
    let mut total = 0.0;
    for day in 0..days {
        let same_day = exp_m1(level + quick);
        let affiliates = if same { one.affiliates * (1.0 + same_day) } else { 0.0 };
        total += one.expected[day] * other.expected[day] * (same_day + affiliates);
        let (mut ahead, mut behind) = (level, level);
        for later in day + 1..days {
            ahead *= other.phi;
            behind *= one.phi;
            total += one.expected[day] * other.expected[later] * exp_m1(ahead);
            total += other.expected[day] * one.expected[later] * exp_m1(behind);
        }
        level = one.phi * other.phi * level + slow;
    }
    total
}
