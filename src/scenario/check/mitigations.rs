//! `[[mitigation]]`.

use super::context::Context;
use crate::language::{Last, say};
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Mitigation, Shock};

pub(super) fn name_shocks(context: &Context<'_>, problems: &mut Problems) {
    let ids: Vec<&str> =
        context.scenario.shocks.iter().map(|shock| shock.id.value.as_str()).collect();
    for mitigation in &context.scenario.mitigations {
        if mitigation.shocks.is_empty() {
            problems.push(
                Problem::error(say!(
                    "problem.mitigations.name_shocks.message",
                    mitigation = quote(&mitigation.id.value)
                ))
                .at(mitigation.id.span)
                .label(say!("problem.mitigations.name_shocks.label"))
                .help(say!("problem.mitigations.name_shocks.help")),
            );
        }
        for shock in mitigation.shocks.iter().filter(|shock| !ids.contains(&shock.value.as_str())) {
            let problem = Problem::error(say!(
                "problem.common.there_is_no_shock",
                shock = quote(&shock.value)
            ))
            .at(shock.span)
            .label(say!("problem.common.no_such_shock"));
            let all = || match ids.as_slice() {
                [] => say!("problem.common.the_file_has_no", what = "shock"),
                ids => say!("problem.common.the_shocks_are", known = quoted_list(ids, Last::And)),
            };
            problems.push(did_you_mean(problem, &shock.value, ids.iter().copied(), all));
        }
    }
}

/// A boom and other effects have no severity that could be smaller.
pub(super) fn reduce_a_severity(context: &Context<'_>, problems: &mut Problems) {
    for mitigation in &context.scenario.mitigations {
        let reduction = &mitigation.severity_reduction;
        let mut hit = shocks_of(context, mitigation).peekable();
        if context.largest(reduction) > 0.0
            && hit.peek().is_some()
            && hit.all(|shock| shock.severity.is_none())
        {
            problems.push(
                Problem::error(say!("problem.mitigations.reduce_a_severity.message"))
                    .at(reduction.span)
                    .label(say!("problem.common.no_effect"))
                    .help(say!("problem.mitigations.reduce_a_severity.help")),
            );
        }
    }
}

fn shocks_of<'a>(
    context: &'a Context<'_>,
    mitigation: &'a Mitigation,
) -> impl Iterator<Item = &'a Shock> {
    let named = |shock: &&Shock| mitigation.shocks.iter().any(|id| id.value == shock.id.value);
    context.scenario.shocks.iter().filter(named)
}
