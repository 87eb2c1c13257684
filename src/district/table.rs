//! A table of shops: one row a shop.

use std::collections::HashSet;

use super::shops::{Row, WrongRow};
use crate::fit::reading::{Cell, Unreadable, rows};
use crate::language::{Said, say};
use crate::problems::Problem;
use crate::scenario::{Stated, no_base, path_problem};

/// The most shops of one row, and the most of a district.
const MOST_SHOPS: f64 = 1_000_000.0;

/// The columns that are no paths, with what they are called in the two languages.
const NAME: [&str; 2] = ["name", "nama"];
const BASE: [&str; 2] = ["base", "dasar"];
const COUNT: [&str; 2] = ["count", "jumlah"];

/// What a column holds.
enum Column {
    Name,
    Base,
    Count,
    Path(String),
    Nothing,
}

/// A table of shops as it was read.
#[derive(Debug, Default)]
pub(super) struct ShopRows {
    pub(super) rows: Vec<Row>,
    /// Rows that are left out.
    pub(super) wrong: Vec<WrongRow>,
    /// Why the table as a whole cannot be used.
    pub(super) problems: Vec<Problem>,
}

/// Reads a table. A row that is wrong is left out and named; a column that leads nowhere makes the
/// table unusable, since it would be passed over in every row.
pub(super) fn read(bytes: &[u8], bases: &[&str]) -> Result<ShopRows, Unreadable> {
    let mut found = ShopRows::default();
    let mut columns: Option<Vec<Column>> = None;
    let mut seen = HashSet::new();
    rows(bytes, &mut |row| {
        if row.cells.iter().all(|cell| text(cell).is_empty()) {
            return Ok(());
        }
        match &columns {
            None => columns = Some(header(row.cells, &mut found.problems)),
            Some(columns) => {
                let read = Line { number: row.line, columns, bases }.read(row.cells);
                match read {
                    Ok(shop) if seen.insert(shop.name.clone()) => found.rows.push(shop),
                    Ok(shop) => {
                        let message =
                            say!("problem.district.name_twice.message", name = shop.name.clone());
                        let problem =
                            Problem::error(message).help(say!("problem.district.name_twice.help"));
                        found.wrong.push(WrongRow::new(row.line, NAME[0], &shop.name, problem));
                    }
                    Err(wrong) => found.wrong.push(*wrong),
                }
            }
        }
        Ok(())
    })?;
    if columns.is_none() {
        found.problems.push(no_column(say!("problem.district.table_empty.message")));
    }
    Ok(found)
}

fn no_column(message: Said) -> Problem {
    Problem::error(message).help(say!("problem.district.table.help"))
}

fn header(cells: &[Cell<'_>], problems: &mut Vec<Problem>) -> Vec<Column> {
    let mut columns = Vec::with_capacity(cells.len());
    let mut seen = HashSet::new();
    for cell in cells {
        let written = text(cell);
        let small = written.to_lowercase();
        let is = |names: [&str; 2]| names.contains(&small.as_str());
        if !written.is_empty() && !seen.insert(small.clone()) {
            problems.push(no_column(say!(
                "problem.district.column_twice.message",
                name = written.clone()
            )));
        }
        let path =
            if small == "opening_cash" { "business.opening_cash".to_owned() } else { written };
        columns.push(match () {
            () if is(NAME) => Column::Name,
            () if is(BASE) => Column::Base,
            () if is(COUNT) => Column::Count,
            () if path.is_empty() => Column::Nothing,
            () => {
                problems.extend(path_problem(&path).map(|problem| no_path(&path, problem)));
                Column::Path(path)
            }
        });
    }
    if !columns.iter().any(|column| matches!(column, Column::Name)) {
        problems.push(no_column(say!("problem.district.no_name.message")));
    }
    columns
}

fn no_path(path: &str, why: Problem) -> Problem {
    let message = say!("problem.district.column.message", name = path, why = why.message);
    Problem::error(message).help(say!("problem.district.table.help"))
}

/// A row, read by the columns of its table.
struct Line<'a> {
    number: usize,
    columns: &'a [Column],
    bases: &'a [&'a str],
}

