//! The plot of a frontier: mixes as dots, the frontier as a line, names beside it.

use crate::language::Words;

use super::axes::{self, Axis, Scale};
use super::canvas::{Canvas, Frame, Point, Stroke, TextStyle};
use super::frontier::{BestMix, Frontier, MixPoint};
use super::labels::{fit, wrap_to};
use super::page::{LABEL, STRONG, is_narrow};
use super::palette::{BLUE, Color, INK, MUTED, PAPER, RULE, VERMILLION};
use super::period;
use super::side_labels::{self, SideLabel};
use super::unit::Unit;
use super::value_marks::{self, ValueMark};

/// Room for the heading of the upright axis.
const HEADING_ROOM: f64 = 60.0;
/// Mixes stay this far away from the texts of the axes.
const INSET: f64 = 24.0;
/// The widest that a label beside the plot may be, and the most lines of the best mix.
const LABELS: f64 = 400.0;
const NARROW_LABELS: f64 = 280.0;
const MOST_LINES: usize = 6;
/// So many where other mixes need their room.
const FEW_LINES: usize = 4;
/// The most named mixes that are named in the picture.
const MOST_NAMED: usize = 8;
/// How far mixes may lie outside the range of those that matter, as a share of it.
const ROOM: f64 = 0.4;
const LINE: Stroke = Stroke::new(BLUE, 6.0);
const ERRORS: Stroke = Stroke::new(INK, 4.0);
const TRACK: Stroke = Stroke::new(RULE, 2.0);
const TRIED: Color = Color(0xc3, 0xca, 0xd2);

/// The places of the plot.
pub(super) struct FrontierPlot<'a> {
    data: &'a Frontier,
    words: Words,
    body: Frame,
    frame: Frame,
    /// The labels beside the plot; their heights are still rupiah.
    labels: Vec<SideLabel>,
    limit: Vec<ValueMark>,
    shortfalls: (Axis, Scale),
    means: (Axis, Scale),
}

impl<'a> FrontierPlot<'a> {
    /// Divides the body of a page.
    pub(super) fn divide(body: Frame, data: &'a Frontier, words: Words) -> Self {
        let unit = Unit::Money(words);
        let (shortfalls, means) = shown_values(data);
        let means = Axis::around(&means, 5);
        let widest = if is_narrow(body) { NARROW_LABELS } else { LABELS };
        let labels = labels(data, (words, widest));
        let limit = limit_mark(data, words);
        let frame = Frame {
            left: body.left + axes::labels_width(&means, unit),
            top: body.top + value_marks::height(&limit) + HEADING_ROOM,
            right: body.right - side_labels::room_for(&labels),
            bottom: body.bottom - axes::below(body),
        };
        let shortfalls = axes::fitting_around_below(&shortfalls, frame.width(), unit);
        let across =
            Scale::new((shortfalls.low, shortfalls.high), (frame.left + INSET, frame.right));
        let up = Scale::new((means.low, means.high), (frame.bottom - INSET, frame.top));
        let (shortfalls, means) = ((shortfalls, across), (means, up));
        Self { data, words, body, frame, labels, limit, shortfalls, means }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        self.draw_axes(canvas);
        for label in &self.labels {
            self.draw_track(canvas, label);
        }
        for one in near(self.data) {
            canvas.disc(self.place(one), 5.0, TRIED);
        }
        let line: Vec<Point> = self.data.frontier.iter().map(|&one| self.place(one)).collect();
        canvas.line(line.clone(), LINE);
        for at in line {
            canvas.disc(at, 9.0, BLUE);
        }
        for mix in &self.data.named {
            draw_ring(canvas, self.place(mix.point), (11.0, 5.0), MUTED);
        }
        if let Some(best) = &self.data.best {
            self.draw_best(canvas, best);
        }
        draw_square(canvas, self.place(self.data.today));
        value_marks::draw_texts(canvas, self.body, self.shortfalls.1, &self.limit);
        let on_page =
            |label: &SideLabel| SideLabel { y: self.means.1.place(label.y), ..label.clone() };
        let labels: Vec<SideLabel> = self.labels.iter().map(on_page).collect();
        let range = (self.frame.top - 20.0, self.frame.bottom + side_labels::BELOW);
        side_labels::draw(canvas, self.frame, range, &labels);
    }

    fn place(&self, point: MixPoint) -> Point {
        (self.shortfalls.1.place(point.expected_shortfall), self.means.1.place(point.net_cash_flow))
    }

    fn draw_axes(&self, canvas: &mut Canvas) {
        let unit = Unit::Money(self.words);
        let period = period::in_words(self.data.days, self.words);
        let values = [("period", period.as_str())];
        axes::draw_levels(canvas, self.frame, (&self.means.0, self.means.1), unit);
        let heading = self.words.text("chart.frontier.shortfalls", &values);
        let axis = (&self.shortfalls.0, self.shortfalls.1);
        axes::draw_axis_below(canvas, self.frame, axis, &heading, unit);
        let line = (self.body.top, self.frame.bottom);
        value_marks::draw_lines(canvas, line, self.shortfalls.1, &self.limit);
        let heading = self.words.text("chart.frontier.means", &values);
        axes::draw_heading_above(canvas, (self.body.left, self.frame.top), &heading);
    }

    /// Draws a thin line from the mixes at the height of a label to the edge of the plot.
    fn draw_track(&self, canvas: &mut Canvas, label: &SideLabel) {
        let y = self.means.1.place(label.y);
        let at_height = self.labelled().filter(|point| point.net_cash_flow == label.y);
        let from = at_height.map(|point| self.place(point).0).fold(self.frame.right, f64::min);
        canvas.dashed(&[(from, y), (self.frame.right, y)], TRACK, 4.0, 8.0);
    }

