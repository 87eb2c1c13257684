//! Which keys of a table go together.

use super::problem;
use crate::language::{Last, Said, say};
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
            none(table, span, format, keys, say!("problem.groups.exactly_one"))
                .or_else(|| several(table, keys))
        }
        Group::AtLeastOne(keys) => {
            none(table, span, format, keys, say!("problem.groups.at_least_one"))
        }
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
    how_many: Said,
) -> Option<Problem> {
    if !given(table, keys).is_empty() {
        return None;
    }
    let message = say!(
        "problem.groups.none.message",
        table = format.title(),
        how_many = how_many,
        known = quoted_list(keys, Last::And)
    );
    Some(problem(message, span, say!("problem.groups.none.label")).help(examples(format, keys)))
}

fn examples(format: &TableFormat, keys: &[&str]) -> Said {
    let lines = keys.iter().filter_map(|key| format.key(key)).map(|key| match key.kind.inner() {
        Some(inner) if key.example.is_empty() => inner.name.to_owned(),
        _ => format!("{} = {}", key.name, key.example),
    });
    say!(
        "problem.common.for_example",
        example = Said::joined(lines.map(Said::from), say!("problem.groups.or"))
    )
}

fn several(table: &Table, keys: &[&'static str]) -> Option<Problem> {
    let mut given = given(table, keys);
    given.sort_by_key(|entry| entry.key_span.start);
    let [first, second, ..] = given.as_slice() else {
        return None;
    };
    let message = say!(
        "problem.groups.several.message",
        first = quote(&first.key),
        second = quote(&second.key)
    );
    Some(
        problem(message, second.key_span, say!("problem.groups.several.label"))
            .see(first.key_span, say!("problem.groups.several.see"))
            .help(say!("problem.groups.several.help", known = quoted_list(keys, Last::And))),
    )
}

fn alone(table: &Table, keys: &[&'static str]) -> Option<Problem> {
    let given = given(table, keys);
    let first = given.first()?;
    let missing: Vec<&str> = keys.iter().copied().filter(|key| !table.has(key)).collect();
    if missing.is_empty() {
        return None;
    }
    let message = say!(
        "problem.common.does_nothing_without",
        key = quote(&first.key),
        known = quoted_list(&missing, Last::And)
    );
    Some(
        problem(message, first.key_span, say!("problem.groups.alone.label"))
            .help(say!("problem.groups.alone.help", known = quoted_list(keys, Last::And))),
    )
}

fn idle(table: &Table, key: &str, needed: &[&'static str]) -> Option<Problem> {
    let entry = table.entry(key)?;
    if needed.iter().any(|needed| table.has(needed)) {
        return None;
    }
    let message = say!(
        "problem.common.does_nothing_without",
        key = quote(key),
        known = quoted_list(needed, Last::Or)
    );
    let help =
        say!("problem.groups.idle.help", known = quoted_list(needed, Last::Or), key = quote(key));
    Some(problem(message, entry.key_span, say!("problem.common.no_effect")).help(help))
}
