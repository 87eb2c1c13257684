//! How long a time is, in words.

use crate::language::{Words, count};

/// The mean length of a year and of a month, in days.
const YEAR: f64 = 365.25;
const MONTH: f64 = YEAR / 12.0;
/// How far a time may be from whole years to be told in years.
const TOLERANCE: f64 = 8.0;

/// Whether this many days are about one year.
pub(super) fn is_one_year(days: u32) -> bool {
    whole_years(days) == Some(1)
}

fn whole_years(days: u32) -> Option<u64> {
    let days = f64::from(days);
    let years = (days / YEAR).round();
    (years >= 1.0 && (days - years * YEAR).abs() <= TOLERANCE).then_some(years as u64)
}

/// A number of days as people would say it: `30 hari`, `4 bulan`, `satu tahun`, `10 tahun`.
pub(crate) fn in_words(days: u32, words: Words) -> String {
    let told = |key_count: u64| count(key_count, words.language());
    match whole_years(days) {
        Some(1) => words.text("chart.period.year", &[]),
        Some(years) => words.text("chart.period.years", &[("n", &told(years))]),
        None if days <= 90 => words.text("chart.period.days", &[("n", &told(u64::from(days)))]),
        None => {
            let months = (f64::from(days) / MONTH).round() as u64;
            words.text("chart.period.months", &[("n", &told(months))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn periods_are_told_in_the_largest_whole_unit() {
        let words = Words::of(Language::English);
        for (days, told) in [
            (30, "30 days"),
            (120, "4 months"),
            (364, "one year"),
            (365, "one year"),
            (366, "one year"),
            (548, "18 months"),
            (3652, "10 years"),
        ] {
            assert_eq!(in_words(days, words), told);
        }
    }
}
