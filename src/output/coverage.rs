//! How forecasts would have held in the past, as a table.

use super::cells::{Cell, CsvStyle};
use super::csv::Table;
use crate::fit::backtest::{Backtest, Coverage};

/// The coverage of every channel's ranges, a row for each history, horizon and method. Shares are
/// of 1; `width_80` and `error` are medians, as shares of the middle and of what came.
#[must_use]
pub fn coverage_table(channels: &[(String, Vec<Backtest>)], style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    table.row([
        "channel",
        "history_days",
        "horizon_days",
        "dates",
        "separate_dates",
        "method",
        "held_50",
        "held_80",
        "held_95",
        "width_80",
        "error",
    ]);
    for (channel, tried) in channels {
        for one in tried {
            let mut head: Vec<Cell> = vec![channel.as_str().into()];
            let counts = [one.history, one.horizon, one.origins.len(), one.separate()];
            head.extend(counts.map(Cell::count));
            let row = |method: &str, figures: [f64; 5]| {
                let figures = figures.map(Cell::Number);
                head.iter().cloned().chain([method.into()]).chain(figures).collect::<Vec<Cell>>()
            };
            table.row(row("model", figures(&one.coverage())));
            table.row(row("past_days_drawn_anew", figures(&one.resampled())));
            let mut last_month = [f64::NAN; 5];
            last_month[4] = one.last_month_error();
            table.row(row("last_month_mean", last_month));
        }
    }
    table
}

fn figures(coverage: &Coverage) -> [f64; 5] {
    let [fifty, eighty, most] = coverage.held;
    [fifty, eighty, most, coverage.width, coverage.error]
}
