//! One row a path: its figures with shocks and without, what happened on it, the numbers drawn.

use serde_json::Value;

use super::cells::{Cell, CsvStyle};
use super::csv::Table;
use super::{Answer, OutputError, RunAnswer};
use crate::charts::{Look, Picture};
use crate::ensemble::Ensemble;
use crate::language::Language;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};
use crate::simulate::{Block, DrawnNumbers, NEVER, PathRecovery};

/// Name of the file.
const PATHS_CSV: &str = "paths.csv";

/// Figures of a path, in the order of their columns; a day or a number of days is empty where nothing
/// of the kind happens.
const FIGURES: [&str; 18] = [
    "path",
    "opening_cash",
    "net_cash_flow",
    "lowest_cash",
    "largest_fall",
    "cash_needed",
    "sales",
    "undelivered_sales",
    "days_below_zero",
    "first_day_out_of_cash",
    "lowest_cash_day",
    "days_until_sales_are_back",
    "net_cash_flow_without_shocks",
    "lowest_cash_without_shocks",
    "cash_needed_without_shocks",
    "sales_without_shocks",
    "days_below_zero_without_shocks",
    "first_day_out_of_cash_without_shocks",
];

/// Bytes of a cell with what stands around it, generously: an amount with all its digits.
const BYTES_OF_A_CELL: u64 = 20;

/// What a run says, with a row for each of its paths.
#[derive(Debug, Clone, Copy)]
pub struct RunWithPaths<'a> {
    /// What it says.
    pub run: RunAnswer<'a>,
    /// What was simulated.
    pub model: &'a Model,
    /// Its paths.
    pub ensemble: &'a Ensemble,
}

impl Answer for RunWithPaths<'_> {
    fn business(&self) -> &str {
        self.run.business()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        self.run.sentences(language)
    }

    fn summary(&self, language: Language) -> Value {
        self.run.summary(language)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        let mut tables = self.run.tables(style);
        tables.push((PATHS_CSV, path_rows(self.model, self.ensemble, style)));
        tables
    }

    fn texts(&self, language: Language) -> Vec<(&'static str, Vec<u8>)> {
        self.run.texts(language)
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        self.run.charts(look)
    }
}

/// Bytes that the rows of a model take for each path: a text that grows takes up to twice its size.
#[must_use]
pub fn bytes_of_a_path(model: &Model) -> u64 {
    2 * BYTES_OF_A_CELL * header(model, &DrawnNumbers::of(model)).len() as u64
}

fn header(model: &Model, drawn: &DrawnNumbers) -> Vec<String> {
    let sales = model.channels().iter().map(|channel| format!("sales.{}", channel.id()));
    let shocks = model.shocks().iter().map(|shock| format!("happened.{}", shock.id()));
    let responses = model.responses().iter().map(|one| format!("began_on_day.{}", one.id()));
    let names = drawn.names(model).map(str::to_owned);
    let figures = FIGURES.map(str::to_owned).into_iter();
    figures.chain(sales).chain(shocks).chain(responses).chain(names).collect()
}

/// One value a path, in path order.
#[derive(Debug, Clone, PartialEq)]
pub enum PathColumn {
    /// Counts, and days counted from 0; `None` where nothing of the kind happens.
    Counts(Vec<Option<u32>>),
    /// Amounts and drawn numbers.
    Amounts(Vec<f64>),
}

/// The columns of `paths.csv` with their names, to the bit.
#[must_use]
pub fn path_columns(model: &Model, ensemble: &Ensemble) -> Vec<(String, PathColumn)> {
    let mut drawn = DrawnNumbers::of(model);
    let names = header(model, &drawn);
    let paths = ensemble.paths();
    let mut columns: Vec<PathColumn> = Vec::with_capacity(names.len());
    for (position, block) in ensemble.blocks().iter().enumerate() {
        let numbers: Vec<Lanes> = drawn.draw(model, block.first_path).copied().collect();
        let lanes = LANES.min(paths.saturating_sub(position * LANES));
        let found = of_block(block, &numbers);
        if columns.is_empty() {
            columns.extend(found.iter().map(|one| one.empty(paths)));
        }
        for (column, one) in columns.iter_mut().zip(&found) {
            match column {
                PathColumn::Counts(values) => values.extend((0..lanes).map(|lane| one.count(lane))),
                PathColumn::Amounts(values) => {
                    values.extend((0..lanes).map(|lane| one.amount(lane)));
                }
            }
        }
    }
    names.into_iter().zip(columns).collect()
}

fn path_rows(model: &Model, ensemble: &Ensemble, style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    let mut drawn = DrawnNumbers::of(model);
    table.row(header(model, &drawn));
    let paths = ensemble.paths();
    for (position, block) in ensemble.blocks().iter().enumerate() {
        let numbers: Vec<Lanes> = drawn.draw(model, block.first_path).copied().collect();
        let columns = of_block(block, &numbers);
        for lane in 0..LANES.min(paths.saturating_sub(position * LANES)) {
            table.row(columns.iter().map(|column| column.cell(lane)));
        }
    }
    table
}

