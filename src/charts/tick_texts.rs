//! Given texts at the ticks of an axis; where they would touch, some are left out.

use super::canvas::{Align, Canvas, Frame};
use super::labels::fit;
use super::page::TICK;

/// The widest that a text may be.
const WIDEST: f64 = 400.0;
/// Room between neighbouring texts below a plot, and beside one.
const GAP: f64 = 26.0;
const LEADING: f64 = 38.0;

/// A text and its place along the axis in pixels.
pub(super) type TickText = (f64, String);

/// Texts at these places, cut where they are too wide.
pub(super) fn at(places: impl Iterator<Item = f64>, texts: &[String]) -> Vec<TickText> {
    places.zip(texts.iter().map(|text| fit(text, TICK, WIDEST))).collect()
}

/// The width of the widest text.
pub(super) fn width(texts: &[String]) -> f64 {
    texts.iter().map(|text| TICK.width(&fit(text, TICK, WIDEST))).fold(0.0, f64::max)
}

/// Writes texts below a plot, kept between the ends of `body`.
pub(super) fn draw_below(canvas: &mut Canvas, body: Frame, base_line: f64, texts: &[TickText]) {
    let extent = |(x, text): &TickText| {
        let width = TICK.width(text);
        let left = (x - width / 2.0).min(body.right - width).max(body.left);
        (left, left + width + GAP)
    };
    for tick in shown(texts, extent) {
        canvas.write(&tick.1, (extent(tick).0, base_line), TICK, Align::Start);
    }
}

/// Writes texts to the left of a plot that begins at `left`.
pub(super) fn draw_beside(canvas: &mut Canvas, left: f64, texts: &[TickText]) {
    let extent = |(y, _): &TickText| (y - LEADING / 2.0, y + LEADING / 2.0);
    for tick in shown(texts, extent) {
        canvas.write_at_middle(&tick.1, (left, tick.0), TICK, Align::End);
    }
}

/// Every nth text, with the smallest n for which none touch; where ticks are so uneven that this
/// shows far fewer than have room, all that do.
fn shown(texts: &[TickText], extent: impl Fn(&TickText) -> (f64, f64)) -> Vec<&TickText> {
    let apart = apart(texts, &extent);
    let touch = |step: usize| {
        let mut extents: Vec<_> = texts.iter().step_by(step).map(&extent).collect();
        extents.sort_by(|one, other| one.0.total_cmp(&other.0));
        extents.windows(2).any(|pair| pair[0].1 > pair[1].0)
    };
    let most = texts.len().max(1);
    let step = (1..most).find(|&step| !touch(step)).unwrap_or(most);
    let even: Vec<&TickText> = texts.iter().step_by(step).collect();
    if 2 * apart.len() > 3 * even.len() { apart } else { even }
}

/// The texts, in the order of their places, without those that would touch the one before.
fn apart(texts: &[TickText], extent: impl Fn(&TickText) -> (f64, f64)) -> Vec<&TickText> {
    let mut order: Vec<&TickText> = texts.iter().collect();
    order.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut free = f64::MIN;
    order.retain(|tick| {
        let (from, to) = extent(tick);
        let is_free = from >= free;
        free = if is_free { to } else { free };
        is_free
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(places: &[f64], size: f64) -> Vec<f64> {
        let texts: Vec<TickText> = places.iter().map(|&place| (place, String::new())).collect();
        shown(&texts, |tick| (tick.0, tick.0 + size)).iter().map(|tick| tick.0).collect()
    }

    #[test]
    fn texts_that_would_touch_are_left_out_evenly() {
        let even = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0];
        assert_eq!(places(&even, 10.0), even);
        assert_eq!(places(&even, 25.0), [0.0, 30.0, 60.0]);
        assert_eq!(places(&even, 1000.0), [0.0]);
    }

    #[test]
    fn at_uneven_places_as_many_texts_as_have_room_are_written() {
        let uneven = [0.0, 1.0, 2.0, 3.0, 100.0, 200.0, 300.0];
        assert_eq!(places(&uneven, 10.0), [0.0, 100.0, 200.0, 300.0]);
    }
}
