//! Keys that the format does not know, and keys that are missing.

use super::problem;
use crate::problems::{Problem, Span};
use crate::scenario::document::Entry;
use crate::scenario::format::{Group, KeyFormat, Kind, ROOT, TableFormat};
use crate::scenario::words::{list, nearest, quote, quoted_list};

/// What was probably meant by a key that its table does not know.
pub(super) enum Meant {
    /// A key of a table around it: it stands too far down.
    Around(&'static TableFormat),
    /// A key of the same table.
    Here(&'static str),
    /// A key of other tables; says which.
    Elsewhere(String),
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

    fn advice(&self, word: &str, format: &TableFormat) -> String {
        match self {
            Self::Around(table) if heading(table, word).is_some() => {
                let heading = heading(table, word).unwrap_or_default();
                format!("write {heading} as a heading of its own")
            }
            Self::Around(table) if table.name.is_empty() => {
                "it belongs at the top of the file, above the first heading in brackets".to_owned()
            }
            Self::Around(table) => {
                format!("it belongs into {}: move it above {}", table.name, format.name)
            }
            Self::Here(name) => format!("did you mean {}?", quote(name)),
            Self::Elsewhere(where_) => where_.clone(),
            Self::Nothing => format!("known here: {}", quoted_list(&names(format), "and")),
        }
    }
}

/// A key that its table does not know.
pub(super) fn key(entry: &Entry, format: &TableFormat, meant: &Meant) -> Problem {
    let here = match format.name {
        "" => "at the top of the file".to_owned(),
        _ => format!("in {}", format.title()),
    };
    problem(format!("{} is not known {here}", quote(&entry.key)), entry.key_span, "unknown")
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
fn elsewhere(word: &str, format: &TableFormat) -> Option<String> {
    let mut homes = Vec::new();
    find(&ROOT, word, &mut homes);
    homes.retain(|(home, _)| *home != format.name);
    let (home, key) = homes.first()?;
    if let Kind::Table(inner) | Kind::Tables(inner, _) = key.kind {
        return Some(format!("write it as {}, below its {home}", inner.name));
    }
    let mut names: Vec<&str> = homes.iter().map(|(home, _)| *home).collect();
    names.dedup();
    Some(format!("it belongs into {}", list(&names, "or")))
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
    let message = format!("{} lacks {}", format.title(), quote(key.name));
    let whole_file = format.name.is_empty();
    match key.kind {
        Kind::Table(inner) | Kind::Tables(inner, _) if whole_file => heading_missing(inner),
        Kind::Table(inner) | Kind::Tables(inner, _) => {
            problem(message, span, &format!("no {} here", quote(key.name))).help(format!(
                "{}\nadd a heading {}, and its settings below it",
                key.doc, inner.name
            ))
        }
        _ => {
            let help = format!("{}\nfor example: {} = {}", key.doc, key.name, key.example);
            let problem = Problem::error(message).help(help);
            let label = format!("no {} here", quote(key.name));
            if whole_file { problem } else { problem.at(span).label(label) }
        }
    }
}

fn heading_missing(table: &TableFormat) -> Problem {
    let below = list(&beginnings(table), "and");
    Problem::error(format!("the file lacks {}", table.name))
        .help(format!("add a heading {}, and below it {below}", table.name))
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
