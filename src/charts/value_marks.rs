//! Values marked by an upright line through a plot, each named in a row above it.

use super::axes::Scale;
use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::fit;
use super::page::LABEL;
use super::palette::{BLUE, Color, INK, PAPER, VERMILLION, VERMILLION_TEXT};

/// The height of a row with one name, and of one where there are many.
const ROW: f64 = 48.0;
const LOW_ROW: f64 = 43.0;
/// The most rows that are high.
const FEW: usize = 4;
/// The height of a row in sizes of its name.
const LEADING: f64 = 4.0 / 3.0;
/// Room between a line and its name.
const GAP: f64 = 14.0;

/// A marked value.
pub(super) struct ValueMark {
    pub(super) value: f64,
    pub(super) text: String,
    pub(super) color: Color,
    pub(super) dashed: bool,
}

/// The height of one row.
fn row_height(marks: &[ValueMark]) -> f64 {
    if marks.len() > FEW { LOW_ROW } else { ROW }
}

/// The height of the rows of names.
pub(super) fn height(marks: &[ValueMark]) -> f64 {
    marks.len() as f64 * row_height(marks) + 12.0
}

/// The marks from the smallest value, whose row is the highest, to the largest. So a line passes
/// to the left of all names in the rows below it.
fn rows(marks: &[ValueMark]) -> impl Iterator<Item = (usize, &ValueMark)> {
    let mut rows: Vec<&ValueMark> = marks.iter().collect();
    rows.sort_by(|one, other| one.value.total_cmp(&other.value));
    rows.into_iter().enumerate()
}

/// Draws the lines from their rows, the first of which begins at `top`, down to `bottom`.
pub(super) fn draw_lines(
    canvas: &mut Canvas,
    (top, bottom): (f64, f64),
    scale: Scale,
    marks: &[ValueMark],
) {
    let height = row_height(marks);
    for (row, mark) in rows(marks) {
        let x = scale.place(mark.value);
        let line = [(x, top + row as f64 * height + 8.0), (x, bottom)];
        let stroke = Stroke::new(mark.color, 4.0);
        if mark.dashed {
            canvas.dashed(&line, stroke, 14.0, 12.0);
        } else {
            canvas.line(line.to_vec(), stroke);
        }
    }
}

/// Writes the names to the right of their lines, or to the left where the page ends.
pub(super) fn draw_texts(canvas: &mut Canvas, body: Frame, scale: Scale, marks: &[ValueMark]) {
    let height = row_height(marks);
    for (row, mark) in rows(marks) {
        let style = TextStyle { size: height / LEADING, color: readable(mark.color), ..LABEL };
        let text = fit(&mark.text, style, body.width());
        let width = style.width(&text);
        let x = scale.place(mark.value);
        let middle = body.top + (row as f64 + 0.5) * height;
        let left = if x + GAP + width <= body.right { x + GAP } else { x - GAP - width };
        let left = left.max(body.left);
        // Where names stand to the left, lines of higher rows would run through them.
        let behind = Frame {
            left: left - 6.0,
            top: middle - height / 2.0,
            right: left + width + 6.0,
            bottom: middle + height / 2.0,
        };
        canvas.rectangle(behind, PAPER);
        canvas.write_at_middle(&text, (left, middle), style, Align::Start);
    }
}

/// The colour of the words that belong to a line.
fn readable(color: Color) -> Color {
    match color {
        VERMILLION => VERMILLION_TEXT,
        BLUE => BLUE,
        _ => INK,
    }
}
