//! Sample quantiles of type 7.

/// The two neighbouring order statistics of a type 7 sample quantile, and how to join them.
///
/// Type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
/// Statistician 50 (1996): linear between the order statistics, the usual one in R and NumPy.
/// With `h = (n - 1) p`, the quantile lies between the order statistics of the (0-based) ranks
/// `floor(h)` and `floor(h) + 1`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type7 {
    /// Rank of the order statistic below, counted from zero.
    pub lower: usize,
    /// Rank of the order statistic above; equal to `lower` at the largest value.
    pub upper: usize,
    /// Weight of the upper one, in `[0, 1)`.
    pub weight: f64,
}

impl Type7 {
    /// The position of the quantile of probability p among `count` values.
    ///
    /// # Panics
    /// If there are no values or p is not within `[0, 1]`.
    #[must_use]
    pub fn new(count: usize, p: f64) -> Self {
        assert!(count > 0, "a quantile of no values");
        assert!((0.0..=1.0).contains(&p), "a probability outside [0, 1]");
        let last = count - 1;
        let position = last as f64 * p;
        let lower = (position.floor() as usize).min(last);
        Self { lower, upper: (lower + 1).min(last), weight: position - lower as f64 }
    }

    /// The quantile, from the values at the ranks `lower` and `upper`.
    #[must_use]
    pub fn interpolate(&self, lower_value: f64, upper_value: f64) -> f64 {
        // The minimum: rounding must not carry the quantile past its upper neighbour.
        (lower_value + self.weight * (upper_value - lower_value)).min(upper_value)
    }
}

/// The type 7 sample quantile of values in ascending order.
///
/// # Panics
/// If there are no values or p is not within `[0, 1]`.
#[must_use]
pub fn quantile_type7(sorted: &[f64], p: f64) -> f64 {
    let position = Type7::new(sorted.len(), p);
    position.interpolate(sorted[position.lower], sorted[position.upper])
}
