//! Waterfalls in rows: names, and two panels of bars each of which begins where the one above ends.

use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::wrap_to;
use super::page::{HEADING, LABEL, STRONG, is_narrow};
use super::palette::{Color, GRID, INK, PAPER, RULE, SHADE};
use super::row_names::RowNames;
use super::unit::Unit;

/// The width of the column of names and the room between columns, in pixels.
const NAMES: f64 = 400.0;
/// The widest that it becomes where rows are too low for names of two lines.
const MOST_NAMES: f64 = 580.0;
const NARROW_NAMES: f64 = 340.0;
const GAP: f64 = 44.0;
/// The height of the headings of the panels.
const HEADINGS: f64 = 86.0;
const HEADING_LEADING: f64 = 38.0;
const MOST_HEADING_LINES: usize = 2;
/// The height that the labels of the axes take below the rows.
const AXES: f64 = 52.0;
const LOWEST_ROW: f64 = 34.0;
const TALLEST_ROW: f64 = 110.0;
/// The share of a row that its bar takes, and the thickest bar.
const FILL: f64 = 0.56;
const THICKEST: f64 = 54.0;
/// Room between a bar or its interval and its value.
const VALUE_GAP: f64 = 14.0;
/// Half the height of the ends of an interval, as a share of the row.
const CAP: f64 = 0.16;
/// From the end of a part to the start of the next.
const THREAD: Stroke = Stroke::new(RULE, 2.0);
const WHISKER: Stroke = Stroke::new(INK, 4.0);
/// The smallest values; they are that small where larger ones would take more than this share of a
/// panel.
const SMALLEST: f64 = 32.0;
const MOST_PADS: f64 = 0.6;
/// The least room beside the bars.
const LEAST_PAD: f64 = 36.0;
/// How far the labels of an axis may reach over its ends.
const OVERHANG: f64 = 54.0;

/// One row of one panel.
pub(super) struct Bar {
    /// Where it begins: at zero, or where the part before it ends.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) value: f64,
    /// The ends of the interval of a part, from where it begins.
    pub(super) ends: Option<(f64, f64)>,
    pub(super) written: String,
    pub(super) color: Color,
    pub(super) kind: Kind,
}

/// What a row of a waterfall is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A whole that the parts begin from, or that stands by itself.
    Whole,
    /// A part.
    Part,
    /// The whole that the parts lead to.
    Total,
    /// Neither: it begins at zero and leads nowhere.
    Single,
}

/// The words above a panel, its unit and its bars.
pub(super) struct PanelData {
    pub(super) heading: String,
    pub(super) unit: Unit,
    pub(super) bars: Vec<Bar>,
}

impl Bar {
    /// The least and the greatest of its ends and its interval.
    fn extent(&self) -> (f64, f64) {
        let (low, high) = self.ends.unwrap_or((self.value, self.value));
        let places = [low, high, self.value, self.from];
        let least = places.into_iter().fold(self.from, f64::min);
        (least, places.into_iter().fold(self.from, f64::max))
    }

    /// Whether its value stands at its left end.
    fn points_left(&self) -> bool {
        self.value < self.from
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
        (heading, unit, bars): (String, Unit, Vec<Bar>),
        held: &[f64],
    ) -> Self {
        let (left, right) = room_beside(&bars, style);
        let style = match left + right > MOST_PADS * column.width() {
            true => TextStyle { size: SMALLEST, ..style },
            false => style,
        };
        let (left, right) = room_beside(&bars, style);
        let frame = Frame { left: column.left + left, right: column.right - right, ..column };
        let own = bars.iter().flat_map(|bar| <[f64; 2]>::from(bar.extent()));
        let ends: Vec<f64> = own.chain(held.iter().copied()).collect();
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
        let zero = self.scale.place(0.0);
        canvas.line(vec![(zero, self.frame.top), (zero, self.frame.bottom)], Stroke::new(INK, 3.0));
        for (place, bar) in self.bars.iter().enumerate() {
            let middle = self.frame.top + (place as f64 + 0.5) * row_height;
            self.draw_bar(canvas, (middle, row_height), bar);
        }
    }

