//! Tables: cash by day, sales by week, postings of a path.

use super::cells::{Cell, CsvStyle};
use super::numbers::quantile_name;
use crate::ensemble::Fan;
use crate::metrics::Estimate;
use crate::model::Model;
use crate::report::{Report, Unit};
use crate::simulate::Replay;

/// Quantiles of the balance by day, with the chance of having run out of cash on that day or before.
pub(super) fn cash_table(report: &Report, style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    let mut header = vec!["day".to_owned(), "date".to_owned(), "mean".to_owned()];
    header.extend(report.cash.probabilities.iter().map(|p| quantile_name(*p)));
    header.push("cumulative_probability_out_of_cash".to_owned());
    table.row(header);
    for (day, quantiles) in report.cash.rows.iter().enumerate() {
        let date = report.horizon.date(day as i64).to_string();
        let mut row = vec![Cell::count(day), date.into(), Cell::Money(report.cash.means[day])];
        row.extend(quantiles.iter().map(|value| Cell::Money(*value)));
        let out = report.running_out.by_day.get(day).map_or(f64::NAN, |c| c.estimate.value);
        row.push(Cell::Number(out));
        table.row(row);
    }
    table
}

/// Quantiles of weekly sales by channel; the last week may have fewer than seven days.
pub(super) fn sales_table(report: &Report, style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    let probabilities = report.weekly_sales.first().map_or(&[][..], |fan| &fan.probabilities);
    let mut header: Vec<String> =
        ["channel", "week", "first_date", "days", "mean"].map(str::to_owned).to_vec();
    header.extend(probabilities.iter().map(|p| quantile_name(*p)));
    table.row(header);
    for (channel, fan) in report.channels.iter().zip(&report.weekly_sales) {
        for week in 0..fan.rows.len() {
            table.row(sales_row(report, &channel.id, fan, week));
        }
    }
    table
}

fn sales_row(report: &Report, channel: &str, fan: &Fan, week: usize) -> Vec<Cell> {
    let first = 7 * week;
    let days = (report.horizon.days() - first).min(7);
    let date = report.horizon.date(first as i64).to_string();
    let mut row = vec![channel.into(), Cell::count(week), date.into(), Cell::count(days)];
    row.push(Cell::Money(fan.means[week]));
    row.extend(fan.rows[week].iter().map(|value| Cell::Money(*value)));
    row
}

/// Every posting of a path, day by day, in the order in which it was posted.
///
/// `balance` is net of what is drawn on the credit line; adding the amounts one after another to
/// the opening balance gives it to the bit (in the Indonesian style each is rounded by itself).
/// `close` rows end each day and say what is drawn.
pub fn postings_csv(model: &Model, replay: &Replay, style: CsvStyle) -> Vec<u8> {
    let mut table = Table::new(style);
    table.row(["day", "date", "account", "amount", "balance", "credit_drawn"]);
    let horizon = model.horizon();
    let mut balance = replay.opening_cash;
    let first = horizon.start().to_string();
    let opening = ["".into(), first.into(), "opening_cash".into(), "".into()];
    table.row(opening.into_iter().chain([Cell::Money(balance), "".into()]));
    let mut postings = replay.postings.iter().peekable();
    for (day, close) in replay.closes.iter().enumerate() {
        let date = horizon.date(day as i64).to_string();
        let row = |account: &str, cells: [Cell; 3]| {
            let place = [Cell::count(day), date.as_str().into(), account.into()];
            place.into_iter().chain(cells)
        };
        while let Some(posting) = postings.next_if(|posting| posting.day == day) {
            balance += posting.amount;
            let account = &model.accounts().accounts()[posting.account].name;
            let money = [posting.amount, balance].map(Cell::Money);
            let [amount, balance] = money;
            table.row(row(account, [amount, balance, "".into()]));
        }
        let [balance, drawn] = [close.balance, close.drawn].map(Cell::Money);
        table.row(row("close", ["".into(), balance, drawn]));
    }
    table.finish()
}

/// The columns of a figure in a table.
pub(super) const ESTIMATE: [&str; 4] = ["value", "std_error", "low", "high"];

/// The cells of a figure in these columns: value, standard error, ends of the interval; empty where there is none.
pub(super) fn estimate_cells(estimate: &Estimate, unit: Unit) -> [Cell; 4] {
    let cell = |value: Option<f64>| Cell::of(value.unwrap_or(f64::NAN), unit);
    [
        cell(Some(estimate.value)),
        cell(estimate.std_error),
        cell(estimate.interval.map(|interval| interval.low)),
        cell(estimate.interval.map(|interval| interval.high)),
    ]
}

