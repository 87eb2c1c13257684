//! What is written and said about a comparison.

use serde_json::{Map, Value, json};

use super::json::{engine, estimate, metrics};
use super::numbers::number;
use super::pictures::in_formats;
use super::{Artifact, ArtifactOptions, OutputError};
use crate::charts::{MixComparison, MixOutcome, PairedDifference, Picture, mix_comparison};
use crate::language::{Language, Words, chance, money};
use crate::report::{Comparison, Metric, Pair, Unit};

/// Name of the chart's files.
const CHART: &str = "mix_comparison";

/// Confidence of the intervals that the chart shows.
const INTERVAL_LEVEL: f64 = 0.95;

/// All files of a comparison, `summary.json` last.
///
/// # Errors
/// When the chart cannot be drawn.
pub fn comparison_artifacts(
    comparison: &Comparison,
    options: &ArtifactOptions,
) -> Result<Vec<Artifact>, OutputError> {
    let mut files =
        vec![Artifact { name: "comparison.csv".to_owned(), bytes: comparison_csv(comparison) }];
    if options.charts {
        let picture = comparison_chart(comparison, options.language)?;
        files.extend(in_formats(CHART, &picture, options)?);
    }
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let bytes = comparison_json(comparison, &names);
    files.push(Artifact { name: "summary.json".to_owned(), bytes });
    Ok(files)
}

/// The chart of a comparison.
///
/// # Errors
/// When it cannot be drawn.
pub fn comparison_chart(
    comparison: &Comparison,
    language: Language,
) -> Result<Picture, OutputError> {
    mix_comparison(&chart_of(comparison), language)
        .map_err(|source| OutputError::Chart { name: CHART, source })
}

/// Every figure of a comparison with its error.
pub fn comparison_json(comparison: &Comparison, files: &[String]) -> Vec<u8> {
    let candidates: Vec<Value> = comparison
        .candidates
        .iter()
        .map(|one| json!({ "id": one.id, "name": one.name, "metrics": metrics(&one.metrics) }))
        .collect();
    let pairs: Vec<Value> =
        comparison.pairs.iter().map(|pair| pair_json(comparison, pair)).collect();
    let summary = json!({
        "summary_version": super::json::SUMMARY_VERSION,
        "engine": engine(comparison.seed, comparison.paths),
        "comparison": {
            "business": comparison.business,
            "currency": comparison.currency,
            "start": comparison.horizon.start().to_string(),
            "days": comparison.horizon.days(),
        },
        "conventions": {
            "difference": "mix less against, on the same path; errors are paired",
            "better": "share of paths on which the mix has the larger net cash flow, ties split",
        },
        "mixes": candidates,
        "pairs": pairs,
        "files": files,
    });
    let mut bytes = serde_json::to_vec_pretty(&summary).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn pair_json(comparison: &Comparison, pair: &Pair) -> Value {
    let differences: Map<String, Value> = metrics(&pair.differences);
    json!({
        "mix": comparison.candidates[pair.candidate].id,
        "against": comparison.candidates[pair.against].id,
        "differences": differences,
        "better": estimate(&pair.better.ties_split, Unit::Share),
    })
}

/// One row a figure of each mix, then one a difference of each pair.
fn comparison_csv(comparison: &Comparison) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["mix", "against", "figure", "value", "std_error", "low", "high"];
    let mut rows: Vec<Vec<String>> = vec![header.map(str::to_owned).to_vec()];
    for one in &comparison.candidates {
        rows.extend(one.metrics.iter().map(|metric| row(&one.id, "", metric)));
    }
    for pair in &comparison.pairs {
        let mix = &comparison.candidates[pair.candidate].id;
        let against = &comparison.candidates[pair.against].id;
        rows.extend(pair.differences.iter().map(|metric| row(mix, against, metric)));
        let estimate = pair.better.ties_split.clone();
        let better = Metric { name: "better", unit: Unit::Share, estimate };
        rows.push(row(mix, against, &better));
    }
    for row in rows {
        let written = writer.write_record(row);
        debug_assert!(written.is_ok(), "rows of different length");
    }
    writer.into_inner().unwrap_or_default()
}

