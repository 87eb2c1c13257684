//! What a posterior says of the days to come, in the numbers of a scenario: what is judged by a
//! backtest is what is written.

use super::effects::Effects;
use super::kalman::Variation;
use super::observations::History;
use super::posterior::Posterior;
use super::prior::{HALF_LIFE, LogNormal};
use crate::numeric::{StreamKey, exp, exp2, ln, standard_normal_quantile, stream_name};

/// Days over which expected sales are meant: ordinary sales are those of the coming quarter.
const QUARTER: u32 = 90;

/// The sales of a channel to come, in the terms of MODEL 2 and 3.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Log of expected sales of an ordinary day: mean and standard deviation.
    pub ordinary: (f64, f64),
    /// Step of the slow level.
    pub step: LogNormal,
    /// Day-to-day noise.
    pub noise: LogNormal,
    /// Half-life of the slow level, days: least, likeliest, most.
    pub half_life: (f64, f64, f64),
    /// Log effects of the seven weekdays, Monday first.
    pub weekdays: [f64; 7],
    /// Weekdays on which nothing is sold, Monday first.
    pub closed_weekdays: [bool; 7],
    /// The part of open days that has a sale, share of 1.
    pub selling_days: f64,
    /// Log effect of pay days: mean and standard deviation.
    pub pay_days: Option<(f64, f64)>,
    /// Log effect of double dates at the end of the history: mean and standard deviation.
    pub double_dates: Option<(f64, f64)>,
    /// Log effects of the stretches around Lebaran: mean and standard deviation.
    pub lebaran: [Option<(f64, f64)>; 2],
    /// Share of the effect of double dates that a year takes.
    pub fading: f64,
    effects: Effects,
    first_day: usize,
}

impl Outlook {
    /// The outlook at the end of a history.
    #[must_use]
    pub fn of(history: &History, posterior: &Posterior) -> Self {
        let lognormal = |of: fn(&Variation) -> f64| {
            let mean = posterior.mean(|node| ln(of(&node.variation)));
            let square = posterior.mean(|node| {
                let away = ln(of(&node.variation)) - mean;
                away * away
            });
            LogNormal { median: exp(mean), sigma: square.sqrt().max(1e-3) }
        };
        let (least, _, most) = HALF_LIFE;
        let half_life = posterior.mean(|node| node.variation.half_life);
        let likely = ((6.0 * half_life - least - most) / 4.0).clamp(least, most);
        let (level, sd) = posterior.level();
        let above_median = posterior.mean(|node| above_median(node.variation));
        let effect = |at: usize| posterior.effect(at);
        let mut weekdays = [0.0; 7];
        for (day, value) in weekdays.iter_mut().enumerate().take(6) {
            *value = effect(1 + day).0;
        }
        weekdays[6] = -weekdays[..6].iter().sum::<f64>();
        let doubles = history.effects.double_dates();
        let fading = doubles.and_then(|(effect_at, fading_at)| {
            let (now, before) = (effect(effect_at).0, effect(fading_at?).0);
            let lift = |log: f64| exp(log) - 1.0;
            (now > 0.0 && before > 0.0).then(|| 1.0 - lift(now) / lift(now + before))
        });
        Self {
            ordinary: (level + above_median, sd),
            step: lognormal(|variation| variation.step),
            noise: lognormal(|variation| variation.noise),
            half_life: (least, likely, most),
            weekdays,
            closed_weekdays: history.closed_weekdays,
            selling_days: history.selling_days,
            pay_days: history.effects.pay_days().map(effect),
            double_dates: doubles.map(|(at, _)| effect(at)),
            lebaran: history.effects.lebaran().map(|at| at.map(effect)),
            fading: fading.unwrap_or(0.0).clamp(0.0, 0.95),
            effects: history.effects.clone(),
            first_day: history.days,
        }
    }

    /// Expected sales of an ordinary day, rupiah: the mean, and the coefficient of variation.
    #[must_use]
    pub fn ordinary_day(&self) -> (f64, f64) {
        let (mean, sd) = self.ordinary;
        // The weekday profile of a scenario is scaled to a mean of one.
        let weekday = self.weekday_factors().iter().sum::<f64>() / 7.0;
        let day = exp(mean + 0.5 * sd * sd) * weekday * self.selling_days;
        (day, (exp(sd * sd) - 1.0).sqrt())
    }

