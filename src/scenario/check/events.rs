//! `[[event]]`.

use super::context::Context;
use crate::language::{Last, say};
use crate::problems::{Problem, Problems, Span};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Event, EventEffect};

pub(super) fn name_channels(context: &Context<'_>, problems: &mut Problems) {
    let ids = context.channel_ids();
    for (event, (table, _)) in context.scenario.events.iter().zip(context.tables("event")) {
        let (Some(channels), Some(entry)) = (&event.channels, table.entry("channels")) else {
            continue;
        };
        if channels.is_empty() {
            problems.push(
                Problem::error(say!(
                    "problem.events.name_channels.message",
                    event = quote(&event.id.value)
                ))
                .at(entry.node.span)
                .label(say!("problem.events.name_channels.label"))
                .help(say!("problem.events.name_channels.help")),
            );
        }
        for channel in channels.iter().filter(|channel| !ids.contains(&channel.value.as_str())) {
            let problem = Problem::error(say!(
                "problem.common.there_is_no_channel",
                channel = quote(&channel.value)
            ))
            .at(channel.span)
            .label(say!("problem.common.no_such_channel"));
            let all =
                || say!("problem.common.the_channels_are", known = quoted_list(&ids, Last::And));
            problems.push(did_you_mean(problem, &channel.value, ids.iter().copied(), all));
        }
    }
}

/// A closed day is closed: it neither sets in slowly nor fades.
pub(super) fn closed_days_are_whole(context: &Context<'_>, problems: &mut Problems) {
    for event in &context.scenario.events {
        let EventEffect::Closed(closed) = &event.effect else {
            continue;
        };
        for (key, span) in half_measures(context, event) {
            problems.push(
                Problem::error(say!(
                    "problem.events.closed_days_are_whole.message",
                    key = quote(key)
                ))
                .at(span)
                .label(say!("problem.events.closed_days_are_whole.label"))
                .see(closed.span, say!("problem.events.closed_days_are_whole.see"))
                .help(say!("problem.events.closed_days_are_whole.help")),
            );
        }
    }
}

fn half_measures(context: &Context<'_>, event: &Event) -> Vec<(&'static str, Span)> {
    let mut found = Vec::new();
    for (key, days) in [("rise_days", &event.rise_days), ("fall_days", &event.fall_days)] {
        if days.value > 0.0 {
            found.push((key, days.span));
        }
    }
    if context.largest(&event.fades_per_year) > 0.0 {
        found.push(("fades_per_year", event.fades_per_year.span));
    }
    found
}

/// Warns of events that no simulated day feels: allowed, but rarely meant.
pub(super) fn are_simulated(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    let calendar = &context.scenario.calendar;
    for event in &context.scenario.events {
        let waits = !event.effect.is_something();
        if !waits && event.times(calendar, horizon.first, horizon.last).is_empty() {
            problems.push(
                Problem::warning(say!(
                    "problem.events.are_simulated.message",
                    event = quote(&event.id.value)
                ))
                .at(event.dates.span())
                .label(say!("problem.events.are_simulated.label"))
                .help(say!("problem.events.are_simulated.help", runs = horizon.in_words())),
            );
        }
    }
}
