//! A sum that is exact until it is read: the same value whatever the order of its terms, and
//! whatever was added up elsewhere before.
//!
//! Terms are kept as a sum of numbers that do not overlap (J. R. Shewchuk, "Adaptive precision
//! floating-point arithmetic and fast robust geometric predicates", Discrete & Computational
//! Geometry 18 (1997), section 2); what is read is that sum rounded once, half to even.

use serde::{Deserialize, Serialize};

/// An exact sum of numbers.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ExactSum {
    /// By rising magnitude, without zeros; no two of them overlap.
    parts: Vec<f64>,
    /// The sum of terms that are no finite numbers, or became too large.
    beyond: Option<f64>,
}

impl ExactSum {
    /// Adds a number.
    pub fn add(&mut self, term: f64) {
        if let Some(beyond) = &mut self.beyond {
            *beyond += term;
            return;
        }
        let mut carried = term;
        let mut kept = 0;
        for place in 0..self.parts.len() {
            let (sum, left) = two_sum(carried, self.parts[place]);
            carried = sum;
            if !sum.is_finite() {
                break;
            }
            if left != 0.0 {
                self.parts[kept] = left;
                kept += 1;
            }
        }
        self.parts.truncate(kept);
        if !carried.is_finite() {
            self.parts.clear();
            self.beyond = Some(carried);
        } else if carried != 0.0 {
            self.parts.push(carried);
        }
    }

    /// Adds what another sum holds.
    pub fn merge(&mut self, other: &Self) {
        other.parts.iter().for_each(|part| self.add(*part));
        if let Some(beyond) = other.beyond {
            self.add(beyond);
        }
    }

    /// The sum, rounded once to the nearest number.
    pub fn value(&self) -> f64 {
        if let Some(beyond) = self.beyond {
            return beyond;
        }
        let mut parts = self.parts.iter().rev().copied();
        let Some(mut high) = parts.next() else { return 0.0 };
        for part in parts.by_ref() {
            let (sum, low) = two_sum(high, part);
            high = sum;
            if low != 0.0 {
                return rounded(high, low, parts.next());
            }
        }
        high
    }
}

/// `high + low` where what comes after `low` decides a tie.
fn rounded(high: f64, low: f64, next: Option<f64>) -> f64 {
    let is_pulled = next.is_some_and(|next| (next < 0.0) == (low < 0.0));
    // Twice `low` is one unit of `high` exactly when `low` was half of it: a tie.
    let (doubled, up) = (2.0 * low, high + 2.0 * low);
    if is_pulled && up - high == doubled { up } else { high }
}

/// A sum and what was lost in rounding it (D. E. Knuth, *The Art of Computer Programming* 2,
/// section 4.2.2, theorem B).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    let of_a = sum - of_b;
    (sum, (a - of_a) + (b - of_b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(terms: &[f64]) -> f64 {
        let mut sum = ExactSum::default();
        terms.iter().for_each(|term| sum.add(*term));
        sum.value()
    }

    #[test]
    fn what_cancels_leaves_the_rest() {
        assert_eq!(sum(&[]), 0.0);
        assert_eq!(sum(&[1e16, 1.0, 1e-16, -1e16, -1e-16]), 1.0);
        assert_eq!(sum(&[1e308, 1e308, -1e308, -1e308]), f64::INFINITY);
        assert_eq!(sum(&[0.1; 10]), 1.0);
        assert!(sum(&[1.0, f64::NAN]).is_nan());
        assert_eq!(sum(&[f64::INFINITY, 1.0]), f64::INFINITY);
    }

    /// Half a unit is rounded to even, but for what lies beyond the half.
    #[test]
    fn ties_are_decided_by_what_is_left() {
        let unit = f64::EPSILON;
        let half = 0.5 * unit;
        assert_eq!(sum(&[1.0, half]), 1.0);
        assert_eq!(sum(&[1.0, half, 1e-40]), 1.0 + unit);
        assert_eq!(sum(&[1.0 + unit, half]), 1.0 + 2.0 * unit);
        assert_eq!(sum(&[1.0 + unit, half, -1e-40]), 1.0 + unit);
        assert_eq!(sum(&[-1.0, -half, -1e-40]), -1.0 - unit);
    }

    /// Whole numbers, whose sum is known: any order and any grouping give it.
    #[test]
    fn order_and_grouping_do_not_show() {
        let key = crate::numeric::StreamKey::new(3, 5);
        let term = |place: u32| {
            let size = [1e-9, 1.0, 1e6, 1e15][place as usize % 4];
            (key.uniform(place, 0) - 0.5) * size
        };
        let forwards: Vec<f64> = (0..999).map(term).collect();
        let mut backwards = forwards.clone();
        backwards.reverse();
        assert_eq!(sum(&forwards), sum(&backwards));
        let mut merged = ExactSum::default();
        for chunk in forwards.chunks(77).rev() {
            let mut part = ExactSum::default();
            chunk.iter().for_each(|term| part.add(*term));
            merged.merge(&part);
        }
        assert_eq!(merged.value(), sum(&forwards));
        // Against integers: thousandths of terms that are whole in them.
        let whole: Vec<f64> = (0..999_i64).map(|n| ((n * 7_919) % 10_007 - 5_000) as f64).collect();
        let exact: i64 = (0..999_i64).map(|n| (n * 7_919) % 10_007 - 5_000).sum();
        assert_eq!(sum(&whole), exact as f64);
    }
}
