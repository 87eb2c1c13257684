//! The columns that are wanted of a sheet, found by its headers.
//!
//! Nothing else of a row is ever kept: names, phones and addresses of buyers are passed over here.

use super::grid::{self, Cell, Row};
use super::unreadable::Unreadable;

/// A kind of file that is recognised by its headers.
pub(super) struct Form<K: 'static> {
    pub(super) kind: K,
    /// The wanted columns, in the order in which rows are kept.
    pub(super) columns: &'static [Column],
}

/// A wanted column.
pub(super) struct Column {
    /// Its headers in all languages and ages, in small letters; the earlier are preferred.
    pub(super) names: &'static [&'static str],
    /// Whether the form is not recognised without it.
    pub(super) needed: bool,
}

pub(super) const fn need(names: &'static [&'static str]) -> Column {
    Column { names, needed: true }
}

pub(super) const fn want(names: &'static [&'static str]) -> Column {
    Column { names, needed: false }
}

/// A cell that was kept.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Value {
    #[default]
    Empty,
    Text(Box<str>),
    Number(f64),
}

impl Value {
    /// What is written, without space around it; nothing when the cell is empty.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::Text(text) => Some(text.to_string()),
            // Ids of orders that a spreadsheet took for numbers.
            Self::Number(number) => Some(format!("{number:.0}")),
        }
    }

    fn of(cell: &Cell<'_>) -> Self {
        match cell {
            Cell::Empty => Self::Empty,
            Cell::Number(number) => Self::Number(*number),
            Cell::Text(text) => match text.trim() {
                "" | "/" | "-" | "--" => Self::Empty,
                text => Self::Text(text.into()),
            },
        }
    }
}

/// What a sheet holds of the wanted columns.
pub(super) struct Table<K: 'static> {
    pub(super) kind: K,
    pub(super) sheet: String,
    /// For each wanted column whether the sheet has it.
    pub(super) has: Vec<bool>,
    /// Columns of the header row.
    pub(super) columns: usize,
    /// Lines of rows that have more cells than that, which are not kept.
    pub(super) overflowing: Vec<usize>,
    lines: Vec<usize>,
    values: Vec<Value>,
}

impl<K> Table<K> {
    /// How many rows there are below the headers, those that are not kept among them.
    pub(super) fn height(&self) -> usize {
        self.lines.len() + self.overflowing.len()
    }

    /// The rows with their lines.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &[Value])> {
        self.lines.iter().copied().zip(self.values.chunks_exact(self.has.len().max(1)))
    }

    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [Value]> {
        self.values.chunks_exact_mut(self.has.len().max(1))
    }

    /// All values of a column.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = &Value> {
        self.rows().filter_map(move |(_, row)| row.get(column))
    }
}

/// Rows of a sheet in which headers are looked for.
const HEADER_WITHIN: usize = 40;

/// Rows of one file that are kept at most.
const MOST_ROWS: usize = 3_000_000;

/// The tables of a file. A sheet whose headers are not known is left out.
///
/// # Errors
/// When the file cannot be read, or no sheet has known headers.
pub(super) fn tables<K: Copy>(
    bytes: &[u8],
    forms: &'static [Form<K>],
) -> Result<Vec<Table<K>>, Unreadable> {
    let mut found: Vec<Table<K>> = Vec::new();
    let mut search =
        HeaderSearch { sheet: String::new(), looked_at: 0, places: Vec::new(), open: false };
    let closed = grid::rows(bytes, &mut |row| search.take(&row, forms, &mut found))?;
    match closed {
        _ if !found.is_empty() => Ok(found),
        Some(sheet) => Err(Unreadable::DamagedSheet(sheet)),
        None => Err(Unreadable::Unknown),
    }
}

struct HeaderSearch {
    sheet: String,
    looked_at: usize,
    /// Where the wanted columns stand in this sheet.
    places: Vec<Option<usize>>,
    open: bool,
}

impl HeaderSearch {
    fn take<K: Copy>(
        &mut self,
        row: &Row<'_, '_>,
        forms: &'static [Form<K>],
        found: &mut Vec<Table<K>>,
    ) -> Result<(), Unreadable> {
        if self.sheet != row.sheet {
            *self =
                Self { sheet: row.sheet.to_owned(), looked_at: 0, places: Vec::new(), open: false };
        }
        if self.open
            && let Some(table) = found.last_mut()
        {
            return self.keep(row, table);
        }
        self.looked_at += 1;
        if self.looked_at <= HEADER_WITHIN
            && let Some((form, places)) = recognised(row.cells, forms)
        {
            found.push(Table {
                kind: form.kind,
                sheet: row.sheet.to_owned(),
                has: places.iter().map(Option::is_some).collect(),
                columns: row.cells.len(),
                overflowing: Vec::new(),
                lines: Vec::new(),
                values: Vec::new(),
            });
            self.places = places;
            self.open = true;
        }
        Ok(())
    }

    fn keep<K>(&self, row: &Row<'_, '_>, table: &mut Table<K>) -> Result<(), Unreadable> {
        if row.overflows(table.columns) {
            table.overflowing.push(row.line);
            return if table.height() > MOST_ROWS { Err(Unreadable::TooLarge) } else { Ok(()) };
        }
        let value = |place: &Option<usize>| {
            place.and_then(|place| row.cells.get(place)).map_or(Value::Empty, Value::of)
        };
        let start = table.values.len();
        table.values.extend(self.places.iter().map(value));
        if table.values[start..].iter().all(|value| *value == Value::Empty) {
            table.values.truncate(start);
            return Ok(());
        }
        table.lines.push(row.line);
        if table.height() > MOST_ROWS { Err(Unreadable::TooLarge) } else { Ok(()) }
    }
}

type Recognised<K> = (&'static Form<K>, Vec<Option<usize>>);

/// The form whose needed columns all stand in this row, and most of the others.
fn recognised<K>(cells: &[Cell<'_>], forms: &'static [Form<K>]) -> Option<Recognised<K>> {
    let headers: Vec<String> = cells.iter().map(header).collect();
    if headers.iter().filter(|header| !header.is_empty()).count() < 2 {
        return None;
    }
    let place = |column: &Column| {
        column.names.iter().find_map(|name| headers.iter().position(|header| header == name))
    };
    let fitting = forms.iter().filter_map(|form| {
        let places: Vec<Option<usize>> = form.columns.iter().map(place).collect();
        let complete =
            form.columns.iter().zip(&places).all(|(c, place)| !c.needed || place.is_some());
        complete.then_some((form, places))
    });
    // The first of equal ones: forms stand in the order of how special they are.
    fitting.rev().max_by_key(|(_, places)| places.iter().flatten().count())
}

/// A header in small letters, single spaces.
fn header(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => {
            let bare = text.trim_start_matches('\u{feff}').to_lowercase();
            bare.split_whitespace().collect::<Vec<&str>>().join(" ")
        }
        _ => String::new(),
    }
}
