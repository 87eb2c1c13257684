//! What was asked beyond a comparison, in `summary.json`.

use serde_json::{Map, Value, json};

use super::super::json::estimate;
use crate::decide::break_even::{BreakEven, Crossing, Frequency};
use crate::decide::returns::{Judged, Verdicts, VerdictsOfMix};
use crate::decide::{Further, Precision};
use crate::report::{Comparison, Unit};

/// One entry for each question that was asked.
pub(super) fn further_json(comparison: &Comparison, further: &Further) -> Map<String, Value> {
    let mut map = Map::new();
    if let Some(asked) = &further.precision {
        map.insert("precision".to_owned(), precision(asked));
    }
    if let Some(found) = &further.break_even {
        let found: Vec<Value> = found.iter().map(|one| break_even(comparison, one)).collect();
        map.insert("break_even".to_owned(), Value::from(found));
    }
    if let Some(found) = &further.returns {
        let found: Vec<Value> = found.iter().map(|one| of_mix(comparison, one)).collect();
        map.insert("returns_to_effort".to_owned(), Value::from(found));
    }
    map
}

/// The id of a candidate.
pub(super) fn id(comparison: &Comparison, position: usize) -> &str {
    comparison.candidates.get(position).map_or("", |one| one.id.as_str())
}

fn precision(asked: &Precision) -> Value {
    json!({
        "wanted": asked.wanted,
        "reached": asked.reached,
        "is_reached": asked.is_reached(),
    })
}

fn break_even(comparison: &Comparison, found: &BreakEven) -> Value {
    let unit = match found.frequency {
        Frequency::Probability => Unit::Share,
        Frequency::RatePerYear => Unit::Number,
    };
    let (at, better, verdict) = match &found.crossing {
        Crossing::At { at, better_above: true } => (Some(at), Some("above"), None),
        Crossing::At { at, better_above: false } => (Some(at), Some("below"), None),
        Crossing::Nowhere(verdict) => (None, None, Some(verdict)),
    };
    json!({
        "shock": found.shock,
        "mix": id(comparison, found.mix),
        "against": id(comparison, 0),
        "varied": found.frequency,
        "stated": found.stated,
        "tried_from": 0.0,
        "tried_to": found.most,
        "break_even": at.map(|at| estimate(at, unit)),
        "mix_is_better": better,
        "mix_is_everywhere": verdict,
    })
}

fn of_mix(comparison: &Comparison, found: &VerdictsOfMix) -> Value {
    json!({
        "mix": id(comparison, found.mix),
        "against": id(comparison, 0),
        "verdicts_change": found.changes(),
        "by_returns": found.by_returns.iter().map(verdicts).collect::<Vec<Value>>(),
    })
}

fn verdicts(found: &Verdicts) -> Value {
    let judged = |judged: &Judged, unit: Unit| json!({ "verdict": judged.verdict, "difference": estimate(&judged.difference, unit) });
    json!({
        "returns_to_effort": found.returns,
        "net_cash_flow_mean": judged(&found.mean, Unit::Money),
        "expected_shortfall_95": judged(&found.expected_shortfall, Unit::Money),
        "probability_out_of_cash": judged(&found.out_of_cash, Unit::Share),
    })
}
