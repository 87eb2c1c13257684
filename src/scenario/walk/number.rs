//! Numbers that can be drawn: plain, ranges, names. Written distributions are in `drawn`.

use super::{Name, drawn, limits, problem, scalar};
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::{Node, Value};
use crate::scenario::format::Kind;
use crate::scenario::words::number;
use crate::scenario::{Distribution, Located, Number, Shape};

/// Reads what is written where a number is expected; limits of the key are not looked at.
pub(in crate::scenario) fn read(
    node: &Node,
    name: Name<'_>,
    problems: &mut Problems,
) -> Option<Number> {
    let span = node.span;
    match &node.value {
        Value::Array(items) => range(items, span, name, problems).map(whole),
        Value::Table(table) => drawn::read(table, span, name, problems).map(Number::Drawn),
        Value::Text(text) => named(text, span, name, problems),
        _ => plain(node, name, problems).map(Number::Plain),
    }
}

fn plain(node: &Node, name: Name<'_>, problems: &mut Problems) -> Option<f64> {
    match node.value.as_number() {
        Some(value) if value.is_finite() => Some(value),
        Some(value) => problems.refuse(limits::not_finite(value, node.span, name)),
        None => problems.refuse(scalar::wrong_kind(&node.value, node.span, name)),
    }
}

fn named(text: &str, span: Span, name: Name<'_>, problems: &mut Problems) -> Option<Number> {
    let value = text.to_owned();
    if !scalar::is_id(text) {
        return problems.refuse(scalar::wrong_kind(&Value::Text(value), span, name));
    }
    if name.key.kind == Kind::Value {
        let message = format!("{} cannot be the name of another value", name.quoted());
        return problems.refuse(problem(message, span, "a name").help("write the number itself"));
    }
    Some(Number::Named(Located { value, span }))
}

/// A distribution of which nothing is cut off.
fn whole(shape: Shape) -> Number {
    let (minimum, maximum) = (f64::NEG_INFINITY, f64::INFINITY);
    Number::Drawn(Distribution { shape, minimum, maximum })
}

/// `[low, high]` or `[low, likely, high]`.
fn range(items: &[Node], span: Span, name: Name<'_>, problems: &mut Problems) -> Option<Shape> {
    if !(2..=3).contains(&items.len()) {
        let message = "a range is written [low, high] or [low, likely, high]".to_owned();
        let label = format!("this has {}", entries(items.len()));
        return problems.refuse(problem(message, span, &label).help(RANGES));
    }
    let ends: Vec<_> = items.iter().filter_map(|item| plain(item, name, problems)).collect();
    let shape = match *ends.as_slice() {
        [low, likely, high] if items.len() == 3 => Shape::Pert { low, likely, high },
        [low, high] if items.len() == 2 => Shape::Uniform { low, high },
        _ => return None,
    };
    match disorder(&shape, span) {
        Some(problem) => problems.refuse(problem),
        None => Some(shape),
    }
}

const RANGES: &str =
    "two entries are the lowest and highest value, three the lowest, likeliest and highest";

fn entries(count: usize) -> String {
    match count {
        0 => "none".to_owned(),
        1 => "one entry".to_owned(),
        _ => format!("{count} entries"),
    }
}

/// Low must be below high, and the likeliest value between them.
pub(super) fn disorder(shape: &Shape, span: Span) -> Option<Problem> {
    let (low, likely, high) = match *shape {
        Shape::Uniform { low, high } | Shape::Beta { low, high, .. } => (low, low, high),
        Shape::Pert { low, likely, high } => (low, likely, high),
        Shape::Triangular { low, likely, high } => (low, likely, high),
        _ => return None,
    };
    let wrong = |message: &str, label: &str, help: String| {
        Some(problem(message.to_owned(), span, label).help(help))
    };
    if low == high && likely == low {
        let help = format!("write the plain number: {}", number(low));
        return wrong("this range holds a single number", "no width", help);
    }
    if low > high {
        let help =
            format!("the smaller number comes first: {}, then {}", number(high), number(low));
        return wrong("this range is upside down", "the first number is the larger", help);
    }
    if !(low..=high).contains(&likely) {
        let label = format!("{} lies outside", number(likely));
        let help = "write low, likely and high in ascending order".to_owned();
        return wrong("the likeliest value does not lie within its range", &label, help);
    }
    None
}
