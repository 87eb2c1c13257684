//! The table of a tornado: names, bars with their inputs, explained shares, a row a number.

use crate::language::{Words, count, percent};

use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::{fit, wrap_to};
use super::page::{HEADING, LABEL, NOTE, is_narrow};
use super::palette::{BLUE, GRID, INK, PAPER, VERMILLION};
use super::period;
use super::row_names::RowNames;
use super::tornado::{ExplainedShare, Tornado, TornadoFigure, TornadoRow};
use super::value_marks::{self, ValueMark};

/// Widths of the columns of words and the room between columns, in pixels.
const NAMES: f64 = 420.0;
const EXPLAINED: f64 = 390.0;
const GAP: f64 = 48.0;
const HEADING_LEADING: f64 = 38.0;
const MOST_HEADING_LINES: usize = 2;
/// The most rows that are shown, and how low and high they may be.
const MOST_ROWS: usize = 12;
const LOWEST_ROW: f64 = 36.0;
const TALLEST_ROW: f64 = 120.0;
/// The height of a name above its bar, and the widest explained share beside it.
const NAME_ABOVE: f64 = 44.0;
const NARROW_EXPLAINED: f64 = 330.0;
/// The height of the line that counts the numbers left out.
const MORE: f64 = 44.0;
/// The share of a row that its bar takes, and the thickest bar.
const FILL: f64 = 0.64;
const THICKEST: f64 = 60.0;
/// The widest that an input at the end of a bar may be, and its room.
const INPUT: f64 = 220.0;
const INPUT_GAP: f64 = 14.0;
/// Bars that are as good as nothing are still seen.
const THINNEST: f64 = 4.0;

/// The places of the table.
pub(super) struct TornadoTable<'a> {
    data: &'a Tornado,
    words: Words,
    body: Frame,
    /// The rows that are shown, the one that matters most first.
    rows: Vec<&'a TornadoRow>,
    row_height: f64,
    /// The height of the name above each bar; zero where names stand beside the bars.
    above: f64,
    bars: Frame,
    axis: Axis,
    scale: Scale,
    mark: [ValueMark; 1],
    names: RowNames,
    /// Whether explained shares are told as "about" so much: in all rows or, where one has no room, in none.
    says_about: bool,
}

impl<'a> TornadoTable<'a> {
    /// Divides the body of a page.
    pub(super) fn divide(body: Frame, data: &'a Tornado, words: Words) -> Self {
        let mark = [base_mark(data, words)];
        let headings = MOST_HEADING_LINES as f64 * HEADING_LEADING + 6.0;
        let top = body.top + value_marks::height(&mark) + headings;
        let room = body.bottom - axes::below(body) - top;
        let mut rows: Vec<&TornadoRow> = data.rows.iter().collect();
        rows.sort_by(|one, other| other.swing().total_cmp(&one.swing()));
        // In a narrow body the name of a number stands above its bar.
        let narrow = is_narrow(body);
        let above = if narrow { NAME_ABOVE } else { 0.0 };
        // Fewer rows with whole names say more than many with cut ones.
        let lowest = if narrow {
            LOWEST_ROW + above
        } else {
            let names: Vec<&str> =
                rows.iter().take(MOST_ROWS).map(|row| row.name.as_str()).collect();
            LOWEST_ROW.max(RowNames::height(&names, NAMES))
        };
        let fitting = ((room / lowest) as usize).clamp(1, MOST_ROWS);
        let left_out = rows.len() > fitting;
        rows.truncate(if left_out { fitting.saturating_sub(1).max(1) } else { fitting });
        let room = if left_out { room - MORE } else { room };
        let row_height = (room / rows.len() as f64).min(TALLEST_ROW + above);
        let bottom = top + row_height * rows.len() as f64 + if left_out { MORE } else { 0.0 };
        let widest = |input: fn(&TornadoRow) -> &str| {
            rows.iter().map(|row| HEADING.width(&cut(input(row)))).fold(0.0, f64::max) + INPUT_GAP
        };
        let explained = if explains(data) && !narrow { EXPLAINED + GAP } else { 0.0 };
        let beside = if narrow { 0.0 } else { NAMES + GAP };
        let bars = Frame {
            left: body.left + beside + widest(|row| inputs(row).0),
            top,
            right: body.right - explained - widest(|row| inputs(row).1),
            bottom,
        };
        let values = rows.iter().flat_map(|row| [row.at_low, row.at_high]).chain([data.base]);
        let values: Vec<f64> = values.map(|value| data.figure.on_axis(value)).collect();
        let unit = data.figure.unit(words);
        let axis = axes::fitting_around_below(&values, bars.width(), unit);
        let scale = Scale::new((axis.low, axis.high), (bars.left, bars.right));
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let room = if narrow { body.width() - NARROW_EXPLAINED - GAP } else { NAMES };
        let names = RowNames::fitting(&names, room, if narrow { above } else { row_height });
        let says_about = true;
        let mut table = Self {
            above,
            data,
            words,
            body,
            rows,
            row_height,
            bars,
            axis,
            scale,
            mark,
            names,
            says_about,
        };
        table.says_about = table.has_room_for_about(explained_width(narrow));
        table
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let unit = self.data.figure.unit(self.words);
        let axis = (&self.axis, self.scale);
        axes::draw_axis_below(canvas, self.bars, axis, &self.axis_heading(), unit);
        self.draw_headings(canvas);
        let line = (self.body.top, self.bars.bottom);
        let ends: Vec<_> = (0..)
            .zip(&self.rows)
            .map(|(place, row)| self.draw_bar(canvas, self.row(place), row))
            .collect();
        value_marks::draw_lines(canvas, line, self.scale, &self.mark);
        for ((place, row), ends) in self.rows.iter().enumerate().zip(ends) {
            self.draw_words(canvas, self.row(place), row, ends);
        }
        value_marks::draw_texts(canvas, self.body, self.scale, &self.mark);
        self.draw_more(canvas);
    }

