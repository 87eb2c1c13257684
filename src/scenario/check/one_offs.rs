//! `[[one_off]]`.

use super::context::Context;
use crate::language::say;
use crate::problems::{Problem, Problems};
use crate::scenario::words::quote;

pub(super) fn dates_are_simulated(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for one_off in &context.scenario.one_offs {
        if !horizon.holds(one_off.date.value) {
            problems.push(
                Problem::error(say!(
                    "problem.one_offs.dates_are_simulated.message",
                    one_off = quote(&one_off.name.value)
                ))
                .at(one_off.date.span)
                .label(say!("problem.common.outside"))
                .help(horizon.in_words()),
            );
        }
    }
}
