//! The same futures with a shock and without it: how often cash runs out, and what is left.

use crate::language::{Words, chance_short, count};

use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::{fit, wrap_to};
use super::look::Look;
use super::marks::{self, Pile};
use super::page::{LABEL, Page, STRONG, Texts, is_narrow};
use super::palette::{BLUE, Color, INK, VERMILLION};
use super::running_out::{Mark, Marks, RunningOutTwice};
use super::unit::Unit;
use super::{ChartError, Picture, check, period};

/// Every future lived twice on the same draws: with shocks, and without them.
#[derive(Debug, Clone, PartialEq)]
pub struct WithWithout {
    /// The name of the shop.
    pub business: String,
    /// How many days the cash flow spans.
    pub days: u32,
    /// How often cash runs out.
    pub running_out: RunningOutTwice,
    /// The net cash flow of each future with shocks, in rupiah and in any order.
    pub with: Vec<f64>,
    /// The same without shocks.
    pub without: Vec<f64>,
}

/// The widths of the words to the left and of the hundred marks.
const NAMES: f64 = 400.0;
const MARKS: f64 = 270.0;
const NARROW_MARKS: f64 = 230.0;
/// Room between columns, and between rows.
const GAP: f64 = 48.0;
/// Room above the dots for the name of their median.
const ABOVE_DOTS: f64 = 50.0;
const LEADING: f64 = 45.0;
const DIAMETERS: (u32, u32) = (8, 34);
const MEDIAN: Stroke = Stroke::new(INK, 4.0);
/// The axis spans these quantiles: a little more than the fifty dots do.
const CORE: (f64, f64) = (0.005, 0.995);

/// Draws how often cash runs out and what cash does, without shocks above and with them below.
///
/// # Errors
///
/// Fails if there are no values, one is not a finite number, or a chance is not between 0 and 1.
pub fn with_without(data: &WithWithout, look: impl Into<Look>) -> Result<Picture, ChartError> {
    data.running_out.validate()?;
    check::values("with", &data.with)?;
    check::values("without", &data.without)?;
    let look: Look = look.into();
    let words = look.words;
    let rows = rows(data, words);
    let mut page = open_page(data, look);
    let body = page.body;
    // In a narrow body the dots stand below the words and marks.
    let narrow = is_narrow(body);
    let left = if narrow { body.left } else { body.left + NAMES + MARKS + 2.0 * GAP };
    let plot = Frame { left, bottom: body.bottom - axes::below(body), ..body };
    let axis = shared_axis(&rows, plot.width(), words);
    let scale = Scale::new((axis.low, axis.high), (plot.left, plot.right));
    let period = period::in_words(data.days, words);
    let heading = words.text("chart.net_cash_flow.axis", &[("period", &period)]);
    let canvas = &mut page.canvas;
    axes::draw_axis_below(canvas, plot, (&axis, scale), &heading, Unit::Money(words));
    let height = (plot.height() - GAP) / 2.0;
    let frame = |top: f64| Frame { top, bottom: top + height, ..body };
    let frames = [frame(plot.top), frame(plot.top + height + GAP)];
    let piles: Vec<Pile> = rows.iter().map(|row| row.pile(scale, &axis)).collect();
    let marks = if narrow { NARROW_MARKS } else { MARKS };
    let names = if narrow { body.width() - marks - GAP } else { NAMES };
    let told = rows.iter().map(|row| row.words_height(names)).fold(marks, f64::max);
    let above = if narrow { told + ABOVE_DOTS } else { ABOVE_DOTS };
    let room = height - above;
    let diameter = marks::fitting_diameter(&piles, room, DIAMETERS);
    for ((row, pile), frame) in rows.iter().zip(&piles).zip(frames) {
        row.draw_words(canvas, frame, names);
        row.draw_marks(canvas, frame, (names, marks));
        let dots = Frame { left: plot.left, top: frame.top + above, ..frame };
        row.draw_median(canvas, dots, (scale, words));
        pile.draw(canvas, dots, diameter);
    }
    page.finish()
}

