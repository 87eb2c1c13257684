//! How many of many values fall into each of equal steps.

use std::collections::BTreeMap;

use super::axes::{Scale, round_step};
use super::canvas::{Canvas, Frame};
use super::palette::Color;

/// About how many bars there are at least from the smallest to the largest value.
const BARS: f64 = 44.0;
/// Room between bars in pixels.
const GAP: f64 = 2.0;

/// Draws bars on the lower edge of a frame; no bar spans zero. The colour of a bar is that of
/// the value in its middle.
pub(super) fn draw(
    canvas: &mut Canvas,
    frame: Frame,
    scale: Scale,
    (values, color): (&[f64], impl Fn(f64) -> Color),
) {
    let step = step(values);
    let bars = counted(values, step);
    let tallest = bars.values().copied().max().unwrap_or(1) as f64;
    for (place, count) in bars {
        let from = place as f64 * step;
        let (left, right) =
            (scale.place_inside(from) + GAP / 2.0, scale.place_inside(from + step) - GAP / 2.0);
        let top = frame.bottom - frame.height() * count as f64 / tallest;
        // Bars narrower than their gap are still seen.
        let right = right.max(left + 1.0);
        canvas
            .rectangle(Frame { left, top, right, bottom: frame.bottom }, color(from + step / 2.0));
    }
}

/// A round step such that the values, together with zero, span about [`BARS`] of it.
fn step(values: &[f64]) -> f64 {
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    round_step(((high - low) / BARS).max(0.25))
}

/// The number of values in each step, by the place of the step counted from zero.
fn counted(values: &[f64], step: f64) -> BTreeMap<i64, usize> {
    let mut bars = BTreeMap::new();
    for value in values {
        *bars.entry((value / step).floor() as i64).or_insert(0) += 1;
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_counted_on_its_side_of_zero() {
        let bars = counted(&[-0.5, -0.1, 0.0, 0.4, 1.2], 1.0);
        assert_eq!(bars.into_iter().collect::<Vec<_>>(), [(-1, 2), (0, 2), (1, 1)]);
    }
}
