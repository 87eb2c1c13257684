//! A worksheet of cash: what comes and goes week by week, filled in by hand, beside an ordinary month of
//! the shop.

use super::{BODY, HEADING, SMALL, open_side, text};
use crate::pack::Told;
use crate::pack::pdf::{Align, Column, Page, Style, Table};

const CELL: Style = Style::regular(9.0);
/// Weeks to fill in.
const WEEKS: usize = 6;
const ROW: f64 = 33.0;

/// Draws the worksheet.
pub(super) fn worksheet(told: &Told<'_>) -> Page {
    let words = told.words;
    let (mut page, inside) = open_side(words, "document.worksheet.title");
    let lead = text(words, "document.worksheet.lead");
    let top = page.paragraph(&lead, (inside.left, 68.0), inside.width(), BODY) + 8.0;
    let top = page.table(&table(told), (inside.left, top), inside.width()) + 6.0;
    let business = [("business", told.material.report.business.as_str())];
    let note = words.text("document.worksheet.note", &business);
    let top = page.paragraph(&note, (inside.left, top), inside.width(), SMALL) + 14.0;
    let heading = text(words, "document.worksheet.questions");
    let mut top = page.paragraph(&heading, (inside.left, top), inside.width(), HEADING) + 8.0;
    let questions = ["days", "stop", "reserve"];
    let questions = questions.map(|key| text(words, &format!("document.worksheet.{key}")));
    for question in questions {
        page.rule(inside.left, inside.right, top);
        top = page.paragraph(&question, (inside.left, top + 10.0), inside.width(), BODY) + 14.0;
    }
    page
}

/// Its table; the example stands beside the weeks.
fn table(told: &Told<'_>) -> Table {
    let words = told.words;
    let column = |heading: String, share, align| Column { heading, share, align };
    let mut columns = vec![
        column(text(words, "document.worksheet.item"), 2.1, Align::Left),
        column(text(words, "document.worksheet.example"), 1.25, Align::Right),
    ];
    for week in 1..=WEEKS {
        let heading = words.text("document.worksheet.week", &[("n", &week.to_string())]);
        columns.push(column(heading, 1.0, Align::Left));
    }
    let rows = example(told).into_iter().map(|(key, amount)| {
        let mut row = vec![text(words, &format!("document.worksheet.{key}"))];
        row.push(amount.map_or_else(String::new, |amount| words.money(amount)));
        row.extend(std::iter::repeat_n(String::new(), WEEKS));
        row
    });
    Table { columns, rows: rows.collect(), style: CELL, row_height: ROW }
}

/// The lines with an ordinary month of the shop; no amounts for one that sells nothing.
fn example(told: &Told<'_>) -> Vec<(&'static str, Option<f64>)> {
    let meaning = &told.material.meaning;
    let month = &meaning.month;
    let amount = |amount: f64| (month.sales > 0.0).then_some(amount);
    vec![
        ("opening", amount(meaning.opening_cash)),
        ("receipts", amount(month.sales)),
        ("other_receipts", None),
        ("fees", amount(month.refunds + month.fees)),
        ("goods", amount(month.goods)),
        ("wages", amount(month.wages)),
        ("rent", amount(month.rent)),
        ("other", amount(month.other)),
        ("ads", amount(month.ads)),
        ("loans", amount(month.loans)),
        ("family", amount(month.drawings)),
        ("closing", amount(meaning.opening_cash + month.left_over)),
    ]
}