    /// What the weekdays do to ordinary sales, Monday first; none on closed days.
    #[must_use]
    pub fn weekday_factors(&self) -> [f64; 7] {
        let mut factors = self.weekdays.map(exp);
        for (factor, closed) in factors.iter_mut().zip(self.closed_weekdays) {
            if closed {
                *factor = 0.0;
            }
        }
        factors
    }

    /// Sales of each coming day on one possible future, rupiah; `path` chooses it.
    #[must_use]
    pub fn future(&self, days: usize, seed: u64, path: u32) -> Vec<f64> {
        let draws = Draws { seed, path };
        let [z_level, z_step, z_noise, z_pay, z_double] =
            [0, 1, 2, 3, 4].map(|index| draws.normal("parameter", index));
        let step = (self.step.median * exp(self.step.sigma * z_step)).min(1.0);
        let noise = (self.noise.median * exp(self.noise.sigma * z_noise)).min(3.0);
        let half_life = self.drawn_half_life(&draws);
        let variation = Variation { step, noise, half_life };
        let phi = variation.phi();
        let base = self.ordinary.0 + self.ordinary.1 * z_level;
        let effect = |of: Option<(f64, f64)>, z: f64| of.map_or(0.0, |(mean, sd)| mean + sd * z);
        let (pay, double) = (effect(self.pay_days, z_pay), effect(self.double_dates, z_double));
        let lebaran = [0, 1].map(|at| {
            let z = draws.normal("parameter", 6 + at as u32);
            (self.effects.lebaran()[at], effect(self.lebaran[at], z))
        });
        let (mut level, mut variance) = (0.0, 0.0);
        let mut sales = Vec::with_capacity(days);
        for day in 0..days {
            let index = u32::try_from(day).unwrap_or(u32::MAX);
            if day > 0 {
                level = phi * level + step * draws.normal("step", index);
                variance = phi * phi * variance + step * step;
            }
            let row = self.effects.row(self.first_day + day);
            let is_closed = self.closed_weekdays[self.effects.weekday(self.first_day + day)];
            let weekday = row[1..7].iter().zip(&self.weekdays).map(|(x, log)| x * log).sum::<f64>();
            let at = |column: Option<usize>| column.map_or(0.0, |column| row[column]);
            let calendar = weekday
                + pay * at(self.effects.pay_days())
                + double.max(0.0) * at(self.effects.double_dates().map(|(column, _)| column))
                + lebaran.iter().map(|(column, effect)| effect * at(*column)).sum::<f64>();
            let centre = 0.5 * (variance + noise * noise);
            let luck = level + noise * draws.normal("noise", index) - centre;
            let sold = self.selling_days * exp(base + calendar + luck);
            sales.push(if is_closed { 0.0 } else { sold });
        }
        sales
    }

    /// A half-life from its PERT distribution; by its mean and spread, which is enough here.
    fn drawn_half_life(&self, draws: &Draws) -> f64 {
        let (least, likely, most) = self.half_life;
        let mean = (least + 4.0 * likely + most) / 6.0;
        let sd = ((mean - least) * (most - mean) / 7.0).max(0.0).sqrt();
        (mean + sd * draws.normal("parameter", 5)).clamp(least, most)
    }
}

/// How far the expected sales of an average day of the coming quarter lie above today's median, as a
/// logarithm: half the variance of noise and of the level's way since today.
fn above_median(variation: Variation) -> f64 {
    let phi_squared = exp2(-2.0 / variation.half_life);
    let mut variance = 0.0;
    let mut sum = 0.0;
    for _ in 0..QUARTER {
        sum += variance;
        variance = phi_squared * variance + variation.step * variation.step;
    }
    0.5 * (variation.noise * variation.noise + sum / f64::from(QUARTER))
}

/// Normal draws by address.
struct Draws {
    seed: u64,
    path: u32,
}

impl Draws {
    fn normal(&self, purpose: &str, index: u32) -> f64 {
        let key = StreamKey::new(self.seed, stream_name(&["backtest", purpose]));
        standard_normal_quantile(key.uniform(self.path, index))
    }
}
