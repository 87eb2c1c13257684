//! `[[mix]]`, and the shares of effort that channels have today.

use super::context::Context;
use crate::problems::{Problem, Problems, Span};
use crate::scenario::words::{did_you_mean, number, quote, quoted_list};
use crate::scenario::{Channel, Located};

/// How far a sum of shares may be from 1: what decimal fractions lose in binary.
const TOLERANCE: f64 = 1e-9;

pub(super) fn today_is_not_a_mix(context: &Context<'_>, problems: &mut Problems) {
    for mix in context.scenario.mixes.iter().filter(|mix| mix.id.value == "today") {
        problems.push(
            Problem::error("the id `today` stands for today's mix".to_owned())
                .at(mix.id.span)
                .label("taken")
                .help("give the mix another id"),
        );
    }
}

pub(super) fn shares_name_channels(context: &Context<'_>, problems: &mut Problems) {
    let ids = context.channel_ids();
    for (id, _) in context.scenario.mixes.iter().flat_map(|mix| &mix.shares) {
        if !ids.contains(&id.value.as_str()) {
            let problem = Problem::error(format!("there is no channel {}", quote(&id.value)))
                .at(id.span)
                .label("no such channel");
            let all = || format!("the channels are {}", quoted_list(&ids, "and"));
            problems.push(did_you_mean(problem, &id.value, ids.iter().copied(), all));
        }
    }
}

pub(super) fn shares_make_one(context: &Context<'_>, problems: &mut Problems) {
    for mix in &context.scenario.mixes {
        let what = format!("the shares of the mix {}", quote(&mix.id.value));
        let shares = mix.shares.iter().map(|(_, share)| share);
        problems.extend(sum_is_one(&what, shares, mix.id.span));
    }
}

/// Either all channels in use say their share of today, or none.
pub(super) fn today_shares_make_one(context: &Context<'_>, problems: &mut Problems) {
    let used: Vec<&Channel> =
        context.scenario.channels.iter().filter(|c| c.reference_share.is_none()).collect();
    for channel in context.scenario.channels.iter().filter(|c| c.reference_share.is_some()) {
        if let Some(share) = &channel.today_share {
            problems.push(
                Problem::error(format!(
                    "the channel {} is not used today, so it has no share of today",
                    quote(&channel.id.value)
                ))
                .at(share.span)
                .label("does nothing")
                .help("delete `today_share`, or `reference_share` if the channel is used"),
            );
        }
    }
    if used.iter().all(|channel| channel.today_share.is_none()) {
        return;
    }
    for channel in used.iter().filter(|channel| channel.today_share.is_none()) {
        problems.push(
            Problem::error(format!("channel {} needs `today_share`", quote(&channel.id.value)))
                .at(channel.id.span)
                .label("no share of today")
                .help("either all channels in use say their share of today's effort, or none"),
        );
    }
    if used.iter().all(|channel| channel.today_share.is_some()) {
        let shares = used.iter().filter_map(|channel| channel.today_share.as_ref());
        let first = used.first().map_or(Span::default(), |channel| channel.id.span);
        problems.extend(sum_is_one("the shares of today", shares, first));
    }
}

pub(super) fn something_is_used_today(context: &Context<'_>, problems: &mut Problems) {
    let shares = context.scenario.channels.iter().map(|channel| &channel.reference_share);
    let shares: Option<Vec<_>> = shares.map(Option::as_ref).collect();
    if let Some(first) = shares.as_ref().and_then(|shares| shares.first()) {
        problems.push(
            Problem::error("no channel is used today".to_owned())
                .at(first.span)
                .label("`reference_share` says: not used today")
                .help("delete `reference_share` from the channels that sell today"),
        );
    }
}

/// A channel that nobody uses would be read and ignored.
pub(super) fn unused_channels_are_in_a_mix(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        let Some(reference) = &channel.reference_share else { continue };
        let mixes = &context.scenario.mixes;
        let started = mixes
            .iter()
            .flat_map(|mix| &mix.shares)
            .any(|(id, share)| id.value == channel.id.value && share.value > 0.0);
        let raises = context.scenario.responses.iter().flat_map(|response| &response.raise);
        let raised = raises.into_iter().any(|raise| raise.channel.value == channel.id.value);
        if !started && !raised {
            problems.push(
                Problem::error(format!(
                    "the channel {} is not used today and no mix or response starts it",
                    quote(&channel.id.value)
                ))
                .at(reference.span)
                .label("says: not used today")
                .help("give it a share in a [[mix]], raise it in a [[response]], or delete `reference_share`"),
            );
        }
    }
}

fn sum_is_one<'a>(
    what: &str,
    shares: impl Iterator<Item = &'a Located<f64>>,
    otherwise: Span,
) -> Option<Problem> {
    let shares: Vec<&Located<f64>> = shares.collect();
    let sum: f64 = shares.iter().map(|share| share.value).sum();
    if (sum - 1.0).abs() <= TOLERANCE {
        return None;
    }
    // Rounded, so that 0.7 + 0.2 shows as 0.9.
    let shown = number((sum * 1e9).round() / 1e9);
    let place = match (shares.first(), shares.last()) {
        (Some(first), Some(last)) if first.span.start <= last.span.start => {
            first.span.join(last.span)
        }
        _ => otherwise,
    };
    Some(
        Problem::error(format!("{what} add up to {shown}, not to 1"))
            .at(place)
            .label(format!("together {shown}"))
            .help("all of the effort goes somewhere: change the shares so that they add up to 1"),
    )
}
