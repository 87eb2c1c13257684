//! Every chart of a scenario, and no other file.

use serde_json::Value;

use super::comparison::charts_of_mixes;
use super::further_pictures::further_charts;
use super::json::run_summary;
use super::pictures::{charts_of_run, drawn};
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
        let comparison = self.comparison.as_ref();
        let is_wanted = |name: &str| self.is_wanted(kind_of(name));
        let mut charts = scenario_charts(&self.report, &self.figures, comparison, look, is_wanted)?;
        for other in &self.others {
            charts.extend(other.charts(look)?);
        }
        Ok(charts)
    }
}

/// The charts of a scenario with their names, but those of further questions: those whose names are wanted.
///
/// # Errors
/// When one of them cannot be drawn.
pub fn scenario_charts(
    report: &Report,
    figures: &PictureFigures,
    comparison: Option<&Comparison>,
    look: Look,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Picture)>, OutputError> {
    let mut charts = charts_of_run(report, look);
    charts.extend(further_charts(report, figures, look));
    charts.extend(comparison.into_iter().flat_map(|one| charts_of_mixes(one, look)));
    charts.retain(|(name, _)| is_wanted(name));
    Ok(drawn(charts)?.into_iter().map(|(name, picture)| (name.to_owned(), picture)).collect())
}
