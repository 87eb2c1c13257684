//! A written distribution made ready for drawing by inversion.
//!
//! Inversion keeps draws monotone in their uniform number: a wider range moves every path the same
//! way, so that two variants of a scenario stay paired.

mod mean;

use crate::numeric::{
    beta_quantile, exp, gamma_quantile, ln, powf, regularized_gamma_p, regularized_incomplete_beta,
    standard_normal_cdf, standard_normal_quantile,
};
use crate::scenario::{Distribution, Shape};

/// A distribution with its truncation turned into an interval of probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    shape: Shape,
    minimum: f64,
    maximum: f64,
    /// P(X < minimum) before truncation.
    probability_below: f64,
    /// P(minimum <= X <= maximum) before truncation.
    probability_kept: f64,
}

impl Prepared {
    /// Prepares a checked distribution.
    pub fn new(distribution: &Distribution) -> Self {
        let below = if distribution.minimum == f64::NEG_INFINITY {
            0.0
        } else {
            probability_below(&distribution.shape, distribution.minimum)
        };
        let above = if distribution.maximum == f64::INFINITY {
            1.0
        } else {
            cumulative(&distribution.shape, distribution.maximum)
        };
        Self {
            shape: distribution.shape.clone(),
            minimum: distribution.minimum,
            maximum: distribution.maximum,
            probability_below: below,
            probability_kept: above - below,
        }
    }

    /// The value below which a share `uniform` (open interval 0..1) of the distribution lies.
    pub fn quantile(&self, uniform: f64) -> f64 {
        let probability = self.probability_below + uniform * self.probability_kept;
        quantile(&self.shape, probability).clamp(self.minimum, self.maximum)
    }
}

/// P(X <= x).
fn cumulative(shape: &Shape, x: f64) -> f64 {
    match shape {
        Shape::Uniform { low, high } => ((x - low) / (high - low)).clamp(0.0, 1.0),
        Shape::Pert { low, likely, high } => {
            let (alpha, beta) = pert_shape(*low, *likely, *high);
            regularized_incomplete_beta(alpha, beta, ((x - low) / (high - low)).clamp(0.0, 1.0))
        }
        Shape::Triangular { low, likely, high } => triangular_cumulative(*low, *likely, *high, x),
        Shape::Normal { mean, sd } => standard_normal_cdf((x - mean) / sd),
        Shape::Lognormal { mean, cv } => {
            if x <= 0.0 {
                return 0.0;
            }
            let (mu, sigma) = lognormal_log_moments(*mean, *cv);
            standard_normal_cdf((ln(x) - mu) / sigma)
        }
        Shape::Beta { alpha, beta, low, high } => {
            regularized_incomplete_beta(*alpha, *beta, ((x - low) / (high - low)).clamp(0.0, 1.0))
        }
        Shape::Gamma { mean, cv } => {
            let (gamma_shape, scale) = gamma_shape_scale(*mean, *cv);
            regularized_gamma_p(gamma_shape, (x / scale).max(0.0))
        }
        Shape::Pareto { scale, tail_index } => {
            if x <= *scale {
                0.0
            } else {
                1.0 - powf(scale / x, *tail_index)
            }
        }
        Shape::Discrete { values, weights } => discrete_below(values, weights, |value| value <= x),
    }
}

/// P(X < x): differs from [`cumulative`] only where single values have probability.
fn probability_below(shape: &Shape, x: f64) -> f64 {
    match shape {
        Shape::Discrete { values, weights } => discrete_below(values, weights, |value| value < x),
        _ => cumulative(shape, x),
    }
}

fn quantile(shape: &Shape, probability: f64) -> f64 {
    match shape {
        Shape::Uniform { low, high } => low + (high - low) * probability,
        Shape::Pert { low, likely, high } => {
            let (alpha, beta) = pert_shape(*low, *likely, *high);
            low + (high - low) * beta_quantile(alpha, beta, probability)
        }
        Shape::Triangular { low, likely, high } => {
            triangular_quantile(*low, *likely, *high, probability)
        }
        Shape::Normal { mean, sd } => mean + sd * standard_normal_quantile(probability),
        Shape::Lognormal { mean, cv } => {
            let (mu, sigma) = lognormal_log_moments(*mean, *cv);
            exp(mu + sigma * standard_normal_quantile(probability))
        }
        Shape::Beta { alpha, beta, low, high } => {
            low + (high - low) * beta_quantile(*alpha, *beta, probability)
        }
        Shape::Gamma { mean, cv } => {
            let (gamma_shape, scale) = gamma_shape_scale(*mean, *cv);
            scale * gamma_quantile(gamma_shape, probability)
        }
        Shape::Pareto { scale, tail_index } => scale * powf(1.0 - probability, -1.0 / tail_index),
        Shape::Discrete { values, weights } => discrete_quantile(values, weights, probability),
    }
}

/// Shape of the beta distribution behind PERT with lambda 4 (Vose, *Risk Analysis*).
fn pert_shape(low: f64, likely: f64, high: f64) -> (f64, f64) {
    let span = high - low;
    (1.0 + 4.0 * (likely - low) / span, 1.0 + 4.0 * (high - likely) / span)
}

/// Mean and standard deviation of the logarithm, from mean and cv of the value.
fn lognormal_log_moments(mean: f64, cv: f64) -> (f64, f64) {
    let variance = ln(1.0 + cv * cv);
    (ln(mean) - 0.5 * variance, variance.sqrt())
}

