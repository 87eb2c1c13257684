//! The ranges of axes, and few ticks at round values.

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

    /// An axis that holds all values with a little room around them, but zero only if it is near.
    ///
    /// It spans a fifth of the largest value at least, so that neighbouring ticks are different
    /// when they are written with three digits.
    pub(super) fn around(values: &[f64], most: u32) -> Self {
        let least = values.iter().copied().reduce(f64::min).unwrap_or(0.0);
        let greatest = values.iter().copied().fold(least, f64::max);
        let size = least.abs().max(greatest.abs());
        let span = (greatest - least).max(0.2 * size).max(10.0);
        let room = 0.04 * span + (span - (greatest - least)) / 2.0;
        // Room alone is no reason to cross zero.
        let low = if least >= 0.0 { (least - room).max(0.0) } else { least - room };
        let high = if least < 0.0 && greatest <= 0.0 {
            (greatest + room).min(0.0)
        } else {
            greatest + room
        };
        Self { low, high, ticks: ticks(low, high, most) }
    }

    /// This axis with no value above `most` but a little room.
    pub(super) fn up_to(mut self, most: f64) -> Self {
        self.high = self.high.min(1.04 * most);
        self.ticks.retain(|&tick| tick <= most);
        self
    }
}

/// Multiples of 1, 2, 2.5 or 5 times a power of ten inside a range, at most about `most` of them.
fn ticks(low: f64, high: f64, most: u32) -> Vec<f64> {
    let step = round_step((high - low) / f64::from(most.max(1)));
    let first = (low / step).ceil();
    let last = (high / step).floor();
    if last < first {
        return Vec::new();
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::{Language, money};

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

    #[test]
    fn an_axis_around_values_far_from_zero_leaves_it_out() {
        let axis = Axis::around(&[200e6, 220e6], 5);
        assert!(axis.low > 150e6 && axis.high < 270e6);
        assert_eq!(Axis::around(&[0.0, 30e6], 5).low, 0.0);
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
        fn an_axis_around_values_holds_them_and_its_ticks_read_differently(
            values in prop::collection::vec(-1e13..1e13f64, 1..5),
            scale in -8..1_i32,
            most in 2..9_u32,
        ) {
            let scaled = |value: f64| value * crate::numeric::exp(f64::from(scale) * 3.0);
            let values: Vec<f64> = values.into_iter().map(scaled).collect();
            let axis = Axis::around(&values, most);
            for value in values {
                prop_assert!((axis.low..=axis.high).contains(&value));
            }
            let mut labels: Vec<_> =
                axis.ticks.iter().map(|&tick| money(tick, Language::Indonesian)).collect();
            labels.dedup();
            prop_assert_eq!(labels.len(), axis.ticks.len(), "{:?}", axis);
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