fn row(mix: &str, against: &str, metric: &Metric) -> Vec<String> {
    let estimate = &metric.estimate;
    let optional = |value: Option<f64>| value.map_or_else(String::new, number);
    vec![
        mix.to_owned(),
        against.to_owned(),
        metric.name.to_owned(),
        number(estimate.value),
        optional(estimate.std_error),
        optional(estimate.interval.map(|interval| interval.low)),
        optional(estimate.interval.map(|interval| interval.high)),
    ]
}

fn chart_of(comparison: &Comparison) -> MixComparison {
    let difference = |position: usize| {
        let pair = comparison.against_first().find(|pair| pair.candidate == position)?;
        let estimate = &pair.difference("net_cash_flow_mean")?.estimate;
        let interval = estimate.interval;
        Some(PairedDifference {
            estimate: estimate.value,
            low: interval.map_or(estimate.value, |interval| interval.low),
            high: interval.map_or(estimate.value, |interval| interval.high),
        })
    };
    let outcomes = comparison.candidates.iter().enumerate().map(|(position, one)| MixOutcome {
        name: one.name.clone(),
        values: one.net_cash_flows.clone(),
        probability_out_of_cash: one.value("probability_out_of_cash"),
        difference: difference(position),
    });
    MixComparison {
        business: comparison.business.clone(),
        days: comparison.horizon.days() as u32,
        mixes: outcomes.collect(),
        interval_level: INTERVAL_LEVEL,
    }
}

/// The sentences about a comparison: each mix, then the verdict on each against the first.
pub fn comparison_spoken(comparison: &Comparison, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let mut lines: Vec<String> = comparison
        .candidates
        .iter()
        .map(|one| {
            words.text(
                "terminal.compare.mix",
                &[
                    ("name", &one.name),
                    ("chance", &chance(one.value("probability_out_of_cash"), language)),
                    ("median", &money(one.value("net_cash_flow_median"), language)),
                    ("worst", &money(-one.value("expected_shortfall_95"), language)),
                    ("needed", &money(one.value("cash_needed_95"), language)),
                ],
            )
        })
        .collect();
    lines.extend(comparison.against_first().map(|pair| verdict(comparison, pair, language)));
    lines
}

/// "B is better in 83 of 100 of the same futures; on average less, but more in the worst year."
fn verdict(comparison: &Comparison, pair: &Pair, language: Language) -> String {
    let words = Words::of(language);
    let value = |name: &str| pair.difference(name).map_or(f64::NAN, |m| m.estimate.value);
    let mean = value("net_cash_flow_mean");
    // A larger shortfall is a larger loss, so the worst years differ the other way round.
    let worst = -value("expected_shortfall_95");
    let amount = |difference: f64| {
        let key = if difference == 0.0 {
            "terminal.compare.same"
        } else if difference < 0.0 {
            "terminal.compare.less"
        } else {
            "terminal.compare.more"
        };
        words.text(key, &[("amount", &money(difference.abs(), language))])
    };
    let opposed = mean * worst < 0.0;
    let key = if opposed { "terminal.compare.verdict_but" } else { "terminal.compare.verdict_and" };
    let mut line = words.text(
        key,
        &[
            ("name", &comparison.candidates[pair.candidate].name),
            ("against", &comparison.candidates[pair.against].name),
            ("chance", &chance(pair.better.ties_split.value, language)),
            ("mean", &amount(mean)),
            ("worst", &amount(worst)),
        ],
    );
    if !is_clear(pair, "net_cash_flow_mean") && mean != 0.0 {
        line.push(' ');
        line.push_str(&words.text("terminal.compare.unclear", &[]));
    }
    line
}

/// Whether the interval of a difference leaves out zero.
fn is_clear(pair: &Pair, name: &str) -> bool {
    let interval = pair.difference(name).and_then(|metric| metric.estimate.interval);
    interval.is_some_and(|interval| interval.low > 0.0 || interval.high < 0.0)
}
