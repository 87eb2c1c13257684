//! The tables are in order themselves.

use super::*;
use crate::language::{Language, Words};
use crate::scenario::document::{Value, parse_value};

fn keys() -> impl Iterator<Item = (&'static TableFormat, &'static KeyFormat)> {
    tables().into_iter().flat_map(|table| table.keys.iter().map(move |key| (table, key)))
}

/// The values written as examples and defaults.
fn written() -> Vec<(&'static KeyFormat, &'static str)> {
    let defaults = keys().flat_map(|(_, key)| {
        let texts = match key.default {
            Fallback::Value(text) => vec![text],
            Fallback::Market { market, otherwise } => vec![market, otherwise],
            _ => Vec::new(),
        };
        texts.into_iter().map(move |text| (key, text))
    });
    let examples = keys().filter(|(_, key)| !key.example.is_empty());
    defaults.chain(examples.map(|(_, key)| (key, key.example))).collect()
}

fn fits(key: &KeyFormat, value: &Value) -> bool {
    match key.kind {
        Kind::Number | Kind::Value => {
            value.as_number().is_some() || value.as_array().is_some() || value.as_table().is_some()
        }
        Kind::Plain => value.as_number().is_some(),
        Kind::Anything => true,
        Kind::Integer => matches!(value, Value::Integer(_)),
        Kind::Truth => matches!(value, Value::Truth(_)),
        Kind::Text(_) | Kind::Id | Kind::Currency | Kind::Choice(_) => value.as_text().is_some(),
        Kind::Date | Kind::Moment => matches!(value, Value::Date(_)),
        _ => value.as_array().is_some(),
    }
}

#[test]
fn everything_is_explained() {
    for table in tables() {
        assert!(table.doc.ends_with('.'), "{}: {:?}", table.name, table.doc);
    }
    for (table, key) in keys() {
        assert!(key.doc.ends_with('.'), "{} {}: {:?}", table.name, key.name, key.doc);
    }
}

#[test]
fn names_differ_within_a_table() {
    for table in tables() {
        let mut names: Vec<_> = table.keys.iter().map(|key| key.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), table.keys.len(), "{}", table.name);
    }
}

#[test]
fn defaults_and_examples_are_values_of_their_kind() {
    for (key, text) in written() {
        let node = parse_value(text).unwrap_or_else(|| panic!("{}: {text}", key.name));
        assert!(fits(key, &node.value), "{}: {text}", key.name);
    }
}

#[test]
fn plain_defaults_and_examples_are_within_their_limits() {
    for (key, text) in written() {
        let Some(number) = parse_value(text).and_then(|node| node.value.as_number()) else {
            continue;
        };
        let low = match key.minimum {
            Bound::None => true,
            Bound::Inclusive(least) => number >= least,
            Bound::Exclusive(least) => number > least,
        };
        let high = match key.maximum {
            Bound::None => true,
            Bound::Inclusive(most) => number <= most,
            Bound::Exclusive(most) => number < most,
        };
        assert!(low && high, "{}: {text}", key.name);
    }
}

#[test]
fn every_single_value_has_an_example() {
    let single = keys().filter(|(_, key)| !matches!(key.kind, Kind::Table(_) | Kind::Tables(_, _)));
    for (table, key) in single {
        assert!(!key.example.is_empty(), "{} {}", table.name, key.name);
    }
}

#[test]
fn rules_and_defaults_speak_of_keys_that_exist() {
    for table in tables() {
        for name in table.groups.iter().flat_map(Group::keys) {
            assert!(table.key(name).is_some(), "{} {name}", table.name);
        }
        for key in table.keys {
            let other = match key.default {
                Fallback::SameAs(other) => other,
                _ => continue,
            };
            assert!(table.key(other).is_some(), "{} {other}", table.name);
        }
    }
    for (_, key) in keys() {
        if let Fallback::Of(table, other) = key.default {
            let table = ROOT.key(table).and_then(|key| key.kind.inner()).unwrap();
            assert!(table.key(other).is_some(), "{other}");
        }
    }
}

#[test]
fn paths_of_keys() {
    let paths = all_keys();
    for path in ["format", "channel.live.conversion", "shock.hits.weight", "factor.loadings.*"] {
        assert!(paths.iter().any(|known| known == path), "{path}");
    }
    assert!(!paths.iter().any(|path| path == "channel" || path == "channel.live"));
}

/// What keys are and their units stand in English where they are declared, in other languages in the
/// translation files.
#[test]
fn every_key_and_unit_is_explained_in_every_language() {
    // English stands where they are declared.
    let others = Language::ALL.into_iter().filter(|language| *language != Language::English);
    for words in others.map(Words::of) {
        assert_explained(words);
    }
}

fn assert_explained(words: Words) {
    let said = keys().flat_map(|(_, key)| [key.about(), key.unit.said()]);
    let mut missing: Vec<String> = said
        .filter(|said| !said.to_string().is_empty() && !said.is_told_in(words))
        .map(|said| format!("{said:?}"))
        .collect();
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "{} are missing:\n{}", missing.len(), missing.join("\n"));
}
