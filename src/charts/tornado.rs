//! Which unknown number matters most: how far each moves a figure by itself.

use crate::language::{Words, count, hundredths, percent};

use super::look::Look;
use super::page::{Page, Texts};
use super::tornado_table::TornadoTable;
use super::unit::Unit;
use super::{ChartError, Picture, check, period};

/// How far each unknown number of a scenario moves a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Tornado {
    /// The name of the shop.
    pub business: String,
    /// How many days the figure spans.
    pub days: u32,
    /// Which figure is moved.
    pub figure: TornadoFigure,
    /// The figure with every unknown number drawn.
    pub base: f64,
    /// The unknown numbers in any order; those that matter most are shown.
    pub rows: Vec<TornadoRow>,
    /// The confidence level of the intervals of explained shares, such as 0.95.
    pub interval_level: f64,
    /// How many futures were computed.
    pub paths: u64,
}

/// A figure that unknown numbers move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TornadoFigure {
    /// The mean net cash flow, in rupiah; more is better.
    NetCashFlow,
    /// The mean of the lowest balance of cash, in rupiah; more is better.
    LowestCash,
    /// The mean of all sales, in rupiah; more is better.
    Sales,
    /// The mean loss in the worst 1 in 20 futures, in rupiah; less is better.
    ExpectedShortfall,
    /// The opening cash that is enough in 95 of 100 futures, in rupiah; less is better.
    Reserve,
    /// The chance of running out of cash, from 0 to 1; less is better.
    OutOfCash,
}

impl TornadoFigure {
    /// How the figure is written on an axis.
    pub(super) const fn unit(self, words: Words) -> Unit {
        match self {
            Self::OutOfCash => Unit::OfHundred(words.language()),
            _ => Unit::Money(words),
        }
    }

    /// The figure in the unit of its axis.
    pub(super) const fn on_axis(self, value: f64) -> f64 {
        if matches!(self, Self::OutOfCash) { 100.0 * value } else { value }
    }

    pub(super) const fn more_is_better(self) -> bool {
        matches!(self, Self::NetCashFlow | Self::LowestCash | Self::Sales)
    }
}

/// One unknown number.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoRow {
    /// What people call the number.
    pub name: String,
    /// Its 10% point, as it is written.
    pub low_input: String,
    /// Its 90% point, as it is written.
    pub high_input: String,
    /// The figure with the number held at its 10% point.
    pub at_low: f64,
    /// The figure with the number held at its 90% point.
    pub at_high: f64,
    /// The share of the spread that it explains, if that was estimated.
    pub explained: Option<ExplainedShare>,
}

impl TornadoRow {
    pub(super) fn swing(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// The total Sobol index of a number: the share of the variance of the figure that it explains
/// alone and together with others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExplainedShare {
    /// The estimate, about 0 to 1.
    pub estimate: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end of its interval.
    pub high: f64,
}

/// Draws a bar for each number, the widest first, around the figure with every number drawn.
///
/// # Errors
///
/// Fails if there are no rows, a value is not a finite number, or a chance is not between 0 and 1.
pub fn tornado(data: &Tornado, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    TornadoTable::divide(page.body, data, words).draw(&mut page.canvas);
    page.finish()
}

fn validate(data: &Tornado) -> Result<(), ChartError> {
    let figure = |what, value| match data.figure {
        TornadoFigure::OutOfCash => check::probability(what, value),
        _ => check::value(what, value),
    };
    check::probability("interval_level", data.interval_level)?;
    figure("base", data.base)?;
    if data.rows.is_empty() {
        return Err(ChartError::Empty { what: "rows" });
    }
    for row in &data.rows {
        figure("at_low", row.at_low)?;
        figure("at_high", row.at_high)?;
        if let Some(ExplainedShare { estimate, low, high }) = row.explained {
            check::values("explained", &[estimate, low, high])?;
        }
    }
    Ok(())
}

fn open_page(data: &Tornado, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let mut notes = vec![words.text("chart.tornado.note_ends", &[])];
    if data.rows.iter().any(|row| row.explained.is_some()) {
        let level = percent(data.interval_level, language);
        notes.push(words.text("chart.tornado.note_explained", &[("level", &level)]));
    }
    let paths_note = words.text("chart.note_paths", &[("paths", &count(data.paths, language))]);
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.tornado.subtitle", &subtitle),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// The number that matters most, and between which figures it decides.
fn title(data: &Tornado, words: Words) -> String {
    let widest = data.rows.iter().max_by(|one, other| one.swing().total_cmp(&other.swing()));
    let Some(row) = widest else { return String::new() };
    let told = |value: f64| match data.figure {
        TornadoFigure::OutOfCash => hundredths(value),
        _ => words.money(value),
    };
    let low = told(row.at_low.min(row.at_high));
    let high = told(row.at_low.max(row.at_high));
    if low == high {
        return words.text("chart.tornado.title_none", &[]);
    }
    let values = [("name", row.name.as_str()), ("low", &low), ("high", &high)];
    match data.figure {
        TornadoFigure::NetCashFlow => words.text("chart.tornado.title_net_cash_flow", &values),
        TornadoFigure::LowestCash => words.text("chart.tornado.title_lowest_cash", &values),
        TornadoFigure::Sales => words.text("chart.tornado.title_sales", &values),
        TornadoFigure::ExpectedShortfall => words.text("chart.tornado.title_shortfall", &values),
        TornadoFigure::Reserve => words.text("chart.tornado.title_reserve", &values),
        TornadoFigure::OutOfCash => words.text("chart.tornado.title_out_of_cash", &values),
    }
}
