//! `[[response]]`.

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Located, When};

pub(super) fn dates_are_simulated(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for response in &context.scenario.responses {
        if let When::Date(date) = &response.when
            && !horizon.holds(date.value)
        {
            problems.push(
                Problem::error(format!(
                    "response {} begins on a day that is not simulated",
                    quote(&response.id.value)
                ))
                .at(date.span)
                .label("outside")
                .help(horizon.in_words()),
            );
        }
    }
}

pub(super) fn shocks_are_known(context: &Context<'_>, problems: &mut Problems) {
    let shocks: Vec<&str> = context.scenario.shocks.iter().map(|s| s.id.value.as_str()).collect();
    for response in &context.scenario.responses {
        if let When::AfterShock { shock, .. } = &response.when {
            problems.extend(unknown("shock", shock, &shocks));
        }
    }
}

pub(super) fn channels_are_known(context: &Context<'_>, problems: &mut Problems) {
    let channels = context.channel_ids();
    for response in &context.scenario.responses {
        let watched = match &response.when {
            When::SalesBelow { channel, .. } => channel.as_ref(),
            _ => None,
        };
        let raised = response.raise.iter().map(|raise| &raise.channel);
        let advertised = response.ads.iter().map(|ads| &ads.channel);
        let lifted = response.lifts.iter();
        for id in watched.into_iter().chain(raised).chain(advertised).chain(lifted) {
            problems.extend(unknown("channel", id, &channels));
        }
    }
}

/// Only what is spent can be changed.
pub(super) fn ads_are_there(context: &Context<'_>, problems: &mut Problems) {
    for change in context.scenario.responses.iter().flat_map(|response| &response.ads) {
        let id = &change.channel.value;
        let channel = context.scenario.channels.iter().find(|channel| channel.id.value == *id);
        if channel.is_some_and(|channel| channel.ads.is_none()) {
            problems.push(
                Problem::error(format!("channel {} has no ads to change", quote(id)))
                    .at(change.channel.span)
                    .label("no [channel.ads]")
                    .help("say in [channel.ads] what the channel spends today"),
            );
        }
    }
}

/// A cost that is cut is a cost of the shop.
pub(super) fn costs_are_known(context: &Context<'_>, problems: &mut Problems) {
    let costs = &context.scenario.costs;
    let mut known: Vec<&str> = costs.other.iter().map(|other| other.name.value.as_str()).collect();
    for (name, number) in [("rent", &costs.rent_per_month), ("wages", &costs.wages_per_month)] {
        if context.largest(number) > 0.0 {
            known.insert(0, name);
        }
    }
    for cut in context.scenario.responses.iter().flat_map(|response| &response.cut_costs) {
        if known.is_empty() {
            problems.push(
                Problem::error("there is no monthly cost that could be cut")
                    .at(cut.cost.span)
                    .label("no such cost")
                    .help("write costs in [costs], such as wages_per_month = 4_000_000"),
            );
        } else {
            problems.extend(unknown("monthly cost", &cut.cost, &known));
        }
    }
}

/// Only what lies in stock can be sold below its price.
pub(super) fn stock_is_there(context: &Context<'_>, problems: &mut Problems) {
    let responses = context.scenario.responses.iter();
    for sell in responses.filter_map(|response| response.sell_stock.as_ref()) {
        if context.scenario.stock.is_none() {
            problems.push(
                Problem::error("there is no stock that could be sold")
                    .at(sell.share.span)
                    .label("no [stock]")
                    .help("describe the stock in [stock]"),
            );
        }
    }
}

/// A name that nothing has, with the nearest one.
fn unknown(what: &str, name: &Located<String>, known: &[&str]) -> Option<Problem> {
    if known.contains(&name.value.as_str()) {
        return None;
    }
    let problem = Problem::error(format!("there is no {what} {}", quote(&name.value)))
        .at(name.span)
        .label(format!("no such {what}"));
    let all = || match known {
        [] => format!("the file has no [[{what}]]"),
        known => format!("known are {}", quoted_list(known, "and")),
    };
    Some(did_you_mean(problem, &name.value, known.iter().copied(), all))
}