/// A table in memory that becomes a CSV file.
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
    style: CsvStyle,
    /// What stands in each column; empty until there is a header.
    kinds: Vec<ColumnKind>,
}

/// What stands in a column of a table. A cell may be empty in any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnKind {
    /// Nothing.
    Empty,
    /// Whole numbers.
    Counts,
    /// Numbers.
    Numbers,
    /// Texts.
    Texts,
}

impl ColumnKind {
    fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Text(text) if text.is_empty() => Self::Empty,
            Cell::Text(_) => Self::Texts,
            Cell::Count(_) => Self::Counts,
            Cell::Money(_) | Cell::Number(_) => Self::Numbers,
        }
    }
}

impl Table {
    pub(super) fn new(style: CsvStyle) -> Self {
        let mut writer = csv::WriterBuilder::new();
        let writer = writer.delimiter(style.separator()).from_writer(style.beginning().to_vec());
        Self { writer, style, kinds: Vec::new() }
    }

    /// A table of these rows below a header; all are as long as that.
    pub(super) fn of<H: Into<Cell>, R: IntoIterator<Item = Cell>>(
        style: CsvStyle,
        header: impl IntoIterator<Item = H>,
        rows: impl IntoIterator<Item = R>,
    ) -> Self {
        let mut table = Self::new(style);
        table.row(header);
        rows.into_iter().for_each(|row| table.row(row));
        table
    }

    pub(super) fn row<T: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let style = self.style;
        let cells: Vec<Cell> = cells.into_iter().map(Into::into).collect();
        if self.kinds.is_empty() {
            self.kinds = vec![ColumnKind::Empty; cells.len()];
        } else {
            for (kind, cell) in self.kinds.iter_mut().zip(&cells) {
                *kind = (*kind).max(ColumnKind::of(cell));
            }
        }
        // Writing to memory cannot fail, and all rows of a table have the same length.
        let cells = cells.into_iter().map(|cell| cell.written(style));
        let written = self.writer.write_record(cells.map(String::into_bytes));
        debug_assert!(written.is_ok(), "rows of different length");
    }

    /// What stands in each column below the header.
    pub fn kinds(&self) -> &[ColumnKind] {
        &self.kinds
    }

    /// The bytes of the file.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name such as `=HYPERLINK(..)` was a formula where the table was opened.
    #[test]
    fn names_never_become_formulas() {
        let names = ["=1+1", "+SUM(A1)", "-2+3", "@x", "-5000.5", "a=b"];
        let mut table = Table::new(CsvStyle::Plain);
        table.row(names);
        assert_eq!(table.finish(), b"'=1+1,'+SUM(A1),'-2+3,'@x,-5000.5,a=b\n");
        let mut table = Table::new(CsvStyle::Indonesian);
        table.row(names);
        let written = "\u{feff}'=1+1;'+SUM(A1);'-2+3;'@x;-5000.5;a=b\n";
        assert_eq!(String::from_utf8(table.finish()).unwrap(), written);
    }

    #[test]
    fn a_table_for_indonesian_excel_has_semicolons_commas_and_whole_rupiah() {
        let mut table = Table::new(CsvStyle::Indonesian);
        table.row(["name", "money", "number", "text"]);
        let (money, number) = (Cell::Money(-1_234_567.5), Cell::Number(-0.125));
        table.row(["a;b".into(), money, number, "a,b".into()]);
        table.row(["".into(), Cell::Money(-0.4), Cell::Number(f64::NAN), "\"".into()]);
        let written = String::from_utf8(table.finish()).unwrap();
        let rows = "\u{feff}name;money;number;text\n\"a;b\";-1234568;-0,125;a,b\n;0;;\"\"\"\"\n";
        assert_eq!(written, rows);
    }

    #[test]
    fn a_table_knows_what_stands_in_its_columns() {
        let mut table = Table::new(CsvStyle::Plain);
        table.row(["1", "2", "3", "4"]);
        table.row([Cell::count(1), "".into(), "a".into(), "".into()]);
        table.row([Cell::Number(f64::NAN), Cell::count(2), Cell::count(3), "".into()]);
        use ColumnKind::{Counts, Empty, Numbers, Texts};
        assert_eq!(table.kinds(), [Numbers, Counts, Texts, Empty]);
    }
}
