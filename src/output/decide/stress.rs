//! What is written and said about a stress test.

use serde_json::Value;

use super::stress_chart::{breaking_chart, grid_chart};
use super::stress_files::{breaking_table, grid_table, scan_table, stress_json};
use super::stress_words::stress_spoken;
use crate::charts::{ChartError, Look, Picture};
use crate::decide::stress::Stress;
use crate::language::Language;
use crate::output::{Answer, CsvStyle, OutputError, Table};

/// Name of the chart of the grid.
const GRID_CHART: &str = "stress_map";

/// Name of the charts of breaking points, which are numbered.
const BREAKING_CHART: &str = "breaking_point";

/// The most charts of breaking points: more are not looked at.
const MOST_CHARTS: usize = 20;

impl Answer for Stress {
    fn business(&self) -> &str {
        &self.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        stress_spoken(self, language)
    }

    fn summary(&self, _language: Language) -> Value {
        stress_json(self)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        let grid = self.grid.as_ref().map(|grid| ("stress.csv", grid_table(grid, style)));
        let mut tables: Vec<_> = grid.into_iter().collect();
        if !self.breaking.is_empty() {
            tables.push(("breaking_points.csv", breaking_table(&self.breaking, style)));
            tables.push(("scan.csv", scan_table(&self.breaking, style)));
        }
        tables
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        charts(self, look)
    }
}

/// The map of the grid; without one, a line for each axis with its breaking points.
fn charts(stress: &Stress, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
    let drawn = |name: String, picture: Result<Picture, ChartError>| match picture {
        Ok(picture) => Ok((name, picture)),
        Err(source) => Err(OutputError::Chart { name, source }),
    };
    if let Some(grid) = &stress.grid {
        return Ok(vec![drawn(GRID_CHART.to_owned(), grid_chart(stress, grid, look))?]);
    }
    let numbered = stress.breaking.iter().take(MOST_CHARTS).zip(1..);
    let charts = numbered.map(|(breaking, number)| {
        let name = format!("{BREAKING_CHART}_{number}");
        drawn(name, breaking_chart(stress, breaking, look))
    });
    charts.collect()
}
