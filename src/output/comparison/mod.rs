//! What is written and said about a comparison.

mod further_json;
mod further_words;
mod json;
mod rows;
mod words;

use json::comparison_json;
use words::comparison_spoken;

use serde_json::Value;

use super::pictures::Undrawn;
use super::scenarios::{SCENARIOS_CSV, ScenarioMix, mixes_table};
use super::{Answer, CsvStyle, OutputError, Table};
use crate::charts::{
    Diversification, Look, MixComparison, MixOutcome, MixPrice, PairedDifference, PartOfTotal,
    Picture, diversification, mix_comparison,
};
use crate::decide::Further;
use crate::language::{Language, Words};
use crate::metrics::{CONFIDENCE, Estimate};
use crate::report::{Comparison, Life, Metric};

/// Name of the chart's files.
const CHART: &str = "mix_comparison";

/// A comparison, and what was asked beyond it.
#[derive(Debug, Clone)]
pub struct ComparisonAnswer {
    /// The mixes side by side.
    pub comparison: Comparison,
    /// What was asked beyond.
    pub further: Further,
    /// Which scenario and mix each candidate is, in the order of the candidates.
    pub places: Vec<ScenarioMix>,
}

impl Answer for ComparisonAnswer {
    fn business(&self) -> &str {
        &self.comparison.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        let mut lines = comparison_spoken(&self.comparison, &self.further, language);
        if self.places.windows(2).any(|pair| pair[0].scenario != pair[1].scenario) {
            let seed = self.comparison.seed.to_string();
            let words = Words::of(language);
            lines.push(words.text("terminal.compare.same_draws", &[("seed", &seed)]));
        }
        lines
    }

    fn summary(&self, _language: Language) -> Value {
        comparison_json(&self.comparison, &self.further)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        let Self { comparison, further, places } = self;
        vec![
            ("comparison.csv", rows::comparison_table(comparison, further, style)),
            (SCENARIOS_CSV, mixes_table(comparison, places, style)),
        ]
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        Ok(vec![(CHART.to_owned(), comparison_chart(&self.comparison, look)?)])
    }
}

/// All charts of mixes with their names, to be drawn.
pub(in crate::output) fn charts_of_mixes(
    comparison: &Comparison,
    look: Look,
) -> Vec<(&'static str, Undrawn<'_>)> {
    let look = look.in_currency(&comparison.currency).with_seed(comparison.seed);
    let mut charts: Vec<(&'static str, Undrawn<'_>)> =
        vec![(CHART, Box::new(move || mix_comparison(&chart_of(comparison), look)))];
    let prices = prices_of(comparison);
    if !prices.mixes.is_empty() {
        charts.push(("diversification", Box::new(move || diversification(&prices, look))));
    }
    charts
}

/// What mixes cost and save against the first.
fn prices_of(comparison: &Comparison) -> Diversification {
    let part = |estimate: &Estimate| {
        let ends = estimate.interval.map(|ends| (ends.low, ends.high));
        let (low, high) = ends.unwrap_or((estimate.value, estimate.value));
        PartOfTotal { estimate: estimate.value, low, high }
    };
    let mixes = comparison.against_first().filter_map(|pair| {
        let candidate = comparison.candidates.get(pair.candidate)?;
        let price = pair.price.as_ref()?;
        Some(MixPrice {
            name: candidate.name.clone(),
            quiet: price.in_quiet.as_ref().map(part),
            worst: part(&price.in_worst),
        })
    });
    Diversification {
        business: comparison.business.clone(),
        days: comparison.horizon.days() as u32,
        mixes: mixes.collect(),
        interval_level: CONFIDENCE,
        paths: comparison.paths as u64,
    }
}

/// The chart of a comparison.
///
/// # Errors
/// When it cannot be drawn.
pub fn comparison_chart(
    comparison: &Comparison,
    look: impl Into<Look>,
) -> Result<Picture, OutputError> {
    let look = look.into().in_currency(&comparison.currency).with_seed(comparison.seed);
    mix_comparison(&chart_of(comparison), look).map_err(|source| OutputError::chart(CHART, source))
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
        probability_without_shocks: one
            .metrics
            .of(Metric::ProbabilityOutOfCash, Life::WithoutShocks)
            .filter(|_| one.has_shocks)
            .map(|without| without.value),
        difference: difference(position),
    });
    MixComparison {
        business: comparison.business.clone(),
        days: comparison.horizon.days() as u32,
        mixes: outcomes.collect(),
        interval_level: CONFIDENCE,
    }
}
