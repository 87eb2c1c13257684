//! The distributions that a scenario can name, before anything is cut off.

/// The shapes that a scenario can name.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// `[low, high]`.
    Uniform {
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// `[low, likely, high]`: PERT with lambda 4.
    Pert {
        /// Lowest value.
        low: f64,
        /// Likeliest value.
        likely: f64,
        /// Highest value.
        high: f64,
    },
    /// `{ distribution = "triangular", low, likely, high }`.
    Triangular {
        /// Lowest value.
        low: f64,
        /// Likeliest value.
        likely: f64,
        /// Highest value.
        high: f64,
    },
    /// `{ distribution = "normal", mean, sd }`.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// `{ distribution = "lognormal", mean, cv }`.
    Lognormal {
        /// Mean of the value itself, not of its logarithm.
        mean: f64,
        /// Standard deviation of the value itself, divided by its mean.
        cv: f64,
    },
    /// `{ distribution = "beta", alpha, beta, low = 0, high = 1 }`.
    Beta {
        /// First shape parameter.
        alpha: f64,
        /// Second shape parameter.
        beta: f64,
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// `{ distribution = "gamma", mean, cv }`.
    Gamma {
        /// Mean.
        mean: f64,
        /// Standard deviation divided by the mean.
        cv: f64,
    },
    /// `{ distribution = "pareto", scale, tail_index }`: P(X > x) = (scale / x)^tail_index.
    Pareto {
        /// Lowest value.
        scale: f64,
        /// How fast the tail falls: the smaller, the heavier.
        tail_index: f64,
    },
    /// `{ distribution = "discrete", values, weights }`.
    Discrete {
        /// The possible values.
        values: Vec<f64>,
        /// A weight for each; they need not add up to one.
        weights: Vec<f64>,
    },
}
