//! One row a path: its figures with shocks and without, what happened on it, the numbers drawn.

use serde_json::Value;

use super::cells::{Cell, CsvStyle};
use super::csv::Table;
use super::{Answer, OutputError, RunAnswer};
use crate::charts::Picture;
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

    fn charts(&self, language: Language) -> Result<Vec<(String, Picture)>, OutputError> {
        self.run.charts(language)
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

fn path_rows(model: &Model, ensemble: &Ensemble, style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    let mut drawn = DrawnNumbers::of(model);
    table.row(header(model, &drawn));
    let paths = ensemble.paths();
    for (position, block) in ensemble.blocks().iter().enumerate() {
        let numbers: Vec<Lanes> = drawn.draw(model, block.first_path).copied().collect();
        for lane in 0..LANES.min(paths.saturating_sub(position * LANES)) {
            table.row(row(block, lane, &numbers));
        }
    }
    table
}

fn row(block: &Block, lane: usize, numbers: &[Lanes]) -> Vec<Cell> {
    let money = |lanes: &Lanes| Cell::Money(lanes[lane]);
    let day = |days: &[u32; LANES]| match days[lane] {
        NEVER => Cell::from(""),
        day => Cell::count(day),
    };
    let (with, without) = (&block.figures, &block.without_shocks);
    let back = match with.recovery[lane] {
        PathRecovery::Back(days) => Cell::count(days),
        PathRecovery::NeverFell | PathRecovery::NotBack => Cell::from(""),
    };
    let mut row = vec![Cell::count(block.first_path + lane as u32)];
    row.extend(
        [
            &with.opening_cash,
            &with.net_cash_flow,
            &with.lowest_cash,
            &with.largest_fall,
            &with.cash_needed,
            &with.sales,
            &with.undelivered_sales,
        ]
        .map(money),
    );
    row.push(Cell::count(with.days_below_zero[lane]));
    row.extend([day(&with.first_day_out_of_cash), day(&with.lowest_cash_day), back]);
    row.extend(
        [&without.net_cash_flow, &without.lowest_cash, &without.cash_needed, &without.sales]
            .map(money),
    );
    row.push(Cell::count(without.days_below_zero[lane]));
    row.push(day(&without.first_day_out_of_cash));
    row.extend(block.channel_sales.iter().map(money));
    row.extend(block.occurrences.iter().map(|times| Cell::count(times[lane])));
    row.extend(block.responses_began.iter().map(day));
    row.extend(numbers.iter().map(|values| Cell::Number(values[lane])));
    row
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
}