    fn draw_bar(&self, canvas: &mut Canvas, (middle, row_height): (f64, f64), bar: &Bar) {
        let place = |value: f64| self.scale.place(value);
        let (start, end) = (place(bar.from), place(bar.value));
        let half = (row_height * FILL).min(THICKEST) / 2.0;
        canvas.rectangle(
            Frame {
                left: start.min(end),
                top: middle - half,
                right: start.max(end),
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
        if matches!(bar.kind, Kind::Part | Kind::Total) {
            // The thread from where the part before ends.
            let above = middle - row_height + half;
            canvas.line(
                vec![(start_of(bar, &place), above), (start_of(bar, &place), middle - half)],
                THREAD,
            );
        }
        let (x, align) = if bar.points_left() {
            (place(least) - VALUE_GAP, Align::End)
        } else {
            (place(greatest) + VALUE_GAP, Align::Start)
        };
        // The line of zero may run there.
        let width = self.style.width(&bar.written);
        let left = if align == Align::End { x - width } else { x };
        let (top, bottom) = (middle - self.style.size / 2.0, middle + self.style.size / 2.0);
        let is_whole = matches!(bar.kind, Kind::Whole | Kind::Total);
        let paper = if is_whole { SHADE } else { PAPER };
        canvas.rectangle(Frame { left: left - 4.0, top, right: left + width + 4.0, bottom }, paper);
        canvas.write_at_middle(&bar.written, (x, middle), self.style, align);
    }
}

/// Where the thread from the bar above comes down: where a part begins, where the total ends.
fn start_of(bar: &Bar, place: &impl Fn(f64) -> f64) -> f64 {
    place(if bar.kind == Kind::Total { bar.value } else { bar.from })
}

/// The room that values need to the left and to the right of the bars.
fn room_beside(bars: &[Bar], style: TextStyle) -> (f64, f64) {
    let widest = |is_negative: bool| {
        let beside = bars.iter().filter(|bar| bar.points_left() == is_negative);
        let widths = beside.map(|bar| style.width(&bar.written) + VALUE_GAP);
        widths.fold(LEAST_PAD, f64::max)
    };
    (widest(true), widest(false))
}

/// One panel with the names of its rows, where it has them.
struct Block {
    top: f64,
    rows: Frame,
    row_height: f64,
    row_names: Option<RowNames>,
    panel: Panel,
}

impl Block {
    /// A block in a frame; `names` is the width of the names at its left, if it has any.
    fn divide(
        frame: Frame,
        names: (&[String], Option<f64>),
        (PanelData { heading, unit, bars }, held): (PanelData, &[f64]),
    ) -> Self {
        let (names, width) = names;
        let top = frame.top + HEADINGS;
        let row_height = Self::row_height(frame, names.len());
        let rows = Frame { top, bottom: top + row_height * names.len() as f64, ..frame };
        let size = [36.0, 32.0].into_iter().find(|size| size * 1.3 <= row_height);
        let style = TextStyle { size: size.unwrap_or(SMALLEST), ..LABEL };
        let told: Vec<&str> = names.iter().map(String::as_str).collect();
        let row_names = width.map(|width| RowNames::fitting(&told, width, row_height));
        let left = width.map_or(rows.left, |width| rows.left + width + GAP);
        let panel = Panel::divide(Frame { left, ..rows }, style, (heading, unit, bars), held);
        Self { top: frame.top, rows, row_height, row_names, panel }
    }

    fn row_height(frame: Frame, rows: usize) -> f64 {
        ((frame.height() - HEADINGS - AXES) / rows as f64).min(TALLEST_ROW)
    }

    /// Draws the rows; those that hold a whole figure are shaded.
    fn draw(&self, canvas: &mut Canvas, names: &[String]) {
        for ((place, name), bar) in names.iter().enumerate().zip(&self.panel.bars) {
            let top = self.rows.top + place as f64 * self.row_height;
            let row = Frame { top, bottom: top + self.row_height, ..self.rows };
            if matches!(bar.kind, Kind::Whole | Kind::Total) {
                let shade = Frame { left: row.left - 16.0, right: row.right + 16.0, ..row };
                canvas.rectangle(shade, SHADE);
            }
            canvas.line(vec![(row.left, row.top), (row.right, row.top)], Stroke::new(GRID, 2.0));
            if let Some(row_names) = &self.row_names {
                let weight = if bar.kind == Kind::Total { STRONG.weight } else { LABEL.weight };
                row_names.draw(canvas, row, name, TextStyle { weight, ..LABEL });
            }
        }
        self.panel.draw(canvas, self.top, self.row_height);
    }
}

/// A waterfall with two panels: side by side, in a narrow body one below the other.
pub(super) struct Waterfall {
    names: Vec<String>,
    blocks: [Block; 2],
}

impl Waterfall {
    /// How many rows have room in a body.
    pub(super) fn most_rows(body: Frame) -> usize {
        let panels = if is_narrow(body) { 2.0 } else { 1.0 };
        let room = (body.height() - GAP * (panels - 1.0)) / panels - HEADINGS - AXES;
        ((room / LOWEST_ROW) as usize).max(1)
    }

    /// Divides a body; `shared` gives both panels one axis.
    pub(super) fn divide(
        body: Frame,
        names: Vec<String>,
        panels: [PanelData; 2],
        shared: bool,
    ) -> Self {
        let told: Vec<&str> = names.iter().map(String::as_str).collect();
        let (frames, widths) = if is_narrow(body) {
            let middle = (body.top + body.bottom) / 2.0;
            let upper = Frame { bottom: middle - GAP / 2.0, ..body };
            let lower = Frame { top: middle + GAP / 2.0, ..body };
            ([upper, lower], [Some(NARROW_NAMES); 2])
        } else {
            let row_height = Block::row_height(body, names.len());
            let names = RowNames::width(&told, row_height, (NAMES, MOST_NAMES));
            let width = (body.width() - names - 2.0 * GAP) / 2.0;
            let middle = body.right - width;
            let first = Frame { right: middle - GAP, ..body };
            ([first, Frame { left: middle, ..body }], [Some(names), None])
        };
        let all = panels.iter().flat_map(|panel| &panel.bars).map(Bar::extent);
        let held: Vec<f64> = all.flat_map(<[f64; 2]>::from).filter(|_| shared).collect();
        let [first, second] = panels;
        let blocks = [
            Block::divide(frames[0], (&names, widths[0]), (first, &held)),
            Block::divide(frames[1], (&names, widths[1]), (second, &held)),
        ];
        Self { names, blocks }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        for block in &self.blocks {
            block.draw(canvas, &self.names);
        }
    }
}
