//! What is written and said about a run.

use serde_json::Value;

use super::csv::{Table, cash_table, sales_table};
use super::json::run_summary;
use super::{Answer, CsvStyle, OutputError, ScenarioText, run_charts, spoken};
use crate::charts::{Look, Picture};
use crate::language::Language;
use crate::report::Report;

/// What a run says, and the scenario that it is of.
#[derive(Debug, Clone, Copy)]
pub struct RunAnswer<'a> {
    /// The figures.
    pub report: &'a Report,
    /// The scenario as it was read.
    pub text: ScenarioText<'a>,
}

impl Answer for RunAnswer<'_> {
    fn business(&self) -> &str {
        &self.report.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        spoken(self.report, language)
    }

    fn summary(&self, _language: Language) -> Value {
        run_summary(self.report, &self.text)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        let report = self.report;
        vec![("cash.csv", cash_table(report, style)), ("sales.csv", sales_table(report, style))]
    }

    fn texts(&self, _language: Language) -> Vec<(&'static str, Vec<u8>)> {
        vec![("scenario.toml", self.text.bytes.to_vec())]
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        let charts = run_charts(self.report, look.of_numbers(self.text.assumed()))?;
        Ok(charts.into_iter().map(|(name, picture)| (name.to_owned(), picture)).collect())
    }
}
