//! Amounts of money as people say them.

use super::numbers::{count_of_digits, decimal, decimal_mark, shown_sign};
use super::{Currency, Language};

/// A thousandfold step of the way amounts are told, the largest first.
struct Unit {
    power: i32,
    indonesian: &'static str,
    english: &'static str,
}

const UNITS: [Unit; 4] = [
    Unit { power: 12, indonesian: " T", english: "tn" },
    Unit { power: 9, indonesian: " M", english: "bn" },
    Unit { power: 6, indonesian: " jt", english: "m" },
    Unit { power: 3, indonesian: " rb", english: "k" },
];

/// From this power of ten on no unit reads well, and the power is written out.
const LARGEST_POWER: i32 = 21;

/// An amount of rupiah with at most three significant digits: `Rp12,5 jt`, `Rp12.5m`.
///
/// Indonesian uses rb (ribu), jt (juta), M (miliar), T (triliun); English k, m, bn, tn. Amounts
/// under a thousand are rounded to whole rupiah. A value that is not a number is `Rp–`.
///
/// ```
/// use ragam::language::{Language, money};
///
/// assert_eq!(money(12_500_000.0, Language::Indonesian), "Rp12,5 jt");
/// assert_eq!(money(-999_950.0, Language::English), "−Rp1m");
/// ```
#[must_use]
pub fn money(value: f64, language: Language) -> String {
    amount_of(value, Currency::RUPIAH, language)
}

/// An amount of any currency: like [`money`] with the code of the currency in the place of `Rp`,
/// and with cents where three digits leave room for them: `MYR12,5 rb`, `USD2.5`.
pub(super) fn amount_of(value: f64, currency: Currency, language: Language) -> String {
    let sign = currency.sign();
    if value.is_nan() {
        return format!("{sign}–");
    }
    let magnitude = value.abs();
    let amount = if magnitude.is_infinite() {
        "∞".to_owned()
    } else if currency.is_rupiah() || magnitude >= 100.0 {
        amount(magnitude, language)
    } else {
        with_cents(magnitude, language)
    };
    format!("{}{sign}{amount}", shown_sign(value, &amount))
}

/// An amount under a hundred to the cent, without zeros at its end.
fn with_cents(magnitude: f64, language: Language) -> String {
    let places = if magnitude < 10.0 { 2 } else { 1 };
    let written = decimal(magnitude, places, language);
    written.trim_end_matches('0').trim_end_matches(decimal_mark(language)).to_owned()
}

fn amount(magnitude: f64, language: Language) -> String {
    let whole = format!("{magnitude:.0}");
    if whole.len() <= 3 {
        return whole;
    }
    let (digits, power) = significant(magnitude);
    if power >= LARGEST_POWER {
        let mantissa = placed(&digits, 0, language);
        return format!("{mantissa}×10^{power}");
    }
    match UNITS.iter().find(|unit| unit.power <= power) {
        Some(unit) => {
            let name = match language {
                Language::Indonesian => unit.indonesian,
                Language::English => unit.english,
            };
            format!("{}{name}", placed(&digits, power - unit.power, language))
        }
        None => whole,
    }
}

