//! Quantiles of many paths without keeping them: what comes after the first paths is only counted,
//! but for the values near a quantile.
//!
//! For each row (a day or a week) and each probability there is a bracket that holds the wanted
//! order statistics. The first paths set it, [`WIDTH`] standard errors of a rank to either side;
//! values below it are counted, values inside are kept, and with more paths it is narrowed. So
//! memory grows with the root of the number of paths, and the quantiles are the exact ones of type
//! 7: the order statistic of all paths lies outside its bracket with a chance below one in 10^11,
//! and would then be replaced by the end of the bracket. Where it is known how many paths there will
//! be, what is still to come is all that can move an order statistic away (the count below it among
//! the first paths is hypergeometric), so that brackets become narrow again towards the end.
//!
//! Compare the first pass of J. I. Munro and M. S. Paterson, "Selection and sorting with limited
//! storage", Theoretical Computer Science 12 (1980).

use serde::{Deserialize, Serialize};

use super::quantiles::CASH_PROBABILITIES;
use crate::numeric::{ExactSum, LANES, Lanes, Type7, versions};

/// Half the width of a bracket, in standard errors of the rank.
const WIDTH: f64 = 7.0;

/// Values that are compared together.
const STRETCH: usize = 16;

/// A bracket is narrowed when it holds so many times what it needs: each narrowing goes through all of
/// it.
const WIDE: f64 = 1.5;

/// What so few values take is not worth a narrowing.
const FEW: usize = 256;

/// The quantiles and the mean of one row.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct RowReduction {
    count: usize,
    sum: ExactSum,
    brackets: Vec<Bracket>,
}

/// The part of the values near one quantile.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Bracket {
    probability: f64,
    /// Values below `low`.
    below: usize,
    low: f64,
    /// Values equal to `low`.
    at_low: usize,
    /// Values between `low` and `high`, without either.
    inside: Vec<f64>,
    high: f64,
    /// Values equal to `high`.
    at_high: usize,
}

impl RowReduction {
    /// Whether it holds no values.
    pub(super) fn is_empty(&self) -> bool {
        self.brackets.is_empty()
    }

    /// Takes in the values of more paths: whole blocks, but for the last. `all` is the number of
    /// values that there will be, if that is known and no others are merged.
    pub(super) fn absorb(&mut self, values: &[f64], scratch: &mut Vec<f64>, all: Option<usize>) {
        if self.brackets.is_empty() {
            scratch.clear();
            scratch.extend_from_slice(values);
            scratch.sort_unstable_by(f64::total_cmp);
            let (Some(low), Some(high)) = (scratch.first(), scratch.last()) else {
                return;
            };
            let bracket = |probability: &f64| Bracket::of(scratch, *probability, (*low, *high));
            self.brackets = CASH_PROBABILITIES.iter().map(bracket).collect();
        } else {
            for bracket in &mut self.brackets {
                bracket.absorb(values);
            }
        }
        self.count += values.len();
        add_blocks(&mut self.sum, values);
        self.narrow_if_wide(all);
    }

    /// Takes in the values of a block of paths, where there are values already.
    pub(super) fn absorb_block(&mut self, lanes: &Lanes) {
        absorb_lanes(&mut self.brackets, lanes);
        self.count += LANES;
        self.sum.add(sum_of_block(lanes));
    }

    /// Draws the ends of all brackets together.
    pub(super) fn narrow(&mut self, all: Option<usize>) {
        let count = self.count;
        self.brackets.iter_mut().for_each(|bracket| bracket.narrow(count, all));
    }

    /// Draws the ends of those brackets together that hold much more than they need.
    pub(super) fn narrow_if_wide(&mut self, all: Option<usize>) {
        let count = self.count;
        for bracket in &mut self.brackets {
            let needed = 2.0 * bracket.reach(count, all);
            let is_wide = bracket.inside.len() > (WIDE * needed) as usize + FEW;
            if is_wide || all == Some(count) {
                bracket.narrow(count, all);
            }
        }
    }

    /// Takes in the values of other paths.
    pub(super) fn merge(&mut self, other: &Self) {
        if self.brackets.is_empty() {
            *self = other.clone();
            return;
        }
        let count = self.count + other.count;
        for (bracket, its) in self.brackets.iter_mut().zip(&other.brackets) {
            bracket.merge(self.count, its, other.count);
            bracket.narrow(count, None);
        }
        self.count = count;
        self.sum.merge(&other.sum);
    }

    /// Quantiles in the order of [`CASH_PROBABILITIES`].
    pub(super) fn quantiles(&self) -> Vec<f64> {
        self.brackets.iter().map(|bracket| bracket.quantile(self.count)).collect()
    }

    /// Mean over the paths.
    pub(super) fn mean(&self) -> f64 {
        self.sum.value() / self.count as f64
    }
}

