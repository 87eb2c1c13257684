//! What a shock does, week by week: sales above, cash below, with it against without it.

use crate::language::{Words, count};

use super::anatomy_words;
use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Point, Stroke, TextStyle};
use super::look::Look;
use super::page::{HEADING, LABEL, Page, STRONG, TICK, Texts};
use super::palette::{BLUE, Color, INK, MUTED, RULE, SHADE, VERMILLION_TEXT};
use super::side_labels::{self, SideLabel};
use super::unit::Unit;
use super::{ChartError, Picture, check};

/// A typical future from before a shock to after it, aligned to the day on which the shock starts,
/// with the shock and without it.
///
/// All rows have one value a day, of the same days.
#[derive(Debug, Clone, PartialEq)]
pub struct ShockAnatomy {
    /// The name of the shop.
    pub business: String,
    /// What people call the shock.
    pub shock: String,
    /// How many of the days lie before the start of the shock.
    pub days_before: u32,
    /// How many days the shock lasts.
    pub lasts: f64,
    /// Sales of the day with the shock, in rupiah, never negative.
    pub sales_with: Vec<f64>,
    /// Sales of the day without it.
    pub sales_without: Vec<f64>,
    /// The balance at the close of the day with the shock, in rupiah.
    pub cash_with: Vec<f64>,
    /// The balance at the close of the day without it.
    pub cash_without: Vec<f64>,
    /// In how many of the futures the shock starts.
    pub paths_with_shock: u64,
    /// How many futures were computed.
    pub paths: u64,
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

/// Draws what a shock does to sales and to cash.
///
/// # Errors
///
/// Fails if a value is not a finite number, sales are negative, rows are empty or differ in
/// length, or the shock lasts no finite time.
pub fn shock_anatomy(data: &ShockAnatomy, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    let places = Places::divide(page.body, data, words);
    places.draw_times(&mut page.canvas, words);
    places.draw_sales(&mut page.canvas, words);
    places.draw_cash(&mut page.canvas, words);
    page.finish()
}

fn validate(data: &ShockAnatomy) -> Result<(), ChartError> {
    check::amounts("lasts", &[data.lasts])?;
    check::amounts("sales_with", &data.sales_with)?;
    check::amounts("sales_without", &data.sales_without)?;
    check::values("cash_with", &data.cash_with)?;
    check::values("cash_without", &data.cash_without)?;
    let days = data.sales_with.len();
    check::length("sales_without", days, &data.sales_without)?;
    check::length("cash_with", days, &data.cash_with)?;
    check::length("cash_without", days, &data.cash_without)
}

fn open_page(data: &ShockAnatomy, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let counts = (count(data.paths_with_shock, language), count(data.paths, language));
    let values = [("n", counts.0.as_str()), ("paths", counts.1.as_str())];
    let mut notes = vec![words.text("chart.shock_anatomy.note_lines", &[])];
    if anatomy_words::Gaps::of(data).is_trap() {
        notes.push(words.text("chart.shock_anatomy.note_trap", &[]));
    }
    let paths_note = words.text("chart.shock_anatomy.note_paths", &values);
    let values = [("business", data.business.as_str()), ("shock", data.shock.as_str())];
    Page::open(
        look,
        &Texts {
            title: &anatomy_words::title(data, words),
            subtitle: &words.text("chart.shock_anatomy.subtitle", &values),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// The places of both plots, one above the other on the same days.
struct Places<'a> {
    data: &'a ShockAnatomy,
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
    fn divide(body: Frame, data: &'a ShockAnatomy, words: Words) -> Self {
        let unit = Unit::Money(words);
        let both = |one: &[f64], other: &[f64]| [one, other].concat();
        let sales_axis = Axis::holding(both(&data.sales_with, &data.sales_without), 3);
        let cash_axis = Axis::holding(both(&data.cash_with, &data.cash_without), 4);
        let labels = [
            line_labels((&data.sales_with, &data.sales_without), words, false),
            line_labels((&data.cash_with, &data.cash_without), words, true),
        ];
        let widest =
            axes::labels_width(&sales_axis, unit).max(axes::labels_width(&cash_axis, unit));
        let beside = labels.iter().map(|labels| side_labels::room_for(labels)).fold(0.0, f64::max);
        let (left, right) = (body.left + widest, body.right - beside);
        let height = body.height() - BELOW - HEADING_ROOM - BETWEEN;
        let top = body.top + HEADING_ROOM;
        let sales = Frame { left, top, right, bottom: top + SALES * height };
        let top = sales.bottom + BETWEEN;
        let cash = Frame { left, top, right, bottom: body.bottom - BELOW };
        let days = data.sales_with.len() as f64;
        let time = Scale::new((0.0, days), (left, right));
        Self { data, body, sales, cash, time, sales_axis, cash_axis, labels }
    }

    /// The shade of the shock, its start, and the weeks below.
    fn draw_times(&self, canvas: &mut Canvas, words: Words) {
        let start = f64::from(self.data.days_before);
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
        let heading = words.text("chart.shock_anatomy.weeks", &[]);
        axes::write_below(canvas, self.cash, self.cash.bottom + 88.0, &heading);
    }

    /// The weeks since the start of the shock that have room for their number.
    fn weeks(&self) -> Vec<(f64, String)> {
        let days = u32::try_from(self.data.sales_with.len()).unwrap_or(u32::MAX);
        let room = |step: u32| self.time.place(f64::from(step)) - self.time.place(0.0) >= 90.0;
        let step = (1..).map(|weeks| weeks * WEEK).find(|&step| step >= days || room(step));
        let step = step.unwrap_or(WEEK).max(WEEK);
        let first = self.data.days_before % step;
        let label = |day: u32| {
            let weeks = (i64::from(day) - i64::from(self.data.days_before)) / i64::from(WEEK);
            if weeks < 0 { format!("−{}", -weeks) } else { weeks.to_string() }
        };
        let days = (first..=days).step_by(step as usize);
        days.map(|day| (self.time.place(f64::from(day)), label(day))).collect()
    }

    fn draw_sales(&self, canvas: &mut Canvas, words: Words) {
        let scale = self.scale(self.sales, &self.sales_axis);
        let heading = words.text("chart.shock_anatomy.sales", &[]);
        self.draw_axis(canvas, (self.sales, &self.sales_axis, scale), &heading, words);
        let (with, without) =
            (self.steps(&self.data.sales_with, scale), self.steps(&self.data.sales_without, scale));
        self.draw_pair(canvas, with, &without);
        self.draw_start(canvas, self.sales);
        self.draw_labels(canvas, (self.sales, scale), &self.labels[0], self.sales.bottom);
    }

    fn draw_cash(&self, canvas: &mut Canvas, words: Words) {
        let scale = self.scale(self.cash, &self.cash_axis);
        let heading = words.text("chart.shock_anatomy.cash", &[]);
        self.draw_axis(canvas, (self.cash, &self.cash_axis, scale), &heading, words);
        let (with, without) =
            (self.closes(&self.data.cash_with, scale), self.closes(&self.data.cash_without, scale));
        self.draw_pair(canvas, with, &without);
        self.draw_start(canvas, self.cash);
        self.draw_gaps(canvas, scale, words);
        self.draw_labels(canvas, (self.cash, scale), &self.labels[1], self.body.bottom);
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
        canvas.write(heading, (self.body.left, plot.top - 20.0), HEADING, Align::Start);
    }

    /// The areas between both lines, losses and gains apart, then the lines.
    fn draw_pair(&self, canvas: &mut Canvas, with: Vec<Point>, without: &[Point]) {
        let (with_met, without_met) = with_meetings(&with, without);
        for (is_kept, color) in
            [(f64::max as fn(f64, f64) -> f64, LOST), (f64::min as fn(f64, f64) -> f64, GAINED)]
        {
            // Down the page is less: of a loss the line with the shock lies below the other.
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
        let x = self.time.place_inside(f64::from(self.data.days_before));
        canvas.dashed(&[(x, plot.top), (x, plot.bottom)], START, 10.0, 10.0);
    }

    /// A day's sales are level over the day, so that nothing falls before its cause.
    fn steps(&self, row: &[f64], scale: Scale) -> Vec<Point> {
        let day = |(day, &value): (usize, &f64)| {
            let y = scale.place(value);
            [(self.time.place(day as f64), y), (self.time.place(day as f64 + 1.0), y)]
        };
        row.iter().enumerate().flat_map(day).collect()
    }

    /// Balances stand at the close of their day.
    fn closes(&self, row: &[f64], scale: Scale) -> Vec<Point> {
        let close =
            |(day, &value): (usize, &f64)| (self.time.place(day as f64 + 1.0), scale.place(value));
        row.iter().enumerate().map(close).collect()
    }

    /// Marks where cash is highest above what it would be, and where it is deepest below.
    fn draw_gaps(&self, canvas: &mut Canvas, scale: Scale, words: Words) {
        let gaps = anatomy_words::Gaps::of(self.data);
        let mut taken: Option<(f64, f64)> = None;
        let mut told: Vec<_> = [
            gaps.above.map(|gap| (gap, "chart.shock_anatomy.above", INK)),
            gaps.below.map(|gap| (gap, "chart.shock_anatomy.below", VERMILLION_TEXT)),
        ]
        .into_iter()
        .flatten()
        .collect();
        // In the order of their days, so that no leader crosses another.
        told.sort_by_key(|(gap, ..)| gap.day);
        for (gap, key, color) in told {
            let x = self.time.place(gap.day as f64 + 1.0);
            let ends = [self.data.cash_with[gap.day], self.data.cash_without[gap.day]];
            let ys = ends.map(|value| scale.place(value));
            canvas.line(vec![(x, ys[0]), (x, ys[1])], Stroke::new(color, 5.0));
            let amount = words.money(gap.amount.abs());
            let text = words.text(key, &[("amount", &amount)]);
            let style = TextStyle { color, ..STRONG };
            let width = style.width(&text);
            let left = (x - width / 2.0).min(self.cash.right - width).max(self.cash.left);
            // Texts stand in the heading's row, right of the heading, each over its own day.
            let heading = words.text("chart.shock_anatomy.cash", &[]);
            let free = self.body.left + HEADING.width(&heading) + 40.0;
            let from = taken.map_or(free, |(_, to)| to + 40.0);
            let left = left.max(from);
            if left + width > self.body.right {
                continue;
            }
            canvas.write(&text, (left, self.cash.top - 18.0), style, Align::Start);
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

/// The names of both lines at their last day, with amounts where asked for.
fn line_labels(rows: (&[f64], &[f64]), words: Words, amounts: bool) -> Vec<SideLabel> {
    let label = |key, row: &[f64], style: TextStyle, color| {
        let last = row.last().copied().unwrap_or_default();
        let amount = amounts.then(|| words.money(last));
        let lines = std::iter::once(words.text(key, &[])).chain(amount).collect();
        SideLabel { lines, y: last, style: TextStyle { color, ..style }, leader: color }
    };
    vec![
        label("chart.shock_anatomy.with", rows.0, STRONG, BLUE),
        label("chart.shock_anatomy.without", rows.1, LABEL, INK),
    ]
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
