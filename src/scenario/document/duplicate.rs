//! The same key or heading twice.

use crate::language::say;
use crate::problems::{Problem, Source, Span};
use crate::scenario::format::{Kind, ROOT, TableFormat};
use crate::scenario::words::{quote, short};

/// Says where the first one stands, if it can be found.
pub(super) fn problem(source: &Source, span: Span) -> Problem {
    match heading_at(source, span.start) {
        Some((heading, place)) => heading_twice(source, heading, place),
        None => key_twice(source, span),
    }
}

/// How far the echo of a duplicate reaches: a second heading makes all keys below it duplicates too.
pub(super) fn echo(source: &Source, span: Span) -> usize {
    if heading_at(source, span.start).is_none() {
        return span.start;
    }
    let below = source.line_at(span.start).end + 1;
    match headings(source, below).next() {
        Some((_, place)) => place.start.saturating_sub(1),
        None => source.text().len(),
    }
}

/// The headings below a byte that begins a line.
fn headings(source: &Source, below: usize) -> impl Iterator<Item = (&str, Span)> {
    let lines = source.text().get(below..).unwrap_or_default().split_inclusive('\n');
    let starts = lines.scan(below, |start, line| {
        let this = *start;
        *start += line.len();
        Some((this, line))
    });
    let headings = starts.filter(|(_, line)| line.trim_start().starts_with('['));
    headings.filter_map(|(start, _)| heading_at(source, start))
}

/// The heading on the line of a byte, and its place.
fn heading_at(source: &Source, byte: usize) -> Option<(&str, Span)> {
    let line = source.line_at(byte);
    let text = source.slice(line);
    let indent = text.len() - text.trim_start().len();
    let text = text.trim_start();
    let end = text.find(']')?;
    let length = end + text[end..].bytes().take_while(|b| *b == b']').count();
    let start = line.start + indent;
    text.starts_with('[').then(|| (&text[..length], Span::new(start, start + length)))
}

fn heading_twice(source: &Source, heading: &str, place: Span) -> Problem {
    let name = inner(heading);
    let several = table_of(name).is_none_or(|format| format.name.starts_with("[["));
    let first = first_heading(source, name, place.start);
    let below = first.is_some_and(|first| inner(source.slice(first)) != name);
    let (heading, name) = (short(heading), short(name));
    let help = match (below, several) {
        (true, _) => say!("problem.duplicate.too_late.help", heading = heading.as_str()),
        (false, true) => {
            say!("problem.duplicate.several.help", name = name.as_str())
        }
        (false, false) => say!("problem.duplicate.heading_twice.help", name = name.as_str()),
    };
    let problem =
        Problem::error(say!("problem.duplicate.heading_twice.message", heading = heading.as_str()));
    let problem = if below {
        Problem::error(say!("problem.duplicate.too_late.message", heading = heading.as_str()))
    } else {
        problem
    };
    let problem = problem
        .at(place)
        .label(if below {
            say!("problem.duplicate.too_late.label")
        } else {
            say!("problem.common.again")
        })
        .help(help);
    match first {
        Some(first) => problem.see(
            first,
            if below {
                say!("problem.duplicate.too_late.see")
            } else {
                say!("problem.common.first_here")
            },
        ),
        None => problem,
    }
}

fn inner(heading: &str) -> &str {
    heading.trim_matches(['[', ']', ' '])
}

/// The format of a heading such as `channel.live`.
fn table_of(path: &str) -> Option<&'static TableFormat> {
    path.split('.').try_fold(&ROOT, |table, name| match table.key(name.trim())?.kind {
        Kind::Table(inner) | Kind::Tables(inner, _) => Some(inner),
        _ => None,
    })
}

/// The first heading of this name, or of a part of it, above a byte.
fn first_heading(source: &Source, name: &str, before: usize) -> Option<Span> {
    let part = format!("{name}.");
    let mut above = headings(source, 0).take_while(|(_, place)| place.start < before);
    let alike = above.find(|(heading, _)| {
        let other = inner(heading);
        other == name || other.starts_with(&part)
    });
    alike.map(|(_, place)| place)
}

fn key_twice(source: &Source, span: Span) -> Problem {
    let name = source.slice(span);
    let problem = Problem::error(say!("problem.duplicate.key_twice.message", name = quote(name)))
        .at(span)
        .label(say!("problem.common.again"))
        .help(say!("problem.common.delete_one_of_the_two"));
    match first_key(source, name, span.start) {
        Some(first) => problem.see(first, say!("problem.common.first_here")),
        None => problem,
    }
}

/// Looks upwards, as far as the heading, for a line that sets the same key.
fn first_key(source: &Source, name: &str, before: usize) -> Option<Span> {
    let above = source.text().get(..source.line_at(before).start)?;
    let mut end = above.len();
    for line in above.split_inclusive('\n').rev() {
        end -= line.len();
        let text = line.trim_start();
        let start = end + line.len() - text.len();
        if text.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Some(Span::new(start, start + name.len()));
        }
        if text.starts_with('[') {
            return None;
        }
    }
    None
}
