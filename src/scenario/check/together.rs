//! `[[together]]`: values that move together.

use std::collections::HashMap;

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Located, NamedValue, Number};

/// Both ends are entries of `[values]`, and two of them.
pub(super) fn ends_are_values(context: &Context<'_>, problems: &mut Problems) {
    let names: Vec<&str> =
        context.scenario.values.iter().map(|value| value.name.value.as_str()).collect();
    for entry in &context.scenario.together {
        for end in [&entry.value, &entry.follows] {
            if !names.contains(&end.value.as_str()) {
                let message = format!("[values] has no entry {}", quote(&end.value));
                let problem = Problem::error(message).at(end.span).label("no such value");
                let all = || match names.as_slice() {
                    [] => {
                        "only entries of [values] can move together: give the number a name there"
                            .to_owned()
                    }
                    names => format!("the values are {}", quoted_list(names, "and")),
                };
                problems.push(did_you_mean(problem, &end.value, names.iter().copied(), all));
            }
        }
    }
}

/// Each value follows one other at most, and never itself by way of others: so any numbers that are
/// written down make a possible whole.
pub(super) fn each_follows_one(context: &Context<'_>, problems: &mut Problems) {
    let mut leaders: HashMap<&str, &Located<String>> = HashMap::new();
    for entry in &context.scenario.together {
        let (value, follows) = (&entry.value, &entry.follows);
        if let Some(first) = leaders.get(value.value.as_str()) {
            let message = format!("{} follows two other values", quote(&value.value));
            let problem = Problem::error(message).at(follows.span).label("second");
            problems.push(problem.see(first.span, "first").help(
                "let it follow one of them, and let that one follow the other or the other that one",
            ));
            continue;
        }
        if leads_to(&leaders, &follows.value, &value.value) {
            let message = format!("{} follows itself", quote(&value.value));
            problems.push(
                Problem::error(message)
                    .at(follows.span)
                    .label("which follows it in turn")
                    .help("one value leads and others follow it: delete this entry"),
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
                let message = format!("{} is known and moves with nothing", quote(&end.value));
                problems.push(
                    Problem::warning(message)
                        .at(end.span)
                        .label("a plain number")
                        .see(value.number.span, "its value")
                        .help("write a range such as [0.05, 0.10], or delete this entry"),
                );
            }
        }
    }
}
