//! What is written and said: the files of a run as bytes, the sentences for the terminal.
//!
//! Nothing here touches a file; the program does.

mod comparison;
mod coverage;
mod csv;
mod decide;
mod json;
mod meaning;
mod numbers;
mod pictures;
mod schema;
mod spoken;

pub use self::csv::postings_csv;
pub use comparison::{comparison_artifacts, comparison_chart, comparison_json, comparison_spoken};
pub use coverage::coverage_csv;
pub use decide::{
    attribution_artifacts, attribution_spoken, buffer_artifacts, buffer_chart, buffer_spoken,
    mix_toml, optimize_artifacts, optimize_spoken, sensitivity_artifacts, sensitivity_spoken,
    stress_artifacts, stress_spoken,
};
pub use json::summary_json;
pub use meaning::meaning;
pub use pictures::{PictureFormat, run_charts};
pub use schema::{is_scenario_schema, scenario_schema};
pub use spoken::spoken;

use crate::charts::ChartError;
use crate::language::Language;
use crate::report::Report;

/// One output file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its name, without a folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtifactOptions {
    /// Language of the charts.
    pub language: Language,
    /// Whether charts are made at all.
    pub charts: bool,
    /// Formats of the charts.
    pub formats: Vec<PictureFormat>,
}

/// The scenario as it was read.
#[derive(Debug, Clone, Copy)]
pub struct ScenarioText<'a> {
    /// Name of the file, without a folder.
    pub name: &'a str,
    /// The bytes of the file.
    pub bytes: &'a [u8],
}

/// Why an output could not be made.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A chart could not be drawn.
    #[error("the chart {name} could not be drawn: {source}")]
    Chart {
        /// Name of the chart.
        name: &'static str,
        /// Why.
        source: ChartError,
    },
}

/// All files of a run, `summary.json` last.
///
/// # Errors
/// When a chart cannot be drawn.
pub fn artifacts(
    report: &Report,
    text: &ScenarioText,
    options: &ArtifactOptions,
) -> Result<Vec<Artifact>, OutputError> {
    let mut files = vec![
        Artifact { name: "cash.csv".to_owned(), bytes: csv::cash_csv(report) },
        Artifact { name: "sales.csv".to_owned(), bytes: csv::sales_csv(report) },
        Artifact { name: "scenario.toml".to_owned(), bytes: text.bytes.to_vec() },
    ];
    if options.charts {
        files.extend(pictures::pictures(report, options)?);
    }
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let bytes = summary_json(report, text, &names);
    files.push(Artifact { name: "summary.json".to_owned(), bytes });
    Ok(files)
}
