//! A reserve fund: which shops to give cash before the first day, and how much.
//!
//! What a shop would have needed on a path is the cash that was missing there. Cash that covers the
//! `j` smallest of these saves `j` of its futures. The fund takes the cheapest futures first, by cost a
//! future, of all shops together: greedy on the lower convex hull of each shop's costs, which is the
//! best that a fund of the sizes between its steps can do (G. B. Dantzig, "Discrete-variable extremum
//! problems", Operations Research 5 (1957): the knapsack problem in proportion of value to weight).

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// More cash for a shop, and what that saves beyond the cash before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundStep {
    /// More futures that it gets through.
    pub saved: u32,
    /// More cash, rupiah.
    pub cost: i128,
}

impl FundStep {
    /// Whether it costs less a future than another.
    fn cheaper(&self, other: &Self) -> Ordering {
        let (a, b) = (self.cost * i128::from(other.saved), other.cost * i128::from(self.saved));
        a.cmp(&b)
    }
}

/// The steps of a shop, each dearer a future than the one before, from the cash that was missing on
/// the paths on which it ran out.
#[must_use]
pub fn fund_steps(mut missing: Vec<i128>) -> Vec<FundStep> {
    missing.sort_unstable();
    // Corners (futures saved, cash) of the lower convex hull, beginning with nothing for nothing.
    let mut corners: Vec<(u32, i128)> = vec![(0, 0)];
    for (saved, cost) in (1u32..).zip(missing) {
        while let [.., before, last] = corners.as_slice() {
            let (rise, run) = (last.1 - before.1, i128::from(last.0 - before.0));
            let is_below = rise * i128::from(saved - before.0) < (cost - before.1) * run;
            if is_below {
                break;
            }
            corners.pop();
        }
        corners.push((saved, cost));
    }
    let pairs = corners.windows(2);
    pairs
        .map(|pair| FundStep { saved: pair[1].0 - pair[0].0, cost: pair[1].1 - pair[0].1 })
        .collect()
}

/// What a fund of some size does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FundPoint {
    /// Its size, rupiah.
    pub size: i128,
    /// Futures saved, over all shops.
    pub saved: u64,
    /// The step that was taken last.
    pub last: FundStep,
}

/// All steps of a district, the cheapest future first.
#[derive(Debug, Clone)]
pub struct Fund {
    /// Shop and step.
    steps: Vec<(u32, FundStep)>,
}

impl Fund {
    /// Of the steps of shops, by number.
    #[must_use]
    pub fn new<'a>(shops: impl Iterator<Item = (u32, &'a [FundStep])>) -> Self {
        let steps = shops.flat_map(|(shop, steps)| steps.iter().map(move |step| (shop, *step)));
        let mut steps: Vec<(u32, FundStep)> = steps.collect();
        // Stable: of equal ones the shop with the lower number, and its earlier step, comes first.
        steps.sort_by(|(_, a), (_, b)| a.cheaper(b));
        Self { steps }
    }

    /// What it does as it grows, step by step.
    #[must_use]
    pub fn curve(&self) -> Vec<FundPoint> {
        let (mut size, mut saved) = (0, 0);
        let point = |(_, step): &(u32, FundStep)| {
            size += step.cost;
            saved += u64::from(step.saved);
            FundPoint { size, saved, last: *step }
        };
        self.steps.iter().map(point).collect()
    }

    /// What a fund of a size gives to whom: shop, cash and futures saved, by number. It ends with the
    /// first step that it cannot pay.
    #[must_use]
    pub fn spent(&self, size: i128) -> Vec<(u32, FundStep)> {
        let mut left = size;
        let mut given: Vec<(u32, FundStep)> = Vec::new();
        for (shop, step) in &self.steps {
            if step.cost > left {
                break;
            }
            left -= step.cost;
            given.push((*shop, *step));
        }
        given.sort_by_key(|(shop, _)| *shop);
        given.dedup_by(|later, first| {
            let is_same = later.0 == first.0;
            if is_same {
                first.1.saved += later.1.saved;
                first.1.cost += later.1.cost;
            }
            is_same
        });
        given
    }

    /// The step that the next rupiah beyond a size goes to.
    #[must_use]
    pub fn next(&self, size: i128) -> Option<FundStep> {
        let mut left = size;
        let unpaid = self.steps.iter().find(|(_, step)| {
            left -= step.cost;
            left < 0
        });
        unpaid.map(|(_, step)| *step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(saved: u32, cost: i128) -> FundStep {
        FundStep { saved, cost }
    }

    #[test]
    fn steps_are_the_lower_hull_of_costs() {
        assert_eq!(fund_steps(Vec::new()), []);
        // 10 saves one, 12 saves two: the first alone is dearer a future, so both come together.
        assert_eq!(fund_steps(vec![40, 10, 12]), [step(2, 12), step(1, 28)]);
        assert_eq!(fund_steps(vec![1, 3, 6]), [step(1, 1), step(1, 2), step(1, 3)]);
        assert_eq!(fund_steps(vec![5, 5, 5]), [step(3, 5)]);
    }

    /// On small cases every way to spend is tried: at the sizes of its own steps none saves more.
    #[test]
    fn no_other_fund_of_its_size_saves_more() {
        let shops = [vec![3, 8, 9], vec![2, 20], vec![7, 7, 8, 30]];
        let steps: Vec<Vec<FundStep>> = shops.iter().map(|one| fund_steps(one.clone())).collect();
        let fund = Fund::new((0..).zip(&steps).map(|(shop, steps)| (shop, steps.as_slice())));
        for point in fund.curve() {
            let mut best = 0;
            for a in 0..=3usize {
                for b in 0..=2usize {
                    for c in 0..=4usize {
                        let cost = |shop: &[i128], n: usize| if n == 0 { 0 } else { shop[n - 1] };
                        let total = cost(&shops[0], a) + cost(&shops[1], b) + cost(&shops[2], c);
                        if total <= point.size {
                            best = best.max(a + b + c);
                        }
                    }
                }
            }
            assert_eq!(point.saved, best as u64, "{point:?}");
        }
        let given = fund.spent(18);
        let cost: i128 = given.iter().map(|(_, step)| step.cost).sum();
        assert!(cost <= 18 && given.is_sorted_by_key(|(shop, _)| *shop), "{given:?}");
    }
}
