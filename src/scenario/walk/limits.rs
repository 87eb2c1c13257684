//! Whether numbers stay within the limits of their key.

use super::{Name, problem, scalar};
use crate::language::{Said, say};
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
    let too_small = !above(value, false, key.minimum);
    let too_large = !too_small && !below(value, key.maximum);
    let label = if too_small {
        say!("problem.common.too_small")
    } else if too_large {
        say!("problem.common.too_large")
    } else {
        return None;
    };
    let message =
        say!("problem.common.must_be", name = name.quoted(), wanted = range(key, too_large));
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
fn range(key: &KeyFormat, too_large: bool) -> Said {
    use Bound::{Exclusive, Inclusive, None};
    let huge = |bound: Bound| matches!(bound, Inclusive(limit) if limit.abs() >= HUGE);
    match (key.minimum, key.maximum) {
        (least, Inclusive(most)) if too_large && huge(Inclusive(most)) && least != None => {
            say!("problem.limits.at_most", most = number(most))
        }
        (Inclusive(least), most) if huge(most) || most == None => {
            say!("problem.limits.at_least", least = number(least))
        }
        (Exclusive(least), most) if huge(most) || most == None => {
            say!("problem.limits.above", least = number(least))
        }
        (Inclusive(least), Inclusive(most)) if least == most => Said::text(number(least)),
        (Inclusive(least), Inclusive(most)) => {
            say!("problem.limits.between", least = number(least), most = number(most))
        }
        (Exclusive(least), Inclusive(most)) => {
            say!("problem.limits.above_and_at_most", least = number(least), most = number(most))
        }
        (_, Inclusive(most)) => say!("problem.limits.at_most", most = number(most)),
        (_, Exclusive(most)) => say!("problem.limits.below", most = number(most)),
        (_, None) => say!("problem.wanted.number"),
    }
}

fn too_low(low: f64, span: Span, name: Name<'_>) -> Problem {
    let message =
        say!("problem.common.must_be", name = name.quoted(), wanted = range(name.key, false));
    if low.is_infinite() {
        return problem(message, span, say!("problem.limits.no_lowest.label"))
            .help(say!("problem.limits.no_lowest.help"));
    }
    problem(message, span, say!("problem.limits.too_low.label", low = number(low)))
        .help(description(name))
}

fn too_high(support: Support, span: Span, name: Name<'_>) -> Problem {
    let message =
        say!("problem.common.must_be", name = name.quoted(), wanted = range(name.key, true));
    if support.high.is_infinite() {
        return problem(message, span, say!("problem.limits.no_highest.label"))
            .help(say!("problem.limits.no_highest.help"));
    }
    let label = say!("problem.limits.too_high.label", high = number(support.high));
    // A range that begins within the limits was not written in percent.
    let help = if below(support.low, name.key.maximum) {
        description(name)
    } else {
        advice(support.high, name)
    };
    problem(message, span, label).help(help)
}

/// What the key is; and for a share that looks like a percentage, how to write it.
fn advice(value: f64, name: Name<'_>) -> Said {
    let is_share = name.key.unit.is_share();
    if is_share && value > 1.0 && value <= 100.0 && value.fract() == 0.0 {
        let share = number(value / 100.0);
        return say!("problem.limits.percent", share = share, percent = number(value));
    }
    description(name)
}

fn description(name: Name<'_>) -> Said {
    match name.key.unit.words() {
        "" => name.key.about(),
        _ => say!("problem.limits.with_unit", doc = name.key.about(), unit = name.key.unit.said()),
    }
}

pub(super) fn not_finite(value: f64, span: Span, name: Name<'_>) -> Problem {
    let (message, label) = match (value.is_nan(), name.key.kind) {
        (true, _) => (
            say!("problem.limits.ordinary.message", name = name.quoted()),
            say!("problem.limits.not_a_number.label"),
        ),
        (false, Kind::Integer) => (
            say!("problem.limits.smaller.message", name = name.quoted()),
            say!("problem.common.too_large"),
        ),
        (false, _) => (
            say!("problem.limits.ordinary.message", name = name.quoted()),
            say!("problem.limits.infinite.label"),
        ),
    };
    problem(message, span, label).help(scalar::example(name))
}
