//! What is written and said about a comparison.

mod further_json;
mod further_words;
mod json;
mod rows;
mod words;

pub use json::comparison_json;
pub use words::comparison_spoken;

use super::pictures::in_formats;
use super::{Artifact, ArtifactOptions, OutputError};
use crate::charts::{MixComparison, MixOutcome, PairedDifference, Picture, mix_comparison};
use crate::decide::Further;
use crate::language::Language;
use crate::metrics::CONFIDENCE;
use crate::report::{Comparison, Metric};

/// Name of the chart's files.
const CHART: &str = "mix_comparison";

/// All files of a comparison, `summary.json` last.
///
/// # Errors
/// When the chart cannot be drawn.
pub fn comparison_artifacts(
    comparison: &Comparison,
    further: &Further,
    options: &ArtifactOptions,
) -> Result<Vec<Artifact>, OutputError> {
    let bytes = rows::comparison_csv(comparison, further);
    let mut files = vec![Artifact { name: "comparison.csv".to_owned(), bytes }];
    if options.charts {
        let picture = comparison_chart(comparison, options.language)?;
        files.extend(in_formats(CHART, &picture, options)?);
    }
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let bytes = comparison_json(comparison, further, &names);
    files.push(Artifact { name: "summary.json".to_owned(), bytes });
    Ok(files)
}

/// The chart of a comparison.
///
/// # Errors
/// When it cannot be drawn.
pub fn comparison_chart(
    comparison: &Comparison,
    language: Language,
) -> Result<Picture, OutputError> {
    mix_comparison(&chart_of(comparison), language)
        .map_err(|source| OutputError::Chart { name: CHART, source })
}

fn chart_of(comparison: &Comparison) -> MixComparison {
    let difference = |position: usize| {
        let pair = comparison.against_first().find(|pair| pair.candidate == position)?;
        let estimate = &pair.differences.get(Metric::NetCashFlowMean)?;
        let interval = estimate.interval;
        Some(PairedDifference {
            estimate: estimate.value,
            low: interval.map_or(estimate.value, |interval| interval.low),
            high: interval.map_or(estimate.value, |interval| interval.high),
        })
    };
    let outcomes = comparison.candidates.iter().enumerate().map(|(position, one)| MixOutcome {
        name: one.name.clone(),
        values: one.net_cash_flows.clone(),
        probability_out_of_cash: one.metrics.value(Metric::ProbabilityOutOfCash),
        difference: difference(position),
    });
    MixComparison {
        business: comparison.business.clone(),
        days: comparison.horizon.days() as u32,
        mixes: outcomes.collect(),
        interval_level: CONFIDENCE,
    }
}
