//! Tables over scenarios: one row a scenario, or a scenario and mix, with the errors of its figures.

use serde_json::{Value, json};

use super::cells::{Cell, CsvStyle};
use super::csv::{Table, estimate_cells};
use super::json::{SUMMARY_VERSION, bytes, metrics};
use super::shared::Shared;
use crate::metrics::Estimate;
use crate::model::Horizon;
use crate::report::{Comparison, Life, Metric, MetricEstimate, MetricList, Pair, Report};

/// Name of the table.
pub const SCENARIOS_CSV: &str = "scenarios.csv";

/// Name of the same for programs.
pub const SCENARIOS_JSON: &str = "scenarios.json";

/// The figures of the table.
const FIGURES: [Metric; 9] = [
    Metric::NetCashFlowMean,
    Metric::NetCashFlowMedian,
    Metric::ValueAtRisk95,
    Metric::ExpectedShortfall95,
    Metric::ProbabilityOutOfCash,
    Metric::CashNeeded95,
    Metric::LowestCashMedian,
    Metric::DaysBelowZeroMean,
    Metric::SalesMean,
];

/// Each figure in three lives of the same paths: with shocks, without, and the difference.
const LIVES: [Life; 3] = [Life::AsItIs, Life::WithoutShocks, Life::BecauseOfShocks];

/// What is put behind the name of a figure for its errors.
const PARTS: [&str; 4] = ["", "_std_error", "_low", "_high"];

/// The first columns of the table over scenarios that were run.
const PLACE: [&str; 7] = ["scenario", "file", "business", "start", "days", "paths", "seed"];

/// The first columns of the table over scenarios and mixes that were compared.
const MIXES: [&str; 4] = ["scenario", "mix", "name", "paths"];

/// What is kept of a scenario for the table.
#[derive(Debug, Clone)]
pub struct ScenarioRow {
    pub(super) scenario: String,
    file: String,
    business: String,
    currency: String,
    pub(super) horizon: Horizon,
    paths: usize,
    pub(super) seed: u64,
    /// The names under which its shocks are shared with other shops.
    pub(super) shared_shocks: Vec<String>,
    metrics: MetricList,
}

impl ScenarioRow {
    /// The row of a scenario: the name of the folder of its results, that of its file, its figures.
    #[must_use]
    pub fn of(scenario: &str, file: &str, report: &Report) -> Self {
        Self {
            scenario: scenario.to_owned(),
            file: file.to_owned(),
            business: report.business.clone(),
            currency: report.currency.clone(),
            horizon: report.horizon,
            paths: report.paths,
            seed: report.seed,
            shared_shocks: report.shocks.iter().filter_map(|shock| shock.shared.clone()).collect(),
            metrics: report.metrics.clone(),
        }
    }

    fn place(&self) -> [Cell; 7] {
        [
            self.scenario.as_str().into(),
            self.file.as_str().into(),
            self.business.as_str().into(),
            self.horizon.start().to_string().into(),
            Cell::count(self.horizon.days()),
            Cell::count(self.paths),
            Cell::count(self.seed),
        ]
    }

    fn json(&self) -> Value {
        json!({
            "scenario": self.scenario,
            "file": self.file,
            "business": self.business,
            "currency": self.currency,
            "start": self.horizon.start().to_string(),
            "days": self.horizon.days(),
            "paths": self.paths,
            "seed": self.seed,
            "shared_shocks": self.shared_shocks,
            "metrics": metrics(&self.metrics),
        })
    }
}

/// One row a scenario.
#[must_use]
pub fn scenarios_csv(rows: &[ScenarioRow], style: CsvStyle) -> Vec<u8> {
    let header = PLACE.map(str::to_owned).into_iter().chain(figure_names());
    let cells = rows.iter().map(|row| row.place().into_iter().chain(figures(&row.metrics)));
    Table::of(style, header, cells).finish()
}

/// The same for programs: every figure of every scenario with its error.
#[must_use]
pub fn scenarios_json(rows: &[ScenarioRow]) -> Vec<u8> {
    bytes(&json!({
        "summary_version": SUMMARY_VERSION,
        "engine": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "shared": Shared::of(rows).json(rows),
        "scenarios": rows.iter().map(ScenarioRow::json).collect::<Vec<Value>>(),
    }))
}