/// Adds the values of paths to a sum, a block at a time: within a block in one order, and then
/// exactly, so that only the blocks themselves are seen.
pub(super) fn add_blocks(sum: &mut ExactSum, values: &[f64]) {
    for block in values.chunks(LANES) {
        let mut lanes = [0.0; LANES];
        lanes[..block.len()].copy_from_slice(block);
        sum.add(sum_of_block(&lanes));
    }
}

/// The sum of a block in its one order: halves onto each other.
fn sum_of_block(lanes: &Lanes) -> f64 {
    let mut lanes = *lanes;
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            lanes[lane] += lanes[lane + width];
        }
        width /= 2;
    }
    lanes[0]
}

versions! {
    /// Takes in the values of a block into all brackets of a row.
    fn absorb_lanes(brackets: &mut [Bracket], lanes: &Lanes) {
        for bracket in brackets {
            bracket.absorb(lanes);
        }
    }
}

impl Bracket {
    /// A bracket around all of some sorted values.
    fn of(sorted: &[f64], probability: f64, (low, high): (f64, f64)) -> Self {
        let at_low = sorted.partition_point(|value| *value <= low);
        let first_high = sorted.partition_point(|value| *value < high);
        let inside = sorted.get(at_low..first_high).unwrap_or_default().to_vec();
        let at_high = if high > low { sorted.len() - first_high } else { 0 };
        Self { probability, below: 0, low, at_low, inside, high, at_high }
    }

    /// Few values lie within the ends, so stretches of values are only counted, without branches,
    /// unless one of them does.
    #[inline(always)]
    fn absorb(&mut self, values: &[f64]) {
        let (low, high) = (self.low, self.high);
        for stretch in values.chunks(STRETCH) {
            // As wide as the values, so that both are counted in vectors of one shape.
            let (mut below, mut within) = (0_u64, 0_u64);
            for &value in stretch {
                below += u64::from(value < low);
                within += u64::from(value >= low) & u64::from(value <= high);
            }
            self.below += below as usize;
            if within > 0 {
                stretch.iter().for_each(|value| self.keep(*value));
            }
        }
    }

    /// Keeps or counts a value that lies within the ends.
    #[inline(never)]
    fn keep(&mut self, value: f64) {
        if value == self.low {
            self.at_low += 1;
        } else if value == self.high {
            self.at_high += 1;
        } else if value > self.low && value < self.high {
            self.inside.push(value);
        }
    }

    /// How many ranks the ends stand from the middle after `count` of `all` values.
    fn reach(&self, count: usize, all: Option<usize>) -> f64 {
        let (n, p) = (count as f64, self.probability);
        let to_come = all.map_or(1.0, |all| all.saturating_sub(count) as f64 / all as f64);
        WIDTH * (n * p * (1.0 - p) * to_come).sqrt() + 2.0
    }

    /// Draws the ends together around the quantile of `count` values.
    fn narrow(&mut self, count: usize, all: Option<usize>) {
        // Stable, because that merges what is sorted with what is new; the order is the same.
        self.inside.sort_by(f64::total_cmp);
        let reach = self.reach(count, all);
        let middle = (count as f64 - 1.0) * self.probability;
        let (low, high) =
            (self.at((middle - reach).max(0.0) as usize), self.at((middle + reach) as usize));
        self.restrict(low, high);
    }

    /// Takes in the values of another bracket: what both can tell apart stays.
    fn merge(&mut self, count: usize, other: &Self, count_of_other: usize) {
        let mut other = other.clone();
        for bracket in [&mut *self, &mut other] {
            bracket.inside.sort_by(f64::total_cmp);
        }
        let low = match (self.below, other.below) {
            (0, 0) => self.low.min(other.low),
            (0, _) => other.low,
            (_, 0) => self.low,
            _ => self.low.max(other.low),
        };
        let high = match (self.above(count), other.above(count_of_other)) {
            (0, 0) => self.high.max(other.high),
            (0, _) => other.high,
            (_, 0) => self.high,
            _ => self.high.min(other.high),
        };
        for bracket in [&mut *self, &mut other] {
            bracket.widen(low, high.max(low));
            bracket.restrict(low, high.max(low));
        }
        self.below += other.below;
        self.at_low += other.at_low;
        self.at_high += other.at_high;
        self.inside.append(&mut other.inside);
    }

    /// Values above `high`, of so many in all.
    fn above(&self, count: usize) -> usize {
        count - (self.below + self.at_low + self.inside.len() + self.at_high)
    }

    /// Moves the ends apart where nothing lies beyond them.
    fn widen(&mut self, low: f64, high: f64) {
        if low < self.low {
            if self.low == self.high {
                self.at_high = self.at_low;
            } else {
                self.inside.splice(0..0, std::iter::repeat_n(self.low, self.at_low));
            }
            (self.low, self.at_low) = (low, 0);
        }
        if high > self.high {
            self.inside.extend(std::iter::repeat_n(self.high, self.at_high));
            (self.high, self.at_high) = (high, 0);
        }
    }

