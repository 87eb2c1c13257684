//! Numbers that can be drawn: plain, ranges, names. Written distributions are in `drawn`.

use super::{Name, drawn, limits, problem, scalar};
use crate::language::{Said, say};
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
        let message = say!("problem.number.named.message", name = name.quoted());
        return problems.refuse(
            problem(message, span, say!("problem.number.named.label"))
                .help(say!("problem.number.named.help")),
        );
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
        let message = say!("problem.number.range.message");
        let label = say!("problem.number.range.label", entries = entries(items.len()));
        return problems
            .refuse(problem(message, span, label).help(say!("problem.number.range.help")));
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

fn entries(count: usize) -> Said {
    match count {
        0 => say!("problem.number.no_entry"),
        1 => say!("problem.number.one_entry"),
        _ => say!("problem.number.entries", count = count),
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
    let wrong =
        |message: Said, label: Said, help: Said| Some(problem(message, span, label).help(help));
    if low == high && likely == low {
        let help = say!("problem.number.no_width.help", number = number(low));
        return wrong(
            say!("problem.number.no_width.message"),
            say!("problem.number.no_width.label"),
            help,
        );
    }
    if low > high {
        let help = say!("problem.number.upside_down.help", high = number(high), low = number(low));
        return wrong(
            say!("problem.number.upside_down.message"),
            say!("problem.number.upside_down.label"),
            help,
        );
    }
    if !(low..=high).contains(&likely) {
        let label = say!("problem.number.likely_outside.label", likely = number(likely));
        let help = say!("problem.number.likely_outside.help");
        return wrong(say!("problem.number.likely_outside.message"), label, help);
    }
    None
}
