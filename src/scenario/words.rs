//! Words for messages: quoting, listing, numbers, and the nearest known name.

use crate::language::{Last, Said, say};
use crate::problems::{Problem, visible};

/// The longest text of the file that is repeated in a message.
const LONGEST_QUOTE: usize = 40;

/// A text of the file in back quotes, shortened, with control characters made visible.
pub(super) fn quote(text: &str) -> String {
    format!("`{}`", short(text))
}

/// The same without the quotes.
pub(super) fn short(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST_QUOTE).map(|(at, _)| at);
    let dots = if end.is_some() { "…" } else { "" };
    let start = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    format!("{}{dots}", visible(start).replace('\n', "\\n"))
}

/// `` `a`, `b` and `c` ``.
pub(super) fn quoted_list<S: AsRef<str>>(names: &[S], last: Last) -> Said {
    Said::list(names.iter().map(|name| quote(name.as_ref())), last)
}

/// A number as one would write it in the file: `1_000_000`, `0.25`.
pub(crate) fn number(value: f64) -> String {
    // A sum of nothing is a zero below zero, which nobody writes.
    let text = format!("{}", value + 0.0);
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) =
        rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    if !whole.bytes().all(|b| b.is_ascii_digit()) || whole.len() > 20 {
        return format!("{value:e}");
    }
    let fraction = fraction.map(|digits| format!(".{digits}")).unwrap_or_default();
    format!("{sign}{}{fraction}", thousands(whole))
}

fn thousands(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

/// The known name that was probably meant, if any is near.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    if word.is_empty() || word.len() > 60 {
        return None;
    }
    let allowed = (word.chars().count() / 3).max(1);
    let near =
        known.into_iter().filter_map(|name| Some((distance(&word, &plain(name), allowed)?, name)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace(['-', ' '], "_")
}

/// Typing errors first; then a name that holds the word as one of its parts.
fn distance(word: &str, name: &str, allowed: usize) -> Option<usize> {
    let typed = strsim::damerau_levenshtein(word, name);
    if typed <= allowed {
        return Some(typed);
    }
    let part = word.len() >= 4 && name.split('_').any(|part| part == word);
    part.then_some(100 + name.len())
}

/// Adds "did you mean" when a known name is near, else the given help.
pub(super) fn did_you_mean<'a>(
    problem: Problem,
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> Said,
) -> Problem {
    match nearest(word, known) {
        Some(name) => problem.help(say!("problem.common.did_you_mean", name = quote(name))),
        None => problem.help(otherwise()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_short_and_visible() {
        assert_eq!(quote("tiktok"), "`tiktok`");
        assert_eq!(quote("a\u{1b}[31m\u{202e}"), "`a\\u{1b}[31m\\u{202e}`");
        assert_eq!(quote(&"x".repeat(90)).chars().count(), 43);
    }

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(quoted_list(&["a", "b", "c"], Last::Or).to_string(), "`a`, `b` or `c`");
    }

    #[test]
    fn numbers_look_like_the_file() {
        let shown: Vec<_> =
            [0.25, 1e6, -1234.5, 1e15, -0.0, 1e30, f64::INFINITY].map(number).to_vec();
        assert_eq!(
            shown,
            ["0.25", "1_000_000", "-1_234.5", "1_000_000_000_000_000", "0", "1e30", "inf"]
        );
    }

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["opening_cash", "name", "currency", "weekly_sales"];
        assert_eq!(nearest("openning_cash", known), Some("opening_cash"));
        assert_eq!(nearest("Opening-Cash", known), Some("opening_cash"));
        assert_eq!(nearest("cash", known), Some("opening_cash"));
        assert_eq!(nearest("sales", known), Some("weekly_sales"));
        assert_eq!(nearest("modal", known), None);
    }
}
