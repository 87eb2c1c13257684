//! `[[one_off]]`.

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::Support;
use crate::scenario::words::quote;

pub(super) fn dates_are_simulated(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for one_off in &context.scenario.one_offs {
        if !horizon.holds(one_off.date.value) {
            problems.push(
                Problem::error(format!(
                    "{} falls on a day that is not simulated",
                    quote(&one_off.name.value)
                ))
                .at(one_off.date.span)
                .label("outside")
                .help(horizon.in_words()),
            );
        }
    }
}

pub(super) fn amounts_are_something(context: &Context<'_>, problems: &mut Problems) {
    for one_off in &context.scenario.one_offs {
        if context.support(&one_off.amount) == Support::closed(0.0, 0.0) {
            problems.push(
                Problem::error(format!("{} moves no money", quote(&one_off.name.value)))
                    .at(one_off.amount.span)
                    .label("zero")
                    .help("write an amount: positive comes in, negative goes out"),
            );
        }
    }
}
