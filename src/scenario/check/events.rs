//! `[[event]]`.

use super::context::Context;
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
                Problem::error(format!("no channel feels event {}", quote(&event.id.value)))
                    .at(entry.node.span)
                    .label("it is empty")
                    .help("name channels, or leave `channels` out to mean all of them"),
            );
        }
        for channel in channels.iter().filter(|channel| !ids.contains(&channel.value.as_str())) {
            let problem = Problem::error(format!("there is no channel {}", quote(&channel.value)))
                .at(channel.span)
                .label("no such channel");
            let all = || format!("the channels are {}", quoted_list(&ids, "and"));
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
                Problem::error(format!("closed days have no {}", quote(key)))
                    .at(span)
                    .label("a day is closed or it is not")
                    .see(closed.span, "closed")
                    .help("describe the days before or after with another [[event]] that has a `factor`"),
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
                Problem::warning(format!(
                    "event {} touches no simulated day",
                    quote(&event.id.value)
                ))
                .at(event.dates.span())
                .label("not in this time")
                .help(format!(
                    "{}; an event before it only changes what is still to come in on the first day",
                    horizon.in_words()
                )),
            );
        }
    }
}
