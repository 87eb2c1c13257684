//! `[[function]]` and `[names]`.

use super::context::Context;
use crate::language::{Last, say};
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Function, Located};

/// The names of all entries of `[values]` and functions, each with its place.
fn names<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Located<String>> {
    context.scenario.values.iter().map(|value| &value.name)
}

/// A name stands for one value.
pub(super) fn names_differ(context: &Context<'_>, problems: &mut Problems) {
    for function in &context.scenario.functions {
        let first = names(context).find(|name| name.value == function.id.value);
        let Some(first) = first.filter(|first| first.span != function.id.span) else { continue };
        problems.push(
            Problem::error(say!("problem.functions.twice.message", name = quote(&first.value)))
                .at(function.id.span)
                .label(say!("problem.common.again"))
                .see(first.span, say!("problem.common.first_here"))
                .help(say!("problem.ids.names_differ.help")),
        );
    }
}

/// What a function is made of is there.
pub(super) fn are_of_values(context: &Context<'_>, problems: &mut Problems) {
    let functions = context.scenario.functions.iter().map(|function| &function.of);
    are_there(functions, context, problems);
}

/// What has a name for people is there.
pub(super) fn names_are_of_values(context: &Context<'_>, problems: &mut Problems) {
    are_there(context.scenario.names.iter().map(|(name, _)| name), context, problems);
}

fn are_there<'a>(
    wanted: impl Iterator<Item = &'a Located<String>>,
    context: &Context<'_>,
    problems: &mut Problems,
) {
    let known: Vec<&str> = names(context).map(|name| name.value.as_str()).collect();
    for name in wanted.filter(|name| !known.contains(&name.value.as_str())) {
        let message = say!("problem.values.unknown.message", name = quote(&name.value));
        let problem =
            Problem::error(message).at(name.span).label(say!("problem.values.unknown.label"));
        let all = || match known.as_slice() {
            [] => say!("problem.together.no_values.help"),
            known => {
                say!("problem.together.the_values_are", known = quoted_list(known, Last::And))
            }
        };
        problems.push(did_you_mean(problem, &name.value, known.iter().copied(), all));
    }
}

/// A function of a function ends at an entry of `[values]`.
pub(super) fn do_not_lead_to_themselves(context: &Context<'_>, problems: &mut Problems) {
    let functions = &context.scenario.functions;
    let made_of = |name: &str| functions.iter().find(|function| function.id.value == name);
    for function in functions {
        let mut at: Option<&Function> = Some(function);
        // As many steps as there are functions; who is still under way then goes round.
        for _ in 0..functions.len() {
            at = at.and_then(|at| made_of(&at.of.value));
        }
        if at.is_some() {
            let id = quote(&function.id.value);
            problems.push(
                Problem::error(say!("problem.functions.circle.message", value = id))
                    .at(function.of.span)
                    .label(say!("problem.functions.circle.label"))
                    .help(say!("problem.functions.circle.help")),
            );
        }
    }
}
