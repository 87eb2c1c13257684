//! Loans that are paid back in equal monthly amounts (MODEL 7).

use crate::numeric::powf;

/// The monthly payment of a loan: an annuity at `interest_per_year` / 12, rupiah.
pub(crate) fn monthly_payment(amount: f64, interest_per_year: f64, months: u32) -> f64 {
    let (rate, months) = (interest_per_year / 12.0, f64::from(months));
    if rate == 0.0 { amount / months } else { amount * rate / (1.0 - powf(1.0 + rate, -months)) }
}

/// What is still owed after so many monthly payments, rupiah.
pub(crate) fn still_owed(amount: f64, interest_per_year: f64, months: u32, paid: u32) -> f64 {
    if paid >= months {
        return 0.0;
    }
    let (rate, left) = (interest_per_year / 12.0, f64::from(months - paid));
    let payment = monthly_payment(amount, interest_per_year, months);
    if rate == 0.0 { payment * left } else { payment * (1.0 - powf(1.0 + rate, -left)) / rate }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Month by month: interest on what is owed, then the payment, must end at nothing.
    #[test]
    fn payments_and_interest_end_at_nothing() {
        for (rate, months) in [(0.06, 24), (0.0, 7), (0.36, 60), (0.03, 1)] {
            let payment = monthly_payment(25e6, rate, months);
            let mut owed = 25e6;
            for paid in 0..months {
                assert!(
                    (owed - still_owed(25e6, rate, months, paid)).abs() < 1e-3,
                    "{rate} {paid}"
                );
                owed = owed * (1.0 + rate / 12.0) - payment;
            }
            assert!(owed.abs() < 1e-3, "{rate} {months}: {owed}");
        }
    }

    /// A published example: 100,000 at 6% over 360 months is 599.55 a month.
    #[test]
    fn a_mortgage_of_thirty_years() {
        assert!((monthly_payment(100_000.0, 0.06, 360) - 599.55).abs() < 0.005);
    }
}
