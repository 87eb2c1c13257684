//! The exact likelihood of a slow level with day-to-day noise, MODEL section 3:
//!
//! log sales[t] = x[t] b + L[t] + n e[t],  L[t] = phi L[t-1] + s z[t],  phi = 2^(-1/half-life),
//!
//! with L stationary at the start, days missing anywhere, and a normal prior on b. One Kalman filter
//! runs over sales and over every column of x at once (P. de Jong, "The diffuse Kalman filter",
//! Annals of Statistics 19 (1991)): the regression is then one of innovations, and b is integrated
//! out in closed form.

use super::matrix::{Cholesky, Square};
use super::observations::Observation;
use crate::numeric::{exp2, ln};

/// The parameters of variation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variation {
    /// Step of the slow level, standard deviation of log sales a day.
    pub step: f64,
    /// Day-to-day noise, standard deviation of log sales.
    pub noise: f64,
    /// Days until half of a step has passed.
    pub half_life: f64,
}

impl Variation {
    /// The part of the level that is left after a day.
    #[must_use]
    pub fn phi(&self) -> f64 {
        exp2(-1.0 / self.half_life)
    }

    /// The variance of the level in the long run.
    #[must_use]
    pub fn long_run(&self) -> f64 {
        let phi = self.phi();
        self.step * self.step / (1.0 - phi * phi)
    }
}

/// The normal distributions of the effects and of today's level, given the parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Log of the probability of what was observed, but for a constant of the observations.
    pub log_likelihood: f64,
    /// Means of the effects.
    pub effects: Vec<f64>,
    /// Their covariance.
    pub covariance: Square,
    /// Mean of log sales of an ordinary day at the end of the history.
    pub level: f64,
    /// Its variance.
    pub level_variance: f64,
}

/// One day of the filter.
struct Filter {
    phi: f64,
    step_variance: f64,
    /// Variance of the level given all so far.
    variance: f64,
    /// Day of which `states` and `variance` speak.
    day: usize,
}

impl Filter {
    fn new(variation: Variation) -> Self {
        let (phi, step) = (variation.phi(), variation.step);
        Self { phi, step_variance: step * step, variance: variation.long_run(), day: 0 }
    }

    fn advance(&mut self, day: usize, states: &mut [f64]) {
        for _ in self.day..day {
            for state in states.iter_mut() {
                *state *= self.phi;
            }
            self.variance = self.phi * self.phi * self.variance + self.step_variance;
        }
        self.day = day;
    }
}

/// What the observations say, given the parameters; `None` when numbers leave all bounds.
/// `last` is the day whose level is wanted, at or after the last observation.
#[must_use]
pub fn given(
    observations: &[Observation],
    prior: &[(f64, f64)],
    variation: Variation,
    last: usize,
) -> Option<Given> {
    let columns = prior.len() + 1;
    let mut filter = Filter::new(variation);
    let mut states = vec![0.0; columns];
    let mut innovations = vec![0.0; columns];
    let mut moments = Square::zero(columns);
    let mut log_determinant = 0.0;
    let noise = variation.noise * variation.noise;
    for seen in observations {
        filter.advance(seen.day, &mut states);
        innovations[0] = seen.value - states[0];
        for column in 1..columns {
            innovations[column] = seen.row[column - 1] - states[column];
        }
        let total = filter.variance + noise * seen.noise_share + seen.variance;
        log_determinant += ln(total);
        moments.add_outer(&innovations, 1.0 / total);
        let gain = filter.variance / total;
        for (state, innovation) in states.iter_mut().zip(&innovations) {
            *state += gain * innovation;
        }
        filter.variance *= 1.0 - gain;
    }
    filter.advance(last, &mut states);
    regress(&moments, prior, log_determinant, &states, filter.variance)
}

