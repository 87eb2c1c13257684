//! Sobol indices: which part of the variance of a figure an unknown input answers for.
//!
//! Pick and freeze: two independent sets of draws A and B, and for each input a third run that
//! takes this input (or group of inputs) from B and all else from A (A. Saltelli, P. Annoni,
//! I. Azzini, F. Campolongo, M. Ratto and S. Tarantola 2010, "Variance based sensitivity analysis
//! of model output", *Computer Physics Communications* 181).

use serde::Serialize;

use super::error::MetricError;
use super::estimate::Estimate;
use super::influence::Influence;
use super::sample::{check_columns, check_pair};
use super::sum::mean_of;

/// The parts of the variance that belong to one input or group of inputs, shares of 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SobolIndices {
    /// First order: by how much the variance would fall on average if this input were known.
    pub first_order: Estimate,
    /// Total: what would be left on average if everything but this input were known.
    pub total: Estimate,
}

/// A variance taken apart by inputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sobol {
    /// The variance, in the squared unit of the values.
    pub variance: Estimate,
    /// The indices of each input, in the order given.
    pub inputs: Vec<SobolIndices>,
}

/// First-order and total Sobol indices of each input, from the columns of A, of B and, for each
/// input, of A with this input from B; one value a path, all in path order.
///
/// With V the variance of both columns and d the deviations from their mean, the total index is
/// mean((a - ab)²) / 2V (M. J. W. Jansen 1999, "Analysis of variance designs for model output",
/// *Computer Physics Communications* 117). For the first order S there are two estimators,
/// mean(d_b (ab - a)) / V (Saltelli et al. 2010) and 1 - mean((b - ab)²) / 2V (Jansen). For sums of
/// normal inputs their variances are 2 S / N and (1 - S)² (1 + 2 S) / N: one is good for inputs
/// that do little, the other for inputs that do nearly everything. So their mixture with the least
/// error is taken. Its weight comes from the same paths, which costs a bias of the order of 1/N.
///
/// The errors are those of a ratio of means (delta method), path by path; the intervals are normal,
/// cut to 0..1. A first order near zero may come out slightly negative.
///
/// # Errors
/// `NoColumns` without inputs, `NoPaths`, `NotFinite`, `LengthsDiffer`; `ZeroVariance` where a and b
/// hold one value alone; `Overflow`.
pub fn sobol_indices(a: &[f64], b: &[f64], ab: &[&[f64]]) -> Result<Sobol, MetricError> {
    check_pair(a, b)?;
    check_columns(ab, a.len())?;
    let base = BaseSample::of(a, b)?;
    let indices = |column: &&[f64]| {
        Ok(SobolIndices {
            first_order: base.share(&base.first_order(column))?,
            total: base.share(&base.total(column))?,
        })
    };
    let inputs = ab.iter().map(indices).collect::<Result<_, MetricError>>()?;
    let influence = Influence { value: base.variance, per_path: Some(base.squares) };
    let variance = influence.normal(a.len())?.clipped(0.0, f64::INFINITY);
    Ok(Sobol { variance, inputs })
}

/// What A and B have in common.
struct BaseSample<'a> {
    a: &'a [f64],
    b: &'a [f64],
    mean: f64,
    /// Half the squared deviations of a and b, by path.
    squares: Vec<f64>,
    variance: f64,
}

impl<'a> BaseSample<'a> {
    fn of(a: &'a [f64], b: &'a [f64]) -> Result<Self, MetricError> {
        let mean =
            mean_of(2 * a.len(), |draw| if draw % 2 == 0 { a[draw / 2] } else { b[draw / 2] });
        let square =
            |(a, b): (&f64, &f64)| 0.5 * ((a - mean) * (a - mean) + (b - mean) * (b - mean));
        let squares: Vec<f64> = a.iter().zip(b).map(square).collect();
        let variance = mean_of(squares.len(), |path| squares[path]);
        if variance == 0.0 {
            return Err(MetricError::ZeroVariance);
        }
        Ok(Self { a, b, mean, squares, variance })
    }

    /// The mixture of both estimators of the first order with the least error.
    fn first_order(&self, ab: &[f64]) -> Influence {
        mixture(&self.saltelli(ab), &self.jansen(ab))
    }

    fn saltelli(&self, ab: &[f64]) -> Influence {
        let paths = self.a.iter().zip(self.b).zip(ab);
        let product = |((a, b), ab): ((&f64, &f64), &f64)| (b - self.mean) * (ab - a);
        self.ratio(&paths.map(product).collect::<Vec<f64>>())
    }

    fn jansen(&self, ab: &[f64]) -> Influence {
        let one = Influence { value: 1.0, per_path: Some(vec![0.0; ab.len()]) };
        one.minus(&self.ratio(&half_squares(self.b, ab)))
    }

    /// Jansen's estimator of the total index.
    fn total(&self, ab: &[f64]) -> Influence {
        self.ratio(&half_squares(self.a, ab))
    }

    /// Mean of the parts divided by the variance.
    fn ratio(&self, parts: &[f64]) -> Influence {
        let value = mean_of(parts.len(), |path| parts[path]) / self.variance;
        let moves = |(part, square): (&f64, &f64)| (part - value * square) / self.variance;
        let per_path = parts.iter().zip(&self.squares).map(moves).collect();
        Influence { value, per_path: Some(per_path) }
    }

    fn share(&self, influence: &Influence) -> Result<Estimate, MetricError> {
        Ok(influence.normal(self.a.len())?.clipped(0.0, 1.0))
    }
}

