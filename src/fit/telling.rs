//! What was read, fitted and tried, in sentences.

use super::backtest::{Backtest, Coverage};
use super::fitted::Fitted;
use super::lebarans::Lebarans;
use super::reading::{FileRead, Reading, Reason, Shop};
use crate::language::{Words, count, date_long, decimal, money, month_and_year, percent};
use crate::numeric::exp;

/// One side of a 90% range, in standard deviations.
const NINETY: f64 = 1.645;

/// An order below this is no price in rupiah: a spreadsheet took `93.820` for a fraction.
const LEAST_ORDER: f64 = 1_000.0;

/// What was read, before anything is fitted.
#[must_use]
pub fn read(reading: &Reading, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for file in &reading.files {
        lines.extend(of_file(file, words));
    }
    lines.extend(of_shop(&reading.shop, words));
    lines.push(words.text("fit.told.no_buyers", &[]));
    lines
}

fn of_file(file: &FileRead, words: &Words) -> Vec<String> {
    let language = words.language();
    let number = |value: usize| count(value as u64, language);
    let (from, to) = file
        .period
        .map_or_else(Default::default, |(a, b)| (date_long(a, language), date_long(b, language)));
    let (kind, rows, records) = (file.kind.name(words), number(file.rows), number(file.records));
    let key = if file.period.is_some() { "fit.told.file" } else { "fit.told.file_undated" };
    let mut lines = vec![words.text(
        key,
        &[
            ("file", &file.name),
            ("kind", &kind),
            ("rows", &rows),
            ("records", &records),
            ("from", &from),
            ("to", &to),
        ],
    )];
    if file.cancelled + file.returned > 0 {
        let (cancelled, returned) = (number(file.cancelled), number(file.returned));
        lines.push(
            words.text("fit.told.cancelled", &[("cancelled", &cancelled), ("returned", &returned)]),
        );
    }
    for (reason, (rows, line)) in &file.left_out.0 {
        let (why, rows, line_text) = (why(*reason, words), number(*rows), line.to_string());
        let places = [("rows", &*rows), ("why", &*why), ("line", &*line_text)];
        let key = if *line > 0 { "fit.told.left_out" } else { "fit.told.left_out_somewhere" };
        lines.push(words.text(key, &places));
    }
    if let Some((rows, line)) = file.added_up {
        let (rows, line) = (number(rows), line.to_string());
        lines.push(words.text("fit.told.added_up", &[("rows", &rows), ("line", &line)]));
    }
    if let Some(totals) = file.totals {
        let (stated, found) = (money(totals.stated, language), money(totals.found, language));
        let key = if totals.agree() { "fit.told.agrees" } else { "fit.told.differs" };
        lines.push(words.text(key, &[("stated", &stated), ("found", &found)]));
    }
    lines
}

fn why(reason: Reason, words: &Words) -> String {
    match reason {
        Reason::NoDate => words.text("fit.reason.no_date", &[]),
        Reason::OtherTime => words.text("fit.reason.other_time", &[]),
        Reason::NoAmount => words.text("fit.reason.no_amount", &[]),
        Reason::TooManyCells { columns } => {
            let (columns, column) = (columns.to_string(), (columns + 1).to_string());
            words.text("fit.reason.too_many_cells", &[("columns", &columns), ("column", &column)])
        }
        Reason::NoId => words.text("fit.reason.no_id", &[]),
        Reason::Repeated => words.text("fit.reason.repeated", &[]),
        Reason::Unpaid => words.text("fit.reason.unpaid", &[]),
        Reason::NotAnOrder => words.text("fit.reason.not_an_order", &[]),
        Reason::Void => words.text("fit.reason.void", &[]),
        Reason::Total => words.text("fit.reason.total", &[]),
        Reason::InAnotherFile => words.text("fit.reason.in_another_file", &[]),
    }
}

/// Sales by month of every channel.
fn of_shop(shop: &Shop, words: &Words) -> Vec<String> {
    let language = words.language();
    let mut lines = Vec::new();
    if let Some((day, lies)) = shop.platform_balance {
        let (date, lies) = (date_long(day, language), money(lies, language));
        lines.push(words.text("fit.told.balance", &[("date", &date), ("balance", &lies)]));
    }
    for channel in &shop.channels {
        let known = count(channel.known_days() as u64, language);
        let total = money(channel.sales.iter().flatten().sum(), language);
        lines.push(words.text(
            "fit.told.channel",
            &[("channel", &channel.id), ("days", &known), ("total", &total)],
        ));
        let value = channel.order_value.as_ref().map(|fact| fact.value);
        if let Some(value) = value.filter(|value| *value < LEAST_ORDER) {
            let value = money(value, language);
            lines.push(words.text("fit.told.too_small", &[("value", &value)]));
        }
        let mut months: Vec<(jiff::civil::Date, f64)> = Vec::new();
        for (day, sales) in channel.sales.iter().enumerate() {
            let date =
                channel.start.saturating_add(jiff::Span::new().days(day as i64)).first_of_month();
            match months.last_mut() {
                Some((month, sum)) if *month == date => *sum += sales.unwrap_or(0.0),
                _ => months.push((date, sales.unwrap_or(0.0))),
            }
        }
        for (month, sum) in months {
            lines.push(format!(
                "    {}: {}",
                month_and_year(month, language),
                money(sum, language)
            ));
        }
    }
    lines
}

