//! Differences in differences: how much of a difference between two mixes is there without shocks as
//! well, and how much only with them.
//!
//! All four samples hold the same paths in the same order, so the error comes from the influences of
//! all four, path by path.

use super::error::MetricError;
use super::estimate::Estimate;
use super::expected_shortfall::expected_shortfall_influence;
use super::influence::Influence;
use super::order::order_statistics;
use super::paired::quantile_influence;
use super::quantile::type_7;
use super::rank::{expected_count, rank_of};
use super::sample::{check_level, check_pair, check_probability};
use super::sum::mean_value;
use super::tail::{Tail, few_tail_paths};
use super::value_at_risk::value_at_risk_influence;

/// A figure of one sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// The mean; of flags as 0 and 1 a chance.
    Mean,
    /// The quantile of type 7 at a probability.
    Quantile(f64),
    /// The cash needed at a level, see [`cash_needed`](super::cash_needed).
    CashNeeded(f64),
    /// The value at risk at a level, see [`value_at_risk`](super::value_at_risk).
    ValueAtRisk(f64),
    /// The expected shortfall at a level, see [`expected_shortfall`](super::expected_shortfall).
    ExpectedShortfall(f64),
}

/// `with[0] - with[1] - (without[0] - without[1])` of a figure, with its paired error. Unit: that of
/// the values.
///
/// Samples that are the same with and without differ by exactly zero, with an error of zero.
///
/// # Errors
/// `LengthsDiffer`, `NoPaths`, `NotFinite`, `Overflow`; `ProbabilityOutOfRange` for a probability or
/// level that is none.
pub fn difference_in_differences(
    figure: Figure,
    with: [&[f64]; 2],
    without: [&[f64]; 2],
) -> Result<Estimate, MetricError> {
    let [mine, other] = with;
    let [mine_without, other_without] = without;
    for sample in [other, mine_without, other_without] {
        check_pair(mine, sample)?;
    }
    figure.check()?;
    let paths = mine.len();
    if (mine == mine_without && other == other_without)
        || (mine, mine_without) == (other, other_without)
    {
        return Estimate::normal(0.0, Some(0.0), paths);
    }
    let of = |sample: &[f64]| figure.influence(sample);
    let with = of(mine)?.minus(&of(other)?);
    let without = of(mine_without)?.minus(&of(other_without)?);
    let estimate = with.minus(&without).normal(paths)?;
    let thinner = figure.thinner_side().map(|side| expected_count(side, paths));
    Ok(estimate.with_caution(thinner.and_then(few_tail_paths)))
}

impl Figure {
    fn check(self) -> Result<(), MetricError> {
        match self {
            Self::Mean => Ok(()),
            Self::Quantile(probability) => check_probability(probability),
            Self::CashNeeded(level) | Self::ValueAtRisk(level) | Self::ExpectedShortfall(level) => {
                check_level(level)
            }
        }
    }

    /// The share of paths on the side of the figure that has fewer; `None` where all count.
    fn thinner_side(self) -> Option<f64> {
        let at = match self {
            Self::Mean => return None,
            Self::Quantile(at)
            | Self::CashNeeded(at)
            | Self::ValueAtRisk(at)
            | Self::ExpectedShortfall(at) => at,
        };
        Some(at.min(1.0 - at))
    }

    fn influence(self, values: &[f64]) -> Result<Influence, MetricError> {
        Ok(match self {
            Self::Mean => Influence { value: mean_value(values), per_path: Some(values.to_vec()) },
            Self::Quantile(probability) => {
                quantile_influence(values, type_7(values, probability), probability)
            }
            Self::CashNeeded(level) => {
                let [need] = order_statistics(values, [rank_of(level, values.len())]);
                quantile_influence(values, need, level)
            }
            Self::ValueAtRisk(level) => value_at_risk_influence(values, &Tail::of(values, level)?),
            Self::ExpectedShortfall(level) => {
                expected_shortfall_influence(values, &Tail::of(values, level)?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{
        cash_needed_difference, expected_shortfall_difference, mean_difference,
        quantile_difference, value_at_risk_difference,
    };

    fn wave(step: u32) -> Vec<f64> {
        (0..1999).map(|path| f64::from(path * step % 1999)).collect()
    }

    const FIGURES: [Figure; 5] = [
        Figure::Mean,
        Figure::Quantile(0.5),
        Figure::CashNeeded(0.95),
        Figure::ValueAtRisk(0.95),
        Figure::ExpectedShortfall(0.95),
    ];

    #[test]
    fn against_samples_of_nothing_it_is_the_difference_of_the_two() {
        let (a, b, zero) = (wave(17), wave(40), vec![0.0; 1999]);
        let paired = [
            mean_difference(&a, &b),
            quantile_difference(&a, &b, 0.5),
            cash_needed_difference(&a, &b, 0.95),
            value_at_risk_difference(&a, &b, 0.95),
            expected_shortfall_difference(&a, &b, 0.95),
        ];
        for (figure, paired) in FIGURES.into_iter().zip(paired) {
            let found = difference_in_differences(figure, [&a, &b], [&zero, &zero]).unwrap();
            let paired = paired.unwrap();
            let (error, same) = (found.std_error.unwrap(), paired.std_error.unwrap());
            assert!((found.value - paired.value).abs() < 1e-9, "{figure:?}");
            assert!((error - same).abs() < 1e-9 * same.max(1.0), "{figure:?} {error} {same}");
        }
    }

    #[test]
    fn what_is_there_without_as_well_cancels() {
        let (a, b) = (wave(17), wave(40));
        let moved: Vec<f64> = a.iter().map(|value| value - 128.0).collect();
        for figure in FIGURES {
            let same = difference_in_differences(figure, [&a, &b], [&a, &b]).unwrap();
            assert_eq!((same.value, same.std_error), (0.0, Some(0.0)), "{figure:?}");
            // Only the first is moved, by as much on every path: no luck is left in it.
            let found = difference_in_differences(figure, [&moved, &b], [&a, &b]).unwrap();
            let sign = match figure {
                Figure::ValueAtRisk(_) | Figure::ExpectedShortfall(_) => 1.0,
                _ => -1.0,
            };
            assert!((found.value - sign * 128.0).abs() < 1e-9, "{figure:?} {}", found.value);
            assert!(found.std_error.unwrap() < 1e-9, "{figure:?}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        let a = wave(17);
        let told = |figure, other: &[f64]| difference_in_differences(figure, [&a, &a], [&a, other]);
        assert!(told(Figure::Mean, &a[1..]).is_err());
        assert!(told(Figure::CashNeeded(1.0), &a).is_err());
        assert!(told(Figure::Quantile(1.5), &a).is_err());
        assert!(told(Figure::Mean, &vec![f64::NAN; a.len()]).is_err());
    }
}
