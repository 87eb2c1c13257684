//! `[channel.live]`.

use super::context::Context;
use crate::language::say;
use crate::problems::{Problem, Problems};
use crate::scenario::words::number;
use crate::scenario::{Live, Number, Sales};

/// Sessions longer than an hour reach people in the later hours too.
pub(super) fn later_viewers_are_known(context: &Context<'_>, problems: &mut Problems) {
    for (channel, table, _) in context.channels() {
        let Sales::Live(live) = &channel.sales else {
            continue;
        };
        let given = table.get("live").and_then(|node| node.value.as_table());
        let said = given.is_some_and(|table| table.has("viewers_later_hour"));
        if !said && live.hours_per_session.value != Number::Plain(1.0) {
            problems.push(
                Problem::error(say!("problem.live.later_viewers_are_known.message"))
                    .at(live.hours_per_session.span)
                    .label(say!("problem.live.later_viewers_are_known.label"))
                    .help(say!("problem.live.later_viewers_are_known.help")),
            );
        }
    }
}

/// A session of half an hour reaches fewer people than one of an hour, but not less than nobody.
pub(super) fn reach_is_not_negative(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        if let Sales::Live(live) = &channel.sales {
            problems.extend(negative_reach(context, live));
        }
    }
}

fn negative_reach(context: &Context<'_>, live: &Live) -> Option<Problem> {
    let shortest = context.smallest(&live.hours_per_session);
    let missing = 1.0 - shortest;
    let lost = missing * context.largest(&live.viewers_later_hour);
    let first = context.smallest(&live.viewers_first_hour);
    (missing > 0.0 && lost > first).then(|| {
        Problem::error(say!("problem.live.negative_reach.message"))
            .at(live.hours_per_session.span)
            .label(say!("problem.live.negative_reach.label", shortest = number(shortest)))
            .see(
                live.viewers_first_hour.span,
                say!("problem.live.negative_reach.see_first", first = number(first)),
            )
            .see(live.viewers_later_hour.span, say!("problem.live.negative_reach.see_later"))
            .help(say!("problem.live.negative_reach.help"))
    })
}
