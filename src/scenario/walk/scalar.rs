//! Single values: texts, ids, whole numbers, dates, words, and plain lists of them.

use super::{Name, limits, lists, problem};
use crate::language::{Last, Said, say};
use crate::problems::{Problem, Problems, Span, is_hidden};
use crate::scenario::dates;
use crate::scenario::document::{Node, Value};
use crate::scenario::format::{Kind, LONGEST_ID};
use crate::scenario::words::{did_you_mean, quote, quoted_list};

/// Checks one value against its kind. Tables and numbers that can be drawn are not for this.
pub(super) fn check(node: &Node, name: Name<'_>, problems: &mut Problems) {
    match (name.key.kind, &node.value) {
        (Kind::Plain, value) if value.as_number().is_some() => plain(node, name, problems),
        (Kind::Integer, Value::Integer(_)) => plain(node, name, problems),
        (Kind::Integer, Value::Float(number)) => problems.push(not_whole(*number, node.span, name)),
        (Kind::Truth, Value::Truth(_)) => {}
        (Kind::Text(most), Value::Text(text)) => {
            problems.extend(text_problem(text, most, node.span, name))
        }
        (Kind::Id, Value::Text(text)) => {
            if !is_id(text) {
                problems.push(not_an_id(text, node.span));
            }
        }
        (Kind::Currency, Value::Text(text)) => problems.extend(currency(text, node.span, name)),
        (Kind::Date, Value::Date(written)) => {
            problems.extend(date(dates::date(written).err(), node.span, name))
        }
        (Kind::Moment, Value::Date(written)) => {
            problems.extend(date(dates::moment(written).err(), node.span, name));
        }
        (Kind::Choice(words), Value::Text(text)) => {
            problems.extend(word(text, words, node.span, name))
        }
        (
            Kind::Choices(_)
            | Kind::Ids
            | Kind::Dates(_)
            | Kind::MonthDays(_)
            | Kind::Plains(_)
            | Kind::PlainList(_),
            Value::Array(items),
        ) => {
            lists::check(items, node.span, name, problems);
        }
        (_, value) => problems.push(wrong_kind(value, node.span, name)),
    }
}

/// A number must be finite and within its limits.
pub(super) fn plain(node: &Node, name: Name<'_>, problems: &mut Problems) {
    if let Some(value) = node.value.as_number() {
        problems.extend(limits::plain(value, node.span, name));
    }
}

/// Small letters, digits, `_` and `-`, beginning with a letter.
pub(super) fn is_id(text: &str) -> bool {
    let letters = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'));
    letters && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.len() <= LONGEST_ID
}

pub(super) fn not_an_id(text: &str, span: Span) -> Problem {
    let problem = problem(
        say!("problem.scalar.not_an_id.message", text = quote(text)),
        span,
        say!("problem.scalar.not_an_id.label"),
    );
    let rule = say!("problem.scalar.rule");
    match suggested_id(text) {
        Some(id) => {
            problem.help(say!("problem.scalar.not_an_id.help", rule = rule, id = quote(&id)))
        }
        None => problem.help(rule),
    }
}

/// The id that was probably meant: `TikTok Live` becomes `tiktok_live`.
fn suggested_id(text: &str) -> Option<String> {
    let id = text.trim().to_lowercase().replace([' ', '.', '/'], "_");
    is_id(&id).then_some(id)
}

pub(super) fn wrong_kind(value: &Value, span: Span, name: Name<'_>) -> Problem {
    let message =
        say!("problem.common.must_be", name = name.quoted(), wanted = wanted(name.key.kind));
    let problem = problem(message, span, say!("problem.common.this_is", found = value.in_words()));
    match from_text(value, name.key.kind) {
        Some(help) => problem.help(help),
        None => problem.help(example(name)),
    }
}

/// A line as it could stand in the file.
pub(super) fn example(name: Name<'_>) -> Said {
    match (name.key.kind, name.key.example) {
        (Kind::Table(inner) | Kind::Tables(inner, _), "") => {
            say!("problem.scalar.heading", heading = inner.name)
        }
        (_, "") => name.key.about(),
        (_, example) => say!("problem.scalar.for_example", name = name.shown, example = example),
    }
}

