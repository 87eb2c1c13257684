//! Scales, and axes drawn beside and below a plot.

pub(super) use super::axis::{Axis, round_step};
use super::canvas::{Align, Canvas, Frame, Point, Stroke};
use super::labels::{fit, wrap_to};
use super::page::{HEADING, TICK, is_narrow};
use super::palette::{GRID, PAPER, RULE};
use super::unit::Unit;

/// Room between tick labels and the plot.
const TICK_GAP: f64 = 18.0;
/// Room between neighbouring labels below a plot.
const LABEL_GAP: f64 = 26.0;
/// How far labels below a plot may reach over its ends.
const OVERHANG: f64 = 60.0;

/// How values become pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Puts `low` at the pixel `from` and `high` at `to`.
    pub(super) const fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        Self { low, high, from, to }
    }

    /// The pixel of a value.
    pub(super) fn place(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// The pixel at which the scale ends.
    pub(super) const fn end(&self) -> f64 {
        self.to
    }

    /// The pixel of a value, held inside the scale.
    pub(super) fn place_inside(&self, value: f64) -> f64 {
        self.place(value.clamp(self.low, self.high))
    }
}

/// The width that the labels of an axis need to its left.
pub(super) fn labels_width(axis: &Axis, unit: Unit) -> f64 {
    let widest = axis.ticks.iter().map(|&tick| TICK.width(&unit.written(tick)));
    widest.fold(0.0, f64::max) + TICK_GAP
}

/// Draws the level grid lines of a plot, their values to its left and the heading above.
pub(super) fn draw_axis_beside(
    canvas: &mut Canvas,
    frame: Frame,
    (axis, scale): (&Axis, Scale),
    heading: &str,
    unit: Unit,
) {
    draw_levels(canvas, frame, (axis, scale), unit);
    draw_heading_above(canvas, (frame.left - labels_width(axis, unit), frame.top), heading);
}

/// Draws the level grid lines of a plot and their values to its left.
pub(super) fn draw_levels(
    canvas: &mut Canvas,
    frame: Frame,
    (axis, scale): (&Axis, Scale),
    unit: Unit,
) {
    for &tick in &axis.ticks {
        let y = scale.place(tick);
        let stroke = if tick == 0.0 { Stroke::new(RULE, 3.0) } else { Stroke::new(GRID, 2.0) };
        canvas.line(vec![(frame.left, y), (frame.right, y)], stroke);
        let at = (frame.left - TICK_GAP, y);
        canvas.write_at_middle(&unit.written(tick), at, TICK, Align::End);
    }
}

/// Draws the heading of an axis above a plot, over lines that pass there.
pub(super) fn draw_heading_above(canvas: &mut Canvas, (left, top): Point, heading: &str) {
    let heading = &fit(heading, HEADING, canvas.width() - left - EDGE);
    let right = left + HEADING.width(heading);
    let behind =
        Frame { left: left - 8.0, top: top - 58.0, right: right + 8.0, bottom: top - 14.0 };
    canvas.rectangle(behind, PAPER);
    canvas.write(heading, (left, top - 26.0), HEADING, Align::Start);
}

/// The height that tick labels and heading take below a plot.
pub(super) const BELOW: f64 = 100.0;
/// The height of a further line of the heading, on a narrow page.
const HEADING_LINE: f64 = 38.0;
/// Pages at least this wide have headings of one line.
const WIDE: f64 = 1400.0;
/// Headings stay this far away from the edges of the page.
const EDGE: f64 = 40.0;

/// The height that tick labels and heading take below a plot in this body: headings have two lines in
/// a narrow one.
pub(super) fn below(body: Frame) -> f64 {
    if is_narrow(body) { BELOW + HEADING_LINE } else { BELOW }
}

/// An axis along the bottom that holds these values and zero, with as many ticks as have room.
pub(super) fn fitting_below(
    values: impl IntoIterator<Item = f64> + Clone,
    width: f64,
    unit: Unit,
) -> Axis {
    fitting(|most| Axis::holding(values.clone(), most), width, unit)
}

/// Like [`fitting_below`], but with zero only if it is near.
pub(super) fn fitting_around_below(values: &[f64], width: f64, unit: Unit) -> Axis {
    let held = |axis: Axis| match unit {
        Unit::Money(_) => axis,
        Unit::OfHundred(_) => axis.up_to(100.0),
    };
    fitting(|most| held(Axis::around(values, most)), width, unit)
}

/// The axis with the most ticks that have room, of those that `axis` makes with at most about so
/// many.
fn fitting(axis: impl Fn(u32) -> Axis, width: f64, unit: Unit) -> Axis {
    let fits = |axis: &Axis| {
        let widths = axis.ticks.iter().map(|&tick| TICK.width(&unit.written(tick)));
        let widest = widths.fold(0.0, f64::max) + LABEL_GAP;
        let between = axis.ticks.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::MAX, f64::min);
        between / (axis.high - axis.low) * width >= widest
    };
    (2..=8).rev().map(&axis).find(fits).unwrap_or_else(|| axis(1))
}

/// Draws the upright grid lines of a plot and their values below it. Values that would reach
/// further than `overhang` over the ends of the axis are left out.
pub(super) fn draw_ticks_below(
    canvas: &mut Canvas,
    frame: Frame,
    (axis, scale): (&Axis, Scale),
    overhang: f64,
    unit: Unit,
) {
    for &tick in &axis.ticks {
        let x = scale.place(tick);
        canvas.line(vec![(x, frame.top), (x, frame.bottom)], Stroke::new(GRID, 2.0));
        let value = unit.written(tick);
        let half = TICK.width(&value) / 2.0;
        let (low, high) = (frame.left - overhang, frame.right + overhang);
        if x - half >= low.max(0.0) && x + half <= high.min(canvas.width()) {
            canvas.write(&value, (x, frame.bottom + 44.0), TICK, Align::Middle);
        }
    }
    let ends = vec![(frame.left, frame.bottom), (frame.right, frame.bottom)];
    canvas.line(ends, Stroke::new(RULE, 3.0));
}

/// Writes a heading under the middle of a plot, in two lines where the page is narrow.
pub(super) fn write_below(canvas: &mut Canvas, frame: Frame, base_line: f64, heading: &str) {
    let width = canvas.width() - 2.0 * EDGE;
    let most = if width < WIDE { 2 } else { 1 };
    for (place, line) in wrap_to(heading, HEADING, width, most).into_iter().enumerate() {
        let half = HEADING.width(&line) / 2.0;
        let middle = (frame.left + frame.right) / 2.0;
        let middle = middle.min(canvas.width() - EDGE - half).max(EDGE + half);
        let base_line = base_line + place as f64 * HEADING_LINE;
        canvas.write(&line, (middle, base_line), HEADING, Align::Middle);
    }
}

/// Like [`draw_ticks_below`], with a heading under the values.
pub(super) fn draw_axis_below(
    canvas: &mut Canvas,
    frame: Frame,
    axis: (&Axis, Scale),
    heading: &str,
    unit: Unit,
) {
    draw_ticks_below(canvas, frame, axis, OVERHANG, unit);
    write_below(canvas, frame, frame.bottom + 90.0, heading);
}
