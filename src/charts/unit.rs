//! What the values of an axis are, and how they are written.

use crate::language::{Language, Words, decimal};

/// What the values of an axis are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unit {
    /// Amounts of money.
    Money(Words),
    /// Chances, in futures of a hundred: from 0 to 100, with a decimal where there is one.
    OfHundred(Language),
}

impl Unit {
    /// A value as it stands at a tick or at the end of a bar.
    pub(super) fn written(self, value: f64) -> String {
        match self {
            Self::Money(words) => words.money(value),
            Self::OfHundred(language) => {
                let tenths = decimal(value, 1, language);
                let whole = decimal(value, 0, language);
                let is_whole = tenths.strip_prefix(&whole).is_some_and(|rest| rest.ends_with('0'));
                if is_whole { whole } else { tenths }
            }
        }
    }

    /// A difference: like [`written`](Self::written), with a plus sign before a gain.
    pub(super) fn signed(self, value: f64) -> String {
        let written = self.written(value);
        let is_zero = !written.contains(|c: char| c.is_ascii_digit() && c != '0');
        if value > 0.0 && !is_zero { format!("+{written}") } else { written }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Indonesian};

    #[test]
    fn chances_have_a_decimal_where_there_is_one() {
        for (value, written) in
            [(0.0, "0"), (2.5, "2,5"), (10.0, "10"), (100.0, "100"), (9.96, "10")]
        {
            assert_eq!(Unit::OfHundred(Indonesian).written(value), written);
        }
        assert_eq!(Unit::OfHundred(English).written(-0.04), "0");
        assert_eq!(Unit::OfHundred(English).written(99.5), "99.5");
    }

    #[test]
    fn gains_have_a_plus_sign() {
        assert_eq!(Unit::OfHundred(English).signed(3.24), "+3.2");
        assert_eq!(Unit::OfHundred(English).signed(0.01), "0");
        assert_eq!(Unit::OfHundred(English).signed(-10.0), "−10");
        assert_eq!(Unit::Money(Words::of(English)).signed(12.5e6), "+Rp12.5m");
        assert_eq!(Unit::Money(Words::of(English)).signed(0.2), "Rp0");
    }
}
