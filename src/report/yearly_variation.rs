//! How much a year's sales vary without shocks, in closed form.
//!
//! With log sales Y normal and X = exp(Y - Var Y / 2), Cov(X_t, X_u) = exp(Cov(Y_t, Y_u)) - 1. The
//! slow levels of two channels have C(t) = phi_c phi_d C(t-1) + s_c s_d r, and u - t days later
//! phi_d^(u-t) C(t); noise adds n_c n_d r on the same day. What affiliates bring multiplies sales by a
//! factor of mean one that is drawn anew every day.
//!
//! The numbers of the variation are often not known: the answer is given at many of their values, all
//! other numbers at their mean, and then the days of a week share the level of its middle.

use crate::model::{Channel, Model, ParameterId};
use crate::numeric::{exp_m1, exp2};

/// Days over which the variation is taken, at most: a year.
const YEAR: usize = 365;

/// Values of the unknown numbers at which the variation is computed.
const TRIED: usize = 199;

/// Coefficient of variation of the sales of the first year, or of the horizon where it is shorter.
/// NaN without sales.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearlyVariation {
    /// Nine of ten values of what is not known give more.
    pub low: f64,
    /// Half of them give more.
    pub middle: f64,
    /// One of ten gives more.
    pub high: f64,
    /// Whether a number of it is taken over from `[variation]`.
    pub from_others: bool,
}

impl YearlyVariation {
    /// The variation of a model; `weekly_sales` are ordinary sales by channel, rupiah a week.
    pub(super) fn of(model: &Model, weekly_sales: &[f64]) -> Self {
        let numbers = numbers(model);
        let drawn: Vec<ParameterId> =
            numbers.iter().filter(|id| model.parameters().fixed(**id).is_none()).copied().collect();
        let (tried, grain) = if drawn.is_empty() { (1, 1) } else { (TRIED, 7) };
        let mut found: Vec<f64> = (0..tried)
            .map(|at| {
                let value = |id: ParameterId| match drawn.iter().position(|known| *known == id) {
                    Some(place) => model.parameters().get(id).quantile(spread_out(at, place)),
                    None => model.parameters().mean(id),
                };
                variation(model, weekly_sales, grain, value)
            })
            .collect();
        found.sort_by(f64::total_cmp);
        let from_others =
            |id: &ParameterId| model.parameters().get(*id).name().starts_with("variation.");
        Self {
            low: found[tried / 10],
            middle: found[tried / 2],
            high: found[tried - 1 - tried / 10],
            from_others: numbers.iter().any(from_others),
        }
    }
}

/// The numbers of the variation of all channels with sales, each once.
fn numbers(model: &Model) -> Vec<ParameterId> {
    let mut ids: Vec<ParameterId> = Vec::new();
    for channel in model.channels() {
        let variation = &channel.variation;
        ids.extend([variation.noise, variation.step, variation.half_life]);
        ids.extend(variation.start);
    }
    for factor in &model.factors {
        ids.extend(factor.loadings.iter().chain(&factor.slow_loadings));
    }
    ids.sort_by_key(|id| id.index());
    ids.dedup();
    ids
}

/// Points that fill the unit cube evenly, in (0, 1): multiples of the inverse powers of the root of
/// x^3 = x + 1, after Roberts, with another power for each dimension.
fn spread_out(at: usize, dimension: usize) -> f64 {
    const ROOT: f64 = 1.324_717_957_244_746;
    let mut step = 1.0;
    for _ in 0..=dimension % 32 {
        step /= ROOT;
    }
    let place = 0.5 + (at as f64 + 1.0) * step;
    (place - place.floor()).clamp(1e-6, 1.0 - 1e-6)
}

/// The numbers of one channel's variation.
struct Level {
    /// Expected sales by day, rupiah.
    expected: Vec<f64>,
    /// Days that share a level.
    grain: usize,
    /// Expected sales of all days that share a level.
    by_grain: Vec<f64>,
    /// What is left of the level after so many days.
    phi: f64,
    /// What is left of the level after a day.
    phi_of_day: f64,
    step: f64,
    noise: f64,
    start: f64,
    /// Variance, day by day, of the factor by which what affiliates bring moves sales.
    affiliates: f64,
    loadings: Vec<f64>,
    slow_loadings: Vec<f64>,
}

fn variation(
    model: &Model,
    weekly_sales: &[f64],
    grain: usize,
    value: impl Fn(ParameterId) -> f64 + Copy,
) -> f64 {
    let channels: Vec<Level> = model
        .channels()
        .iter()
        .enumerate()
        .map(|(position, channel)| {
            Level::of(model, (channel, position), weekly_sales[position], grain, value)
        })
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
    fn of(
        model: &Model,
        (channel, position): (&Channel, usize),
        weekly_sales: f64,
        grain: usize,
        value: impl Fn(ParameterId) -> f64 + Copy,
    ) -> Self {
        let variation = &channel.variation;
        let (step, noise) = (value(variation.step), value(variation.noise));
        let numbers = channel.shape.numbers(value);
        let days = model.horizon().days().min(YEAR);
        let on = |day: usize| channel.shape.at(day as i64, model.horizon(), &numbers);
        let mut expected: Vec<f64> = (0..days).map(|day| weekly_sales / 7.0 * on(day)).collect();
        channel.shape.season().multiply_drawn(&mut expected, 0, value);
        let half_life = value(variation.half_life);
        Self {
            grain,
            by_grain: expected.chunks(grain).map(|days| days.iter().sum()).collect(),
            expected,
            phi: exp2(-(grain as f64) / half_life),
            phi_of_day: exp2(-1.0 / half_life),
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
    let (grains, grain) = (one.by_grain.len(), one.grain);
    let mut total = 0.0;
    for at in 0..grains {
        let days = grain * at..(grain * at + grain).min(one.expected.len());
        let mut middle = level;
        for day in days {
            let together = one.expected[day] * other.expected[day];
            let same_day = exp_m1(level + quick);
            let affiliates = if same { one.affiliates * (1.0 + same_day) } else { 0.0 };
            total += together * (same_day - exp_m1(level) + affiliates);
            if day % grain == grain / 2 {
                middle = level;
            }
            level = one.phi_of_day * other.phi_of_day * level + slow;
        }
        total += one.by_grain[at] * other.by_grain[at] * exp_m1(middle);
        let (mut ahead, mut behind) = (middle, middle);
        for later in at + 1..grains {
            ahead *= other.phi;
            behind *= one.phi;
            total += one.by_grain[at] * other.by_grain[later] * exp_m1(ahead);
            total += other.by_grain[at] * one.by_grain[later] * exp_m1(behind);
        }
    }
    total
}
