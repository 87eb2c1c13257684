//! Single values: texts, ids, whole numbers, dates, words, and plain lists of them.

use super::{Name, limits, lists, problem};
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
    let problem =
        problem(format!("{} cannot be used as a name here", quote(text)), span, "not a name");
    let rule = "a name is made of small letters, digits, `_` and `-`, begins with a letter, and has at most 40 characters";
    match suggested_id(text) {
        Some(id) => problem.help(format!("{rule}: write {}", quote(&id))),
        None => problem.help(rule),
    }
}

/// The id that was probably meant: `TikTok Live` becomes `tiktok_live`.
fn suggested_id(text: &str) -> Option<String> {
    let id = text.trim().to_lowercase().replace([' ', '.', '/'], "_");
    is_id(&id).then_some(id)
}

pub(super) fn wrong_kind(value: &Value, span: Span, name: Name<'_>) -> Problem {
    let message = format!("{} must be {}", name.quoted(), wanted(name.key.kind));
    let problem = problem(message, span, &format!("this is {}", value.in_words()));
    match from_text(value, name.key.kind) {
        Some(help) => problem.help(help),
        None => problem.help(example(name)),
    }
}

/// A line as it could stand in the file.
pub(super) fn example(name: Name<'_>) -> String {
    match (name.key.kind, name.key.example) {
        (Kind::Table(inner) | Kind::Tables(inner, _), "") => {
            format!("write a heading {}, and its settings below it", inner.name)
        }
        (_, "") => name.key.doc.to_owned(),
        (_, example) => format!("for example: {} = {example}", name.shown),
    }
}

/// Numbers, dates and truths in quotes are texts; people often quote everything.
fn from_text(value: &Value, kind: Kind) -> Option<String> {
    let text = value.as_text()?.trim();
    let fits = match kind {
        Kind::Integer | Kind::Plain | Kind::Number | Kind::Value => {
            text.replace('_', "").parse::<f64>().is_ok()
        }
        Kind::Date | Kind::Moment => text.parse::<toml::value::Datetime>().is_ok(),
        Kind::Truth => matches!(text, "true" | "false"),
        _ => false,
    };
    fits.then(|| format!("leave out the quotes: {text}"))
}

fn wanted(kind: Kind) -> String {
    match kind {
        Kind::Number | Kind::Value => {
            "a number, a range such as [1, 3], or a distribution".to_owned()
        }
        Kind::Plain => "a number".to_owned(),
        Kind::Integer => "a whole number".to_owned(),
        Kind::Truth => "true or false".to_owned(),
        Kind::Text(_) => "a text in quotes".to_owned(),
        Kind::Id => "a name in quotes".to_owned(),
        Kind::Currency => "three capital letters in quotes".to_owned(),
        Kind::Date => "a date".to_owned(),
        Kind::Moment => "a date, with or without a time of day".to_owned(),
        Kind::Choice(words) => quoted_list(words, "or"),
        Kind::Choices(_) => "a list of words in quotes".to_owned(),
        Kind::Ids => "a list of names in quotes".to_owned(),
        Kind::Dates(_) => "a list of dates".to_owned(),
        Kind::MonthDays(_) => "a list of days of the year in quotes".to_owned(),
        Kind::Plains(count) => format!("a list of {count} numbers"),
        Kind::PlainList(_) => "a list of numbers".to_owned(),
        Kind::Anything => "a value".to_owned(),
        Kind::Table(_) => "a table".to_owned(),
        Kind::Tables(_, _) => "a list of tables".to_owned(),
        Kind::IdsOrTables(_, _) => "a list".to_owned(),
    }
}

fn not_whole(number: f64, span: Span, name: Name<'_>) -> Problem {
    if !number.is_finite() {
        return limits::not_finite(number, span, name);
    }
    problem(format!("{} must be a whole number", name.quoted()), span, "this has a decimal point")
        .help(example(name))
}

fn text_problem(text: &str, most: usize, span: Span, name: Name<'_>) -> Option<Problem> {
    let length = text.chars().count();
    let (wrong, label, help) = if text.trim().is_empty() {
        ("is empty", String::new(), example(name))
    } else if length > most {
        let help = format!("at most {most} characters fit on a chart");
        ("is too long", format!("{length} characters"), help)
    } else if text.chars().any(char::is_control) {
        let help = "write it on one line, without tabs".to_owned();
        ("holds a control character", String::new(), help)
    } else if text.chars().any(|c| is_hidden(c) && !joins(c)) {
        let help =
            "write it again by hand: a mark in it that is not seen changes its order".to_owned();
        ("holds a mark that is not seen", String::new(), help)
    } else {
        return None;
    };
    Some(problem(format!("{} {wrong}", name.quoted()), span, &label).help(help))
}

/// Scripts and emoji need what joins letters or keeps them apart.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn currency(text: &str, span: Span, name: Name<'_>) -> Option<Problem> {
    let good = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    let message = format!("{} must be {}", name.quoted(), wanted(name.key.kind));
    (!good).then(|| problem(message, span, "not such a code").help(example(name)))
}

pub(super) fn date(wrong: Option<&'static str>, span: Span, name: Name<'_>) -> Option<Problem> {
    let wrong = wrong?;
    Some(
        problem(format!("{} must be {}", name.quoted(), wanted(name.key.kind)), span, "")
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
    let problem =
        problem(format!("{} cannot be {}", name.quoted(), quote(text)), span, "unknown word");
    let all = || format!("write {}", quoted_list(words, "or"));
    Some(did_you_mean(problem, text, words.iter().copied(), all))
}
