//! Refuses data that cannot be drawn, before anything is drawn.

use super::ChartError;
use super::shocks::ShockWindow;

/// Beyond this size sums of values could overflow, and no amount of money is this large.
const LARGEST: f64 = 1e24;

/// One value is a number that a chart can show.
pub(super) fn value(what: &'static str, value: f64) -> Result<(), ChartError> {
    if !value.is_finite() {
        return Err(ChartError::NotFinite { what });
    }
    if value.abs() > LARGEST {
        return Err(ChartError::TooLarge { what });
    }
    Ok(())
}

/// A value is a probability.
pub(super) fn probability(what: &'static str, probability: f64) -> Result<(), ChartError> {
    value(what, probability)?;
    if !(0.0..=1.0).contains(&probability) {
        return Err(ChartError::NotAProbability { what });
    }
    Ok(())
}

/// There are values, and all are numbers that a chart can show.
pub(super) fn values(what: &'static str, values: &[f64]) -> Result<(), ChartError> {
    if values.is_empty() {
        return Err(ChartError::Empty { what });
    }
    values.iter().try_for_each(|&one| value(what, one))
}

/// Like [`values`], and none is negative.
pub(super) fn amounts(what: &'static str, amounts: &[f64]) -> Result<(), ChartError> {
    values(what, amounts)?;
    if amounts.iter().any(|&amount| amount < 0.0) {
        return Err(ChartError::Negative { what });
    }
    Ok(())
}

/// There are values, and each is a probability.
pub(super) fn probabilities(what: &'static str, values: &[f64]) -> Result<(), ChartError> {
    self::values(what, values)?;
    values.iter().try_for_each(|&one| probability(what, one))
}

/// There are values, and none is below the one before it.
pub(super) fn rising(what: &'static str, values: &[f64]) -> Result<(), ChartError> {
    self::values(what, values)?;
    let rises = values.windows(2).all(|pair| pair[0] <= pair[1]);
    if rises { Ok(()) } else { Err(ChartError::NotRising { what }) }
}

/// A row is as long as the rows it belongs to.
pub(super) fn length<T>(what: &'static str, expected: usize, row: &[T]) -> Result<(), ChartError> {
    let found = row.len();
    if found == expected { Ok(()) } else { Err(ChartError::Length { what, expected, found }) }
}

/// The windows of all shocks are numbers.
pub(super) fn shocks(shocks: &[ShockWindow]) -> Result<(), ChartError> {
    for shock in shocks {
        value("shock_windows", shock.from_day)?;
        value("shock_windows", shock.to_day)?;
        value("shock_windows", shock.effect)?;
        probability("shock_windows", shock.chance)?;
    }
    Ok(())
}
