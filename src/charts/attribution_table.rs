//! The table of parts: names, and two panels of bars with their values, a row a part.

use crate::language::Words;

use super::attribution_bars::{Attribution, AttributionBars, PartOfTotal};
use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::wrap_to;
use super::page::{HEADING, LABEL, STRONG};
use super::palette::{BLUE, Color, GRID, INK, MUTED, SHADE, VERMILLION};
use super::row_names::RowNames;
use super::unit::Unit;

/// The width of the column of names and the room between columns, in pixels.
const NAMES: f64 = 400.0;
const GAP: f64 = 44.0;
/// The height of the headings of the panels.
const HEADINGS: f64 = 86.0;
const HEADING_LEADING: f64 = 38.0;
const MOST_HEADING_LINES: usize = 2;
/// The height that the labels of the axes take below the rows.
const AXES: f64 = 52.0;
const TALLEST_ROW: f64 = 110.0;
/// The share of a row that its bar takes, and the thickest bar.
const FILL: f64 = 0.56;
const THICKEST: f64 = 54.0;
/// Room between a bar or its interval and its value.
const VALUE_GAP: f64 = 14.0;
/// Half the height of the ends of an interval, as a share of the row.
const CAP: f64 = 0.16;
const WHISKER: Stroke = Stroke::new(INK, 4.0);
/// The smallest values; they are that small where larger ones would take more than this share of a
/// panel.
const SMALLEST: f64 = 28.0;
const MOST_PADS: f64 = 0.6;
/// The least room beside the bars.
const LEAST_PAD: f64 = 36.0;
/// How far the labels of an axis may reach over its ends.
const OVERHANG: f64 = 54.0;

/// One row of one panel.
struct Bar {
    value: f64,
    /// The ends of the interval of a part.
    ends: Option<(f64, f64)>,
    written: String,
    color: Color,
}

impl Bar {
    /// The least and the greatest of zero, the value and its interval.
    fn extent(&self) -> (f64, f64) {
        let (low, high) = self.ends.unwrap_or((self.value, self.value));
        let places = [low, high, self.value];
        (places.into_iter().fold(0.0, f64::min), places.into_iter().fold(0.0, f64::max))
    }
}

/// A panel with an axis of its own.
struct Panel {
    /// The column with room for the values beside the bars.
    column: Frame,
    frame: Frame,
    heading: String,
    unit: Unit,
    /// How values are written.
    style: TextStyle,
    axis: Axis,
    scale: Scale,
    /// The base, each part, the total.
    bars: Vec<Bar>,
}

impl Panel {
    fn divide(
        column: Frame,
        style: TextStyle,
        heading: String,
        unit: Unit,
        bars: Vec<Bar>,
    ) -> Self {
        let (left, right) = room_beside(&bars, style);
        let style = match left + right > MOST_PADS * column.width() {
            true => TextStyle { size: SMALLEST, ..style },
            false => style,
        };
        let (left, right) = room_beside(&bars, style);
        let frame = Frame { left: column.left + left, right: column.right - right, ..column };
        let ends: Vec<f64> = bars.iter().flat_map(|bar| <[f64; 2]>::from(bar.extent())).collect();
        let axis = axes::fitting_below(ends, frame.width(), unit);
        let scale = Scale::new((axis.low, axis.high), (frame.left, frame.right));
        Self { column, frame, heading, unit, style, axis, scale, bars }
    }

    fn draw(&self, canvas: &mut Canvas, top: f64, row_height: f64) {
        let lines = wrap_to(&self.heading, HEADING, self.column.width(), MOST_HEADING_LINES);
        let mut base_line = top + 28.0;
        for line in lines {
            canvas.write(&line, (self.column.left, base_line), HEADING, Align::Start);
            base_line += HEADING_LEADING;
        }
        axes::draw_ticks_below(canvas, self.frame, (&self.axis, self.scale), OVERHANG, self.unit);
        for (place, bar) in self.bars.iter().enumerate() {
            let middle = self.frame.top + (place as f64 + 0.5) * row_height;
            self.draw_bar(canvas, (middle, row_height), bar);
        }
        let zero = self.scale.place(0.0);
        canvas.line(vec![(zero, self.frame.top), (zero, self.frame.bottom)], Stroke::new(INK, 3.0));
    }

