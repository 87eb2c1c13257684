//! `[[mix]]`, and the shares of effort that channels have today.

use super::context::Context;
use crate::language::{Last, Said, say};
use crate::problems::{Problem, Problems, Span};
use crate::scenario::words::{did_you_mean, number, quote, quoted_list};
use crate::scenario::{Channel, Located};

/// How far a sum of shares may be from 1: what decimal fractions lose in binary.
const TOLERANCE: f64 = 1e-9;

pub(super) fn today_is_not_a_mix(context: &Context<'_>, problems: &mut Problems) {
    for mix in context.scenario.mixes.iter().filter(|mix| mix.id.value == "today") {
        problems.push(
            Problem::error(say!("problem.mixes.today_is_not_a_mix.message"))
                .at(mix.id.span)
                .label(say!("problem.mixes.today_is_not_a_mix.label"))
                .help(say!("problem.mixes.today_is_not_a_mix.help")),
        );
    }
}

pub(super) fn shares_name_channels(context: &Context<'_>, problems: &mut Problems) {
    let ids = context.channel_ids();
    for (id, _) in context.scenario.mixes.iter().flat_map(|mix| &mix.shares) {
        if !ids.contains(&id.value.as_str()) {
            let problem = Problem::error(say!(
                "problem.common.there_is_no_channel",
                channel = quote(&id.value)
            ))
            .at(id.span)
            .label(say!("problem.common.no_such_channel"));
            let all =
                || say!("problem.common.the_channels_are", known = quoted_list(&ids, Last::And));
            problems.push(did_you_mean(problem, &id.value, ids.iter().copied(), all));
        }
    }
}

pub(super) fn shares_make_one(context: &Context<'_>, problems: &mut Problems) {
    for mix in &context.scenario.mixes {
        let what = say!("problem.mixes.shares_of_mix", mix = quote(&mix.id.value));
        let shares = mix.shares.iter().map(|(_, share)| share);
        problems.extend(sum_is_one(what, shares, mix.id.span));
    }
}

/// Either all channels in use say their share of today, or none.
pub(super) fn today_shares_make_one(context: &Context<'_>, problems: &mut Problems) {
    let used: Vec<&Channel> =
        context.scenario.channels.iter().filter(|c| c.reference_share.is_none()).collect();
    for channel in context.scenario.channels.iter().filter(|c| c.reference_share.is_some()) {
        if let Some(share) = &channel.today_share {
            problems.push(
                Problem::error(say!(
                    "problem.mixes.not_used_today.message",
                    channel = quote(&channel.id.value)
                ))
                .at(share.span)
                .label(say!("problem.mixes.not_used_today.label"))
                .help(say!("problem.mixes.not_used_today.help")),
            );
        }
    }
    if used.iter().all(|channel| channel.today_share.is_none()) {
        return;
    }
    for channel in used.iter().filter(|channel| channel.today_share.is_none()) {
        problems.push(
            Problem::error(say!(
                "problem.mixes.all_or_none.message",
                channel = quote(&channel.id.value)
            ))
            .at(channel.id.span)
            .label(say!("problem.mixes.all_or_none.label"))
            .help(say!("problem.mixes.all_or_none.help")),
        );
    }
    if used.iter().all(|channel| channel.today_share.is_some()) {
        let shares = used.iter().filter_map(|channel| channel.today_share.as_ref());
        let first = used.first().map_or(Span::default(), |channel| channel.id.span);
        problems.extend(sum_is_one(say!("problem.mixes.shares_of_today"), shares, first));
    }
}

pub(super) fn something_is_used_today(context: &Context<'_>, problems: &mut Problems) {
    let shares = context.scenario.channels.iter().map(|channel| &channel.reference_share);
    let shares: Option<Vec<_>> = shares.map(Option::as_ref).collect();
    if let Some(first) = shares.as_ref().and_then(|shares| shares.first()) {
        problems.push(
            Problem::error(say!("problem.mixes.something_is_used_today.message"))
                .at(first.span)
                .label(say!("problem.mixes.something_is_used_today.label"))
                .help(say!("problem.mixes.something_is_used_today.help")),
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
                Problem::error(say!(
                    "problem.mixes.unused_channels_are_in_a_mix.message",
                    channel = quote(&channel.id.value)
                ))
                .at(reference.span)
                .label(say!("problem.mixes.unused_channels_are_in_a_mix.label"))
                .help(say!("problem.mixes.unused_channels_are_in_a_mix.help")),
            );
        }
    }
}

fn sum_is_one<'a>(
    what: Said,
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
        Problem::error(say!(
            "problem.mixes.sum_is_one.message",
            shares = what,
            sum = shown.as_str()
        ))
        .at(place)
        .label(say!("problem.common.together", sum = shown.as_str()))
        .help(say!("problem.mixes.sum_is_one.help")),
    )
}
