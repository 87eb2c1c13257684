//! `[costs]`, and `[variation]`.

use super::context::Context;
use crate::language::say;
use crate::problems::{Problem, Problems};

/// A default that every channel overrides would be read and ignored.
pub(super) fn defaults_are_used(context: &Context<'_>, problems: &mut Problems) {
    for key in ["goods_share", "goods_credit_days", "packing_per_order"] {
        let Some(cost) = context.cost(key) else {
            continue;
        };
        if context.tables("channel").all(|(channel, _)| channel.has(key)) {
            problems.push(
                Problem::error(say!("problem.costs.defaults_are_used.message", key = key))
                    .at(cost.span)
                    .label(say!("problem.common.no_effect"))
                    .help(say!("problem.costs.defaults_are_used.help")),
            );
        }
    }
}

/// A number of [variation] that no channel takes over would be read and ignored.
pub(super) fn variation_is_used(context: &Context<'_>, problems: &mut Problems) {
    let Some(table) = context.root.get("variation").and_then(|node| node.value.as_table()) else {
        return;
    };
    let scenario = context.scenario;
    let of = &scenario.variation;
    let mut used: Vec<&str> = Vec::new();
    for channel in &scenario.channels {
        used.extend(channel.noise.is_none().then(|| of.noise(channel).key));
        used.extend(channel.slow_level_step.is_none().then(|| of.slow_level_step(channel).key));
        let takes_over = channel.slow_level_half_life_days.is_none();
        used.extend(takes_over.then_some("slow_level_half_life_days"));
    }
    for entry in table.entries.iter().filter(|entry| !used.contains(&entry.key.as_str())) {
        let key = &entry.key;
        problems.push(
            Problem::error(say!("problem.costs.variation_is_used.message", key = key))
                .at(entry.key_span)
                .label(say!("problem.common.no_effect"))
                .help(say!("problem.costs.variation_is_used.help")),
        );
    }
}
