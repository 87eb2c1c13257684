//! A stock at cost (MODEL 6): reviewed every so many days, ordered up to the expected need, paid
//! when it is ordered.

use super::ledger::Ledger;
use super::parameters::Parameters;
use crate::model::{self, AccountId};
use crate::numeric::{LANES, Lanes};

/// The stock on the paths of a block, rupiah at cost.
#[derive(Debug, Clone)]
pub(crate) struct Stock {
    review_days: usize,
    lead_time_days: usize,
    account: AccountId,
    /// What is ordered up to on each day of review: the need expected until the delivery after
    /// the next, with the safety share.
    order_up_to: Vec<Lanes>,
    on_hand: Lanes,
    /// What arrives in so many days, by day modulo its length.
    arriving: Vec<Lanes>,
}

impl Stock {
    /// Opens the stock; `need` is the expected cost of the goods of each day from day 0 on, for
    /// [`model::Stock::days_to_cover`] days beyond the last.
    pub(crate) fn open(stock: &model::Stock, parameters: &Parameters, need: &[Lanes]) -> Self {
        let safety = parameters.lanes(stock.safety_share);
        let covered = stock.days_to_cover();
        let days = need.len() - covered;
        let order_up_to: Vec<Lanes> = (0..days)
            .step_by(stock.review_days)
            .map(|day| {
                let mut total = [0.0; LANES];
                for row in &need[day..day + covered] {
                    for lane in 0..LANES {
                        total[lane] += row[lane];
                    }
                }
                for lane in 0..LANES {
                    total[lane] *= 1.0 + safety[lane];
                }
                total
            })
            .collect();
        let on_hand = match stock.opening {
            Some(opening) => *parameters.lanes(opening),
            None => order_up_to.first().copied().unwrap_or([0.0; LANES]),
        };
        Self {
            review_days: stock.review_days,
            lead_time_days: stock.lead_time_days,
            account: stock.account,
            order_up_to,
            on_hand,
            arriving: vec![[0.0; LANES]; stock.lead_time_days + 1],
        }
    }

    /// In the morning: what was ordered arrives, and on days of review more is ordered and paid
    /// at today's prices (`unit_cost` against the usual ones).
    pub(crate) fn begin(&mut self, day: usize, unit_cost: &Lanes, ledger: &mut Ledger) {
        if day.is_multiple_of(self.review_days) {
            let target = self.order_up_to[day / self.review_days];
            let coming = self.on_order();
            let place = (day + self.lead_time_days) % self.arriving.len();
            let mut paid = [0.0; LANES];
            for lane in 0..LANES {
                let ordered = (target[lane] - self.on_hand[lane] - coming[lane]).max(0.0);
                self.arriving[place][lane] += ordered;
                paid[lane] = -(ordered * unit_cost[lane]);
            }
            ledger.post(self.account, &paid);
        }
        let place = day % self.arriving.len();
        let arrived = std::mem::replace(&mut self.arriving[place], [0.0; LANES]);
        for lane in 0..LANES {
            self.on_hand[lane] += arrived[lane];
        }
    }

    /// Goods in the shop.
    pub(crate) fn on_hand(&self) -> &Lanes {
        &self.on_hand
    }

    /// Goods that are paid and on their way.
    pub(crate) fn on_order(&self) -> Lanes {
        let mut total = [0.0; LANES];
        for row in &self.arriving {
            for lane in 0..LANES {
                total[lane] += row[lane];
            }
        }
        total
    }

    /// Takes goods out; rounding never leaves less than nothing.
    pub(crate) fn take(&mut self, amount: &Lanes) {
        for lane in 0..LANES {
            self.on_hand[lane] = (self.on_hand[lane] - amount[lane]).max(0.0);
        }
    }
}
