//! The past with the ranges that would have been foretold: at every date the coming sales as they
//! were expected then, and as they came.

use jiff::civil::Date;

use crate::language::{Words, percent};

use super::axes::Axis;
use super::canvas::{Canvas, Point, Stroke};
use super::look::Look;
use super::page::{LABEL, Page, STRONG, Texts};
use super::palette::{BLUE, Color, INK};
use super::side_labels::SideLabel;
use super::time_plot::{TimeData, TimePlot};
use super::unit::Unit;
use super::{ChartError, Picture, check};

/// What was foretold at one date, and what came, in rupiah over the horizon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastForecast {
    /// Days since the first date.
    pub day: f64,
    /// The end that 25 of 1000 futures stay below, and so on: 2.5, 10, 50, 90, 97.5%.
    pub ends: [f64; 5],
    /// What came.
    pub came: f64,
}

/// Forecasts of one channel at dates of the past, in order of days.
#[derive(Debug, Clone, PartialEq)]
pub struct PastForecasts {
    /// The shop or channel.
    pub name: String,
    /// The first date.
    pub start: Date,
    /// Days that were foretold at each date.
    pub horizon: u32,
    /// The dates.
    pub forecasts: Vec<PastForecast>,
    /// Share of the dates at which the 80% range held what came.
    pub held: f64,
}

const CAME: Stroke = Stroke::new(INK, 7.0);
const MIDDLE: Stroke = Stroke::new(BLUE, 5.0);
const INNER: Color = Color(0x95, 0xc3, 0xdf);
const OUTER: Color = Color(0xd2, 0xe5, 0xf1);
const OUTER_LEADER: Color = Color(0xb4, 0xd3, 0xe6);

/// Draws them.
///
/// # Errors
///
/// Fails if there is no date, a value is not a finite number, or the dates leave the calendar.
pub fn past_forecasts(data: &PastForecasts, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    let last = data.forecasts.last().map_or(0.0, |forecast| forecast.day);
    let values = data.forecasts.iter().flat_map(|one| one.ends.into_iter().chain([one.came]));
    let time_data = TimeData {
        start: data.start,
        days: last as usize + 1,
        axis: Axis::holding(values.chain([0.0]), 6),
        unit: Unit::Money(words),
        heading: words.text("chart.past_forecasts.axis", &[("days", &data.horizon.to_string())]),
        shocks: &[],
        labels: side_labels(data, words),
    };
    let plot = TimePlot::divide(page.body, time_data, words)?;
    plot.draw_back(&mut page.canvas);
    draw(data, &plot, &mut page.canvas);
    plot.draw_front(&mut page.canvas);
    page.finish()
}

fn validate(data: &PastForecasts) -> Result<(), ChartError> {
    let of = |value: fn(&PastForecast) -> f64| -> Vec<f64> {
        data.forecasts.iter().map(value).collect()
    };
    check::probability("held", data.held)?;
    check::values("day", &of(|forecast| forecast.day))?;
    check::values("came", &of(|forecast| forecast.came))?;
    let ends: Vec<f64> = data.forecasts.iter().flat_map(|forecast| forecast.ends).collect();
    check::values("ends", &ends)
}

fn open_page(data: &PastForecasts, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let days = data.horizon.to_string();
    let held = percent(data.held, language);
    let title = words.text("chart.past_forecasts.title", &[("held", &held), ("days", &days)]);
    let places = [("name", data.name.as_str()), ("days", &days)];
    let subtitle = words.text("chart.past_forecasts.subtitle", &places);
    let notes = [words.text("chart.past_forecasts.note", &[("days", &days)])];
    Page::open(
        look,
        &Texts { title: &title, subtitle: &subtitle, notes: &notes, paths: "", aside: 0.0 },
    )
}

fn side_labels(data: &PastForecasts, words: Words) -> Vec<SideLabel> {
    let Some(last) = data.forecasts.last() else { return Vec::new() };
    let [_, _, middle, high, highest] = last.ends;
    let band = |key: &str, y, leader| SideLabel {
        lines: vec![words.text(key, &[]), words.text("chart.cash_fan.futures", &[])],
        y,
        style: LABEL,
        leader,
    };
    vec![
        band("chart.past_forecasts.outer", (high + highest) / 2.0, OUTER_LEADER),
        band("chart.past_forecasts.inner", (middle + high) / 2.0, INNER),
        SideLabel {
            lines: vec![words.text("chart.past_forecasts.came", &[]), words.money(last.came)],
            y: last.came,
            style: STRONG,
            leader: INK,
        },
    ]
}

fn draw(data: &PastForecasts, plot: &TimePlot<'_>, canvas: &mut Canvas) {
    let row = |value: &dyn Fn(&PastForecast) -> f64| -> Vec<Point> {
        let place = |one: &PastForecast| (plot.time.place(one.day), plot.money.place(value(one)));
        data.forecasts.iter().map(place).collect()
    };
    let band = |low: usize, high: usize| {
        let mut outline = row(&|one| one.ends[high]);
        outline.extend(row(&|one| one.ends[low]).into_iter().rev());
        outline
    };
    canvas.area(band(0, 4), OUTER);
    canvas.area(band(1, 3), INNER);
    canvas.line(row(&|one| one.ends[2]), MIDDLE);
    canvas.line(row(&|one| one.came), CAME);
}
