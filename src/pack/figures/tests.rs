use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use super::*;
use crate::language::Language;
use crate::pack::samples::{HOSTILE, PLAIN, material};

fn made(text: &str, language: Language) -> Vec<u8> {
    let words = crate::language::Words::of(language);
    figures(&Told::without_pictures(material(text), words)).unwrap()
}

struct Book {
    values: Vec<(String, Range<Data>, Range<String>)>,
}

fn opened(bytes: Vec<u8>) -> Book {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let values = book.sheet_names().into_iter().map(|name| {
        let cells = book.worksheet_range(&name).unwrap();
        let formulas = book.worksheet_formula(&name).unwrap();
        (name, cells, formulas)
    });
    Book { values: values.collect() }
}

fn number(cells: &Range<Data>, at: (u32, u32)) -> f64 {
    match cells.get_value(at) {
        Some(Data::Float(value)) => *value,
        Some(Data::DateTime(date)) => date.as_f64(),
        other => panic!("{at:?} holds {other:?}"),
    }
}

/// `B12` or `C$7` as row and column.
fn place(name: &str) -> (u32, u32) {
    let name = name.replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit()).unwrap();
    let column = name[..digits].bytes().fold(0, |sum, c| 26 * sum + u32::from(c - b'A') + 1);
    (name[digits..].parse::<u32>().unwrap() - 1, column - 1)
}

/// What a formula gives: a sum of a range, a difference, or a quotient.
fn computed(formula: &str, cells: &Range<Data>) -> f64 {
    let formula = formula.trim_start_matches('=');
    if let Some(range) = formula.strip_prefix("SUM(").and_then(|rest| rest.strip_suffix(')')) {
        let (from, to) = range.split_once(':').unwrap();
        let ((top, left), (bottom, right)) = (place(from), place(to));
        let rows = top..=bottom;
        return rows
            .flat_map(|r| (left..=right).map(move |c| (r, c)))
            .map(|at| number(cells, at))
            .sum();
    }
    if let Some((one, other)) = formula.split_once('-') {
        return number(cells, place(one)) - number(cells, place(other));
    }
    let (one, other) = formula.split_once('/').unwrap();
    number(cells, place(one)) / number(cells, place(other))
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    assert_eq!(made(PLAIN, Language::Indonesian), made(PLAIN, Language::Indonesian));
}

#[test]
fn every_formula_gives_what_stands_in_its_cell() {
    for text in [HOSTILE, PLAIN] {
        let mut checked = 0;
        for (name, cells, formulas) in opened(made(text, Language::English)).values {
            let (top, left) = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.used_cells() {
                let at = (top + row as u32, left + column as u32);
                let (stored, again) = (number(&cells, at), computed(formula, &cells));
                let room = 1e-9 * stored.abs().max(1.0);
                assert!(
                    (stored - again).abs() <= room,
                    "{name} {at:?} {formula}: {stored} {again}"
                );
                checked += 1;
            }
        }
        assert!(checked > 15, "{checked}");
    }
}

/// The sums are those of the simulation, not of the sheet alone.
#[test]
fn totals_are_those_of_the_run() {
    let material = material(HOSTILE);
    let report = &material.report;
    let book = opened(made(HOSTILE, Language::English));
    let last = |name: &str, column: u32| {
        let (_, cells, _) = book.values.iter().find(|(sheet, ..)| sheet == name).unwrap();
        number(cells, (cells.end().unwrap().0, column))
    };
    let near = |one: f64, other: f64| (one - other).abs() <= 1e-6 * other.abs().max(1.0);
    use crate::report::Metric;
    let sales = report.metrics.value(Metric::SalesMean);
    assert!(near(last("Channels", 2), sales));
    assert!(near(last("Sales by week", 4), sales));
    let without = report.metrics.value(Metric::SalesWithoutShocksMean);
    assert!(near(last("Sales by week", 5), without));
    assert!(near(last("Channels", 4), report.metrics.value(Metric::NetCashFlowMean)));
    assert!(near(last("Money in and out", 1), material.figures.typical.closing));
    assert!(near(last("Money in and out", 2), material.figures.bad.closing));
}

#[test]
fn no_name_becomes_a_formula_and_all_sheets_are_there() {
    for language in Language::ALL {
        let book = opened(made(HOSTILE, language));
        assert_eq!(book.values.len(), SUBJECTS.len() + 1);
        let mut hostile = 0;
        for (_, cells, formulas) in &book.values {
            for (_, _, formula) in formulas.used_cells() {
                assert!(!formula.contains("cmd") && !formula.contains("HYPERLINK"), "{formula}");
            }
            for (_, _, cell) in cells.used_cells() {
                if let Data::String(text) = cell {
                    assert!(!text.contains("[document."), "{text}");
                    hostile += usize::from(text.starts_with("=cmd") || text.starts_with('@'));
                }
            }
        }
        assert!(hostile >= 3, "{hostile}");
    }
    let plain = opened(made(PLAIN, Language::Indonesian));
    // Neither shocks, mixes, payments on days of their own, plans nor live selling.
    assert_eq!(plain.values.len(), SUBJECTS.len() + 1 - 5);
}
