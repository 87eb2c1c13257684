//! Sales above and cash below around the day on which something begins, with it against without it.

use crate::language::Words;

use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Point, Stroke, TextStyle};
use super::page::{HEADING, LABEL, STRONG, TICK};
use super::palette::{BLUE, Color, INK, MUTED, RULE, SHADE};
use super::side_labels::{self, SideLabel};
use super::unit::Unit;
use super::{ChartError, check};

/// A row with it and one without it, of the same days.
pub(super) type Rows<'a> = (&'a [f64], &'a [f64]);

/// Days or weeks around a beginning, and the words for them.
pub(super) struct Around<'a> {
    /// How many days lie before it.
    pub(super) before: u32,
    /// How many days it lasts.
    pub(super) lasts: f64,
    /// How many days each value spans.
    pub(super) days_each: u32,
    pub(super) sales: Rows<'a>,
    pub(super) cash: Rows<'a>,
    /// Gaps of cash that are pointed at, in the order of their days.
    pub(super) marks: Vec<CashMark>,
    pub(super) sales_heading: String,
    pub(super) cash_heading: String,
    pub(super) weeks_heading: String,
    pub(super) with: String,
    pub(super) without: String,
}

/// A gap between both lines of cash.
pub(super) struct CashMark {
    /// The place of its value in the rows.
    pub(super) at: usize,
    pub(super) text: String,
    pub(super) color: Color,
}

/// Rows of one length, with one value at least: sales not negative, cash any finite amount.
pub(super) fn check_rows(sales: Rows, cash: Rows) -> Result<(), ChartError> {
    check::amounts("sales_with", sales.0)?;
    check::amounts("sales_without", sales.1)?;
    check::values("cash_with", cash.0)?;
    check::values("cash_without", cash.1)?;
    let length = sales.0.len();
    check::length("sales_without", length, sales.1)?;
    check::length("cash_with", length, cash.0)?;
    check::length("cash_without", length, cash.1)
}

impl Around<'_> {
    /// How many days all values span.
    fn days(&self) -> u32 {
        let values = u32::try_from(self.sales.0.len()).unwrap_or(u32::MAX);
        values.saturating_mul(self.days_each)
    }

    /// Draws both plots.
    pub(super) fn draw(&self, canvas: &mut Canvas, body: Frame, words: Words) {
        let places = Places::divide(body, self, words);
        places.draw_times(canvas);
        places.draw_sales(canvas, words);
        places.draw_cash(canvas, words);
    }
}

/// The share of the height that sales take.
const SALES: f64 = 0.42;
/// Room for the heading above each plot.
const HEADING_ROOM: f64 = 56.0;
/// The same between the plots, where the lowest amount of the upper one hangs over its edge.
const BETWEEN: f64 = 84.0;
/// Room under the lower plot for weeks and their heading.
const BELOW: f64 = axes::BELOW;
const WITH: Stroke = Stroke::new(BLUE, 7.0);
const WITHOUT: Stroke = Stroke::new(INK, 5.0);
const START: Stroke = Stroke::new(MUTED, 3.0);
/// What is lost and what is gained, between the lines.
const LOST: Color = Color(0xf6, 0xdf, 0xcc);
const GAINED: Color = Color(0xd3, 0xe6, 0xf3);
const WEEK: u32 = 7;

/// The places of both plots, one above the other on the same days.
struct Places<'a> {
    data: &'a Around<'a>,
    body: Frame,
    sales: Frame,
    cash: Frame,
    /// From days, counted from the start of the first, to pixels.
    time: Scale,
    sales_axis: Axis,
    cash_axis: Axis,
    labels: [Vec<SideLabel>; 2],
}

impl<'a> Places<'a> {
    fn divide(body: Frame, data: &'a Around<'a>, words: Words) -> Self {
        let unit = Unit::Money(words);
        let both = |one: &[f64], other: &[f64]| [one, other].concat();
        let sales_axis = Axis::holding(both(data.sales.0, data.sales.1), 3);
        let cash_axis = Axis::holding(both(data.cash.0, data.cash.1), 4);
        let labels =
            [line_labels(data, data.sales, None), line_labels(data, data.cash, Some(words))];
        let widest =
            axes::labels_width(&sales_axis, unit).max(axes::labels_width(&cash_axis, unit));
        let beside = labels.iter().map(|labels| side_labels::room_for(labels)).fold(0.0, f64::max);
        let (left, right) = (body.left + widest, body.right - beside);
        let height = body.height() - BELOW - HEADING_ROOM - BETWEEN;
        let top = body.top + HEADING_ROOM;
        let sales = Frame { left, top, right, bottom: top + SALES * height };
        let top = sales.bottom + BETWEEN;
        let cash = Frame { left, top, right, bottom: body.bottom - BELOW };
        let time = Scale::new((0.0, f64::from(data.days())), (left, right));
        Self { data, body, sales, cash, time, sales_axis, cash_axis, labels }
    }

