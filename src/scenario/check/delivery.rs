//! `[capacity]`, `[stock]` and `[overselling]`.

use super::context::Context;
use crate::language::say;
use crate::problems::{Problem, Problems};
use crate::scenario::Capacity;
use crate::scenario::words::quote;

/// A capacity in orders has to count the orders of every channel.
pub(super) fn orders_can_be_counted(context: &Context<'_>, problems: &mut Problems) {
    let Some(Capacity::Orders(capacity)) = &context.scenario.capacity else {
        return;
    };
    for (channel, _, heading) in context.channels() {
        if channel.order_value.is_none() {
            problems.push(
                Problem::error(say!(
                    "problem.common.channel_needs_order_value",
                    channel = quote(&channel.id.value)
                ))
                .at(heading)
                .label(say!("problem.common.no_order_value_here"))
                .see(capacity.span, say!("problem.delivery.orders_can_be_counted.see"))
                .help(say!("problem.delivery.orders_can_be_counted.help")),
            );
        }
    }
}

/// Nothing can be oversold where everything can be delivered.
pub(super) fn overselling_has_a_limit(context: &Context<'_>, problems: &mut Problems) {
    let scenario = context.scenario;
    let Some(overselling) = &scenario.overselling else {
        return;
    };
    if scenario.capacity.is_none() && scenario.stock.is_none() {
        problems.push(
            Problem::error(say!("problem.delivery.overselling_has_a_limit.message"))
                .at(overselling.trust_lost.span)
                .label(say!("problem.common.no_effect"))
                .help(say!("problem.delivery.overselling_has_a_limit.help")),
        );
    }
}

/// A cap limits days that are simulated.
pub(super) fn caps_are_felt(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for cap in context.scenario.channels.iter().flat_map(|channel| &channel.caps) {
        if cap.from.value > cap.to.value {
            problems.push(
                Problem::error(say!("problem.delivery.cap_ends_too_early.message"))
                    .at(cap.to.span)
                    .label(say!("problem.common.before_from"))
                    .see(cap.from.span, say!("problem.common.from"))
                    .help(say!("problem.common.exchange_the_two_dates")),
            );
        } else if cap.to.value < horizon.first || cap.from.value > horizon.last {
            problems.push(
                Problem::error(say!("problem.delivery.caps_are_felt.message"))
                    .at(cap.from.span)
                    .label(say!("problem.common.outside"))
                    .help(horizon.in_words()),
            );
        }
    }
}

/// Goods out of the stock are paid when it is filled, or on the credit of the whole business.
pub(super) fn stock_replaces_credit(context: &Context<'_>, problems: &mut Problems) {
    if context.scenario.stock.is_none() {
        return;
    }
    for (table, _) in context.tables("channel") {
        for key in ["goods_credit_days", "opening_bills"] {
            let Some(entry) = table.entry(key) else {
                continue;
            };
            problems.push(
                Problem::error(say!("problem.delivery.stock_replaces_credit.message", key = key))
                    .at(entry.key_span)
                    .label(say!("problem.common.no_effect"))
                    .help(say!("problem.delivery.stock_replaces_credit.help")),
            );
        }
    }
}

/// A stock of nothing is a mistake.
pub(super) fn stock_holds_goods(context: &Context<'_>, problems: &mut Problems) {
    let Some(stock) = &context.scenario.stock else {
        return;
    };
    let costs_something = |channel: &crate::scenario::Channel| {
        context.largest(channel.goods_share(&context.scenario.costs)) > 0.0
    };
    if !context.scenario.channels.iter().any(costs_something) {
        problems.push(
            Problem::error(say!("problem.delivery.stock_holds_goods.message"))
                .at(stock.review_days.span)
                .label(say!("problem.common.no_effect"))
                .help(say!("problem.delivery.stock_holds_goods.help")),
        );
    }
}