/// What a column says of the paths of one block.
#[derive(Clone, Copy)]
enum OfBlock<'a> {
    /// The numbers of the paths, from the first on.
    Path(u32),
    Count(&'a [u32; LANES]),
    /// [`NEVER`] where nothing of the kind happens.
    Day(&'a [u32; LANES]),
    Recovery(&'a [PathRecovery; LANES]),
    Money(&'a Lanes),
    Number(&'a Lanes),
}

impl OfBlock<'_> {
    fn cell(&self, lane: usize) -> Cell {
        match self {
            Self::Money(values) => Cell::Money(values[lane]),
            Self::Number(values) => Cell::Number(values[lane]),
            _ => self.count(lane).map_or_else(|| Cell::from(""), Cell::count),
        }
    }

    fn count(&self, lane: usize) -> Option<u32> {
        match self {
            Self::Path(first) => Some(first + lane as u32),
            Self::Count(counts) => Some(counts[lane]),
            Self::Day(days) => Some(days[lane]).filter(|day| *day != NEVER),
            Self::Recovery(recovery) => match recovery[lane] {
                PathRecovery::Back(days) => Some(days),
                PathRecovery::NeverFell | PathRecovery::NotBack => None,
            },
            Self::Money(_) | Self::Number(_) => None,
        }
    }

    fn amount(&self, lane: usize) -> f64 {
        match self {
            Self::Money(values) | Self::Number(values) => values[lane],
            _ => f64::NAN,
        }
    }

    fn empty(&self, paths: usize) -> PathColumn {
        match self {
            Self::Money(_) | Self::Number(_) => PathColumn::Amounts(Vec::with_capacity(paths)),
            _ => PathColumn::Counts(Vec::with_capacity(paths)),
        }
    }
}

/// The columns of a block, in the order of [`header`].
fn of_block<'a>(block: &'a Block, numbers: &'a [Lanes]) -> Vec<OfBlock<'a>> {
    let (with, without) = (&block.figures, &block.without_shocks);
    let mut columns = vec![
        OfBlock::Path(block.first_path),
        OfBlock::Money(&with.opening_cash),
        OfBlock::Money(&with.net_cash_flow),
        OfBlock::Money(&with.lowest_cash),
        OfBlock::Money(&with.largest_fall),
        OfBlock::Money(&with.cash_needed),
        OfBlock::Money(&with.sales),
        OfBlock::Money(&with.undelivered_sales),
        OfBlock::Count(&with.days_below_zero),
        OfBlock::Day(&with.first_day_out_of_cash),
        OfBlock::Day(&with.lowest_cash_day),
        OfBlock::Recovery(&with.recovery),
        OfBlock::Money(&without.net_cash_flow),
        OfBlock::Money(&without.lowest_cash),
        OfBlock::Money(&without.cash_needed),
        OfBlock::Money(&without.sales),
        OfBlock::Count(&without.days_below_zero),
        OfBlock::Day(&without.first_day_out_of_cash),
    ];
    columns.extend(block.channel_sales.iter().map(OfBlock::Money));
    columns.extend(block.occurrences.iter().map(OfBlock::Count));
    columns.extend(block.responses_began.iter().map(OfBlock::Day));
    columns.extend(numbers.iter().map(OfBlock::Number));
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ensemble::Silent;
    use crate::scenario;

    /// What is refused for want of memory must not be too little.
    #[test]
    fn rows_take_no_more_memory_than_is_said() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = [1e11, 2e11]\n\
            [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 10\npaths = 80\n\
            [[channel]]\nid = \"a_channel_with_a_long_name\"\nweekly_sales = [7e11, 9e11]\n\
            [[shock]]\nid = \"s\"\nhits = [\"a_channel_with_a_long_name\"]\nrate_per_year = 9\n\
            duration_days = 9\nseverity = [0.5, 1]\n";
        let read = scenario::read("x.toml", text.as_bytes()).unwrap();
        let model = Model::build(&read.scenario);
        let ensemble = Ensemble::simulate(&model, 70, &Silent).unwrap();
        let written = path_rows(&model, &ensemble, CsvStyle::Plain).finish();
        let lines = written.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let (header, rows) = (lines.clone().next().unwrap().len(), lines.count() - 1);
        assert_eq!(rows, 70);
        let most = bytes_of_a_path(&model) as usize / 2 * rows;
        assert!(written.len() - header < most && most < 4 * written.len(), "{most}");
    }

    /// The columns say what the rows say, and to the bit.
    #[test]
    fn columns_are_those_of_the_rows() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = [1, 2_000_000]\n\
            [simulation]\nstart = 2026-01-05\nweeks = 9\n\
            [[channel]]\nid = \"a\"\nweekly_sales = [700, 90_000_000]\n\
            [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 9\n\
            duration_days = 9\nseverity = [0.5, 1]\n[costs]\nrent_per_month = 3_000_000\n";
        let model = Model::build(&scenario::read("x.toml", text.as_bytes()).unwrap().scenario);
        let ensemble = Ensemble::simulate(&model, 70, &Silent).unwrap();
        let written = path_rows(&model, &ensemble, CsvStyle::Plain).finish();
        let mut reader = csv::Reader::from_reader(written.as_slice());
        let columns = path_columns(&model, &ensemble);
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(reader.headers().unwrap(), &csv::StringRecord::from(names));
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 70);
        let mut nothing = 0;
        for (position, (name, column)) in columns.iter().enumerate() {
            let cells: Vec<&str> = rows.iter().map(|row| &row[position]).collect();
            match column {
                PathColumn::Counts(counts) => {
                    let read: Vec<Option<u32>> =
                        cells.iter().map(|cell| cell.parse().ok()).collect();
                    nothing += counts.iter().filter(|count| count.is_none()).count();
                    assert_eq!(&read, counts, "{name}");
                }
                PathColumn::Amounts(amounts) => {
                    let read: Vec<f64> = cells.iter().map(|cell| cell.parse().unwrap()).collect();
                    assert_eq!(&read, amounts, "{name}");
                }
            }
        }
        assert!(nothing > 0, "a path on which cash does not run out");
    }
}
