//! What a day's sales and what falls due on it post.
//!
//! Where everything that is due follows from the sales that are paid out, it is posted out of the
//! ring of receipts without copies; otherwise (commission that a shock changes, counted orders,
//! affiliates, payouts that can be held) each has a ring of its own. Both post the same amounts in
//! the same order.

use super::{ChannelBooks, DaySales, DayTerms, Goods, Paid};
use crate::numeric::{LANES, Lanes};
use crate::simulate::ledger::Ledger;
use crate::simulate::parameters::lanes;
use crate::simulate::settlement::Settlements;

impl ChannelBooks {
    /// Books a day's sales and posts what falls due on it.
    #[inline(always)]
    pub(super) fn post_day(
        &mut self,
        day: usize,
        sold: DaySales,
        terms: DayTerms,
        ledger: &mut Ledger,
    ) {
        if self.all_follows_from_sales() {
            self.post_sales(day, sold.sales, ledger);
        } else {
            self.add_receipts(day as i64, sold, terms);
            self.post_receipts(day, terms, ledger);
        }
        self.post_costs(day, sold, terms.unit_cost, ledger);
    }

    fn all_follows_from_sales(&self) -> bool {
        self.commission.is_none()
            && self.orders.is_none()
            && self.affiliates.is_none()
            && self.ads.is_none()
            && self.late_returns.is_none()
            && self.withheld.is_none()
            && self.held.is_none()
            && self.opening_receipts.is_none()
    }

    /// Posts sales that are paid out, and what follows from them.
    #[inline(always)]
    fn post_sales(&mut self, day: usize, sales: &Lanes, ledger: &mut Ledger) {
        let at_once = self.payout.is_at_once();
        if !at_once {
            self.receipts.add(day as i64, sales, &self.payout);
        }
        let paid = if at_once { sales } else { self.receipts.due(day) };
        let (accounts, rates) = (&self.accounts, &self.rates);
        ledger.post(accounts.sales, paid);
        for (account, rate) in [
            (accounts.returns, &rates.taken_back),
            (accounts.commission, &rates.commission),
            (accounts.creator_commission, &rates.creators),
            (accounts.order_fees, &rates.order_fee),
        ] {
            if let Some(rate) = rate {
                ledger.post_share(account, rate, paid);
            }
        }
        if !at_once {
            self.receipts.clear(day);
        }
    }

    #[inline(never)]
    fn post_receipts(&mut self, day: usize, terms: DayTerms, ledger: &mut Ledger) {
        let mut due = self.take_due(day);
        if let (Some(lost), Some(account)) = (terms.lost, self.accounts.payouts_lost) {
            // What is lost was sold and charged like everything else, and then taken.
            let gone = due.lose(lost);
            let before = ledger.balance;
            self.post_paid(&gone, ledger);
            let taken = lanes(|lane| before[lane] - ledger.balance[lane]);
            ledger.post(account, &taken);
        }
        if let Some(waiting) = &mut self.held {
            waiting.release(&mut due, terms.held);
        }
        self.post_paid(&due, ledger);
    }

    /// Takes what falls due on a day out of the rings.
    fn take_due(&mut self, day: usize) -> Paid {
        let take =
            |settlements: &mut Option<Settlements>| settlements.as_mut().map(|it| it.take(day));
        Paid {
            commission: take(&mut self.commission),
            orders: take(&mut self.orders),
            ads: take(&mut self.ads),
            withheld: take(&mut self.withheld),
            returns: self.late_returns.as_mut().map(|(returns, _)| returns.take(day)),
            // The ring is read once and not refilled, so later rounds find it empty.
            opening: take(&mut self.opening_receipts),
            affiliates: self.affiliates.as_mut().map(|affiliates| affiliates.take(day)),
            sales: self.receipts.take(day),
        }
    }

    /// Posts what is paid out, account by account.
    fn post_paid(&self, paid: &Paid, ledger: &mut Ledger) {
        let (accounts, rates, sales) = (&self.accounts, &self.rates, &paid.sales);
        ledger.post(accounts.sales, sales);
        match (&paid.returns, &rates.taken_back) {
            (Some(due), _) => ledger.post(accounts.returns, &negative(due)),
            (None, Some(rate)) => ledger.post_share(accounts.returns, rate, sales),
            (None, None) => {}
        }
        match (&paid.commission, &rates.commission) {
            (Some(due), _) => ledger.post(accounts.commission, &negative(due)),
            (None, Some(rate)) => ledger.post_share(accounts.commission, rate, sales),
            (None, None) => {}
        }
        if let Some(creators) = &rates.creators {
            ledger.post_share(accounts.creator_commission, creators, sales);
        }
        if let Some(due) = &paid.affiliates {
            ledger.post(accounts.creator_commission, &negative(due));
        }
        if let Some(fee) = &rates.order_fee {
            ledger.post_share(accounts.order_fees, fee, paid.orders.as_ref().unwrap_or(sales));
        }
        if let Some(ads) = &paid.ads {
            ledger.post(accounts.ads, &negative(ads));
        }
        if let (Some(due), Some(account)) = (&paid.withheld, accounts.withheld) {
            ledger.post(account, &negative(due));
        }
        if let Some(opening) = &paid.opening {
            ledger.post(accounts.opening_receipts, opening);
        }
    }

    #[inline(always)]
    fn post_costs(
        &mut self,
        day: usize,
        sold: DaySales,
        unit_cost: Option<&Lanes>,
        ledger: &mut Ledger,
    ) {
        if let (Goods::PerSale, Some(rate)) = (self.goods, &self.rates.goods) {
            if self.goods_delay.is_at_once() && unit_cost.is_none() {
                ledger.post_share(self.accounts.goods, rate, sold.sales);
            } else if let Some(goods) = self.goods_of(sold.sales, unit_cost) {
                self.bills.add(day as i64, &goods, &self.goods_delay);
                ledger.post(self.accounts.goods, &negative(&self.bills.take(day)));
            }
        }
        if let Some(opening) = &mut self.opening_bills {
            ledger.post(self.accounts.opening_bills, &negative(&opening.take(day)));
        }
        if let Some(packing) = &self.rates.packing {
            let orders = sold.orders.unwrap_or(sold.sales);
            ledger.post_share(self.accounts.packing, packing, orders);
        }
    }

    /// Books what the ads of a day cost, to be taken out of its payouts.
    pub(super) fn add_ads(&mut self, day: usize, cost: &Lanes) {
        if let Some(ads) = &mut self.ads {
            ads.add(day as i64, cost, &self.payout);
        }
    }

    /// Posts what a week of ads costs.
    pub(super) fn post_ads(&self, cost: &Lanes, ledger: &mut Ledger) {
        ledger.post(self.accounts.ads, &negative(cost));
    }
}

#[inline(always)]
fn negative(amount: &Lanes) -> Lanes {
    let mut out = [0.0; LANES];
    for lane in 0..LANES {
        out[lane] = -amount[lane];
    }
    out
}
