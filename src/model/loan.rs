//! Loans that are paid back in equal amounts, monthly or weekly (MODEL 7).

use crate::numeric::powf;
use crate::scenario::{LoanTerm, LoanTerms};

/// How a loan is paid back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repayment {
    /// Payments in all.
    pub(crate) payments: u32,
    /// How often.
    pub(crate) rhythm: Rhythm,
    /// Whether interest is on all that was lent, to the last payment; else on what is still owed.
    pub(crate) flat: bool,
}

/// How often a loan is paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// On the same day of every month.
    Monthly,
    /// Every seven days.
    Weekly,
}

impl Rhythm {
    /// The part of a year's interest that falls due with each payment: a twelfth, or seven days of
    /// 365, as for the credit line.
    fn part_of_year(self, interest_per_year: f64) -> f64 {
        match self {
            Self::Monthly => interest_per_year / 12.0,
            Self::Weekly => interest_per_year * 7.0 / 365.0,
        }
    }

    /// Payments in an average month.
    pub(crate) fn times_a_month(self) -> f64 {
        match self {
            Self::Monthly => 1.0,
            Self::Weekly => 365.0 / 7.0 / 12.0,
        }
    }
}

impl From<&LoanTerms> for Repayment {
    fn from(terms: &LoanTerms) -> Self {
        let (rhythm, payments) = match &terms.term {
            LoanTerm::Months(months) => (Rhythm::Monthly, months.value),
            LoanTerm::Weeks(weeks) => (Rhythm::Weekly, weeks.value),
        };
        Self { payments, rhythm, flat: terms.flat.value }
    }
}

impl Repayment {
    /// A payment, rupiah: an annuity at the interest of a month or a week, or, flat, an equal part of
    /// what was lent and that interest on all of it.
    pub(crate) fn payment(self, amount: f64, interest_per_year: f64) -> f64 {
        let rate = self.rhythm.part_of_year(interest_per_year);
        let payments = f64::from(self.payments);
        if self.flat {
            amount / payments + amount * rate
        } else if rate == 0.0 {
            amount / payments
        } else {
            amount * rate / (1.0 - powf(1.0 + rate, -payments))
        }
    }

    /// What is still owed after so many payments, without the interest to come, rupiah.
    pub(crate) fn still_owed(self, amount: f64, interest_per_year: f64, paid: u32) -> f64 {
        if paid >= self.payments {
            return 0.0;
        }
        let rate = self.rhythm.part_of_year(interest_per_year);
        let left = f64::from(self.payments - paid);
        if self.flat {
            return amount * left / f64::from(self.payments);
        }
        let payment = self.payment(amount, interest_per_year);
        if rate == 0.0 { payment * left } else { payment * (1.0 - powf(1.0 + rate, -left)) / rate }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loan(payments: u32, rhythm: Rhythm, flat: bool) -> Repayment {
        Repayment { payments, rhythm, flat }
    }

    /// Payment by payment: interest on what is owed, then the payment, must end at nothing.
    #[test]
    fn payments_and_interest_end_at_nothing() {
        for (rate, payments) in [(0.06, 24), (0.0, 7), (0.36, 60), (0.03, 1)] {
            for (rhythm, part) in [(Rhythm::Monthly, 1.0 / 12.0), (Rhythm::Weekly, 7.0 / 365.0)] {
                let loan = loan(payments, rhythm, false);
                let payment = loan.payment(25e6, rate);
                let mut owed = 25e6;
                for paid in 0..payments {
                    assert!(
                        (owed - loan.still_owed(25e6, rate, paid)).abs() < 1e-3,
                        "{rate} {paid}"
                    );
                    owed = owed * (1.0 + rate * part) - payment;
                }
                assert!(owed.abs() < 1e-3, "{rate} {payments}: {owed}");
            }
        }
    }

    /// A published example: 100,000 at 6% over 360 months is 599.55 a month.
    #[test]
    fn a_mortgage_of_thirty_years() {
        let loan = loan(360, Rhythm::Monthly, false);
        assert!((loan.payment(100_000.0, 0.06) - 599.55).abs() < 0.005);
    }

    /// Ten million over ten months at 24% flat: a million and two hundred thousand each month.
    #[test]
    fn a_flat_loan_pays_interest_on_all_of_it_to_the_end() {
        let loan = loan(10, Rhythm::Monthly, true);
        assert!((loan.payment(10e6, 0.24) - 1.2e6).abs() < 1e-6);
        assert!((loan.still_owed(10e6, 0.24, 4) - 6e6).abs() < 1e-6);
    }

    /// Two million over fifty weeks at 36.5% flat: forty thousand, and 0.7% of two million, a week.
    #[test]
    fn a_flat_loan_may_be_paid_every_week() {
        let loan = loan(50, Rhythm::Weekly, true);
        assert!((loan.payment(2e6, 0.365) - 54e3).abs() < 1e-6);
        assert!((loan.still_owed(2e6, 0.365, 30) - 800e3).abs() < 1e-6);
    }
}
