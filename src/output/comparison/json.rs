//! `summary.json` of a comparison.

use serde_json::{Map, Value, json};

use super::super::json::{SUMMARY_VERSION, about, engine, estimate, metrics};
use super::further_json::further_json;
use crate::decide::Further;
use crate::metrics::Dominance;
use crate::report::{Comparison, Pair, Price, Unit};

/// Every figure of a comparison with its error.
pub(super) fn comparison_json(comparison: &Comparison, further: &Further) -> Value {
    let candidates: Vec<Value> = comparison
        .candidates
        .iter()
        .map(|one| json!({ "id": one.id, "name": one.name, "metrics": metrics(&one.metrics) }))
        .collect();
    let pairs: Vec<Value> =
        comparison.pairs.iter().map(|pair| pair_json(comparison, pair)).collect();
    let mut summary = json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(comparison.seed, comparison.paths),
        "comparison": about(&comparison.business, &comparison.currency, comparison.horizon),
        "conventions": {
            "difference": "mix less against, on the same path; errors are paired",
            "without_shocks": "the same paths without shocks; because_of_shocks: the figure less that one, and of a difference how much larger it is than without shocks; errors are paired",
            "better": "share of paths on which the mix has the larger net cash flow, ties split",
            "dominance": "of the first order, by net cash flow: shown, not_shown or refuted as a test at 5% tells; intervals hold for all percentiles at once",
            "price": "net cash flow, mix less against: mean in quiet futures (no shock for either), and mean of its own worst 5%",
            "break_even": "where the mean net cash flow is that of the first, all else as it is, on the same draws",
            "returns_to_effort": "verdicts against the first, by 95% intervals: with returns as the file states them, and where those that are unknown are held at their 5% (low) and 95% (high) points",
            "precision": "largest standard error of a difference to the first, of the mean or of the expected shortfall, over the larger of the difference and of how far the worst 5% lie below the mean",
        },
        "mixes": candidates,
        "pairs": pairs,
    });
    if let Value::Object(summary) = &mut summary {
        summary.extend(further_json(comparison, further));
    }
    summary
}

fn pair_json(comparison: &Comparison, pair: &Pair) -> Value {
    let differences: Map<String, Value> = metrics(&pair.differences);
    json!({
        "mix": comparison.candidates[pair.candidate].id,
        "against": comparison.candidates[pair.against].id,
        "differences": differences,
        "better": estimate(&pair.better.ties_split, Unit::Share),
        "dominance": pair.dominance.as_ref().map(dominance),
        "price": pair.price.as_ref().map(price),
    })
}

fn dominance(found: &Dominance) -> Value {
    json!({
        "verdict": found.verdict,
        "holds_in_sample": found.holds_in_sample,
        "better_levels": estimate(&found.better_levels, Unit::Share),
        "largest_shortfall": estimate(&found.largest_shortfall, Unit::Money),
        "largest_excess_chance": estimate(&found.largest_excess_chance, Unit::Share),
    })
}

fn price(found: &Price) -> Value {
    json!({
        "quiet_futures": estimate(&found.quiet.estimate, Unit::Share),
        "in_quiet_futures": found.in_quiet.as_ref().map(|mean| estimate(mean, Unit::Money)),
        "in_the_worst_5_percent": estimate(&found.in_worst, Unit::Money),
    })
}
