//! The mean of a distribution after truncation, in closed form.

use super::{
    Prepared, cumulative, gamma_shape_scale, lognormal_log_moments, pert_shape, triangular_low_part,
};
use crate::numeric::{
    exp, exp_m1, ln, regularized_gamma_p, regularized_incomplete_beta, standard_normal_cdf,
};
use crate::scenario::Shape;

impl Prepared {
    /// The mean after truncation; infinite where a tail is so heavy that there is none.
    pub fn mean(&self) -> f64 {
        if let Shape::Discrete { values, weights } = &self.shape {
            return self.mean_of_points(values, weights);
        }
        let whole = self.minimum == f64::NEG_INFINITY && self.maximum == f64::INFINITY;
        if whole {
            return mean(&self.shape);
        }
        let part = below(&self.shape, self.maximum) - below(&self.shape, self.minimum);
        // Far out in a tail both are differences of numbers that are almost alike.
        (part / self.probability_kept).clamp(self.minimum, self.maximum)
    }

    fn mean_of_points(&self, values: &[f64], weights: &[f64]) -> f64 {
        let kept = || {
            let points = values.iter().zip(weights);
            points.filter(|(value, _)| (self.minimum..=self.maximum).contains(*value))
        };
        let weight: f64 = kept().map(|(_, weight)| weight).sum();
        kept().map(|(value, weight)| value * weight).sum::<f64>() / weight
    }
}

/// The mean before truncation.
fn mean(shape: &Shape) -> f64 {
    match shape {
        Shape::Uniform { low, high } => 0.5 * (low + high),
        Shape::Pert { low, likely, high } => (low + 4.0 * likely + high) / 6.0,
        Shape::Triangular { low, likely, high } => (low + likely + high) / 3.0,
        Shape::Normal { mean, .. } | Shape::Lognormal { mean, .. } | Shape::Gamma { mean, .. } => {
            *mean
        }
        Shape::Beta { alpha, beta, low, high } => low + (high - low) * alpha / (alpha + beta),
        Shape::Pareto { scale, tail_index } if *tail_index > 1.0 => {
            scale * tail_index / (tail_index - 1.0)
        }
        Shape::Pareto { .. } => f64::INFINITY,
        Shape::Discrete { values, weights } => {
            let sum: f64 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
            sum / weights.iter().sum::<f64>()
        }
    }
}

/// E[X; X <= x]: the part of the mean that lies below x (of single values, see above).
///
/// The shapes that are multiplied by x are shapes of the same family again: a beta with alpha + 1, a
/// gamma with shape + 1, a lognormal whose logarithm is moved by its variance.
fn below(shape: &Shape, x: f64) -> f64 {
    if x == f64::NEG_INFINITY {
        return 0.0;
    }
    if x == f64::INFINITY {
        return mean(shape);
    }
    match *shape {
        Shape::Uniform { low, high } => {
            let x = x.clamp(low, high);
            0.5 * (x - low) * (x + low) / (high - low)
        }
        Shape::Pert { low, likely, high } => {
            let (alpha, beta) = pert_shape(low, likely, high);
            below_beta(shape, alpha, beta, (low, high), x)
        }
        Shape::Beta { alpha, beta, low, high } => below_beta(shape, alpha, beta, (low, high), x),
        Shape::Triangular { low, likely, high } => below_triangular(low, likely, high, x),
        Shape::Normal { mean, sd } => {
            let z = (x - mean) / sd;
            let density = exp(-0.5 * z * z) / std::f64::consts::TAU.sqrt();
            mean * standard_normal_cdf(z) - sd * density
        }
        Shape::Lognormal { mean, cv } => {
            if x <= 0.0 {
                return 0.0;
            }
            let (mu, sigma) = lognormal_log_moments(mean, cv);
            mean * standard_normal_cdf((ln(x) - mu) / sigma - sigma)
        }
        Shape::Gamma { mean, cv } => {
            let (gamma_shape, scale) = gamma_shape_scale(mean, cv);
            mean * regularized_gamma_p(gamma_shape + 1.0, (x / scale).max(0.0))
        }
        Shape::Pareto { scale, tail_index } => below_pareto(scale, tail_index, x),
        Shape::Discrete { .. } => 0.0,
    }
}

fn below_beta(shape: &Shape, alpha: f64, beta: f64, (low, high): (f64, f64), x: f64) -> f64 {
    let place = ((x - low) / (high - low)).clamp(0.0, 1.0);
    let above_low = alpha / (alpha + beta) * regularized_incomplete_beta(alpha + 1.0, beta, place);
    low * cumulative(shape, x) + (high - low) * above_low
}

