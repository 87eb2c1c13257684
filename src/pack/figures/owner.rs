//! What the owner plans by: the calendar of cash, a plan, an hour of live selling.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{Cell, Grid, Kind, at, difference, sum_of_column};
use super::{Titles, word, words_of};
use crate::output::cash_calendar;
use crate::pack::Told;

/// Whether anything is paid on days of its own.
pub(super) fn has_calendar(told: &Told<'_>) -> bool {
    cash_calendar(&told.material.report).is_some()
}

/// Whether the owner does anything in any future.
pub(super) fn has_plan(told: &Told<'_>) -> bool {
    told.material.report.plan.is_some()
}

/// Whether a channel sells live.
pub(super) fn has_live(told: &Told<'_>) -> bool {
    !told.material.report.live.is_empty()
}

/// What is paid in each week of a typical future, by what it is for.
pub(super) fn calendar(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let report = &told.material.report;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    let found = cash_calendar(report);
    let rows: Vec<_> = found
        .iter()
        .flat_map(|calendar| &calendar.rows)
        .filter(|row| row.by_week.iter().any(|amount| *amount != 0.0))
        .collect();
    grid.widths(&[vec![9.0, 12.0], vec![18.0; rows.len() + 1]].concat())?;
    let mut headings = words_of(told, &["week", "date"]);
    headings.extend(rows.iter().map(|row| row.purpose.name(told.words)));
    headings.push(word(told, "total"));
    grid.headings(&headings)?;
    let first = grid.next();
    let mut sums = Vec::new();
    for week in 0..report.calendar.weeks {
        let row = grid.next();
        let amounts: Vec<f64> = rows.iter().map(|row| row.by_week[week]).collect();
        let sum: f64 = amounts.iter().sum();
        let date = report.horizon.date(7 * week as i64);
        let mut cells = vec![Cell::Count(week as u64 + 1), Cell::Date(date)];
        cells.extend(amounts.into_iter().map(Cell::Money));
        let total = format!("=SUM({}:{})", at(row, 2), at(row, 1 + rows.len() as u16));
        cells.push(Cell::Formula(total, Kind::Money, sum));
        grid.row(cells)?;
        sums.push(sum);
    }
    let weeks = (first, grid.next());
    let mut totals = vec![Cell::Text(word(told, "total")), Cell::Empty];
    let columns = rows.iter().map(|row| row.by_week.as_slice()).chain([sums.as_slice()]);
    totals.extend((2..).zip(columns).map(|(column, values)| sum_of_column(values, weeks, column)));
    grid.row(totals)?;
    Ok(grid.finish())
}

/// A plan week by week, with it and without it.
pub(super) fn plan(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[vec![16.0], vec![20.0; 6]].concat())?;
    let headings =
        ["weeks_since", "sales_with", "sales_without", "difference", "cash_with", "cash_without"];
    let mut headings = words_of(told, &headings);
    headings.push(word(told, "difference"));
    grid.headings(&headings)?;
    let Some(plan) = &told.material.report.plan else { return Ok(grid.finish()) };
    let sales = plan.sales.iter().zip(&plan.sales_without);
    let cash = plan.cash.iter().zip(&plan.cash_without);
    for (week, ((with, without), (cash, cash_without))) in sales.zip(cash).enumerate() {
        let row = grid.next();
        grid.row(vec![
            Cell::Number(week as f64 - plan.weeks_before as f64),
            Cell::Money(*with),
            Cell::Money(*without),
            difference(row, (1, 2), Kind::Money, (*with, *without)),
            Cell::Money(*cash),
            Cell::Money(*cash_without),
            difference(row, (4, 5), Kind::Money, (*cash, *cash_without)),
        ])?;
    }
    Ok(grid.finish())
}

/// Viewers, buyers and rupiah of an hour of each live channel.
pub(super) fn live(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let report = &told.material.report;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[vec![34.0, 18.0], vec![16.0; 6]].concat())?;
    let headings =
        ["channel", "hour", "viewers", "conversion", "buyers", "order_value", "sales", "left"];
    grid.headings(&words_of(told, &headings))?;
    for live in &report.live {
        let name = report.channels.get(live.channel).map_or("", |channel| &channel.name);
        let later = (live.hours_per_session > 1.0)
            .then_some(("chart.live_funnel.later_hour", live.viewers_later_hour));
        let first = match live.hours_per_session < 1.0 {
            true => "chart.live_funnel.session",
            false => "chart.live_funnel.first_hour",
        };
        for (hour, viewers) in [Some((first, live.viewers_first_hour)), later].into_iter().flatten()
        {
            let buyers = viewers * live.conversion;
            grid.row(vec![
                Cell::Text(name.to_owned()),
                Cell::Text(told.words.text(hour, &[])),
                Cell::Number(viewers),
                Cell::Share(live.conversion),
                Cell::Number(buyers),
                Cell::Money(live.order_value),
                Cell::Money(buyers * live.order_value),
                Cell::Money(buyers * live.order_value * live.margin),
            ])?;
        }
    }
    Ok(grid.finish())
}
