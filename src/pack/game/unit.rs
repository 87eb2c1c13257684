//! The unit in which amounts of a game are written: few digits, so that they can be added by hand.

use crate::language::{Words, decimal};

/// A unit of money, and one decimal of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    size: f64,
    key: &'static str,
}

/// Units by their size; each serves amounts from five of it on.
const UNITS: [Unit; 4] = [
    Unit { size: 1e9, key: "document.game.billion" },
    Unit { size: 1e6, key: "document.game.million" },
    Unit { size: 1e3, key: "document.game.thousand" },
    Unit { size: 1.0, key: "document.game.one" },
];

impl Unit {
    /// The unit for amounts of which the largest is this.
    pub(super) fn for_amounts(largest: f64) -> Self {
        let fitting = UNITS.into_iter().find(|unit| largest >= 5.0 * unit.size);
        fitting.unwrap_or(UNITS[UNITS.len() - 1])
    }

    /// An amount in tenths of the unit, rounded.
    pub(super) fn tenths(self, amount: f64) -> i64 {
        (amount / self.size * 10.0).round() as i64
    }

    /// What it is called.
    pub(super) fn name(self, words: Words) -> String {
        words.text(self.key, &[])
    }
}

/// Tenths of a unit as a number with one decimal.
pub(super) fn written(tenths: i64, words: Words) -> String {
    decimal(tenths as f64 / 10.0, 1, words.language())
}

/// The same as a change: with its sign.
pub(super) fn change(tenths: i64, words: Words) -> String {
    let written = written(tenths, words);
    if tenths > 0 { format!("+{written}") } else { written }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn amounts_have_few_digits() {
        let words = Words::of(Language::Indonesian);
        let unit = Unit::for_amounts(48_000_000.0);
        assert_eq!(unit.name(words), "juta rupiah");
        assert_eq!(change(unit.tenths(-2_149_000.0), words), "−2,1");
        assert_eq!(change(unit.tenths(350_000.0), words), "+0,4");
        assert_eq!(change(0, words), "0,0");
        assert_eq!(Unit::for_amounts(900.0).name(Words::of(Language::English)), "rupiah");
        assert_eq!(Unit::for_amounts(0.0).size, 1.0);
        assert_eq!(Unit::for_amounts(4_900_000.0).size, 1e3);
    }
}
