//! How forecasts would have held in the past, as a table.

use super::csv::Table;
use super::numbers::number;
use crate::fit::backtest::{Backtest, Coverage};

/// The coverage of every channel's ranges, a row for each history, horizon and method. Shares are
/// of 1; `width_80` and `error` are medians, as shares of the middle and of what came.
#[must_use]
pub fn coverage_csv(channels: &[(String, Vec<Backtest>)]) -> Vec<u8> {
    let mut table = Table::new();
    table.row(&[
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
            let mut head = vec![channel.clone()];
            let counts = [one.history, one.horizon, one.origins.len(), one.separate()];
            head.extend(counts.iter().map(ToString::to_string));
            let row = |method: &str, figures: [String; 5]| {
                let method = [method.to_owned()];
                head.iter().cloned().chain(method).chain(figures).collect::<Vec<String>>()
            };
            table.row(&row("model", figures(&one.coverage())));
            table.row(&row("past_days_drawn_anew", figures(&one.resampled())));
            let mut last_month: [String; 5] = Default::default();
            last_month[4] = number(one.last_month_error());
            table.row(&row("last_month_mean", last_month));
        }
    }
    table.finish()
}

fn figures(coverage: &Coverage) -> [String; 5] {
    let [fifty, eighty, most] = coverage.held;
    [fifty, eighty, most, coverage.width, coverage.error].map(number)
}
