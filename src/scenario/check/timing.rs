//! When shocks start and end.

use jiff::civil::DateTime;

use super::context::Context;
use crate::language::say;
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
                Problem::error(say!(
                    "problem.timing.dates_are_simulated.message",
                    shock = quote(&shock.id.value)
                ))
                .at(date.span)
                .label(say!("problem.common.outside"))
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
                Problem::error(say!(
                    "problem.timing.window_ends_too_early.message",
                    shock = quote(&shock.id.value)
                ))
                .at(to.span)
                .label(say!("problem.common.before_from"))
                .see(from.span, say!("problem.common.from"))
                .help(say!("problem.common.exchange_the_two_dates")),
            );
            continue;
        }
        for date in [from, to] {
            if !horizon.holds(date.value) {
                problems.push(
                    Problem::error(say!(
                        "problem.timing.windows_are_simulated.message",
                        shock = quote(&shock.id.value)
                    ))
                    .at(date.span)
                    .label(say!("problem.common.outside"))
                    .help(say!(
                        "problem.timing.windows_are_simulated.help",
                        runs = horizon.in_words()
                    )),
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
                Problem::error(say!(
                    "problem.timing.recovery_ends_after_the_shock.message",
                    shock = quote(&shock.id.value)
                ))
                .at(until.span)
                .label(say!(
                    "problem.timing.recovery_ends_after_the_shock.label",
                    start = start.date().to_string()
                ))
                .see(
                    shock.duration_days.span,
                    say!("problem.timing.recovery_ends_after_the_shock.see"),
                )
                .help(say!("problem.timing.recovery_ends_after_the_shock.help")),
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
