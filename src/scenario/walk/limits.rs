//! Whether numbers stay within the limits of their key.

use super::{Name, problem, scalar};
use crate::problems::{Problem, Span};
use crate::scenario::format::{Bound, KeyFormat, Kind};
use crate::scenario::words::number;
use crate::scenario::{Number, Support};

/// Limits beyond this are there for the arithmetic, and are not worth naming unless broken.
const HUGE: f64 = 1e8;

/// A plain number.
pub(super) fn plain(value: f64, span: Span, name: Name<'_>) -> Option<Problem> {
    if !value.is_finite() {
        return Some(not_finite(value, span, name));
    }
    let key = name.key;
    let label = if !above(value, false, key.minimum) {
        "too small"
    } else if !below(value, key.maximum) {
        "too large"
    } else {
        return None;
    };
    let message = format!("{} must be {}", name.quoted(), range(key, label == "too large"));
    Some(problem(message, span, label).help(advice(value, name)))
}

/// Everything that a number can become.
pub(super) fn support(
    support: Support,
    number: &Number,
    span: Span,
    name: Name<'_>,
) -> Option<Problem> {
    if let Number::Plain(value) = number {
        return plain(*value, span, name);
    }
    if !above(support.low, support.open_below, name.key.minimum) {
        return Some(too_low(support.low, span, name));
    }
    (!below(support.high, name.key.maximum)).then(|| too_high(support, span, name))
}

fn above(value: f64, open: bool, bound: Bound) -> bool {
    match bound {
        Bound::None => true,
        Bound::Inclusive(least) => value >= least,
        Bound::Exclusive(least) => value > least || (open && value >= least),
    }
}

fn below(value: f64, bound: Bound) -> bool {
    match bound {
        Bound::None => true,
        Bound::Inclusive(most) => value <= most,
        Bound::Exclusive(most) => value < most,
    }
}

/// The limits in words; a huge limit only when it is the one that is broken.
fn range(key: &KeyFormat, too_large: bool) -> String {
    use Bound::{Exclusive, Inclusive, None};
    let huge = |bound: Bound| matches!(bound, Inclusive(limit) if limit.abs() >= HUGE);
    match (key.minimum, key.maximum) {
        (least, Inclusive(most)) if too_large && huge(Inclusive(most)) && least != None => {
            format!("at most {}", number(most))
        }
        (Inclusive(least), most) if huge(most) || most == None => {
            format!("at least {}", number(least))
        }
        (Exclusive(least), most) if huge(most) || most == None => {
            format!("above {}", number(least))
        }
        (Inclusive(least), Inclusive(most)) if least == most => number(least),
        (Inclusive(least), Inclusive(most)) => {
            format!("between {} and {}", number(least), number(most))
        }
        (Exclusive(least), Inclusive(most)) => {
            format!("above {} and at most {}", number(least), number(most))
        }
        (_, Inclusive(most)) => format!("at most {}", number(most)),
        (_, Exclusive(most)) => format!("below {}", number(most)),
        (_, None) => "a number".to_owned(),
    }
}

fn too_low(low: f64, span: Span, name: Name<'_>) -> Problem {
    let message = format!("{} must be {}", name.quoted(), range(name.key, false));
    if low.is_infinite() {
        return problem(message, span, "this has no lowest value")
            .help("add `minimum` to the distribution");
    }
    problem(message, span, &format!("this can be as low as {}", number(low)))
        .help(description(name))
}

fn too_high(support: Support, span: Span, name: Name<'_>) -> Problem {
    let message = format!("{} must be {}", name.quoted(), range(name.key, true));
    if support.high.is_infinite() {
        return problem(message, span, "this has no highest value")
            .help("add `maximum` to the distribution");
    }
    let label = format!("this can be as high as {}", number(support.high));
    // A range that begins within the limits was not written in percent.
    let help = if below(support.low, name.key.maximum) {
        description(name)
    } else {
        advice(support.high, name)
    };
    problem(message, span, &label).help(help)
}

/// What the key is; and for a share that looks like a percentage, how to write it.
fn advice(value: f64, name: Name<'_>) -> String {
    let is_share = name.key.unit.is_share();
    if is_share && value > 1.0 && value <= 100.0 && value.fract() == 0.0 {
        let share = number(value / 100.0);
        return format!("write a percentage as a share of 1: {share} for {}%", number(value));
    }
    description(name)
}

fn description(name: Name<'_>) -> String {
    match name.key.unit.words() {
        "" => name.key.doc.to_owned(),
        unit => format!("{} Unit: {unit}.", name.key.doc),
    }
}

pub(super) fn not_finite(value: f64, span: Span, name: Name<'_>) -> Problem {
    let (message, label) = match (value.is_nan(), name.key.kind) {
        (true, _) => ("must be an ordinary number", "not a number"),
        (false, Kind::Integer) => ("must be a smaller number", "too large"),
        (false, _) => ("must be an ordinary number", "infinite, or too large"),
    };
    problem(format!("{} {message}", name.quoted()), span, label).help(scalar::example(name))
}
