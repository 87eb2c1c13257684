//! Tables of a district.

use super::DistrictAnswer;
use crate::district::{ShopLifeSums, ShopRow};
use crate::language::Language;
use crate::language::Words;
use crate::output::cells::{Cell, CsvStyle};
use crate::output::csv::Table;

/// The tables by the names of their files.
pub(super) fn tables(answer: &DistrictAnswer, style: CsvStyle) -> Vec<(&'static str, Table)> {
    let mut tables = vec![
        ("shops.csv", shops(answer, style)),
        ("district_paths.csv", paths(answer, style)),
        ("weeks.csv", weeks(answer, style)),
        ("fund.csv", fund(answer, style)),
    ];
    if !answer.findings.funds.is_empty() {
        tables.push(("fund_shops.csv", fund_shops(answer, style)));
    }
    if !answer.findings.left_out.is_empty() {
        tables.push(("left_out.csv", left_out(answer, style)));
    }
    tables
}

/// One row a shop; amounts are means over futures.
fn shops(answer: &DistrictAnswer, style: CsvStyle) -> Table {
    let paths = answer.paths as f64;
    let header = [
        "name",
        "base",
        "takes_other_mix",
        "probability_out_of_cash",
        "probability_out_of_cash_without_shocks",
        "probability_out_of_cash_with_mix",
        "sales_mean",
        "lost_sales_mean",
        "net_cash_flow_mean",
        "net_cash_flow_mean_without_shocks",
        "net_cash_flow_mean_because_of_shocks",
        "unpaid_wages_mean",
        "main_platform",
        "share_of_main_platform",
        "cash_that_saves_half",
        "cash_that_saves_all",
    ];
    let row = |row: &ShopRow| {
        let sums = &row.sums;
        let mean = |of: i128| Cell::Money(of as f64 / paths);
        let share = |life: &ShopLifeSums| Cell::Number(f64::from(life.out) / paths);
        let (with, without) = (&sums.with, &sums.without);
        let main = row.main_platform.as_ref();
        vec![
            Cell::Text(row.name.clone()),
            Cell::Text(row.base.clone()),
            Cell::Text(row.is_diversified.to_string()),
            share(with),
            share(without),
            sums.diversified.as_ref().map_or(Cell::Number(f64::NAN), share),
            mean(with.sales),
            mean(without.sales - with.sales),
            mean(with.net_cash_flow),
            mean(without.net_cash_flow),
            mean(with.net_cash_flow - without.net_cash_flow),
            mean(with.unpaid_wages),
            Cell::Text(main.map(|(platform, _)| platform.clone()).unwrap_or_default()),
            Cell::Number(main.map_or(f64::NAN, |(_, share)| *share)),
            cash_that_saves(row, 0.5),
            cash_that_saves(row, 1.0),
        ]
    };
    Table::of(style, header, answer.findings.shops.iter().map(row))
}

/// Cash before the first day that gets the shop through this share of the futures in which it runs
/// out, at least; a step of the fund.
fn cash_that_saves(row: &ShopRow, share: f64) -> Cell {
    let wanted = share * f64::from(row.sums.with.out);
    let (mut saved, mut cash) = (0u32, 0i128);
    for step in &row.sums.fund {
        if f64::from(saved) >= wanted {
            break;
        }
        saved += step.saved;
        cash += step.cost;
    }
    Cell::Money(cash as f64)
}

/// One row a future.
fn paths(answer: &DistrictAnswer, style: CsvStyle) -> Table {
    let header = [
        "path",
        "lost_sales",
        "net_cash_flow",
        "net_cash_flow_without_shocks",
        "unpaid_wages",
        "unpaid_wages_without_shocks",
        "shops_out_of_cash",
        "shops_out_of_cash_without_shocks",
        "shops_out_of_cash_at_once",
        "shops_out_of_cash_at_once_without_shocks",
    ];
    let rows = answer.findings.paths.iter().enumerate().map(|(number, path)| {
        let money = [path.lost].into_iter().chain(path.net_cash_flow).chain(path.unpaid_wages);
        let counts = path.out.into_iter().chain(path.peak).map(Cell::count);
        std::iter::once(Cell::count(number))
            .chain(money.map(Cell::Money))
            .chain(counts)
            .collect::<Vec<Cell>>()
    });
    Table::of(style, header, rows)
}

/// Shops out of cash, week by week.
fn weeks(answer: &DistrictAnswer, style: CsvStyle) -> Table {
    let header = [
        "week",
        "first_date",
        "mean",
        "p50",
        "p95",
        "mean_without_shocks",
        "p50_without_shocks",
        "p95_without_shocks",
    ];
    let rows = answer.findings.weeks.iter().enumerate().map(|(number, week)| {
        let date = answer.start.checked_add(jiff::Span::new().days(7 * number as i64));
        let date = date.map(|date| date.to_string()).unwrap_or_default();
        let values = week.with.into_iter().chain(week.without).map(Cell::Number);
        [Cell::count(number), Cell::Text(date)].into_iter().chain(values).collect::<Vec<Cell>>()
    });
    Table::of(style, header, rows)
}

/// The fund as it grows.
fn fund(answer: &DistrictAnswer, style: CsvStyle) -> Table {
    let paths = answer.paths as f64;
    let rows = answer.findings.fund_curve.iter().map(|point| {
        let cost = point.last.cost as f64 / f64::from(point.last.saved);
        [
            Cell::Money(point.size as f64),
            Cell::Number(point.saved as f64 / paths),
            Cell::Money(cost),
            Cell::Number(1.0 / cost / paths),
        ]
    });
    Table::of(style, ["size", "shops_saved", "cost_per_future_saved", "marginal"], rows)
}

/// Whom a fund of each size helps.
fn fund_shops(answer: &DistrictAnswer, style: CsvStyle) -> Table {
    let paths = answer.paths as f64;
    let rows = answer.findings.funds.iter().flat_map(|fund| {
        fund.shops.iter().map(move |shop| {
            [
                Cell::Money(fund.size),
                Cell::Text(shop.name.clone()),
                Cell::Money(shop.given.cost as f64),
                Cell::Number(f64::from(shop.given.saved) / paths),
            ]
        })
    });
    Table::of(style, ["fund", "shop", "cash", "probability_saved"], rows)
}

/// Rows that were left out, with why in each language: a table is the same for every reader.
fn left_out(answer: &DistrictAnswer, style: CsvStyle) -> Table {
    let rows = answer.findings.left_out.iter().map(|shop| {
        let row = shop.row.as_ref();
        let why = |language| Cell::Text(shop.why().say(Words::of(language)));
        [
            row.map_or(Cell::Text(String::new()), |row| Cell::count(row.line)),
            Cell::Text(row.map(|row| row.column.clone()).unwrap_or_default()),
            Cell::Text(shop.name.clone()),
            why(Language::Indonesian),
            why(Language::English),
        ]
    });
    Table::of(style, ["row", "column", "name", "problem_id", "problem_en"], rows)
}
