//! What is written and said: the files of a run as bytes, the sentences for the terminal.
//!
//! Nothing here touches a file; the program does.

mod answer;
mod anyway;
mod cells;
mod checked;
mod comparison;
mod coverage;
mod csv;
mod decide;
mod district;
mod further_pictures;
mod json;
mod meaning;
mod numbers;
mod owner_pictures;
mod path_rows;
mod pictures;
mod run;
mod scenario_charts;
mod scenarios;
mod schema;
mod shared;
mod spoken;
mod story;

pub use self::csv::{ColumnKind, Table, postings_csv};
pub use answer::{Answer, SUMMARY, files, summary};
pub use cells::{Cell, CsvStyle};
pub use checked::{CheckedFile, check_json};
pub use comparison::{ComparisonAnswer, comparison_chart};
pub use coverage::coverage_table;
pub use decide::{OfMix, buffer_chart, mix_toml, number_name};
pub use district::DistrictAnswer;
pub use further_pictures::{money_by_purpose, ordinary_year};
pub use meaning::{MeaningTopic, meaning, meaning_about, mixes};
pub use owner_pictures::cash_calendar;
pub use path_rows::{PathColumn, RunWithPaths, bytes_of_a_path, path_columns};
pub use pictures::{PictureFormat, run_charts};
pub use run::RunAnswer;
pub use scenario_charts::{ScenarioCharts, scenario_charts};
pub use scenarios::{
    SCENARIOS_CSV, SCENARIOS_JSON, ScenarioMix, ScenarioRow, framed_summary, is_over_scenarios,
    scenarios_csv, scenarios_json, summaries_frame,
};
pub use schema::{is_scenario_schema, scenario_schema};
pub use shared::what_is_shared;
pub use spoken::{SpokenTopic, spoken, spoken_about};

use std::fmt;

use crate::charts::ChartError;
use crate::language::{Language, Said, say};
use crate::problems::Source;
use crate::scenario::{Mark, assumptions};

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
    /// How tables are written.
    pub csv: CsvStyle,
}

/// The scenario as it was read.
#[derive(Debug, Clone, Copy)]
pub struct ScenarioText<'a> {
    /// Name of the file, without a folder.
    pub name: &'a str,
    /// The bytes of the file.
    pub bytes: &'a [u8],
}

impl ScenarioText<'_> {
    /// How many of its numbers are assumed, or carry no word on where they come from, and how many
    /// there are.
    #[must_use]
    pub fn assumed(&self) -> (usize, usize) {
        let text = String::from_utf8_lossy(self.bytes);
        let numbers = assumptions(&Source::new(self.name, text));
        let known = [Mark::Reported, Mark::Measured, Mark::Answered];
        let assumed = numbers.iter().filter(|number| !known.contains(&number.mark)).count();
        (assumed, numbers.len())
    }
}

/// Why an output could not be made.
#[derive(Debug)]
pub enum OutputError {
    /// A chart could not be drawn.
    Chart {
        /// Name of the chart.
        name: String,
        /// Why.
        source: ChartError,
    },
}

impl OutputError {
    fn chart(name: &str, source: ChartError) -> Self {
        Self::Chart { name: name.to_owned(), source }
    }

    /// What is wrong, to be said in any language.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Chart { name, source } => {
                say!("no_answer.no_picture.message", name = name, why = source.said())
            }
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Chart { source, .. } => Some(source),
        }
    }
}