    /// The mixes that have a label.
    fn labelled(&self) -> impl Iterator<Item = MixPoint> {
        let best = self.data.best.iter().flat_map(|best| [Some(best.point), best.checked]);
        let named = self.data.named.iter().take(MOST_NAMED).map(|mix| mix.point);
        best.flatten().chain(named).chain([self.data.today])
    }

    fn draw_best(&self, canvas: &mut Canvas, best: &BestMix) {
        let at = self.place(best.point);
        if let Some(errors) = best.standard_errors {
            let [low, high] = error_ends(best.point, errors);
            let (from, to) = (self.place(low), self.place(high));
            canvas.line(vec![(from.0, at.1), (to.0, at.1)], ERRORS);
            canvas.line(vec![(at.0, from.1), (at.0, to.1)], ERRORS);
        }
        if let Some(checked) = best.checked {
            draw_ring(canvas, self.place(checked), (15.0, 6.0), BLUE);
        }
        canvas.disc(at, 20.0, PAPER);
        canvas.disc(at, 17.0, BLUE);
        canvas.disc(at, 7.0, PAPER);
    }
}

/// Today's mix is a square, so that it is not told from the best by colour alone.
fn draw_square(canvas: &mut Canvas, (x, y): Point) {
    for (half, color) in [(19.0, PAPER), (16.0, INK)] {
        let square = Frame { left: x - half, top: y - half, right: x + half, bottom: y + half };
        canvas.rectangle(square, color);
    }
}

fn draw_ring(canvas: &mut Canvas, at: Point, (radius, width): (f64, f64), color: Color) {
    canvas.disc(at, radius + width / 2.0 + 2.0, PAPER);
    canvas.ring(at, radius, Stroke::new(color, width));
}

/// The lower left and upper right ends of the errors of a mix.
fn error_ends(point: MixPoint, errors: MixPoint) -> [MixPoint; 2] {
    [-1.0, 1.0].map(|side| MixPoint {
        expected_shortfall: point.expected_shortfall + side * errors.expected_shortfall,
        net_cash_flow: point.net_cash_flow + side * errors.net_cash_flow,
    })
}

/// The mixes that matter.
fn important(data: &Frontier) -> Vec<MixPoint> {
    let named = data.named.iter().map(|mix| mix.point);
    let mut points: Vec<MixPoint> = data.frontier.iter().copied().chain(named).collect();
    points.push(data.today);
    if let Some(best) = &data.best {
        points.push(best.point);
        points.extend(best.checked);
        points.extend(best.standard_errors.iter().flat_map(|&e| error_ends(best.point, e)));
    }
    points
}

/// The other mixes that were tried and are not far outside the range of those that matter, which
/// they would squeeze.
pub(super) fn near(data: &Frontier) -> Vec<MixPoint> {
    let important = important(data);
    let range = |value: fn(&MixPoint) -> f64, limit: Option<f64>| {
        let values = || important.iter().map(value).chain(limit);
        let (low, high) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
        // Beside a single mix nothing can be squeezed.
        let room = if high > low { ROOM * (high - low) } else { f64::INFINITY };
        low - room..=high + room
    };
    let shortfalls = range(|point| point.expected_shortfall, data.risk_limit);
    let means = range(|point| point.net_cash_flow, None);
    let is_near = |point: &&MixPoint| {
        shortfalls.contains(&point.expected_shortfall) && means.contains(&point.net_cash_flow)
    };
    data.tried.iter().filter(is_near).copied().collect()
}

/// The values that the axes hold: expected shortfalls and means.
fn shown_values(data: &Frontier) -> (Vec<f64>, Vec<f64>) {
    let points = || important(data).into_iter().chain(near(data));
    let shortfalls = points().map(|point| point.expected_shortfall).chain(data.risk_limit);
    (shortfalls.collect(), points().map(|point| point.net_cash_flow).collect())
}

fn limit_mark(data: &Frontier, words: Words) -> Vec<ValueMark> {
    let mark = |value| ValueMark {
        value,
        text: words.text("chart.frontier.limit", &[("amount", &words.money(value))]),
        color: VERMILLION,
        dashed: true,
    };
    data.risk_limit.map(mark).into_iter().collect()
}

/// The labels at their mixes; their heights are still rupiah.
fn labels(data: &Frontier, (words, widest): (Words, f64)) -> Vec<SideLabel> {
    let label = |lines, point: MixPoint, style: TextStyle| SideLabel {
        lines,
        y: point.net_cash_flow,
        style,
        leader: RULE,
    };
    let mut labels = Vec::new();
    if let Some(best) = &data.best {
        let style = TextStyle { color: BLUE, ..STRONG };
        let text = words.text("chart.frontier.best", &[("mix", &best.label)]);
        let lines = if data.named.len() > MOST_LINES { FEW_LINES } else { MOST_LINES };
        labels.push(label(wrap_to(&text, style, widest, lines), best.point, style));
        let checked = || wrap_to(&words.text("chart.frontier.checked", &[]), LABEL, widest, 2);
        labels.extend(best.checked.map(|point| label(checked(), point, LABEL)));
    }
    labels.push(label(vec![words.text("chart.frontier.today", &[])], data.today, STRONG));
    let named = data.named.iter().take(MOST_NAMED);
    labels.extend(named.map(|mix| label(vec![fit(&mix.name, LABEL, widest)], mix.point, LABEL)));
    labels
}
