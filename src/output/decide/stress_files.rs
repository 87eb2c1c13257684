//! The figures of a stress test for programs: JSON and CSV.

use serde_json::{Value, json};

use crate::decide::stress::{Axis, Breaking, CrossingPoint, Grid, Stress};
use crate::metrics::{CONFIDENCE, Chance};
use crate::output::Table;
use crate::output::json::{SUMMARY_VERSION, about, engine, estimate, with};
use crate::output::numbers::number;
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
pub(super) fn grid_table(grid: &Grid) -> Table {
    let mut header = vec![grid.x.path.clone()];
    header.extend(grid.y.as_ref().map(|y| y.path.clone()));
    header.extend(CHANCE.map(str::to_owned));
    let rows = grid.cells().map(|(x, y, chance)| {
        let mut row = vec![number(x)];
        row.extend(y.map(number));
        row.extend(chance_cells(chance));
        row
    });
    Table::of(std::iter::once(header).chain(rows))
}

/// One row a crossing; an axis without one has a row that says so.
pub(super) fn breaking_table(breaking: &[Breaking]) -> Table {
    let header = ["path", "found", "value", "low", "high", "chance_rises"].map(str::to_owned);
    let rows = breaking.iter().flat_map(|one| {
        let start = [one.axis.path.clone(), found(one).to_owned()];
        let cells = |crossing: &CrossingPoint| {
            let optional = |value: Option<f64>| value.map_or_else(String::new, number);
            let ends = [number(crossing.value), optional(crossing.low), optional(crossing.high)];
            [start.to_vec(), ends.to_vec(), vec![crossing.rises.to_string()]].concat()
        };
        if one.crossings.is_empty() {
            let empty = vec![String::new(); 4];
            return vec![[start.to_vec(), empty].concat()];
        }
        one.crossings.iter().map(cells).collect::<Vec<_>>()
    });
    Table::of(std::iter::once(header.to_vec()).chain(rows))
}

/// One row a scanned value of each axis.
pub(super) fn scan_table(breaking: &[Breaking]) -> Table {
    let header = [vec!["path", "value"], CHANCE.to_vec()].concat();
    let rows = breaking.iter().flat_map(|one| {
        one.axis.values.iter().zip(&one.scan).map(|(value, chance)| {
            [vec![one.axis.path.clone(), number(*value)], chance_cells(chance)].concat()
        })
    });
    let header = header.into_iter().map(str::to_owned).collect();
    Table::of(std::iter::once(header).chain(rows))
}

const CHANCE: [&str; 5] = ["probability_out_of_cash", "low", "high", "paths_out_of_cash", "paths"];

fn chance_cells(chance: &Chance) -> Vec<String> {
    let Chance { successes, estimate } = chance;
    let end = |value: Option<f64>| value.map_or_else(String::new, number);
    vec![
        number(estimate.value),
        end(estimate.interval.map(|interval| interval.low)),
        end(estimate.interval.map(|interval| interval.high)),
        successes.to_string(),
        estimate.sample.to_string(),
    ]
}
