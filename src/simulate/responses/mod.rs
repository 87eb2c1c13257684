//! Responses of the owner on the paths of a block (MODEL 8): when they begin, and what they do.
//!
//! A response is decided at the beginning of a day, from what was known at the close of the day
//! before.

mod effects;
mod plan;
mod trigger;

use super::delivery::Delivery;
use super::figures::NEVER;
use super::ledger::Ledger;
use super::parameters::Parameters;
use crate::model::{AccountId, DayOfMonth, Model, Repayment, Response, Rhythm};
use crate::numeric::{LANES, Lanes};
use effects::Effects;
use plan::Plan;
use trigger::Trigger;

/// The responses of a block.
#[derive(Debug, Clone)]
pub(crate) struct Responses<'a> {
    responses: Vec<OneResponse<'a>>,
    effects: Effects,
    /// How much less cash on all days so far would have left every decision as it is, rupiah.
    spare_cash: Lanes,
}

/// One response of a block.
#[derive(Debug, Clone)]
struct OneResponse<'a> {
    response: &'a Response,
    trigger: Trigger,
    /// Day on which it began, or [`NEVER`].
    began: [u32; LANES],
    /// Days for which it holds.
    lasts: Lanes,
    /// What `raise` multiplies sales with at its full strength, in the order of the file.
    raised: Vec<Lanes>,
    plan: Plan,
    loan: Option<Loan>,
}

/// A loan that a response takes.
#[derive(Debug, Clone)]
struct Loan {
    amount: Lanes,
    interest_per_year: Lanes,
    payment: Lanes,
    repayment: Repayment,
    /// Payments made.
    paid: [u32; LANES],
    /// The day of the month on which it came.
    day_of_month: [i8; LANES],
}

/// What is known in the morning of a day.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Balance at the last close, rupiah net of drawings.
    pub(crate) balance: &'a Lanes,
    /// Fixed costs of a day, rupiah.
    pub(crate) fixed_costs: &'a Lanes,
}

impl<'a> Responses<'a> {
    /// The responses of a block; `first_start` is the first start of each shock, where shocks
    /// happen at all.
    pub(crate) fn prepare(
        model: &'a Model,
        parameters: &Parameters,
        first_start: Option<&[Lanes]>,
    ) -> Self {
        let one = |response: &'a Response| {
            let lasts = response.lasts.map(|id| *parameters.lanes(id));
            OneResponse {
                response,
                trigger: Trigger::prepare(&response.when, parameters, first_start),
                began: [NEVER; LANES],
                lasts: lasts.unwrap_or([f64::INFINITY; LANES]),
                raised: effects::raised(response, parameters),
                plan: Plan::prepare(response, parameters),
                loan: response.loan.as_ref().map(|loan| Loan::prepare(loan, parameters)),
            }
        };
        Self {
            responses: model.responses.iter().map(one).collect(),
            effects: Effects::none(model.channels.len()),
            spare_cash: [f64::INFINITY; LANES],
        }
    }

    /// How much less cash on all days so far would have left every decision as it is, rupiah;
    /// infinite where nothing watches cash.
    pub(crate) fn spare_cash(&self) -> &Lanes {
        &self.spare_cash
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.responses.is_empty()
    }

    /// In the morning: decides which responses begin, and what all do today.
    pub(crate) fn begin(
        &mut self,
        day: usize,
        known: Known,
        model: &Model,
        parameters: &Parameters,
    ) {
        self.effects.clear();
        for one in &mut self.responses {
            one.trigger.decide(day, known, &mut one.began, &mut self.spare_cash);
            if one.began.iter().any(|began| *began != NEVER) {
                self.effects.add(one, day, model, parameters);
            }
        }
    }

    /// What demand of a channel is multiplied with today.
    pub(crate) fn demand(&self, channel: usize) -> Option<&Lanes> {
        self.effects.demand[channel].as_ref()
    }

    /// Share of its ordinary sales at which a channel runs today that is not used otherwise.
    pub(crate) fn started(&self, channel: usize) -> Option<&Lanes> {
        self.effects.started[channel].as_ref()
    }

    /// One where a response has started a channel, zero elsewhere.
    pub(crate) fn is_started(&self, channel: usize) -> Option<&Lanes> {
        self.effects.is_started[channel].as_ref()
    }

    /// What spending on ads decided today is multiplied with.
    pub(crate) fn ads(&self, channel: usize) -> Option<&Lanes> {
        self.effects.ads[channel].as_ref()
    }

    /// What is left today of a cost that is posted to an account.
    pub(crate) fn kept(&self, account: AccountId) -> Option<&Lanes> {
        self.effects.kept.iter().find(|(cut, _)| *cut == account).map(|(_, kept)| kept)
    }

    /// Posts what responses pay and receive today, which stands there in its month.
    pub(crate) fn post(
        &mut self,
        (day, today): (usize, DayOfMonth),
        mut delivery: Option<&mut Delivery>,
        parameters: &Parameters,
        ledger: &mut Ledger,
    ) {
        for one in &mut self.responses {
            if one.began.iter().all(|began| *began == NEVER) {
                continue;
            }
            if let Some(cost) = one.plan.cost(&one.began, &one.lasts, day) {
                ledger.post(one.response.cost_account, &cost.map(|cost| -cost));
            }
            one.post_loan(day, today, ledger);
            one.sell_stock(day, delivery.as_deref_mut(), parameters, ledger);
        }
    }

    /// Notes the sales of a day, by channel, and what is normal on it.
    pub(crate) fn note(&mut self, day: usize, sales: &[Lanes], normal: &[Lanes]) {
        for one in &mut self.responses {
            one.trigger.note(day, sales, normal);
        }
    }

    /// Whether any response watches sales.
    pub(crate) fn watch_sales(&self) -> bool {
        self.responses.iter().any(|one| one.trigger.watches_sales())
    }

    /// The day on which each response began, or [`NEVER`].
    pub(crate) fn began(&self) -> Vec<[u32; LANES]> {
        self.responses.iter().map(|one| one.began).collect()
    }

    /// What is still owed on loans that responses have taken, rupiah.
    pub(crate) fn owed(&self) -> Lanes {
        let mut owed = [0.0; LANES];
        for one in &self.responses {
            if let Some(loan) = &one.loan {
                for lane in 0..LANES {
                    if one.began[lane] != NEVER {
                        owed[lane] += loan.owed(lane);
                    }
                }
            }
        }
        owed
    }
}

