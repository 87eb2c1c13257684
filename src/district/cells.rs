//! Cells of a table of shops: numbers as people and programs write them.

use crate::fit::reading::Cell;
use crate::scenario::format::Unit;
use crate::scenario::{Stated, is_pointed};

/// A number, or a value as it would stand in a scenario: `[3_000_000, 5_000_000]`, `true`, a date.
pub(super) fn stated(path: &str, cell: &Cell<'_>, written: &str) -> Option<Stated> {
    if let Some(number) = number(cell) {
        return Some(Stated::number(path, number));
    }
    let is_value = written.starts_with(['[', '{']) || ["true", "false"].contains(&written);
    let is_date = written.len() >= 10 && written.as_bytes().get(4) == Some(&b'-');
    if is_value || is_date { Stated::written(path, written) } else { None }
}

/// The number of a cell: as spreadsheets and programs write it, `_` between thousands, and `12,5` or
/// `1.250.000` as Indonesians do. `1.250` is one and a quarter, as everywhere in a scenario.
pub(super) fn number(cell: &Cell<'_>) -> Option<f64> {
    let text = match cell {
        Cell::Empty => return None,
        Cell::Number(number) => return number.is_finite().then_some(*number),
        Cell::Text(text) => bare(text),
    };
    let plain = match text.split_once(',') {
        None if text.matches('.').count() > 1 => ungrouped(&text)?,
        None => text,
        Some((whole, fraction)) => format!("{}.{fraction}", ungrouped(whole)?),
    };
    let number: f64 = plain.parse().ok()?;
    let is_written = plain.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    (is_written && number.is_finite()).then_some(number)
}

/// What is written of an amount, without what stands around and between its digits.
fn bare(text: &str) -> String {
    text.trim().trim_start_matches("Rp").trim().replace(['_', ' '], "")
}

/// Digits without the points between their thousands; nothing where they stand elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split('.').skip(1);
    groups.all(|group| group.len() == 3).then(|| text.replace('.', ""))
}

/// How the thousands of a cell are to be written that some read as thousands and others as a
/// fraction: `9.000`, `9,000` and `20,000.5`, alone or in a range. Shares have no thousands.
pub(super) fn in_two_ways(cell: &Cell<'_>, unit: Unit) -> Option<String> {
    let Cell::Text(text) = cell else { return None };
    let bare = bare(text);
    if bare.starts_with(['[', '{']) {
        let mut numbers = bare.split(|c: char| !c.is_ascii_digit() && !"+-.".contains(c));
        return numbers.find_map(|number| pointed(number, unit));
    }
    match (bare.split_once(','), bare.matches(['.', ',']).count()) {
        (Some((_, behind)), 2) if behind.contains('.') => Some(bare.replace(',', "_")),
        (_, 1) => pointed(&bare.replace(',', "."), unit),
        _ => None,
    }
}

fn pointed(number: &str, unit: Unit) -> Option<String> {
    (!unit.is_share() && is_pointed(number, unit)).then(|| number.replace('.', "_"))
}

pub(super) fn text(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.trim().trim_start_matches('\u{feff}').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("1_250_000", 1_250_000.0),
            ("1.250.000", 1_250_000.0),
            ("Rp 1.250.000,5", 1_250_000.5),
            ("0.35", 0.35),
            ("0,35", 0.35),
            ("-3e6", -3e6),
        ] {
            assert_eq!(number(&Cell::Text(text.into())), Some(value), "{text}");
        }
        for text in ["", "x", "1,2,3", "1.2.3", "12.50,5", "inf", "NaN", "[1, 2]"] {
            assert_eq!(number(&Cell::Text(text.into())), None, "{text}");
        }
    }
}