    /// The shade of what happens, its start, and the weeks below.
    fn draw_times(&self, canvas: &mut Canvas) {
        let start = f64::from(self.data.before);
        let (from, to) =
            (self.time.place_inside(start), self.time.place_inside(start + self.data.lasts));
        for plot in [self.sales, self.cash] {
            if to > from {
                canvas.rectangle(Frame { left: from, right: to, ..plot }, SHADE);
            }
        }
        for (x, label) in self.weeks() {
            let bottom = self.cash.bottom;
            canvas.line(vec![(x, bottom), (x, bottom + 12.0)], Stroke::new(RULE, 3.0));
            canvas.write(&label, (x, bottom + 46.0), TICK, Align::Middle);
        }
        let heading = &self.data.weeks_heading;
        axes::write_below(canvas, self.cash, self.cash.bottom + 88.0, heading);
    }

    /// The weeks since the start that have room for their number.
    fn weeks(&self) -> Vec<(f64, String)> {
        let days = self.data.days();
        let room = |step: u32| self.time.place(f64::from(step)) - self.time.place(0.0) >= 90.0;
        let step = (1..).map(|weeks| weeks * WEEK).find(|&step| step >= days || room(step));
        let step = step.unwrap_or(WEEK).max(WEEK);
        let first = self.data.before % step;
        let label = |day: u32| {
            let weeks = (i64::from(day) - i64::from(self.data.before)) / i64::from(WEEK);
            if weeks < 0 { format!("−{}", -weeks) } else { weeks.to_string() }
        };
        let days = (first..=days).step_by(step as usize);
        days.map(|day| (self.time.place(f64::from(day)), label(day))).collect()
    }

    fn draw_sales(&self, canvas: &mut Canvas, words: Words) {
        let scale = self.scale(self.sales, &self.sales_axis);
        let heading = &self.data.sales_heading;
        self.draw_axis(canvas, (self.sales, &self.sales_axis, scale), heading, words);
        let (with, without) =
            (self.steps(self.data.sales.0, scale), self.steps(self.data.sales.1, scale));
        self.draw_pair(canvas, with, &without);
        self.draw_start(canvas, self.sales);
        self.draw_labels(canvas, (self.sales, scale), &self.labels[0], self.sales.bottom);
    }

    fn draw_cash(&self, canvas: &mut Canvas, words: Words) {
        let scale = self.scale(self.cash, &self.cash_axis);
        let heading = &self.data.cash_heading;
        self.draw_axis(canvas, (self.cash, &self.cash_axis, scale), heading, words);
        let (with, without) =
            (self.closes(self.data.cash.0, scale), self.closes(self.data.cash.1, scale));
        self.draw_pair(canvas, with, &without);
        self.draw_start(canvas, self.cash);
        self.draw_marks(canvas, scale);
        self.draw_labels(canvas, (self.cash, scale), &self.labels[1], self.body.bottom);
    }

    fn start_of(&self, place: usize) -> f64 {
        self.time.place(place as f64 * f64::from(self.data.days_each))
    }

    fn end_of(&self, place: usize) -> f64 {
        self.start_of(place + 1)
    }

    fn scale(&self, plot: Frame, axis: &Axis) -> Scale {
        Scale::new((axis.low, axis.high), (plot.bottom, plot.top))
    }

    fn draw_axis(
        &self,
        canvas: &mut Canvas,
        (plot, axis, scale): (Frame, &Axis, Scale),
        heading: &str,
        words: Words,
    ) {
        axes::draw_levels(canvas, plot, (axis, scale), Unit::Money(words));
        canvas.write(heading, (self.body.left, plot.top - 24.0), HEADING, Align::Start);
    }

    /// The areas between both lines, losses and gains apart, then the lines.
    fn draw_pair(&self, canvas: &mut Canvas, with: Vec<Point>, without: &[Point]) {
        let (with_met, without_met) = with_meetings(&with, without);
        for (is_kept, color) in
            [(f64::max as fn(f64, f64) -> f64, LOST), (f64::min as fn(f64, f64) -> f64, GAINED)]
        {
            // Down the page is less: of a loss the line with it lies below the other.
            let pairs = with_met.iter().zip(&without_met);
            let edge: Vec<Point> = pairs.map(|(a, b)| (a.0, is_kept(a.1, b.1))).collect();
            if edge.iter().zip(&without_met).any(|(a, b)| a.1 != b.1) {
                canvas.area(edge.iter().chain(without_met.iter().rev()).copied().collect(), color);
            }
        }
        canvas.dashed(without, WITHOUT, 18.0, 13.0);
        // On top, so that days without a difference show one plain line.
        canvas.line(with, WITH);
    }

    fn draw_start(&self, canvas: &mut Canvas, plot: Frame) {
        let x = self.time.place_inside(f64::from(self.data.before));
        canvas.dashed(&[(x, plot.top), (x, plot.bottom)], START, 10.0, 10.0);
    }