impl OneResponse<'_> {
    /// Whether it holds on a day, and since how many days.
    fn since(&self, day: usize, lane: usize) -> Option<f64> {
        active_since(&self.began, &self.lasts, day, lane)
    }

    /// The loan comes on the first day and is paid back every month from one month later, or every
    /// week from one week later, however long the rest of the response lasts.
    fn post_loan(&mut self, day: usize, today: DayOfMonth, ledger: &mut Ledger) {
        let (Some(loan), Some(terms)) = (&mut self.loan, &self.response.loan) else {
            return;
        };
        let mut proceeds = [0.0; LANES];
        let mut repayment = [0.0; LANES];
        for lane in 0..LANES {
            let began = self.began[lane];
            if began == day as u32 {
                proceeds[lane] = loan.amount[lane];
                loan.day_of_month[lane] = today.day;
            } else if began != NEVER && loan.paid[lane] < loan.repayment.payments {
                let is_due = match loan.repayment.rhythm {
                    Rhythm::Weekly => (day as u32 - began).is_multiple_of(7),
                    Rhythm::Monthly => today.is_due(loan.day_of_month[lane]),
                };
                if is_due {
                    loan.paid[lane] += 1;
                    repayment[lane] = -loan.payment[lane];
                }
            }
        }
        ledger.post_apart(terms.proceeds, &proceeds);
        ledger.post(terms.repayment, &repayment);
    }

    fn sell_stock(
        &self,
        day: usize,
        delivery: Option<&mut Delivery>,
        parameters: &Parameters,
        ledger: &mut Ledger,
    ) {
        let stock = delivery.and_then(|delivery| delivery.stock.as_mut());
        let (Some(sell), Some(stock)) = (self.response.sell_stock, stock) else {
            return;
        };
        let (share, price) = (parameters.lanes(sell.share), parameters.lanes(sell.price));
        let mut sold = [0.0; LANES];
        for lane in 0..LANES {
            if self.began[lane] == day as u32 {
                sold[lane] = share[lane] * stock.on_hand()[lane];
            }
        }
        stock.take(&sold);
        ledger.post(sell.account, &std::array::from_fn(|lane| price[lane] * sold[lane]));
    }
}

impl Loan {
    fn prepare(loan: &crate::model::ResponseLoan, parameters: &Parameters) -> Self {
        let amount = *parameters.lanes(loan.amount);
        let interest_per_year = *parameters.lanes(loan.interest_per_year);
        Self {
            amount,
            interest_per_year,
            payment: std::array::from_fn(|lane| {
                loan.terms.payment(amount[lane], interest_per_year[lane])
            }),
            repayment: loan.terms,
            paid: [0; LANES],
            day_of_month: [0; LANES],
        }
    }

    fn owed(&self, lane: usize) -> f64 {
        let rate = self.interest_per_year[lane];
        self.repayment.still_owed(self.amount[lane], rate, self.paid[lane])
    }
}

/// Days since a response began, where it has begun and still holds.
fn active_since(began: &[u32; LANES], lasts: &Lanes, day: usize, lane: usize) -> Option<f64> {
    let since = (day as u32).checked_sub(began[lane])?;
    let since = f64::from(since);
    (since < lasts[lane]).then_some(since)
}
