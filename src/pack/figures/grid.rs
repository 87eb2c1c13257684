//! A sheet that is filled row by row.

use jiff::civil::Date;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Formula, Worksheet, XlsxError};

/// The most characters that a cell holds.
const LONGEST: usize = 32_000;

/// What stands in a cell.
pub(super) enum Cell {
    Empty,
    /// A text, never a formula whatever it begins with.
    Text(String),
    /// Money, to the whole unit.
    Money(f64),
    /// A number with decimals.
    Number(f64),
    /// A share of 1, shown in percent.
    Share(f64),
    /// A whole number.
    Count(u64),
    Date(Date),
    /// What is computed from other cells, and what it gives.
    Formula(String, Kind, f64),
}

/// How the result of a formula is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Money,
    Number,
    Share,
}

/// A sheet with its formats.
pub(super) struct Grid {
    sheet: Worksheet,
    row: u32,
    plain: Format,
    title: Format,
    heading: Format,
    money: Format,
    number: Format,
    share: Format,
    date: Format,
}

impl Grid {
    /// A sheet of this name that says at its top what it holds.
    pub(super) fn new(name: &str, about: &str) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let mut grid = Self {
            sheet,
            row: 0,
            plain: wrapped.clone(),
            title: Format::new().set_italic(),
            heading: wrapped.set_bold(),
            money: Format::new().set_num_format("#,##0"),
            number: Format::new().set_num_format("#,##0.00"),
            share: Format::new().set_num_format("0.0%"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        };
        grid.sheet.set_landscape().set_paper_size(9);
        grid.sheet.write_string_with_format(0, 0, about, &grid.title)?;
        grid.row = 2;
        Ok(grid)
    }

    /// The row of headings; it stays in sight.
    pub(super) fn headings(&mut self, headings: &[String]) -> Result<(), XlsxError> {
        for (column, heading) in (0..).zip(headings) {
            self.sheet.write_string_with_format(self.row, column, cut(heading), &self.heading)?;
        }
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    /// The width of columns in characters.
    pub(super) fn widths(&mut self, widths: &[f64]) -> Result<(), XlsxError> {
        for (column, width) in (0..).zip(widths) {
            self.sheet.set_column_width(column, *width)?;
        }
        Ok(())
    }

    /// The number of the row that comes next, from 0.
    pub(super) const fn next(&self) -> u32 {
        self.row
    }

    /// Writes a row.
    pub(super) fn row(&mut self, cells: Vec<Cell>) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            self.cell(column, cell)?;
        }
        self.row += 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: Cell) -> Result<(), XlsxError> {
        let row = self.row;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                self.sheet.write_string_with_format(row, column, cut(&text), &self.plain)?;
            }
            Cell::Money(value) => self.figure(column, value, Kind::Money)?,
            Cell::Number(value) => self.figure(column, value, Kind::Number)?,
            Cell::Share(value) => self.figure(column, value, Kind::Share)?,
            Cell::Count(value) => {
                self.sheet.write_number(row, column, value as f64)?;
            }
            Cell::Date(date) => {
                let (year, month, day) = (date.year() as u16, date.month() as u8, date.day() as u8);
                match ExcelDateTime::from_ymd(year, month, day) {
                    Ok(known) => {
                        self.sheet.write_datetime_with_format(row, column, known, &self.date)?;
                    }
                    // A day before those that spreadsheets know.
                    Err(_) => {
                        self.sheet.write_string(row, column, date.to_string())?;
                    }
                }
            }
            Cell::Formula(text, kind, result) => {
                let formula = Formula::new(text).set_result((result + 0.0).to_string());
                let format = self.format(kind).clone();
                self.sheet.write_formula_with_format(row, column, formula, &format)?;
            }
        }
        Ok(())
    }

    /// A number, or nothing where it is none.
    fn figure(&mut self, column: u16, value: f64, kind: Kind) -> Result<(), XlsxError> {
        if value.is_finite() {
            let format = self.format(kind).clone();
            // Adding zero takes the sign from nothing.
            self.sheet.write_number_with_format(self.row, column, value + 0.0, &format)?;
        }
        Ok(())
    }

    const fn format(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Money => &self.money,
            Kind::Number => &self.number,
            Kind::Share => &self.share,
        }
    }

    /// The sheet.
    pub(super) fn finish(self) -> Worksheet {
        self.sheet
    }
}

/// A text that a cell can hold.
fn cut(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control() || *sign == '\n').take(LONGEST).collect()
}

/// The name of a cell by its row and column, from 0.
pub(super) fn at(row: u32, column: u16) -> String {
    row_col_to_cell(row, column)
}

/// The sum of a column from one row to the last before another.
pub(super) fn sum_of_column(values: &[f64], (from, to): (u32, u32), column: u16) -> Cell {
    let text = format!("=SUM({}:{})", at(from, column), at(to.saturating_sub(1), column));
    Cell::Formula(text, Kind::Money, values.iter().sum())
}

/// One cell less another of the same row.
pub(super) fn difference(
    row: u32,
    (one, other): (u16, u16),
    kind: Kind,
    values: (f64, f64),
) -> Cell {
    if !values.0.is_finite() || !values.1.is_finite() {
        return Cell::Empty;
    }
    Cell::Formula(format!("={}-{}", at(row, one), at(row, other)), kind, values.0 - values.1)
}
