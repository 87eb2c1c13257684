//! Habits that TOML does not know: percent signs, decimal commas, points between thousands.
//!
//! The parser can only say where it stumbled. What was probably meant is seen better by looking at
//! the whole value as a person wrote it.

use jiff::civil::Date;

use crate::language::{Said, say};
use crate::problems::{Problem, Source, Span};
use crate::scenario::words::{number, quote};

/// What is wrong, and how to mend it.
type Hint = (Said, Said);

/// The longest line that is looked at, bytes.
const LONGEST_LINE: usize = 200;

/// A problem in the words of the habit behind it, if the line shows a known one.
pub(super) fn problem(source: &Source, span: Span) -> Option<Problem> {
    let line = source.line_at(span.start);
    let text = without_comment(source.slice(line));
    // What is long or holds control characters was not written by hand, and is not repeated.
    if text.len() > LONGEST_LINE || text.chars().any(|c| c.is_control() && c != '\t') {
        return None;
    }
    let Some((key, value)) = text.split_once('=') else {
        return no_equals(text).map(|hint| told(hint, trimmed(text, line.start)));
    };
    let equals = line.start + key.len();
    if span.start <= equals {
        return spaced_key(key).map(|hint| told(hint, trimmed(key, line.start)));
    }
    let value_starts = value.trim_start();
    if value_starts.starts_with(['"', '\'']) {
        return None;
    }
    // Inside brackets only the very place is looked at: the rest of the value may well be right.
    let (written, place) = if value_starts.starts_with(['[', '{']) {
        (source.slice(span).trim(), span)
    } else {
        (value.trim(), trimmed(value, equals + 1))
    };
    if written.is_empty() && !value_starts.is_empty() {
        return None;
    }
    habit(written).map(|hint| told(hint, place))
}

fn told((message, help): Hint, place: Span) -> Problem {
    Problem::error(message).at(place).help(help)
}

/// The place of a text without the blanks around it.
fn trimmed(text: &str, start: usize) -> Span {
    let start = start + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// The line up to a `#` that stands outside of quotes.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let end = line.char_indices().find(|&(_, c)| {
        quoted ^= c == '"';
        c == '#' && !quoted
    });
    end.map_or(line, |(at, _)| &line[..at])
}

fn no_equals(line: &str) -> Option<Hint> {
    let (key, value) = line.split_once(':')?;
    let help = say!("problem.hints.no_equals.help", key = key.trim(), value = value.trim());
    Some((say!("problem.hints.no_equals.message"), help))
}

fn spaced_key(key: &str) -> Option<Hint> {
    let words: Vec<&str> = key.split_whitespace().collect();
    let plain = words.iter().all(|word| word.bytes().all(|b| b.is_ascii_alphanumeric()));
    (words.len() > 1 && plain).then(|| {
        (
            say!("problem.hints.spaced_key.message"),
            say!("problem.hints.spaced_key.help", name = quote(&words.join("_"))),
        )
    })
}

/// What was probably meant by a value.
fn habit(text: &str) -> Option<Hint> {
    empty(text)
        .or_else(|| curly_quotes(text))
        .or_else(|| truth(text))
        .or_else(|| date(text))
        .or_else(|| amount(text))
        .or_else(|| blanks_between(text))
        .or_else(|| trailing_words(text))
        .or_else(|| bare_text(text))
}

fn empty(text: &str) -> Option<Hint> {
    text.is_empty().then(|| (say!("problem.hints.empty.message"), say!("problem.hints.empty.help")))
}

fn curly_quotes(text: &str) -> Option<Hint> {
    let curly = ['“', '”', '„', '‘', '’', '«', '»'];
    text.starts_with(curly).then(|| {
        let help = say!("problem.hints.curly_quotes.help", text = text.trim_matches(curly));
        (say!("problem.hints.curly_quotes.message"), help)
    })
}

fn truth(text: &str) -> Option<Hint> {
    let meant = match text.to_lowercase().as_str() {
        "true" | "yes" | "ya" | "iya" | "on" => "true",
        "false" | "no" | "tidak" | "off" => "false",
        _ => return None,
    };
    Some((say!("problem.hints.truth.message"), say!("problem.hints.truth.help", word = meant)))
}

/// `1/6/2026`, `2026-6-1`; and days that no month has.
fn date(text: &str) -> Option<Hint> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if a.len() > 4 && text.contains(['-', '/']) && parts.iter().all(is_number) {
        return Some((say!("problem.hints.year.message"), say!("problem.dates.form")));
    }
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    let short = |part: &str| (1..=2).contains(&part.len());
    if year.len() != 4 || !short(day) || !short(b) {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, b.parse().ok()?, day.parse().ok()?);
    Some(match Date::new(year, month, day) {
        Ok(date) => (
            say!("problem.hints.date.message"),
            say!("problem.hints.date.help", date = date.to_string()),
        ),
        Err(_) => {
            (say!("problem.hints.no_such_day.message"), say!("problem.hints.no_such_day.help"))
        }
    })
}

