//! The cash ledger (MODEL 7): postings to named accounts, the balance, the credit line.

use super::parameters::Parameters;
use crate::model::{AccountId, DAYS_PER_YEAR, Model};
use crate::numeric::{LANES, Lanes};

/// Receives the postings of one lane, for replay.
pub(crate) trait Recorder {
    /// A posting to an account on a day; `amount` in rupiah, out of the till negative.
    fn posting(&mut self, day: usize, account: AccountId, amount: f64);
    /// The close of a day: balance net of drawings, and what is drawn on the credit line.
    fn close(&mut self, day: usize, balance: f64, drawn: f64);
}

/// Where the postings of one lane are sent, if anywhere.
pub(crate) struct Recording<'a> {
    pub(crate) lane: usize,
    pub(crate) recorder: &'a mut dyn Recorder,
}

/// The ledger of a block of paths.
pub(crate) struct Ledger<'a> {
    /// Balance net of drawings, rupiah.
    pub(crate) balance: Lanes,
    /// Total of each account, rupiah.
    pub(crate) totals: Vec<Lanes>,
    /// Sum of what is no part of a surplus: proceeds of loans, amounts on one date, drawings.
    pub(crate) apart: Lanes,
    pub(crate) credit: CreditLine,
    interest_account: AccountId,
    recording: Option<Recording<'a>>,
    day: usize,
}

/// The credit line on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct CreditLine {
    pub(crate) limit: Lanes,
    /// Balance below which it is drawn.
    pub(crate) drawn_below: Lanes,
    /// Interest a day, share of 1.
    pub(crate) interest_per_day: Lanes,
    /// Whether drawing can cost anything.
    pub(crate) has_interest: bool,
}

impl CreditLine {
    /// The credit line of a block.
    pub(crate) fn prepare(model: &Model, parameters: &Parameters) -> Self {
        let credit = &model.credit;
        let zero = |id| model.parameters.is_zero(id);
        Self {
            limit: *parameters.lanes(credit.limit),
            drawn_below: *parameters.lanes(credit.drawn_below),
            interest_per_day: parameters.lanes(credit.interest_per_year).map(|r| r / DAYS_PER_YEAR),
            has_interest: !zero(credit.limit) && !zero(credit.interest_per_year),
        }
    }

    /// What is drawn at a balance net of drawings.
    #[inline(always)]
    pub(crate) fn drawn(&self, balance: f64, lane: usize) -> f64 {
        (self.drawn_below[lane] - balance).max(0.0).min(self.limit[lane])
    }

    /// Interest of a day on what is drawn at the last close, rupiah.
    #[inline(always)]
    pub(crate) fn interest(&self, balance: f64, lane: usize) -> f64 {
        self.drawn(balance, lane) * self.interest_per_day[lane]
    }
}

impl<'a> Ledger<'a> {
    /// Opens the ledger with the balance before day 0.
    pub(crate) fn open(
        model: &Model,
        parameters: &Parameters,
        opening: &Lanes,
        recording: Option<Recording<'a>>,
    ) -> Self {
        Self {
            balance: *opening,
            totals: vec![[0.0; LANES]; model.accounts.len()],
            apart: [0.0; LANES],
            credit: CreditLine::prepare(model, parameters),
            interest_account: model.credit.interest_account,
            recording,
            day: 0,
        }
    }

    /// Begins a day.
    #[inline(always)]
    pub(crate) fn begin(&mut self, day: usize) {
        self.day = day;
    }

    /// Posts an amount on each path: balance and account change by it.
    #[inline(always)]
    pub(crate) fn post(&mut self, account: AccountId, amount: &Lanes) {
        let total = &mut self.totals[account];
        for lane in 0..LANES {
            self.balance[lane] += amount[lane];
            total[lane] += amount[lane];
        }
        if self.recording.is_some() {
            self.record(account, amount);
        }
    }

    /// Posts what goes out as a share of something on each path: -(rate x of).
    #[inline(always)]
    pub(crate) fn post_share(&mut self, account: AccountId, rate: &Lanes, of: &Lanes) {
        if self.recording.is_some() {
            let amount = std::array::from_fn(|lane| -(rate[lane] * of[lane]));
            self.post(account, &amount);
            return;
        }
        let total = &mut self.totals[account];
        for lane in 0..LANES {
            let amount = -(rate[lane] * of[lane]);
            self.balance[lane] += amount;
            total[lane] += amount;
        }
    }

    /// Posts an amount that is no part of what a month leaves over.
    pub(crate) fn post_apart(&mut self, account: AccountId, amount: &Lanes) {
        self.post(account, amount);
        for lane in 0..LANES {
            self.apart[lane] += amount[lane];
        }
    }

    #[inline(never)]
    fn record(&mut self, account: AccountId, amount: &Lanes) {
        if let Some(recording) = &mut self.recording {
            let amount = amount[recording.lane];
            if amount != 0.0 {
                recording.recorder.posting(self.day, account, amount);
            }
        }
    }

    /// Posts the interest on what was drawn at the last close.
    #[inline(always)]
    pub(crate) fn post_interest(&mut self) {
        if self.credit.has_interest {
            let mut amount = [0.0; LANES];
            for lane in 0..LANES {
                amount[lane] = -self.credit.interest(self.balance[lane], lane);
            }
            self.post(self.interest_account, &amount);
        }
    }

    /// Closes a day and gives the balance net of drawings.
    #[inline(always)]
    pub(crate) fn close(&mut self) -> Lanes {
        if self.recording.is_some() {
            self.record_close();
        }
        self.balance
    }

    #[inline(never)]
    fn record_close(&mut self) {
        if let Some(recording) = &mut self.recording {
            let balance = self.balance[recording.lane];
            let drawn = self.credit.drawn(balance, recording.lane);
            recording.recorder.close(self.day, balance, drawn);
        }
    }
}
