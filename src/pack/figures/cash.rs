//! Cash day by day, what money is for, results from bad to good.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{Cell, Grid, Kind, difference, sum_of_column};
use super::{Titles, has_shocks, word, words_of};
use crate::charts::Purpose;
use crate::ensemble::Fan;
use crate::numeric::quantile_type7;
use crate::output::money_by_purpose;
use crate::pack::Told;

/// The shares of futures below the bands, and below the middle.
const BANDS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Cash at the close of each day, and how many futures have run out by then.
pub(super) fn days(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let report = &told.material.report;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[vec![8.0, 12.0], vec![18.0; 9]].concat())?;
    let bands = ["low_nine", "low_five", "middle", "high_five", "high_nine"];
    let mut headings = words_of(told, &["day", "date"]);
    headings.extend(words_of(told, &bands));
    headings.push(word(told, "out"));
    if has_shocks(told) {
        headings.extend(words_of(told, &["low_without", "middle_without", "out_without"]));
    }
    grid.headings(&headings)?;
    let quantiles = |fan: &Fan, shares: &[f64]| -> Vec<Vec<f64>> {
        shares.iter().map(|share| fan.quantile(*share)).collect()
    };
    let with = quantiles(&report.cash, &BANDS);
    let calm = report.cash_without_shocks.as_ref().map(|fan| quantiles(fan, &[0.05, 0.5]));
    let calm_out = told.material.figures.running_out_without.as_ref();
    for day in 0..report.horizon.days() {
        let money = |values: &Vec<f64>| values.get(day).map_or(Cell::Empty, |it| Cell::Money(*it));
        let date = Cell::Date(report.horizon.date(day as i64));
        let mut cells = vec![Cell::Count(day as u64 + 1), date];
        cells.extend(with.iter().map(money));
        let of_hundred = |chance: f64| Cell::Number(100.0 * chance);
        let out = report.running_out.by_day.get(day);
        cells.push(out.map_or(Cell::Empty, |chance| of_hundred(chance.estimate.value)));
        cells.extend(calm.iter().flatten().map(money));
        let out = calm_out.and_then(|out| out.by_day.get(day));
        cells.extend(out.map(|chance| of_hundred(chance.estimate.value)));
        grid.row(cells)?;
    }
    Ok(grid.finish())
}

/// What money comes and goes for, in a typical future and in a bad one.
pub(super) fn money(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[34.0, 22.0, 22.0])?;
    grid.headings(&words_of(told, &["purpose", "typical", "bad"]))?;
    let figures = &told.material.figures;
    let both = [&figures.typical, &figures.bad].map(money_by_purpose);
    let first = grid.next();
    let mut columns = both.clone().map(|future| vec![future.opening]);
    let opening = both.each_ref().map(|future| Cell::Money(future.opening));
    grid.row([vec![Cell::Text(word(told, "opening"))], opening.into()].concat_cells())?;
    for (place, purpose) in Purpose::ALL.into_iter().enumerate() {
        let amounts = both.each_ref().map(|future| future.amounts[place]);
        for (column, amount) in columns.iter_mut().zip(amounts) {
            column.push(amount);
        }
        let cells = amounts.map(Cell::Money);
        grid.row([vec![Cell::Text(purpose.name(told.words))], cells.into()].concat_cells())?;
    }
    let rows = (first, grid.next());
    let [typical, bad] = &columns;
    grid.row(vec![
        Cell::Text(word(told, "closing")),
        sum_of_column(typical, rows, 1),
        sum_of_column(bad, rows, 2),
    ])?;
    Ok(grid.finish())
}

/// Cells one after another.
trait ConcatCells {
    fn concat_cells(self) -> Vec<Cell>;
}

impl<const N: usize> ConcatCells for [Vec<Cell>; N] {
    fn concat_cells(self) -> Vec<Cell> {
        self.into_iter().flatten().collect()
    }
}

/// The change of cash by how many futures are worse.
pub(super) fn levels(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let report = &told.material.report;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[20.0, 22.0, 22.0, 22.0])?;
    let is_twice = has_shocks(told);
    let columns: &[&str] =
        if is_twice { &["worse", "with", "without", "difference"] } else { &["worse", "result"] };
    grid.headings(&words_of(told, columns))?;
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_unstable_by(f64::total_cmp);
        values
    };
    let with = sorted(&report.net_cash_flows);
    let without = sorted(&report.net_cash_flows_without_shocks);
    for worse in 1..=99_u64 {
        let share = worse as f64 / 100.0;
        let value = quantile_type7(&with, share);
        let mut cells = vec![Cell::Count(worse), Cell::Money(value)];
        if is_twice {
            let calm = quantile_type7(&without, share);
            let change = difference(grid.next(), (1, 2), Kind::Money, (value, calm));
            cells.extend([Cell::Money(calm), change]);
        }
        grid.row(cells)?;
    }
    Ok(grid.finish())
}

/// Cash of a few futures day by day.
pub(super) fn futures(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let report = &told.material.report;
    let futures = &told.material.figures.futures;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[vec![8.0, 12.0], vec![16.0; futures.len()]].concat())?;
    let mut headings = words_of(told, &["day", "date"]);
    let named = |n: usize| told.words.text("document.sheet.future", &[("n", &n.to_string())]);
    headings.extend((1..=futures.len()).map(named));
    grid.headings(&headings)?;
    for day in 0..report.horizon.days() {
        let date = Cell::Date(report.horizon.date(day as i64));
        let mut cells = vec![Cell::Count(day as u64 + 1), date];
        let cash = futures.iter().map(|future| future.get(day).copied());
        cells.extend(cash.map(|cash| cash.map_or(Cell::Empty, Cell::Money)));
        grid.row(cells)?;
    }
    Ok(grid.finish())
}
