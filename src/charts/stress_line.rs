//! The line of chances over one number, with the breaking chance across it.

use crate::language::{Words, chance_short, hundredths};

use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Point, Stroke, TextStyle};
use super::page::{LABEL, STRONG};
use super::palette::{BLUE, INK, PAPER, RULE, VERMILLION, VERMILLION_TEXT};
use super::side_labels::{self, SideLabel};
use super::stress_map::StressMap;
use super::tick_texts;
use super::unit::Unit;
use super::value_marks::{self, ValueMark};

/// Room for the heading of the axis of chances.
const HEADING_ROOM: f64 = 60.0;
/// How far the first and last dots stay away from the ends of the plot.
const INSET: f64 = 40.0;
const LINE: Stroke = Stroke::new(BLUE, 7.0);
const WITHOUT_SHOCKS: Stroke = Stroke::new(INK, 4.0);
const LIMIT: Stroke = Stroke::new(VERMILLION, 5.0);
const DOT: f64 = 13.0;
/// A line that is nowhere farther from another than this share of the height of the plot lies under it.
const UNDER: f64 = 0.008;
/// How far above its dot a chance stands, and the room between chances.
const ABOVE: f64 = 36.0;
const GAP: f64 = 12.0;

/// The places of the line.
pub(super) struct StressLine<'a> {
    data: &'a StressMap,
    words: Words,
    body: Frame,
    frame: Frame,
    marks: Vec<ValueMark>,
    limit: SideLabel,
    across: Scale,
    axis: Axis,
    /// Of a hundred.
    up: Scale,
}

impl<'a> StressLine<'a> {
    /// Divides the body of a page.
    pub(super) fn divide(body: Frame, data: &'a StressMap, words: Words) -> Self {
        let axis = chance_axis(data);
        let marks = today_mark(data, words);
        let limit = limit_label(data, words);
        let frame = Frame {
            left: body.left + axes::labels_width(&axis, Unit::OfHundred(words.language())),
            top: body.top + value_marks::height(&marks) + HEADING_ROOM,
            right: body.right - side_labels::room_for(std::slice::from_ref(&limit)),
            bottom: body.bottom - axes::below(body),
        };
        let across = Scale::new(range(data, &marks), (frame.left + INSET, frame.right - INSET));
        let up = Scale::new((axis.low, axis.high), (frame.bottom, frame.top));
        Self { data, words, body, frame, marks, limit, across, axis, up }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let frame = self.frame;
        let unit = Unit::OfHundred(self.words.language());
        axes::draw_levels(canvas, frame, (&self.axis, self.up), unit);
        self.draw_axis_below(canvas);
        value_marks::draw_lines(canvas, (self.body.top, frame.bottom), self.across, &self.marks);
        let limit = self.up.place(100.0 * self.data.breaking_chance);
        canvas.dashed(&[(frame.left, limit), (frame.right, limit)], LIMIT, 22.0, 16.0);
        let heading = self.words.text("chart.stress_map.chances", &[]);
        axes::draw_heading_above(canvas, (self.body.left, frame.top), &heading);
        self.draw_dots(canvas);
        self.draw_numbers(canvas);
        value_marks::draw_texts(canvas, self.body, self.across, &self.marks);
        let label = SideLabel { y: limit, ..self.limit.clone() };
        side_labels::draw(canvas, frame, (frame.top, frame.bottom + side_labels::BELOW), &[label]);
    }

    /// Every value with its chance.
    fn dots(&self) -> impl Iterator<Item = (Point, f64)> {
        let chances = self.data.chances.iter().flatten();
        self.data.x.values.iter().zip(chances).map(|(&value, &chance)| {
            ((self.across.place(value), self.up.place(100.0 * chance)), chance)
        })
    }

    /// The line without shocks; no points for a shop without shocks.
    fn without_shocks(&self) -> Vec<Point> {
        let chances = self.data.chances_without_shocks.iter().flatten();
        let place = |(value, chance): (&f64, &f64)| {
            (self.across.place(*value), self.up.place(100.0 * chance))
        };
        self.data.x.values.iter().zip(chances).map(place).collect()
    }

