//! Reading TOML: from text to a tree, with syntax errors in plain words.

use toml::de::{DeTable, DeValue, Error};

use super::{Node, Table, brackets, convert, duplicate, hints, plain_words};
use crate::problems::{Problem, Problems, Source, Span};

/// Looking at more lines of a garbled file helps nobody, and takes time.
const MOST_PROBLEMS: usize = 50;

/// Reads the text. With problems of syntax the tree has holes, so nothing else can be said of it.
pub(in crate::scenario) fn parse(source: &Source) -> Result<Table, Problems> {
    let (document, errors) = DeTable::parse_recoverable(source.text());
    if errors.is_empty() {
        return Ok(convert::table(document.get_ref()));
    }
    Err(worth_saying(source, &errors))
}

/// Reads a single value; for the defaults of the format.
pub(in crate::scenario) fn parse_value(text: &str) -> Option<Node> {
    let value = DeValue::parse(text).ok()?;
    Some(convert::node(&value))
}

/// Translates errors in the order of the file, leaving out the echoes of earlier ones.
fn worth_saying(source: &Source, errors: &[Error]) -> Problems {
    let mut sorted: Vec<&Error> = errors.iter().collect();
    sorted.sort_by_key(|error| place(error).start);
    let mut problems = Problems::new();
    let mut said_up_to = None;
    for error in sorted {
        let start = place(error).start;
        if problems.len() >= MOST_PROBLEMS {
            break;
        }
        if said_up_to.is_some_and(|end| start <= end) {
            continue;
        }
        if let Some(problem) = brackets::left_open(source, place(error), description(error)) {
            // Everything below lies inside these brackets: nothing more can be said of it.
            problems.push(problem);
            break;
        }
        let twice = description(error) == "duplicate key";
        let echo = if twice { duplicate::echo(source, place(error)) } else { start };
        problems.push(translate(source, error));
        said_up_to = Some(source.line_at(echo).end);
    }
    problems
}

fn place(error: &Error) -> Span {
    error.span().unwrap_or_default().into()
}

/// The error without what the parser expected instead, which is about TOML and not about the file.
fn description(error: &Error) -> &str {
    error.message().split(", expected").next().unwrap_or_default()
}

fn translate(source: &Source, error: &Error) -> Problem {
    let span = place(error);
    if description(error) == "duplicate key" {
        return duplicate::problem(source, span);
    }
    hints::problem(source, span).unwrap_or_else(|| {
        let (message, help) = plain_words::of(description(error));
        Problem::error(message).at(span).help(help)
    })
}
