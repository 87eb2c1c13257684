//! `[[response]]`.

use super::context::Context;
use crate::language::{Last, Said, say};
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
                Problem::error(say!(
                    "problem.responses.dates_are_simulated.message",
                    response = quote(&response.id.value)
                ))
                .at(date.span)
                .label(say!("problem.common.outside"))
                .help(horizon.in_words()),
            );
        }
    }
}

pub(super) fn shocks_are_known(context: &Context<'_>, problems: &mut Problems) {
    let shocks: Vec<&str> = context.scenario.shocks.iter().map(|s| s.id.value.as_str()).collect();
    for response in &context.scenario.responses {
        if let When::AfterShock { shock, .. } = &response.when {
            problems.extend(unknown(Thing::Shock, shock, &shocks));
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
            problems.extend(unknown(Thing::Channel, id, &channels));
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
                Problem::error(say!("problem.responses.ads_are_there.message", id = quote(id)))
                    .at(change.channel.span)
                    .label(say!("problem.responses.ads_are_there.label"))
                    .help(say!("problem.responses.ads_are_there.help")),
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
                Problem::error(say!("problem.responses.costs_are_known.message"))
                    .at(cut.cost.span)
                    .label(say!("problem.responses.costs_are_known.label"))
                    .help(say!("problem.responses.costs_are_known.help")),
            );
        } else {
            problems.extend(unknown(Thing::Cost, &cut.cost, &known));
        }
    }
}

/// Only what lies in stock can be sold below its price.
pub(super) fn stock_is_there(context: &Context<'_>, problems: &mut Problems) {
    let responses = context.scenario.responses.iter();
    for sell in responses.filter_map(|response| response.sell_stock.as_ref()) {
        if context.scenario.stock.is_none() {
            problems.push(
                Problem::error(say!("problem.responses.stock_is_there.message"))
                    .at(sell.share.span)
                    .label(say!("problem.responses.stock_is_there.label"))
                    .help(say!("problem.responses.stock_is_there.help")),
            );
        }
    }
}

/// What a response names.
#[derive(Clone, Copy)]
enum Thing {
    Shock,
    Channel,
    Cost,
}

impl Thing {
    fn noun(self) -> Said {
        match self {
            Self::Shock => say!("problem.noun.shock"),
            Self::Channel => say!("problem.noun.channel"),
            Self::Cost => say!("problem.noun.monthly_cost"),
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Shock => "shock",
            Self::Channel => "channel",
            Self::Cost => "costs.other",
        }
    }
}

/// A name that nothing has, with the nearest one.
fn unknown(what: Thing, name: &Located<String>, known: &[&str]) -> Option<Problem> {
    if known.contains(&name.value.as_str()) {
        return None;
    }
    let message =
        say!("problem.responses.unknown.message", what = what.noun(), name = quote(&name.value));
    let problem = Problem::error(message)
        .at(name.span)
        .label(say!("problem.responses.unknown.label", what = what.noun()));
    let all = || match known {
        [] => say!("problem.common.the_file_has_no", what = what.heading()),
        known => say!("problem.common.known_are", known = quoted_list(known, Last::And)),
    };
    Some(did_you_mean(problem, &name.value, known.iter().copied(), all))
}
