//! Effort: how a mix moves ordinary sales between channels (MODEL 9).

use std::sync::LazyLock;

use super::parameter::{ParameterId, ParameterTable};
use super::shape::ramp_level;
use crate::numeric::powf;

/// Days without result when a channel gets more effort than today (evidence: about 60).
const GAIN_DELAY: f64 = 60.0;

/// Days in which a gain then grows to its full size.
const GAIN_LENGTH: f64 = 90.0;

/// How the effort is spread over channels.
#[derive(Debug, Clone, PartialEq)]
pub struct EffortShares {
    /// Share of each channel, in the order of the file; they sum to one.
    pub shares: Vec<f64>,
    /// Whether it has long been so: no transition.
    pub in_place: bool,
}

/// The effort that a mix puts into one channel, against today's.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// Whether the channel is used today.
    used_today: bool,
    /// Share of the effort in the mix over the share at which ordinary sales are stated.
    ratio: f64,
    /// Returns to effort k.
    exponent: ParameterId,
    /// Whether gains follow the general ramp; else the channel's own ramp does it.
    gains_ramp_up: bool,
    /// Whether it has long been so.
    in_place: bool,
}

/// The effort on one path: what ordinary sales are multiplied with.
#[derive(Debug, Clone, Copy)]
pub(super) struct EffortNumbers {
    used_today: bool,
    factor: f64,
    gains_ramp_up: bool,
    in_place: bool,
}

impl Effort {
    /// Today's effort.
    pub(super) fn today(used: bool, exponent: ParameterId) -> Self {
        let ratio = if used { 1.0 } else { 0.0 };
        Self { used_today: used, ratio, exponent, gains_ramp_up: false, in_place: false }
    }

    /// The effort of a mix: `share` against the share at which ordinary sales are stated.
    pub(super) fn of_mix(&self, share: f64, reference: f64, has_own_ramp: bool) -> Self {
        // Without ordinary sales there is nothing that effort could move.
        let has_sales = reference > 0.0;
        let ratio = match (share > 0.0, has_sales) {
            (false, _) => 0.0,
            (true, false) => 1.0,
            (true, true) => share / reference,
        };
        Self { ratio, gains_ramp_up: !has_own_ramp, ..self.clone() }
    }

    /// The same effort, in place for long: no transition, and before day 0 too.
    pub(super) fn in_place(&self) -> Self {
        Self { in_place: true, ..self.clone() }
    }

    /// Whether sales hang on the returns to effort.
    pub(super) fn hangs_on_returns(&self) -> bool {
        self.ratio != 1.0 && self.ratio != 0.0
    }

    /// Returns to effort k.
    pub(super) fn exponent(&self) -> ParameterId {
        self.exponent
    }

    /// Whether the channel is used from day 0 on.
    pub(crate) fn is_used(&self) -> bool {
        self.ratio > 0.0
    }

    /// Whether the factor is the same on every path.
    pub(super) fn is_common(&self, table: &ParameterTable) -> bool {
        self.ratio == 1.0 || self.ratio == 0.0 || table.fixed(self.exponent).is_some()
    }

    /// The factor on a path: (w / w0)^k.
    pub(super) fn numbers(&self, value: impl Fn(ParameterId) -> f64) -> EffortNumbers {
        let factor = if self.ratio == 1.0 || self.ratio == 0.0 {
            self.ratio
        } else {
            powf(self.ratio, value(self.exponent))
        };
        let Self { used_today, gains_ramp_up, in_place, .. } = *self;
        EffortNumbers { used_today, factor, gains_ramp_up, in_place }
    }
}

impl EffortNumbers {
    /// What is given up is gone on day 0; what is gained rises over the ramp. Before day 0 the
    /// effort is today's.
    pub(super) fn at(&self, day: i64) -> f64 {
        if self.in_place {
            return self.factor;
        }
        let today = if self.used_today { 1.0 } else { 0.0 };
        if day < 0 {
            return today;
        }
        let gain = self.factor - today;
        if gain <= 0.0 {
            return self.factor;
        }
        let risen = if self.gains_ramp_up { risen(day) } else { 1.0 };
        today + gain * risen
    }
}

/// The effort on several paths side by side.
#[derive(Debug, Clone)]
pub(super) struct EffortRows<const N: usize> {
    /// What is the same on all of them.
    common: EffortNumbers,
    factors: [f64; N],
}

