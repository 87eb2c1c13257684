//! The figures of a stress test for programs: JSON and CSV.

use serde_json::{Value, json};

use crate::decide::stress::{Axis, Breaking, CrossingPoint, Grid, Stress};
use crate::metrics::{CONFIDENCE, Chance};
use crate::output::Table;
use crate::output::cells::{Cell, CsvStyle};
use crate::output::json::{SUMMARY_VERSION, about, engine, estimate, with};
use crate::report::Unit;

/// Every figure of a stress test with its interval.
pub(super) fn stress_json(stress: &Stress) -> Value {
    let asked = about(&stress.business, &stress.currency, stress.horizon);
    json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(stress.seed, stress.paths as usize),
        "stress": with(asked, "breaking_chance", stress.level),
        "conventions": {
            "out_of_cash": "a day closes below minus the credit limit",
            "draws": "the same for all points, so their differences are surer than their intervals",
            "interval": "Wilson's, 95%; of a breaking point: the values around it at which the breaking chance lies within that interval of the chance",
            "breaking_point": "the crossings found between scanned values; two that lie between the same two values are not seen",
        },
        "base": chance(&stress.base),
        "grid": stress.grid.as_ref().map(grid_json),
        "breaking_points": stress.breaking.iter().map(breaking_json).collect::<Vec<_>>(),
    })
}

fn chance(chance: &Chance) -> Value {
    estimate(&chance.estimate, Unit::Share)
}

fn axis_json(axis: &Axis) -> Value {
    json!({ "path": axis.path, "values": axis.values, "today": axis.today })
}

fn grid_json(grid: &Grid) -> Value {
    let row = |row: &Vec<Chance>| row.iter().map(chance).collect::<Vec<_>>();
    json!({
        "x": axis_json(&grid.x),
        "y": grid.y.as_ref().map(axis_json),
        "probability_out_of_cash": grid.chances.iter().map(row).collect::<Vec<_>>(),
    })
}

fn breaking_json(breaking: &Breaking) -> Value {
    json!({
        "axis": axis_json(&breaking.axis),
        "found": found(breaking),
        "crossings": breaking.crossings.iter().map(crossing_json).collect::<Vec<_>>(),
        "probability_out_of_cash": breaking.scan.iter().map(chance).collect::<Vec<_>>(),
    })
}

fn crossing_json(crossing: &CrossingPoint) -> Value {
    json!({
        "value": crossing.value,
        "low": crossing.low,
        "high": crossing.high,
        "confidence": CONFIDENCE,
        "chance_rises": crossing.rises,
    })
}

/// What was found, in one word.
fn found(breaking: &Breaking) -> &'static str {
    match (breaking.crossings.is_empty(), breaking.begins_above) {
        (false, _) => "crossings",
        (true, true) => "above_everywhere",
        (true, false) => "below_everywhere",
    }
}

/// One row a cell.
pub(super) fn grid_table(grid: &Grid, style: CsvStyle) -> Table {
    let axes = std::iter::once(&grid.x).chain(&grid.y).map(|axis| axis.path.as_str());
    let rows = grid.cells().map(|(x, y, chance)| {
        let place = std::iter::once(x).chain(y).map(Cell::Number);
        place.chain(chance_cells(chance)).collect::<Vec<Cell>>()
    });
    Table::of(style, axes.chain(CHANCE), rows)
}

/// One row a crossing; an axis without one has a row that says so.
pub(super) fn breaking_table(breaking: &[Breaking], style: CsvStyle) -> Table {
    let rows = breaking.iter().flat_map(|one| {
        let start = [one.axis.path.as_str().into(), found(one).into()];
        let row = |ends: [Option<f64>; 3], rises: String| {
            let ends = ends.map(|end| Cell::Number(end.unwrap_or(f64::NAN)));
            start.iter().cloned().chain(ends).chain([rises.into()]).collect::<Vec<Cell>>()
        };
        let of = |crossing: &CrossingPoint| {
            let ends = [Some(crossing.value), crossing.low, crossing.high];
            row(ends, crossing.rises.to_string())
        };
        if one.crossings.is_empty() {
            return vec![row([None; 3], String::new())];
        }
        one.crossings.iter().map(of).collect::<Vec<_>>()
    });
    let header = ["path", "found", "value", "low", "high", "chance_rises"];
    Table::of(style, header, rows)
}

/// One row a scanned value of each axis.
pub(super) fn scan_table(breaking: &[Breaking], style: CsvStyle) -> Table {
    let rows = breaking.iter().flat_map(|one| {
        one.axis.values.iter().zip(&one.scan).map(|(value, chance)| {
            let place = [one.axis.path.as_str().into(), Cell::Number(*value)];
            place.into_iter().chain(chance_cells(chance))
        })
    });
    Table::of(style, ["path", "value"].into_iter().chain(CHANCE), rows)
}

const CHANCE: [&str; 5] = ["probability_out_of_cash", "low", "high", "paths_out_of_cash", "paths"];

fn chance_cells(chance: &Chance) -> [Cell; 5] {
    let Chance { successes, estimate } = chance;
    let end = |value: Option<f64>| Cell::Number(value.unwrap_or(f64::NAN));
    [
        Cell::Number(estimate.value),
        end(estimate.interval.map(|interval| interval.low)),
        end(estimate.interval.map(|interval| interval.high)),
        Cell::count(successes),
        Cell::count(estimate.sample),
    ]
}
