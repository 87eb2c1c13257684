//! `comparison.csv`.

use super::super::csv::{Table, estimate_cells};
use super::further_json::id;
use crate::decide::Further;
use crate::decide::break_even::{BreakEven, Crossing};
use crate::decide::returns::VerdictsOfMix;
use crate::metrics::Estimate;
use crate::report::{Comparison, Pair};

/// One row a figure of each mix, then one a difference of each pair, then what was asked beyond.
pub(super) fn comparison_table(comparison: &Comparison, further: &Further) -> Table {
    let mut table = Table::new();
    table.row(&["mix", "against", "figure", "value", "std_error", "low", "high"]);
    for one in &comparison.candidates {
        for metric in &one.metrics {
            row(&mut table, (&one.id, ""), &metric.name(), &metric.estimate);
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
        row(table, mixes, &metric.name(), &metric.estimate);
    }
    row(table, mixes, "better", &pair.better.ties_split);
    if let Some(found) = &pair.dominance {
        row(table, mixes, "dominance_better_levels", &found.better_levels);
        row(table, mixes, "dominance_largest_shortfall", &found.largest_shortfall);
        row(table, mixes, "dominance_largest_excess_chance", &found.largest_excess_chance);
    }
    if let Some(found) = &pair.price {
        row(table, mixes, "quiet_futures", &found.quiet.estimate);
        if let Some(in_quiet) = &found.in_quiet {
            row(table, mixes, "price_in_quiet_futures", in_quiet);
        }
        row(table, mixes, "price_in_the_worst_5_percent", &found.in_worst);
    }
}

/// Empty cells where there is no break-even.
fn break_even_row(table: &mut Table, comparison: &Comparison, found: &BreakEven) {
    let cells = match &found.crossing {
        Crossing::At { at, .. } => estimate_cells(at),
        Crossing::Nowhere(_) => Default::default(),
    };
    let name = format!("break_even.{}", found.shock);
    let mut row = vec![id(comparison, found.mix).to_owned(), id(comparison, 0).to_owned(), name];
    row.extend(cells);
    table.row(&row);
}

fn returns_rows(table: &mut Table, comparison: &Comparison, found: &VerdictsOfMix) {
    let mixes = (id(comparison, found.mix), id(comparison, 0));
    for at in &found.by_returns {
        for (figure, judged) in [
            ("net_cash_flow_mean", &at.mean),
            ("expected_shortfall_95", &at.expected_shortfall),
            ("probability_out_of_cash", &at.out_of_cash),
        ] {
            let name = format!("returns_to_effort_{}.{figure}", at.returns_to_effort);
            row(table, mixes, &name, &judged.difference);
        }
    }
}

fn row(table: &mut Table, (mix, against): (&str, &str), figure: &str, estimate: &Estimate) {
    let mut row = vec![mix.to_owned(), against.to_owned(), figure.to_owned()];
    row.extend(estimate_cells(estimate));
    table.row(&row);
}