    fn row(&self, place: usize) -> Frame {
        let top = self.bars.top + place as f64 * self.row_height;
        let bottom = top + self.row_height;
        Frame { left: self.body.left, top, right: self.body.right, bottom }
    }

    /// The size of the inputs and shares: smaller where rows are low.
    fn style(&self) -> TextStyle {
        let size = HEADING.size;
        TextStyle { size, ..LABEL }
    }

    fn axis_heading(&self) -> String {
        let period = period::in_words(self.data.days, self.words);
        let values = [("period", period.as_str())];
        match self.data.figure {
            TornadoFigure::NetCashFlow => {
                self.words.text("chart.tornado.axis_net_cash_flow", &values)
            }
            TornadoFigure::LowestCash => self.words.text("chart.tornado.axis_lowest_cash", &values),
            TornadoFigure::Sales => self.words.text("chart.tornado.axis_sales", &values),
            TornadoFigure::ExpectedShortfall => {
                self.words.text("chart.tornado.axis_shortfall", &values)
            }
            TornadoFigure::Reserve => self.words.text("chart.tornado.axis_reserve", &values),
            TornadoFigure::OutOfCash => self.words.text("chart.tornado.axis_out_of_cash", &values),
        }
    }

    fn draw_headings(&self, canvas: &mut Canvas) {
        let mut write = |text: &str, at: f64, align, width| {
            let lines = wrap_to(text, HEADING, width, MOST_HEADING_LINES);
            let above = (lines.len() as f64 - 1.0) * HEADING_LEADING;
            let mut base_line = self.bars.top - 18.0 - above;
            for line in lines {
                canvas.write(&line, (at, base_line), HEADING, align);
                base_line += HEADING_LEADING;
            }
        };
        let names = self.words.text("chart.tornado.names", &[]);
        let width = if self.above > 0.0 { self.body.width() / 2.0 - GAP } else { NAMES };
        write(&names, self.body.left, Align::Start, width);
        if explains(self.data) {
            let explained = self.words.text("chart.tornado.explained", &[]);
            write(&explained, self.body.right, Align::End, EXPLAINED.min(self.body.width() / 2.0));
        }
    }

    /// Writes the name, the inputs at the ends of the bar and the explained share of a number.
    fn draw_words(
        &self,
        canvas: &mut Canvas,
        row: Frame,
        number: &TornadoRow,
        (left, right): (f64, f64),
    ) {
        let middle = (row.top + self.above + row.bottom) / 2.0;
        let is_above = self.above > 0.0;
        let name = if is_above { Frame { bottom: row.top + self.above + 6.0, ..row } } else { row };
        self.names.draw(canvas, name, &number.name, LABEL);
        let style = self.style();
        let (first, second) = inputs(number);
        let (first, second) = (cut(first), cut(second));
        let (at, other) = (left - INPUT_GAP, right + INPUT_GAP);
        // The line of the base may run there.
        for (left, text) in [(at - style.width(&first), &first), (other, &second)] {
            let right = left + style.width(text);
            let (top, bottom) = (middle - style.size / 2.0, middle + style.size / 2.0);
            canvas.rectangle(Frame { left: left - 4.0, top, right: right + 4.0, bottom }, PAPER);
        }
        canvas.write_at_middle(&first, (at, middle), style, Align::End);
        canvas.write_at_middle(&second, (other, middle), style, Align::Start);
        if let Some(share) = number.explained {
            let text = fit(&self.share(share, self.says_about), style, explained_width(is_above));
            let middle = (name.top + name.bottom) / 2.0;
            canvas.write_at_middle(&text, (row.right, middle), style, Align::End);
        }
    }

