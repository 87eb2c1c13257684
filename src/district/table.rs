//! A table of shops: one row a shop.

use std::collections::HashSet;

use super::cells::{in_two_ways, number, stated, text};
use super::shops::{Row, WrongRow};
use crate::fit::reading::{Cell, Unreadable, rows};
use crate::language::{Said, say};
use crate::problems::Problem;
use crate::scenario::format::{Unit, key_of};
use crate::scenario::{no_base, path_problem};

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
    /// The columns that are paths of keys.
    pub(super) paths: Vec<String>,
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
                let line = Line { number: row.line, columns, bases };
                let read = match row.overflows(columns.len()) {
                    true => Err(line.overflowing(row.cells)),
                    false => line.read(row.cells),
                };
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
    let paths = columns.iter().flatten().filter_map(|column| match column {
        Column::Path(path) => Some(path.clone()),
        _ => None,
    });
    found.paths = paths.collect();
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

/// Why a column can be none: its path leads nowhere.
pub(super) fn no_path(path: &str, why: Problem) -> Problem {
    let message = say!("problem.district.column.message", name = path, why = why.message);
    Problem::error(message).help(why.help.unwrap_or_else(|| say!("problem.district.table.help")))
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
                    self.clear(&row, COUNT[0], cell, Unit::People)?;
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
                    let unit = key_of(path).map_or(Unit::None, |key| key.unit);
                    self.clear(&row, path, cell, unit)?;
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

    /// Why a row that has more cells than the table is left out: each may stand in a wrong column.
    fn overflowing(&self, cells: &[Cell<'_>]) -> Box<WrongRow> {
        let name = self.columns.iter().zip(cells).find(|(it, _)| matches!(it, Column::Name));
        let name = name.map(|(_, cell)| text(cell)).unwrap_or_default();
        let (columns, column) = (self.columns.len(), (self.columns.len() + 1).to_string());
        let message = say!(
            "problem.district.too_many_cells.message",
            column = column.clone(),
            columns = columns
        );
        let problem = Problem::error(message).help(say!("problem.district.too_many_cells.help"));
        Box::new(WrongRow::new(self.number, &column, &name, problem))
    }

    /// Refuses what one reader takes for nine and another for nine thousand.
    fn clear(
        &self,
        row: &Row,
        column: &str,
        cell: &Cell<'_>,
        unit: Unit,
    ) -> Result<(), Box<WrongRow>> {
        let Some(thousands) = in_two_ways(cell, unit) else { return Ok(()) };
        let message = say!("problem.district.two_ways.message", text = text(cell));
        let help = say!(
            "problem.district.two_ways.help",
            plain = thousands.replace('_', ""),
            grouped = thousands
        );
        Err(self.wrong(row, column, Problem::error(message).help(help)))
    }

    fn wrong(&self, row: &Row, column: &str, problem: Problem) -> Box<WrongRow> {
        Box::new(WrongRow::new(self.number, column, &row.name, problem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    /// They were read a thousandfold too small.
    #[test]
    fn amounts_that_can_be_read_in_two_ways_are_refused_with_how_to_write_them() {
        let text = "name,count,opening_cash,costs.goods_share\n\
            A,1,9.000,0.5\nB,1,\"9,000\",0.5\nC,1,\"20,000.5\",0.5\nD,1.000,9000,0.5\n\
            E,1,\"[20.000, 30.000]\",0.5\nF,1,9_000,0.125\nG,1,9.000.000,\"0,125\"\nH,1,\"9.000,50\",1.000\n";
        let found = read(text.as_bytes(), &["x"]).unwrap();
        let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["F", "G", "H"]);
        let numbers: Vec<Vec<Option<f64>>> = found
            .rows
            .iter()
            .map(|row| row.stated.iter().map(crate::scenario::Stated::as_number).collect())
            .collect();
        assert_eq!(numbers[0], [Some(9_000.0), Some(0.125)]);
        assert_eq!(numbers[1], [Some(9_000_000.0), Some(0.125)]);
        assert_eq!(numbers[2], [Some(9_000.5), Some(1.0)]);
        let told: Vec<String> =
            found.wrong.iter().map(|row| row.told().message.to_string()).collect();
        assert!(
            told[0].starts_with("row 2, column business.opening_cash (A): 9.000 can"),
            "{told:?}"
        );
        assert!(told[3].starts_with("row 5, column count (D): 1.000 can"), "{told:?}");
        let help = |row: usize| found.wrong[row].problem.help.clone().unwrap().to_string();
        assert!(help(1).contains("write 9000 or 9_000"), "{}", help(1));
        assert!(help(2).contains("write 20000.5 or 20_000.5"), "{}", help(2));
        assert!(help(4).contains("write 20000 or 20_000"), "{}", help(4));
    }

    /// The cells beyond the last column were dropped, and `4,000,000` was four rupiah.
    #[test]
    fn a_row_with_more_cells_than_columns_is_left_out() {
        let text = "name,count,opening_cash\nToko,1,4,000,000\nLain,1,\"4_000_000\",\n";
        let found = read(text.as_bytes(), &["x"]).unwrap();
        assert_eq!(found.rows.len(), 1, "{found:?}");
        let told = found.wrong[0].told();
        let message = told.message.to_string();
        assert!(
            message.starts_with("row 2, column 4 (Toko): the row goes on in column 4"),
            "{message}"
        );
        assert!(message.ends_with("the table has 3 columns"), "{message}");
        assert!(told.help.unwrap().to_string().contains("in quotes"));
    }

    #[test]
    fn a_column_that_leads_nowhere_is_no_table() {
        for header in ["name,channel.a.wekly_sales", "nama,simulation.paths", "base,count", ""] {
            let found = read(format!("{header}\nA,1\n").as_bytes(), &["x"]);
            assert!(found.is_ok_and(|found| !found.problems.is_empty()), "{header}");
        }
    }
}
