//! The plot of a reserve curve: curves, what each mix needs, today's cash.

use crate::language::{Words, chance_short};

use super::axes::{self, Axis, Scale};
use super::canvas::{Canvas, Frame, Point, Stroke, TextStyle};
use super::labels::fit;
use super::page::{LABEL, STRONG};
use super::palette::{self, Color, INK, PAPER, VERMILLION, VERMILLION_TEXT};
use super::reserve_curve::{MixReserve, ReserveCurve, shown};
use super::side_labels::{self, SideLabel};
use super::unit::Unit;
use super::value_marks::{self, ValueMark};

/// Room for the heading of the axis of chances.
const HEADING_ROOM: f64 = 60.0;
/// Reserves at which no more than this share of futures survives, or does not, are left out.
const TAIL: f64 = 0.005;
const CURVE: f64 = 6.0;
const MARKER: f64 = 13.0;
/// Half the height of the ends of an interval.
const CAP: f64 = 14.0;
const ASKED: Stroke = Stroke::new(VERMILLION, 4.0);
/// A circle that is no farther from its disc than this share of the range of reserves lies under it: about
/// a third of its radius.
const UNDER: f64 = 0.003;
/// The share of the page that a name beside a mark may take.
const NAME: f64 = 0.45;

/// The places of the chart.
pub(super) struct ReservePlot<'a> {
    data: &'a ReserveCurve,
    words: Words,
    body: Frame,
    frame: Frame,
    marks: Vec<ValueMark>,
    asked: SideLabel,
    reserves: (Axis, Scale),
    /// Of a hundred.
    chances: (Axis, Scale),
}

impl<'a> ReservePlot<'a> {
    /// Divides the body of a page.
    pub(super) fn divide(body: Frame, data: &'a ReserveCurve, words: Words) -> Self {
        let marks = value_marks(data, (words, body.width()));
        let asked = asked_label(data, words);
        let survived = shown(data).iter().flat_map(|mix| mix.surviving.iter().copied());
        let chances = chance_axis(survived.chain([data.asked_chance]));
        let frame = Frame {
            left: body.left + axes::labels_width(&chances, Unit::OfHundred(words.language())),
            top: body.top + value_marks::height(&marks) + HEADING_ROOM,
            right: body.right - side_labels::room_for(std::slice::from_ref(&asked)),
            bottom: body.bottom - axes::below(body),
        };
        let range = <[f64; 2]>::from(shown_range(data));
        let unit = Unit::Money(words);
        let reserves = axes::fitting_below(range, frame.width(), unit);
        let across = Scale::new((reserves.low, reserves.high), (frame.left, frame.right));
        let up = Scale::new((chances.low, chances.high), (frame.bottom, frame.top));
        let (reserves, chances) = ((reserves, across), (chances, up));
        Self { data, words, body, frame, marks, asked, reserves, chances }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let language = self.words.language();
        let (reserves, chances) =
            ((&self.reserves.0, self.reserves.1), (&self.chances.0, self.chances.1));
        axes::draw_levels(canvas, self.frame, chances, Unit::OfHundred(language));
        let heading = self.words.text("chart.reserve_curve.reserves", &[]);
        axes::draw_axis_below(canvas, self.frame, reserves, &heading, Unit::Money(self.words));
        let asked = self.up(self.data.asked_chance);
        canvas.dashed(&[(self.frame.left, asked), (self.frame.right, asked)], ASKED, 22.0, 16.0);
        value_marks::draw_lines(
            canvas,
            (self.body.top, self.frame.bottom),
            self.reserves.1,
            &self.marks,
        );
        let heading = self.words.text("chart.reserve_curve.chances", &[]);
        axes::draw_heading_above(canvas, (self.body.left, self.frame.top), &heading);
        for (place, mix) in shown(self.data).iter().enumerate().rev() {
            canvas.line(self.curve(mix), Stroke::new(palette::mix(place), CURVE));
        }
        for (place, mix) in shown(self.data).iter().enumerate().rev() {
            self.draw_needed(canvas, mix, palette::mix(place));
        }
        value_marks::draw_texts(canvas, self.body, self.reserves.1, &self.marks);
        let label = SideLabel { y: asked, ..self.asked.clone() };
        let range = (self.frame.top, self.frame.bottom + side_labels::BELOW);
        side_labels::draw(canvas, self.frame, range, &[label]);
    }

    fn up(&self, chance: f64) -> f64 {
        self.chances.1.place(100.0 * chance)
    }

    /// The part of a curve that the axis holds. Where all survive, more cash changes nothing.
    fn curve(&self, mix: &MixReserve) -> Vec<Point> {
        let mut row: Vec<Point> =
            mix.reserves.iter().copied().zip(mix.surviving.iter().copied()).collect();
        let (low, high) = (self.reserves.0.low, self.reserves.0.high);
        // With the least reserve, as many survive as the last of its points says.
        let first = row.first().map_or(0.0, |first| first.0);
        row.drain(..row.partition_point(|point| point.0 <= first).saturating_sub(1));
        row.extend(row.last().filter(|last| last.1 >= 1.0 && last.0 < high).map(|_| (high, 1.0)));
        let on_page = |(reserve, chance): Point| (self.reserves.1.place(reserve), self.up(chance));
        clipped(&row, low, high).into_iter().map(on_page).collect()
    }

