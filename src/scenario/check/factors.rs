//! `[[factor]]`.

use super::context::Context;
use crate::language::{Last, Said, say};
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::Table;
use crate::scenario::words::{did_you_mean, number, quote, quoted_list};
use crate::scenario::{Factor, Loading, Located};

/// Sums of squares such as 0.6² + 0.8² may miss 1 by a rounding error.
const TOLERANCE: f64 = 1e-12;

/// A channel's loading of one of the two kinds.
type Of = for<'a> fn(&'a Factor, &str) -> Loading<'a>;

/// Names in `loadings` and `slow_loadings` must be channels.
pub(super) fn loadings_name_channels(context: &Context<'_>, problems: &mut Problems) {
    let ids = context.channel_ids();
    for (table, _) in context.tables("factor") {
        for entry in ["loadings", "slow_loadings"]
            .into_iter()
            .filter_map(|key| inner(table, key))
            .flat_map(|table| &table.entries)
        {
            if !ids.contains(&entry.key.as_str()) {
                let problem = Problem::error(say!(
                    "problem.common.there_is_no_channel",
                    channel = quote(&entry.key)
                ))
                .at(entry.key_span)
                .label(say!("problem.common.no_such_channel"));
                let all = || {
                    say!("problem.common.the_channels_are", known = quoted_list(&ids, Last::And))
                };
                problems.push(did_you_mean(problem, &entry.key, ids.iter().copied(), all));
            }
        }
    }
}

fn inner<'a>(table: &'a Table, key: &str) -> Option<&'a Table> {
    table.get(key)?.value.as_table()
}

/// A general loading that every channel overrides would be read and ignored.
pub(super) fn loadings_are_used(context: &Context<'_>, problems: &mut Problems) {
    let ids = context.channel_ids();
    for (table, _) in context.tables("factor") {
        let names_all =
            |key| inner(table, key).is_some_and(|inner| ids.iter().all(|id| inner.has(id)));
        let slow = if table.has("slow_loadings") { "slow_loadings" } else { "loadings" };
        let slow_idle = names_all(slow);
        let idle = names_all("loadings") && (slow_idle || table.has("slow_loading"));
        for (key, idle) in [("loading", idle), ("slow_loading", slow_idle)] {
            if let Some(entry) = table.entry(key).filter(|_| idle) {
                problems.push(
                    Problem::error(say!("problem.factors.loadings_are_used.message", key = key))
                        .at(entry.key_span)
                        .label(say!("problem.common.no_effect"))
                        .help(say!("problem.factors.loadings_are_used.help")),
                );
            }
        }
    }
}

/// The squared loadings of a channel must leave room for what is its own, but for the market's with
/// its default.
pub(super) fn loadings_leave_a_rest(context: &Context<'_>, problems: &mut Problems) {
    let kinds: [(&'static str, Of); 2] = [
        ("problem.factors.loadings", Factor::loading_of),
        ("problem.factors.slow_loadings", Factor::slow_loading_of),
    ];
    for channel in &context.scenario.channels {
        for (kind, of) in kinds {
            let squares = squares(context, &channel.id.value, of);
            let sum: f64 = squares.iter().map(|square| square.square).sum();
            if sum > 1.0 + TOLERANCE {
                problems.push(too_much(&channel.id, Said::sentence(kind), sum, &squares));
                // The slow loadings are mostly the same: one message will do.
                break;
            }
        }
    }
}

/// A factor's share in the variance of a channel, at its largest.
struct Square<'a> {
    factor: &'a str,
    square: f64,
    place: Span,
}

fn squares<'a>(context: &'a Context<'_>, channel: &str, of: Of) -> Vec<Square<'a>> {
    // The market with its default takes no more than the others leave: it is the value that counts,
    // not whether it is written.
    let market = Factor::market().ok();
    let is_default = |factor: &Factor| {
        let market = market.as_ref().filter(|_| factor.id.value == Factor::MARKET);
        market.is_some_and(|m| of(m, channel).number.value == of(factor, channel).number.value)
    };
    let factors = context.scenario.factors.iter().filter(|factor| !is_default(factor));
    let squares = factors.map(|factor| {
        let loading = of(factor, channel).number;
        let support = context.support(loading);
        let largest = support.low.abs().max(support.high.abs());
        Square { factor: &factor.id.value, square: largest * largest, place: loading.span }
    });
    squares.filter(|square| square.square > 0.0).collect()
}

fn too_much(channel: &Located<String>, kind: Said, sum: f64, squares: &[Square<'_>]) -> Problem {
    let terms: Vec<Said> = squares
        .iter()
        .map(|square| {
            say!(
                "problem.factors.too_much.part",
                square = number(rounded(square.square)),
                factor = quote(square.factor)
            )
        })
        .collect();
    let message = say!(
        "problem.factors.too_much.message",
        kind = kind,
        channel = quote(&channel.value),
        sum = number(rounded(sum))
    );
    let written = squares.iter().filter(|square| square.place != Span::default());
    let mut problem = Problem::error(message)
        .help(say!("problem.factors.too_much.help", parts = Said::list(terms, Last::And)));
    for square in written {
        problem = match problem.span {
            None => problem
                .at(square.place)
                .label(say!("problem.common.loading_on", factor = quote(square.factor))),
            Some(_) => problem.see(
                square.place,
                say!("problem.common.loading_on", factor = quote(square.factor)),
            ),
        };
    }
    problem.see(channel.span, say!("problem.factors.too_much.see"))
}

fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
