//! `comparison.csv`.

use super::super::cells::{Cell, CsvStyle};
use super::super::csv::{Table, estimate_cells};
use super::further_json::id;
use crate::decide::Further;
use crate::decide::break_even::{BreakEven, Crossing};
use crate::decide::returns::{Returns, VerdictsOfMix};
use crate::metrics::Estimate;
use crate::report::{Comparison, Metric, MetricEstimate, Pair, Unit};

/// One row a figure of each mix, then one a difference of each pair, then what was asked beyond.
pub(super) fn comparison_table(
    comparison: &Comparison,
    further: &Further,
    style: CsvStyle,
) -> Table {
    let mut table = Table::new(style);
    table.row(["mix", "against", "figure", "value", "std_error", "low", "high"]);
    for one in &comparison.candidates {
        for metric in &one.metrics {
            row(&mut table, (&one.id, ""), &metric.name(), unit(metric), &metric.estimate);
        }
    }
    for pair in &comparison.pairs {
        pair_rows(&mut table, comparison, pair);
    }
    for found in further.break_even.iter().flatten() {
        break_even_row(&mut table, comparison, found);
    }
    for found in further.returns.iter().flatten() {
        returns_rows(&mut table, comparison, found);
    }
    table
}

fn pair_rows(table: &mut Table, comparison: &Comparison, pair: &Pair) {
    let mixes = (id(comparison, pair.candidate), id(comparison, pair.against));
    for metric in &pair.differences {
        row(table, mixes, &metric.name(), unit(metric), &metric.estimate);
    }
    row(table, mixes, "better", Unit::Share, &pair.better.ties_split);
    if let Some(found) = &pair.dominance {
        row(table, mixes, "dominance_better_levels", Unit::Share, &found.better_levels);
        row(table, mixes, "dominance_largest_shortfall", Unit::Money, &found.largest_shortfall);
        row(
            table,
            mixes,
            "dominance_largest_excess_chance",
            Unit::Share,
            &found.largest_excess_chance,
        );
    }
    if let Some(found) = &pair.price {
        row(table, mixes, "quiet_futures", Unit::Share, &found.quiet.estimate);
        if let Some(in_quiet) = &found.in_quiet {
            row(table, mixes, "price_in_quiet_futures", Unit::Money, in_quiet);
        }
        row(table, mixes, "price_in_the_worst_5_percent", Unit::Money, &found.in_worst);
    }
}

/// Empty cells where there is no break-even.
fn break_even_row(table: &mut Table, comparison: &Comparison, found: &BreakEven) {
    let cells = match &found.crossing {
        Crossing::At { at, .. } => estimate_cells(at, Unit::Number),
        Crossing::Nowhere(_) => [f64::NAN; 4].map(Cell::Number),
    };
    let name = format!("break_even.{}", found.shock);
    let place = [id(comparison, found.mix).into(), id(comparison, 0).into(), name.into()];
    table.row(place.into_iter().chain(cells));
}

fn returns_rows(table: &mut Table, comparison: &Comparison, found: &VerdictsOfMix) {
    let mixes = (id(comparison, found.mix), id(comparison, 0));
    for at in &found.by_returns {
        for (figure, judged) in [
            (Metric::NetCashFlowMean, &at.mean),
            (Metric::ExpectedShortfall95, &at.expected_shortfall),
            (Metric::ProbabilityOutOfCash, &at.out_of_cash),
        ] {
            let name = format!("returns_to_effort_{}.{}", held(at.returns), figure.name());
            row(table, mixes, &name, figure.unit(), &judged.difference);
        }
    }
}

fn held(returns: Returns) -> &'static str {
    match returns {
        Returns::Low => "low",
        Returns::AsStated => "as_stated",
        Returns::High => "high",
    }
}

fn unit(of: &MetricEstimate) -> Unit {
    of.metric.unit()
}

fn row(
    table: &mut Table,
    (mix, against): (&str, &str),
    figure: &str,
    unit: Unit,
    estimate: &Estimate,
) {
    let place = [mix, against, figure].map(Cell::from);
    table.row(place.into_iter().chain(estimate_cells(estimate, unit)));
}
