//! The table of mixes: names, dots, paired differences and chances, a row a mix.

use crate::language::{Words, chance_short, hundredths};

use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::{fit, wrap_to};
use super::marks::{self, Pile};
use super::mix_comparison::{MixComparison, MixOutcome, PairedDifference};
use super::page::{HEADING, LABEL, is_narrow};
use super::palette::{BLUE, Color, GRID, INK, MUTED, SHADE, VERMILLION};
use super::period;
use super::unit::Unit;

/// Widths of the columns of words and the room between columns, in pixels.
const NAMES: f64 = 380.0;
const AMOUNTS: f64 = 200.0;
const CHANCES: f64 = 250.0;
const GAP: f64 = 76.0;
const NARROW_CHANCES: f64 = 150.0;
/// The share of the remaining width that the dots take; the differences take the rest.
const DOTS: f64 = 0.6;
/// Room between neighbouring headings.
const HEADING_GAP: f64 = 24.0;
const HEADING_LEADING: f64 = 38.0;
const MOST_HEADING_LINES: usize = 2;
/// The height that the labels of the axes take below the rows.
const AXES: f64 = 52.0;
/// The lowest row in which words can be read.
const LOWEST_ROW: f64 = 34.0;
/// The height of the line that counts the mixes left out, above the axes.
const MORE: f64 = 44.0;
const TALLEST_ROW: f64 = 270.0;
/// The height of the words above the dots, in a narrow body.
const WORDS_ABOVE: f64 = 52.0;
/// The share of a row that its dots may take.
const FILL: f64 = 0.84;
const DIAMETERS: (u32, u32) = (8, 30);
/// The share of the hue that dots keep, so that the differences stand out.
const LIGHT: f64 = 0.75;
/// How far the labels of an axis may reach over its ends.
const OVERHANG: f64 = 31.0;

/// The places of the table.
pub(super) struct MixTable<'a> {
    words: Words,
    body: Frame,
    /// The mixes that have room, and how many have none.
    shown: &'a [MixOutcome],
    more: usize,
    headings: Vec<Heading>,
    rows: Frame,
    row_height: f64,
    /// The height of the words above the dots of a row; zero where they stand beside them.
    above: f64,
    dots: Column,
    differences: Column,
}

/// The words above a column.
struct Heading {
    /// The left end of the column, or the right end of one whose words end there.
    at: f64,
    align: Align,
    lines: Vec<String>,
}

/// A column with an axis of its own.
struct Column {
    frame: Frame,
    axis: Axis,
    scale: Scale,
}

impl Column {
    /// Gives the rows between `left` and `right` an axis that holds these values.
    fn holding(values: &[f64], (left, right): (f64, f64), rows: Frame, words: Words) -> Self {
        let frame = Frame { left, right, ..rows };
        let unit = Unit::Money(words);
        let axis = axes::fitting_below(values.iter().copied(), frame.width(), unit);
        let scale = Scale::new((axis.low, axis.high), (left, right));
        Self { frame, axis, scale }
    }
}

/// The left and right ends of the columns of a table.
struct Columns {
    dots: (f64, f64),
    differences: (f64, f64),
    chances: f64,
}

impl Columns {
    fn of(body: Frame) -> Self {
        if is_narrow(body) {
            // Names and chances stand above the dots, amounts above the differences.
            let dots = body.left + (body.width() - GAP) * DOTS;
            return Self {
                dots: (body.left, dots),
                differences: (dots + GAP, body.right),
                chances: body.right - NARROW_CHANCES,
            };
        }
        let free = body.width() - NAMES - AMOUNTS - CHANCES - 3.0 * GAP;
        let dots = body.left + NAMES + GAP;
        let differences = dots + free * DOTS + GAP;
        Self {
            dots: (dots, dots + free * DOTS),
            differences: (differences, differences + free * (1.0 - DOTS)),
            chances: body.right - CHANCES,
        }
    }

    fn headings(&self, body: Frame, data: &MixComparison, words: Words) -> Vec<Heading> {
        let period = period::in_words(data.days, words);
        let (dots, differences) = (self.dots.0, self.differences.0);
        let heading = |at: f64, align, width: f64, text: String| Heading {
            at,
            align,
            lines: wrap_to(&text, HEADING, width, MOST_HEADING_LINES),
        };
        let narrow = is_narrow(body);
        let chances = if narrow { NARROW_CHANCES } else { CHANCES };
        let right = if narrow { body.right - chances } else { self.chances };
        let mut headings = vec![
            heading(
                dots,
                Align::Start,
                differences - dots - HEADING_GAP,
                words.text("chart.mix_comparison.dots", &[("period", &period)]),
            ),
            heading(
                differences,
                Align::Start,
                right - differences - HEADING_GAP,
                words.text("chart.mix_comparison.differences", &[]),
            ),
            heading(
                body.right,
                Align::End,
                chances,
                words.text("chart.mix_comparison.chances", &[]),
            ),
        ];
        // In a narrow body names stand above their rows.
        if !narrow {
            let names = words.text("chart.mix_comparison.names", &[]);
            headings.insert(0, heading(body.left, Align::Start, NAMES, names));
        }
        headings
    }
}

