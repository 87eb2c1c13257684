//! Counts, shares and chances.

use super::{Language, Words};

/// What separates whole from decimals.
pub(super) const fn decimal_mark(language: Language) -> char {
    match language {
        Language::Indonesian => ',',
        Language::English => '.',
    }
}

const fn thousands_mark(language: Language) -> char {
    match language {
        Language::Indonesian => '.',
        Language::English => ',',
    }
}

/// The real minus sign, but only where a figure other than zero follows.
pub(super) fn shown_sign(value: f64, written: &str) -> &'static str {
    let is_zero = written.chars().all(|c| matches!(c, '0' | '.' | ','));
    if value < 0.0 && !is_zero { "−" } else { "" }
}

/// Groups a row of digits by thousands.
pub(super) fn count_of_digits(digits: &str, language: Language) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(thousands_mark(language));
        }
        grouped.push(digit);
    }
    grouped
}

/// A whole number with its thousands marked: `10.000` in Indonesian, `10,000` in English.
#[must_use]
pub fn count(value: u64, language: Language) -> String {
    count_of_digits(&value.to_string(), language)
}

/// A number with a fixed number of decimals: `1.234,5` in Indonesian, `1,234.5` in English.
///
/// What is not a number is a dash.
#[must_use]
pub fn decimal(value: f64, places: usize, language: Language) -> String {
    if value.is_nan() {
        return "–".to_owned();
    }
    let magnitude = value.abs();
    if magnitude.is_infinite() {
        return format!("{}∞", shown_sign(value, "∞"));
    }
    let plain = format!("{magnitude:.places$}");
    let written = match plain.split_once('.') {
        Some((whole, rest)) => {
            let whole = count_of_digits(whole, language);
            format!("{whole}{}{rest}", decimal_mark(language))
        }
        None => count_of_digits(&plain, language),
    };
    format!("{}{written}", shown_sign(value, &written))
}

/// A share as a percentage: `0.075` is `7,5%`. One decimal below ten percent, else none; shares
/// that would round to none or to all of it say so (`<0,1%`, `>99,9%`).
#[must_use]
pub fn percent(share: f64, language: Language) -> String {
    let value = share * 100.0;
    let magnitude = value.abs();
    if magnitude > 0.0 && magnitude < 0.05 {
        return format!("<{}%", decimal(0.1, 1, language));
    }
    if magnitude > 99.5 && magnitude < 100.0 {
        let shown = if magnitude >= 99.95 { ">" } else { "" };
        let sign = shown_sign(value, "99");
        return format!("{shown}{sign}{}%", decimal(magnitude.min(99.9), 1, language));
    }
    let places = usize::from(magnitude < 9.95);
    let written = decimal(value, places, language);
    let bare = written.strip_suffix(&format!("{}0", decimal_mark(language)));
    format!("{}%", bare.unwrap_or(&written))
}

/// How a probability is told of a hundred futures.
enum Hundredths {
    Unknown,
    None,
    BelowOne,
    Some(f64),
    AboveNinetyNine,
    All,
}

impl Hundredths {
    fn of(probability: f64) -> Self {
        match probability * 100.0 {
            hundredths if hundredths.is_nan() => Self::Unknown,
            hundredths if hundredths <= 0.0 => Self::None,
            hundredths if hundredths < 0.5 => Self::BelowOne,
            hundredths if hundredths >= 100.0 => Self::All,
            hundredths if hundredths >= 99.5 => Self::AboveNinetyNine,
            hundredths => Self::Some(hundredths.round()),
        }
    }
}

