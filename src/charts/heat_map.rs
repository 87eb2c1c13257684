//! The heat map of chances over two numbers: cells, the breaking line, today's cell, the key.

use crate::language::{Words, chance_short, hundredths};

use super::axes;
use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::{fit, wrap_to};
use super::page::{HEADING, TICK, is_narrow};
use super::palette::{BLUE, Color, GRID, INK, PAPER, VERMILLION};
use super::stress_map::{StressAxis, StressMap};
use super::tick_texts;

/// Room for the name of the upright axis above the map.
const HEADING_ROOM: f64 = 60.0;
/// Room between tick texts and the map.
const TICK_GAP: f64 = 18.0;
/// The width of the key and the room between map and key.
const KEY: f64 = 392.0;
const KEY_GAP: f64 = 56.0;
const KEY_LEADING: f64 = 40.0;
/// The height of the key where it stands below the map.
const KEY_BELOW: f64 = 270.0;
/// The width of the samples in the key and of the scale of colours.
const SAMPLE: f64 = 60.0;
/// The height of the scale of colours, and how many colours it shows.
const SCALE: f64 = 150.0;
const STEPS: u32 = 30;
/// The darkest colour is this share of the hue, so that ink is read on it.
const DARKEST: f64 = 0.85;
/// The darkest colour stands for the largest chance shown, but for no smaller one than this.
const LEAST_RANGE: f64 = 0.1;
/// The sizes tried for the chances in the cells.
const SIZES: [f64; 5] = [60.0, 48.0, 40.0, 36.0, 32.0];
const BREAKING: f64 = 8.0;
const CASING: f64 = 14.0;
const TODAY: f64 = 7.0;

/// The places of a heat map.
pub(super) struct HeatMap<'a> {
    data: &'a StressMap,
    y: &'a StressAxis,
    words: Words,
    body: Frame,
    map: Frame,
    /// The chance that has the darkest colour.
    darkest: f64,
}

impl<'a> HeatMap<'a> {
    /// Divides the body of a page.
    pub(super) fn divide(
        body: Frame,
        (data, y): (&'a StressMap, &'a StressAxis),
        words: Words,
    ) -> Self {
        let map = Frame {
            left: body.left + tick_texts::width(&y.ticks) + TICK_GAP,
            top: body.top + HEADING_ROOM,
            right: if is_narrow(body) { body.right } else { body.right - KEY - KEY_GAP },
            bottom: body.bottom - axes::below(body) - if is_narrow(body) { KEY_BELOW } else { 0.0 },
        };
        let darkest = data.chances.iter().flatten().copied().fold(LEAST_RANGE, f64::max);
        Self { data, y, words, body, map, darkest }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        self.draw_cells(canvas);
        self.draw_breaking_line(canvas);
        self.draw_today(canvas);
        self.draw_axes(canvas);
        self.draw_key(canvas);
    }

    fn columns(&self) -> usize {
        self.data.x.values.len()
    }

    fn rows(&self) -> usize {
        self.y.values.len()
    }

    /// A cell by its column from the left and its row from the bottom.
    fn cell(&self, column: usize, row: usize) -> Frame {
        let (wide, high) =
            (self.map.width() / self.columns() as f64, self.map.height() / self.rows() as f64);
        let (left, bottom) =
            (self.map.left + column as f64 * wide, self.map.bottom - row as f64 * high);
        Frame { left, top: bottom - high, right: left + wide, bottom }
    }

    /// Every cell with its chance.
    fn cells(&self) -> impl Iterator<Item = (Frame, f64)> {
        let cells = |(row, chances): (usize, &'a Vec<f64>)| {
            chances.iter().enumerate().map(move |(column, &chance)| (column, row, chance))
        };
        let placed = |(column, row, chance)| (self.cell(column, row), chance);
        self.data.chances.iter().enumerate().flat_map(cells).map(placed)
    }

    fn color(&self, chance: f64) -> Color {
        VERMILLION.tint(DARKEST * chance / self.darkest)
    }

