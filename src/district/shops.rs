//! The shops of a district: rows of a table, or drawn.

use crate::language::say;
use crate::model::Prepared;
use crate::numeric::{StreamKey, stream_name};
use crate::problems::Problem;
use crate::scenario::format::ShopDraw;
use crate::scenario::{Number, Stated};

/// A row of a table of shops.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line in the table, from 1.
    pub line: usize,
    /// Name of the shop.
    pub name: String,
    /// Position of its base.
    pub base: usize,
    /// So many shops of that kind, each with luck of its own.
    pub count: u32,
    /// What it states itself.
    pub stated: Vec<Stated>,
}

/// A row that is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct WrongRow {
    /// Its line in the table, from 1; that of a drawn shop is its number.
    pub line: usize,
    /// The column; empty where several are wrong together.
    pub column: String,
    /// Name of the shop.
    pub name: String,
    /// What is wrong.
    pub problem: Problem,
}

impl WrongRow {
    pub(super) fn new(line: usize, column: &str, name: &str, problem: Problem) -> Self {
        Self { line, column: column.to_owned(), name: name.to_owned(), problem }
    }

    /// What is wrong, with its row and its column.
    pub(super) fn told(&self) -> Problem {
        let (name, why) = (&self.name, self.problem.message.clone());
        let message = if self.column.is_empty() {
            say!("problem.district.whole_row.message", line = self.line, name = name, why = why)
        } else {
            let column = &self.column;
            say!(
                "problem.district.row.message",
                line = self.line,
                column = column,
                name = name,
                why = why
            )
        };
        let told = Problem::error(message);
        match &self.problem.help {
            Some(help) => told.help(help.clone()),
            None => told,
        }
    }
}

/// One shop.
#[derive(Debug, Clone, PartialEq)]
pub struct Shop {
    /// Its name: its own draws come from it.
    pub name: String,
    /// The line of its row, from 1; of a drawn one its number.
    pub line: usize,
    /// Position of its base.
    pub base: usize,
    /// What it states itself.
    pub stated: Vec<Stated>,
}

/// Where the shops come from.
#[derive(Debug, Clone)]
pub(super) enum Shops {
    /// Rows, each with the number of its first shop.
    Rows(Vec<(u32, Row)>),
    /// Drawn.
    Drawn(DrawnShops),
}

impl Shops {
    pub(super) fn of_rows(rows: Vec<Row>) -> Self {
        let mut first = 0u32;
        let numbered = rows.into_iter().map(|row| {
            let number = first;
            first = first.saturating_add(row.count);
            (number, row)
        });
        Self::Rows(numbered.collect())
    }

    /// How many.
    pub(super) fn len(&self) -> u32 {
        match self {
            Self::Rows(rows) => {
                rows.last().map_or(0, |(first, row)| first.saturating_add(row.count))
            }
            Self::Drawn(drawn) => drawn.count,
        }
    }

    /// The shop of a number below [`len`](Self::len).
    pub(super) fn shop(&self, number: u32) -> Shop {
        match self {
            Self::Drawn(drawn) => drawn.shop(number),
            Self::Rows(rows) => {
                let place = rows.partition_point(|(first, _)| *first <= number).saturating_sub(1);
                let (first, row) = &rows[place];
                let name = match row.count {
                    1 => row.name.clone(),
                    _ => format!("{} {}", row.name, number - first + 1),
                };
                Shop { name, line: row.line, base: row.base, stated: row.stated.clone() }
            }
        }
    }
}

/// Shops that are drawn by inversion, each by its number (MODEL 11).
#[derive(Debug, Clone)]
pub(super) struct DrawnShops {
    count: u32,
    seed: u64,
    /// Cumulative weights of the bases.
    bases: Vec<f64>,
    numbers: Vec<(String, StreamKey, DrawnNumber)>,
}

#[derive(Debug, Clone)]
enum DrawnNumber {
    Plain(f64),
    Drawn(Prepared),
}

impl DrawnShops {
    pub(super) fn new(draw: &ShopDraw, bases: &[&str], seed: u64) -> Self {
        let weight = |id: &&str| {
            let own = draw.bases.iter().find(|(base, _)| base.value == **id);
            if draw.bases.is_empty() { 1.0 } else { own.map_or(0.0, |(_, weight)| weight.value) }
        };
        let mut total = 0.0;
        let cumulative = bases.iter().map(|id| {
            total += weight(id);
            total
        });
        let bases = cumulative.collect();
        let number = |(path, number): &(
            crate::scenario::Located<String>,
            crate::scenario::Located<Number>,
        )| {
            let drawn = match &number.value {
                Number::Plain(value) => DrawnNumber::Plain(*value),
                Number::Drawn(distribution) => DrawnNumber::Drawn(Prepared::new(distribution)),
                // Without `[values]` no name can be known: the walker has refused them.
                Number::Named(_) | Number::Function(_) => return None,
            };
            let key = StreamKey::new(seed, stream_name(&["district shop", &path.value]));
            Some((path.value.clone(), key, drawn))
        };
        let numbers = draw.set.iter().filter_map(number).collect();
        Self { count: draw.count.value, seed, bases, numbers }
    }

    fn shop(&self, number: u32) -> Shop {
        let key = StreamKey::new(self.seed, stream_name(&["district shop", "base"]));
        let total = self.bases.last().copied().unwrap_or(0.0);
        let point = key.uniform(number, 0) * total;
        let base = self.bases.iter().position(|weight| point < *weight).unwrap_or(0);
        let stated = self.numbers.iter().map(|(path, key, drawn)| {
            let value = match drawn {
                DrawnNumber::Plain(value) => *value,
                DrawnNumber::Drawn(distribution) => distribution.quantile(key.uniform(number, 0)),
            };
            // Finer than anybody knows; and money has no fractions.
            Stated::number(path, if value.abs() >= 1_000.0 { value.round() } else { value })
        });
        let line = number as usize + 1;
        Shop { name: format!("Toko {line}"), line, base, stated: stated.collect() }
    }
}
