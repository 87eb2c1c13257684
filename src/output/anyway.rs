//! What would have happened anyway, and what shocks add to it, in one sentence that every answer uses.

use crate::language::{Words, chance};
use crate::metrics::Estimate;

/// A change of a chance that nobody would notice: fewer than one future in 500.
const NO_NEWS: f64 = 0.002;

/// Chances below this, and above one less this, are told as almost none and almost all.
const HALF_OF_ONE: f64 = 0.005;

/// The chance of running out of cash without shocks, and what shocks add to it or take away.
///
/// What is said adds up: where both chances are told as whole futures of a hundred, so is their
/// difference.
pub(super) fn out_of_cash_anyway(without: f64, added: f64, words: Words) -> String {
    let added = told_difference(without, added);
    let key = match added {
        added if added.abs() < NO_NEWS => "terminal.anyway",
        added if added > 0.0 => "terminal.shocks_add",
        _ => "terminal.shocks_take",
    };
    let without = chance(without, words.language());
    let added = chance(added.abs(), words.language());
    words.text(key, &[("without", &without), ("added", &added)])
}

fn told_difference(without: f64, added: f64) -> f64 {
    match (whole(without + added), whole(without)) {
        (Some(with), Some(without)) => with - without,
        _ => added,
    }
}

/// A chance as it is told, where that is in whole futures of a hundred.
pub(super) fn whole(chance: f64) -> Option<f64> {
    let is_whole =
        chance == 0.0 || chance == 1.0 || (HALF_OF_ONE..1.0 - HALF_OF_ONE).contains(&chance);
    is_whole.then(|| (100.0 * chance).round() / 100.0)
}

/// Whether the interval of a difference leaves out zero.
pub(super) fn is_clear(difference: &Estimate) -> bool {
    difference.interval.is_some_and(|ends| ends.low > 0.0 || ends.high < 0.0)
}

/// "Rp3m more", "Rp3m less (not certain)", "the same"; `sign` is minus one for figures of which more
/// is worse.
pub(super) fn more_or_less(difference: &Estimate, sign: f64, words: Words) -> String {
    let value = sign * difference.value;
    let key = match value {
        0.0 => "terminal.compare.same",
        value if value < 0.0 => "terminal.compare.less",
        _ => "terminal.compare.more",
    };
    let amount = words.money(value.abs());
    let said = words.text(key, &[("amount", &amount)]);
    if value == 0.0 || is_clear(difference) {
        return said;
    }
    format!("{said} {}", words.text("terminal.compare.price_unclear", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn what_is_said_of_chances_adds_up() {
        let told =
            |without, added| out_of_cash_anyway(without, added, Words::of(Language::English));
        // 13.3 and 12.6 are both told as 13.
        assert!(!told(0.126, 0.007).contains("1 of 100 possible"), "{}", told(0.126, 0.007));
        assert!(told(0.264, 0.012).contains("26 of 100"));
        assert!(told(0.264, 0.012).contains("2 of 100"));
        assert!(told(0.0, 0.031).contains("3 of 100"));
        assert!(told(0.3, -0.05).contains("5 of 100"));
    }
}