/// The regression of the innovations, with its normal prior.
fn regress(
    moments: &Square,
    prior: &[(f64, f64)],
    log_determinant: f64,
    states: &[f64],
    variance: f64,
) -> Option<Given> {
    let count = prior.len();
    let mut precision = Square::zero(count);
    let mut pull = vec![0.0; count];
    let mut distance = moments.at(0, 0);
    for (row, (mean, sd)) in prior.iter().enumerate() {
        let weight = 1.0 / (sd * sd);
        pull[row] = moments.at(row + 1, 0) + mean * weight;
        distance += mean * mean * weight;
        for column in 0..count {
            precision.set(row, column, moments.at(row + 1, column + 1));
        }
        precision.set(row, row, moments.at(row + 1, row + 1) + weight);
    }
    let factor = Cholesky::of(&precision)?;
    let effects = factor.solve(&pull);
    distance -= effects.iter().zip(&pull).map(|(effect, pull)| effect * pull).sum::<f64>();
    let covariance = factor.inverse();
    // Level today = mean + L; L is linear in what was observed less the effects.
    let mut towards: Vec<f64> = states[1..].iter().map(|state| -state).collect();
    towards[0] += 1.0;
    let level =
        states[0] + towards.iter().zip(&effects).map(|(part, effect)| part * effect).sum::<f64>();
    let level_variance = variance + covariance.quadratic(&towards);
    let log_likelihood = -0.5 * (log_determinant + distance + factor.log_determinant());
    let found = Given { log_likelihood, effects, covariance, level, level_variance };
    (found.log_likelihood.is_finite() && found.level.is_finite()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A made-up series without any library: the same numbers were given to statsmodels.
    fn series() -> Vec<Observation> {
        let numbers = |seed: u64| {
            let mut x = seed;
            move || {
                x = (1_103_515_245 * x + 12_345) % 2_147_483_648;
                x as f64 / 2_147_483_648.0 - 0.5
            }
        };
        let (mut noise, mut steps) = (numbers(7), numbers(11));
        let mut level = 0.0;
        let mut found = Vec::new();
        for day in 0..120 {
            level = 0.99 * level + 0.2 * steps();
            let value = level + 1.5 * noise();
            if ![5, 6, 7, 40, 41, 42, 43, 44, 100].contains(&day) {
                let row = vec![1.0];
                found.push(Observation { day, value, noise_share: 1.0, variance: 0.0, row });
            }
        }
        found
    }

    #[test]
    fn likelihood_and_level_agree_with_statsmodels() {
        // statsmodels 0.15, UnobservedComponents(y, autoregressive=1, irregular=True):
        // loglike and the filtered state of the last day.
        let stored = [
            (0.055, 0.5, 90.0, -72.216_661_368_378, -0.288_109_573_855, 0.024_491_327_443),
            (0.1, 0.3, 60.0, -85.877_364_403_677, -0.151_695_154_921, 0.024_800_497_523),
            (0.02, 0.7, 180.0, -87.382_272_462_819, -0.298_834_238_902, 0.012_258_549_664),
        ];
        let series = series();
        for (step, noise, half_life, likelihood, level, variance) in stored {
            let variation = Variation { step, noise, half_life };
            // A mean that is known to be zero.
            let found = given(&series, &[(0.0, 1e-6)], variation, 119).unwrap();
            let constant = -0.5 * series.len() as f64 * ln(2.0 * std::f64::consts::PI);
            // The prior's own density, which the regression leaves out.
            let of_prior = -ln(1e-6);
            let log_likelihood = found.log_likelihood + constant + of_prior;
            assert!((log_likelihood - likelihood).abs() < 1e-6, "{log_likelihood} {likelihood}");
            assert!((found.level - level).abs() < 1e-6, "{} {level}", found.level);
            assert!((found.level_variance - variance).abs() < 1e-9, "{}", found.level_variance);
        }
    }

    #[test]
    fn days_after_the_last_observation_widen_the_level_to_the_long_run() {
        let variation = Variation { step: 0.055, noise: 0.5, half_life: 90.0 };
        let far = given(&series(), &[(0.0, 1e-6)], variation, 20_000).unwrap();
        assert!(far.level.abs() < 1e-6);
        assert!((far.level_variance - variation.long_run()).abs() < 1e-9);
    }
}
