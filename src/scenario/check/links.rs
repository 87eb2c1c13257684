//! `[[link]]`.

use super::context::Context;
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
                let problem = Problem::error(format!("there is no channel {}", quote(&end.value)))
                    .at(end.span)
                    .label("no such channel");
                let all = || format!("the channels are {}", quoted_list(&ids, "and"));
                problems.push(did_you_mean(problem, &end.value, ids.iter().copied(), all));
            }
        }
        if link.from.value == link.to.value {
            problems.push(
                Problem::error(format!("this link leads from {} to itself", quote(&link.to.value)))
                    .at(link.to.span)
                    .label("the same channel")
                    .see(link.from.span, "from here")
                    .help("name two different channels"),
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
                Problem::error(format!(
                    "there are two links from {} to {}",
                    quote(&link.from.value),
                    quote(&link.to.value)
                ))
                .at(link.from.span)
                .label("again")
                .see(earlier.from.span, "first here")
                .help("put all of it into one [[link]]"),
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
            let message = format!(
                "the recapture from channel {} can add up to {}, more than 1",
                quote(&channel.id.value),
                number((sum * 1e6).round() / 1e6)
            );
            let problem = Problem::error(message).at(last.recapture.span).label("with this one");
            let problem = others.iter().fold(problem, |problem, link| {
                problem.see(link.recapture.span, format!("to {}", quote(&link.to.value)))
            });
            problems.push(
                problem.help("each lost buyer buys at one place at most: make the shares smaller"),
            );
        }
    }
}