impl<'a> MixTable<'a> {
    /// Divides the body of a page.
    pub(super) fn divide(body: Frame, data: &'a MixComparison, words: Words) -> Self {
        let columns = Columns::of(body);
        let headings = columns.headings(body, data, words);
        let most_lines = headings.iter().map(|heading| heading.lines.len()).max().unwrap_or(1);
        let top = body.top + most_lines as f64 * HEADING_LEADING + 6.0;
        let above = if is_narrow(body) { WORDS_ABOVE } else { 0.0 };
        let rows = body.bottom - AXES - top;
        let fitting = |rows: f64| ((rows / (LOWEST_ROW + above)) as usize).max(1);
        let more = match data.mixes.len() <= fitting(rows) {
            true => 0,
            false => data.mixes.len().saturating_sub(fitting(rows - MORE)),
        };
        let (shown, rows) = match more {
            0 => (data.mixes.as_slice(), rows),
            more => (&data.mixes[..data.mixes.len() - more], rows - MORE),
        };
        let row_height = (rows / shown.len() as f64).min(TALLEST_ROW + above);
        let bottom = top + row_height * shown.len() as f64;
        let rows = Frame { left: body.left, top, right: body.right, bottom };
        let dots: Vec<f64> = shown.iter().flat_map(dot_values).collect();
        let ends =
            |difference: PairedDifference| [difference.estimate, difference.low, difference.high];
        let differences: Vec<f64> =
            shown.iter().filter_map(|mix| mix.difference).flat_map(ends).collect();
        Self {
            words,
            body,
            shown,
            more,
            headings,
            rows,
            row_height,
            above,
            dots: Column::holding(&dots, columns.dots, rows, words),
            differences: Column::holding(&differences, columns.differences, rows, words),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        self.draw_back(canvas);
        self.draw_headings(canvas);
        self.draw_dots(canvas);
        self.draw_more(canvas);
        for (place, mix) in self.shown.iter().enumerate() {
            let row = self.row(place);
            self.draw_name(canvas, row, mix);
            self.draw_difference(canvas, row, mix);
            self.draw_chance(canvas, row, mix);
        }
    }

    fn draw_more(&self, canvas: &mut Canvas) {
        if self.more > 0 {
            let n = self.more.to_string();
            let text = self.words.text("chart.mix_comparison.more", &[("n", &n)]);
            let at = (self.body.left, self.body.bottom - 8.0);
            canvas.write(&text, at, HEADING, Align::Start);
        }
    }

    fn row(&self, place: usize) -> Frame {
        let top = self.rows.top + place as f64 * self.row_height;
        Frame { top, bottom: top + self.row_height, ..self.rows }
    }

    /// The size of the words in rows: smaller where rows are low.
    fn style(&self) -> TextStyle {
        let size = [36.0, 32.0].into_iter().find(|size| size * 1.3 <= self.row_height);
        TextStyle { size: size.unwrap_or(32.0), ..LABEL }
    }

    /// Shades today's mix, rules the rows and draws the axes.
    fn draw_back(&self, canvas: &mut Canvas) {
        for (place, mix) in self.shown.iter().enumerate() {
            let row = self.row(place);
            if mix.difference.is_none() {
                let shade = Frame { left: row.left - 16.0, right: row.right + 16.0, ..row };
                canvas.rectangle(shade, SHADE);
            }
            canvas.line(vec![(row.left, row.top), (row.right, row.top)], RULED);
        }
        for column in [&self.dots, &self.differences] {
            let axis = (&column.axis, column.scale);
            let unit = Unit::Money(self.words);
            axes::draw_ticks_below(canvas, column.frame, axis, OVERHANG, unit);
            let zero = column.scale.place(0.0);
            // Not through the words above the dots.
            for row in (0..self.shown.len()).map(|place| self.row(place)) {
                let line = vec![(zero, row.top + self.above), (zero, row.bottom)];
                canvas.line(line, Stroke::new(INK, 3.0));
            }
        }
    }

    fn draw_headings(&self, canvas: &mut Canvas) {
        for heading in &self.headings {
            let mut base_line = self.body.top + 28.0;
            for line in &heading.lines {
                canvas.write(line, (heading.at, base_line), HEADING, heading.align);
                base_line += HEADING_LEADING;
            }
        }
    }

    fn draw_dots(&self, canvas: &mut Canvas) {
        let zero = self.dots.scale.place(0.0);
        let colored = |value: f64| (self.dots.scale.place(value), hue(value).tint(LIGHT));
        let pile = |mix| Pile { dots: dot_values(mix).into_iter().map(colored).collect(), zero };
        let piles: Vec<Pile> = self.shown.iter().map(pile).collect();
        let height = (self.row_height - self.above) * FILL;
        let diameter = marks::fitting_diameter(&piles, height, DIAMETERS);
        for (place, pile) in piles.iter().enumerate() {
            let row = self.row(place);
            let bottom = row.bottom - (self.row_height - self.above) * (1.0 - FILL) / 2.0;
            pile.draw(canvas, Frame { top: bottom - height, bottom, ..self.dots.frame }, diameter);
        }
    }

    fn draw_name(&self, canvas: &mut Canvas, row: Frame, mix: &MixOutcome) {
        let style = self.style();
        let leading = 1.18 * style.size;
        let most = if self.row_height >= 2.2 * leading { 2 } else { 1 };
        if self.above > 0.0 {
            let width = self.dots.frame.width();
            let name = wrap_to(&mix.name, style, width, 1).join(" ");
            let middle = row.top + self.above / 2.0 + 4.0;
            canvas.write_at_middle(&name, (row.left, middle), style, Align::Start);
            return;
        }
        let lines = wrap_to(&mix.name, style, NAMES, most);
        let mut middle = (row.top + row.bottom - (lines.len() as f64 - 1.0) * leading) / 2.0;
        for line in lines {
            canvas.write_at_middle(&line, (row.left, middle), style, Align::Start);
            middle += leading;
        }
    }

    fn draw_difference(&self, canvas: &mut Canvas, row: Frame, mix: &MixOutcome) {
        let middle = (row.top + self.above + row.bottom) / 2.0;
        let style = self.style();
        let (amount, align) = match self.above > 0.0 {
            true => ((self.differences.frame.left, row.top + self.above / 2.0 + 4.0), Align::Start),
            false => ((self.differences.frame.right + AMOUNTS, middle), Align::End),
        };
        let Some(PairedDifference { estimate, low, high }) = mix.difference else {
            let text = self.words.text("chart.mix_comparison.reference", &[]);
            let muted = TextStyle { color: MUTED, ..style };
            canvas.write_at_middle(&text, amount, muted, align);
            return;
        };
        let color = if low > 0.0 || high < 0.0 { hue(estimate) } else { MUTED };
        let place = |value: f64| (self.differences.scale.place(value), middle);
        canvas.line(vec![place(low), place(high)], Stroke::new(color, 6.0));
        canvas.disc(place(estimate), (self.row_height * 0.3).min(12.0), color);
        let sign = if estimate > 0.0 { "+" } else { "" };
        let text = format!("{sign}{}", self.words.money(estimate));
        canvas.write_at_middle(&text, amount, style, align);
    }

    /// How often cash runs out, at the right end of the words above the dots.
    fn draw_chance_above(&self, canvas: &mut Canvas, row: Frame, mix: &MixOutcome) {
        let style = self.style();
        let chance = hundredths(mix.probability_out_of_cash);
        let without = mix.probability_without_shocks.map(hundredths);
        let without = without.map_or_else(String::new, |n| format!(" ({n})"));
        let text = format!("{chance}{without}");
        let text = fit(&text, style, NARROW_CHANCES);
        let middle = row.top + self.above / 2.0 + 4.0;
        canvas.write_at_middle(&text, (row.right, middle), style, Align::End);
    }

    fn draw_chance(&self, canvas: &mut Canvas, row: Frame, mix: &MixOutcome) {
        let language = self.words.language();
        let text = chance_short(mix.probability_out_of_cash, language);
        let middle = (row.top + row.bottom) / 2.0;
        let style = self.style();
        if self.above > 0.0 {
            return self.draw_chance_above(canvas, row, mix);
        }
        let Some(without) = mix.probability_without_shocks else {
            canvas.write_at_middle(&text, (row.right, middle), style, Align::End);
            return;
        };
        let without = hundredths(without);
        let leading = 0.6 * style.size;
        if self.row_height < 2.0 * LABEL.size * 1.3 {
            let text = format!("{text} ({without})");
            canvas.write_at_middle(&text, (row.right, middle), style, Align::End);
            return;
        }
        canvas.write_at_middle(&text, (row.right, middle - leading), style, Align::End);
        let text = self.words.text("chart.mix_comparison.without", &[("n", &without)]);
        let muted = TextStyle { color: MUTED, ..LABEL };
        canvas.write_at_middle(&text, (row.right, middle + leading), muted, Align::End);
    }
}

const RULED: Stroke = Stroke::new(GRID, 2.0);

fn dot_values(mix: &MixOutcome) -> Vec<f64> {
    let mut sorted = mix.values.clone();
    sorted.sort_by(f64::total_cmp);
    marks::dot_values(&sorted)
}

/// Losses are vermillion, gains blue.
fn hue(value: f64) -> Color {
    if value < 0.0 { VERMILLION } else { BLUE }
}
