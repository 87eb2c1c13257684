//! `[costs]`.

use super::context::Context;
use crate::problems::{Problem, Problems};

/// A default that every channel overrides would be read and ignored.
pub(super) fn defaults_are_used(context: &Context<'_>, problems: &mut Problems) {
    for key in ["goods_share", "goods_credit_days", "packing_per_order"] {
        let Some(cost) = context.cost(key) else {
            continue;
        };
        if context.tables("channel").all(|(channel, _)| channel.has(key)) {
            problems.push(
                Problem::error(format!(
                    "`{key}` of [costs] has no effect: every channel has its own"
                ))
                .at(cost.span)
                .label("no effect")
                .help("delete this line, or the same line in a channel"),
            );
        }
    }
}
