//! What a shock does, and for how long.

use super::context::Context;
use crate::language::say;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{number, quote};
use crate::scenario::{Located, Number};

/// `holds_payouts = false` alone is no shock.
pub(super) fn do_something(context: &Context<'_>, problems: &mut Problems) {
    for shock in &context.scenario.shocks {
        if shock.strengths().next().is_none() && !shock.holds_payouts.value {
            problems.push(
                Problem::error(say!(
                    "problem.shocks.do_something.message",
                    shock = quote(&shock.id.value)
                ))
                .at(shock.holds_payouts.span)
                .label(say!("problem.common.false"))
                .help(say!("problem.shocks.do_something.help")),
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
            Problem::error(say!(
                "problem.shocks.what_is_lost_is_held.message",
                shock = quote(&shock.id.value)
            ))
            .at(lost.span)
            .label(say!("problem.common.no_effect"))
            .see(shock.holds_payouts.span, say!("problem.common.false"))
            .help(say!("problem.shocks.what_is_lost_is_held.help")),
        );
    }
}

/// Onset, recovery and the lasting part shape a strength; held payouts have none.
pub(super) fn shape_has_something_to_act_on(context: &Context<'_>, problems: &mut Problems) {
    for (shock, (table, _)) in context.scenario.shocks.iter().zip(context.tables("shock")) {
        if shock.strengths().next().is_some() {
            continue;
        }
        for entry in
            ["onset_days", "recovery", "lasting"].into_iter().filter_map(|key| table.entry(key))
        {
            problems.push(
                Problem::error(say!(
                    "problem.shocks.shape_has_something_to_act_on.message",
                    entry = quote(&entry.key)
                ))
                .at(entry.key_span)
                .label(say!("problem.common.no_effect"))
                .help(say!("problem.shocks.shape_has_something_to_act_on.help")),
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
                Problem::error(say!(
                    "problem.shocks.onset_fits_into_duration.message",
                    shock = quote(&shock.id.value)
                ))
                .at(onset.span)
                .label(say!(
                    "problem.shocks.onset_fits_into_duration.label",
                    longest = number(longest)
                ))
                .see(
                    duration.span,
                    say!(
                        "problem.shocks.onset_fits_into_duration.see",
                        shortest = number(shortest)
                    ),
                )
                .help(say!("problem.shocks.onset_fits_into_duration.help")),
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
            let number = shock.number(*once);
            if matches!(number.map(|number| &number.value), Some(Number::Drawn(_))) {
                continue;
            }
            let (label, help) = match number.map(|number| &number.value) {
                Some(Number::Named(_)) => (
                    say!("problem.shocks.once_named.label"),
                    say!("problem.shocks.once_named.help"),
                ),
                Some(_) => (
                    say!("problem.shocks.once_plain.label"),
                    say!("problem.shocks.once_plain.help"),
                ),
                None => (
                    say!("problem.shocks.once_missing.label"),
                    say!("problem.shocks.once_missing.help"),
                ),
            };
            problems.push(
                Problem::error(say!(
                    "problem.shocks.once_is_drawn.message",
                    once = quote(once.key())
                ))
                .at(word.span)
                .label(label)
                .help(help),
            );
        }
    }
}

/// Under one name a shop has one shock: two would always come together.
pub(super) fn shared_names_differ(context: &Context<'_>, problems: &mut Problems) {
    let names = context.scenario.shocks.iter().filter_map(|shock| shock.shared.as_ref());
    let names: Vec<&Located<String>> = names.collect();
    for (position, name) in names.iter().enumerate() {
        let Some(first) = names[..position].iter().find(|first| first.value == name.value) else {
            continue;
        };
        problems.push(
            Problem::error(say!("problem.shocks.shared_twice.message", name = quote(&name.value)))
                .at(name.span)
                .label(say!("problem.common.again"))
                .see(first.span, say!("problem.common.first_here"))
                .help(say!("problem.shocks.shared_twice.help")),
        );
    }
}
