//! Concentration of sales: Herfindahl index and effective number of channels.

use serde::Serialize;

use super::error::MetricError;
use super::estimate::Estimate;
use super::influence::Influence;
use super::sample::{check_columns, check_lengths};
use super::sum::{mean_value, sum_of};

/// How concentrated the mean sales are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Concentration {
    /// Herfindahl index, the sum of squared shares: from 1/channels to 1.
    pub herfindahl_index: Estimate,
    /// Effective number of channels, one over the index: from 1 to the number of channels.
    pub effective_number: Estimate,
}

/// Herfindahl index of mean sales: the sum of squared shares (Herfindahl 1950, Hirschman 1945).
///
/// # Errors
/// `NoColumns` for an empty slice; `NoShares` when a mean is negative, infinite or NaN, or all are
/// zero.
pub fn herfindahl_index(mean_sales: &[f64]) -> Result<f64, MetricError> {
    let shares = shares(mean_sales)?;
    Ok(sum_of(shares.len(), |channel| shares[channel] * shares[channel]))
}

/// Concentration of sales with its error, from one column of sales a channel, one value a path.
///
/// The shares are those of the mean sales. The error comes from the delta method: a path moves the
/// index by (2 / M) sum_c (s_c - H) x_c, with M the mean of all sales and s_c the shares, and the
/// effective number by -1/H² times that.
///
/// # Errors
/// `NoColumns`, `NoPaths`, `NotFinite`, `LengthsDiffer`; `NoShares` as for [`herfindahl_index`];
/// `Overflow`.
pub fn concentration(sales: &[&[f64]]) -> Result<Concentration, MetricError> {
    let paths = sales.first().map_or(0, |column| column.len());
    check_columns(sales, paths)?;
    let means: Vec<f64> = sales.iter().map(|column| mean_value(column)).collect();
    let shares = shares(&means)?;
    let index = herfindahl_index(&means)?;
    let scale = 2.0 / sum_of(means.len(), |channel| means[channel]);
    let moves = |path: usize| {
        scale * sum_of(shares.len(), |channel| (shares[channel] - index) * sales[channel][path])
    };
    let per_path: Vec<f64> = (0..paths).map(moves).collect();
    let of_number = per_path.iter().map(|moved| -moved / index / index).collect();
    let channels = sales.len() as f64;
    Ok(Concentration {
        herfindahl_index: estimate(index, per_path, 1.0 / channels, 1.0)?,
        effective_number: estimate(1.0 / index, of_number, 1.0, channels)?,
    })
}

/// Concentration after merging the channels that share a group, such as a platform.
///
/// `groups` names the group of each channel by any number.
///
/// # Errors
/// As for [`concentration`], and `LengthsDiffer` unless there is one group a channel.
pub fn concentration_by_group(
    sales: &[&[f64]],
    groups: &[usize],
) -> Result<Concentration, MetricError> {
    check_lengths(sales.len(), groups.len())?;
    let paths = sales.first().map_or(0, |column| column.len());
    check_columns(sales, paths)?;
    let mut names: Vec<usize> = groups.to_vec();
    names.sort_unstable();
    names.dedup();
    let merge = |name: &usize| -> Vec<f64> {
        let members = || sales.iter().zip(groups).filter(|(_, group)| *group == name);
        (0..paths).map(|path| members().map(|(column, _)| column[path]).sum()).collect()
    };
    let merged: Vec<Vec<f64>> = names.iter().map(merge).collect();
    let columns: Vec<&[f64]> = merged.iter().map(Vec::as_slice).collect();
    concentration(&columns)
}

fn estimate(
    value: f64,
    per_path: Vec<f64>,
    least: f64,
    most: f64,
) -> Result<Estimate, MetricError> {
    let sample = per_path.len();
    let influence = Influence { value, per_path: Some(per_path) };
    Ok(influence.normal(sample)?.clipped(least, most))
}

/// Shares of means that are not negative and not all zero.
fn shares(means: &[f64]) -> Result<Vec<f64>, MetricError> {
    if means.is_empty() {
        return Err(MetricError::NoColumns);
    }
    let total = sum_of(means.len(), |channel| means[channel]);
    let usable = means.iter().all(|mean| *mean >= 0.0) && total > 0.0 && total.is_finite();
    if !usable {
        return Err(MetricError::NoShares);
    }
    Ok(means.iter().map(|mean| mean / total).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_known_shares() {
        assert_eq!(herfindahl_index(&[3.0]).unwrap(), 1.0);
        assert_eq!(herfindahl_index(&[5.0; 4]).unwrap(), 0.25);
        assert!((herfindahl_index(&[70.0, 20.0, 10.0]).unwrap() - 0.54).abs() < 1e-15);
        assert!((herfindahl_index(&[7.0, 0.0, 3.0]).unwrap() - 0.58).abs() < 1e-15);
    }

    #[test]
    fn merging_a_platform_concentrates() {
        let live = [40.0, 60.0];
        let shop = [30.0, 10.0];
        let own = [30.0, 30.0];
        let sales: [&[f64]; 3] = [&live, &shop, &own];
        let plain = concentration(&sales).unwrap();
        assert!((plain.herfindahl_index.value - 0.38).abs() < 1e-15);
        let merged = concentration_by_group(&sales, &[7, 7, 2]).unwrap();
        assert!((merged.herfindahl_index.value - 0.58).abs() < 1e-15);
        assert!((merged.effective_number.value - 1.0 / 0.58).abs() < 1e-14);
        // The merged sales never change, so there is no error.
        assert!(merged.herfindahl_index.std_error.unwrap() < 1e-16);
        let alone = concentration_by_group(&sales, &[0, 1, 2]).unwrap();
        assert_eq!(alone, plain);
    }

    #[test]
    fn the_error_is_the_derivative() {
        // Shifting weight to one path moves the index as its influence says.
        let first: Vec<f64> = (0..100).map(|path| f64::from(path % 13)).collect();
        let second: Vec<f64> = (0..100).map(|path| f64::from(path % 7) + 3.0).collect();
        let weighted = |extra: f64| {
            let mean = |column: &[f64]| (column.iter().sum::<f64>() + extra * column[5]) / 100.0;
            herfindahl_index(&[mean(&first), mean(&second)]).unwrap()
        };
        let slope = (weighted(1e-6) - weighted(-1e-6)) / 2e-6;
        let index = weighted(0.0);
        let means = [&first, &second].map(|column| column.iter().sum::<f64>() / 100.0);
        let total = means[0] + means[1];
        let values = [first[5], second[5]];
        let influence: f64 = means
            .iter()
            .zip(values)
            .map(|(mean, value)| 2.0 / total * (mean / total - index) * value)
            .sum();
        assert!((slope - influence / 100.0).abs() < 1e-9);
    }

    #[test]
    fn shares_need_sales() {
        assert_eq!(herfindahl_index(&[]), Err(MetricError::NoColumns));
        for means in [[0.0, 0.0], [1.0, -0.5], [1.0, f64::NAN], [f64::MAX, f64::MAX]] {
            assert_eq!(herfindahl_index(&means), Err(MetricError::NoShares));
        }
        assert!(concentration(&[]).is_err());
        assert!(concentration_by_group(&[&[1.0]], &[]).is_err());
    }
}