/// Shape and scale of a gamma distribution, from its mean and cv.
fn gamma_shape_scale(mean: f64, cv: f64) -> (f64, f64) {
    (1.0 / (cv * cv), mean * cv * cv)
}

fn triangular_cumulative(low: f64, likely: f64, high: f64, x: f64) -> f64 {
    let span = high - low;
    if x <= low {
        0.0
    } else if x >= high {
        1.0
    } else if x <= likely {
        (x - low) * (x - low) / (span * (likely - low))
    } else {
        1.0 - (high - x) * (high - x) / (span * (high - likely))
    }
}

/// The part of the mean of a triangle that lies below x, on its rising side.
fn triangular_low_part(low: f64, likely: f64, high: f64, x: f64) -> f64 {
    let above = x - low;
    if above <= 0.0 {
        return 0.0;
    }
    above * above * (low + 2.0 / 3.0 * above) / ((high - low) * (likely - low))
}

fn triangular_quantile(low: f64, likely: f64, high: f64, probability: f64) -> f64 {
    let span = high - low;
    let at_likely = (likely - low) / span;
    if probability <= at_likely {
        low + (probability * span * (likely - low)).sqrt()
    } else {
        high - ((1.0 - probability) * span * (high - likely)).sqrt()
    }
}

/// The values in rising order, so that draws stay monotone in their uniform number.
fn rising(values: &[f64], weights: &[f64]) -> Vec<(f64, f64)> {
    let mut pairs: Vec<(f64, f64)> = values.iter().copied().zip(weights.iter().copied()).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    pairs
}

fn discrete_below(values: &[f64], weights: &[f64], kept: impl Fn(f64) -> bool) -> f64 {
    let total: f64 = weights.iter().sum();
    let below: f64 = values
        .iter()
        .zip(weights)
        .filter(|(value, _)| kept(**value))
        .map(|(_, weight)| weight)
        .sum();
    below / total
}

fn discrete_quantile(values: &[f64], weights: &[f64], probability: f64) -> f64 {
    let total: f64 = weights.iter().sum();
    let pairs = rising(values, weights);
    let mut cumulative = 0.0;
    let mut last = f64::NAN;
    for (value, weight) in pairs.into_iter().filter(|pair| pair.1 > 0.0) {
        cumulative += weight / total;
        last = value;
        if probability < cumulative {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(shape: Shape) -> Prepared {
        Prepared::new(&Distribution { shape, minimum: f64::NEG_INFINITY, maximum: f64::INFINITY })
    }

    fn moments(prepared: &Prepared) -> (f64, f64) {
        let n = 200_000;
        let draws: Vec<f64> =
            (0..n).map(|i| prepared.quantile((f64::from(i) + 0.5) / f64::from(n))).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(n);
        let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / f64::from(n);
        (mean, variance.sqrt())
    }

    #[test]
    fn pert_has_the_published_mean_and_standard_deviation() {
        let (mean, sd) = moments(&whole(Shape::Pert { low: 5.0, likely: 20.0, high: 50.0 }));
        assert!((mean - 22.5).abs() < 1e-4, "{mean}");
        assert!((sd - 8.29156).abs() < 1e-3, "{sd}");
    }

    #[test]
    fn lognormal_tails_match_the_published_values() {
        let shape = Shape::Lognormal { mean: 20.0, cv: 35.0 / 20.0 };
        assert!((1.0 - cumulative(&shape, 50.0) - 0.08599).abs() < 1e-5);
        assert!((cumulative(&shape, 6.0) - 0.33545).abs() < 1e-5);
    }

    #[test]
    fn quantile_inverts_the_cumulative_probability() {
        let shapes = [
            Shape::Uniform { low: -2.0, high: 3.0 },
            Shape::Pert { low: 0.0, likely: 0.2, high: 1.0 },
            Shape::Triangular { low: 1.0, likely: 4.0, high: 5.0 },
            Shape::Normal { mean: 3.0, sd: 2.0 },
            Shape::Lognormal { mean: 10.0, cv: 0.7 },
            Shape::Beta { alpha: 2.0, beta: 5.0, low: 1.0, high: 2.0 },
            Shape::Gamma { mean: 5.0, cv: 0.4 },
            Shape::Pareto { scale: 1.0, tail_index: 1.5 },
        ];
        for shape in shapes {
            for probability in [0.001, 0.1, 0.5, 0.9, 0.999] {
                let back = cumulative(&shape, quantile(&shape, probability));
                assert!((back - probability).abs() < 1e-9, "{shape:?} at {probability}: {back}");
            }
        }
    }

    #[test]
    fn discrete_draws_in_rising_order_whatever_the_order_of_the_file() {
        let shape = Shape::Discrete { values: vec![3.0, 1.0, 2.0], weights: vec![1.0, 2.0, 1.0] };
        let prepared = whole(shape);
        assert_eq!(prepared.quantile(0.49), 1.0);
        assert_eq!(prepared.quantile(0.51), 2.0);
        assert_eq!(prepared.quantile(0.76), 3.0);
        assert_eq!(prepared.mean(), 1.75);
    }

    #[test]
    fn truncated_discrete_keeps_its_end_points() {
        let shape = Shape::Discrete { values: vec![1.0, 2.0, 3.0], weights: vec![1.0, 1.0, 1.0] };
        let kept = Prepared::new(&Distribution { shape, minimum: 2.0, maximum: 3.0 });
        assert_eq!(kept.quantile(0.01), 2.0);
        assert_eq!(kept.quantile(0.99), 3.0);
    }
}
