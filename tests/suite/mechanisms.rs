//! `docs/mechanisms.md` keeps its word: every scenario it names is shipped and writes every key of
//! its row, and every key is one of the format.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use ragam::scenario::format::all_keys;
use ragam::starter::{CASES, Case};

/// What can happen, as it is counted on the page.
const MECHANISMS: std::ops::RangeInclusive<u32> = 1..=33;

struct Row {
    number: u32,
    mechanism: String,
    keys: Vec<String>,
    scenarios: Vec<String>,
}

fn rows() -> Vec<Row> {
    let page = include_str!("../../docs/mechanisms.md");
    let cells = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows = cells.filter_map(|cells| {
        let [number, mechanism, keys, scenarios] =
            <[&str; 4]>::try_from(cells.split(" | ").collect::<Vec<_>>()).ok()?;
        let number = number.parse().ok()?;
        let (keys, scenarios) = (in_backticks(keys), in_backticks(scenarios));
        Some(Row { number, mechanism: mechanism.to_owned(), keys, scenarios })
    });
    rows.collect()
}

fn in_backticks(cell: &str) -> Vec<String> {
    let quoted: Vec<String> =
        cell.split(", ").map(|one| one.trim_matches('`').to_owned()).collect();
    assert!(cell.split(", ").all(|one| one.starts_with('`') && one.ends_with('`')), "{cell}");
    quoted
}

/// The keys that a file writes, without the numbers of lists; names of one's own stay.
fn written(case: &Case) -> BTreeSet<String> {
    let file: toml::Table = case.text.parse().unwrap();
    let mut keys = BTreeSet::new();
    collect(&toml::Value::Table(file), "", &mut keys);
    keys
}

fn collect(value: &toml::Value, path: &str, keys: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            for (name, inner) in table {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                keys.insert(path.clone());
                collect(inner, &path, keys);
            }
        }
        toml::Value::Array(list) => list.iter().for_each(|inner| collect(inner, path, keys)),
        _ => {}
    }
}

#[test]
fn every_mechanism_has_a_row() {
    let numbers: BTreeSet<u32> = rows().iter().map(|row| row.number).collect();
    assert_eq!(numbers, MECHANISMS.collect());
    let page = include_str!("../../docs/mechanisms.md");
    let lines = page.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(lines, rows().len() + 1, "every line of the table but its head was read");
}

#[test]
fn every_key_is_one_of_the_format() {
    let known = all_keys();
    // A key with a table below it, such as `channel.ramp`, is none of its own.
    let is_known = |key: &str| {
        let below = format!("{key}.");
        known.iter().any(|known| known == key || known.starts_with(&below))
    };
    for row in rows() {
        for key in &row.keys {
            assert!(is_known(key), "{}, {}: `{key}`", row.number, row.mechanism);
        }
    }
}

#[test]
fn every_scenario_of_a_row_writes_all_its_keys() {
    for row in rows() {
        assert!(!row.keys.is_empty() && !row.scenarios.is_empty(), "{}", row.number);
        for scenario in &row.scenarios {
            let case = Case::named(scenario).unwrap_or_else(|| panic!("no scenario `{scenario}`"));
            let written = written(case);
            for key in &row.keys {
                assert!(written.contains(key), "{scenario} does not write `{key}`");
            }
        }
    }
}

#[test]
fn every_scenario_is_on_the_page() {
    let named: BTreeSet<String> = rows().into_iter().flat_map(|row| row.scenarios).collect();
    for case in CASES {
        assert!(named.contains(case.name), "{}", case.name);
    }
}
