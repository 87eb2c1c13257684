//! How many shops of a district are out of cash at once, week by week, with shocks and without them.

use jiff::civil::Date;

use crate::language::{Words, count, decimal};

use super::axes::Axis;
use super::canvas::{Canvas, Point, Stroke, TextStyle};
use super::look::Look;
use super::page::{LABEL, Page, STRONG, Texts};
use super::palette::{Color, INK, VERMILLION, VERMILLION_TEXT};
use super::side_labels::SideLabel;
use super::time_plot::{TimeData, TimePlot};
use super::unit::Unit;
use super::{ChartError, Picture, check};

/// Shops that are out of cash on any day of each week.
#[derive(Debug, Clone, PartialEq)]
pub struct ShopsAtRisk {
    /// The name of the district.
    pub district: String,
    /// The first day of the first week.
    pub start: Date,
    /// How many shops there are.
    pub shops: u32,
    /// Their mean number by week, over futures.
    pub with: Vec<f64>,
    /// What 1 in 20 futures lies above.
    pub high: Vec<f64>,
    /// The mean number without shocks.
    pub without: Vec<f64>,
    /// How many are out at once in the worst week of a future: half of the futures have more.
    pub peak: f64,
    /// The same without shocks.
    pub peak_without: f64,
    /// How many futures were computed.
    pub paths: u64,
}

const WITH: Stroke = Stroke::new(VERMILLION, 8.0);
const WITHOUT: Stroke = Stroke::new(INK, 6.0);
const WORST: Color = Color(0xf6, 0xdf, 0xcc);
const WORST_LEADER: Color = Color(0xe3, 0xb4, 0x90);

/// Draws both means, and up to where the worst 1 in 20 futures begin.
///
/// # Errors
///
/// Fails if a row is empty, negative or differs in length, there are no shops, or the dates leave the
/// calendar.
pub fn shops_at_risk(data: &ShopsAtRisk, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let of_hundred = |shops: f64| (100.0 * shops / f64::from(data.shops)).clamp(0.0, 100.0);
    let mut page = open_page(data, look);
    let all = data.with.iter().chain(&data.high).chain(&data.without);
    let label = |key: &str, row: &[f64], style, leader| {
        let last = of_hundred(row.last().copied().unwrap_or_default());
        let told = Unit::OfHundred(words.language()).written(last);
        SideLabel { lines: vec![words.text(key, &[]), told], y: last, style, leader }
    };
    let trouble = TextStyle { color: VERMILLION_TEXT, ..STRONG };
    let time_data = TimeData {
        start: data.start,
        days: 7 * data.with.len(),
        axis: Axis::holding(all.map(|shops| of_hundred(*shops)).chain([10.0]), 5).up_to(100.0),
        unit: Unit::OfHundred(words.language()),
        heading: words.text("chart.shops_at_risk.axis", &[]),
        shocks: &[],
        labels: vec![
            label("chart.shops_at_risk.high", &data.high, LABEL, WORST_LEADER),
            label("chart.when_out_of_cash.with", &data.with, trouble, VERMILLION),
            label("chart.when_out_of_cash.without", &data.without, STRONG, INK),
        ],
    };
    let plot = TimePlot::divide(page.body, time_data, words)?;
    plot.draw_back(&mut page.canvas);
    draw(&mut page.canvas, &plot, data, of_hundred);
    plot.draw_front(&mut page.canvas);
    page.finish()
}

fn validate(data: &ShopsAtRisk) -> Result<(), ChartError> {
    if data.shops == 0 {
        return Err(ChartError::Empty { what: "shops" });
    }
    check::amounts("with", &data.with)?;
    check::amounts("high", &data.high)?;
    check::amounts("without", &data.without)?;
    check::length("high", data.with.len(), &data.high)?;
    check::length("without", data.with.len(), &data.without)?;
    check::amounts("peak", &[data.peak, data.peak_without])
}

fn draw(
    canvas: &mut Canvas,
    plot: &TimePlot<'_>,
    data: &ShopsAtRisk,
    of_hundred: impl Fn(f64) -> f64,
) {
    let steps = |row: &[f64]| -> Vec<Point> {
        let step = |(week, shops): (usize, &f64)| {
            let y = plot.money.place(of_hundred(*shops));
            let day = 7.0 * week as f64;
            [(plot.time.place(day), y), (plot.time.place(day + 7.0), y)]
        };
        row.iter().enumerate().flat_map(step).collect()
    };
    let (with, high) = (steps(&data.with), steps(&data.high));
    canvas.area(high.into_iter().chain(with.iter().rev().copied()).collect(), WORST);
    canvas.dashed(&steps(&data.without), WITHOUT, 22.0, 16.0);
    canvas.line(with, WITH);
}

fn open_page(data: &ShopsAtRisk, look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let shops = count(u64::from(data.shops), words.language());
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text(
                "chart.shops_at_risk.subtitle",
                &[("district", &data.district), ("shops", &shops)],
            ),
            notes: &[words.text("chart.shops_at_risk.note", &[])],
            paths: &words.text("chart.note_paths_district", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

fn title(data: &ShopsAtRisk, words: Words) -> String {
    let told = |shops: f64| decimal(shops, 0, words.language());
    let (with, without) = (told(data.peak), told(data.peak_without));
    let all = count(u64::from(data.shops), words.language());
    words.text(
        "chart.shops_at_risk.title",
        &[("with", &with), ("without", &without), ("shops", &all)],
    )
}