fn below_triangular(low: f64, likely: f64, high: f64, x: f64) -> f64 {
    let x = x.clamp(low, high);
    if x <= likely {
        triangular_low_part(low, likely, high, x)
    } else {
        // The rest is the same part of the mirrored triangle.
        let rest = -triangular_low_part(-high, -likely, -low, -x);
        (low + likely + high) / 3.0 - rest
    }
}

/// k a^k times the integral of t^-k from the scale a to x; with k = 1 it is a logarithm.
fn below_pareto(scale: f64, tail_index: f64, x: f64) -> f64 {
    if x <= scale {
        return 0.0;
    }
    let power = tail_index - 1.0;
    let log = ln(x / scale);
    let integral = if power == 0.0 { log } else { -exp_m1(-power * log) / power };
    scale * tail_index * integral
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Distribution;

    fn cut(shape: Shape, minimum: f64, maximum: f64) -> Prepared {
        Prepared::new(&Distribution { shape, minimum, maximum })
    }

    fn close(value: f64, expected: f64, relative: f64) {
        assert!((value / expected - 1.0).abs() < relative, "{value} is not {expected}");
    }

    /// k a^k / (k - 1) (a^(1 - k) - M^(1 - k)) / (1 - (a / M)^k), worked out with 30 digits.
    #[test]
    fn heavy_tails_that_are_cut_off() {
        let scaled = |scale, tail_index| Shape::Pareto { scale, tail_index };
        let pareto = |tail_index| scaled(1e5, tail_index);
        let inf = f64::INFINITY;
        close(cut(pareto(1.1), -inf, 1e9).mean(), 662_108.0, 1e-6);
        close(cut(scaled(1e6, 1.02), -inf, 1e12).mean(), 1.231_2e7, 1e-4);
        close(cut(Shape::Lognormal { mean: 1e6, cv: 10.0 }, -inf, 1e9).mean(), 983_885.0, 1e-6);
        close(cut(pareto(1.0), -inf, 1e9).mean(), 1e5 * ln(1e4) / (1.0 - 1e-4), 1e-12);
        assert_eq!(cut(pareto(1.0), -inf, inf).mean(), inf);
    }

    #[test]
    fn a_half_normal_and_an_exponential() {
        let inf = f64::INFINITY;
        let half = cut(Shape::Normal { mean: 0.0, sd: 1.0 }, 0.0, inf);
        close(half.mean(), std::f64::consts::FRAC_2_PI.sqrt(), 1e-12);
        // An exponential has no memory: above 7 its mean is 7 more.
        close(cut(Shape::Gamma { mean: 2.0, cv: 1.0 }, 7.0, inf).mean(), 9.0, 1e-9);
    }

    /// Each against the mean of its quantiles, which knows nothing of these formulas.
    #[test]
    fn every_shape_has_the_mean_of_its_draws() {
        let shapes = [
            (Shape::Uniform { low: -2.0, high: 3.0 }, -1.0, 2.5),
            (Shape::Pert { low: 1.0, likely: 2.0, high: 7.0 }, 1.5, 6.0),
            (Shape::Triangular { low: 1.0, likely: 4.0, high: 5.0 }, 2.0, 3.0),
            (Shape::Triangular { low: 1.0, likely: 4.0, high: 5.0 }, 2.0, 4.5),
            (Shape::Triangular { low: 1.0, likely: 1.0, high: 5.0 }, 2.0, 9.0),
            (Shape::Normal { mean: 3.0, sd: 2.0 }, 0.0, 4.0),
            (Shape::Lognormal { mean: 10.0, cv: 0.7 }, 5.0, 20.0),
            (Shape::Beta { alpha: 2.0, beta: 5.0, low: 1.0, high: 2.0 }, 1.1, 1.4),
            (Shape::Gamma { mean: 5.0, cv: 0.4 }, 2.0, 6.0),
            (Shape::Pareto { scale: 1.0, tail_index: 1.5 }, 0.5, 4.0),
            (
                Shape::Discrete { values: vec![4.0, 1.0, 9.0], weights: vec![1.0, 2.0, 5.0] },
                0.0,
                5.0,
            ),
        ];
        for (shape, minimum, maximum) in shapes {
            let prepared = cut(shape.clone(), minimum, maximum);
            let slices = 20_000;
            let draw = |i: i32| prepared.quantile((f64::from(i) + 0.5) / f64::from(slices));
            let of_draws = (0..slices).map(draw).sum::<f64>() / f64::from(slices);
            assert!((prepared.mean() - of_draws).abs() < 1e-4, "{shape:?}: {of_draws}");
        }
    }
}
