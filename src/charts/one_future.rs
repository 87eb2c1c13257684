//! One possible future by itself: read one after another, they show what luck does better than bands.

use jiff::civil::Date;

use crate::language::{Words, count, month_and_year};

use super::axes::Axis;
use super::canvas::{Canvas, Point, Stroke, TextStyle};
use super::look::Look;
use super::page::{LABEL, Page, STRONG, Texts};
use super::palette::{BLUE, Color, INK, VERMILLION, VERMILLION_TEXT};
use super::shocks::ShockWindow;
use super::side_labels::SideLabel;
use super::time_plot::{TimeData, TimePlot};
use super::unit::Unit;
use super::{ChartError, Picture, check};

/// A future of several that are shown one after another, on the same axes.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFuture {
    /// The name of the shop.
    pub business: String,
    /// The date of day 0.
    pub start: Date,
    /// The balance before day 0, in rupiah.
    pub opening_cash: f64,
    /// The balance at the close of each day of each future, in rupiah.
    pub futures: Vec<Vec<f64>>,
    /// Which of the futures this is, from 0; those before it are drawn faintly.
    pub place: usize,
    /// The balance at which the shop is out of cash.
    pub out_of_cash_level: f64,
    /// How many futures were computed.
    pub paths: u64,
}

const LINE: Stroke = Stroke::new(BLUE, 8.0);
const BEFORE: Stroke = Stroke::new(Color(0xc3, 0xca, 0xd2), 3.0);
const LIMIT: Stroke = Stroke::new(VERMILLION, 5.0);
const NO_SHOCKS: [ShockWindow; 0] = [];

/// Draws one future over those before it.
///
/// # Errors
///
/// Fails if there is no such future, rows are empty or differ in length, a value is not a finite
/// number, or the dates leave the calendar.
pub fn one_future(data: &OneFuture, look: impl Into<Look>) -> Result<Picture, ChartError> {
    let shown = data.futures.get(data.place).ok_or(ChartError::Empty { what: "futures" })?;
    check::value("opening_cash", data.opening_cash)?;
    check::value("out_of_cash_level", data.out_of_cash_level)?;
    for future in &data.futures {
        check::values("futures", future)?;
        check::length("futures", shown.len(), future)?;
    }
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, shown, look);
    let all = data.futures.iter().flatten().copied();
    let time_data = TimeData {
        start: data.start,
        days: shown.len(),
        axis: Axis::holding(all.chain([data.opening_cash, data.out_of_cash_level]), 6),
        unit: Unit::Money(words),
        heading: words.text("chart.cash_fan.axis", &[]),
        shocks: &NO_SHOCKS,
        labels: labels(data, shown, words),
    };
    let plot = TimePlot::divide(page.body, time_data, words)?;
    plot.draw_back(&mut page.canvas);
    draw(&mut page.canvas, &plot, data);
    plot.draw_front(&mut page.canvas);
    page.finish()
}

fn draw(canvas: &mut Canvas, plot: &TimePlot<'_>, data: &OneFuture) {
    let row = |balances: &[f64]| -> Vec<Point> {
        let start = (plot.time.place(0.0), plot.money.place(data.opening_cash));
        let close = |(day, &balance): (usize, &f64)| {
            (plot.time.place(day as f64 + 1.0), plot.money.place(balance))
        };
        std::iter::once(start).chain(balances.iter().enumerate().map(close)).collect()
    };
    for (place, future) in data.futures.iter().take(data.place + 1).enumerate() {
        canvas.line(row(future), if place == data.place { LINE } else { BEFORE });
    }
    let level = plot.money.place(data.out_of_cash_level);
    canvas.dashed(&[(plot.plot.left, level), (plot.plot.right, level)], LIMIT, 22.0, 16.0);
}

fn labels(data: &OneFuture, shown: &[f64], words: Words) -> Vec<SideLabel> {
    let last = shown.last().copied().unwrap_or(data.opening_cash);
    let mut labels = vec![
        SideLabel {
            lines: vec![words.text("chart.one_future.at_end", &[]), words.money(last)],
            y: last,
            style: TextStyle { color: BLUE, ..STRONG },
            leader: BLUE,
        },
        SideLabel {
            lines: vec![words.text("chart.cash_fan.limit", &[])],
            y: data.out_of_cash_level,
            style: TextStyle { color: VERMILLION_TEXT, ..LABEL },
            leader: VERMILLION,
        },
    ];
    labels.push(SideLabel {
        lines: vec![words.text("chart.one_future.at_start", &[]), words.money(data.opening_cash)],
        y: data.opening_cash,
        style: LABEL,
        leader: INK,
    });
    labels
}

fn open_page(data: &OneFuture, shown: &[f64], look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let business = [("business", data.business.as_str())];
    Page::open(
        look,
        &Texts {
            title: &title(data, shown, words),
            subtitle: &words.text("chart.one_future.subtitle", &business),
            notes: &[words.text("chart.one_future.note", &[])],
            paths: &words.text("chart.one_future.note_paths", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

/// Which one it is, and what becomes of the cash in it.
fn title(data: &OneFuture, shown: &[f64], words: Words) -> String {
    let language = words.language();
    let told = |number: usize| count(number as u64, language);
    let last = shown.last().copied().unwrap_or(data.opening_cash);
    let change = last - data.opening_cash;
    let out = shown.iter().position(|balance| *balance < data.out_of_cash_level);
    let month = out.and_then(|day| {
        let span = jiff::Span::new().try_days(i64::try_from(day).ok()?).ok()?;
        Some(month_and_year(data.start.checked_add(span).ok()?, language))
    });
    let key = match (&month, change < 0.0) {
        (Some(_), _) => "chart.one_future.title_out",
        (None, true) => "chart.one_future.title_less",
        (None, false) => "chart.one_future.title_more",
    };
    let values = [
        ("n", told(data.place + 1)),
        ("all", told(data.futures.len())),
        ("month", month.unwrap_or_default()),
        ("amount", words.money(change.abs())),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, it)| (*name, it.as_str())).collect();
    words.text(key, &values)
}