/// Numbers, dates and truths in quotes are texts; people often quote everything.
fn from_text(value: &Value, kind: Kind) -> Option<Said> {
    let text = value.as_text()?.trim();
    let fits = match kind {
        Kind::Integer | Kind::Plain | Kind::Number | Kind::Value => {
            text.replace('_', "").parse::<f64>().is_ok()
        }
        Kind::Date | Kind::Moment => text.parse::<toml::value::Datetime>().is_ok(),
        Kind::Truth => matches!(text, "true" | "false"),
        _ => false,
    };
    fits.then(|| say!("problem.scalar.without_quotes", text = text))
}

fn wanted(kind: Kind) -> Said {
    match kind {
        Kind::Number | Kind::Value => {
            say!("problem.wanted.drawn")
        }
        Kind::Plain => say!("problem.wanted.number"),
        Kind::Integer => say!("problem.wanted.whole"),
        Kind::Truth => say!("problem.wanted.truth"),
        Kind::Text(_) => say!("problem.wanted.text"),
        Kind::Id => say!("problem.wanted.id"),
        Kind::Currency => say!("problem.wanted.currency"),
        Kind::Date => say!("problem.wanted.date"),
        Kind::Moment => say!("problem.wanted.moment"),
        Kind::Choice(words) => quoted_list(words, Last::Or),
        Kind::Choices(_) => say!("problem.wanted.words"),
        Kind::Ids => say!("problem.wanted.ids"),
        Kind::Dates(_) => say!("problem.wanted.dates"),
        Kind::MonthDays(_) => say!("problem.wanted.month_days"),
        Kind::Plains(count) => say!("problem.wanted.numbers", count = count),
        Kind::PlainList(_) => say!("problem.wanted.numbers_list"),
        Kind::Anything => say!("problem.wanted.value"),
        Kind::Table(_) => say!("problem.wanted.table"),
        Kind::Tables(_, _) => say!("problem.wanted.tables"),
        Kind::IdsOrTables(_, _) => say!("problem.wanted.list"),
    }
}

fn not_whole(number: f64, span: Span, name: Name<'_>) -> Problem {
    if !number.is_finite() {
        return limits::not_finite(number, span, name);
    }
    problem(
        say!("problem.scalar.not_whole.message", name = name.quoted()),
        span,
        say!("problem.scalar.not_whole.label"),
    )
    .help(example(name))
}

fn text_problem(text: &str, most: usize, span: Span, name: Name<'_>) -> Option<Problem> {
    let length = text.chars().count();
    let quoted = || name.quoted();
    let (message, label, help) = if text.trim().is_empty() {
        (say!("problem.scalar.empty.message", name = quoted()), Said::default(), example(name))
    } else if length > most {
        let label = say!("problem.scalar.too_long.label", count = length);
        let help = say!("problem.scalar.too_long.help", most = most);
        (say!("problem.scalar.too_long.message", name = quoted()), label, help)
    } else if text.chars().any(char::is_control) {
        let help = say!("problem.scalar.control.help");
        (say!("problem.scalar.control.message", name = quoted()), Said::default(), help)
    } else if text.chars().any(|c| is_hidden(c) && !joins(c)) {
        let help = say!("problem.scalar.hidden.help");
        (say!("problem.scalar.hidden.message", name = quoted()), Said::default(), help)
    } else {
        return None;
    };
    Some(problem(message, span, label).help(help))
}

/// Scripts and emoji need what joins letters or keeps them apart.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn currency(text: &str, span: Span, name: Name<'_>) -> Option<Problem> {
    let good = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    let message =
        say!("problem.common.must_be", name = name.quoted(), wanted = wanted(name.key.kind));
    (!good)
        .then(|| problem(message, span, say!("problem.scalar.currency.label")).help(example(name)))
}

pub(super) fn date(wrong: Option<Said>, span: Span, name: Name<'_>) -> Option<Problem> {
    let wrong = wrong?;
    Some(
        problem(
            say!("problem.common.must_be", name = name.quoted(), wanted = wanted(name.key.kind)),
            span,
            Said::default(),
        )
        .help(wrong),
    )
}

/// One word out of a few.
pub(super) fn word(
    text: &str,
    words: &[&'static str],
    span: Span,
    name: Name<'_>,
) -> Option<Problem> {
    if words.contains(&text) {
        return None;
    }
    let problem = problem(
        say!("problem.scalar.word.message", name = name.quoted(), text = quote(text)),
        span,
        say!("problem.scalar.word.label"),
    );
    let all = || say!("problem.scalar.word.help", known = quoted_list(words, Last::Or));
    Some(did_you_mean(problem, text, words.iter().copied(), all))
}