    /// Sales are level over their day or week, so that nothing falls before its cause.
    fn steps(&self, row: &[f64], scale: Scale) -> Vec<Point> {
        let day = |(day, &value): (usize, &f64)| {
            let y = scale.place(value);
            [(self.start_of(day), y), (self.end_of(day), y)]
        };
        row.iter().enumerate().flat_map(day).collect()
    }

    /// Balances stand at the close of their day or week.
    fn closes(&self, row: &[f64], scale: Scale) -> Vec<Point> {
        let close = |(day, &value): (usize, &f64)| (self.end_of(day), scale.place(value));
        row.iter().enumerate().map(close).collect()
    }

    /// Marks the gap between both lines on some days, each with its words.
    fn draw_marks(&self, canvas: &mut Canvas, scale: Scale) {
        let mut taken: Option<(f64, f64)> = None;
        for mark in &self.data.marks {
            let x = self.end_of(mark.at);
            let cash = self.data.cash;
            let (Some(with), Some(without)) = (cash.0.get(mark.at), cash.1.get(mark.at)) else {
                continue;
            };
            let ys = [with, without].map(|value| scale.place(*value));
            canvas.line(vec![(x, ys[0]), (x, ys[1])], Stroke::new(mark.color, 5.0));
            let style = TextStyle { color: mark.color, ..STRONG };
            let width = style.width(&mark.text);
            let left = (x - width / 2.0).min(self.cash.right - width).max(self.cash.left);
            // Texts stand in the heading's row, right of the heading, each over its own day.
            let free = self.body.left + HEADING.width(&self.data.cash_heading) + 40.0;
            let from = taken.map_or(free, |(_, to)| to + 40.0);
            let left = left.max(from);
            if left + width > self.body.right {
                continue;
            }
            canvas.write(&mark.text, (left, self.cash.top - 18.0), style, Align::Start);
            let foot = (left + width / 2.0, self.cash.top - 6.0);
            let upper = ys[0].min(ys[1]);
            canvas.line(vec![foot, (x, upper.max(self.cash.top))], Stroke::new(RULE, 3.0));
            taken = Some((left, left + width));
        }
    }

    fn draw_labels(
        &self,
        canvas: &mut Canvas,
        (plot, scale): (Frame, Scale),
        labels: &[SideLabel],
        bottom: f64,
    ) {
        let on_page = |label: &SideLabel| SideLabel { y: scale.place(label.y), ..label.clone() };
        let labels: Vec<SideLabel> = labels.iter().map(on_page).collect();
        side_labels::draw(canvas, plot, (plot.top, bottom), &labels);
    }
}

/// Two lines with points of the same places, and with a further point wherever one crosses the other.
fn with_meetings(with: &[Point], without: &[Point]) -> (Vec<Point>, Vec<Point>) {
    let mut met: (Vec<Point>, Vec<Point>) = (Vec::new(), Vec::new());
    let mut before: Option<(Point, Point)> = None;
    for (&a, &b) in with.iter().zip(without) {
        if let Some((was_a, was_b)) = before {
            let (gap, gap_after) = (was_a.1 - was_b.1, a.1 - b.1);
            if gap * gap_after < 0.0 {
                let share = gap / (gap - gap_after);
                let meeting =
                    (was_a.0 + share * (a.0 - was_a.0), was_a.1 + share * (a.1 - was_a.1));
                met.0.push(meeting);
                met.1.push(meeting);
            }
        }
        met.0.push(a);
        met.1.push(b);
        before = Some((a, b));
    }
    met
}

/// The names of both lines at their last day, with amounts where there are words for them.
fn line_labels(data: &Around<'_>, rows: Rows<'_>, amounts: Option<Words>) -> Vec<SideLabel> {
    let label = |name: &str, row: &[f64], style: TextStyle, color| {
        let last = row.last().copied().unwrap_or_default();
        let amount = amounts.map(|words| words.money(last));
        let lines = std::iter::once(name.to_owned()).chain(amount).collect();
        SideLabel { lines, y: last, style: TextStyle { color, ..style }, leader: color }
    };
    vec![label(&data.with, rows.0, STRONG, BLUE), label(&data.without, rows.1, LABEL, INK)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_meet_where_they_cross() {
        let with = [(0.0, 0.0), (10.0, 10.0), (20.0, 10.0)];
        let without = [(0.0, 5.0), (10.0, 5.0), (20.0, 5.0)];
        let (a, b) = with_meetings(&with, &without);
        assert_eq!(a, [(0.0, 0.0), (5.0, 5.0), (10.0, 10.0), (20.0, 10.0)]);
        assert_eq!(b, [(0.0, 5.0), (5.0, 5.0), (10.0, 5.0), (20.0, 5.0)]);
    }
}