    /// Draws the line and its dots; those where the shop breaks are larger and of another colour.
    fn draw_dots(&self, canvas: &mut Canvas) {
        canvas.dashed(&self.without_shocks(), WITHOUT_SHOCKS, 14.0, 12.0);
        canvas.line(self.dots().map(|(at, _)| at).collect(), LINE);
        for (at, chance) in self.dots() {
            let broken = self.data.is_broken(chance);
            let (radius, color) = if broken { (DOT + 3.0, VERMILLION) } else { (DOT, BLUE) };
            canvas.disc(at, radius + 3.0, PAPER);
            canvas.disc(at, radius, color);
        }
    }

    /// Writes the chances above their dots, over lines that pass there, and leaves out those that
    /// would touch the one before.
    fn draw_numbers(&self, canvas: &mut Canvas) {
        let mut free = f64::MIN;
        for ((x, y), chance) in self.dots() {
            let number = hundredths(chance);
            let half = LABEL.width(&number) / 2.0;
            if x - half >= free {
                free = x + half + GAP;
                let (top, bottom) = (y - ABOVE - 16.0, y - ABOVE + 16.0);
                let behind = Frame { left: x - half - 4.0, top, right: x + half + 4.0, bottom };
                canvas.rectangle(behind, PAPER);
                canvas.write_at_middle(&number, (x, y - ABOVE), LABEL, Align::Middle);
            }
        }
    }

    fn draw_axis_below(&self, canvas: &mut Canvas) {
        let frame = self.frame;
        canvas.line(
            vec![(frame.left, frame.bottom), (frame.right, frame.bottom)],
            Stroke::new(RULE, 3.0),
        );
        let places = self.data.x.values.iter().map(|&value| self.across.place(value));
        for x in places.clone() {
            canvas.line(vec![(x, frame.bottom), (x, frame.bottom + 10.0)], Stroke::new(RULE, 3.0));
        }
        let texts = tick_texts::at(places, &self.data.x.ticks);
        tick_texts::draw_below(canvas, self.body, frame.bottom + 46.0, &texts);
        axes::write_below(canvas, frame, frame.bottom + 90.0, &self.data.x.name);
    }
}

/// The axis of chances, of a hundred.
fn chance_axis(data: &StressMap) -> Axis {
    let both = data.chances.iter().chain(&data.chances_without_shocks);
    let chances = both.flatten().chain([&data.breaking_chance]);
    // The number above the highest dot needs room.
    Axis::holding(chances.map(|chance| 112.0 * chance), 5)
}

/// Whether the line without shocks lies under the other one all along, so that nobody sees it.
pub(super) fn hides_the_line_without_shocks(data: &StressMap) -> bool {
    let axis = chance_axis(data);
    let pairs = data.chances.iter().flatten().zip(data.chances_without_shocks.iter().flatten());
    let farthest = pairs.map(|(with, without)| (with - without).abs()).fold(0.0, f64::max);
    100.0 * farthest <= UNDER * (axis.high - axis.low)
}

/// Today's value, if it is known and near the values tried.
fn today_mark(data: &StressMap, words: Words) -> Vec<ValueMark> {
    let today = data.x.today.filter(|_| data.x.today_place().is_some());
    let mark = |value| ValueMark {
        value,
        text: words.text("chart.stress_map.today_line", &[]),
        color: INK,
        dashed: false,
    };
    today.map(mark).into_iter().collect()
}

fn limit_label(data: &StressMap, words: Words) -> SideLabel {
    let chance = chance_short(data.breaking_chance, words.language());
    SideLabel {
        lines: vec![words.text("chart.stress_map.limit", &[]), chance],
        y: 0.0,
        style: TextStyle { color: VERMILLION_TEXT, ..STRONG },
        leader: VERMILLION,
    }
}

/// The range of all values and today's, never empty.
fn range(data: &StressMap, marks: &[ValueMark]) -> (f64, f64) {
    let values = data.x.values.iter().copied().chain(marks.iter().map(|mark| mark.value));
    let (low, high) =
        values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let room = if high > low { 0.0 } else { low.abs().max(1.0) };
    (low - room, high + room)
}
