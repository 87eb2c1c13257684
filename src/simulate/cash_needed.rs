//! Opening cash that is just enough, where flows of money depend on the balance: responses that
//! watch cash, drawings out of a surplus that interest lowers.

use crate::numeric::{LANES, Lanes};

/// Halvings of the bracket: it ends at one part in 16,384 of its upper end.
const HALVINGS: usize = 14;

/// Doublings of the upper end before it is given up.
const DOUBLINGS: usize = 40;

/// Finds, path by path, opening cash with which a path does not run out; `runs_out` says so for
/// a balance a path.
///
/// Running the same path with more cash can change what its owner does, so there may be several
/// such amounts; the bracket keeps one end that is enough and one that is not.
pub(super) fn search(guess: &Lanes, mut runs_out: impl FnMut(&Lanes) -> [bool; LANES]) -> Lanes {
    let nothing = [0.0; LANES];
    let needs_some = runs_out(&nothing);
    let mut enough = guess.map(|cash| cash.max(1.0));
    for _ in 0..DOUBLINGS {
        let out = runs_out(&enough);
        if out == [false; LANES] {
            break;
        }
        for lane in 0..LANES {
            enough[lane] *= if out[lane] { 2.0 } else { 1.0 };
        }
    }
    let mut short = nothing;
    for _ in 0..HALVINGS {
        let middle = std::array::from_fn(|lane| 0.5 * (short[lane] + enough[lane]));
        let out = runs_out(&middle);
        for lane in 0..LANES {
            short[lane] = if out[lane] { middle[lane] } else { short[lane] };
            enough[lane] = if out[lane] { enough[lane] } else { middle[lane] };
        }
    }
    std::array::from_fn(|lane| if needs_some[lane] { enough[lane] } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_amount_that_is_just_enough() {
        let needed: Lanes = std::array::from_fn(|lane| lane as f64 * 1e6);
        let found =
            search(&[3e6; LANES], |cash| std::array::from_fn(|lane| cash[lane] < needed[lane]));
        for lane in 0..LANES {
            assert!(found[lane] >= needed[lane], "{lane}: {}", found[lane]);
            assert!(found[lane] - needed[lane] <= 2.0 * needed[lane] / 8_000.0 + 1.0, "{lane}");
        }
    }
}
