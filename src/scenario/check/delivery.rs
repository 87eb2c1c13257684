//! `[capacity]`, `[stock]` and `[overselling]`.

use super::context::Context;
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
                Problem::error(format!("channel {} needs `order_value`", quote(&channel.id.value)))
                    .at(heading)
                    .label("no `order_value` here")
                    .see(capacity.span, "orders of all channels are counted here")
                    .help("add the average value of an order, or write `sales_per_day` instead"),
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
            Problem::error("[overselling] has no effect: nothing limits what can be delivered")
                .at(overselling.trust_lost.span)
                .label("no effect")
                .help("add [stock] or [capacity], or delete [overselling]"),
        );
    }
}

/// A cap limits days that are simulated.
pub(super) fn caps_are_felt(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for cap in context.scenario.channels.iter().flat_map(|channel| &channel.caps) {
        if cap.from.value > cap.to.value {
            problems.push(
                Problem::error("this cap ends before it begins")
                    .at(cap.to.span)
                    .label("before `from`")
                    .see(cap.from.span, "`from`")
                    .help("exchange the two dates"),
            );
        } else if cap.to.value < horizon.first || cap.from.value > horizon.last {
            problems.push(
                Problem::error("this cap limits no day that is simulated")
                    .at(cap.from.span)
                    .label("outside")
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
                Problem::error(format!("`{key}` has no effect beside [stock]"))
                    .at(entry.key_span)
                    .label("no effect")
                    .help("goods are bought for the stock of all channels: say in [costs] after how many days they are paid, or delete [stock]"),
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
            Problem::error("[stock] has no effect: no goods cost anything")
                .at(stock.review_days.span)
                .label("no effect")
                .help("say what goods cost with `goods_share` in [costs] or in a channel"),
        );
    }
}
