//! The same paths without shocks, or without one of them (MODEL 10a): what becomes of them, and what
//! cash does after a shock has ended.

use serde::{Deserialize, Serialize};

use super::figures::PathFigures;
use super::trajectory::Trajectory;
use crate::numeric::{LANES, Lanes};

/// What becomes of the paths of a block when some shocks never come, on the same draws, one lane a
/// path; rupiah net of drawings. Responses that those shocks would have set off do not happen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counterfactual {
    /// Change of cash over the horizon.
    pub net_cash_flow: Lanes,
    /// Lowest balance at the close of a day.
    pub lowest_cash: Lanes,
    /// Opening cash with which the path would just not run out; never negative.
    pub cash_needed: Lanes,
    /// Days that close below zero.
    pub days_below_zero: [u32; LANES],
    /// First day on which cash is below minus the credit limit, or [`NEVER`](super::NEVER).
    pub first_day_out_of_cash: [u32; LANES],
    /// Sales of all channels.
    pub sales: Lanes,
}

impl From<&PathFigures> for Counterfactual {
    fn from(figures: &PathFigures) -> Self {
        Self {
            net_cash_flow: figures.net_cash_flow,
            lowest_cash: figures.lowest_cash,
            cash_needed: figures.cash_needed,
            days_below_zero: figures.days_below_zero,
            first_day_out_of_cash: figures.first_day_out_of_cash,
            sales: figures.sales,
        }
    }
}

/// Cash when a shock ends and after it, with that shock and without it: sales stop, goods are not
/// bought, old payouts still arrive; when sales return, goods are paid and payouts wait. NaN on paths
/// on which the shock does not happen or its first occurrence does not end within the horizon.
///
/// The end is that of its duration: what recovers slowly is recovering then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reopening {
    /// Balance at the close of its last day, rupiah net of drawings.
    pub cash_at_end: Lanes,
    /// The same without that shock.
    pub cash_at_end_without: Lanes,
    /// Lowest balance from the next day on.
    pub lowest_cash_after: Lanes,
    /// The same days without that shock.
    pub lowest_cash_after_without: Lanes,
}

impl Reopening {
    /// Follows cash from the ends of a shock, days, on.
    pub(super) fn after(ends: &Lanes, with: &Trajectory, without: &Trajectory) -> Self {
        let days = with.cash.len();
        // The first day that is not touched by the duration; that of NaN or beyond the end is none.
        let first = ends
            .map(|end| if end > 0.0 && end.ceil() < days as f64 { end.ceil() } else { f64::NAN });
        let (cash_at_end, lowest_cash_after) = after(&first, &with.cash);
        let (cash_at_end_without, lowest_cash_after_without) = after(&first, &without.cash);
        Self { cash_at_end, cash_at_end_without, lowest_cash_after, lowest_cash_after_without }
    }
}

/// Balance on the day before the first, and the lowest from the first on; NaN without a first day.
fn after(first: &Lanes, cash: &[Lanes]) -> (Lanes, Lanes) {
    let (mut at_end, mut lowest) = ([f64::NAN; LANES], first.map(|_| f64::INFINITY));
    for (day, row) in cash.iter().enumerate() {
        let day = day as f64;
        for lane in 0..LANES {
            at_end[lane] = if day + 1.0 == first[lane] { row[lane] } else { at_end[lane] };
            let counts = day >= first[lane] && row[lane] < lowest[lane];
            lowest[lane] = if counts { row[lane] } else { lowest[lane] };
        }
    }
    for lane in 0..LANES {
        if first[lane].is_nan() {
            lowest[lane] = f64::NAN;
        }
    }
    (at_end, lowest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cash_after_a_shock_by_hand() {
        let trajectory = |cash: [f64; 5]| Trajectory {
            cash: cash.iter().map(|cash| [*cash; LANES]).collect(),
            ..Trajectory::default()
        };
        let (with, without) =
            (trajectory([5.0, 9.0, -2.0, 1.0, 3.0]), trajectory([5.0, 6.0, 7.0, 6.5, 8.0]));
        // On lane 0 it ends within day 1, on lane 1 with the end of day 1, on lane 2 with the
        // horizon; on lane 3 it does not happen.
        let mut ends = [f64::INFINITY; LANES];
        ends[..3].copy_from_slice(&[1.3, 2.0, 5.0]);
        let found = Reopening::after(&ends, &with, &without);
        for lane in [0, 1] {
            assert_eq!((found.cash_at_end[lane], found.cash_at_end_without[lane]), (9.0, 6.0));
            assert_eq!(found.lowest_cash_after[lane], -2.0);
            assert_eq!(found.lowest_cash_after_without[lane], 6.5);
        }
        for lane in [2, 3] {
            assert!(found.cash_at_end[lane].is_nan() && found.lowest_cash_after[lane].is_nan());
        }
    }
}
