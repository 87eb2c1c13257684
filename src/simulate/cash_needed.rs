//! Opening cash that is just enough, where flows of money depend on the balance: responses that
//! watch cash, drawings out of a surplus that interest lowers.
//!
//! More cash can change what the owner does, so that a path may survive with some amount, run out with
//! a larger one and survive again with more. What is needed is the smallest amount from which every
//! larger one survives too: the scan comes down from above.
//!
//! A life also says how much less cash would leave all that was decided in it as it is. So far its
//! balances fall with the opening one, rupiah for rupiah, and need not be lived again.

use super::ledger::CreditLine;
use crate::numeric::{LANES, Lanes};

/// Steps of the scan, where what is decided changes from each to the next.
const STEPS: f64 = 32.0;

/// What is found lies closer than this part of the upper end.
const PRECISION: f64 = 1.0 / 16_384.0;

/// Lives after which the smallest amount that was enough is taken.
const MOST_LIVES: usize = 96;

/// So much cash that no rule that watches it is ever set off, rupiah; sums at its side keep their
/// hundredths.
const PLENTY: f64 = 1e13;

/// What sums at the side of [`PLENTY`] may be wrong by, and the least step, rupiah.
const ROUNDING_OF_PLENTY: f64 = 1.0;

/// What other sums may be wrong by, rupiah.
const ROUNDING: f64 = 0.01;

/// How a path fares with an opening balance.
pub(super) struct Life {
    /// Whether it runs out.
    pub(super) out: [bool; LANES],
    /// Its lowest balance, rupiah.
    pub(super) lowest: Lanes,
    /// How much less opening cash leaves every decision as it is, rupiah.
    pub(super) spare: Lanes,
}

/// Finds, path by path, the smallest opening cash from which no larger amount runs out either; `live`
/// lives the paths with a balance each.
///
/// Amounts closer together than a step of the scan are not told apart above the one that is found,
/// unless what is decided stays the same between them.
pub(super) fn search(credit: &CreditLine, mut live: impl FnMut(&Lanes) -> Life) -> Lanes {
    let plenty = live(&[PLENTY; LANES]);
    let mut scans: [Scan; LANES] = std::array::from_fn(|lane| Scan::below(&plenty, credit, lane));
    for _ in 0..MOST_LIVES {
        if scans.iter().all(Scan::is_done) {
            break;
        }
        let amounts = std::array::from_fn(|lane| scans[lane].next());
        let life = live(&amounts);
        for lane in 0..LANES {
            scans[lane].note(amounts[lane], &life, credit, lane);
        }
    }
    scans.map(|scan| scan.enough)
}

/// How far the search of a path has come.
struct Scan {
    /// The smallest amount seen to be enough, with all above it.
    enough: f64,
    /// The amount that was lived last of those that are enough.
    lived: f64,
    /// The largest amount seen to be too little.
    short: Option<Short>,
    /// Amounts tried after one was too little.
    tried: u32,
    step: f64,
    precision: f64,
}

/// An amount that is too little.
struct Short {
    amount: f64,
    /// What it lacks if the same is decided with more.
    lacking: f64,
}

impl Scan {
    /// A scan that begins where nothing that watches cash is set off.
    fn below(plenty: &Life, credit: &CreditLine, lane: usize) -> Self {
        let top = PLENTY - unchanged(plenty, credit, lane) + ROUNDING_OF_PLENTY;
        let top = top.max(0.0);
        Self {
            enough: top,
            // The top itself was not lived.
            lived: top + top / STEPS,
            short: None,
            tried: 0,
            step: (top / STEPS).max(ROUNDING_OF_PLENTY),
            precision: (top * PRECISION).max(ROUNDING),
        }
    }

    fn is_done(&self) -> bool {
        let is_close = |short: &Short| self.enough - short.amount <= self.precision;
        self.enough <= 0.0 || self.short.as_ref().is_some_and(is_close)
    }

    /// The amount to be lived next.
    fn next(&self) -> f64 {
        match &self.short {
            _ if self.is_done() => self.enough,
            None => {
                // Beyond the change of what is decided, wherever rounding puts it.
                let just_below = self.enough - 2.0 * ROUNDING_OF_PLENTY;
                just_below.min(self.lived - self.step).max(0.0)
            }
            Some(short) => {
                let lifted = short.amount + short.lacking + 0.5 * self.precision;
                if self.tried.is_multiple_of(2) && lifted < self.enough {
                    lifted
                } else {
                    0.5 * (short.amount + self.enough)
                }
            }
        }
    }

    /// Takes in how the path fares with an amount.
    fn note(&mut self, amount: f64, life: &Life, credit: &CreditLine, lane: usize) {
        if self.is_done() {
            return;
        }
        self.tried += u32::from(self.short.is_some());
        let margin = life.lowest[lane] + credit.limit[lane];
        if life.out[lane] {
            self.short = Some(Short { amount, lacking: -margin });
            return;
        }
        self.lived = amount;
        let unchanged = unchanged(life, credit, lane);
        self.enough = (amount - unchanged + ROUNDING).min(amount).max(0.0);
        // Nothing changes on the way to the amount that is just too little.
        if margin <= unchanged {
            self.short = Some(Short { amount: self.enough, lacking: 0.0 });
        }
    }
}