/// What was fitted of a channel.
#[must_use]
pub fn fitted(fitted: &Fitted<'_>, words: &Words) -> Vec<String> {
    let language = words.language();
    let (day, cv) = fitted.outlook.ordinary_day();
    let week = money(7.0 * day, language);
    let either = percent(NINETY * cv, language);
    let channel = fitted.channel.id.as_str();
    let mut lines = vec![
        words.text("fit.told.level", &[("channel", channel), ("week", &week), ("either", &either)]),
    ];
    let months = fitted.history.days / 30;
    if months < 6 {
        lines.push(words.text("fit.told.short", &[("days", &fitted.history.days.to_string())]));
    }
    lines.extend(calendar(fitted, words));
    for past in &fitted.shocks {
        let (date, days) = (date_long(past.date, language), past.shock.days.to_string());
        let severity = past.shock.severity;
        let [low, middle, high] =
            [severity.low, severity.middle, severity.high].map(|share| percent(share, language));
        let places = [
            ("date", &*date),
            ("days", &*days),
            ("low", &*low),
            ("middle", &*middle),
            ("high", &*high),
        ];
        lines.push(words.text("fit.told.shock", &places));
    }
    lines
}

/// What weekdays, pay days, double dates and Lebaran do, and how the shop grows.
fn calendar(fitted: &Fitted<'_>, words: &Words) -> Vec<String> {
    let language = words.language();
    let outlook = &fitted.outlook;
    let mut lines = Vec::new();
    let mut times = |key: &str, (mean, sd): (f64, f64)| {
        let [low, high] =
            [-NINETY, NINETY].map(|z| decimal(exp(mean + z * sd).max(0.0), 2, language));
        lines.push(words.text(key, &[("low", &low), ("high", &high)]));
    };
    if let Some(effect) = outlook.double_dates {
        times("fit.told.double_dates", effect);
    }
    if let Some(effect) = outlook.pay_days {
        times("fit.told.pay_days", effect);
    }
    for (key, effect) in
        ["fit.told.lebaran_run_up", "fit.told.lebaran_week"].into_iter().zip(outlook.lebaran)
    {
        if let Some(effect) = effect {
            times(key, effect);
        }
    }
    let closed = outlook.closed_weekdays.iter().filter(|closed| **closed).count();
    if closed > 0 {
        lines.push(words.text("fit.told.closed_days", &[("days", &closed.to_string())]));
    }
    for (lebaran, _, days) in Lebarans::of(fitted.channel, &fitted.history).seen {
        let date = date_long(lebaran, language);
        lines.push(match days {
            0 => words.text("fit.told.lebaran_open", &[("date", &date)]),
            _ => words.text("fit.told.lebaran", &[("date", &date), ("days", &days.to_string())]),
        });
    }
    if let Some((low, high)) = fitted.growth {
        let (low, high) = (percent(low, language), percent(high, language));
        lines.push(words.text("fit.told.growth", &[("low", &low), ("high", &high)]));
    }
    lines
}

/// How a backtest went.
#[must_use]
pub fn backtest(tried: &Backtest, words: &Words) -> Vec<String> {
    let language = words.language();
    let ours = tried.coverage();
    let plain = tried.resampled();
    let share = |value: f64| percent(value, language);
    let (history, horizon) = (tried.history.to_string(), tried.horizon.to_string());
    let (dates, separate) = (tried.origins.len().to_string(), tried.separate().to_string());
    let mut lines = vec![words.text(
        "fit.backtest.head",
        &[("history", &history), ("horizon", &horizon), ("dates", &dates), ("separate", &separate)],
    )];
    let row = |key: &str, coverage: &Coverage| {
        let [fifty, eighty, most] = coverage.held.map(share);
        let (width, error) = (percent(coverage.width, language), percent(coverage.error, language));
        words.text(
            key,
            &[
                ("fifty", &fifty),
                ("eighty", &eighty),
                ("most", &most),
                ("width", &width),
                ("error", &error),
            ],
        )
    };
    lines.push(row("fit.backtest.ours", &ours));
    lines.push(row("fit.backtest.resampled", &plain));
    let error = percent(tried.last_month_error(), language);
    lines.push(words.text("fit.backtest.last_month", &[("error", &error)]));
    lines
}

/// Whether the forecast can be trusted, and how far.
#[must_use]
pub fn verdict(tried: &[Backtest], words: &Words) -> String {
    let Some(tests) = tried.iter().map(Backtest::separate).max() else {
        return words.text("fit.backtest.too_short", &[]);
    };
    if tests < 4 {
        return words.text("fit.backtest.too_few", &[("n", &tests.to_string())]);
    }
    let held: Vec<f64> = tried.iter().map(|tried| tried.coverage().held[1]).collect();
    let least = held.iter().copied().fold(1.0, f64::min);
    let width = tried.iter().map(|tried| tried.coverage().width).fold(0.0, f64::max);
    let places_width = percent(width / 2.0, words.language());
    let least_text = decimal(least * 10.0, 0, words.language());
    let places = [("least", &*least_text), ("either", &*places_width)];
    if least < 0.6 {
        words.text("fit.backtest.narrow", &places)
    } else {
        words.text("fit.backtest.trusted", &places)
    }
}