/// Amounts with a currency sign, a percent sign, a word such as juta, or separators.
fn amount(text: &str) -> Option<Hint> {
    let lower = text.to_lowercase();
    let bare = ["rp.", "rp", "idr"].iter().find_map(|sign| lower.strip_prefix(sign));
    let bare = bare.unwrap_or(&lower).trim();
    if let Some(percent) = bare.strip_suffix('%') {
        let share = value_of(percent.trim())? / 100.0;
        let help = say!("problem.hints.percent.help", share = rounded(share));
        return Some((say!("problem.hints.percent.message"), help));
    }
    let (digits, times) = spelt(bare);
    let value = value_of(digits)?;
    let hint = say!("problem.hints.amount.message");
    let number = rounded(value * times.unwrap_or(1.0));
    let help = match (times, value.fract() == 0.0) {
        (None, false) => say!("problem.hints.amount.help_point", number = number),
        (None, true) => say!("problem.hints.amount.help_digits", number = number),
        (Some(_), _) => say!("problem.hints.amount.help_in_full", number = number),
    };
    Some((hint, help))
}

/// Splits off a word for a thousand, a million or a milliard.
fn spelt(text: &str) -> (&str, Option<f64>) {
    const WORDS: &[(&str, f64)] = &[
        ("ribu", 1e3),
        ("rb", 1e3),
        ("k", 1e3),
        ("juta", 1e6),
        ("jt", 1e6),
        ("miliar", 1e9),
        ("milyar", 1e9),
    ];
    let found = WORDS.iter().find_map(|(word, times)| Some((text.strip_suffix(word)?, *times)));
    found.map_or((text, None), |(digits, times)| (digits.trim(), Some(times)))
}

/// What a person means by digits with points, commas or blanks between them.
fn value_of(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    if !digits.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let plain = [' ', '.', ',', '_'].iter().find_map(|mark| thousands(digits, *mark));
    let plain = plain.unwrap_or_else(|| digits.replace(',', ".").replace('_', ""));
    let known = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value: f64 = known.then(|| plain.parse().ok()).flatten()?;
    Some(sign * value)
}

/// `10.000.000` with one mark throughout, and always three digits after it.
fn thousands(digits: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = digits.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let regular = rest.iter().all(|group| group.len() == 3) && (1..=3).contains(&first.len());
    // A single point or comma after a zero is a decimal one: 0,125.
    let decimal = rest.len() == 1 && *first == "0";
    let only_digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    (!rest.is_empty() && regular && !decimal && only_digits).then(|| groups.concat())
}

/// Without the noise of binary fractions: 7.5 / 100 is 0.075.
fn rounded(value: f64) -> String {
    number((value * 1e9).round() / 1e9)
}

/// `[1, 1 1]`.
fn blanks_between(text: &str) -> Option<Hint> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let numbers = parts.len() > 1 && parts.iter().all(|part| part.parse::<f64>().is_ok());
    numbers.then(|| {
        (
            say!("problem.hints.blanks_between.message"),
            say!("problem.hints.blanks_between.help", numbers = parts.join(", ")),
        )
    })
}

/// `90 days`.
fn trailing_words(text: &str) -> Option<Hint> {
    let (first, _) = text.split_once(' ')?;
    first.replace('_', "").parse::<f64>().ok()?;
    let help = say!("problem.hints.trailing_words.help", number = first);
    Some((say!("problem.hints.trailing_words.message"), help))
}

fn bare_text(text: &str) -> Option<Hint> {
    let letter = text.starts_with(|c: char| c.is_alphabetic());
    let plain = letter && !text.contains(['"', '=', '[', '{', '\\']);
    plain.then(|| {
        (say!("problem.hints.bare_text.message"), say!("problem.hints.bare_text.help", text = text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(text: &str) -> String {
        habit(text).map(|(_, help)| help.to_string()).unwrap_or_default()
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (written, meant) in [
            ("10.000.000", "10_000_000"),
            ("10,000,000", "10_000_000"),
            ("10 000 000", "10_000_000"),
            ("Rp10_000_000", "10_000_000"),
            ("Rp. 1.500.000", "1_500_000"),
            ("-250.000.000", "-250_000_000"),
            ("0,08", "0.08"),
            ("0,125", "0.125"),
            (".08", "0.08"),
            ("08", "8"),
            ("10 juta", "10_000_000"),
            ("1,5jt", "1_500_000"),
            ("500rb", "500_000"),
            ("8%", "0.08"),
            ("7,5 %", "0.075"),
        ] {
            assert!(help(written).ends_with(&format!(" {meant}")), "{written}: {}", help(written));
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        assert!(help("1/6/2026").ends_with("2026-06-01"));
        assert!(help("2026-6-1").ends_with("2026-06-01"));
        assert!(help("31.12.2026").ends_with("2026-12-31"));
        assert!(habit("2026-02-31").unwrap().0.to_string().contains("no such day"));
        assert!(habit("99999-01-01").unwrap().0.to_string().contains("four digits"));
    }

    #[test]
    fn words() {
        assert_eq!(help("Toko Melati"), "write \"Toko Melati\"");
        assert_eq!(help("“Toko”"), "write straight ones: \"Toko\"");
        assert!(help("ya").contains("write true"));
        assert!(help("90 days").starts_with("write 90,"));
        assert_eq!(help("1 1"), "write 1, 1");
    }

    #[test]
    fn what_is_no_habit_is_left_alone() {
        assert_eq!(habit("%%%"), None);
        assert_eq!(habit("..."), None);
        assert_eq!(habit("-"), None);
    }
}
