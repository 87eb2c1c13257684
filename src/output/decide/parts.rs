//! Numbers of a scenario in words.

use crate::language::{Language, Words, count, decimal, percent};
use crate::model::Horizon;
use crate::scenario::format::Unit;

/// "a year" where it is one, else the number of days.
pub(super) fn span(horizon: Horizon, words: Words) -> String {
    let days = horizon.days();
    if (360..=366).contains(&days) {
        words.text("terminal.span.year", &[])
    } else {
        words.text("terminal.span.days", &[("n", &count(days as u64, words.language()))])
    }
}

/// The value of a number of the scenario with its unit, as people write it.
pub(in crate::output) fn input(unit: Unit, value: f64, words: Words) -> String {
    let language = words.language();
    // A deviation of log sales of 0.05 is about 5% of them; buyers of a hundred viewers are a share.
    let in_percent = matches!(
        unit,
        Unit::DeviationOfLogSales
            | Unit::DeviationOfLogSalesADay
            | Unit::DeviationOverMean
            | Unit::OrdersAPerson
            | Unit::ShareAYear
    );
    if unit.is_money() {
        words.money(value)
    } else if unit.is_share() || in_percent {
        percent(value, language)
    } else if unit == Unit::Days {
        words.text("terminal.sensitivity.days", &[("n", &bare(value, language))])
    } else {
        bare(value, language)
    }
}

/// A number with about three digits.
fn bare(value: f64, language: Language) -> String {
    let magnitude = value.abs();
    let places = [100.0, 10.0, 1.0, 0.1, 0.01].iter().take_while(|step| magnitude < **step).count();
    let written = decimal(value, places, language);
    match written.find(['.', ',']).filter(|_| places > 0) {
        Some(_) => written.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned(),
        None => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::format::key_of;

    #[test]
    fn numbers_stand_with_the_unit_of_their_key() {
        let words = Words::of(Language::English);
        for (path, value, written) in [
            ("channel.shopee.commission", 0.083, "8.3%"),
            ("business.opening_cash", 12_500_000.0, "Rp12.5m"),
            ("shock.halt.duration_days", 14.26, "14.3 days"),
            ("shock.halt.window.probability", 0.3, "30%"),
            ("costs.other.listrik.per_month", 800_000.0, "Rp800k"),
            ("link.live.shopee.recapture", 0.25, "25%"),
            ("channel.shopee.pay_days.1.factor", 1.5, "1.5"),
            ("channel.live.live.conversion", 0.004_321, "0.4%"),
            ("variation.slow_level_step_online", 0.029, "2.9%"),
            ("link.live.shopee.half_life_days", 0.9, "0.9 days"),
            ("values.anything", 1_234.5, "1,234"),
        ] {
            let unit = key_of(path).map_or(Unit::None, |key| key.unit);
            assert_eq!(input(unit, value, words), written, "{path}");
        }
    }
}
