//! Which keys of a table go together.

use super::problem;
use crate::problems::{Problem, Span};
use crate::scenario::document::{Entry, Table};
use crate::scenario::format::{Group, TableFormat};
use crate::scenario::words::{quote, quoted_list};

/// The broken groups of a table. A key that was misspelt or misplaced is excused, and its groups.
pub(super) fn check(
    table: &Table,
    span: Span,
    format: &TableFormat,
    excused: impl Fn(&str) -> bool,
) -> Vec<Problem> {
    let groups = format.groups.iter().filter(|group| !group.keys().any(&excused));
    groups.filter_map(|group| broken(table, span, format, *group)).collect()
}

fn broken(table: &Table, span: Span, format: &TableFormat, group: Group) -> Option<Problem> {
    match group {
        Group::ExactlyOne(keys) => {
            none(table, span, format, keys, "exactly one").or_else(|| several(table, keys))
        }
        Group::AtLeastOne(keys) => none(table, span, format, keys, "at least one"),
        Group::AtMostOne(keys) => several(table, keys),
        Group::Together(keys) => alone(table, keys),
        Group::Needs(key, needed) => idle(table, key, needed),
    }
}

fn given<'a>(table: &'a Table, keys: &[&str]) -> Vec<&'a Entry> {
    keys.iter().filter_map(|key| table.entry(key)).collect()
}

fn none(
    table: &Table,
    span: Span,
    format: &TableFormat,
    keys: &[&'static str],
    how_many: &str,
) -> Option<Problem> {
    if !given(table, keys).is_empty() {
        return None;
    }
    let message = format!("{} needs {how_many} of {}", format.title(), quoted_list(keys, "and"));
    Some(problem(message, span, "none is given here").help(examples(format, keys)))
}

fn examples(format: &TableFormat, keys: &[&str]) -> String {
    let lines = keys.iter().filter_map(|key| format.key(key)).map(|key| match key.kind.inner() {
        Some(inner) if key.example.is_empty() => inner.name.to_owned(),
        _ => format!("{} = {}", key.name, key.example),
    });
    format!("for example: {}", lines.collect::<Vec<_>>().join("   or   "))
}

fn several(table: &Table, keys: &[&'static str]) -> Option<Problem> {
    let mut given = given(table, keys);
    given.sort_by_key(|entry| entry.key_span.start);
    let [first, second, ..] = given.as_slice() else {
        return None;
    };
    let message = format!("{} and {} exclude each other", quote(&first.key), quote(&second.key));
    Some(
        problem(message, second.key_span, "second")
            .see(first.key_span, "first")
            .help(format!("keep one of {}", quoted_list(keys, "and"))),
    )
}

fn alone(table: &Table, keys: &[&'static str]) -> Option<Problem> {
    let given = given(table, keys);
    let first = given.first()?;
    let missing: Vec<&str> = keys.iter().copied().filter(|key| !table.has(key)).collect();
    if missing.is_empty() {
        return None;
    }
    let message =
        format!("{} does nothing without {}", quote(&first.key), quoted_list(&missing, "and"));
    Some(
        problem(message, first.key_span, "alone")
            .help(format!("give all of {}, or none", quoted_list(keys, "and"))),
    )
}

fn idle(table: &Table, key: &str, needed: &[&'static str]) -> Option<Problem> {
    let entry = table.entry(key)?;
    if needed.iter().any(|needed| table.has(needed)) {
        return None;
    }
    let message = format!("{} does nothing without {}", quote(key), quoted_list(needed, "or"));
    let help = format!("add {}, or delete {}", quoted_list(needed, "or"), quote(key));
    Some(problem(message, entry.key_span, "no effect").help(help))
}