    fn draw_cells(&self, canvas: &mut Canvas) {
        for (cell, chance) in self.cells() {
            canvas.rectangle(cell, self.color(chance));
        }
        for column in 0..=self.columns() {
            let x = self.cell(column, 0).left;
            canvas.line(vec![(x, self.map.top), (x, self.map.bottom)], Stroke::new(GRID, 2.0));
        }
        for row in 0..=self.rows() {
            let y = self.cell(0, row).bottom;
            canvas.line(vec![(self.map.left, y), (self.map.right, y)], Stroke::new(GRID, 2.0));
        }
        let Some(style) = self.number_style() else { return };
        for (cell, chance) in self.cells() {
            let centre = ((cell.left + cell.right) / 2.0, (cell.top + cell.bottom) / 2.0);
            canvas.write_at_middle(&hundredths(chance), centre, style, Align::Middle);
        }
    }

    /// The largest style in which the chances fit into the cells, if there is one.
    fn number_style(&self) -> Option<TextStyle> {
        let cell = self.cell(0, 0);
        let fits = |style: &TextStyle| {
            let widest = self.cells().map(|(_, chance)| style.width(&hundredths(chance)));
            style.size + 16.0 <= cell.height() && widest.fold(0.0, f64::max) + 20.0 <= cell.width()
        };
        SIZES.into_iter().map(|size| TextStyle::regular(size, INK)).find(fits)
    }

    /// The pieces of the line between cells in which the shop breaks and those in which it does
    /// not.
    fn breaking_line(&self) -> Vec<[(f64, f64); 2]> {
        let broken = |column: usize, row: usize| {
            let chance = self.data.chances.get(row).and_then(|row| row.get(column));
            chance.map(|&chance| self.data.is_broken(chance))
        };
        let differ = |one: Option<bool>, other: Option<bool>| {
            one.zip(other).is_some_and(|(one, other)| one != other)
        };
        let mut pieces = Vec::new();
        for row in 0..self.rows() {
            for column in 0..self.columns() {
                let Frame { left, top, right, bottom } = self.cell(column, row);
                let here = broken(column, row);
                if differ(here, broken(column + 1, row)) {
                    pieces.push([(right, top), (right, bottom)]);
                }
                if differ(here, broken(column, row + 1)) {
                    pieces.push([(left, top), (right, top)]);
                }
            }
        }
        pieces
    }

    fn draw_breaking_line(&self, canvas: &mut Canvas) {
        let pieces = self.breaking_line();
        for stroke in [Stroke::new(PAPER, CASING), Stroke::new(INK, BREAKING)] {
            for piece in &pieces {
                canvas.line(piece.to_vec(), stroke);
            }
        }
    }

    /// Today's column and row, if they are known and on the map.
    fn today(&self) -> Option<(usize, usize)> {
        self.data.x.today_place().zip(self.y.today_place())
    }

    fn draw_today(&self, canvas: &mut Canvas) {
        if let Some((column, row)) = self.today() {
            draw_frame(canvas, self.cell(column, row));
        }
    }

    fn draw_axes(&self, canvas: &mut Canvas) {
        let (map, body) = (self.map, self.body);
        let middle = |from: f64, to: f64| (from + to) / 2.0;
        let columns = (0..self.columns()).map(|column| self.cell(column, 0));
        let across =
            tick_texts::at(columns.map(|cell| middle(cell.left, cell.right)), &self.data.x.ticks);
        tick_texts::draw_below(canvas, body, map.bottom + 42.0, &across);
        let rows = (0..self.rows()).map(|row| self.cell(0, row));
        let up = tick_texts::at(rows.map(|cell| middle(cell.top, cell.bottom)), &self.y.ticks);
        tick_texts::draw_beside(canvas, map.left - TICK_GAP, &up);
        let name = fit(&self.y.name, HEADING, map.right - body.left);
        canvas.write(&name, (body.left, map.top - 26.0), HEADING, Align::Start);
        axes::write_below(canvas, map, map.bottom + 90.0, &self.data.x.name);
    }