impl Line<'_> {
    fn read(&self, cells: &[Cell<'_>]) -> Result<Row, Box<WrongRow>> {
        let mut row =
            Row { line: self.number, name: String::new(), base: 0, count: 1, stated: Vec::new() };
        let pairs = || self.columns.iter().zip(cells);
        let name = pairs().find(|(column, _)| matches!(column, Column::Name));
        row.name = name.map(|(_, cell)| text(cell)).unwrap_or_default();
        if row.name.is_empty() || row.name.chars().count() > 60 {
            let message = say!("problem.district.row_name.message");
            let problem = Problem::error(message).help(say!("problem.district.row_name.help"));
            return Err(self.wrong(&row, NAME[0], problem));
        }
        for (column, cell) in pairs() {
            let written = text(cell);
            if written.is_empty() {
                continue;
            }
            match column {
                Column::Name | Column::Nothing => {}
                Column::Base => {
                    let found = self.bases.iter().position(|base| *base == written);
                    row.base = found
                        .ok_or_else(|| self.wrong(&row, BASE[0], no_base(&written, self.bases)))?;
                }
                Column::Count => {
                    let whole =
                        number(cell).filter(|n| n.fract() == 0.0 && (1.0..=MOST_SHOPS).contains(n));
                    let count = whole.ok_or_else(|| {
                        let message =
                            say!("problem.district.count.message", text = written.clone());
                        let problem =
                            Problem::error(message).help(say!("problem.district.count.help"));
                        self.wrong(&row, COUNT[0], problem)
                    })?;
                    row.count = count as u32;
                }
                Column::Path(path) => {
                    let stated = stated(path, cell, &written).ok_or_else(|| {
                        let message = say!("problem.district.cell.message", text = written.clone());
                        let problem =
                            Problem::error(message).help(say!("problem.district.cell.help"));
                        self.wrong(&row, path, problem)
                    })?;
                    row.stated.push(stated);
                }
            }
        }
        Ok(row)
    }

    fn wrong(&self, row: &Row, column: &str, problem: Problem) -> Box<WrongRow> {
        Box::new(WrongRow::new(self.number, column, &row.name, problem))
    }
}

/// A number, or a value as it would stand in a scenario: `[3_000_000, 5_000_000]`, `true`, a date.
fn stated(path: &str, cell: &Cell<'_>, written: &str) -> Option<Stated> {
    if let Some(number) = number(cell) {
        return Some(Stated::number(path, number));
    }
    let is_value = written.starts_with(['[', '{']) || ["true", "false"].contains(&written);
    let is_date = written.len() >= 10 && written.as_bytes().get(4) == Some(&b'-');
    if is_value || is_date { Stated::written(path, written) } else { None }
}

/// The number of a cell: as spreadsheets and programs write it, `_` between thousands, and `12,5` or
/// `1.250.000` as Indonesians do. `1.250` is one and a quarter, as everywhere in a scenario.
fn number(cell: &Cell<'_>) -> Option<f64> {
    let text = match cell {
        Cell::Empty => return None,
        Cell::Number(number) => return number.is_finite().then_some(*number),
        Cell::Text(text) => text.trim().trim_start_matches("Rp").trim().replace(['_', ' '], ""),
    };
    let points = text.matches('.').count();
    let plain = match text.matches(',').count() {
        0 if points > 1 => text.replace('.', ""),
        0 => text,
        1 => text.replace('.', "").replace(',', "."),
        _ => return None,
    };
    let number: f64 = plain.parse().ok()?;
    let is_written = plain.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    (is_written && number.is_finite()).then_some(number)
}

fn text(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.trim().trim_start_matches('\u{feff}').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("1_250_000", 1_250_000.0),
            ("1.250.000", 1_250_000.0),
            ("Rp 1.250.000,5", 1_250_000.5),
            ("0.35", 0.35),
            ("0,35", 0.35),
            ("-3e6", -3e6),
        ] {
            assert_eq!(number(&Cell::Text(text.into())), Some(value), "{text}");
        }
        for text in ["", "x", "1,2,3", "inf", "NaN", "[1, 2]"] {
            assert_eq!(number(&Cell::Text(text.into())), None, "{text}");
        }
    }

    #[test]
    fn a_wrong_row_is_named_and_stops_nothing_else() {
        let text = "name,base,count,channel.a.weekly_sales\n\
            Satu,x,1,500000\nDua,z,1,500000\nTiga,x,0,1\n,x,1,1\nEmpat,x,2,banyak\nSatu,x,1,1\n\
            Lima,,3,\"[5, 9]\"\n";
        let found = read(text.as_bytes(), &["x", "y"]).unwrap();
        assert!(found.problems.is_empty());
        let names: Vec<(&str, u32)> =
            found.rows.iter().map(|row| (row.name.as_str(), row.count)).collect();
        assert_eq!(names, [("Satu", 1), ("Lima", 3)]);
        let wrong: Vec<(usize, &str)> =
            found.wrong.iter().map(|row| (row.line, row.column.as_str())).collect();
        let path = "channel.a.weekly_sales";
        assert_eq!(wrong, [(3, "base"), (4, "count"), (5, "name"), (6, path), (7, "name")]);
    }

    #[test]
    fn a_column_that_leads_nowhere_is_no_table() {
        for header in ["name,channel.a.wekly_sales", "nama,simulation.paths", "base,count", ""] {
            let found = read(format!("{header}\nA,1\n").as_bytes(), &["x"]);
            assert!(found.is_ok_and(|found| !found.problems.is_empty()), "{header}");
        }
    }
}
