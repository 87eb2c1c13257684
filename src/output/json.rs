//! `summary.json`: every figure of a run with its error, for programs and for the record.

use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::ScenarioText;
use crate::metrics::{Caution, Chance, Estimate, Interval};
use crate::model::Horizon;
use crate::report::{
    AccountReport, ChannelReport, MetricEstimate, Report, ResponseReport, ShockReport, Unit,
};

/// Version of the layout of `summary.json`; grows when a reader would have to change.
pub(super) const SUMMARY_VERSION: u32 = 1;

/// How the figures are to be read.
const CONVENTIONS: [(&str, &str); 9] = [
    ("money", "in the scenario's currency; cash is net of what is drawn on the credit line"),
    ("net_cash_flow", "closing minus opening cash over the horizon; losses are negative"),
    (
        "value_at_risk",
        "minus the ceil((1 - level) N)-th smallest net cash flow; losses are positive",
    ),
    (
        "expected_shortfall",
        "minus the mean of the worst 1 - level of probability, the path at the boundary in part; losses are positive",
    ),
    ("cash_flow_at_risk", "median minus the 1 - level quantile of net cash flow"),
    ("cash_needed", "opening cash with which that percentage of paths does not run out"),
    ("out_of_cash", "a day closes below minus the credit limit"),
    ("quantiles", "type 7 (linear between order statistics)"),
    (
        "interval",
        "95% confidence for the finite number of paths, not for what the scenario does not know",
    ),
];

/// One figure as it is written.
#[derive(Serialize)]
struct Written<'a> {
    unit: Unit,
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    std_error: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<Interval>,
    sample: u64,
    #[serde(skip_serializing_if = "<[Caution]>::is_empty")]
    cautions: &'a [Caution],
}

/// The summary of a run.
pub(super) fn run_summary(report: &Report, text: &ScenarioText) -> Value {
    json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(report.seed, report.paths),
        "scenario": {
            "file": text.name,
            "sha256": sha256(text.bytes),
            "business": report.business,
            "currency": report.currency,
            "start": report.horizon.start().to_string(),
            "days": report.horizon.days(),
        },
        "conventions": conventions(),
        "metrics": metrics(&report.metrics),
        "likeliest_month_out_of_cash": report.likeliest_month_out_of_cash().map(|month| {
            format!("{:04}-{:02}", month.year(), month.month())
        }),
        "recovery": report.recovery,
        "shocks": report.shocks.iter().map(shock).collect::<Vec<_>>(),
        "responses": report.responses.iter().map(response).collect::<Vec<_>>(),
        "channels": report.channels.iter().map(channel).collect::<Vec<_>>(),
        "accounts": accounts(&report.accounts),
        "example_paths": report.examples.iter().map(|example| example.path).collect::<Vec<_>>(),
    })
}

/// A document as bytes, with a line end.
pub(super) fn bytes(document: &Value) -> Vec<u8> {
    format!("{document:#}\n").into_bytes()
}

/// What a question was about, as every summary names it.
pub(super) fn about(business: &str, currency: &str, horizon: Horizon) -> Map<String, Value> {
    let entries = [
        ("business", Value::from(business)),
        ("currency", Value::from(currency)),
        ("start", Value::from(horizon.start().to_string())),
        ("days", Value::from(horizon.days())),
    ];
    entries.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
}

/// The same with one entry more.
pub(super) fn with(
    mut map: Map<String, Value>,
    name: &str,
    value: impl Into<Value>,
) -> Map<String, Value> {
    map.insert(name.to_owned(), value.into());
    map
}

/// Who computed the figures, and from what.
pub(super) fn engine(seed: u64, paths: usize) -> Value {
    json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "seed": seed,
        "paths": paths,
    })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn conventions() -> Map<String, Value> {
    CONVENTIONS.iter().map(|(name, text)| ((*name).to_owned(), Value::from(*text))).collect()
}

pub(super) fn metrics<'a>(
    metrics: impl IntoIterator<Item = &'a MetricEstimate>,
) -> Map<String, Value> {
    metrics
        .into_iter()
        .map(|metric| {
            (metric.name().into_owned(), estimate(&metric.estimate, metric.metric.unit()))
        })
        .collect()
}

pub(super) fn estimate(estimate: &Estimate, unit: Unit) -> Value {
    json!(Written {
        unit,
        value: estimate.value,
        std_error: estimate.std_error,
        interval: estimate.interval,
        sample: estimate.sample,
        cautions: &estimate.cautions,
    })
}

fn chance(chance: &Chance) -> Value {
    estimate(&chance.estimate, Unit::Share)
}

fn shock(shock: &ShockReport) -> Value {
    json!({
        "id": shock.id,
        "name": shock.name,
        "probability": chance(&shock.probability),
        "given_it_happens": metrics(&shock.given_it_happens),
        "because_of_it": metrics(&shock.because_of_it),
    })
}

fn response(response: &ResponseReport) -> Value {
    let day = response.begins_on_day.as_slice();
    json!({
        "id": response.id,
        "name": response.name,
        "probability": chance(&response.probability),
        "given_it_begins": metrics(day),
    })
}

fn channel(channel: &ChannelReport) -> Value {
    json!({
        "id": channel.id,
        "name": channel.name,
        "platform": channel.platform,
        "sales_mean": estimate(&channel.sales_mean, Unit::Money),
        "cash_mean": estimate(&channel.cash_mean, Unit::Money),
        "shortfall_contribution_95": estimate(&channel.shortfall_contribution_95, Unit::Money),
    })
}

fn accounts(accounts: &[AccountReport]) -> Map<String, Value> {
    accounts
        .iter()
        .map(|account| (account.name.clone(), estimate(&account.mean, Unit::Money)))
        .collect()
}