impl<const N: usize> EffortRows<N> {
    pub(super) fn of(numbers: [EffortNumbers; N]) -> Option<Self> {
        let common = *numbers.first()?;
        Some(Self { common, factors: numbers.map(|of_path| of_path.factor) })
    }

    /// Multiplies each path with its [`EffortNumbers::at`].
    #[inline(always)]
    pub(super) fn multiply(&self, day: i64, out: &mut [f64; N]) {
        let EffortNumbers { used_today, gains_ramp_up, in_place, factor: _ } = self.common;
        let today = if used_today { 1.0 } else { 0.0 };
        if !in_place && day < 0 {
            out.iter_mut().for_each(|value| *value *= today);
            return;
        }
        let risen = if gains_ramp_up { risen(day) } else { 1.0 };
        for lane in 0..N {
            let factor = self.factors[lane];
            let gain = factor - today;
            let gained = today + gain * risen;
            out[lane] *= if in_place || gain <= 0.0 { factor } else { gained };
        }
    }
}

/// The level of a gain on a day of a mix: the same on every path, so it stands in a table.
fn risen(day: i64) -> f64 {
    usize::try_from(day).ok().and_then(|day| RISEN.get(day)).copied().unwrap_or(1.0)
}

static RISEN: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let days = 0..(GAIN_DELAY + GAIN_LENGTH) as u32;
    days.map(|day| ramp_level(f64::from(day) - GAIN_DELAY, GAIN_LENGTH)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn at(effort: &Effort, table: &ParameterTable, day: i64) -> f64 {
        effort.numbers(|id| table.mean(id)).at(day)
    }

    #[test]
    fn what_is_given_up_falls_at_once_and_what_is_gained_takes_time() {
        let mut table = ParameterTable::default();
        let exponent = table.add_fixed("k", 0.5);
        let today = Effort::today(true, exponent);
        let less = today.of_mix(0.2, 0.8, false);
        assert_eq!(at(&less, &table, -1), 1.0);
        assert_eq!(at(&less, &table, 0), 0.5);
        let more = today.of_mix(0.8, 0.2, false);
        assert_eq!(at(&more, &table, 0), 1.0);
        assert_eq!(at(&more, &table, 60), 1.0);
        assert!((at(&more, &table, 105) - 1.5).abs() < 1e-12);
        assert_eq!(at(&more, &table, 150), 2.0);
    }

    #[test]
    fn a_mix_in_place_has_no_transition() {
        let mut table = ParameterTable::default();
        let exponent = table.add_fixed("k", 0.5);
        let more = Effort::today(true, exponent).of_mix(0.8, 0.2, false).in_place();
        let less = Effort::today(true, exponent).of_mix(0.2, 0.8, false).in_place();
        for day in [-30, 0, 300] {
            assert_eq!((at(&more, &table, day), at(&less, &table, day)), (2.0, 0.5));
        }
    }

    #[test]
    fn a_channel_that_is_not_used_today_starts_from_nothing() {
        let mut table = ParameterTable::default();
        let exponent = table.add_fixed("k", 1.0);
        let today = Effort::today(false, exponent);
        assert_eq!(at(&today, &table, 200), 0.0);
        let mix = today.of_mix(0.3, 0.3, false);
        assert_eq!(at(&mix, &table, -1), 0.0);
        assert_eq!(at(&mix, &table, 0), 0.0);
        assert_eq!(at(&mix, &table, 150), 1.0);
        let with_own_ramp = today.of_mix(0.3, 0.3, true);
        assert_eq!(at(&with_own_ramp, &table, 0), 1.0);
    }

    /// Found by a property test: the share over a share of zero made sales of zero not a number.
    #[test]
    fn effort_for_a_channel_without_sales_gives_no_sales() {
        let mut table = ParameterTable::default();
        let exponent = table.add_fixed("k", 0.8);
        let today = Effort::today(true, exponent);
        for reference in [0.0, f64::NAN] {
            assert_eq!(at(&today.of_mix(0.5, reference, false), &table, 200), 1.0);
        }
    }

    #[test]
    fn a_channel_that_is_given_up_sells_nothing_even_without_returns_to_effort() {
        let mut table = ParameterTable::default();
        let exponent = table.add_fixed("k", 0.0);
        let none = Effort::today(true, exponent).of_mix(0.0, 0.5, false);
        assert_eq!(at(&none, &table, 0), 0.0);
        assert!(!none.is_used());
    }
}
