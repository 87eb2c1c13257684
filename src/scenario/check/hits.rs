//! `hits` of a shock.

use super::context::Context;
use crate::language::{Last, say};
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{ActsOn, Channel, Hit, Sales, Target};

impl Target {
    /// Whether a channel is hit.
    pub(in crate::scenario) fn matches(&self, channel: &Channel) -> bool {
        match self {
            Self::Channel(id) => channel.id.value == *id,
            Self::Platform(platform) => channel.platform.value == *platform,
            Self::Feature(feature) => channel.features.iter().any(|own| own.value == *feature),
            Self::Everything => true,
        }
    }
}

/// A line of `hits` that matches no channel is a slip of the pen.
pub(super) fn match_a_channel(context: &Context<'_>, problems: &mut Problems) {
    let channels = &context.scenario.channels;
    for hit in hits(context) {
        if !channels.iter().any(|channel| hit.target.matches(channel)) {
            problems.push(no_match(hit, channels));
        }
    }
}

fn hits<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Hit> {
    context.scenario.shocks.iter().flat_map(|shock| &shock.hits)
}

/// A line of `hits` that matches none of these channels.
pub(in crate::scenario) fn no_match(hit: &Hit, channels: &[Channel]) -> Problem {
    let (kind, name) = match &hit.target {
        Target::Channel(name) => ("id", name.as_str()),
        Target::Platform(name) => ("platform", name.as_str()),
        Target::Feature(name) => ("feature", name.as_str()),
        Target::Everything => ("id", ""),
    };
    let problem =
        Problem::error(say!("problem.hits.no_match.message", kind = kind, name = quote(name)))
            .at(hit.span)
            .label(say!("problem.hits.no_match.label"));
    let others = [
        ("channel", names(channels, "id")),
        ("platform", names(channels, "platform")),
        ("feature", names(channels, "feature")),
    ];
    let same = |(word, names): &(&str, Vec<&str>)| {
        names
            .contains(&name)
            .then(|| say!("problem.hits.no_match.help_other_kind", word = *word, name = name))
    };
    if let Some(help) = others.iter().find_map(same) {
        return problem.help(help);
    }
    let known = names(channels, kind);
    let all = || {
        if known.is_empty() {
            say!("problem.hits.no_match.help_none", kind = kind)
        } else {
            say!("problem.hits.no_match.help_known", known = quoted_list(&known, Last::And))
        }
    };
    did_you_mean(problem, name, known.iter().copied(), all)
}

/// All ids, platforms or features, each once.
fn names<'a>(channels: &'a [Channel], kind: &str) -> Vec<&'a str> {
    let of = |channel: &'a Channel| match kind {
        "platform" => vec![channel.platform.value.as_str()],
        "feature" => channel.features.iter().map(|feature| feature.value.as_str()).collect(),
        _ => vec![channel.id.value.as_str()],
    };
    let mut names: Vec<&str> = channels.iter().flat_map(of).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Of several matches the largest weight holds, so the same target twice cannot be meant.
pub(super) fn differ(context: &Context<'_>, problems: &mut Problems) {
    for shock in &context.scenario.shocks {
        for (at, hit) in shock.hits.iter().enumerate() {
            if let Some(earlier) =
                shock.hits.iter().take(at).find(|earlier| earlier.target == hit.target)
            {
                problems.push(
                    Problem::error(say!(
                        "problem.hits.differ.message",
                        shock = quote(&shock.id.value)
                    ))
                    .at(hit.span)
                    .label(say!("problem.common.again"))
                    .see(earlier.span, say!("problem.common.first_here"))
                    .help(say!("problem.common.delete_one_of_the_two")),
                );
            }
        }
    }
}

/// `{ everything = false }` would hit nothing.
pub(super) fn say_everything_or_nothing(context: &Context<'_>, problems: &mut Problems) {
    use crate::scenario::document::Value;
    let lists =
        context.tables("shock").filter_map(|(shock, _)| shock.get("hits")?.value.as_array());
    let written = lists.flatten().filter_map(|item| item.value.as_table()?.get("everything"));
    for everything in written.filter(|node| node.value == Value::Truth(false)) {
        problems.push(
            Problem::error(say!("problem.hits.say_everything_or_nothing.message"))
                .at(everything.span)
                .label(say!("problem.common.false"))
                .help(say!("problem.hits.say_everything_or_nothing.help")),
        );
    }
}

/// Only live channels have sessions to lose.
pub(super) fn sessions_are_live(context: &Context<'_>, problems: &mut Problems) {
    for shock in context.scenario.shocks.iter().filter(|shock| shock.acts_on == ActsOn::Sessions) {
        for hit in &shock.hits {
            let dead = |channel: &&Channel| {
                hit.target.matches(channel) && !matches!(channel.sales, Sales::Live(_))
            };
            if let Some(channel) = context.scenario.channels.iter().find(dead) {
                problems.push(
                    Problem::error(say!(
                        "problem.hits.sessions_are_live.message",
                        channel = quote(&channel.id.value)
                    ))
                    .at(hit.span)
                    .label(say!(
                        "problem.hits.sessions_are_live.label",
                        channel = quote(&channel.id.value)
                    ))
                    .help(say!("problem.hits.sessions_are_live.help")),
                );
            }
        }
    }
}
