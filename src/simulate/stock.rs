//! A stock at cost (MODEL 6): reviewed every so many days, ordered up to the expected need, paid
//! when it is ordered or on credit.

use std::ops::Range;

use super::by_day::ByDay;
use super::ledger::Ledger;
use super::parameters::Parameters;
use super::settlement::{Delay, Settlements};
use crate::model::{self, AccountId, Model};
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
    credit: Option<Credit>,
}

/// Goods that are paid some days after they were ordered.
#[derive(Debug, Clone)]
struct Credit {
    days: ByDay,
    bills: Settlements,
}

impl Credit {
    /// Bills of the orders before day 0: each was of what had been needed since the one before.
    fn open(days: ByDay, stock: &model::Stock, need_before: impl Fn(i64) -> Lanes) -> Self {
        let longest = whole(days.largest());
        let mut bills = Settlements::new(longest);
        let delay = Delay::PerPath(Box::new(days.before().map(whole)));
        // A stock that is full on day 0 was filled on it.
        let latest = if stock.opening.is_some() { stock.review_days } else { 0 };
        for ago in (latest..=longest).step_by(stock.review_days) {
            let day = -(ago as i64);
            let mut ordered = [0.0; LANES];
            for before in day - stock.review_days as i64..day {
                let need = need_before(before);
                for lane in 0..LANES {
                    ordered[lane] += need[lane];
                }
            }
            bills.add(day, &ordered, &delay);
        }
        Self { days, bills }
    }

    /// Books what is ordered on a day.
    fn add(&mut self, day: usize, cost: &Lanes) {
        let delay = Delay::PerPath(Box::new(self.days.at(day).map(whole)));
        self.bills.add(day as i64, cost, &delay);
    }
}

/// Days, rounded to whole ones.
fn whole(days: f64) -> usize {
    days.max(0.0).round() as usize
}

impl Stock {
    /// Opens the stock; `need` is the expected cost of the goods of each day from day 0 on, for
    /// [`model::Stock::days_to_cover`] days beyond the last.
    pub(crate) fn open(
        stock: &model::Stock,
        model: &Model,
        parameters: &Parameters,
        need: &[Lanes],
        need_before: impl Fn(i64) -> Lanes,
    ) -> Self {
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
        let credit = stock.credit_days.map(|id| {
            let days = ByDay::prepare(model, parameters, &[id], |value| value(id));
            Credit::open(days, stock, need_before)
        });
        Self {
            credit,
            review_days: stock.review_days,
            lead_time_days: stock.lead_time_days,
            account: stock.account,
            order_up_to,
            on_hand,
            arriving: vec![[0.0; LANES]; stock.lead_time_days + 1],
        }
    }

    /// The days whose goods are ordered on a day, if it is one of review.
    pub(crate) fn ordered_for(&self, day: usize) -> Option<Range<usize>> {
        let arrival = day + self.lead_time_days;
        day.is_multiple_of(self.review_days).then(|| arrival..arrival + self.review_days)
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
            match &mut self.credit {
                Some(credit) => credit.add(day, &paid.map(|cost| -cost)),
                None => ledger.post(self.account, &paid),
            }
        }
        if let Some(credit) = &mut self.credit {
            let due = credit.bills.take(day);
            ledger.post(self.account, &due.map(|due| -due));
        }
        let place = day % self.arriving.len();
        let arrived = std::mem::replace(&mut self.arriving[place], [0.0; LANES]);
        for lane in 0..LANES {
            self.on_hand[lane] += arrived[lane];
        }
    }

    /// What is ordered and not yet paid.
    pub(crate) fn bills(&self) -> Lanes {
        self.credit.as_ref().map_or([0.0; LANES], |credit| credit.bills.total())
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
