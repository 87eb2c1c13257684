//! When cash runs out: how many futures have run out by each day, with shocks and without them.

use jiff::civil::Date;

use crate::language::{Words, chance_short, count, hundredths};

use super::axes::Axis;
use super::canvas::{Canvas, Point, Stroke, TextStyle};
use super::look::Look;
use super::page::{Page, STRONG, Texts};
use super::palette::{Color, INK, VERMILLION, VERMILLION_TEXT};
use super::shocks::{self, ShockWindow};
use super::side_labels::SideLabel;
use super::time_plot::{TimeData, TimePlot};
use super::unit::Unit;
use super::{ChartError, Picture, check};

/// By how many futures cash has run out, by day, and how deep and long it then is.
#[derive(Debug, Clone, PartialEq)]
pub struct WhenOutOfCash {
    /// The name of the shop.
    pub business: String,
    /// The date of day 0.
    pub start: Date,
    /// The share of futures in which cash has run out by the close of each day; it never falls.
    pub with: Vec<f64>,
    /// The same without shocks; none for a shop without shocks.
    pub without: Option<Vec<f64>>,
    /// Half of the futures that run out fall deeper below zero than this, in rupiah; none where none
    /// does.
    pub depth: Option<f64>,
    /// Half of the futures that run out are longer below zero than this many days.
    pub days_below_zero: Option<f64>,
    /// When shocks strike or may start.
    pub shock_windows: Vec<ShockWindow>,
    /// How many futures were computed.
    pub paths: u64,
}

const WITH: Stroke = Stroke::new(VERMILLION, 8.0);
const WITHOUT: Stroke = Stroke::new(INK, 6.0);
/// What shocks add lies between the lines.
const ADDED: Color = Color(0xf6, 0xdf, 0xcc);

/// Draws both rows as steps, and between them what shocks add.
///
/// # Errors
///
/// Fails if a row is empty, falls or differs in length, a value is not a chance, or the dates leave
/// the calendar.
pub fn when_out_of_cash(
    data: &WhenOutOfCash,
    look: impl Into<Look>,
) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    let all = data.with.iter().chain(data.without.iter().flatten());
    let time_data = TimeData {
        start: data.start,
        days: data.with.len(),
        // With nothing to see, an axis up to ten of a hundred.
        axis: Axis::holding(all.map(|chance| 100.0 * chance).chain([10.0]), 5).up_to(100.0),
        unit: Unit::OfHundred(words.language()),
        heading: words.text("chart.when_out_of_cash.axis", &[]),
        shocks: &data.shock_windows,
        labels: labels(data, words),
    };
    let plot = TimePlot::divide(page.body, time_data, words)?;
    plot.draw_back(&mut page.canvas);
    draw(&mut page.canvas, &plot, data);
    plot.draw_front(&mut page.canvas);
    page.finish()
}

fn validate(data: &WhenOutOfCash) -> Result<(), ChartError> {
    check::probabilities("with", &data.with)?;
    check::rising("with", &data.with)?;
    if let Some(without) = &data.without {
        check::probabilities("without", without)?;
        check::rising("without", without)?;
        check::length("without", data.with.len(), without)?;
    }
    for value in [data.depth, data.days_below_zero].into_iter().flatten() {
        check::amounts("depth", &[value])?;
    }
    check::shocks(&data.shock_windows)
}

fn draw(canvas: &mut Canvas, plot: &TimePlot<'_>, data: &WhenOutOfCash) {
    let steps = |row: &[f64]| -> Vec<Point> {
        let step = |(day, &chance): (usize, &f64)| {
            let y = plot.money.place(100.0 * chance);
            [(plot.time.place(day as f64), y), (plot.time.place(day as f64 + 1.0), y)]
        };
        row.iter().enumerate().flat_map(step).collect()
    };
    let with = steps(&data.with);
    if let Some(without) = &data.without {
        let without = steps(without);
        canvas.area(with.iter().chain(without.iter().rev()).copied().collect(), ADDED);
        canvas.dashed(&without, WITHOUT, 22.0, 16.0);
    }
    canvas.line(with, WITH);
}

fn labels(data: &WhenOutOfCash, words: Words) -> Vec<SideLabel> {
    let label = |key: &str, row: &[f64], color, leader| {
        let last = row.last().copied().unwrap_or_default();
        let lines = vec![words.text(key, &[]), chance_short(last, words.language())];
        SideLabel { lines, y: 100.0 * last, style: TextStyle { color, ..STRONG }, leader }
    };
    let without = data.without.as_ref();
    let with = match without {
        Some(_) => "chart.when_out_of_cash.with",
        None => "chart.when_out_of_cash.all",
    };
    let without = without.map(|row| label("chart.when_out_of_cash.without", row, INK, INK));
    let with = label(with, &data.with, VERMILLION_TEXT, VERMILLION);
    std::iter::once(with).chain(without).collect()
}

fn open_page(data: &WhenOutOfCash, look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let business = [("business", data.business.as_str())];
    let mut notes = vec![words.text("chart.when_out_of_cash.note", &[])];
    if data.without.is_some() {
        notes.push(words.text("chart.when_out_of_cash.note_without", &[]));
    }
    if shocks::any_possible(&data.shock_windows, data.with.len()) {
        notes.push(words.text("chart.shocks.note", &[]));
    }
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.when_out_of_cash.subtitle", &business),
            notes: &notes,
            paths: &words.text("chart.note_paths", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

/// How often cash runs out, with and without, and how deep and long it then is.
fn title(data: &WhenOutOfCash, words: Words) -> String {
    let language = words.language();
    let last = |row: &[f64]| row.last().copied().unwrap_or_default();
    let with = last(&data.with);
    if with <= 0.0 {
        let paths = count(data.paths, language);
        return words.text("chart.cash_fan.title_never", &[("paths", &paths)]);
    }
    let without = data.without.as_deref().map(last);
    let told = hundredths(with);
    let told_without = without.map(hundredths).unwrap_or_default();
    let (depth, days) = (data.depth.unwrap_or(0.0), data.days_below_zero.unwrap_or(0.0));
    let days = count(days.round() as u64, language);
    let values = [
        ("with", told.as_str()),
        ("without", &told_without),
        ("depth", &words.money(depth)),
        ("days", &days),
    ];
    let key = match without {
        Some(_) => "chart.when_out_of_cash.title_without",
        None => "chart.when_out_of_cash.title",
    };
    words.text(key, &values)
}
