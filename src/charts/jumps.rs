//! Labels of amounts that move the balance at once, so that a loan does not look like profit.

use crate::language::Words;

use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::fit;
use super::page::TICK;
use super::palette::{INK, MUTED, PAPER};
use super::time_plot::TimePlot;

/// An amount that moves the balance on one day in all futures.
#[derive(Debug, Clone, PartialEq)]
pub struct CashJump {
    /// The day, counted from 0.
    pub day: usize,
    /// What it is.
    pub kind: JumpKind,
    /// The amount, in rupiah; out of the till negative.
    pub amount: f64,
}

/// What moves the balance at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JumpKind {
    /// A loan is paid out.
    Loan,
    /// The religious holiday allowance is paid.
    HolidayAllowance,
    /// Something else, by its name.
    Other(String),
}

/// A smaller move is not seen as a jump, in pixels.
const NOTABLE: f64 = 30.0;
/// More labels than these would hide the fan.
const MOST: usize = 4;
/// Room around a label.
const ROOM: f64 = 10.0;

/// Labels the largest of the jumps in a row at the top of the plot, each with a line down to the
/// median at its day; one that has no room beside larger ones is left out.
pub(super) fn draw(
    canvas: &mut Canvas,
    plot: &TimePlot<'_>,
    (jumps, median): (&[CashJump], &[f64]),
    words: Words,
) {
    let frame = plot.plot;
    let size = |jump: &CashJump| (plot.money.place(jump.amount) - plot.money.place(0.0)).abs();
    let mut notable: Vec<&CashJump> = jumps.iter().filter(|jump| size(jump) >= NOTABLE).collect();
    notable.sort_by(|one, other| size(other).total_cmp(&size(one)));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for jump in notable.into_iter().filter(|jump| jump.day < median.len()) {
        let text = jump.text(words);
        let width = TICK.width(&text);
        let x = plot.time.place(jump.day as f64 + 0.5);
        let left = (x - width / 2.0).min(frame.right - width - ROOM).max(frame.left + ROOM);
        let (from, to) = (left - ROOM, left + width + ROOM);
        let is_free = taken.iter().all(|(start, end)| to <= *start || from >= *end);
        if taken.len() == MOST || !is_free || to > frame.right {
            continue;
        }
        taken.push((from, to));
        let base_line = frame.top + 36.0;
        let box_of_text =
            Frame { left: from, right: to, top: base_line - 32.0, bottom: base_line + 12.0 };
        let y = median.get(jump.day).map_or(frame.bottom, |balance| plot.money.place(*balance));
        let below = box_of_text.bottom;
        if y > below {
            canvas.line(vec![(x, below), (x, y)], Stroke::new(MUTED, 3.0));
        }
        canvas.rectangle(box_of_text, PAPER);
        canvas.write(&text, (left, base_line), TextStyle { color: INK, ..TICK }, Align::Start);
    }
}

impl CashJump {
    fn text(&self, words: Words) -> String {
        let amount = words.money(self.amount.abs());
        let name = match &self.kind {
            JumpKind::Loan => words.text("chart.cash_fan.jump_loan", &[]),
            JumpKind::HolidayAllowance => words.text("chart.cash_fan.jump_holiday_allowance", &[]),
            JumpKind::Other(name) => name.clone(),
        };
        let sign = if self.amount < 0.0 { "−" } else { "+" };
        let name = fit(&name, TICK, 420.0);
        format!("{name} {sign}{amount}")
    }
}
