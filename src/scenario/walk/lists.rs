//! Lists: of words, ids, numbers and tables.

use super::{Name, problem, scalar};
use crate::language::say;
use crate::problems::{Problem, Problems, Span};
use crate::scenario::dates;
use crate::scenario::document::{Node, Value};
use crate::scenario::format::{Kind, MOST_IDS, TableFormat};
use crate::scenario::words::quote;

/// Checks a list of plain things.
pub(super) fn check(items: &[Node], span: Span, name: Name<'_>, problems: &mut Problems) {
    match name.key.kind {
        Kind::Plains(n) => problems.extend(count(items.len(), n, n, span, name)),
        Kind::PlainList(most) | Kind::Dates(most) | Kind::MonthDays(most) => {
            problems.extend(count(items.len(), 1, most, span, name))
        }
        Kind::Ids => problems.extend(count(items.len(), 0, MOST_IDS, span, name)),
        _ => {}
    }
    for item in items.iter().take(MOST_SHOWN) {
        self::item(item, name, problems);
    }
    let each_once =
        matches!(name.key.kind, Kind::Ids | Kind::Choices(_) | Kind::Dates(_) | Kind::MonthDays(_));
    if each_once {
        problems.extend(twice(items, name));
    }
}

/// No list of plain things may be longer than this, so looking further would only repeat problems.
const MOST_SHOWN: usize = 1000;

fn item(item: &Node, name: Name<'_>, problems: &mut Problems) {
    match (name.key.kind, &item.value) {
        (Kind::Plains(_) | Kind::PlainList(_), value) if value.as_number().is_some() => {
            scalar::plain(item, name, problems);
        }
        (Kind::Ids, Value::Text(text)) if scalar::is_id(text) => {}
        (Kind::Ids, Value::Text(text)) => problems.push(scalar::not_an_id(text, item.span)),
        (Kind::Choices(words), Value::Text(text)) => {
            problems.extend(scalar::word(text, words, item.span, name));
        }
        (Kind::Dates(_), Value::Date(written)) => {
            problems.extend(scalar::date(dates::date(written).err(), item.span, name));
        }
        (Kind::MonthDays(_), Value::Text(text)) => {
            problems.extend(month_day(text, item.span, name));
        }
        (_, other) => problems.push(scalar::wrong_kind(other, item.span, name)),
    }
}

fn month_day(text: &str, span: Span, name: Name<'_>) -> Option<Problem> {
    let wrong = dates::month_day(text).err()?;
    let message = say!("problem.lists.month_day.message", name = name.quoted(), text = quote(text));
    Some(problem(message, span, say!("problem.lists.month_day.label")).help(wrong))
}

fn twice(items: &[Node], name: Name<'_>) -> Option<Problem> {
    let items = items.get(..MOST_SHOWN).unwrap_or(items);
    items.iter().enumerate().find_map(|(at, item)| {
        let first = items.iter().take(at).find(|earlier| earlier.value == item.value)?;
        let text = match &item.value {
            Value::Date(date) => date.to_string(),
            other => other.as_text()?.to_owned(),
        };
        let message =
            say!("problem.lists.twice.message", text = quote(&text), name = name.quoted());
        Some(
            problem(message, item.span, say!("problem.common.again"))
                .see(first.span, say!("problem.common.first_here"))
                .help(say!("problem.common.delete_one_of_the_two")),
        )
    })
}

/// The number of entries of a list.
pub(super) fn count(
    has: usize,
    fewest: usize,
    most: usize,
    span: Span,
    name: Name<'_>,
) -> Option<Problem> {
    let wanted = match has {
        _ if (fewest..=most).contains(&has) => return None,
        _ if fewest == most => say!("problem.lists.exactly", count = fewest),
        _ if has < fewest => say!("problem.lists.at_least_one"),
        _ => say!("problem.lists.at_most", count = most),
    };
    let label =
        if has == 0 { say!("problem.lists.empty") } else { say!("problem.lists.has", count = has) };
    let message = say!("problem.lists.count.message", name = name.quoted(), wanted = wanted);
    Some(problem(message, span, label).help(scalar::example(name)))
}

/// More names of one's own than anyone can oversee.
pub(super) fn too_many_names(most: usize, span: Span, format: &TableFormat) -> Problem {
    problem(
        say!("problem.lists.too_many_names.message", table = format.title()),
        span,
        say!("problem.lists.too_many_names.label"),
    )
    .help(say!("problem.lists.too_many_names.help", most = most))
}

/// `[[business]]` where `[business]` is meant.
pub(super) fn should_be_one(span: Span, name: Name<'_>, inner: &'static TableFormat) -> Problem {
    problem(
        say!("problem.lists.should_be_one.message", name = name.quoted()),
        span,
        say!("problem.lists.should_be_one.label"),
    )
    .help(say!("problem.lists.should_be_one.help", heading = inner.name))
}

/// `[channel]` where `[[channel]]` is meant.
pub(super) fn should_be_many(span: Span, name: Name<'_>, inner: &'static TableFormat) -> Problem {
    let help = if inner.name.starts_with('[') {
        say!("problem.lists.should_be_many.help_heading", heading = inner.name)
    } else {
        say!("problem.lists.should_be_many.help_list", name = name.shown)
    };
    problem(
        say!("problem.lists.should_be_many.message", name = name.quoted()),
        span,
        say!("problem.lists.should_be_many.label"),
    )
    .help(help)
}

pub(super) fn neither_id_nor_table(value: &Value, span: Span, name: Name<'_>) -> Problem {
    let message = say!("problem.lists.neither_id_nor_table.message", name = name.quoted());
    problem(message, span, say!("problem.common.this_is", found = value.in_words()))
        .help(scalar::example(name))
}
