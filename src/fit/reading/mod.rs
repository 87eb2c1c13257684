//! Reading what a shop has: exports of platforms, cash books, tables.
//!
//! The road of a file: bytes, rows of cells (`grid`, `text`), the wanted columns (`table`), records
//! (`forms`), put together with those of the other files (`join`). What a buyer could be known by is
//! dropped at the second step.

mod amounts;
mod basket;
mod creators;
mod dates;
mod facts;
mod forms;
mod goods;
mod grid;
mod join;
mod records;
mod shop;
mod strays;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod unreadable;

pub use facts::{Fact, Source};
pub use forms::Kind;
pub use goods::GoodsCost;
pub(crate) use grid::{Cell, rows};
pub use grid::{MOST_BYTES, MOST_CELLS};
pub use records::{LeftOut, Purpose, Reason, Totals};
pub use shop::{CashBook, Channel, FileRead, Reading, Shop};
pub use unreadable::Unreadable;

use records::Records;

/// A file: its name, only to speak of it, and its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// Its name.
    pub name: &'a str,
    /// What stands in it.
    pub bytes: &'a [u8],
}

/// The records of one sheet with where they come from.
struct Sheet {
    file: usize,
    kind: Kind,
    name: String,
    rows: usize,
    records: Records,
}

/// Reads files and puts together what they say. Files that cannot be used are named, the others
/// are used.
#[must_use]
pub fn read(exports: &[Export<'_>]) -> Reading {
    let mut sheets = Vec::new();
    let mut refused = Vec::new();
    for (file, export) in exports.iter().enumerate() {
        match sheets_of(file, export) {
            Ok(found) => sheets.extend(found),
            Err(why) => refused.push((export.name.to_owned(), why)),
        }
    }
    let names: Vec<String> = exports.iter().map(|export| export.name.to_owned()).collect();
    let shop = join::join(&mut sheets, &names);
    let files = sheets.into_iter().map(|sheet| FileRead::of(sheet, &names)).collect();
    Reading { files, refused, shop }
}

fn sheets_of(file: usize, export: &Export<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let tables = table::tables(export.bytes, forms::FORMS)?;
    let sheet = |table: table::Table<Kind>| {
        let (kind, name, rows) = (table.kind, table.sheet.clone(), table.height());
        let (columns, overflowing) = (table.columns, table.overflowing.clone());
        let mut records = kind.records(table);
        for line in overflowing {
            records.left_out.add(Reason::TooManyCells { columns }, line);
        }
        strays::leave_out(&mut records);
        Sheet { file, kind, name, rows, records }
    };
    let sheets: Vec<Sheet> = one_stage(tables).into_iter().map(sheet).collect();
    let is_used = |sheet: &Sheet| {
        let records = &sheet.records;
        !(records.orders.is_empty()
            && records.payouts.is_empty()
            && records.creator_sales.is_empty()
            && records.days.is_empty()
            && records.cash.is_empty()
            && records.costs.is_empty())
            || records.balance.is_some()
    };
    if sheets.iter().any(is_used) {
        Ok(sheets.into_iter().filter(is_used).collect())
    } else {
        Err(sheets.iter().find_map(overflowing).unwrap_or(Unreadable::Empty))
    }
}

/// Where rows have more cells than their table has columns, that is why none can be used.
fn overflowing(sheet: &Sheet) -> Option<Unreadable> {
    sheet.records.left_out.0.iter().find_map(|(reason, (_, line))| match reason {
        Reason::TooManyCells { columns } => {
            Some(Unreadable::TooManyCells { columns: *columns, line: *line })
        }
        _ => None,
    })
}

/// Statistics tell the same orders once for each stage; the paid ones are wanted.
fn one_stage(mut tables: Vec<table::Table<Kind>>) -> Vec<table::Table<Kind>> {
    let stage = |table: &table::Table<Kind>| {
        let name = table.sheet.to_lowercase();
        let known = ["dibayar", "paid", "siap dikirim", "ready"];
        known.iter().position(|word| name.contains(word)).unwrap_or(known.len())
    };
    let is_statistics = |table: &table::Table<Kind>| table.kind == Kind::ShopeeStatistics;
    let best = tables.iter().filter(|table| is_statistics(table)).map(stage).min();
    let mut kept = false;
    tables.retain(|table| {
        if !is_statistics(table) {
            return true;
        }
        let keep = !kept && Some(stage(table)) == best;
        kept |= keep;
        keep
    });
    tables
}
