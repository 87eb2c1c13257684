//! From answers to the data of their charts.

use super::attribution::name_of;
use super::number_names::number_name;
use super::parts::input;
use crate::charts::{
    self, AttributionBars, ExplainedShare, PartOfTotal, Tornado, TornadoFigure, TornadoRow,
    WithoutShocks,
};
use crate::decide::{Attribution, Figure, NumberEffect, Sensitivity};
use crate::language::Words;
use crate::metrics::{CONFIDENCE, Estimate, Shapley};

/// So many parts fit into a chart; the smallest of more are drawn together.
const MOST_PARTS: usize = 10;

/// The tornado of a sensitivity: the numbers that change anything.
pub(super) fn tornado_of(sensitivity: &Sensitivity, words: Words) -> Tornado {
    let moving: Vec<&NumberEffect> = sensitivity.numbers.iter().filter(|n| n.has_effect).collect();
    // A chart without any row could not be drawn.
    let rows = if moving.is_empty() { sensitivity.numbers.iter().collect() } else { moving };
    Tornado {
        business: sensitivity.business.clone(),
        days: sensitivity.horizon.days() as u32,
        figure: match sensitivity.figure {
            Figure::NetCashFlow => TornadoFigure::NetCashFlow,
            Figure::LowestCash => TornadoFigure::LowestCash,
            Figure::Sales => TornadoFigure::Sales,
        },
        base: sensitivity.mean.value,
        rows: rows.into_iter().map(|effect| row(effect, &sensitivity.shown, words)).collect(),
        interval_level: CONFIDENCE,
        paths: sensitivity.paths,
    }
}

fn row(effect: &NumberEffect, shown: &[(String, String)], words: Words) -> TornadoRow {
    let explained = effect.indices.as_ref().map(|indices| {
        let PartOfTotal { estimate, low, high } = with_ends(&indices.total);
        ExplainedShare { estimate, low, high }
    });
    TornadoRow {
        name: number_name(&effect.name, shown, words),
        low_input: input(effect.unit, effect.low.value, words),
        high_input: input(effect.unit, effect.high.value, words),
        at_low: effect.low.mean.value,
        at_high: effect.high.mean.value,
        explained,
    }
}

/// An estimate with its interval; a figure without one is drawn as a point.
fn with_ends(estimate: &Estimate) -> PartOfTotal {
    let ends = estimate.interval.map(|interval| (interval.low, interval.high));
    let (low, high) = ends.unwrap_or((estimate.value, estimate.value));
    PartOfTotal { estimate: estimate.value, low, high }
}

/// The bars of an attribution: its causes, the one that adds most to the loss first.
pub(super) fn bars_of(attribution: &Attribution, words: Words) -> AttributionBars {
    let game = &attribution.causes;
    let mut order: Vec<usize> = (0..game.players.len()).collect();
    let loss = |place: &usize| {
        game.expected_shortfall.players.get(*place).map_or(0.0, |share| share.value)
    };
    order.sort_by(|one, other| loss(other).total_cmp(&loss(one)));
    let (single, together) = if order.len() > MOST_PARTS {
        least_last(&mut order, loss);
        order.split_at(MOST_PARTS - 1)
    } else {
        order.split_at(order.len())
    };
    let names = single.iter().filter_map(|place| game.players.get(*place));
    let mut parts: Vec<String> = names.map(|part| name_of(part, words)).collect();
    if !together.is_empty() {
        let n = together.len().to_string();
        parts.push(words.text("terminal.attribution.name.others", &[("n", &n)]));
    }
    AttributionBars {
        business: attribution.business.clone(),
        days: attribution.horizon.days() as u32,
        parts,
        expected_shortfall: bars(&game.expected_shortfall, single, together),
        out_of_cash: bars(&game.out_of_cash, single, together),
        without_shocks: attribution.shocks.as_ref().map(|shocks| WithoutShocks {
            expected_shortfall: shocks.expected_shortfall_without.value,
            out_of_cash: shocks.out_of_cash_without.estimate.value,
        }),
        interval_level: CONFIDENCE,
        paths: attribution.paths,
    }
}

/// The parts that move the loss least stand last.
fn least_last(order: &mut [usize], loss: impl Fn(&usize) -> f64) {
    order.sort_by(|one, other| loss(other).abs().total_cmp(&loss(one).abs()));
}

fn bars(shapley: &Shapley, single: &[usize], together: &[usize]) -> charts::Attribution {
    let part = |place: &usize| shapley.players.get(*place).map(with_ends);
    let mut parts: Vec<PartOfTotal> = single.iter().filter_map(part).collect();
    // The error of a sum is at most the sum of the errors.
    let sum = together.iter().filter_map(part).reduce(|sum, part| PartOfTotal {
        estimate: sum.estimate + part.estimate,
        low: sum.low + part.low,
        high: sum.high + part.high,
    });
    parts.extend(sum);
    charts::Attribution { base: shapley.empty.value, parts, total: shapley.all.value }
}
