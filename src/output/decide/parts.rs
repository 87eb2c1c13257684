//! What the answers have in common: tables, the scenario in JSON, numbers of a scenario in words.

use serde_json::{Value, json};

use crate::language::{Language, Words, count, decimal, money, percent};
use crate::metrics::Estimate;
use crate::model::Horizon;
use crate::output::numbers::number;
use crate::scenario::format::{Unit, key_of};

/// What an answer is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) business: &'a str,
    pub(super) currency: &'a str,
    pub(super) horizon: Horizon,
    /// Id of the mix.
    pub(super) mix: &'a str,
}

/// The scenario as `summary.json` names it.
pub(super) fn scenario_json(about: About) -> Value {
    json!({
        "business": about.business,
        "currency": about.currency,
        "start": about.horizon.start().to_string(),
        "days": about.horizon.days(),
        "mix": about.mix,
    })
}

/// A document as bytes, with a line end.
pub(super) fn json_bytes(summary: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(summary).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The columns of an estimate in a table.
pub(super) const ESTIMATE: [&str; 4] = ["value", "std_error", "low", "high"];

/// An estimate in these columns.
pub(super) fn cells(estimate: &Estimate) -> [String; 4] {
    let optional = |value: Option<f64>| value.map_or_else(String::new, number);
    [
        number(estimate.value),
        optional(estimate.std_error),
        optional(estimate.interval.map(|interval| interval.low)),
        optional(estimate.interval.map(|interval| interval.high)),
    ]
}

/// A table as CSV.
pub(super) fn table(rows: Vec<Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let written = writer.write_record(row);
        debug_assert!(written.is_ok(), "rows of different length");
    }
    writer.into_inner().unwrap_or_default()
}

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
pub(super) fn input(path: &str, value: f64, words: Words) -> String {
    let language = words.language();
    let unit = key_of(path).map_or(Unit::None, |key| key.unit);
    if unit.is_money() {
        money(value, language)
    } else if unit.is_share() {
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
            ("channel.live.live.conversion", 0.004_321, "0.00432"),
            ("values.anything", 1_234.5, "1,234"),
        ] {
            assert_eq!(input(path, value, words), written, "{path}");
        }
    }
}
