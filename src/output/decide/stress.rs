//! The files of a stress test.

use super::stress_chart::{breaking_chart, grid_chart};
use super::stress_files::{breaking_csv, grid_csv, scan_csv, stress_json};
use crate::charts::Picture;
use crate::decide::stress::Stress;
use crate::output::pictures::in_formats;
use crate::output::{Artifact, ArtifactOptions, OutputError};

/// Name of the chart of the grid.
const GRID_CHART: &str = "stress_map";

/// Name of the charts of breaking points, which are numbered.
const BREAKING_CHART: &str = "breaking_point";

/// The most charts of breaking points: more are not looked at.
const MOST_CHARTS: usize = 20;

/// All files of a stress test, `summary.json` last.
///
/// # Errors
/// When a chart cannot be drawn.
pub fn stress_artifacts(
    stress: &Stress,
    options: &ArtifactOptions,
) -> Result<Vec<Artifact>, OutputError> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes| files.push(Artifact { name: name.to_owned(), bytes });
    if let Some(grid) = &stress.grid {
        add("stress.csv", grid_csv(grid));
    }
    if !stress.breaking.is_empty() {
        add("breaking_points.csv", breaking_csv(&stress.breaking));
        add("scan.csv", scan_csv(&stress.breaking));
    }
    if options.charts {
        files.extend(charts(stress, options)?);
    }
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let bytes = stress_json(stress, &names);
    files.push(Artifact { name: "summary.json".to_owned(), bytes });
    Ok(files)
}

/// The map of the grid; without one, a line for each axis with its breaking points.
fn charts(stress: &Stress, options: &ArtifactOptions) -> Result<Vec<Artifact>, OutputError> {
    let drawn = |name: &'static str, picture: Result<Picture, _>| {
        let picture = picture.map_err(|source| OutputError::Chart { name, source })?;
        in_formats(name, &picture, options)
    };
    if let Some(grid) = &stress.grid {
        return drawn(GRID_CHART, grid_chart(stress, grid, options.language));
    }
    let mut files = Vec::new();
    for (breaking, number) in stress.breaking.iter().take(MOST_CHARTS).zip(1..) {
        let charts = drawn(BREAKING_CHART, breaking_chart(stress, breaking, options.language))?;
        files.extend(charts.into_iter().map(|file| {
            let name = file.name.replacen(BREAKING_CHART, &format!("{BREAKING_CHART}_{number}"), 1);
            Artifact { name, ..file }
        }));
    }
    Ok(files)
}
