//! The pipeline: what sales before day 0 have left due, and what is left due at the end.

use super::{Before, ChannelBooks, ChannelDue, DaySales, DayTerms};
use crate::model::Channel;
use crate::numeric::{LANES, Lanes};
use crate::simulate::demand::Demand;
use crate::simulate::orders::scaled;
use crate::simulate::parameters::{Parameters, lanes};
use crate::simulate::rates::Rates;
use crate::simulate::settlement::{Delay, Settlements};

impl ChannelBooks {
    /// Sales before day 0 are ordinary, and what they leave due is still to come.
    pub(super) fn fill_pipeline(&mut self, before: Before) {
        let settled = self.late_returns.as_ref().map_or(&self.payout, |(_, delay)| delay);
        let past = settled.longest().max(self.goods_delay.longest()) as i64;
        for day in -past..0 {
            let sales = before.demand.expected(day);
            let points = before.events.and_then(|events| events.points(day));
            let withheld = before.withheld.filter(|(from, _)| day >= *from).map(|(_, rate)| rate);
            let terms = DayTerms { commission_points: points, withheld, ..DayTerms::default() };
            // Counted orders vary around their mean, which is what an ordinary day leaves due.
            let sold = DaySales { sales: &sales, orders: Some(&sales) };
            self.add_receipts(day, sold, terms);
            let discounted = before.events.and_then(|events| events.goods(day));
            if let Some(goods) = self.goods_of(&sales, discounted) {
                self.bills.add(day, &goods, &self.goods_delay);
            }
        }
    }

    /// Ads before day 0 are today's, while the channel sold.
    pub(super) fn fill_ads(&mut self, demand: &Demand, today: &Lanes) {
        let Some(ads) = &mut self.ads else {
            return;
        };
        let past = self.payout.longest() as i64;
        let sold = |lane: usize| (-past..0).any(|day| demand.expected(day)[lane] > 0.0);
        let cost = lanes(|lane| if sold(lane) { today[lane] / 7.0 } else { 0.0 });
        for day in -past..0 {
            ads.add(day, &cost, &self.payout);
        }
    }

    /// Puts stated opening amounts in place of the computed pipeline.
    pub(super) fn replace_opening(&mut self, channel: &Channel, parameters: &Parameters) {
        if let Some(id) = channel.opening_receipts {
            let net = |sales: &Lanes, rates: &Rates| rates.net_of(sales, None, sales);
            let mut pattern: Vec<Lanes> =
                self.receipts.by_day(0).map(|sales| net(sales, &self.rates)).collect();
            if let Some(affiliates) = &mut self.affiliates {
                pattern.iter_mut().zip(affiliates.by_day()).for_each(|(net, due)| less(net, due));
                affiliates.clear(self.payout.longest());
            }
            self.withheld = self.withheld.as_ref().map(|_| Settlements::new(self.payout.longest()));
            if let Some((returns, delay)) = &mut self.late_returns {
                *returns = Settlements::new(delay.longest());
            }
            self.ads = self.ads.as_ref().map(|_| Settlements::new(self.payout.longest()));
            self.opening_receipts = Some(spread(parameters.lanes(id), &pattern));
            self.receipts = Settlements::new(self.payout.longest());
            let longest = self.payout.longest();
            let empty = |_: &Settlements| Settlements::new(longest);
            self.commission = self.commission.as_ref().map(empty);
            self.orders = self.orders.as_ref().map(empty);
        }
        if let Some(id) = channel.opening_bills {
            let pattern: Vec<Lanes> = self.bills.by_day(0).copied().collect();
            self.opening_bills = Some(spread(parameters.lanes(id), &pattern));
            self.bills = Settlements::new(self.goods_delay.longest());
        }
    }

    /// What returns take out of sales.
    fn taken_back_of(&self, sales: &Lanes) -> Lanes {
        self.rates.taken_back.as_ref().map_or([0.0; LANES], |rate| scaled(rate, sales))
    }

    /// What is still due after the last day.
    pub(super) fn due(&self) -> ChannelDue {
        let commission = self.commission.as_ref().map(Settlements::total);
        let sales = self.receipts.total();
        let orders = self.orders.as_ref().map_or(sales, Settlements::total);
        let mut receipts = self.rates.net_of(&sales, commission.as_ref(), &orders);
        if let Some(opening) = &self.opening_receipts {
            add(&mut receipts, &opening.total());
        }
        for taken in [&self.ads, &self.withheld].into_iter().flatten() {
            less(&mut receipts, &taken.total());
        }
        if let Some((returns, _)) = &self.late_returns {
            // They are not deducted from these receipts but from all later ones.
            add(&mut receipts, &self.taken_back_of(&sales));
            less(&mut receipts, &returns.total());
        }
        let mut bills = self.bills.total();
        if let Some(opening) = &self.opening_bills {
            add(&mut bills, &opening.total());
        }
        let held = self.held.as_ref().map_or([0.0; LANES], |held| {
            let commission = self.commission.as_ref().map(|_| held.commission.amount());
            let sales = held.sales.amount();
            let orders = self.orders.as_ref().map_or(sales, |_| held.orders.amount());
            let mut net = self.rates.net_of(sales, commission, orders);
            add(&mut net, held.opening_receipts.amount());
            less(&mut net, held.ads.amount());
            less(&mut net, held.affiliates.amount());
            less(&mut net, held.withheld.amount());
            if self.late_returns.is_some() {
                add(&mut net, &self.taken_back_of(sales));
                less(&mut net, held.returns.amount());
            }
            net
        });
        if let Some(affiliates) = &self.affiliates {
            less(&mut receipts, &affiliates.due());
        }
        ChannelDue { receipts, held, bills }
    }
}

/// Spreads an amount over the coming days like a pattern, or puts it on day 0 without one.
fn spread(amount: &Lanes, pattern: &[Lanes]) -> Settlements {
    let mut settlements = Settlements::new(pattern.len().saturating_sub(1));
    for lane in 0..LANES {
        let total: f64 = pattern.iter().map(|row| row[lane]).sum();
        for (day, row) in pattern.iter().enumerate() {
            let share = if total > 0.0 { row[lane] / total } else { f64::from(u8::from(day == 0)) };
            let mut part = [0.0; LANES];
            part[lane] = amount[lane] * share;
            settlements.add(day as i64, &part, &Delay::Common(vec![(0, 1.0)]));
        }
    }
    settlements
}

fn less(sum: &mut Lanes, part: &Lanes) {
    for lane in 0..LANES {
        sum[lane] -= part[lane];
    }
}

fn add(sum: &mut Lanes, more: &Lanes) {
    for lane in 0..LANES {
        sum[lane] += more[lane];
    }
}
