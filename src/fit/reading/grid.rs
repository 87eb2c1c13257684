//! From the bytes of a file to rows of cells, one after another, so that a large file needs no
//! more memory than what is wanted of it.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::text;
use super::unreadable::Unreadable;

/// The largest file that is read, bytes.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

/// The most cells of one file: a million orders with fifty columns.
pub const MOST_CELLS: usize = 60_000_000;

/// Columns beyond these are not looked at.
const MOST_COLUMNS: usize = 400;

/// One cell as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(f64),
}

/// A row of a sheet; `line` counts from 1 as spreadsheet programs do.
pub(crate) struct Row<'r, 'a> {
    pub(crate) sheet: &'r str,
    pub(crate) line: usize,
    pub(crate) cells: &'r [Cell<'a>],
}

impl Row<'_, '_> {
    /// Whether a row of a text file has more in it than the columns of its header: an amount such as
    /// `640,891` without quotes is two cells, and every cell behind it stands in the wrong column. In a
    /// workbook whatever stands beside a table is not part of it.
    pub(crate) fn overflows(&self, columns: usize) -> bool {
        let beyond = self.cells.get(columns..).unwrap_or_default();
        self.sheet.is_empty() && beyond.iter().any(|cell| *cell != Cell::Empty)
    }
}

/// What takes the rows of a file.
pub(crate) type Visitor<'v> = dyn FnMut(Row<'_, '_>) -> Result<(), Unreadable> + 'v;

/// Shows all rows of a workbook or a text file, in order. What it gives is the name of a sheet that
/// could not be opened, if there is one: the others may be all that is wanted.
///
/// # Errors
/// When the file is damaged, of a kind that is not read, or larger than the limits.
pub(crate) fn rows(bytes: &[u8], visit: &mut Visitor<'_>) -> Result<Option<String>, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") {
        workbook(bytes, visit)
    } else if starts(b"\xd0\xcf\x11\xe0") {
        Err(Unreadable::OldWorkbook)
    } else if starts(b"%PDF")
        || starts(b"\x89PNG")
        || starts(b"\xff\xd8\xff")
        || starts(b"\x1f\x8b")
    {
        Err(Unreadable::NoTable)
    } else {
        text::rows(bytes, visit).map(|()| None)
    }
}

/// Counts cells against the limit.
#[derive(Default)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn spend(&mut self, cells: usize) -> Result<(), Unreadable> {
        self.0 += cells;
        if self.0 > MOST_CELLS { Err(Unreadable::TooLarge) } else { Ok(()) }
    }
}

fn workbook(bytes: &[u8], visit: &mut Visitor<'_>) -> Result<Option<String>, Unreadable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::DamagedWorkbook)?;
    let mut budget = Budget::default();
    let mut closed = None;
    for sheet in book.sheet_names() {
        let mut reader = match book.worksheet_cells_reader(&sheet) {
            Ok(reader) => reader,
            // A sheet that holds a chart.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => {
                closed.get_or_insert(sheet);
                continue;
            }
        };
        let mut row: Vec<Cell<'_>> = Vec::new();
        let mut current = 0;
        loop {
            let cell = reader.next_cell().map_err(|_| Unreadable::DamagedSheet(sheet.clone()))?;
            let Some(cell) = cell else { break };
            budget.spend(1)?;
            let (line, column) = cell.get_position();
            if line != current {
                visit(Row { sheet: &sheet, line: current as usize + 1, cells: &row })?;
                row.clear();
                current = line;
            }
            let column = column as usize;
            if column < MOST_COLUMNS {
                if row.len() <= column {
                    row.resize(column + 1, Cell::Empty);
                }
                row[column] = value(cell.get_value());
            }
        }
        visit(Row { sheet: &sheet, line: current as usize + 1, cells: &row })?;
    }
    Ok(closed)
}

fn value<'a>(cell: &DataRef<'a>) -> Cell<'a> {
    match cell {
        DataRef::Int(whole) => Cell::Number(*whole as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::DateTime(moment) => Cell::Number(moment.as_f64()),
        DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(text)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::Text(Cow::Owned(text.clone()))
        }
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => Cell::Empty,
    }
}
