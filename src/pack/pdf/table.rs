//! Tables: columns of given widths, rows as high as their texts.

use super::item::{Align, Frame, Style};
use super::page::Page;
use super::text;
use crate::charts::{ASCENT, DESCENT, SHADE};

const PADDING: f64 = 4.0;

/// A column of a table.
pub(in crate::pack) struct Column {
    /// Its heading.
    pub(in crate::pack) heading: String,
    /// Its share of the width.
    pub(in crate::pack) share: f64,
    /// Where its texts stand.
    pub(in crate::pack) align: Align,
}

/// A table; a cell without a text is room to write.
pub(in crate::pack) struct Table {
    pub(in crate::pack) columns: Vec<Column>,
    pub(in crate::pack) rows: Vec<Vec<String>>,
    pub(in crate::pack) style: Style,
    /// The least height of a row in points: room to write.
    pub(in crate::pack) row_height: f64,
}

impl Page {
    /// A table in the box that begins here. Returns where it ends.
    pub(in crate::pack) fn table(&mut self, table: &Table, at: (f64, f64), width: f64) -> f64 {
        let whole: f64 = table.columns.iter().map(|column| column.share).sum();
        let widths: Vec<f64> =
            table.columns.iter().map(|column| column.share / whole * width).collect();
        let bold = Style { weight: crate::charts::Weight::Bold, ..table.style };
        let headings: Vec<String> =
            table.columns.iter().map(|column| column.heading.clone()).collect();
        let mut top = at.1;
        if headings.iter().any(|heading| !heading.is_empty()) {
            top = self.row(table, &headings, (at.0, top), (&widths, bold, true));
        }
        for row in &table.rows {
            top = self.row(table, row, (at.0, top), (&widths, table.style, false));
        }
        top
    }

    fn row(
        &mut self,
        table: &Table,
        cells: &[String],
        (left, top): (f64, f64),
        (widths, style, shaded): (&[f64], Style, bool),
    ) -> f64 {
        let broken: Vec<Vec<String>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| text::lines(cell, style, width - 2.0 * PADDING))
            .collect();
        let most = broken.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let needed =
            2.0 * PADDING + (most as f64 - 1.0) * style.leading() + (ASCENT + DESCENT) * style.size;
        let least = if shaded { 0.0 } else { table.row_height };
        let height = needed.max(least);
        let mut x = left;
        for (place, width) in widths.iter().enumerate() {
            let frame = Frame::at(x, top, *width, height);
            self.frame(frame, shaded.then_some(SHADE));
            let align = table.columns.get(place).map_or(Align::Left, |column| column.align);
            let anchor = match align {
                Align::Left => x + PADDING,
                Align::Right => x + width - PADDING,
            };
            let mut base_line = top + PADDING + ASCENT * style.size;
            for line in broken.get(place).into_iter().flatten() {
                self.text(line, (anchor, base_line), style, align);
                base_line += style.leading();
            }
            x += width;
        }
        top + height
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::pdf::A4;

    #[test]
    fn rows_are_as_high_as_their_texts_and_no_text_leaves_its_cell() {
        let column = |share, align| Column { heading: "Apa".to_owned(), share, align };
        let long = "Toko ".repeat(30) + &"x".repeat(80);
        let table = Table {
            columns: vec![column(1.0, Align::Left), column(2.0, Align::Right)],
            rows: vec![vec![long, String::new()], vec!["a".to_owned(), "b".to_owned()]],
            style: Style::regular(9.0),
            row_height: 24.0,
        };
        let mut page = Page::new(A4);
        let end = page.table(&table, (40.0, 50.0), 400.0);
        assert!(end > 200.0 && end < 800.0);
        assert_eq!(page.faults(), Vec::<String>::new());
    }
}