    /// Draws what colours, line and frame mean, from the top of the map down.
    fn draw_key(&self, canvas: &mut Canvas) {
        let language = self.words.language();
        let below = is_narrow(self.body);
        let (left, top) = match below {
            true => (self.body.left, self.map.bottom + axes::below(self.body) + 34.0),
            false => (self.map.right + KEY_GAP, self.map.top + 14.0),
        };
        let heading = self.words.text("chart.stress_map.key", &[]);
        let mut y = top;
        let width = if below { self.body.width() } else { KEY };
        for line in wrap_to(&heading, HEADING, width, 2) {
            canvas.write_at_middle(&line, (left, y), HEADING, Align::Start);
            y += KEY_LEADING;
        }
        let scale = Frame { left, top: y, right: left + SAMPLE, bottom: y + SCALE };
        self.draw_scale(canvas, scale);
        let (left, mut y) = match below {
            // Beside the scale, where there is no room under it.
            true => (left + KEY, scale.top + 0.5 * KEY_LEADING),
            false => (left, scale.bottom + 1.4 * KEY_LEADING),
        };
        if !self.breaking_line().is_empty() {
            let chance = chance_short(self.data.breaking_chance, language);
            let text = self.words.text("chart.stress_map.breaking", &[("chance", &chance)]);
            canvas.line(vec![(left, y), (left + SAMPLE, y)], Stroke::new(INK, BREAKING));
            y = draw_key_text(canvas, (left, y), &text) + 0.4 * KEY_LEADING;
        }
        let today = self.today().and_then(|(column, row)| self.data.chances.get(row)?.get(column));
        if let Some(&chance) = today {
            let chance = chance_short(chance, language);
            let text = self.words.text("chart.stress_map.today", &[("chance", &chance)]);
            let sample = Frame { left, top: y - 18.0, right: left + SAMPLE, bottom: y + 18.0 };
            draw_frame(canvas, sample);
            draw_key_text(canvas, (left, y), &text);
        }
    }

    /// The scale of colours, from the darkest down to none.
    fn draw_scale(&self, canvas: &mut Canvas, frame: Frame) {
        let height = frame.height() / f64::from(STEPS);
        for step in 0..STEPS {
            let chance = self.darkest * (1.0 - (f64::from(step) + 0.5) / f64::from(STEPS));
            let top = frame.top + f64::from(step) * height;
            canvas.rectangle(Frame { top, bottom: top + height, ..frame }, self.color(chance));
        }
        let outline = [(frame.left, frame.top), (frame.right, frame.top)];
        let outline = [outline, [(frame.right, frame.bottom), (frame.left, frame.bottom)]].concat();
        canvas.line(
            [outline.as_slice(), &[(frame.left, frame.top)]].concat(),
            Stroke::new(GRID, 2.0),
        );
        for (y, chance) in [(frame.top + 12.0, self.darkest), (frame.bottom - 12.0, 0.0)] {
            let at = (frame.right + TICK_GAP, y);
            canvas.write_at_middle(&hundredths(chance), at, TICK, Align::Start);
        }
    }
}

/// Frames a cell on its inside.
fn draw_frame(canvas: &mut Canvas, cell: Frame) {
    let inset = (BREAKING + TODAY) / 2.0;
    let (left, right) = (cell.left + inset, cell.right - inset);
    let (top, bottom) = (cell.top + inset, cell.bottom - inset);
    let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    canvas.line(corners.clone(), Stroke::new(PAPER, TODAY + 5.0));
    canvas.line(corners, Stroke::new(BLUE, TODAY));
}

/// Writes what a sample in the key means, in a few lines, and returns where the next item goes.
fn draw_key_text(canvas: &mut Canvas, (left, mut y): (f64, f64), text: &str) -> f64 {
    for line in wrap_to(text, TICK, KEY - SAMPLE - TICK_GAP, 3) {
        canvas.write_at_middle(&line, (left + SAMPLE + TICK_GAP, y), TICK, Align::Start);
        y += KEY_LEADING;
    }
    y
}