    fn draw_bar(&self, canvas: &mut Canvas, (middle, row_height): (f64, f64), bar: &Bar) {
        let place = |value: f64| self.scale.place(value);
        let (zero, end) = (place(0.0), place(bar.value));
        let half = (row_height * FILL).min(THICKEST) / 2.0;
        canvas.rectangle(
            Frame {
                left: zero.min(end),
                top: middle - half,
                right: zero.max(end),
                bottom: middle + half,
            },
            bar.color,
        );
        if let Some((low, high)) = bar.ends {
            let cap = (row_height * CAP).min(THICKEST / 4.0);
            canvas.line(vec![(place(low), middle), (place(high), middle)], WHISKER);
            for end in [place(low), place(high)] {
                canvas.line(vec![(end, middle - cap), (end, middle + cap)], WHISKER);
            }
        }
        let (least, greatest) = bar.extent();
        let (x, align) = if bar.value < 0.0 {
            (place(least) - VALUE_GAP, Align::End)
        } else {
            (place(greatest) + VALUE_GAP, Align::Start)
        };
        canvas.write_at_middle(&bar.written, (x, middle), self.style, align);
    }
}

/// The room that values need to the left and to the right of the bars.
fn room_beside(bars: &[Bar], style: TextStyle) -> (f64, f64) {
    let widest = |is_negative: bool| {
        let beside = bars.iter().filter(|bar| (bar.value < 0.0) == is_negative);
        let widths = beside.map(|bar| style.width(&bar.written) + VALUE_GAP);
        widths.fold(LEAST_PAD, f64::max)
    };
    (widest(true), widest(false))
}

/// The places of the table.
pub(super) struct AttributionTable {
    top: f64,
    rows: Frame,
    row_height: f64,
    names: Vec<String>,
    row_names: RowNames,
    panels: [Panel; 2],
}

impl AttributionTable {
    /// Divides the body of a page.
    pub(super) fn divide(body: Frame, data: &AttributionBars, words: Words) -> Self {
        let top = body.top + HEADINGS;
        let number = data.parts.len() + 2;
        let row_height = ((body.bottom - AXES - top) / number as f64).min(TALLEST_ROW);
        let bottom = top + row_height * number as f64;
        let rows = Frame { top, bottom, ..body };
        let size = [36.0, 32.0].into_iter().find(|size| size * 1.3 <= row_height);
        let style = TextStyle { size: size.unwrap_or(SMALLEST), ..LABEL };
        let left = body.left + NAMES + GAP;
        let width = (body.right - left - GAP) / 2.0;
        let (first, second) = (
            Frame { left, right: left + width, ..rows },
            Frame { left: left + width + GAP, right: body.right, ..rows },
        );
        let (rupiah, chances) = (Unit::Money(words), Unit::OfHundred(words.language()));
        let panels = [
            Panel::divide(
                first,
                style,
                words.text("chart.attribution_bars.shortfall", &[]),
                rupiah,
                bars(&data.expected_shortfall, 1.0, rupiah),
            ),
            Panel::divide(
                second,
                style,
                words.text("chart.attribution_bars.out_of_cash", &[]),
                chances,
                bars(&data.out_of_cash, 100.0, chances),
            ),
        ];
        let base = words.text("chart.attribution_bars.base", &[]);
        let total = words.text("chart.attribution_bars.total", &[]);
        let names = [&[base], data.parts.as_slice(), &[total]].concat();
        let told: Vec<&str> = names.iter().map(String::as_str).collect();
        let row_names = RowNames::fitting(&told, NAMES, row_height);
        Self { top: body.top, rows, row_height, names, row_names, panels }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let last = self.names.len().saturating_sub(1);
        for (place, name) in self.names.iter().enumerate() {
            let top = self.rows.top + place as f64 * self.row_height;
            let row = Frame { top, bottom: top + self.row_height, ..self.rows };
            if place == 0 || place == last {
                let shade = Frame { left: row.left - 16.0, right: row.right + 16.0, ..row };
                canvas.rectangle(shade, SHADE);
            }
            canvas.line(vec![(row.left, row.top), (row.right, row.top)], Stroke::new(GRID, 2.0));
            let weight = if place == last { STRONG.weight } else { LABEL.weight };
            let style = TextStyle { weight, ..LABEL };
            self.row_names.draw(canvas, row, name, style);
        }
        for panel in &self.panels {
            panel.draw(canvas, self.top, self.row_height);
        }
    }
}

/// The bars of a panel, with values `scale` times as large as the figures.
fn bars(attribution: &Attribution, scale: f64, unit: Unit) -> Vec<Bar> {
    let whole = |value: f64| Bar {
        value: scale * value,
        ends: None,
        written: unit.written(scale * value),
        color: MUTED,
    };
    let part = |&PartOfTotal { estimate, low, high }: &PartOfTotal| Bar {
        value: scale * estimate,
        ends: Some((scale * low, scale * high)),
        written: unit.signed(scale * estimate),
        color: if estimate > 0.0 { VERMILLION } else { BLUE }.tint(0.8),
    };
    let parts = attribution.parts.iter().map(part);
    std::iter::once(whole(attribution.base))
        .chain(parts)
        .chain([whole(attribution.total)])
        .collect()
}
