//! Counted marks: a hundred for a chance, fifty dots for a spread of values.

use std::collections::BTreeMap;

use super::canvas::{Canvas, Frame};
use super::palette::Color;
use super::running_out::Mark;

/// How many dots stand for all futures.
pub(super) const DOTS: usize = 50;

/// Draws a hundred marks in ten rows at the right and top of a frame; `kind` says what each is.
pub(super) fn draw_grid(canvas: &mut Canvas, frame: Frame, kind: impl Fn(u32) -> Mark) {
    let pitch = frame.width().min(frame.height()) / 10.0;
    let radius = pitch * 0.36;
    for place in 0..100_u32 {
        let (row, column) = (f64::from(place / 10), f64::from(place % 10));
        let center = (frame.right - (9.5 - column) * pitch, frame.top + (row + 0.5) * pitch);
        kind(place).draw(canvas, center, radius);
    }
}

/// Draws a hundred marks in ten rows, the first `filled` of them solid and the others hollow.
pub(super) fn draw_hundred(canvas: &mut Canvas, frame: Frame, filled: u32) {
    draw_grid(canvas, frame, |place| if place < filled { Mark::Because } else { Mark::Fine });
}

/// The quantile of sorted values that is linear between them (type 7).
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len().saturating_sub(1)) as f64;
    let below = place.floor();
    let at = |index: usize| sorted.get(index).or(sorted.last()).copied().unwrap_or_default();
    let (low, high) = (at(below as usize), at(below as usize + 1));
    low + (high - low) * (place - below)
}

/// The values of the fifty dots, each in the middle of its fiftieth of the sorted values.
pub(super) fn dot_values(sorted: &[f64]) -> Vec<f64> {
    (0..DOTS).map(|dot| quantile(sorted, (dot as f64 + 0.5) / DOTS as f64)).collect()
}

/// A pile of dots: each has a place along the axis in pixels, and a colour.
pub(super) struct Pile {
    pub(super) dots: Vec<(f64, Color)>,
    /// No dot is moved across this place.
    pub(super) zero: f64,
}

impl Pile {
    /// The dots that stand on each other, by their column counted from zero.
    fn columns(&self, diameter: f64) -> BTreeMap<i64, Vec<Color>> {
        let mut columns: BTreeMap<i64, Vec<Color>> = BTreeMap::new();
        for &(x, color) in &self.dots {
            let column = ((x - self.zero) / diameter).floor() as i64;
            columns.entry(column).or_default().push(color);
        }
        columns
    }

    fn tallest(&self, diameter: f64) -> usize {
        self.columns(diameter).values().map(Vec::len).max().unwrap_or(0)
    }

    /// Draws the dots on the lower edge of a frame; a pile too tall for it is squeezed.
    pub(super) fn draw(&self, canvas: &mut Canvas, frame: Frame, diameter: f64) {
        let tallest = self.tallest(diameter).max(1) as f64;
        let pitch = diameter.min((frame.height() - diameter) / (tallest - 1.0).max(1.0));
        for (column, colors) in self.columns(diameter) {
            let x = self.zero + (column as f64 + 0.5) * diameter;
            for (level, color) in colors.into_iter().enumerate() {
                let y = frame.bottom - diameter / 2.0 - level as f64 * pitch;
                canvas.disc((x, y), diameter * 0.45, color);
            }
        }
    }
}

/// The largest diameter from `least` to `most` at which all piles stay below `height`. Where none
/// does, dots will be squeezed; then they are as large as reads well.
pub(super) fn fitting_diameter(piles: &[Pile], height: f64, (least, most): (u32, u32)) -> f64 {
    let fits =
        |diameter: f64| piles.iter().all(|pile| pile.tallest(diameter) as f64 * diameter <= height);
    let fitting = (least..=most).rev().map(f64::from).find(|&diameter| fits(diameter));
    fitting.unwrap_or_else(|| (height / 10.0).clamp(f64::from(least), f64::from(most)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::palette::RULE;

    #[test]
    fn quantiles_are_of_type_seven() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.5), 2.5);
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.0), 1.0);
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 1.0), 4.0);
        assert_eq!(quantile(&[7.0], 0.3), 7.0);
    }

    #[test]
    fn fifty_dots_keep_the_shares() {
        let values: Vec<f64> = (0..1000).map(f64::from).collect();
        let dots = dot_values(&values);
        assert_eq!(dots.len(), 50);
        assert_eq!(dots.iter().filter(|&&dot| dot < 99.9).count(), 5);
    }

    #[test]
    fn dots_stay_on_their_side_of_zero() {
        let pile = Pile { dots: vec![(99.0, RULE), (101.0, RULE)], zero: 100.0 };
        assert_eq!(pile.columns(40.0).into_keys().collect::<Vec<_>>(), [-1, 0]);
    }
}
