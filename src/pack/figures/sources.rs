//! What the file holds, and where its numbers come from.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{Cell, Grid};
use super::{Subject, Titles, word, words_of};
use crate::language::{count, date_long};
use crate::output::number_name;
use crate::pack::Told;
use crate::pack::report::mark_in_words;

/// The first sheet: what the figures rest on and what each sheet holds.
pub(super) fn explain(
    told: &Told<'_>,
    there: &[(&Subject, Titles)],
) -> Result<Worksheet, XlsxError> {
    let (report, words) = (&told.material.report, told.words);
    let last = report.horizon.date(report.horizon.days() as i64 - 1);
    let language = words.language();
    let values = [
        ("paths", count(report.paths as u64, language)),
        ("seed", report.seed.to_string()),
        ("from", date_long(report.horizon.start(), language)),
        ("to", date_long(last, language)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut grid = Grid::new(&word(told, "explain"), &report.business)?;
    grid.widths(&[34.0, 90.0])?;
    grid.headings(&words_of(told, &["sheet", "contents"]))?;
    for (_, titles) in there {
        grid.row(vec![Cell::Text(titles.name.clone()), Cell::Text(titles.about.clone())])?;
    }
    grid.row(Vec::new())?;
    let notes = [words.text("document.sheet.basis", &values), word(told, "formulas")];
    for note in notes {
        grid.row(vec![Cell::Empty, Cell::Text(note)])?;
    }
    Ok(grid.finish())
}

/// Every number with its mark and its source.
pub(super) fn numbers(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[40.0, 24.0, 16.0, 80.0, 40.0, 8.0])?;
    grid.headings(&words_of(told, &["figure", "value", "mark", "source", "key", "line"]))?;
    let shown = told.material.model.shown_names();
    for number in &told.material.numbers {
        grid.row(vec![
            Cell::Text(number_name(&number.key, &shown, told.words)),
            Cell::Text(number.value.clone()),
            Cell::Text(mark_in_words(number.mark, told.words)),
            Cell::Text(number.source.clone()),
            Cell::Text(number.key.clone()),
            Cell::Count(number.line as u64),
        ])?;
    }
    Ok(grid.finish())
}
