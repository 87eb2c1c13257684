//! When shocks start and end.

use jiff::civil::DateTime;

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::quote;
use crate::scenario::{Recovery, Shock, Timing};

pub(super) fn dates_are_simulated(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for shock in &context.scenario.shocks {
        if let Timing::Date(date) = &shock.timing
            && !horizon.holds(date.value.date())
        {
            problems.push(
                Problem::error(format!(
                    "shock {} starts on a day that is not simulated",
                    quote(&shock.id.value)
                ))
                .at(date.span)
                .label("outside")
                .help(horizon.in_words()),
            );
        }
    }
}

pub(super) fn windows_are_simulated(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for shock in &context.scenario.shocks {
        let Timing::Window { from, to, .. } = &shock.timing else {
            continue;
        };
        if from.value > to.value {
            problems.push(
                Problem::error(format!(
                    "the window of shock {} ends before it begins",
                    quote(&shock.id.value)
                ))
                .at(to.span)
                .label("before `from`")
                .see(from.span, "`from`")
                .help("exchange the two dates"),
            );
            continue;
        }
        for date in [from, to] {
            if !horizon.holds(date.value) {
                problems.push(
                    Problem::error(format!(
                        "the window of shock {} holds days that are not simulated",
                        quote(&shock.id.value)
                    ))
                    .at(date.span)
                    .label("outside")
                    .help(format!("{}; keep the window within it", horizon.in_words())),
                );
            }
        }
    }
}

/// `until` must not lie before the earliest possible end of the shock.
pub(super) fn recovery_ends_after_the_shock(context: &Context<'_>, problems: &mut Problems) {
    for shock in &context.scenario.shocks {
        let Recovery::Until(until) = &shock.recovery else {
            continue;
        };
        let start = earliest_start(context, shock);
        let days = start
            .duration_until(until.value.to_datetime(jiff::civil::Time::midnight()))
            .as_secs_f64()
            / 86_400.0;
        if days < context.smallest(&shock.duration_days) {
            problems.push(
                Problem::error(format!(
                    "the recovery of shock {} is over before the shock itself can be",
                    quote(&shock.id.value)
                ))
                .at(until.span)
                .label(format!("the shock starts on {} at the earliest", start.date()))
                .see(shock.duration_days.span, "and lasts this long")
                .help("write a later date, or leave the recovery out"),
            );
        }
    }
}

fn earliest_start(context: &Context<'_>, shock: &Shock) -> DateTime {
    match &shock.timing {
        Timing::Date(date) => date.value,
        Timing::Window { from, .. } => from.value.to_datetime(jiff::civil::Time::midnight()),
        Timing::Rate(_) => context.horizon().first.to_datetime(jiff::civil::Time::midnight()),
    }
}
