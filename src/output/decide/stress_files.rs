//! The figures of a stress test for programs: JSON and CSV.

use serde_json::{Value, json};

use crate::decide::stress::{Axis, Breaking, CrossingPoint, Grid, Stress};
use crate::metrics::{CONFIDENCE, Chance, Estimate};
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
            "without_shocks": "the same paths without shocks, the same for all numbers of shocks; because_of_shocks: the chance less that one; errors are paired",
            "interval": "Wilson's, 95%; of a breaking point: the values around it at which the breaking chance lies within that interval of the chance",
            "breaking_point": "the crossings found between scanned values; two that lie between the same two values are not seen",
        },
        "base": chance(&stress.base),
        "base_without_shocks": chance(&stress.base_because_of_shocks.0),
        "base_because_of_shocks": estimate(&stress.base_because_of_shocks.1, Unit::Share),
        "grid": stress.grid.as_ref().map(grid_json),
        "breaking_points": stress.breaking.iter().map(breaking_json).collect::<Vec<_>>(),
    })
}

fn chance(chance: &Chance) -> Value {
    share(&chance.estimate)
}

fn share(figure: &Estimate) -> Value {
    estimate(figure, Unit::Share)
}

fn axis_json(axis: &Axis) -> Value {
    json!({ "path": axis.path, "values": axis.values, "today": axis.today })
}

fn grid_json(grid: &Grid) -> Value {
    let row = |row: &Vec<Chance>| row.iter().map(chance).collect::<Vec<_>>();
    let added = |row: &Vec<Estimate>| row.iter().map(share).collect::<Vec<_>>();
    json!({
        "x": axis_json(&grid.x),
        "y": grid.y.as_ref().map(axis_json),
        "probability_out_of_cash": grid.chances.iter().map(row).collect::<Vec<_>>(),
        "probability_out_of_cash_without_shocks":
            grid.without_shocks.iter().map(row).collect::<Vec<_>>(),
        "probability_out_of_cash_because_of_shocks":
            grid.because_of_shocks.iter().map(added).collect::<Vec<_>>(),
    })
}

fn breaking_json(breaking: &Breaking) -> Value {
    json!({
        "axis": axis_json(&breaking.axis),
        "found": found(breaking),
        "crossings": breaking.crossings.iter().map(crossing_json).collect::<Vec<_>>(),
        "probability_out_of_cash": breaking.scan.iter().map(chance).collect::<Vec<_>>(),
        "probability_out_of_cash_without_shocks":
            breaking.scan_without_shocks.iter().map(chance).collect::<Vec<_>>(),
        "probability_out_of_cash_because_of_shocks":
            breaking.scan_because_of_shocks.iter().map(share).collect::<Vec<_>>(),
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
    let calm = grid.without_shocks.iter().flatten().zip(grid.because_of_shocks.iter().flatten());
    let rows = grid.cells().zip(calm).map(|((x, y, chance), calm)| {
        let place = std::iter::once(x).chain(y).map(Cell::Number);
        place.chain(chance_cells(chance, calm)).collect::<Vec<Cell>>()
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
        let calm = one.scan_without_shocks.iter().zip(&one.scan_because_of_shocks);
        one.axis.values.iter().zip(&one.scan).zip(calm).map(|((value, chance), calm)| {
            let place = [one.axis.path.as_str().into(), Cell::Number(*value)];
            place.into_iter().chain(chance_cells(chance, calm))
        })
    });
    Table::of(style, ["path", "value"].into_iter().chain(CHANCE), rows)
}

const CHANCE: [&str; 8] = [
    "probability_out_of_cash",
    "low",
    "high",
    "paths_out_of_cash",
    "paths",
    "probability_out_of_cash_without_shocks",
    "probability_out_of_cash_because_of_shocks",
    "because_of_shocks_std_error",
];

fn chance_cells(chance: &Chance, (without, because): (&Chance, &Estimate)) -> [Cell; 8] {
    let Chance { successes, estimate } = chance;
    let end = |value: Option<f64>| Cell::Number(value.unwrap_or(f64::NAN));
    [
        Cell::Number(estimate.value),
        end(estimate.interval.map(|interval| interval.low)),
        end(estimate.interval.map(|interval| interval.high)),
        Cell::count(successes),
        Cell::count(estimate.sample),
        Cell::Number(without.estimate.value),
        Cell::Number(because.value),
        end(because.std_error),
    ]
}
