//! Opening cash that is just enough, where flows of money depend on the balance: responses that
//! watch cash, drawings out of a surplus that interest lowers.
//!
//! More cash can change what the owner does, so that a path may survive with some amount, run out with
//! a larger one and survive again with more. What is needed is the smallest amount from which every
//! larger one survives too: the scan comes down from above.

use crate::numeric::{LANES, Lanes};

/// Steps of the scan, down from twice what is needed when no rule is ever set off.
const STEPS: usize = 32;

/// Halvings of the last step: together one part in 16,384 of the upper end.
const HALVINGS: usize = 9;

/// Doublings of the upper end before it is given up.
const DOUBLINGS: usize = 40;

/// So much cash that no rule that watches it is ever set off, rupiah; sums at its side keep their
/// hundredths.
const PLENTY: f64 = 1e13;

/// How a path fares with an opening balance.
pub(super) struct Life {
    /// Whether it runs out.
    pub(super) out: [bool; LANES],
    /// Its lowest balance, rupiah.
    pub(super) lowest: Lanes,
}

/// Finds, path by path, the smallest opening cash from which no larger amount runs out either; `live`
/// lives the paths with a balance each.
///
/// Amounts closer together than a step of the scan are not told apart above the one that is found.
pub(super) fn search(guess: &Lanes, mut live: impl FnMut(&Lanes) -> Life) -> Lanes {
    let top = upper_end(guess, &mut live);
    let of_top = |step: usize| top.map(|cash| cash * step as f64 / STEPS as f64);
    let (mut short, mut enough) = ([f64::NAN; LANES], top);
    for step in (0..STEPS).rev() {
        let amount = of_top(step);
        let out = live(&amount).out;
        for lane in 0..LANES {
            if !short[lane].is_nan() {
                continue;
            }
            if out[lane] {
                short[lane] = amount[lane];
            } else {
                enough[lane] = amount[lane];
            }
        }
        if short.iter().all(|cash| !cash.is_nan()) {
            break;
        }
    }
    for _ in 0..HALVINGS {
        let between = |lane: usize| 0.5 * (short[lane] + enough[lane]);
        let is_known = short.map(f64::is_nan);
        let middle: Lanes =
            std::array::from_fn(|lane| if is_known[lane] { enough[lane] } else { between(lane) });
        let out = live(&middle).out;
        for lane in (0..LANES).filter(|lane| !is_known[*lane]) {
            if out[lane] {
                short[lane] = middle[lane];
            } else {
                enough[lane] = middle[lane];
            }
        }
    }
    enough
}

/// An amount from which on everything is enough.
fn upper_end(guess: &Lanes, live: &mut impl FnMut(&Lanes) -> Life) -> Lanes {
    // With plenty no rule is set off, and what is needed follows from the lowest balance.
    let lowest = live(&[PLENTY; LANES]).lowest;
    let mut top: Lanes =
        std::array::from_fn(|lane| 2.0 * (PLENTY - lowest[lane]).max(guess[lane]).max(1.0));
    for _ in 0..DOUBLINGS {
        let out = live(&top).out;
        if out == [false; LANES] {
            break;
        }
        for lane in 0..LANES {
            top[lane] *= if out[lane] { 2.0 } else { 1.0 };
        }
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths that run out with some amounts and need `most` when nothing watches cash.
    fn found(most: f64, mut out: impl FnMut(usize, f64) -> bool) -> Lanes {
        search(&[3e6; LANES], |cash| Life {
            out: std::array::from_fn(|lane| out(lane, cash[lane])),
            lowest: std::array::from_fn(|lane| cash[lane] - most),
        })
    }

    #[test]
    fn finds_the_amount_that_is_just_enough() {
        let needed: Lanes = std::array::from_fn(|lane| lane as f64 * 1e6);
        let found = found(31e6, |lane, cash| cash < needed[lane]);
        for lane in 0..LANES {
            assert!(found[lane] >= needed[lane], "{lane}: {}", found[lane]);
            assert!(found[lane] - needed[lane] <= 62e6 / 16_000.0, "{lane}: {}", found[lane]);
        }
    }

    #[test]
    fn an_amount_that_is_enough_while_more_is_not_does_not_count() {
        let found = found(14e6, |_, cash| cash < 7e6 || (12e6..14e6).contains(&cash));
        assert!(found.iter().all(|cash| (cash - 14e6).abs() < 28e6 / 16_000.0), "{found:?}");
    }
}
