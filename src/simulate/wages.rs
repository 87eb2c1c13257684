//! Wages that fall due on a day that closes out of cash.

use super::ledger::Ledger;
use crate::model::{AccountId, AccountKind, Model};
use crate::numeric::{LANES, Lanes};

/// Wages and holiday allowance of the day.
#[derive(Debug, Clone)]
pub(crate) struct WagesDue {
    accounts: [Option<AccountId>; 2],
    due: Lanes,
    is_due: bool,
}

impl WagesDue {
    /// Nothing is due before the first day.
    pub(crate) fn new(model: &Model) -> Self {
        let kinds = [AccountKind::Wages, AccountKind::HolidayAllowance];
        let accounts = kinds.map(|kind| model.accounts.find(kind, None));
        Self { accounts, due: [0.0; LANES], is_due: false }
    }

    /// Notes what is posted by the calendar; amounts out of the till are negative.
    #[inline(always)]
    pub(crate) fn note(&mut self, account: AccountId, amount: &Lanes) {
        if self.accounts.contains(&Some(account)) {
            self.is_due = true;
            for lane in 0..LANES {
                self.due[lane] -= amount[lane];
            }
        }
    }

    /// Closes the day: so much of what was due as cash lies below minus the credit limit is not paid.
    #[inline(always)]
    pub(crate) fn close(&mut self, ledger: &Ledger, unpaid: &mut Lanes) {
        if self.is_due {
            self.note_unpaid(ledger, unpaid);
        }
    }

    #[inline(never)]
    fn note_unpaid(&mut self, ledger: &Ledger, unpaid: &mut Lanes) {
        for lane in 0..LANES {
            let short = -ledger.credit.limit[lane] - ledger.balance[lane];
            unpaid[lane] += short.max(0.0).min(self.due[lane].max(0.0));
        }
        (self.due, self.is_due) = ([0.0; LANES], false);
    }
}