    /// Draws the ends together, to values that lie within them.
    fn restrict(&mut self, low: f64, high: f64) {
        let (old_low, old_high) = (self.low, self.high);
        let below = self.inside.partition_point(|value| *value < low);
        let not_above = self.inside.partition_point(|value| *value <= low);
        let under_high = self.inside.partition_point(|value| *value < high);
        let under_or_at_high = self.inside.partition_point(|value| *value <= high);
        if low > old_low {
            self.below += self.at_low + below;
            self.at_low = not_above - below + if low == old_high { self.at_high } else { 0 };
        }
        if high < old_high {
            self.at_high = under_or_at_high - under_high;
        }
        if high <= low {
            self.at_high = 0;
        }
        self.inside.truncate(under_high.max(not_above));
        self.inside.drain(..not_above);
        self.inside.shrink_to(self.inside.len() + self.inside.len() / 2);
        (self.low, self.high) = (low, high);
    }

    /// The order statistic of a rank; the nearest end where it is not within the bracket.
    fn at(&self, rank: usize) -> f64 {
        match rank.checked_sub(self.below + self.at_low) {
            None => self.low,
            Some(place) => self.inside.get(place).copied().unwrap_or(self.high),
        }
    }

    fn quantile(&self, count: usize) -> f64 {
        let place = Type7::new(count, self.probability);
        place.interpolate(self.at(place.lower), self.at(place.upper))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{StreamKey, quantile_type7, standard_normal_quantile, stream_name};

    fn check(name: &str, count: usize, value: impl Fn(f64) -> f64) -> usize {
        let key = StreamKey::new(1, stream_name(&["test", name]));
        let values: Vec<f64> = (0..count).map(|path| value(key.uniform(path as u32, 0))).collect();
        let reduced = |all: Option<usize>| {
            let mut row = RowReduction::default();
            let mut scratch = Vec::new();
            for chunk in values.chunks(992) {
                row.absorb(chunk, &mut scratch, all);
            }
            row.narrow(all);
            row
        };
        let row = reduced(None);
        let known = reduced(Some(count));
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let exact = CASH_PROBABILITIES.map(|p| quantile_type7(&sorted, p));
        assert_eq!(row.quantiles(), exact, "{name}");
        assert_eq!(known.quantiles(), exact, "{name}");
        assert!(known.brackets.iter().all(|bracket| bracket.inside.len() < 8), "{name}");
        let mut sum = ExactSum::default();
        add_blocks(&mut sum, &values);
        assert_eq!(row.mean(), sum.value() / count as f64, "{name}");
        merged_in_any_order(name, &values, &row);
        row.brackets.iter().map(|bracket| bracket.inside.len()).sum()
    }

    /// Parts of any size, merged backwards and then by halves, give what one after another gives.
    fn merged_in_any_order(name: &str, values: &[f64], row: &RowReduction) {
        let part = |values: &[f64]| {
            let mut part = RowReduction::default();
            part.absorb(values, &mut Vec::new(), None);
            part
        };
        for size in [LANES, 992, 4_000 * LANES] {
            let mut parts: Vec<RowReduction> = values.chunks(size).map(part).collect();
            parts.reverse();
            while parts.len() > 1 {
                let halves = parts.chunks(2).map(|pair| {
                    let mut one = pair[0].clone();
                    pair[1..].iter().for_each(|other| one.merge(other));
                    one
                });
                parts = halves.collect();
            }
            let merged = parts.first().map(|one| (one.quantiles(), one.mean()));
            assert_eq!(merged, Some((row.quantiles(), row.mean())), "{name} by {size}");
        }
    }

    #[test]
    fn quantiles_are_exact_and_few_values_are_kept() {
        // 2 x 7 standard errors of a rank, summed over the five probabilities: 25.3 sqrt(n).
        let kept = check("normal", 100_000, standard_normal_quantile);
        assert!(kept > 7_000 && kept < 8_100, "{kept}");
    }

    #[test]
    fn values_that_repeat_are_counted_not_kept() {
        assert_eq!(check("constant", 20_000, |_| 3.0), 0);
        assert_eq!(check("two", 20_000, |u| if u < 0.3 { -1.0 } else { 2.0 }), 0);
        let kept = check("mixed", 50_000, |u| if u < 0.6 { 0.0 } else { u });
        assert!(kept < 4_000, "{kept}");
        check("steps", 50_000, |u| (u * 40.0).floor());
        check("steps of quarters", 50_000, |u| (u * 4.0).floor());
        check("atom at the median", 50_000, |u| if (u - 0.5).abs() < 0.01 { 0.0 } else { u - 0.5 });
    }

    #[test]
    fn few_paths_and_none_are_handled() {
        for count in [1, 2, 31, 1_000, 1_001] {
            check("few", count, |u| u);
        }
        let mut row = RowReduction::default();
        row.absorb(&[], &mut Vec::new(), None);
        assert!(row.quantiles().is_empty());
    }
}
