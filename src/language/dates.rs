//! Days and months by name.

use jiff::civil::Date;

use super::Language;

const INDONESIAN_MONTHS: [(&str, &str); 12] = [
    ("Jan", "Januari"),
    ("Feb", "Februari"),
    ("Mar", "Maret"),
    ("Apr", "April"),
    ("Mei", "Mei"),
    ("Jun", "Juni"),
    ("Jul", "Juli"),
    ("Agu", "Agustus"),
    ("Sep", "September"),
    ("Okt", "Oktober"),
    ("Nov", "November"),
    ("Des", "Desember"),
];

const ENGLISH_MONTHS: [(&str, &str); 12] = [
    ("Jan", "January"),
    ("Feb", "February"),
    ("Mar", "March"),
    ("Apr", "April"),
    ("May", "May"),
    ("Jun", "June"),
    ("Jul", "July"),
    ("Aug", "August"),
    ("Sep", "September"),
    ("Oct", "October"),
    ("Nov", "November"),
    ("Dec", "December"),
];

/// The short and the long name of the month of a date.
fn month(date: Date, language: Language) -> (&'static str, &'static str) {
    let names = match language {
        Language::Indonesian => &INDONESIAN_MONTHS,
        Language::English => &ENGLISH_MONTHS,
    };
    // A civil date always has a month from 1 to 12; the fallback only keeps this free of panics.
    usize::try_from(date.month() - 1)
        .ok()
        .and_then(|place| names.get(place))
        .copied()
        .unwrap_or(("?", "?"))
}

/// The month in three letters: `Agu`, `Aug`.
#[must_use]
pub fn month_short(date: Date, language: Language) -> &'static str {
    month(date, language).0
}

/// The month in full: `Agustus`, `August`.
#[must_use]
pub fn month_long(date: Date, language: Language) -> &'static str {
    month(date, language).1
}

/// The month in full with its year: `Agustus 2026`, `August 2026`.
#[must_use]
pub fn month_and_year(date: Date, language: Language) -> String {
    format!("{} {}", month_long(date, language), date.year())
}

/// A date with the short month: `5 Agu 2026`, `5 Aug 2026`.
#[must_use]
pub fn date_short(date: Date, language: Language) -> String {
    format!("{} {} {}", date.day(), month_short(date, language), date.year())
}

/// A date with the month in full: `5 Agustus 2026`, `5 August 2026`.
#[must_use]
pub fn date_long(date: Date, language: Language) -> String {
    format!("{} {}", date.day(), month_and_year(date, language))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use Language::{English, Indonesian};

    #[test]
    fn months_have_their_indonesian_names() {
        let short: Vec<_> = (1..=12).map(|m| month_short(date(2026, m, 1), Indonesian)).collect();
        assert_eq!(
            short,
            ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
        );
    }

    #[test]
    fn every_short_name_begins_the_long_one() {
        for language in Language::ALL {
            for m in 1..=12 {
                let day = date(2026, m, 28);
                assert!(month_long(day, language).starts_with(month_short(day, language)));
            }
        }
    }

    #[test]
    fn dates_are_written_in_both_languages() {
        let day = date(2026, 8, 5);
        assert_eq!(date_short(day, Indonesian), "5 Agu 2026");
        assert_eq!(date_long(day, Indonesian), "5 Agustus 2026");
        assert_eq!(date_short(day, English), "5 Aug 2026");
        assert_eq!(month_and_year(day, English), "August 2026");
    }
}
