//! The standard normal distribution, for intervals.

use crate::numeric::standard_normal_quantile;

/// Quantile of the standard normal distribution at probability `p` in (0, 1).
pub(super) fn normal_quantile(p: f64) -> f64 {
    standard_normal_quantile(p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_quantiles() {
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
        assert!((normal_quantile(0.95) - 1.644_853_626_951_473).abs() < 1e-13);
        assert_eq!(normal_quantile(0.5), 0.0);
    }
}
