//! `[[together]]`: values that move together.

use std::collections::HashMap;

use super::context::Context;
use crate::language::{Last, say};
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Function, Located, NamedValue, Number};

/// Both ends are entries of `[values]`, and two of them.
pub(super) fn ends_are_values(context: &Context<'_>, problems: &mut Problems) {
    let names: Vec<&str> =
        context.scenario.values.iter().map(|value| value.name.value.as_str()).collect();
    for entry in &context.scenario.together {
        for end in [&entry.value, &entry.follows] {
            if let Some(function) = function(context, &end.value) {
                let message = say!("problem.together.function.message", value = quote(&end.value));
                let of = quote(&function.of.value);
                problems.push(
                    Problem::error(message)
                        .at(end.span)
                        .label(say!("problem.together.function.label"))
                        .see(function.id.span, say!("problem.together.function.see"))
                        .help(say!("problem.together.function.help", of = of)),
                );
            } else if !names.contains(&end.value.as_str()) {
                let message = say!("problem.values.unknown.message", name = quote(&end.value));
                let problem = Problem::error(message)
                    .at(end.span)
                    .label(say!("problem.values.unknown.label"));
                let all = || match names.as_slice() {
                    [] => say!("problem.together.no_values.help"),
                    names => say!(
                        "problem.together.the_values_are",
                        known = quoted_list(names, Last::And)
                    ),
                };
                problems.push(did_you_mean(problem, &end.value, names.iter().copied(), all));
            }
        }
    }
}

fn function<'a>(context: &Context<'a>, name: &str) -> Option<&'a Function> {
    context.scenario.functions.iter().find(|function| function.id.value == name)
}

/// Each value follows one other at most, and never itself by way of others: so any numbers that are
/// written down make a possible whole.
pub(super) fn each_follows_one(context: &Context<'_>, problems: &mut Problems) {
    let mut leaders: HashMap<&str, &Located<String>> = HashMap::new();
    for entry in &context.scenario.together {
        let (value, follows) = (&entry.value, &entry.follows);
        if let Some(first) = leaders.get(value.value.as_str()) {
            let problem = Problem::error(say!(
                "problem.together.with_two.message",
                value = quote(&value.value)
            ))
            .at(follows.span)
            .label(say!("problem.together.with_two.label"));
            problems.push(
                problem
                    .see(first.span, say!("problem.together.with_two.see"))
                    .help(say!("problem.together.with_two.help")),
            );
            continue;
        }
        if leads_to(&leaders, &follows.value, &value.value) {
            problems.push(
                Problem::error(say!(
                    "problem.together.circle.message",
                    value = quote(&value.value)
                ))
                .at(follows.span)
                .label(say!("problem.together.circle.label"))
                .help(say!("problem.together.circle.help")),
            );
            continue;
        }
        leaders.insert(&value.value, follows);
    }
}

/// Whether a value is, or follows over any number of others, the wanted one.
fn leads_to(leaders: &HashMap<&str, &Located<String>>, from: &str, wanted: &str) -> bool {
    let mut at = Some(from);
    while let Some(name) = at {
        if name == wanted {
            return true;
        }
        at = leaders.get(name).map(|leader| leader.value.as_str());
    }
    false
}

/// A plain number does not move: a warning, since a question may hold a number that is drawn.
pub(super) fn both_are_drawn(context: &Context<'_>, problems: &mut Problems) {
    let plain = |name: &str| -> Option<&NamedValue> {
        let value = context.scenario.values.iter().find(|value| value.name.value == name)?;
        matches!(value.number.value, Number::Plain(_)).then_some(value)
    };
    for entry in &context.scenario.together {
        for end in [&entry.value, &entry.follows] {
            if let Some(value) = plain(&end.value) {
                problems.push(
                    Problem::warning(say!(
                        "problem.together.plain.message",
                        value = quote(&end.value)
                    ))
                    .at(end.span)
                    .label(say!("problem.together.plain.label"))
                    .see(value.number.span, say!("problem.values.with_place_of.see"))
                    .help(say!("problem.together.plain.help")),
                );
            }
        }
    }
}