    /// Draws the reserve that a mix needs, and its interval.
    fn draw_needed(&self, canvas: &mut Canvas, mix: &MixReserve, color: Color) {
        let y = self.up(self.data.asked_chance);
        let place = |reserve: f64| self.reserves.1.place_inside(reserve);
        let (low, high) = (place(mix.needed_low), place(mix.needed_high));
        canvas.line(vec![(low, y), (high, y)], Stroke::new(color, CURVE));
        for end in [low, high] {
            canvas.line(vec![(end, y - CAP), (end, y + CAP)], Stroke::new(color, CURVE));
        }
        if let Some(without) = mix.needed_without_shocks.map(place) {
            canvas.disc((without, y), MARKER, color);
            canvas.disc((without, y), MARKER - CURVE, PAPER);
        }
        canvas.disc((place(mix.needed), y), MARKER + 3.0, PAPER);
        canvas.disc((place(mix.needed), y), MARKER, color);
    }
}

/// What is named above the plot: what each mix needs, and today's cash.
fn value_marks(data: &ReserveCurve, (words, width): (Words, f64)) -> Vec<ValueMark> {
    let amount = |value| words.money(value);
    let cash =
        words.text("chart.reserve_curve.opening_cash", &[("amount", &amount(data.opening_cash))]);
    let widest = NAME * width;
    let needed = |(place, mix): (usize, &MixReserve)| ValueMark {
        value: mix.needed,
        text: match mix.needed_without_shocks {
            None => format!("{}: {}", fit(&mix.name, LABEL, widest), amount(mix.needed)),
            Some(without) => words.text(
                "chart.reserve_curve.needed",
                &[
                    ("name", &fit(&mix.name, LABEL, widest)),
                    ("amount", &amount(mix.needed)),
                    ("without", &amount(without)),
                ],
            ),
        },
        color: palette::mix(place),
        dashed: true,
    };
    let mut marks: Vec<ValueMark> = shown(data).iter().enumerate().map(needed).collect();
    marks.push(ValueMark { value: data.opening_cash, text: cash, color: INK, dashed: false });
    marks
}

fn asked_label(data: &ReserveCurve, words: Words) -> SideLabel {
    SideLabel {
        lines: vec![chance_short(data.asked_chance, words.language())],
        y: 0.0,
        style: TextStyle { color: VERMILLION_TEXT, ..STRONG },
        leader: VERMILLION,
    }
}

/// An axis from a round number below the least of these chances, in futures of a hundred.
fn chance_axis(chances: impl Iterator<Item = f64>) -> Axis {
    let least = chances.fold(0.8, f64::min);
    let low = (least * 5.0).floor() * 20.0;
    let step = if low >= 60.0 { 10.0 } else { 20.0 };
    let steps = ((100.0 - low) / step) as u32;
    let ticks = (0..=steps).map(|place| low + f64::from(place) * step).collect();
    // Curves along the upper end must not lie on the edge.
    Axis { low, high: 100.0 + 0.04 * (100.0 - low), ticks }
}

/// The range of reserves: all figures, and each curve but its flat ends.
fn shown_range(data: &ReserveCurve) -> (f64, f64) {
    let (mut low, mut high) = (data.opening_cash, data.opening_cash);
    for mix in shown(data) {
        let last = mix.reserves.len().saturating_sub(1);
        let from = mix.surviving.iter().take_while(|&&share| share <= TAIL).count();
        let to = mix.surviving.iter().take_while(|&&share| share < 1.0 - TAIL).count();
        let ends = [from.saturating_sub(1), to.min(last)];
        let ends = ends.into_iter().filter_map(|place| mix.reserves.get(place).copied());
        let needed = [mix.needed, mix.needed_low, mix.needed_high];
        for value in ends.chain(needed).chain(mix.needed_without_shocks) {
            (low, high) = (low.min(value), high.max(value));
        }
    }
    (low, high)
}

/// How many circles without shocks are seen, and how many lie under the discs of what is needed.
pub(super) fn circles(data: &ReserveCurve) -> (usize, usize) {
    let (low, high) = shown_range(data);
    let apart = |mix: &MixReserve| Some((mix.needed_without_shocks? - mix.needed).abs());
    let seen: Vec<bool> =
        shown(data).iter().filter_map(apart).map(|apart| apart > UNDER * (high - low)).collect();
    let count = seen.iter().filter(|seen| **seen).count();
    (count, seen.len() - count)
}

/// The part of a line whose first coordinate, which rises, is from `low` to `high`.
fn clipped(line: &[Point], low: f64, high: f64) -> Vec<Point> {
    let mut part = Vec::new();
    for ends in line.windows(2) {
        let (from, to) = (ends[0], ends[1]);
        if to.0 < low || from.0 > high {
            continue;
        }
        part.extend([low.max(from.0), high.min(to.0)].map(|x| between(from, to, x)));
    }
    part
}

/// The point at `x` of the line between two points; of an upright one, the end that is nearer.
fn between(from: Point, to: Point, x: f64) -> Point {
    let share = if to.0 > from.0 { (x - from.0) / (to.0 - from.0) } else { 1.0 };
    (x, from.1 + (to.1 - from.1) * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_clipped_at_both_ends() {
        let line = [(0.0, 0.0), (10.0, 1.0), (10.0, 2.0), (20.0, 3.0)];
        let part = clipped(&line, 5.0, 15.0);
        assert_eq!(part.first(), Some(&(5.0, 0.5)));
        assert_eq!(part.last(), Some(&(15.0, 2.5)));
        assert!(part.contains(&(10.0, 1.0)) && part.contains(&(10.0, 2.0)));
        assert_eq!(clipped(&line, 30.0, 40.0), []);
    }

    #[test]
    fn the_axis_of_chances_begins_at_a_round_number() {
        assert_eq!(chance_axis([0.97, 0.95].into_iter()).ticks, [80.0, 90.0, 100.0]);
        assert_eq!(chance_axis([0.55].into_iter()).ticks, [40.0, 60.0, 80.0, 100.0]);
        assert_eq!(chance_axis([0.0].into_iter()).low, 0.0);
    }
}
