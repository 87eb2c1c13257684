//! Every chart of a scenario, and no other file.

use serde_json::Value;

use super::comparison::charts_of_mixes;
use super::further_pictures::further_charts;
use super::json::run_summary;
use super::pictures::charts_of_run;
use super::{Answer, CsvStyle, OutputError, ScenarioText, Table, spoken};
use crate::charts::{Look, Picture, Size};
use crate::language::Language;
use crate::report::{Comparison, PictureFigures, Report};

/// What the charts of a scenario are drawn from.
pub struct ScenarioCharts {
    /// The figures of a run.
    pub report: Report,
    /// What the further charts show beyond it.
    pub figures: PictureFigures,
    /// Name of the file of the scenario, without a folder.
    pub name: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The mixes side by side, where their charts are wanted.
    pub comparison: Option<Comparison>,
    /// Answers to further questions whose charts are drawn too.
    pub others: Vec<Box<dyn Answer + Send>>,
    /// The names of the charts that are drawn; all where there are none.
    pub only: Vec<String>,
    /// The page.
    pub size: Size,
    /// Whether the page is dark.
    pub dark: bool,
}

/// The chart that a file is of: frames have numbers.
fn kind_of(name: &str) -> &str {
    if name.starts_with("future_") { "futures" } else { name }
}

impl ScenarioCharts {
    fn text(&self) -> ScenarioText<'_> {
        ScenarioText { name: &self.name, bytes: &self.bytes }
    }

    fn is_wanted(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == name)
    }
}

impl Answer for ScenarioCharts {
    fn business(&self) -> &str {
        &self.report.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        spoken(&self.report, language)
    }

    fn summary(&self, _language: Language) -> Value {
        run_summary(&self.report, &self.text())
    }

    fn tables(&self, _style: CsvStyle) -> Vec<(&'static str, Table)> {
        Vec::new()
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        let look = Look { size: self.size, dark: self.dark, ..look };
        let look = look.of_numbers(self.text().assumed());
        let mut charts = Vec::new();
        let further = further_charts(&self.report, &self.figures, look);
        for (name, draw) in charts_of_run(&self.report, look).into_iter().chain(further) {
            if self.is_wanted(kind_of(name)) {
                let picture = draw().map_err(|source| OutputError::chart(name, source))?;
                charts.push((name.to_owned(), picture));
            }
        }
        if let Some(comparison) = &self.comparison {
            for (name, draw) in charts_of_mixes(comparison, look) {
                if self.is_wanted(name) {
                    let picture = draw().map_err(|source| OutputError::chart(name, source))?;
                    charts.push((name.to_owned(), picture));
                }
            }
        }
        for other in &self.others {
            charts.extend(other.charts(look)?);
        }
        Ok(charts)
    }
}
