//! Scales, and few ticks at round values.

use crate::language::{Language, money};

use super::canvas::{Align, Canvas, Frame, Stroke};
use super::page::{HEADING, TICK};
use super::palette::{GRID, RULE};

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

/// The range of an axis and the round values marked on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) ticks: Vec<f64>,
}

impl Axis {
    /// An axis that holds all values and zero, with a little room around them and at most about
    /// `most` ticks.
    ///
    /// Holding zero keeps amounts comparable by eye, and keeps neighbouring ticks different when
    /// they are written with three digits.
    pub(super) fn holding(values: impl IntoIterator<Item = f64>, most: u32) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        // Under a few rupiah there is nothing to tell apart.
        if high - low < 10.0 {
            high = low + 10.0;
        }
        let room = 0.04 * (high - low);
        let low = if low < 0.0 { low - room } else { low };
        let high = if high > 0.0 { high + room } else { high };
        Self { low, high, ticks: ticks(low, high, most) }
    }
}

/// Multiples of 1, 2, 2.5 or 5 times a power of ten inside a range, at most about `most` of them.
fn ticks(low: f64, high: f64, most: u32) -> Vec<f64> {
    let step = round_step((high - low) / f64::from(most.max(1)));
    let first = (low / step).ceil();
    let last = (high / step).floor();
    // `+ 0.0` turns a negative zero into zero.
    (0..=(last - first) as u32).map(|place| (first + f64::from(place)) * step + 0.0).collect()
}

/// The smallest round step that is not below `least`, which is positive.
pub(super) fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= least {
        power *= 10.0;
    }
    while power > least {
        power /= 10.0;
    }
    let factor = [1.0, 2.0, 2.5, 5.0].into_iter().find(|factor| factor * power >= least);
    factor.unwrap_or(10.0) * power
}

/// The width that the money labels of an axis need to its left.
pub(super) fn money_labels_width(axis: &Axis, language: Language) -> f64 {
    let widest = axis.ticks.iter().map(|&tick| TICK.width(&money(tick, language)));
    widest.fold(0.0, f64::max) + TICK_GAP
}

/// Draws the level grid lines of a plot, their amounts to its left and the heading above.
pub(super) fn draw_money_axis(
    canvas: &mut Canvas,
    frame: Frame,
    (axis, scale): (&Axis, Scale),
    heading: &str,
    language: Language,
) {
    for &tick in &axis.ticks {
        let y = scale.place(tick);
        let stroke = if tick == 0.0 { Stroke::new(RULE, 3.0) } else { Stroke::new(GRID, 2.0) };
        canvas.line(vec![(frame.left, y), (frame.right, y)], stroke);
        let at = (frame.left - TICK_GAP, y);
        canvas.write_at_middle(&money(tick, language), at, TICK, Align::End);
    }
    let labels = money_labels_width(axis, language);
    let above = (frame.left - labels, frame.top - 26.0);
    canvas.write(heading, above, HEADING, Align::Start);
}

/// The height that tick labels and heading take below a plot.
pub(super) const BELOW: f64 = 100.0;

/// An axis along the bottom that holds these values and zero, with as many ticks as have room.
pub(super) fn fitting_below(
    values: impl IntoIterator<Item = f64> + Clone,
    width: f64,
    language: Language,
) -> Axis {
    let fits = |axis: &Axis| {
        let widths = axis.ticks.iter().map(|&tick| TICK.width(&money(tick, language)));
        let widest = widths.fold(0.0, f64::max) + LABEL_GAP;
        let between = axis.ticks.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::MAX, f64::min);
        between / (axis.high - axis.low) * width >= widest
    };
    let axes = (1..=8).rev().map(|most| Axis::holding(values.clone(), most));
    let mut coarsest = None;
    for axis in axes {
        if fits(&axis) {
            return axis;
        }
        coarsest = Some(axis);
    }
    coarsest.unwrap_or_else(|| Axis::holding(values, 1))
}

/// Draws the upright grid lines of a plot and their amounts below it. Amounts that would reach
/// further than `overhang` over the ends of the axis are left out.
pub(super) fn draw_money_ticks_below(
    canvas: &mut Canvas,
    frame: Frame,
    (axis, scale): (&Axis, Scale),
    overhang: f64,
    language: Language,
) {
    for &tick in &axis.ticks {
        let x = scale.place(tick);
        canvas.line(vec![(x, frame.top), (x, frame.bottom)], Stroke::new(GRID, 2.0));
        let amount = money(tick, language);
        let half = TICK.width(&amount) / 2.0;
        if x - half >= frame.left - overhang && x + half <= frame.right + overhang {
            canvas.write(&amount, (x, frame.bottom + 42.0), TICK, Align::Middle);
        }
    }
    let ends = vec![(frame.left, frame.bottom), (frame.right, frame.bottom)];
    canvas.line(ends, Stroke::new(RULE, 3.0));
}

/// Like [`draw_money_ticks_below`], with a heading under the amounts.
pub(super) fn draw_money_axis_below(
    canvas: &mut Canvas,
    frame: Frame,
    axis: (&Axis, Scale),
    heading: &str,
    language: Language,
) {
    draw_money_ticks_below(canvas, frame, axis, OVERHANG, language);
    let middle = (frame.left + frame.right) / 2.0;
    canvas.write(heading, (middle, frame.bottom + 90.0), HEADING, Align::Middle);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(-3.0, 21.0, 5), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(ticks(0.0, 1.0e13, 5), [0.0, 2e12, 4e12, 6e12, 8e12, 1e13]);
    }

    #[test]
    fn no_values_still_give_an_axis() {
        let axis = Axis::holding([], 5);
        assert!(axis.low < axis.high && !axis.ticks.is_empty());
    }

    proptest! {
        #[test]
        fn an_axis_holds_its_values(values in prop::collection::vec(-1e24..1e24f64, 1..20)) {
            let axis = Axis::holding(values.iter().copied(), 6);
            for value in values {
                prop_assert!((axis.low..=axis.high).contains(&value));
            }
            prop_assert!((2..=8).contains(&axis.ticks.len()), "{:?}", axis);
            for &tick in &axis.ticks {
                prop_assert!((axis.low..=axis.high).contains(&tick));
            }
        }

        #[test]
        fn ticks_read_differently(low in -1e13..0.0f64, high in 0.0..1e13f64) {
            let axis = Axis::holding([low, high], 6);
            let mut labels: Vec<_> =
                axis.ticks.iter().map(|&tick| money(tick, Language::Indonesian)).collect();
            labels.dedup();
            prop_assert_eq!(labels.len(), axis.ticks.len());
        }
    }
}
