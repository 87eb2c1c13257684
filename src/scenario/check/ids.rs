//! Ids and names that must differ.

use super::context::Context;
use crate::language::{Said, say};
use crate::problems::{Problem, Problems};
use crate::scenario::Located;
use crate::scenario::words::quote;

pub(super) fn channels_differ(context: &Context<'_>, problems: &mut Problems) {
    ids_differ(
        context.scenario.channels.iter().map(|channel| &channel.id),
        say!("problem.noun.channels"),
        problems,
    );
}

pub(super) fn factors_differ(context: &Context<'_>, problems: &mut Problems) {
    ids_differ(
        context.scenario.factors.iter().map(|factor| &factor.id),
        say!("problem.noun.factors"),
        problems,
    );
}

pub(super) fn events_differ(context: &Context<'_>, problems: &mut Problems) {
    ids_differ(
        context.scenario.events.iter().map(|event| &event.id),
        say!("problem.noun.events"),
        problems,
    );
}

pub(super) fn shocks_differ(context: &Context<'_>, problems: &mut Problems) {
    ids_differ(
        context.scenario.shocks.iter().map(|shock| &shock.id),
        say!("problem.noun.shocks"),
        problems,
    );
}

pub(super) fn mitigations_differ(context: &Context<'_>, problems: &mut Problems) {
    let ids = context.scenario.mitigations.iter().map(|mitigation| &mitigation.id);
    ids_differ(ids, say!("problem.noun.mitigations"), problems);
}

pub(super) fn mixes_differ(context: &Context<'_>, problems: &mut Problems) {
    ids_differ(
        context.scenario.mixes.iter().map(|mix| &mix.id),
        say!("problem.noun.mixes"),
        problems,
    );
}

pub(super) fn loans_differ(context: &Context<'_>, problems: &mut Problems) {
    ids_differ(
        context.scenario.loans.iter().map(|loan| &loan.id),
        say!("problem.noun.loans"),
        problems,
    );
}

pub(super) fn responses_differ(context: &Context<'_>, problems: &mut Problems) {
    ids_differ(
        context.scenario.responses.iter().map(|r| &r.id),
        say!("problem.noun.responses"),
        problems,
    );
}

pub(super) fn one_offs_differ(context: &Context<'_>, problems: &mut Problems) {
    names_differ(context.scenario.one_offs.iter().map(|one_off| &one_off.name), problems);
}

pub(super) fn other_costs_differ(context: &Context<'_>, problems: &mut Problems) {
    names_differ(context.scenario.costs.other.iter().map(|cost| &cost.name), problems);
}

/// Ids must differ by more than `-` and `_`: nobody would see the difference on a chart.
fn ids_differ<'a>(
    ids: impl Iterator<Item = &'a Located<String>>,
    of: Said,
    problems: &mut Problems,
) {
    for (first, second) in alike(ids, |id| id.replace(['-', '_'], "")) {
        let problem = if first.value == second.value {
            Problem::error(say!(
                "problem.ids.ids_differ.message",
                things = of.clone(),
                id = quote(&second.value)
            ))
        } else {
            Problem::error(say!(
                "problem.ids.too_alike.message",
                first = quote(&first.value),
                second = quote(&second.value)
            ))
        };
        problems.push(
            problem
                .at(second.span)
                .label(say!("problem.common.again"))
                .see(first.span, say!("problem.common.first_here"))
                .help(say!("problem.ids.ids_differ.help")),
        );
    }
}

fn names_differ<'a>(names: impl Iterator<Item = &'a Located<String>>, problems: &mut Problems) {
    for (first, second) in alike(names, |name| name.trim().to_lowercase()) {
        problems.push(
            Problem::error(say!("problem.ids.names_differ.message", name = quote(&second.value)))
                .at(second.span)
                .label(say!("problem.common.again"))
                .see(first.span, say!("problem.common.first_here"))
                .help(say!("problem.ids.names_differ.help")),
        );
    }
}

/// Each that looks like an earlier one, with the first of its kind.
fn alike<'a>(
    all: impl Iterator<Item = &'a Located<String>>,
    look: impl Fn(&str) -> String,
) -> Vec<(&'a Located<String>, &'a Located<String>)> {
    let mut seen = std::collections::HashMap::new();
    all.filter_map(|one| match seen.entry(look(&one.value)) {
        std::collections::hash_map::Entry::Vacant(entry) => {
            entry.insert(one);
            None
        }
        std::collections::hash_map::Entry::Occupied(entry) => Some((*entry.get(), one)),
    })
    .collect()
}