/// How much less opening cash leaves flows of money as they are and is still enough, rupiah.
fn unchanged(life: &Life, credit: &CreditLine, lane: usize) -> f64 {
    let margin = life.lowest[lane] + credit.limit[lane];
    let before_interest = if credit.has_interest {
        (life.lowest[lane] - credit.drawn_below[lane]).max(0.0)
    } else {
        f64::INFINITY
    };
    life.spare[lane].min(margin).min(before_interest).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_CREDIT: CreditLine = CreditLine {
        limit: [0.0; LANES],
        drawn_below: [0.0; LANES],
        interest_per_day: [0.0; LANES],
        has_interest: false,
    };

    /// What is found, and the number of lives it took.
    fn found(mut one: impl FnMut(usize, f64) -> (f64, f64)) -> (Lanes, usize) {
        let mut lives = 0;
        let found = search(&NO_CREDIT, |cash| {
            lives += 1;
            let each: [(f64, f64); LANES] = std::array::from_fn(|lane| one(lane, cash[lane]));
            Life {
                out: each.map(|(lowest, _)| lowest < 0.0),
                lowest: each.map(|(lowest, _)| lowest),
                spare: each.map(|(_, spare)| spare),
            }
        });
        (found, lives)
    }

    #[test]
    fn where_no_rule_is_set_off_two_lives_find_it() {
        let needed = |lane: usize| lane as f64 * 1e6;
        let (found, lives) = found(|lane, cash| (cash - needed(lane), f64::INFINITY));
        assert_eq!(lives, 2);
        for lane in 0..LANES {
            assert!(found[lane] >= needed(lane), "{lane}: {}", found[lane]);
            assert!(found[lane] - needed(lane) <= 1.0, "{lane}: {}", found[lane]);
        }
    }

    /// Below 20 million a rule is set off that saves 6 of the 15 million that are needed.
    #[test]
    fn a_rule_that_is_set_off_once_takes_few_lives() {
        let (found, lives) = found(|_, cash| {
            if cash >= 20e6 { (cash - 15e6, cash - 20e6) } else { (cash - 9e6, f64::INFINITY) }
        });
        assert!(lives <= 4, "{lives}");
        assert!(found.iter().all(|cash| (cash - 9e6).abs() <= 1.0), "{found:?}");
    }

    #[test]
    fn where_every_amount_changes_what_is_decided_steps_find_it() {
        let needed = |lane: usize| lane as f64 * 1e6;
        let (found, _) = found(|lane, cash| {
            // Half of what is lacking is made good below 40 million, whatever the amount.
            let spare = (cash - 40e6).max(0.0);
            (spare + 0.5 * (cash.min(40e6) - needed(lane)), spare)
        });
        for lane in 0..LANES {
            assert!(found[lane] >= needed(lane), "{lane}: {}", found[lane]);
            assert!(found[lane] - needed(lane) <= 40e6 * PRECISION, "{lane}: {}", found[lane]);
        }
    }

    #[test]
    fn an_amount_that_is_enough_while_more_is_not_does_not_count() {
        let (found, _) = found(|_, cash| match cash {
            14e6.. => (cash - 10e6, cash - 14e6),
            12e6.. => (-1e6, 0.0),
            7e6.. => (cash - 7e6, cash - 7e6),
            _ => (cash - 7e6, f64::INFINITY),
        });
        assert!(found.iter().all(|cash| (0.0..=1.0).contains(&(cash - 14e6))), "{found:?}");
    }

    /// The scan in even steps that this one replaced did.
    #[test]
    fn a_narrow_band_that_runs_out_is_not_stepped_over() {
        let (found, _) = found(|_, cash| match cash {
            14e6.. => (cash - 10e6, cash - 14e6),
            13.9e6.. => (-1e5, cash - 13.9e6),
            _ => (cash - 7e6, f64::INFINITY),
        });
        assert!(found.iter().all(|cash| (0.0..=1.0).contains(&(cash - 14e6))), "{found:?}");
    }

    /// Less cash is drawn upon from a balance of zero: from there on nothing is known of less.
    #[test]
    fn with_interest_what_is_drawn_is_lived() {
        let credit = CreditLine {
            limit: [5e6; LANES],
            interest_per_day: [1e-3; LANES],
            has_interest: true,
            ..NO_CREDIT
        };
        // What falls below zero falls by a tenth more.
        let lowest = |cash: f64| if cash < 8e6 { 1.1 * (cash - 8e6) } else { cash - 8e6 };
        let needed = 8e6 - 5e6 / 1.1;
        let found = search(&credit, |cash| Life {
            out: cash.map(|cash| lowest(cash) < -5e6),
            lowest: cash.map(lowest),
            spare: [f64::INFINITY; LANES],
        });
        let close = |found: &f64| (0.0..=8e6 * PRECISION).contains(&(found - needed));
        assert!(found.iter().all(close), "{found:?}");
    }
}
