//! `hits` of a shock.

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{ActsOn, Channel, Hit, Sales, Target};

impl Target {
    fn matches(&self, channel: &Channel) -> bool {
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

fn no_match(hit: &Hit, channels: &[Channel]) -> Problem {
    let (kind, name) = match &hit.target {
        Target::Channel(name) => ("id", name.as_str()),
        Target::Platform(name) => ("platform", name.as_str()),
        Target::Feature(name) => ("feature", name.as_str()),
        Target::Everything => ("id", ""),
    };
    let problem = Problem::error(format!("no channel has the {kind} {}", quote(name)))
        .at(hit.span)
        .label("hits nothing");
    let others = [
        ("channel", names(channels, "id")),
        ("platform", names(channels, "platform")),
        ("feature", names(channels, "feature")),
    ];
    let same = |(word, names): &(&str, Vec<&str>)| {
        names.contains(&name).then(|| format!("write {{ {word} = \"{name}\" }}"))
    };
    if let Some(help) = others.iter().find_map(same) {
        return problem.help(help);
    }
    let known = names(channels, kind);
    let all = || {
        if known.is_empty() {
            format!("no channel has any {kind}: add it to a channel, or hit channels by id")
        } else {
            format!("there are {}", quoted_list(&known, "and"))
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
                    Problem::error(format!(
                        "shock {} names the same target twice",
                        quote(&shock.id.value)
                    ))
                    .at(hit.span)
                    .label("again")
                    .see(earlier.span, "first here")
                    .help("delete one of the two"),
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
            Problem::error("`everything = false` hits nothing")
                .at(everything.span)
                .label("false")
                .help("write everything = true, or name a channel, a platform or a feature"),
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
                    Problem::error(format!("channel {} has no live sessions to lose", quote(&channel.id.value)))
                        .at(hit.span)
                        .label(format!("hits {}", quote(&channel.id.value)))
                        .help("hit only channels with [channel.live], or leave out acts_on = \"sessions\""),
                );
            }
        }
    }
}
