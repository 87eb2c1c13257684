//! No key of the scenario format is read and ignored.
//!
//! Every key has a row: a scenario, a change of that key alone, and the output that must change
//! with it. A new key of the format fails here until it has a row, and a row is no good unless its
//! change is valid, touches nothing but its key, and shows where it says.

pub(crate) mod bases;
pub(crate) mod changed_keys;
pub(crate) mod output;
pub(crate) mod row;
pub(crate) mod rows;

use std::collections::BTreeSet;

use ragam::model::Model;
use ragam::simulate::{Workspace, simulate_block};

use self::bases::MIX;
use self::changed_keys::{changed_keys, known_keys};
use self::output::{OF_EACH_KIND, Output};
use self::row::Row;
use self::rows::all_rows;

/// What is wrong with the rows, by the key of each; `check` says what is wrong with one.
fn complaints(check: impl Fn(&Row) -> Result<(), String>) -> String {
    let wrong = all_rows().filter_map(|row| {
        let complaint = check(row).err()?;
        Some(format!("{}: {complaint}", row.key))
    });
    wrong.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_key_of_the_format_has_a_row() {
    let rows: BTreeSet<String> = all_rows().map(|row| row.key.to_owned()).collect();
    let missing: Vec<String> = known_keys().difference(&rows).cloned().collect();
    assert!(missing.is_empty(), "without a row: {missing:#?}");
}

#[test]
fn every_row_names_a_key_of_the_format() {
    let known = known_keys();
    let unknown: Vec<&str> =
        all_rows().map(|row| row.key).filter(|key| !known.contains(*key)).collect();
    assert!(unknown.is_empty(), "not in the format: {unknown:#?}");
}

#[test]
fn every_change_touches_its_key_alone() {
    let wrong = complaints(|row| {
        let changed = changed_keys(row.base, &row.changed()?)?;
        let expected = BTreeSet::from([row.key.to_owned()]);
        if changed == expected { Ok(()) } else { Err(format!("{changed:?} change")) }
    });
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_change_shows_where_it_says() {
    let wrong = complaints(|row| {
        let changed = row.changed()?;
        let (before, after) = (row.shows.of(row.base)?, row.shows.of(&changed)?);
        if before == after { Err(format!("{:?} does not change", row.shows)) } else { Ok(()) }
    });
    assert!(wrong.is_empty(), "{wrong}");
}

/// Draws are kept from model to model; whatever a key changes, nothing stale may stay. Each scenario
/// and its change go through one workspace, in turn, and must give what each gives alone.
#[test]
fn every_change_is_seen_through_draws_that_are_kept() {
    let wrong = complaints(|row| {
        let (Some(before), Some(after)) = (model_of(row.base), model_of(&row.changed()?)) else {
            return Ok(());
        };
        let mut kept = Workspace::default();
        for model in [&before, &after, &before] {
            let alone = simulate_block(model, 0, &mut Workspace::default());
            let shared = simulate_block(model, 0, &mut kept);
            // The shortest decimals that give each number back tell its bits.
            if format!("{alone:?}") != format!("{shared:?}") {
                return Err("stale draws".to_owned());
            }
        }
        Ok(())
    });
    assert!(wrong.is_empty(), "{wrong}");
}

/// The model of a text; `None` where it is refused.
fn model_of(text: &str) -> Option<Model> {
    let read = ragam::scenario::read("x.toml", text.as_bytes()).ok()?;
    Some(Model::build(&read.scenario))
}

/// Otherwise a row could pass by a change that does not come from its key.
#[test]
fn no_output_changes_by_itself() {
    let with_comment = format!("{MIX}# A comment changes nothing.\n");
    for output in OF_EACH_KIND {
        let shown = output.of(MIX);
        assert!(shown.is_ok(), "{shown:?}");
        assert_eq!(shown, output.of(&with_comment), "{output:?}");
    }
}

/// Only a key with a single possible value may be covered by the refusal of all others.
#[test]
fn only_the_version_is_covered_by_a_refusal() {
    let refused = all_rows().filter(|row| row.shows == Output::Refusal).map(|row| row.key);
    assert_eq!(refused.collect::<Vec<_>>(), ["format"]);
}
