//! The figures that matter most, and what each shock does.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{Cell, Grid, Kind, difference};
use super::{Titles, has_shocks, word, words_of};
use crate::metrics::Estimate;
use crate::pack::Told;
use crate::report::{Life, Metric, Unit};

/// The most important figures of both lives.
pub(super) fn summary(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[46.0, 16.0, 20.0, 20.0, 20.0, 16.0])?;
    let is_twice = has_shocks(told);
    let columns: &[&str] = if is_twice {
        &["figure", "unit", "with", "without", "difference", "error"]
    } else {
        &["figure", "unit", "result", "error"]
    };
    grid.headings(&words_of(told, columns))?;
    let metrics = &told.material.report.metrics;
    for figure in metrics.iter().filter(|figure| figure.life == Life::AsItIs) {
        let metric = figure.metric;
        let key = format!("document.figure.{}", metric.name());
        let Some(name) = told.words.find(&key) else { continue };
        let unit = metric.unit();
        let error = figure.estimate.std_error.map_or(Cell::Empty, |error| cell(error, unit));
        let with = figure.estimate.value;
        let mut row =
            vec![Cell::Text(name.to_owned()), unit_in_words(told, unit), cell(with, unit)];
        if is_twice {
            let without = without(told, metric).map_or(f64::NAN, |found| found.value);
            row.push(cell(without, unit));
            row.push(difference(grid.next(), (2, 3), kind(unit), (with, without)));
        }
        row.push(error);
        grid.row(row)?;
    }
    Ok(grid.finish())
}

/// The figure of the same futures without shocks.
fn without<'a>(told: &'a Told<'_>, metric: Metric) -> Option<&'a Estimate> {
    let metrics = &told.material.report.metrics;
    match metric {
        Metric::SalesMean => metrics.get(Metric::SalesWithoutShocksMean),
        metric => metrics.of(metric, Life::WithoutShocks),
    }
}

fn unit_in_words(told: &Told<'_>, unit: Unit) -> Cell {
    let key = match unit {
        Unit::Money => "document.unit.money",
        Unit::Share => "document.unit.share",
        Unit::Days => "document.unit.days",
        Unit::Number => "document.unit.number",
    };
    Cell::Text(told.words.text(key, &[]))
}

const fn kind(unit: Unit) -> Kind {
    match unit {
        Unit::Money => Kind::Money,
        Unit::Share => Kind::Share,
        Unit::Days | Unit::Number => Kind::Number,
    }
}

const fn cell(value: f64, unit: Unit) -> Cell {
    match kind(unit) {
        Kind::Money => Cell::Money(value),
        Kind::Share => Cell::Share(value),
        Kind::Number => Cell::Number(value),
    }
}

/// What each shock does: the same futures with it and without it.
pub(super) fn shocks(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[36.0, 16.0, 22.0, 22.0, 22.0])?;
    let mut headings = words_of(told, &["shock", "happens", "cash_changed", "out_added"]);
    headings.push(word(told, "first_week"));
    grid.headings(&headings)?;
    for shock in &told.material.report.shocks {
        let changed = |metric| shock.because_of_it.get(metric).map_or(f64::NAN, |it| it.value);
        let first_week = shock.given_it_happens.get(Metric::FirstWeekSalesChangeMedian);
        grid.row(vec![
            Cell::Text(shock.name.clone()),
            Cell::Number(100.0 * shock.probability.estimate.value),
            Cell::Money(changed(Metric::NetCashFlowMean)),
            Cell::Number(100.0 * changed(Metric::ProbabilityOutOfCash)),
            first_week.map_or(Cell::Empty, |change| Cell::Share(change.value)),
        ])?;
    }
    Ok(grid.finish())
}