    /// Draws the bar between the figures at both ends, in two colours at the base, and returns
    /// its ends.
    fn draw_bar(&self, canvas: &mut Canvas, row: Frame, number: &TornadoRow) -> (f64, f64) {
        canvas.line(vec![(row.left, row.top), (row.right, row.top)], Stroke::new(GRID, 2.0));
        let middle = (row.top + self.above + row.bottom) / 2.0;
        let place = |value: f64| self.scale.place(self.data.figure.on_axis(value));
        let (one, other) = (place(number.at_low), place(number.at_high));
        let (mut left, mut right) = (one.min(other), one.max(other));
        if right - left < THINNEST {
            let centre = (left + right) / 2.0;
            (left, right) = (centre - THINNEST / 2.0, centre + THINNEST / 2.0);
        }
        let base = place(self.data.base).clamp(left, right);
        let half = ((self.row_height - self.above) * FILL).min(THICKEST) / 2.0;
        let (below, above) = match self.data.figure.more_is_better() {
            true => (VERMILLION, BLUE),
            false => (BLUE, VERMILLION),
        };
        for (left, right, color) in [(left, base, below), (base, right, above)] {
            if right > left {
                let bar = Frame { left, top: middle - half, right, bottom: middle + half };
                canvas.rectangle(bar, color.tint(0.8));
            }
        }
        (left, right)
    }

    /// Whether every explained share fits into its column with "about" before it.
    fn has_room_for_about(&self, width: f64) -> bool {
        let shares = self.rows.iter().filter_map(|row| row.explained);
        shares.map(|share| self.style().width(&self.share(share, true))).all(|own| own <= width)
    }

    fn share(&self, share: ExplainedShare, about: bool) -> String {
        let told = |value: f64| percent(value.clamp(0.0, 1.0), self.words.language());
        let (estimate, low, high) = (told(share.estimate), told(share.low), told(share.high));
        if low == estimate && high == estimate && estimate.starts_with(['<', '>']) {
            return estimate;
        }
        if low == estimate && high == estimate {
            return self.words.text("chart.tornado.share_alone", &[("share", &estimate)]);
        }
        let values = [("share", estimate.as_str()), ("low", &low), ("high", &high)];
        // "About less than 0.1%" says the same twice.
        let key = match !about || estimate.starts_with(['<', '>']) {
            true => "chart.tornado.share_bound",
            false => "chart.tornado.share",
        };
        self.words.text(key, &values)
    }

    fn draw_more(&self, canvas: &mut Canvas) {
        let more = self.data.rows.len() - self.rows.len();
        if more > 0 {
            let n = count(more as u64, self.words.language());
            let text = self.words.text("chart.tornado.more", &[("n", &n)]);
            let text = fit(&text, NOTE, self.body.width() / 2.0);
            let at = (self.body.left, self.bars.bottom - MORE / 2.0);
            canvas.write_at_middle(&text, at, NOTE, Align::Start);
        }
    }
}

fn base_mark(data: &Tornado, words: Words) -> ValueMark {
    let value = data.figure.on_axis(data.base);
    let amount = data.figure.unit(words).written(value);
    let text = match data.figure {
        TornadoFigure::OutOfCash => words.text("chart.tornado.base_chance", &[("n", &amount)]),
        _ => words.text("chart.tornado.base", &[("amount", &amount)]),
    };
    ValueMark { value, text, color: INK, dashed: false }
}

/// The widest that an explained share may be, beside its bar or beside the name above it.
fn explained_width(is_above: bool) -> f64 {
    if is_above { NARROW_EXPLAINED } else { EXPLAINED }
}

fn explains(data: &Tornado) -> bool {
    data.rows.iter().any(|row| row.explained.is_some())
}

/// The inputs at the left and at the right end of a bar.
fn inputs(row: &TornadoRow) -> (&str, &str) {
    let (low, high) = (row.low_input.as_str(), row.high_input.as_str());
    if row.at_low <= row.at_high { (low, high) } else { (high, low) }
}

fn cut(input: &str) -> String {
    fit(input, HEADING, INPUT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::look::Size;
    use crate::charts::samples::tornadoes;
    use crate::charts::{Look, tornado};
    use crate::language::Language;

    /// "sekitar 2,4% (<0,1%–4,7…"
    #[test]
    fn an_explained_share_with_a_bound_was_cut() {
        let samples = tornadoes();
        let (_, mut data) = samples.into_iter().find(|(name, _)| *name == "usual").unwrap();
        let wide = ExplainedShare { estimate: 0.024, low: 0.0002, high: 0.047 };
        data.rows[2].explained = Some(wide);
        for language in Language::ALL {
            for size in Size::ALL {
                let look = Look { size, ..Look::from(language) };
                let picture = tornado(&data, look).unwrap();
                let texts = picture.text_boxes().iter().map(|text| text.text.as_str());
                let cut: Vec<&str> = texts.filter(|text| text.ends_with('…')).collect();
                assert!(cut.is_empty(), "{language} {size:?}: {cut:?}");
            }
        }
    }
}