/// Half the squared differences, path by path.
fn half_squares(values: &[f64], others: &[f64]) -> Vec<f64> {
    values
        .iter()
        .zip(others)
        .map(|(value, other)| 0.5 * (value - other) * (value - other))
        .collect()
}

/// The mean of two figures with the weights, 0 to 1, that give it the least error.
fn mixture(first: &Influence, second: &Influence) -> Influence {
    let gap = second.minus(first);
    let weight = match (&first.per_path, &gap.per_path) {
        (Some(first), Some(gap)) => least_squares(first, gap).clamp(0.0, 1.0),
        _ => 0.0,
    };
    let mut mixed = first.clone();
    mixed.add(weight, &gap);
    mixed
}

/// The weight w that makes the squares of first + w · gap least; influences have a mean of zero.
fn least_squares(first: &[f64], gap: &[f64]) -> f64 {
    let squares = mean_of(gap.len(), |path| gap[path] * gap[path]);
    let products = mean_of(gap.len(), |path| first[path] * gap[path]);
    if squares > 0.0 { -products / squares } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{StreamKey, standard_normal_quantile};

    #[test]
    fn an_index_by_hand() {
        let (a, b) = ([1.0, -1.0, 2.0, -2.0], [2.0, 1.0, -2.0, -1.0]);
        let found = sobol_indices(&a, &b, &[&a, &b]).unwrap();
        assert_eq!(found.variance.value, 2.5);
        // The first input changes nothing, the second is the only one.
        let [nothing, all] = &found.inputs[..] else { panic!("two inputs") };
        assert_eq!((nothing.first_order.value, nothing.first_order.std_error), (0.0, Some(0.0)));
        assert_eq!((nothing.total.value, nothing.total.std_error), (0.0, Some(0.0)));
        assert_eq!((all.first_order.value, all.first_order.std_error), (1.0, Some(0.0)));
        // Half the squared gaps are 0.5, 2, 8 and 0.5.
        assert!((all.total.value - 2.75 / 2.5).abs() < 1e-15);
    }

    /// The closed forms of both variances, and the mixture below either.
    #[test]
    fn errors_of_both_estimators_for_normal_inputs() {
        let key = StreamKey::new(1, 2);
        let normals = |index| -> Vec<f64> {
            let normal = |path| standard_normal_quantile(key.uniform(path, index));
            (0..100_000).map(normal).collect()
        };
        let columns = [0, 1, 2, 3].map(normals);
        for share in [0.1_f64, 0.5, 0.8] {
            let (of_input, of_rest) = (share.sqrt(), (1.0 - share).sqrt());
            let sum = |input: usize, rest: usize| -> Vec<f64> {
                let both = columns[input].iter().zip(&columns[rest]);
                both.map(|(x, y)| of_input * x + of_rest * y).collect()
            };
            let (a, b, ab) = (sum(0, 1), sum(2, 3), sum(2, 1));
            let base = BaseSample::of(&a, &b).unwrap();
            let variance = |of: &Influence| {
                let error = base.share(of).unwrap().std_error.unwrap();
                error * error * 1e5
            };
            let (saltelli, jansen) = (base.saltelli(&ab), base.jansen(&ab));
            let rest = 1.0 - share;
            assert!((variance(&saltelli) / (2.0 * share) - 1.0).abs() < 0.03);
            let closed = rest * rest * (1.0 + 2.0 * share);
            assert!((variance(&jansen) / closed - 1.0).abs() < 0.03);
            let mixed = variance(&base.first_order(&ab));
            assert!(mixed <= variance(&saltelli).min(variance(&jansen)));
        }
    }

    #[test]
    fn a_shift_and_a_scale_change_no_index() {
        let wave =
            |step: usize| -> Vec<f64> { (0..500).map(|k| (k * step % 211) as f64).collect() };
        let (a, b, ab) = (wave(17), wave(29), wave(41));
        let moved = |values: &[f64]| values.iter().map(|value| 1e9 - 64.0 * value).collect();
        let [far_a, far_b, far_ab]: [Vec<f64>; 3] = [moved(&a), moved(&b), moved(&ab)];
        let near = sobol_indices(&a, &b, &[&ab]).unwrap();
        let far = sobol_indices(&far_a, &far_b, &[&far_ab]).unwrap();
        let pairs = [
            (&near.inputs[0].first_order, &far.inputs[0].first_order),
            (&near.inputs[0].total, &far.inputs[0].total),
        ];
        for (near, far) in pairs {
            assert!((near.value - far.value).abs() < 1e-9);
            assert!((near.std_error.unwrap() - far.std_error.unwrap()).abs() < 1e-9);
        }
    }

    #[test]
    fn what_has_no_variance_has_no_indices() {
        let flat = [0.1; 5];
        assert_eq!(sobol_indices(&flat, &flat, &[&flat]), Err(MetricError::ZeroVariance));
        assert_eq!(sobol_indices(&flat, &flat, &[]), Err(MetricError::NoColumns));
        let lengths = MetricError::LengthsDiffer { expected: 5, found: 1 };
        assert_eq!(sobol_indices(&flat, &flat, &[&[1.0]]), Err(lengths));
        let huge = [1e300, -1e300];
        assert_eq!(sobol_indices(&huge, &huge, &[&huge]), Err(MetricError::Overflow));
        let one = sobol_indices(&[1.0], &[2.0], &[&[3.0]]).unwrap();
        assert_eq!(one.inputs[0].total.std_error, None);
    }
}