fn open_page(data: &WithWithout, look: Look) -> Page {
    let words = look.words;
    let period = period::in_words(data.days, words);
    let values = [("business", data.business.as_str()), ("period", &period)];
    let paths = count(data.running_out.paths, words.language());
    let notes = [
        words.text("chart.with_without.note_marks", &[]),
        words.text("chart.with_without.note_dots", &[]),
    ];
    let paths_note = words.text("chart.with_without.note_paths", &[("paths", &paths)]);
    Page::open(
        look,
        &Texts {
            title: &data.running_out.finding(words),
            subtitle: &words.text("chart.with_without.subtitle", &values),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// One half of the picture: the futures with shocks, or those without.
struct Row {
    name: String,
    chance: String,
    /// What the marks stand for, told beside one of each kind.
    kinds: Vec<(Mark, String)>,
    marks: Marks,
    sorted: Vec<f64>,
}

/// Without shocks first, as what would have been anyway.
fn rows(data: &WithWithout, words: Words) -> [Row; 2] {
    let running_out = &data.running_out;
    let shock = running_out.name(words);
    let row = |key: &str, chance: f64, marks, kinds, values: &[f64]| {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let chance = chance_short(chance, words.language());
        Row {
            name: words.text(key, &[("shock", &shock)]),
            chance: words.text("chart.with_without.chance", &[("chance", &chance)]),
            kinds,
            marks,
            sorted,
        }
    };
    // Several shocks have no name together.
    let names = match running_out.shock {
        Some(_) => ("chart.with_without.without", "chart.with_without.with"),
        None => ("chart.with_without.without_any", "chart.with_without.with_any"),
    };
    let marks = running_out.marks();
    let kind = |mark, number: u32, key| {
        (number > 0).then(|| (mark, words.text(key, &[("n", &number.to_string())])))
    };
    let kinds = [
        kind(Mark::Anyway, marks.anyway, "chart.with_without.anyway"),
        kind(Mark::Because, marks.because, "chart.with_without.because"),
        kind(Mark::Spared, marks.spared, "chart.with_without.spared"),
    ];
    let without = running_out.marks_without();
    [
        row(names.0, running_out.without(), without, Vec::new(), &data.without),
        row(names.1, running_out.with(), marks, kinds.into_iter().flatten().collect(), &data.with),
    ]
}

/// One axis for both, so that they are compared by eye.
fn shared_axis(rows: &[Row; 2], width: f64, words: Words) -> Axis {
    let ends = rows.iter().flat_map(|row| {
        [marks::quantile(&row.sorted, CORE.0), marks::quantile(&row.sorted, CORE.1)]
    });
    let ends: Vec<f64> = ends.collect();
    axes::fitting_below(ends, width, Unit::Money(words))
}

impl Row {
    fn pile(&self, scale: Scale, axis: &Axis) -> Pile {
        let dot = |value: f64| {
            let place = scale.place(value.clamp(axis.low, axis.high));
            (place, color(value))
        };
        let dots = marks::dot_values(&self.sorted).into_iter().map(dot).collect();
        Pile { dots, zero: scale.place(0.0) }
    }

    fn words_height(&self, names: f64) -> f64 {
        let lines = wrap_to(&self.name, STRONG, names, 2).len() + 1 + self.kinds.len();
        lines as f64 * LEADING
    }

    fn draw_words(&self, canvas: &mut Canvas, frame: Frame, names: f64) {
        let mut base_line = frame.top + 0.78 * STRONG.size;
        let mut write = |canvas: &mut Canvas, text: &str, style: TextStyle, indent: f64| {
            let text = fit(text, style, names - indent);
            canvas.write(&text, (frame.left + indent, base_line), style, Align::Start);
            base_line += LEADING;
            base_line - LEADING - 0.3 * style.size
        };
        for line in wrap_to(&self.name, STRONG, names, 2) {
            write(canvas, &line, STRONG, 0.0);
        }
        write(canvas, &self.chance, LABEL, 0.0);
        for (mark, text) in &self.kinds {
            let middle = write(canvas, text, LABEL, 40.0);
            mark.draw(canvas, (frame.left + 14.0, middle), 11.0);
        }
    }

    fn draw_marks(&self, canvas: &mut Canvas, frame: Frame, (names, marks): (f64, f64)) {
        let right = frame.left + names + GAP + marks;
        self.marks.draw(canvas, Frame { left: right - marks, right, ..frame });
    }

    fn draw_median(&self, canvas: &mut Canvas, dots: Frame, (scale, words): (Scale, Words)) {
        let median = marks::quantile(&self.sorted, 0.5);
        let x = scale.place_inside(median);
        canvas.line(vec![(x, dots.top - 6.0), (x, dots.bottom)], MEDIAN);
        let amount = words.money(median);
        let text = words.text("chart.net_cash_flow.median", &[("amount", &amount)]);
        let half = STRONG.width(&text) / 2.0;
        let x = x.min(dots.right - half).max(dots.left + half);
        canvas.write(&text, (x, dots.top - 18.0), STRONG, Align::Middle);
    }
}

/// Losses are vermillion and gains blue.
fn color(value: f64) -> Color {
    if value < 0.0 { VERMILLION } else { BLUE }
}
