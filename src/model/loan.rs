//! Loans that are paid back in equal monthly amounts (MODEL 7).

use crate::numeric::powf;

/// How a loan is paid back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repayment {
    /// Monthly payments in all.
    pub(crate) months: u32,
    /// Whether interest is on all that was lent, to the last payment; else on what is still owed.
    pub(crate) flat: bool,
}

impl Repayment {
    /// A monthly payment, rupiah: an annuity at `interest_per_year` / 12, or, flat, an equal part of
    /// what was lent and a month of interest on all of it.
    pub(crate) fn monthly(self, amount: f64, interest_per_year: f64) -> f64 {
        let (rate, months) = (interest_per_year / 12.0, f64::from(self.months));
        if self.flat {
            amount / months + amount * rate
        } else if rate == 0.0 {
            amount / months
        } else {
            amount * rate / (1.0 - powf(1.0 + rate, -months))
        }
    }

    /// What is still owed after so many monthly payments, without the interest to come, rupiah.
    pub(crate) fn still_owed(self, amount: f64, interest_per_year: f64, paid: u32) -> f64 {
        if paid >= self.months {
            return 0.0;
        }
        let (rate, left) = (interest_per_year / 12.0, f64::from(self.months - paid));
        if self.flat {
            return amount * left / f64::from(self.months);
        }
        let payment = self.monthly(amount, interest_per_year);
        if rate == 0.0 { payment * left } else { payment * (1.0 - powf(1.0 + rate, -left)) / rate }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Month by month: interest on what is owed, then the payment, must end at nothing.
    #[test]
    fn payments_and_interest_end_at_nothing() {
        for (rate, months) in [(0.06, 24), (0.0, 7), (0.36, 60), (0.03, 1)] {
            let loan = Repayment { months, flat: false };
            let payment = loan.monthly(25e6, rate);
            let mut owed = 25e6;
            for paid in 0..months {
                assert!((owed - loan.still_owed(25e6, rate, paid)).abs() < 1e-3, "{rate} {paid}");
                owed = owed * (1.0 + rate / 12.0) - payment;
            }
            assert!(owed.abs() < 1e-3, "{rate} {months}: {owed}");
        }
    }

    /// A published example: 100,000 at 6% over 360 months is 599.55 a month.
    #[test]
    fn a_mortgage_of_thirty_years() {
        let loan = Repayment { months: 360, flat: false };
        assert!((loan.monthly(100_000.0, 0.06) - 599.55).abs() < 0.005);
    }

    /// Ten million over ten months at 24% flat: a million and two hundred thousand each month.
    #[test]
    fn a_flat_loan_pays_interest_on_all_of_it_to_the_end() {
        let loan = Repayment { months: 10, flat: true };
        assert!((loan.monthly(10e6, 0.24) - 1.2e6).abs() < 1e-6);
        assert!((loan.still_owed(10e6, 0.24, 4) - 6e6).abs() < 1e-6);
    }
}
