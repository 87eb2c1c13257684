//! How likely a distribution is to fall between its `minimum` and `maximum`.

use super::{Distribution, Shape};
use crate::numeric::{
    ln, ln_1p, powf, regularized_gamma_p, regularized_incomplete_beta, standard_normal_cdf,
};

/// The probability that the shape falls into the interval that is kept.
pub(in crate::scenario) fn probability_within(distribution: &Distribution) -> f64 {
    let Distribution { shape, minimum, maximum } = distribution;
    match shape {
        _ if minimum > maximum => 0.0,
        // Points on the lower end count too, which a difference of two probabilities misses.
        Shape::Discrete { values, weights } => of_points(values, weights, *minimum, *maximum),
        _ => below(shape, *maximum) - below(shape, *minimum),
    }
}

fn of_points(values: &[f64], weights: &[f64], minimum: f64, maximum: f64) -> f64 {
    let kept: f64 = values
        .iter()
        .zip(weights)
        .filter(|(value, _)| (minimum..=maximum).contains(*value))
        .map(|(_, weight)| weight)
        .sum();
    kept / weights.iter().sum::<f64>()
}

/// P(X <= x).
fn below(shape: &Shape, x: f64) -> f64 {
    if x.is_infinite() {
        return if x > 0.0 { 1.0 } else { 0.0 };
    }
    match *shape {
        Shape::Uniform { low, high } => ((x - low) / (high - low)).clamp(0.0, 1.0),
        Shape::Triangular { low, likely, high } => below_triangular(low, likely, high, x),
        Shape::Pert { low, likely, high } => {
            let at = 4.0 * (likely - low) / (high - low);
            below_beta(1.0 + at, 5.0 - at, (x - low) / (high - low))
        }
        Shape::Beta { alpha, beta, low, high } => below_beta(alpha, beta, (x - low) / (high - low)),
        Shape::Normal { mean, sd } => standard_normal_cdf((x - mean) / sd),
        Shape::Lognormal { mean, cv } => below_lognormal(mean, cv, x),
        Shape::Gamma { mean, cv } => below_gamma(mean, cv, x),
        Shape::Pareto { scale, tail_index } => below_pareto(scale, tail_index, x),
        Shape::Discrete { ref values, ref weights } => {
            of_points(values, weights, f64::NEG_INFINITY, x)
        }
    }
}

fn below_triangular(low: f64, likely: f64, high: f64, x: f64) -> f64 {
    if x <= low {
        0.0
    } else if x >= high {
        1.0
    } else if x < likely {
        (x - low) * (x - low) / ((high - low) * (likely - low))
    } else {
        1.0 - (high - x) * (high - x) / ((high - low) * (high - likely))
    }
}

/// ln X is normal with variance ln(1 + cv²) and mean ln(mean) minus half of that.
fn below_lognormal(mean: f64, cv: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let variance = ln_1p(cv * cv);
    standard_normal_cdf((ln(x / mean) + variance / 2.0) / variance.sqrt())
}

fn below_gamma(mean: f64, cv: f64, x: f64) -> f64 {
    let shape = 1.0 / (cv * cv);
    if x <= 0.0 { 0.0 } else { regularized_gamma_p(shape, shape * (x / mean)) }
}

fn below_beta(alpha: f64, beta: f64, x: f64) -> f64 {
    regularized_incomplete_beta(alpha, beta, x.clamp(0.0, 1.0))
}

/// P(X > x) = (scale / x)^tail_index.
fn below_pareto(scale: f64, tail_index: f64, x: f64) -> f64 {
    if x <= scale { 0.0 } else { 1.0 - powf(scale / x, tail_index) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(shape: Shape, minimum: f64, maximum: f64) -> f64 {
        probability_within(&Distribution { shape, minimum, maximum })
    }

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-6, "{a} is not {b}");
    }

    #[test]
    fn known_probabilities() {
        let inf = f64::INFINITY;
        close(within(Shape::Normal { mean: 10.0, sd: 2.0 }, 8.0, 12.0), 0.682_689_5);
        close(within(Shape::Uniform { low: 0.0, high: 4.0 }, 1.0, 2.0), 0.25);
        close(within(Shape::Triangular { low: 0.0, likely: 1.0, high: 4.0 }, 0.0, 1.0), 0.25);
        close(
            within(Shape::Beta { alpha: 2.0, beta: 2.0, low: 2.0, high: 4.0 }, 3.5, inf),
            0.156_25,
        );
        close(within(Shape::Pert { low: 0.0, likely: 1.0, high: 2.0 }, 1.0, inf), 0.5);
        close(within(Shape::Gamma { mean: 3.0, cv: 1.0 }, 3.0, inf), 0.367_879_44);
        close(within(Shape::Pareto { scale: 1.0, tail_index: 2.0 }, 2.0, inf), 0.25);
        close(
            within(Shape::Discrete { values: vec![1.0, 2.0], weights: vec![3.0, 1.0] }, 2.0, 2.0),
            0.25,
        );
    }

    #[test]
    fn the_median_of_a_lognormal_splits_it() {
        let median = 100.0 / (1.0_f64 + 0.25).sqrt();
        close(within(Shape::Lognormal { mean: 100.0, cv: 0.5 }, 0.0, median), 0.5);
        close(within(Shape::Lognormal { mean: 100.0, cv: 1e-9 }, 0.0, 101.0), 1.0);
    }

    #[test]
    fn an_interval_upside_down_holds_nothing() {
        close(within(Shape::Normal { mean: 0.0, sd: 1.0 }, 1.0, -1.0), 0.0);
    }
}
