//! How a number is written, where that shows that another one is meant.

use crate::scenario::format::{KeyFormat, Unit};

/// Digits of which a point seems to stand between thousands: `20.000`, `1.250`.
pub(crate) fn is_pointed(text: &str, unit: Unit) -> bool {
    let Some((whole, decimals)) = text.trim_start_matches(['-', '+']).split_once('.') else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let thousands = decimals.len() == 3 && digits(decimals) && digits(whole);
    let counted = unit.is_money() || unit.is_count();
    thousands && (1..=3).contains(&whole.len()) && whole != "0" && (counted || decimals == "000")
}

/// Digits in groups that are not of three: `20_00_000`.
pub(super) fn is_oddly_grouped(text: &str) -> bool {
    let whole =
        text.trim_start_matches(['-', '+']).split(['.', 'e', 'E']).next().unwrap_or_default();
    let mut groups = whole.split('_');
    let first = groups.next().unwrap_or_default();
    let mut later = groups.peekable();
    later.peek().is_some() && (first.len() > 3 || later.any(|group| group.len() != 3))
}

/// Numbers that may be meant by one that is not usual, in the order of their likelihood.
pub(super) fn meant(value: f64, pointed: bool, key: &KeyFormat) -> Vec<f64> {
    let usual = |number: &f64| key.usual.is_none_or(|usual| usual.holds(*number));
    let candidates: Vec<f64> = if pointed {
        vec![value * 1e3, value * 1e6]
    } else if key.unit.is_money() && value.abs() < 1e4 {
        vec![value * 1e6, value * 1e3]
    } else if key.unit.is_share() {
        let tenth = (value.abs() < 1.0).then_some(value / 10.0);
        [value / 100.0].into_iter().chain(tenth).collect()
    } else if key.unit == Unit::TimesOrdinarySales || key.unit == Unit::Factor {
        if value > 1.0 { vec![value / 100.0] } else { vec![1.0 + value] }
    } else {
        Vec::new()
    };
    let rounded = candidates.into_iter().map(|number| (number * 1e9).round() / 1e9);
    rounded.filter(usual).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_between_thousands() {
        for (text, unit) in
            [("20.000", Unit::Rupiah), ("1.250", Unit::RupiahAnOrder), ("14.000", Unit::Days)]
        {
            assert!(is_pointed(text, unit), "{text}");
        }
        for (text, unit) in
            [("0.125", Unit::Rupiah), ("1.250", Unit::Factor), ("1.5", Unit::Rupiah)]
        {
            assert!(!is_pointed(text, unit), "{text}");
        }
    }

    #[test]
    fn groups_of_three() {
        assert!(is_oddly_grouped("20_00_000") && is_oddly_grouped("2000_000"));
        assert!(
            !is_oddly_grouped("20_000_000")
                && !is_oddly_grouped("2000000")
                && !is_oddly_grouped("1.5")
        );
    }
}
