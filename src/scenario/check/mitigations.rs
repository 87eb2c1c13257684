//! `[[mitigation]]`.

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Mitigation, Shock};

pub(super) fn name_shocks(context: &Context<'_>, problems: &mut Problems) {
    let ids: Vec<&str> =
        context.scenario.shocks.iter().map(|shock| shock.id.value.as_str()).collect();
    for mitigation in &context.scenario.mitigations {
        if mitigation.shocks.is_empty() {
            problems.push(
                Problem::error(format!(
                    "mitigation {} names no shock",
                    quote(&mitigation.id.value)
                ))
                .at(mitigation.id.span)
                .label("`shocks` is empty")
                .help("name the shocks that it works against, such as shocks = [\"internet\"]"),
            );
        }
        for shock in mitigation.shocks.iter().filter(|shock| !ids.contains(&shock.value.as_str())) {
            let problem = Problem::error(format!("there is no shock {}", quote(&shock.value)))
                .at(shock.span)
                .label("no such shock");
            let all = || match ids.as_slice() {
                [] => "the file has no [[shock]]".to_owned(),
                ids => format!("the shocks are {}", quoted_list(ids, "and")),
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
                Problem::error(
                    "`severity_reduction` has no effect: none of the shocks has a `severity`",
                )
                .at(reduction.span)
                .label("no effect")
                .help("delete it; `duration_reduction` and `happens_less` work against any shock"),
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
