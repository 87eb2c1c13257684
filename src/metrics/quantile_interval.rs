//! How well a quantile is known: its interval and its slope, from two order statistics.

use super::order::order_statistics;
use super::rank::interval_ranks;

/// The order statistics that enclose a quantile with 95% confidence, whatever the distribution,
/// and the slope of the quantile function between them, one over the density (Woodruff 1952).
#[derive(Debug, Clone, Copy)]
pub(super) struct QuantileInterval {
    probability: f64,
    /// The lower order statistic.
    pub low: f64,
    /// The upper one.
    pub high: f64,
    slope: f64,
}

impl QuantileInterval {
    /// The interval at `probability`; `None` where the sample is too small for one.
    pub(super) fn of(values: &[f64], probability: f64) -> Option<Self> {
        let ranks = interval_ranks(probability, values.len())?;
        let ends = order_statistics(values, ranks.into());
        Some(Self::between(ends, ranks, probability, values.len()))
    }

    /// As [`of`](Self::of), from values in ascending order.
    pub(super) fn of_sorted(sorted: &[f64], probability: f64) -> Option<Self> {
        let ranks = interval_ranks(probability, sorted.len())?;
        let ends = [*sorted.get(ranks.0 - 1)?, *sorted.get(ranks.1 - 1)?];
        Some(Self::between(ends, ranks, probability, sorted.len()))
    }

    fn between(ends: [f64; 2], ranks: (usize, usize), probability: f64, count: usize) -> Self {
        let [low, high] = ends;
        let between = (ranks.1 - ranks.0) as f64 / (count + 1) as f64;
        Self { probability, low, high, slope: (high - low) / between }
    }

    /// Standard error of the quantile of `count` values, slope · sqrt(p (1 - p) / N).
    pub(super) fn std_error(&self, count: usize) -> f64 {
        let spread = self.probability * (1.0 - self.probability) / count as f64;
        self.slope * spread.sqrt()
    }

    /// Influence of a path on the quantile found at `threshold`: slope · (p - 1{x <= threshold}).
    pub(super) fn influence(&self, value: f64, threshold: f64) -> f64 {
        let below = if value <= threshold { 1.0 } else { 0.0 };
        self.slope * (self.probability - below)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sum::error_of_mean;
    use super::*;

    #[test]
    fn a_uniform_sample_has_slope_one() {
        let values: Vec<f64> = (1..1000).map(|path| f64::from(path) / 1000.0).collect();
        for probability in [0.05, 0.5, 0.9] {
            let interval = QuantileInterval::of(&values, probability).unwrap();
            assert!((interval.slope - 1.0).abs() < 1e-12);
            let sorted = QuantileInterval::of_sorted(&values, probability).unwrap();
            assert_eq!((sorted.low, sorted.high), (interval.low, interval.high));
            assert_eq!(sorted.slope, interval.slope);
        }
    }

    #[test]
    fn more_paths_below_pull_the_quantile_down() {
        let values: Vec<f64> = (1..=1000).map(f64::from).collect();
        let interval = QuantileInterval::of(&values, 0.05).unwrap();
        assert!(interval.influence(1.0, 50.0) < 0.0);
        assert!(interval.influence(900.0, 50.0) > 0.0);
    }

    #[test]
    fn the_influence_reproduces_the_error_of_the_quantile() {
        let values: Vec<f64> = (1..=1000).map(f64::from).collect();
        let interval = QuantileInterval::of(&values, 0.05).unwrap();
        let influence = |value: &f64| interval.influence(*value, 50.0);
        let influences: Vec<f64> = values.iter().map(influence).collect();
        // The sample has the divisor N - 1, the closed form N.
        let expected = interval.std_error(1000) * (1000.0_f64 / 999.0).sqrt();
        assert!((error_of_mean(&influences).unwrap() / expected - 1.0).abs() < 1e-12);
    }
}