/// Three significant digits without trailing zeros, and the power of ten of the first. Rounding
/// is exact decimal rounding, so 999,950 rolls over to 1 with the next power.
fn significant(magnitude: f64) -> (String, i32) {
    let written = format!("{magnitude:.2e}");
    let (mantissa, power) = written.split_once('e').unwrap_or((&written, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    (digits.trim_end_matches('0').to_owned(), power.parse().unwrap_or(0))
}

/// Writes digits with the decimal mark after the first `power + 1` of them.
fn placed(digits: &str, power: i32, language: Language) -> String {
    let before = usize::try_from(power).unwrap_or(0) + 1;
    if digits.len() <= before {
        return count_of_digits(&format!("{digits:0<before$}"), language);
    }
    let (whole, rest) = digits.split_at(before);
    format!("{whole}{}{rest}", decimal_mark(language))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn both(value: f64) -> (String, String) {
        (money(value, Language::Indonesian), money(value, Language::English))
    }

    fn assert_both(value: f64, indonesian: &str, english: &str) {
        assert_eq!(both(value), (indonesian.to_owned(), english.to_owned()), "{value}");
    }

    #[test]
    fn units_follow_the_size() {
        assert_both(950_000.0, "Rp950 rb", "Rp950k");
        assert_both(12_500_000.0, "Rp12,5 jt", "Rp12.5m");
        assert_both(1_200_000_000.0, "Rp1,2 M", "Rp1.2bn");
        assert_both(3e12, "Rp3 T", "Rp3tn");
        assert_both(1_000.0, "Rp1 rb", "Rp1k");
        assert_both(1_234.0, "Rp1,23 rb", "Rp1.23k");
    }

    #[test]
    fn small_amounts_are_whole_rupiah() {
        assert_both(0.0, "Rp0", "Rp0");
        assert_both(-0.0, "Rp0", "Rp0");
        assert_both(-0.4, "Rp0", "Rp0");
        assert_both(7.0, "Rp7", "Rp7");
        assert_both(950.0, "Rp950", "Rp950");
        assert_both(5e-324, "Rp0", "Rp0");
    }

    #[test]
    fn rounding_rolls_over_to_the_next_unit() {
        assert_both(999_950.0, "Rp1 jt", "Rp1m");
        assert_both(999_499.0, "Rp999 rb", "Rp999k");
        assert_both(999.7, "Rp1 rb", "Rp1k");
        assert_both(999_999_999.0, "Rp1 M", "Rp1bn");
        assert_both(999.96e9, "Rp1 T", "Rp1tn");
    }

    #[test]
    fn negative_amounts_have_a_real_minus_sign() {
        assert_both(-5_000_000.0, "−Rp5 jt", "−Rp5m");
        assert_both(-1.0, "−Rp1", "−Rp1");
    }

    #[test]
    fn huge_amounts_stay_short() {
        assert_both(1.234e15, "Rp1.230 T", "Rp1,230tn");
        assert_both(2e18, "Rp2.000.000 T", "Rp2,000,000tn");
        assert_both(1.5e30, "Rp1,5×10^30", "Rp1.5×10^30");
        assert_both(f64::MAX, "Rp1,8×10^308", "Rp1.8×10^308");
    }

    #[test]
    fn what_is_not_a_number_does_not_panic() {
        assert_both(f64::NAN, "Rp–", "Rp–");
        assert_both(f64::INFINITY, "Rp∞", "Rp∞");
        assert_both(f64::NEG_INFINITY, "−Rp∞", "−Rp∞");
    }

    #[test]
    fn another_currency_is_written_as_itself() {
        let ringgit = Currency::of("MYR").expect("a code");
        for (value, indonesian, english) in [
            (12_500.0, "MYR12,5 rb", "MYR12.5k"),
            (-950.0, "−MYR950", "−MYR950"),
            (12.34, "MYR12,3", "MYR12.3"),
            (2.5, "MYR2,5", "MYR2.5"),
            (3.0, "MYR3", "MYR3"),
            (10.0, "MYR10", "MYR10"),
            (99.96, "MYR100", "MYR100"),
            (0.0, "MYR0", "MYR0"),
            (-0.001, "MYR0", "MYR0"),
            (f64::NAN, "MYR–", "MYR–"),
        ] {
            assert_eq!(amount_of(value, ringgit, Language::Indonesian), indonesian);
            assert_eq!(amount_of(value, ringgit, Language::English), english);
        }
    }

    fn read_back(text: &str) -> f64 {
        let (sign, rest) = match text.strip_prefix('−') {
            Some(rest) => (-1.0, rest),
            None => (1.0, text),
        };
        let rest = rest.trim_start_matches("Rp");
        let (factor, figure) = [("tn", 1e12), ("bn", 1e9), ("m", 1e6), ("k", 1e3)]
            .into_iter()
            .find_map(|(name, factor)| Some((factor, rest.strip_suffix(name)?)))
            .unwrap_or((1.0, rest));
        sign * factor * figure.replace(',', "").parse::<f64>().expect("a figure")
    }

    proptest! {
        #[test]
        fn any_value_is_written(value in proptest::num::f64::ANY) {
            for language in Language::ALL {
                let text = money(value, language);
                prop_assert!(text.contains("Rp") && text.chars().count() < 20, "{}", text);
            }
        }

        #[test]
        fn what_is_written_is_the_value(value in -1e14..1e14) {
            let back = read_back(&money(value, Language::English));
            prop_assert!((back - value).abs() <= 0.005 * value.abs() + 0.5, "{} {}", value, back);
        }

        #[test]
        fn at_most_three_digits_up_to_a_quadrillion(value in -9.99e14..9.99e14) {
            let text = money(value, Language::Indonesian);
            let digits = text.chars().filter(char::is_ascii_digit).count();
            prop_assert!((1..=3).contains(&digits), "{}", text);
        }
    }
}
