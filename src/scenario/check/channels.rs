//! `[[channel]]`.

use super::context::Context;
use crate::language::say;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{number, quote};
use crate::scenario::{Channel, Number};

/// Less than this of every day is none: proportions to it would be no numbers.
const LEAST_SALES: f64 = 1e-6;
/// The smallest average value of an order, rupiah.
const LEAST_ORDER: f64 = 0.01;

/// The weekday profile, less skipped weekdays, must leave a day.
pub(super) fn some_weekday_is_open(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        let profile = &channel.weekday_profile;
        if channel.sales_by_weekday().iter().all(|sales| *sales < LEAST_SALES) {
            problems.push(
                Problem::error(say!(
                    "problem.channels.some_weekday_is_open.message",
                    channel = quote(&channel.id.value)
                ))
                .at(profile.span)
                .label(say!("problem.channels.some_weekday_is_open.label"))
                .help(say!("problem.channels.some_weekday_is_open.help")),
            );
        }
    }
}

/// An order of almost nothing would make sales of orders without number. What is drawn may come
/// near zero, and hardly ever does.
pub(super) fn orders_have_a_value(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        let Some(value) = &channel.order_value else { continue };
        if matches!(value.value, Number::Plain(plain) if plain < LEAST_ORDER) {
            problems.push(
                Problem::error(say!(
                    "problem.channels.orders_have_a_value.message",
                    least = number(LEAST_ORDER)
                ))
                .at(value.span)
                .label(say!("problem.common.too_small"))
                .help(say!("problem.channels.orders_have_a_value.help")),
            );
        }
    }
}

/// The month profile must leave a month.
pub(super) fn some_month_is_open(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        let profile = &channel.month_profile;
        if profile.value.iter().all(|sales| *sales < LEAST_SALES) {
            problems.push(
                Problem::error(say!(
                    "problem.channels.some_month_is_open.message",
                    channel = quote(&channel.id.value)
                ))
                .at(profile.span)
                .label(say!("problem.channels.some_month_is_open.label"))
                .help(say!("problem.channels.some_month_is_open.help")),
            );
        }
    }
}

/// The platform and the creators cannot take more than all.
pub(super) fn commissions_leave_something(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        let platform = context.largest(&channel.commission);
        let creators =
            context.largest(&channel.creator_commission) * context.largest(&channel.creator_share);
        if platform + creators > 1.0 {
            problems.push(
                Problem::error(say!(
                    "problem.channels.commissions_leave_something.message",
                    channel = quote(&channel.id.value)
                ))
                .at(channel.commission.span)
                .label(say!(
                    "problem.channels.commissions_leave_something.label",
                    platform = number(platform)
                ))
                .see(
                    channel.creator_commission.span,
                    say!(
                        "problem.channels.commissions_leave_something.see",
                        creators = number(creators)
                    ),
                )
                .help(say!("problem.channels.commissions_leave_something.help")),
            );
        }
    }
}

/// On a lucky day nearly all sales are the affiliates'.
pub(super) fn affiliates_leave_something(context: &Context<'_>, problems: &mut Problems) {
    for channel in &context.scenario.channels {
        let Some(affiliates) = &channel.affiliates else {
            continue;
        };
        let platform = context.largest(&channel.commission);
        let theirs = context.largest(&affiliates.commission);
        if platform + theirs > 1.0 {
            problems.push(
                Problem::error(say!(
                    "problem.channels.affiliates_leave_something.message",
                    channel = quote(&channel.id.value)
                ))
                .at(affiliates.commission.span)
                .label(say!(
                    "problem.channels.affiliates_leave_something.label",
                    theirs = number(theirs)
                ))
                .see(
                    channel.commission.span,
                    say!(
                        "problem.channels.affiliates_leave_something.see",
                        platform = number(platform)
                    ),
                )
                .help(say!("problem.channels.affiliates_leave_something.help")),
            );
        }
    }
}

/// Warns of channels that never sell anything: allowed, but rarely meant.
pub(super) fn sells_something(context: &Context<'_>, problems: &mut Problems) {
    for (channel, _, heading) in context.channels() {
        if most_sales(context, channel) <= 0.0 {
            problems.push(
                Problem::warning(say!(
                    "problem.channels.sells_something.message",
                    channel = quote(&channel.id.value)
                ))
                .at(heading)
                .label(say!("problem.channels.sells_something.label"))
                .help(say!("problem.channels.sells_something.help")),
            );
        }
    }
}

fn most_sales(context: &Context<'_>, channel: &Channel) -> f64 {
    let most = |number: &_| context.largest(number);
    let least = |number: &_| context.smallest(number);
    channel.sales.rough_week(channel.order_value.as_ref(), &most, &least)
}

/// Warns of ramps whose first sales would come after the last day.
pub(super) fn ramp_starts_in_time(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for (channel, table, heading) in context.channels() {
        let Some(ramp) = &channel.ramp else {
            continue;
        };
        let (start, place) = match &ramp.start {
            Some(start) => (start.value, start.span),
            None => (horizon.first, table.get("ramp").map_or(heading, |node| node.span)),
        };
        let days_left = start.duration_until(horizon.last).as_hours() / 24;
        #[expect(clippy::cast_precision_loss, reason = "a few thousand days at most")]
        if context.smallest(&ramp.delay_days) > days_left as f64 {
            problems.push(
                Problem::warning(say!(
                    "problem.channels.ramp_starts_in_time.message",
                    channel = quote(&channel.id.value)
                ))
                .at(place)
                .label(say!("problem.channels.ramp_starts_in_time.label"))
                .help(say!("problem.channels.ramp_starts_in_time.help", runs = horizon.in_words())),
            );
        }
    }
}
