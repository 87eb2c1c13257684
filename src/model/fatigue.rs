//! Fatigue: viewers tire of live shows, down to a floor (MODEL 2).

use super::parameter::{ParameterId, ParameterTable};
use crate::numeric::exp2;

/// How viewers of a channel tire.
#[derive(Debug, Clone, PartialEq)]
pub struct Fatigue {
    pub(crate) half_life: ParameterId,
    pub(crate) floor: ParameterId,
}

/// The numbers of a fatigue on one path.
#[derive(Debug, Clone, Copy)]
pub(super) struct FatigueNumbers {
    half_life: f64,
    floor: f64,
}

impl Fatigue {
    /// Whether it is the same on every path.
    pub(super) fn is_common(&self, table: &ParameterTable) -> bool {
        table.fixed(self.half_life).is_some() && table.fixed(self.floor).is_some()
    }

    /// Its numbers on a path.
    pub(super) fn numbers(&self, value: impl Fn(ParameterId) -> f64) -> FatigueNumbers {
        FatigueNumbers { half_life: value(self.half_life), floor: value(self.floor) }
    }
}

impl FatigueNumbers {
    /// What is left of sales on a day: all of them before day 0, the floor in the end.
    #[inline(always)]
    pub(super) fn at(&self, day: i64) -> f64 {
        if day <= 0 {
            return 1.0;
        }
        self.floor + (1.0 - self.floor) * exp2(-(day as f64) / self.half_life)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_what_is_lost_in_the_end_is_lost_after_a_half_life() {
        let fatigue = FatigueNumbers { half_life: 20.0, floor: 0.4 };
        assert_eq!(fatigue.at(-30), 1.0);
        assert_eq!(fatigue.at(0), 1.0);
        assert!((fatigue.at(20) - 0.7).abs() < 1e-12);
        assert!((fatigue.at(40) - 0.55).abs() < 1e-12);
        assert!((fatigue.at(2_000) - 0.4).abs() < 1e-12);
    }

    #[test]
    fn a_floor_of_one_is_no_fatigue() {
        let fatigue = FatigueNumbers { half_life: 20.0, floor: 1.0 };
        assert_eq!(fatigue.at(77), 1.0);
    }
}
