//! What a shock does, and for how long.

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{number, quote};
use crate::scenario::{Located, Number, OccurrenceNumber, Recovery, Shock};

/// Whether the shock changes demand, commission or cost; held payouts have no strength that passes.
fn has_strength(shock: &Shock) -> bool {
    shock.severity.is_some()
        || shock.boom.is_some()
        || shock.commission_points.is_some()
        || shock.unit_cost_increase.is_some()
}

/// `holds_payouts = false` alone is no shock.
pub(super) fn do_something(context: &Context<'_>, problems: &mut Problems) {
    for shock in &context.scenario.shocks {
        if !has_strength(shock) && !shock.holds_payouts.value {
            problems.push(
                Problem::error(format!("shock {} does nothing", quote(&shock.id.value)))
                    .at(shock.holds_payouts.span)
                    .label("false")
                    .help("write holds_payouts = true, or give it a `severity`"),
            );
        }
    }
}

/// Only what is held can be lost.
pub(super) fn what_is_lost_is_held(context: &Context<'_>, problems: &mut Problems) {
    for shock in &context.scenario.shocks {
        let Some(lost) = shock.payouts_lost.as_ref().filter(|_| !shock.holds_payouts.value) else {
            continue;
        };
        problems.push(
            Problem::error(format!(
                "shock {} holds no payouts that could be lost",
                quote(&shock.id.value)
            ))
            .at(lost.span)
            .label("no effect")
            .see(shock.holds_payouts.span, "false")
            .help("write holds_payouts = true, or delete `payouts_lost`"),
        );
    }
}

/// Onset, recovery and the lasting part shape a strength; held payouts have none.
pub(super) fn shape_has_something_to_act_on(context: &Context<'_>, problems: &mut Problems) {
    for (shock, (table, _)) in context.scenario.shocks.iter().zip(context.tables("shock")) {
        if has_strength(shock) {
            continue;
        }
        for entry in
            ["onset_days", "recovery", "lasting"].into_iter().filter_map(|key| table.entry(key))
        {
            problems.push(
                Problem::error(format!("{} does nothing in a shock that only holds payouts", quote(&entry.key)))
                    .at(entry.key_span)
                    .label("no effect")
                    .help("delete it, or give the shock a `severity`, `commission_points` or `unit_cost_increase`"),
            );
        }
    }
}

pub(super) fn onset_fits_into_duration(context: &Context<'_>, problems: &mut Problems) {
    for shock in &context.scenario.shocks {
        let (onset, duration) = (&shock.onset_days, &shock.duration_days);
        let (longest, shortest) = (context.largest(onset), context.smallest(duration));
        if longest > shortest && !same_value(onset, duration) {
            problems.push(
                Problem::error(format!(
                    "shock {} can end before it has set in",
                    quote(&shock.id.value)
                ))
                .at(onset.span)
                .label(format!("up to {} days", number(longest)))
                .see(duration.span, format!("as short as {} days", number(shortest)))
                .help(
                    "the onset lies inside the duration: make it shorter, or the duration longer",
                ),
            );
        }
    }
}

/// Two places that name the same value always have the same number.
fn same_value(a: &Located<Number>, b: &Located<Number>) -> bool {
    match (&a.value, &b.value) {
        (Number::Named(a), Number::Named(b)) => a.value == b.value,
        _ => false,
    }
}

/// Only a number that is drawn can be drawn once.
pub(super) fn once_is_drawn(context: &Context<'_>, problems: &mut Problems) {
    for (shock, (table, _)) in context.scenario.shocks.iter().zip(context.tables("shock")) {
        let words = table.get("once").and_then(|node| node.value.as_array()).unwrap_or_default();
        for (once, word) in shock.once.iter().zip(words) {
            let number = number_of(shock, *once);
            if matches!(number.map(|number| &number.value), Some(Number::Drawn(_))) {
                continue;
            }
            let (label, help) = match number.map(|number| &number.value) {
                Some(Number::Named(_)) => (
                    "the name of a value",
                    "an entry of [values] is drawn once in any case: delete this word",
                ),
                Some(_) => {
                    ("a plain number", "a plain number is always the same: delete this word")
                }
                None => ("not given, or no number", "delete this word"),
            };
            problems.push(
                Problem::error(format!("{} in `once` does nothing", quote(once.key())))
                    .at(word.span)
                    .label(label)
                    .help(help),
            );
        }
    }
}

fn number_of(shock: &Shock, which: OccurrenceNumber) -> Option<&Located<Number>> {
    match which {
        OccurrenceNumber::Severity => shock.severity.as_ref(),
        OccurrenceNumber::Boom => shock.boom.as_ref(),
        OccurrenceNumber::Duration => Some(&shock.duration_days),
        OccurrenceNumber::Onset => Some(&shock.onset_days),
        OccurrenceNumber::Lasting => Some(&shock.lasting),
        OccurrenceNumber::CommissionPoints => shock.commission_points.as_ref(),
        OccurrenceNumber::UnitCostIncrease => shock.unit_cost_increase.as_ref(),
        OccurrenceNumber::PayoutsLost => shock.payouts_lost.as_ref(),
        OccurrenceNumber::Recovery => match &shock.recovery {
            Recovery::Linear(days) | Recovery::Exponential(days) => Some(days),
            Recovery::AtOnce | Recovery::Until(_) => None,
        },
    }
}
