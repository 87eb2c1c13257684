//! Influence functions: how much each path moves a figure.
//!
//! The standard error of a figure is the standard deviation of its influence over the paths,
//! divided by sqrt(N) (Hampel 1974; for tail means Manistre and Hancock 2005). The influence of a
//! difference of two figures on the same paths is the difference of the influences, path by path.

use super::error::MetricError;
use super::estimate::{Caution, Estimate};
use super::skewness::skewed_ends;
use super::sum::error_of_mean;

/// A figure and the influence of each path on it.
#[derive(Debug, Clone)]
pub(super) struct Influence {
    /// The figure.
    pub value: f64,
    /// One number a path, up to a common constant; `None` where the sample is too small.
    pub per_path: Option<Vec<f64>>,
}

impl Influence {
    /// The difference of two figures on the same paths, in the same order.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let pair = self.per_path.as_ref().zip(other.per_path.as_ref());
        Self {
            value: self.value - other.value,
            per_path: pair.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a - b).collect()),
        }
    }

    /// Adds `weight` times another figure on the same paths; what lacks influences takes them away.
    pub(super) fn add(&mut self, weight: f64, other: &Self) {
        self.value += weight * other.value;
        match (&mut self.per_path, &other.per_path) {
            (Some(sums), Some(others)) => {
                sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += weight * other);
            }
            (lacking, _) => *lacking = None,
        }
    }

    /// The figure of `sample` paths with the normal interval; a caution where there is none.
    pub(super) fn normal(&self, sample: usize) -> Result<Estimate, MetricError> {
        self.normal_with(Some(0.0), sample)
    }

    /// As [`normal`](Self::normal), with the square of a further error that has nothing to do with
    /// the paths; no error at all where that one is not known.
    pub(super) fn normal_with(
        &self,
        further: Option<f64>,
        sample: usize,
    ) -> Result<Estimate, MetricError> {
        let both = self.std_error().zip(further);
        let error = both.map(|(error, further)| match further {
            0.0 => error,
            _ => (error * error + further).sqrt(),
        });
        let lacking = self.per_path.is_none() || further.is_none();
        let caution = lacking.then_some(Caution::NoIntervalAtThisSize);
        Ok(Estimate::normal(self.value, error, sample)?.with_caution(caution))
    }

    /// The figure of `sample` paths with an interval corrected for skewness, for tail means of
    /// one sample; a caution where there is none.
    pub(super) fn skewed(&self, sample: usize) -> Result<Estimate, MetricError> {
        let error = self.std_error();
        let ends = self.per_path.as_deref().zip(error);
        let ends = ends.map(|(influences, error)| skewed_ends(self.value, error, influences));
        let estimate = Estimate::new(self.value, error, ends, sample)?;
        Ok(estimate.with_caution(self.caution()))
    }

    fn std_error(&self) -> Option<f64> {
        self.per_path.as_deref().and_then(error_of_mean)
    }

    fn caution(&self) -> Option<Caution> {
        self.per_path.is_none().then_some(Caution::NoIntervalAtThisSize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_need_both_sides() {
        let known = Influence { value: 5.0, per_path: Some(vec![3.0, -1.0, 4.0]) };
        let unknown = Influence { value: 2.0, per_path: None };
        assert_eq!(known.minus(&known).per_path, Some(vec![0.0; 3]));
        let difference = known.minus(&unknown).normal(3).unwrap();
        assert_eq!((difference.value, difference.std_error), (3.0, None));
        assert_eq!(difference.cautions, [Caution::NoIntervalAtThisSize]);
    }
}