/// Whether a table, or the same for programs, was written by this program.
#[must_use]
pub fn is_over_scenarios(file: &[u8]) -> bool {
    let header = [CsvStyle::Plain, CsvStyle::Indonesian].map(|style| {
        let mut beginning = style.beginning().to_vec();
        let place = PLACE.map(str::as_bytes);
        beginning.extend(place.join(&style.separator()));
        beginning
    });
    header.iter().any(|beginning| file.starts_with(beginning))
        || serde_json::from_slice::<Value>(file).is_ok_and(|document| {
            let name = document.pointer("/engine/name").and_then(Value::as_str);
            name == Some(env!("CARGO_PKG_NAME")) && document.get("scenarios").is_some()
        })
}

/// The beginning, what stands between two, and the end of one document that holds the summaries of
/// several scenarios.
#[must_use]
pub fn summaries_frame() -> [Vec<u8>; 3] {
    let beginning =
        format!("{{\n  \"summary_version\": {SUMMARY_VERSION},\n  \"scenarios\": [\n    ");
    [beginning, ",\n    ".to_owned(), "\n  ]\n}\n".to_owned()].map(String::into_bytes)
}

/// A summary as it stands inside such a document.
#[must_use]
pub fn framed_summary(summary: &[u8]) -> Vec<u8> {
    // A text in JSON holds no line ends.
    let lines = summary.trim_ascii_end().split(|byte| *byte == b'\n');
    lines.collect::<Vec<_>>().join(&b"\n    "[..])
}

/// Which scenario and mix a candidate of a comparison is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioMix {
    /// Name of the file of the scenario.
    pub scenario: String,
    /// Id of the mix.
    pub mix: String,
}

/// One row a scenario and mix, with differences to the first.
pub(super) fn mixes_table(
    comparison: &Comparison,
    places: &[ScenarioMix],
    style: CsvStyle,
) -> Table {
    let differences = difference_names(comparison);
    let header = MIXES.map(str::to_owned).into_iter().chain(figure_names()).chain(differences);
    let rows = comparison.candidates.iter().zip(places).enumerate().map(|(position, (one, at))| {
        let place = [&at.scenario, &at.mix, &one.name].map(|text| Cell::from(text.as_str()));
        let pair = comparison.against_first().find(|pair| pair.candidate == position);
        place
            .into_iter()
            .chain([Cell::count(comparison.paths)])
            .chain(figures(&one.metrics))
            .chain(differences_to_first(comparison, pair))
    });
    Table::of(style, header, rows)
}

fn figure_names() -> impl Iterator<Item = String> {
    let names = FIGURES
        .into_iter()
        .flat_map(|metric| LIVES.map(|life| format!("{}{}", metric.name(), life.suffix())));
    names.flat_map(with_parts)
}

fn with_parts(name: String) -> [String; 4] {
    PARTS.map(|part| format!("{name}{part}"))
}

fn figures(metrics: &MetricList) -> impl Iterator<Item = Cell> {
    FIGURES.into_iter().flat_map(move |metric| {
        LIVES.into_iter().flat_map(move |life| cells(metric, metrics.of(metric, life)))
    })
}

/// Empty cells where the figure has no meaning, such as "without shocks" where there are none.
fn cells(metric: Metric, estimate: Option<&Estimate>) -> [Cell; 4] {
    match estimate {
        Some(estimate) => estimate_cells(estimate, metric.unit()),
        None => [f64::NAN; 4].map(Cell::Number),
    }
}

/// The figures that are compared, in each of their lives.
fn compared(comparison: &Comparison) -> impl Iterator<Item = &MetricEstimate> {
    let first = comparison.against_first().next();
    first.into_iter().flat_map(|pair| pair.differences.iter())
}

fn difference_names(comparison: &Comparison) -> impl Iterator<Item = String> {
    let names = compared(comparison).map(|one| format!("{}_less_first", one.name()));
    names.flat_map(with_parts)
}

/// The first differs from itself by nothing, for certain.
fn differences_to_first(
    comparison: &Comparison,
    pair: Option<&Pair>,
) -> impl Iterator<Item = Cell> {
    compared(comparison).flat_map(move |one| match pair {
        Some(pair) => cells(one.metric, pair.differences.of(one.metric, one.life)),
        None => [0.0; 4].map(|nothing| Cell::of(nothing, one.metric.unit())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_over_scenarios_is_known_in_both_styles() {
        for style in [CsvStyle::Plain, CsvStyle::Indonesian] {
            assert!(is_over_scenarios(&scenarios_csv(&[], style)));
        }
        assert!(is_over_scenarios(&scenarios_json(&[])));
        for other in ["", "scenario;mix\n", "{}", "{\"engine\":{\"name\":\"other\"}}", "mine"] {
            assert!(!is_over_scenarios(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn no_two_columns_have_one_name() {
        let mut names: Vec<String> = figure_names().collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!((count, names.len()), (9 * 3 * 4, count));
    }
}
