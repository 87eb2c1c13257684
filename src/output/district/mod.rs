//! What is written and said about a district.

mod charts;
mod files;
mod json;
mod words;

use serde_json::Value;

use super::{Answer, CsvStyle, OutputError, Table};
use crate::charts::{Look, Picture};
use crate::district::{District, Findings};
use crate::language::Language;

/// A district with what was found of it.
#[derive(Debug, Clone)]
pub struct DistrictAnswer {
    /// Its name.
    pub business: String,
    /// The first day.
    pub start: jiff::civil::Date,
    /// Days that were simulated.
    pub days: u32,
    /// Number of paths.
    pub paths: u64,
    /// Seed of what is drawn for the district itself.
    pub seed: u64,
    /// What the other mix is called, if there is one.
    pub mix: Option<String>,
    /// The shocks that all share, by id.
    pub shocks: Vec<String>,
    /// What was found.
    pub findings: Findings,
}

impl DistrictAnswer {
    /// The answer about a district.
    #[must_use]
    pub fn new(district: &District, findings: Findings) -> Self {
        let file = district.file();
        let mix = file.diversify.as_ref().map(|diversify| {
            diversify
                .name
                .as_ref()
                .map_or_else(|| diversify.mix.value.clone(), |name| name.value.clone())
        });
        Self {
            business: file.district.name.value.clone(),
            start: file.district.start.value,
            days: file.district.days.value,
            paths: district.paths(),
            seed: district.seed(),
            mix,
            shocks: file.shocks.iter().map(|shock| shock.id.value.clone()).collect(),
            findings,
        }
    }
}

impl Answer for DistrictAnswer {
    fn business(&self) -> &str {
        &self.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        words::spoken(self, language)
    }

    fn summary(&self, language: Language) -> Value {
        json::summary(self, language)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        files::tables(self, style)
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        charts::drawn(self, look)
    }
}