/// A probability in plain words: `7 dari 100 kemungkinan`, `7 of 100 possible futures`.
///
/// Zero and one are told as none and all; a chance that rounds to one of them without being it
/// is told as less than 1 or more than 99 of 100.
#[must_use]
pub fn chance(probability: f64, language: Language) -> String {
    let words = Words::of(language);
    match Hundredths::of(probability) {
        Hundredths::Unknown => words.text("chance.unknown", &[]),
        Hundredths::None => words.text("chance.none", &[]),
        Hundredths::BelowOne => words.text("chance.below_one", &[]),
        Hundredths::Some(n) => words.text("chance.of_hundred", &[("n", &format!("{n:.0}"))]),
        Hundredths::AboveNinetyNine => words.text("chance.above_ninety_nine", &[]),
        Hundredths::All => words.text("chance.all", &[]),
    }
}

/// A probability for a table: `7 dari 100`, `<1 dari 100`, `7 of 100`.
#[must_use]
pub fn chance_short(probability: f64, language: Language) -> String {
    Words::of(language).text("chance.short", &[("n", &hundredths(probability))])
}

/// A probability in futures of a hundred, for a place with no room for words: `7`, `<1`, `>99`.
#[must_use]
pub fn hundredths(probability: f64) -> String {
    match Hundredths::of(probability) {
        Hundredths::Unknown => "–".to_owned(),
        Hundredths::None => "0".to_owned(),
        Hundredths::BelowOne => "<1".to_owned(),
        Hundredths::Some(n) => format!("{n:.0}"),
        Hundredths::AboveNinetyNine => ">99".to_owned(),
        Hundredths::All => "100".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{English, Indonesian};

    #[test]
    fn counts_are_grouped() {
        assert_eq!(count(0, Indonesian), "0");
        assert_eq!(count(999, English), "999");
        assert_eq!(count(10_000, Indonesian), "10.000");
        assert_eq!(count(1_234_567, English), "1,234,567");
    }

    #[test]
    fn decimals_follow_the_language() {
        assert_eq!(decimal(1_234.56, 1, Indonesian), "1.234,6");
        assert_eq!(decimal(-0.04, 1, English), "0.0");
        assert_eq!(decimal(-3.0, 0, English), "−3");
        assert_eq!(decimal(f64::NAN, 2, English), "–");
        assert_eq!(decimal(f64::NEG_INFINITY, 2, English), "−∞");
    }

    #[test]
    fn percentages_are_short() {
        for (share, indonesian) in [
            (0.0, "0%"),
            (0.0001, "<0,1%"),
            (0.004, "0,4%"),
            (0.075, "7,5%"),
            (0.08, "8%"),
            (0.0996, "10%"),
            (0.25, "25%"),
            (0.997, "99,7%"),
            (0.99999, ">99,9%"),
            (1.0, "100%"),
            (-0.12, "−12%"),
            (12.5, "1.250%"),
            (f64::NAN, "–%"),
        ] {
            assert_eq!(percent(share, Indonesian), indonesian, "{share}");
        }
    }

    #[test]
    fn chances_are_told_of_a_hundred() {
        assert_eq!(chance(0.07, Indonesian), "7 dari 100 kemungkinan");
        assert_eq!(chance(0.07, English), "7 of 100 possible futures");
        assert_ne!(chance(0.0, English), chance(0.001, English));
        assert_ne!(chance(1.0, English), chance(0.999, English));
    }

    #[test]
    fn chances_in_tables_are_short() {
        for (probability, told) in
            [(0.0, "0"), (0.001, "<1"), (0.005, "1"), (0.07, "7"), (0.999, ">99"), (1.0, "100")]
        {
            assert_eq!(hundredths(probability), told);
            assert_eq!(chance_short(probability, English), format!("{told} of 100"));
        }
    }

    proptest! {
        #[test]
        fn any_number_is_written(value in proptest::num::f64::ANY) {
            for language in Language::ALL {
                prop_assert!(!percent(value, language).is_empty());
                prop_assert!(!chance(value, language).contains('['));
                prop_assert!(!decimal(value, 2, language).is_empty());
            }
        }

        #[test]
        fn grouping_only_adds_marks(value in proptest::num::u64::ANY) {
            prop_assert_eq!(count(value, English).replace(',', ""), value.to_string());
        }
    }
}
