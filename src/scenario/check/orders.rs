//! Where orders are counted, their value must be known.

use super::context::Context;
use crate::language::{Said, say};
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::Table;
use crate::scenario::words::quote;
use crate::scenario::{Capacity, Channel, Sales};

pub(super) fn value_is_there(context: &Context<'_>, problems: &mut Problems) {
    let channels = context.channels();
    for (channel, table, heading) in channels.filter(|(it, ..)| it.order_value.is_none()) {
        problems.extend(needed(context, (channel, table, heading)).into_iter().flatten());
    }
}

/// What of a channel counts orders, as problems of one that does not know their value.
fn needed(
    context: &Context<'_>,
    (channel, table, heading): (&Channel, &Table, Span),
) -> [Option<Problem>; 4] {
    [
        needed_for_sales(channel, table),
        needed_for_fee(context, channel),
        needed_for_limits(channel),
        needed_for_packing(context, channel, heading),
    ]
}

fn needed_for_sales(channel: &Channel, table: &Table) -> Option<Problem> {
    let key = match channel.sales {
        Sales::Weekly(_) if channel.lumpy_orders.value => "lumpy_orders",
        Sales::Weekly(_) => return None,
        Sales::Orders(_) => "orders_per_week",
        Sales::Live(_) => "live",
    };
    let place = table.entry(key)?.key_span;
    Some(missing(channel, place, say!("problem.common.orders_are_counted_here")))
}

fn needed_for_fee(context: &Context<'_>, channel: &Channel) -> Option<Problem> {
    (context.largest(&channel.order_fee) > 0.0)
        .then(|| missing(channel, channel.order_fee.span, say!("problem.orders.fee")))
}

/// What is a matter of single orders.
fn needed_for_limits(channel: &Channel) -> Option<Problem> {
    let cap = channel.commission_cap.as_ref().map(|cap| (cap.span, say!("problem.orders.cap")));
    let free = channel
        .free_orders
        .as_ref()
        .map(|free| (free.span, say!("problem.common.orders_are_counted_here")));
    let of_orders = |cap: &crate::scenario::Cap| match &cap.limit {
        Capacity::Orders(orders) => {
            Some((orders.span, say!("problem.common.orders_are_counted_here")))
        }
        Capacity::Sales(_) => None,
    };
    let freight =
        channel.return_freight.as_ref().map(|it| (it.span, say!("problem.orders.freight")));
    let (place, label) =
        cap.or(free).or(freight).or_else(|| channel.caps.iter().find_map(of_orders))?;
    Some(missing(channel, place, label))
}

/// The packing cost may stand in `[costs]`; the channel is what lacks something then.
fn needed_for_packing(context: &Context<'_>, channel: &Channel, heading: Span) -> Option<Problem> {
    let packing = channel.packing_per_order(&context.scenario.costs);
    if context.largest(packing) <= 0.0 {
        return None;
    }
    if channel.packing_per_order.is_some() {
        return Some(missing(channel, packing.span, say!("problem.common.a_cost_of_every_order")));
    }
    Some(
        missing(channel, heading, say!("problem.common.no_order_value_here"))
            .see(packing.span, say!("problem.common.a_cost_of_every_order"))
            .help(say!("problem.orders.needed_for_packing.help", help = help())),
    )
}

fn help() -> Said {
    say!("problem.orders.help")
}

fn missing(channel: &Channel, place: Span, label: Said) -> Problem {
    Problem::error(say!(
        "problem.common.channel_needs_order_value",
        channel = quote(&channel.id.value)
    ))
    .at(place)
    .label(label)
    .help(help())
}

/// Without anything that counts orders, their value changes nothing.
pub(super) fn value_is_used(context: &Context<'_>, problems: &mut Problems) {
    let by_capacity = matches!(context.scenario.capacity, Some(Capacity::Orders(_)));
    for (channel, table, heading) in context.channels() {
        let Some(value) = &channel.order_value else { continue };
        let needed = needed(context, (channel, table, heading));
        if by_capacity || needed.iter().any(Option::is_some) {
            continue;
        }
        problems.push(
            Problem::warning(say!(
                "problem.orders.value_is_used.message",
                channel = quote(&channel.id.value)
            ))
            .at(value.span)
            .label(say!("problem.orders.value_is_used.label"))
            .help(say!("problem.orders.value_is_used.help")),
        );
    }
}
