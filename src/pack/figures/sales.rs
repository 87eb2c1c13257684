//! Sales by week and by channel.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{Cell, Grid, Kind, at, difference, sum_of_column};
use super::{Titles, has_shocks, word, words_of};
use crate::pack::Told;

/// Mean sales of each channel by week, with their sums.
pub(super) fn weeks(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let report = &told.material.report;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    let channels = report.weekly_sales.len();
    grid.widths(&[vec![9.0, 12.0], vec![18.0; channels + 3]].concat())?;
    let mut headings = words_of(told, &["week", "date"]);
    headings.extend(report.channels.iter().take(channels).map(|channel| channel.name.clone()));
    headings.push(word(told, "all_channels"));
    let is_twice = has_shocks(told);
    if is_twice {
        headings.extend(words_of(told, &["all_without", "difference"]));
    }
    grid.headings(&headings)?;
    let first = grid.next();
    let last_channel = 1 + channels as u16;
    let mut columns = vec![Vec::new(); channels + 3];
    for week in 0..report.horizon.weeks() {
        let row = grid.next();
        let means = report.weekly_sales.iter().map(|fan| fan.means.get(week).copied());
        let means: Vec<f64> = means.map(|mean| mean.unwrap_or(f64::NAN)).collect();
        let sum: f64 = means.iter().sum();
        let date = report.horizon.date(7 * week as i64);
        let mut cells = vec![Cell::Count(week as u64 + 1), Cell::Date(date)];
        cells.extend(means.iter().map(|mean| Cell::Money(*mean)));
        let total = format!("=SUM({}:{})", at(row, 2), at(row, last_channel));
        cells.push(Cell::Formula(total, Kind::Money, sum));
        let mut values = means;
        values.push(sum);
        if is_twice {
            let without = report.weekly_sales_without_shocks.get(week).copied();
            let without = without.unwrap_or(f64::NAN);
            cells.push(Cell::Money(without));
            let (one, other) = (last_channel + 1, last_channel + 2);
            cells.push(difference(row, (one, other), Kind::Money, (sum, without)));
            values.extend([without, sum - without]);
        }
        for (column, value) in columns.iter_mut().zip(values) {
            column.push(value);
        }
        grid.row(cells)?;
    }
    let rows = (first, grid.next());
    let mut totals = vec![Cell::Text(word(told, "total")), Cell::Empty];
    let filled = (2..).zip(columns.iter().filter(|column| !column.is_empty()));
    totals.extend(filled.map(|(column, values)| sum_of_column(values, rows, column)));
    grid.row(totals)?;
    Ok(grid.finish())
}

/// Sales of each channel, its share, and what it adds to cash.
pub(super) fn channels(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let channels = &told.material.report.channels;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[34.0, 20.0, 20.0, 12.0, 22.0])?;
    grid.headings(&words_of(told, &["channel", "platform", "sales", "share", "added"]))?;
    let first = grid.next();
    let sales: Vec<f64> = channels.iter().map(|channel| channel.sales_mean.value).collect();
    let added: Vec<f64> = channels.iter().map(|channel| channel.cash_mean.value).collect();
    let total: f64 = sales.iter().sum();
    let total_row = first + channels.len() as u32;
    for channel in channels {
        let row = grid.next();
        // What belongs to no channel has no platform.
        let is_shared = channel.platform.is_empty();
        let name = if is_shared { word(told, "shared") } else { channel.name.clone() };
        let share = format!("=C{}/C${}", row + 1, total_row + 1);
        let of_total = channel.sales_mean.value / total;
        let share =
            if total > 0.0 { Cell::Formula(share, Kind::Share, of_total) } else { Cell::Empty };
        grid.row(vec![
            Cell::Text(name),
            Cell::Text(channel.platform.clone()),
            Cell::Money(channel.sales_mean.value),
            share,
            Cell::Money(channel.cash_mean.value),
        ])?;
    }
    let rows = (first, total_row);
    grid.row(vec![
        Cell::Text(word(told, "total")),
        Cell::Empty,
        sum_of_column(&sales, rows, 2),
        Cell::Empty,
        sum_of_column(&added, rows, 4),
    ])?;
    Ok(grid.finish())
}
