//! Keys that the format does not know, and keys that are missing.

use super::problem;
use crate::language::{Last, Said, say};
use crate::problems::{Problem, Span};
use crate::scenario::document::Entry;
use crate::scenario::format::{Group, KeyFormat, Kind, ROOT, TableFormat};
use crate::scenario::words::{nearest, quote, quoted_list};

/// What was probably meant by a key that its table does not know.
pub(super) enum Meant {
    /// A key of a table around it: it stands too far down.
    Around(&'static TableFormat),
    /// A key of the same table.
    Here(&'static str),
    /// A key of other tables; says which.
    Elsewhere(Said),
    /// Who knows.
    Nothing,
}

impl Meant {
    pub(super) fn by(
        word: &str,
        format: &'static TableFormat,
        above: &[&'static TableFormat],
    ) -> Self {
        if let Some(around) = above.iter().rev().find(|table| has(table, word)) {
            return Self::Around(around);
        }
        if let Some(name) = nearest(word, names(format)) {
            return Self::Here(name);
        }
        elsewhere(word, format).map_or(Self::Nothing, Self::Elsewhere)
    }

    fn advice(&self, word: &str, format: &TableFormat) -> Said {
        match self {
            Self::Around(table) if heading(table, word).is_some() => {
                let heading = heading(table, word).unwrap_or_default();
                say!("problem.unknown.help_heading", heading = heading)
            }
            Self::Around(table) if table.name.is_empty() => {
                say!("problem.unknown.help_top")
            }
            Self::Around(table) => {
                say!("problem.unknown.help_around", table = table.name, format = format.name)
            }
            Self::Here(name) => say!("problem.common.did_you_mean", name = quote(name)),
            Self::Elsewhere(where_) => where_.clone(),
            Self::Nothing => {
                say!("problem.common.known_here", known = quoted_list(&names(format), Last::And))
            }
        }
    }
}

/// A key that its table does not know.
pub(super) fn key(entry: &Entry, format: &TableFormat, meant: &Meant) -> Problem {
    let here = match format.name {
        "" => say!("problem.unknown.at_the_top"),
        _ => say!("problem.unknown.in_table", table = format.title()),
    };
    problem(
        say!("problem.unknown.key.message", key = quote(&entry.key), here = here),
        entry.key_span,
        say!("problem.common.unknown"),
    )
    .help(meant.advice(&entry.key, format))
}

/// The heading of a table inside a table.
fn heading(table: &TableFormat, word: &str) -> Option<&'static str> {
    match table.key(word)?.kind {
        Kind::Table(inner) | Kind::Tables(inner, _) => Some(inner.name),
        _ => None,
    }
}

fn names(format: &TableFormat) -> Vec<&'static str> {
    format.keys.iter().map(|key| key.name).collect()
}

fn has(format: &TableFormat, word: &str) -> bool {
    format.keys.iter().any(|key| key.name == word)
}

/// Says which other tables have the key.
fn elsewhere(word: &str, format: &TableFormat) -> Option<Said> {
    let mut homes = Vec::new();
    find(&ROOT, word, &mut homes);
    homes.retain(|(home, _)| *home != format.name);
    let (home, key) = homes.first()?;
    if let Kind::Table(inner) | Kind::Tables(inner, _) = key.kind {
        return Some(say!("problem.unknown.help_below", heading = inner.name, home = *home));
    }
    let mut names: Vec<&str> = homes.iter().map(|(home, _)| *home).collect();
    names.dedup();
    Some(say!("problem.unknown.help_elsewhere", tables = Said::list(names, Last::Or)))
}

type Home = (&'static str, &'static KeyFormat);

fn find(format: &'static TableFormat, word: &str, homes: &mut Vec<Home>) {
    for key in format.keys {
        if key.name == word && !format.name.is_empty() {
            homes.push((format.name, key));
        }
        if let Some(inner) = key.kind.inner() {
            find(inner, word, homes);
        }
    }
}

/// A required key that is not there.
pub(super) fn missing(key: &'static KeyFormat, span: Span, format: &TableFormat) -> Problem {
    let message =
        say!("problem.unknown.missing.message", table = format.title(), key = quote(key.name));
    let whole_file = format.name.is_empty();
    match key.kind {
        Kind::Table(inner) | Kind::Tables(inner, _) if whole_file => heading_missing(inner),
        Kind::Table(inner) | Kind::Tables(inner, _) => {
            problem(message, span, say!("problem.common.no_here", key = quote(key.name))).help(
                say!(
                    "problem.unknown.missing.help_heading",
                    doc = key.about(),
                    heading = inner.name
                ),
            )
        }
        _ if whole_file => Problem::error(message).help(say!(
            "problem.unknown.missing.help_first_line",
            doc = key.about(),
            name = key.name,
            example = key.example
        )),
        _ => {
            let help = say!(
                "problem.unknown.missing.help",
                doc = key.about(),
                name = key.name,
                example = key.example
            );
            problem(message, span, say!("problem.common.no_here", key = quote(key.name))).help(help)
        }
    }
}

fn heading_missing(table: &TableFormat) -> Problem {
    let below = Said::list(beginnings(table), Last::And);
    Problem::error(say!("problem.unknown.heading_missing.message", table = table.name)).help(say!(
        "problem.unknown.heading_missing.help",
        table = table.name,
        settings = below
    ))
}

/// The settings that a table cannot do without.
fn beginnings(format: &TableFormat) -> Vec<String> {
    let one_of = format.groups.iter().filter_map(|group| match group {
        Group::ExactlyOne(keys) => keys.first().and_then(|key| format.key(key)),
        _ => None,
    });
    let needed = format.keys.iter().filter(|key| key.required).chain(one_of);
    needed.map(|key| format!("{} = {}", key.name, key.example)).collect()
}
