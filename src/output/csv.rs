//! Tables: cash by day, sales by week, postings of a path.

use super::numbers::{number, quantile_name};
use crate::ensemble::Fan;
use crate::metrics::Estimate;
use crate::model::Model;
use crate::report::Report;
use crate::simulate::Replay;

/// Quantiles of the balance by day, with the chance of having run out of cash on that day or before.
pub(super) fn cash_table(report: &Report) -> Table {
    let mut table = Table::new();
    let mut header = vec!["day".to_owned(), "date".to_owned(), "mean".to_owned()];
    header.extend(report.cash.probabilities.iter().map(|p| quantile_name(*p)));
    header.push("cumulative_probability_out_of_cash".to_owned());
    table.row(&header);
    for (day, quantiles) in report.cash.rows.iter().enumerate() {
        let date = report.horizon.date(day as i64).to_string();
        let mut row = vec![day.to_string(), date, number(report.cash.means[day])];
        row.extend(quantiles.iter().map(|value| number(*value)));
        let out = report.running_out.by_day.get(day).map_or(f64::NAN, |c| c.estimate.value);
        row.push(number(out));
        table.row(&row);
    }
    table
}

/// Quantiles of weekly sales by channel; the last week may have fewer than seven days.
pub(super) fn sales_table(report: &Report) -> Table {
    let mut table = Table::new();
    let probabilities = report.weekly_sales.first().map_or(&[][..], |fan| &fan.probabilities);
    let mut header: Vec<String> =
        ["channel", "week", "first_date", "days", "mean"].map(str::to_owned).to_vec();
    header.extend(probabilities.iter().map(|p| quantile_name(*p)));
    table.row(&header);
    for (channel, fan) in report.channels.iter().zip(&report.weekly_sales) {
        for week in 0..fan.rows.len() {
            table.row(&sales_row(report, &channel.id, fan, week));
        }
    }
    table
}

fn sales_row(report: &Report, channel: &str, fan: &Fan, week: usize) -> Vec<String> {
    let first = 7 * week;
    let days = (report.horizon.days() - first).min(7);
    let date = report.horizon.date(first as i64).to_string();
    let mean = number(fan.means[week]);
    let mut row = vec![channel.to_owned(), week.to_string(), date, days.to_string(), mean];
    row.extend(fan.rows[week].iter().map(|value| number(*value)));
    row
}

/// Every posting of a path, day by day, in the order in which it was posted.
///
/// `balance` is net of what is drawn on the credit line; adding the amounts one after another to
/// the opening balance gives it to the bit. `close` rows end each day and say what is drawn.
pub fn postings_csv(model: &Model, replay: &Replay) -> Vec<u8> {
    let mut table = Table::new();
    table.row(&["day", "date", "account", "amount", "balance", "credit_drawn"]);
    let horizon = model.horizon();
    let mut balance = replay.opening_cash;
    let first = horizon.start().to_string();
    table.row(&["", &first, "opening_cash", "", &number(balance), ""]);
    let mut postings = replay.postings.iter().peekable();
    for (day, close) in replay.closes.iter().enumerate() {
        let date = horizon.date(day as i64).to_string();
        let number_of_day = day.to_string();
        while let Some(posting) = postings.next_if(|posting| posting.day == day) {
            balance += posting.amount;
            let account = &model.accounts().accounts()[posting.account].name;
            let (amount, balance) = (number(posting.amount), number(balance));
            table.row(&[&number_of_day, &date, account, &amount, &balance, ""]);
        }
        let (balance, drawn) = (number(close.balance), number(close.drawn));
        table.row(&[&number_of_day, &date, "close", "", &balance, &drawn]);
    }
    table.finish()
}

/// The columns of a figure in a table.
pub(super) const ESTIMATE: [&str; 4] = ["value", "std_error", "low", "high"];

/// The cells of a figure in these columns: value, standard error, ends of the interval; empty where there is none.
pub(super) fn estimate_cells(estimate: &Estimate) -> [String; 4] {
    let optional = |value: Option<f64>| value.map_or_else(String::new, number);
    [
        number(estimate.value),
        optional(estimate.std_error),
        optional(estimate.interval.map(|interval| interval.low)),
        optional(estimate.interval.map(|interval| interval.high)),
    ]
}

/// A table in memory that becomes a CSV file.
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    pub(super) fn new() -> Self {
        Self { writer: csv::Writer::from_writer(Vec::new()) }
    }

    /// A table of these rows, the first of which is the header; all are as long as that.
    pub(super) fn of(rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        let mut table = Self::new();
        rows.into_iter().for_each(|row| table.row(&row));
        table
    }

    pub(super) fn row<T: AsRef<[u8]>>(&mut self, cells: &[T]) {
        // Writing to memory cannot fail, and all rows of a table have the same length.
        let written = self.writer.write_record(cells);
        debug_assert!(written.is_ok(), "rows of different length");
    }

    /// The bytes of the file.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}
