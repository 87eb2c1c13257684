//! How much a year's sales vary without shocks, in closed form.
//!
//! With log sales Y normal and X = exp(Y - Var Y / 2), Cov(X_t, X_u) = exp(Cov(Y_t, Y_u)) - 1. The
//! slow levels of two channels have C(t) = phi_c phi_d C(t-1) + s_c s_d r, and u - t days later
//! phi_d^(u-t) C(t); noise adds n_c n_d r on the same day. What affiliates bring multiplies sales by a
//! factor of mean one that is drawn anew every day.
//!
//! The numbers of the variation are often not known: the answer is given at many of their values, all
//! other numbers at their mean, and then the days of a week share the level of its middle.

mod covariance;

use std::cell::Cell;

use rayon::prelude::*;

use crate::model::{Channel, Model, ParameterId};
use crate::numeric::{exp_m1, exp2};
use covariance::covariance;

/// Days over which the variation is taken, at most: a year.
const YEAR: usize = 365;

/// Values of the unknown numbers at which the variation is computed.
const TRIED: usize = 199;

/// So many of them are computed side by side.
const TOGETHER: usize = 8;

/// One number for each of the values that are computed side by side.
type Tries = [f64; TOGETHER];

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
        let tries = Trying { model, weekly_sales, drawn: &drawn, grain };
        let groups = (0..tried.div_ceil(TOGETHER)).into_par_iter();
        let found: Vec<Tries> =
            groups.map(|group| tries.variations(TOGETHER * group, tried - 1)).collect();
        let mut found: Vec<f64> = found.into_iter().flatten().take(tried).collect();
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

/// What is tried.
struct Trying<'a> {
    model: &'a Model,
    weekly_sales: &'a [f64],
    /// The unknown numbers of the variation.
    drawn: &'a [ParameterId],
    /// Days that share a level.
    grain: usize,
}

impl Trying<'_> {
    /// The variation at some tries from one on; none beyond the last is another than the last.
    fn variations(&self, first: usize, last: usize) -> Tries {
        let channels = self.model.channels().iter().enumerate();
        let sides: Vec<Side> =
            channels.map(|(position, _)| self.side(position, (first, last))).collect();
        let mut variance = [0.0; TOGETHER];
        for (i, one) in sides.iter().enumerate() {
            add(&mut variance, 1.0, &covariance(one, one, true));
            for other in &sides[i + 1..] {
                add(&mut variance, 2.0, &covariance(one, other, false));
            }
        }
        std::array::from_fn(|at| {
            let days = sides.iter().flat_map(|side| side.expected.iter().map(|day| day[at]));
            variance[at].max(0.0).sqrt() / days.sum::<f64>()
        })
    }

    /// One channel at these tries.
    fn side(&self, position: usize, (first, last): (usize, usize)) -> Side {
        // Sales that hang on nothing that is tried are the same at every try.
        let hang_on_it = Cell::new(false);
        let mut known: Option<Vec<f64>> = None;
        let levels = (first..first + TOGETHER).map(|at| {
            let at = at.min(last);
            let value = |id: ParameterId| match self.drawn.iter().position(|one| *one == id) {
                Some(place) => self.model.parameters().get(id).quantile(spread_out(at, place)),
                None => self.model.parameters().mean(id),
            };
            let noted = |id: ParameterId| {
                hang_on_it.set(hang_on_it.get() || self.drawn.contains(&id));
                value(id)
            };
            let expected = known.take().filter(|_| !hang_on_it.get());
            let expected = expected.unwrap_or_else(|| self.expected(position, noted));
            known = Some(expected.clone());
            (Level::of(self.model, position, self.grain, value), expected)
        });
        let (levels, expected): (Vec<Level>, Vec<Vec<f64>>) = levels.unzip();
        let days = expected.first().map_or(0, Vec::len);
        let beside = |day: usize| std::array::from_fn(|at| expected[at][day]);
        let expected: Vec<Tries> = (0..days).map(beside).collect();
        let sum = |days: &[Tries]| {
            let of = |at: usize| days.iter().map(|day| day[at]).sum();
            std::array::from_fn(of)
        };
        let by_grain = expected.chunks(self.grain).map(sum).collect();
        Side { levels, expected, grain: self.grain, by_grain }
    }

    /// Expected sales of a channel by day, rupiah.
    fn expected(&self, position: usize, value: impl Fn(ParameterId) -> f64) -> Vec<f64> {
        let shape = &self.model.channels()[position].shape;
        let numbers = shape.numbers(&value);
        let days = self.model.horizon().days().min(YEAR);
        let of_day = self.weekly_sales[position] / 7.0;
        let on = |day: usize| of_day * shape.at(day as i64, self.model.horizon(), &numbers);
        let mut expected: Vec<f64> = (0..days).map(on).collect();
        shape.season().multiply_drawn(&mut expected, 0, value);
        expected
    }
}

fn add(sum: &mut Tries, times: f64, more: &Tries) {
    for at in 0..TOGETHER {
        sum[at] += times * more[at];
    }
}

/// One channel at some tries, one beside the other.
struct Side {
    levels: Vec<Level>,
    /// Expected sales by day, rupiah.
    expected: Vec<Tries>,
    /// Days that share a level.
    grain: usize,
    /// Expected sales of all days that share a level.
    by_grain: Vec<Tries>,
}

impl Side {
    fn each(&self, of: impl Fn(&Level) -> f64) -> Tries {
        std::array::from_fn(|at| of(&self.levels[at]))
    }
}

/// The numbers of one channel's variation.
struct Level {
    /// What is left of the level after as many days as share one.
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

impl Level {
    fn of(
        model: &Model,
        position: usize,
        grain: usize,
        value: impl Fn(ParameterId) -> f64 + Copy,
    ) -> Self {
        let channel: &Channel = &model.channels()[position];
        let variation = &channel.variation;
        let (step, noise) = (value(variation.step), value(variation.noise));
        let half_life = value(variation.half_life);
        Self {
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
