//! `[[link]]`.

use super::context::Context;
use crate::language::{Last, say};
use crate::problems::{Problem, Problems};
use crate::scenario::Link;
use crate::scenario::words::{did_you_mean, number, quote, quoted_list};

/// As for the sum of payout shares.
const TOLERANCE: f64 = 1e-9;

pub(super) fn ends_are_channels(context: &Context<'_>, problems: &mut Problems) {
    let ids = context.channel_ids();
    for link in &context.scenario.links {
        for end in [&link.from, &link.to] {
            if !ids.contains(&end.value.as_str()) {
                let problem = Problem::error(say!(
                    "problem.common.there_is_no_channel",
                    channel = quote(&end.value)
                ))
                .at(end.span)
                .label(say!("problem.common.no_such_channel"));
                let all = || {
                    say!("problem.common.the_channels_are", known = quoted_list(&ids, Last::And))
                };
                problems.push(did_you_mean(problem, &end.value, ids.iter().copied(), all));
            }
        }
        if link.from.value == link.to.value {
            problems.push(
                Problem::error(say!(
                    "problem.links.leads_to_itself.message",
                    channel = quote(&link.to.value)
                ))
                .at(link.to.span)
                .label(say!("problem.links.leads_to_itself.label"))
                .see(link.from.span, say!("problem.links.leads_to_itself.see"))
                .help(say!("problem.links.leads_to_itself.help")),
            );
        }
    }
}

pub(super) fn pairs_differ(context: &Context<'_>, problems: &mut Problems) {
    let mut seen: Vec<&Link> = Vec::new();
    for link in &context.scenario.links {
        match seen.iter().find(|earlier| {
            earlier.from.value == link.from.value && earlier.to.value == link.to.value
        }) {
            Some(earlier) => problems.push(
                Problem::error(say!(
                    "problem.links.pairs_differ.message",
                    from = quote(&link.from.value),
                    to = quote(&link.to.value)
                ))
                .at(link.from.span)
                .label(say!("problem.common.again"))
                .see(earlier.from.span, say!("problem.common.first_here"))
                .help(say!("problem.links.pairs_differ.help")),
            ),
            None => seen.push(link),
        }
    }
}

/// The buyers lost at one channel cannot all buy at several others.
pub(super) fn recapture_at_most_everyone(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        let links: Vec<&Link> = context
            .scenario
            .links
            .iter()
            .filter(|link| link.from.value == channel.id.value)
            .collect();
        let sum: f64 = links.iter().map(|link| context.largest(&link.recapture)).sum();
        let Some((last, others)) = links.split_last() else {
            continue;
        };
        if sum > 1.0 + TOLERANCE {
            let message = say!(
                "problem.links.recapture_at_most_everyone.message",
                channel = quote(&channel.id.value),
                sum = number((sum * 1e6).round() / 1e6)
            );
            let problem = Problem::error(message)
                .at(last.recapture.span)
                .label(say!("problem.links.recapture_at_most_everyone.label"));
            let problem = others.iter().fold(problem, |problem, link| {
                problem.see(
                    link.recapture.span,
                    say!("problem.links.to", channel = quote(&link.to.value)),
                )
            });
            problems.push(problem.help(say!("problem.links.recapture_at_most_everyone.help")));
        }
    }
}
