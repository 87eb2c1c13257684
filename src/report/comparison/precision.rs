//! How well differences to the first candidate are known.

use super::super::paths::Paths;
use crate::metrics::{
    Estimate, MetricError, TAIL_LEVEL, expected_shortfall, expected_shortfall_difference, mean,
    mean_difference,
};

/// The largest relative error of a difference, see [`Comparison::until`](super::Comparison::until).
pub(super) fn largest_error(all: &[impl Paths]) -> Result<Option<f64>, MetricError> {
    let flows = |one: &_| Paths::column(one, |block| block.figures.net_cash_flow);
    let Some((first, others)) = all.split_first() else { return Ok(None) };
    let first = flows(first);
    let mut largest = Some(0.0_f64);
    for other in others {
        let error = relative_error(&flows(other), &first)?;
        largest = largest.zip(error).map(|(largest, error)| largest.max(error));
    }
    Ok(largest)
}

fn relative_error(candidate: &[f64], against: &[f64]) -> Result<Option<f64>, MetricError> {
    let spread = depth_of_worst(candidate)?.max(depth_of_worst(against)?);
    let differences = [
        mean_difference(candidate, against)?,
        expected_shortfall_difference(candidate, against, TAIL_LEVEL)?,
    ];
    let [mean, shortfall] = differences.map(|difference| relative(&difference, spread));
    Ok(mean.zip(shortfall).map(|(mean, shortfall)| mean.max(shortfall)))
}

/// How far the worst 5% lie below the mean; never negative, and zero only without variation.
fn depth_of_worst(flows: &[f64]) -> Result<f64, MetricError> {
    Ok((mean(flows)?.value + expected_shortfall(flows, TAIL_LEVEL)?.value).max(0.0))
}

fn relative(difference: &Estimate, spread: f64) -> Option<f64> {
    let error = difference.std_error?;
    // What is known exactly is known well enough, even a difference of zero.
    Some(if error == 0.0 { 0.0 } else { error / difference.value.abs().max(spread) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(count: u32, step: u32) -> Vec<f64> {
        (0..count).map(|path| f64::from(path * step % 4999)).collect()
    }

    #[test]
    fn a_difference_of_nothing_is_measured_against_the_worst_futures() {
        let (a, b) = (wave(4999, 17), wave(4999, 40));
        // The same numbers in another order: means and shortfalls are the same, the paths are not.
        let error = relative_error(&a, &b).unwrap().unwrap();
        let depth = depth_of_worst(&a).unwrap();
        // Uniform between 0 and 4,998: 2,499 is the mean, 124.5 that of the worst 5%.
        assert!((depth - 2374.0).abs() < 2.0, "{depth}");
        let of_mean = mean_difference(&a, &b).unwrap().std_error.unwrap() / depth;
        assert!(error >= of_mean && error < 0.05, "{error} {of_mean}");
    }

    #[test]
    fn a_large_difference_is_measured_against_itself() {
        let (a, b) = (wave(4999, 17), wave(4999, 40));
        let far: Vec<f64> = b.iter().map(|value| value + 1e6).collect();
        let (near, far) = (relative_error(&b, &a), relative_error(&far, &a));
        let ratio = near.unwrap().unwrap() / far.unwrap().unwrap();
        assert!(ratio > 300.0, "{ratio}");
    }

    #[test]
    fn what_is_certain_has_no_error() {
        let a = wave(4999, 17);
        let shifted: Vec<f64> = a.iter().map(|value| value - 128.0).collect();
        assert_eq!(relative_error(&shifted, &a), Ok(Some(0.0)));
        assert_eq!(relative_error(&[5.0; 40], &[5.0; 40]), Ok(Some(0.0)));
        assert_eq!(relative_error(&[5.0], &[4.0]), Ok(None));
    }
}
