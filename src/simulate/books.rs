//! The books of one channel: what a day's sales will pay and cost, and when (MODEL 7).

use super::affiliates::AffiliateBooks;
use super::demand::Demand;
use super::ledger::Ledger;
use super::parameters::Parameters;
use super::pending::{Delay, Pending, Waiting};
use super::rates::Rates;
use crate::model::{AccountId, AccountKind, Channel, Model};
use crate::numeric::{LANES, Lanes};

/// The books of one channel on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct ChannelBooks {
    accounts: ChannelAccounts,
    rates: Rates,
    payout: Delay,
    /// Sales that are still to be paid out, before deductions.
    receipts: Pending,
    /// Commission on them, where a shock can change it; else it follows from the sales.
    commission: Option<Pending>,
    /// Their orders at the average value, where orders are counted; else they follow from the
    /// sales.
    orders: Option<Pending>,
    /// Commission of affiliates on them.
    affiliates: Option<AffiliateBooks>,
    held: Option<Held>,
    goods: Goods,
    goods_delay: Delay,
    bills: Pending,
    opening_receipts: Option<Pending>,
    opening_bills: Option<Pending>,
}

/// Held payouts of a channel that a shock can hold.
#[derive(Debug, Clone)]
struct Held {
    sales: Waiting,
    commission: Waiting,
    orders: Waiting,
}

#[derive(Debug, Clone, Copy)]
struct ChannelAccounts {
    sales: AccountId,
    returns: AccountId,
    commission: AccountId,
    creator_commission: AccountId,
    order_fees: AccountId,
    opening_receipts: AccountId,
    goods: AccountId,
    opening_bills: AccountId,
    packing: AccountId,
    ads: AccountId,
}

/// What a channel sells on one day, rupiah.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DaySales<'a> {
    pub(crate) sales: &'a Lanes,
    /// Orders at their average value, where they are counted.
    pub(crate) orders: Option<&'a Lanes>,
}

/// What shocks do to a channel's money on one day.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct DayTerms<'a> {
    /// Share of affiliates in the sales.
    pub(crate) affiliate_share: Option<&'a Lanes>,
    /// Points added to the commission.
    pub(crate) commission_points: Option<&'a Lanes>,
    /// Factor of unit cost.
    pub(crate) unit_cost: Option<&'a Lanes>,
    /// Paths whose payouts are held.
    pub(crate) held: u32,
}

/// What a shock can change about a channel's money.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exposure {
    pub(crate) commission: bool,
    pub(crate) payouts: bool,
}

/// Where the goods of a channel come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goods {
    /// Bought for each sale.
    PerSale,
    /// Taken from the stock, which buys them.
    FromStock,
}

/// Money of a channel that is still due at the end, rupiah.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChannelDue {
    /// Receipts on their way, after deductions.
    pub(crate) receipts: Lanes,
    /// Receipts that are held, after deductions.
    pub(crate) held: Lanes,
    /// Bills of suppliers.
    pub(crate) bills: Lanes,
}

/// The delays of a channel, which say how far before day 0 its books begin.
pub(crate) struct Delays {
    payout: Delay,
    goods: Delay,
}

impl Delays {
    /// The delays of a channel on the paths of a block.
    pub(crate) fn prepare(channel: &Channel, model: &Model, parameters: &Parameters) -> Self {
        Self {
            payout: Delay::of_payout(&channel.payout, model, parameters),
            goods: Delay::of_days(channel.goods_credit_days, model, parameters),
        }
    }

    /// Days before day 0 whose sales can still be due.
    pub(crate) fn past(&self) -> usize {
        self.payout.longest().max(self.goods.longest())
    }
}

impl ChannelBooks {
    /// Opens the books with what sales before day 0 have left in the pipeline.
    pub(crate) fn open(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        demand: &Demand,
        delays: Delays,
        exposure: Exposure,
    ) -> Self {
        let Delays { payout, goods } = delays;
        let rates = Rates::prepare(channel, model, parameters);
        let open_affiliates = |affiliates| {
            let longest = payout.longest();
            AffiliateBooks::open(affiliates, parameters, &rates.kept, longest, exposure.payouts)
        };
        let mut books = Self {
            accounts: ChannelAccounts::of(channel.first_account),
            affiliates: channel.affiliates.as_ref().map(open_affiliates),
            rates,
            receipts: Pending::new(payout.longest()),
            commission: exposure.commission.then(|| Pending::new(payout.longest())),
            orders: channel.lumpy_orders.map(|_| Pending::new(payout.longest())),
            held: exposure.payouts.then(Held::nothing),
            goods: if model.delivery.stock.is_some() { Goods::FromStock } else { Goods::PerSale },
            bills: Pending::new(goods.longest()),
            payout,
            goods_delay: goods,
            opening_receipts: None,
            opening_bills: None,
        };
        books.fill_pipeline(demand);
        books.replace_opening(channel, parameters);
        books
    }

    /// Sales before day 0 are ordinary, and what they leave due is still to come.
    fn fill_pipeline(&mut self, demand: &Demand) {
        let past = self.payout.longest().max(self.goods_delay.longest()) as i64;
        for day in -past..0 {
            let sales = demand.expected(day);
            // Counted orders vary around their mean, which is what an ordinary day leaves due.
            let sold = DaySales { sales: &sales, orders: Some(&sales) };
            self.add_receipts(day, sold, DayTerms::default());
            if let Some(goods) = self.goods_of(&sales, None) {
                self.bills.add(day, &goods, &self.goods_delay);
            }
        }
    }

    /// Puts stated opening amounts in place of the computed pipeline.
    fn replace_opening(&mut self, channel: &Channel, parameters: &Parameters) {
        if let Some(id) = channel.opening_receipts {
            let net = |sales: &Lanes, rates: &Rates| rates.net_of(sales, None, sales);
            let mut pattern: Vec<Lanes> =
                self.receipts.by_day(0).map(|sales| net(sales, &self.rates)).collect();
            if let Some(affiliates) = &mut self.affiliates {
                pattern.iter_mut().zip(affiliates.by_day()).for_each(|(net, due)| less(net, due));
                affiliates.clear(self.payout.longest());
            }
            self.opening_receipts = Some(spread(parameters.lanes(id), &pattern));
            self.receipts = Pending::new(self.payout.longest());
            let longest = self.payout.longest();
            let empty = |_: &Pending| Pending::new(longest);
            self.commission = self.commission.as_ref().map(empty);
            self.orders = self.orders.as_ref().map(empty);
        }
        if let Some(id) = channel.opening_bills {
            let pattern: Vec<Lanes> = self.bills.by_day(0).copied().collect();
            self.opening_bills = Some(spread(parameters.lanes(id), &pattern));
            self.bills = Pending::new(self.goods_delay.longest());
        }
    }

    #[inline(always)]
    fn add_receipts(&mut self, day: i64, sold: DaySales, terms: DayTerms) {
        self.receipts.add(day, sold.sales, &self.payout);
        if let Some(commission) = &mut self.commission {
            let amount = self.rates.commission_of(sold.sales, terms.commission_points);
            commission.add(day, &amount, &self.payout);
        }
        if let Some(affiliates) = &mut self.affiliates {
            affiliates.add(day, sold.sales, terms.affiliate_share, &self.payout);
        }
        if let (Some(orders), Some(counted)) = (&mut self.orders, sold.orders) {
            orders.add(day, counted, &self.payout);
        }
    }

    /// Cost of the goods of a day's sales that are bought for them.
    #[inline(always)]
    fn goods_of(&self, sales: &Lanes, unit_cost: Option<&Lanes>) -> Option<Lanes> {
        match self.goods {
            Goods::PerSale => self.rates.goods_of(sales, unit_cost),
            Goods::FromStock => None,
        }
    }

    /// Cost of the goods of a rupiah of sales.
    pub(crate) fn goods_rate(&self) -> Option<&Lanes> {
        self.rates.goods.as_ref()
    }

    /// Share of sales that is not returned.
    pub(crate) fn kept(&self) -> &Lanes {
        &self.rates.kept
    }

    /// Posts what a week of ads costs.
    pub(crate) fn post_ads(&self, cost: &Lanes, ledger: &mut Ledger) {
        ledger.post(self.accounts.ads, &negative(cost));
    }

    /// Books a day's sales and posts what falls due on it.
    #[inline(always)]
    pub(crate) fn post_day(
        &mut self,
        day: usize,
        sold: DaySales,
        terms: DayTerms,
        ledger: &mut Ledger,
    ) {
        self.add_receipts(day as i64, sold, terms);
        self.post_receipts(day, terms.held, ledger);
        self.post_costs(day, sold, terms.unit_cost, ledger);
    }

    #[inline(always)]
    fn post_receipts(&mut self, day: usize, held: u32, ledger: &mut Ledger) {
        let mut sales = self.receipts.take(day);
        let mut commission = self.commission.as_mut().map(|pending| pending.take(day));
        let mut orders = self.orders.as_mut().map(|pending| pending.take(day));
        if let Some(waiting) = &mut self.held {
            sales = waiting.sales.release(&sales, held);
            commission = commission.map(|due| waiting.commission.release(&due, held));
            orders = orders.map(|due| waiting.orders.release(&due, held));
        }
        ledger.post(self.accounts.sales, &sales);
        if let Some(returns) = &self.rates.returns {
            ledger.post(self.accounts.returns, &minus(returns, &sales));
        }
        match (commission, &self.rates.commission) {
            (Some(due), _) => ledger.post(self.accounts.commission, &negative(&due)),
            (None, Some(rate)) => ledger.post(self.accounts.commission, &minus(rate, &sales)),
            (None, None) => {}
        }
        if let Some(creators) = &self.rates.creators {
            ledger.post(self.accounts.creator_commission, &minus(creators, &sales));
        }
        if let Some(affiliates) = &mut self.affiliates {
            let due = affiliates.take(day, held);
            ledger.post(self.accounts.creator_commission, &negative(&due));
        }
        if let Some(fee) = &self.rates.order_fee {
            ledger.post(self.accounts.order_fees, &minus(fee, orders.as_ref().unwrap_or(&sales)));
        }
        if let Some(opening) = &mut self.opening_receipts {
            // The ring is read once and not refilled, so later rounds find it empty.
            ledger.post(self.accounts.opening_receipts, &opening.take(day));
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
        if let Some(goods) = self.goods_of(sold.sales, unit_cost) {
            self.bills.add(day as i64, &goods, &self.goods_delay);
            ledger.post(self.accounts.goods, &negative(&self.bills.take(day)));
        }
        if let Some(opening) = &mut self.opening_bills {
            ledger.post(self.accounts.opening_bills, &negative(&opening.take(day)));
        }
        if let Some(packing) = &self.rates.packing {
            let orders = sold.orders.unwrap_or(sold.sales);
            ledger.post(self.accounts.packing, &minus(packing, orders));
        }
    }

    /// What is still due after the last day.
    pub(crate) fn due(&self) -> ChannelDue {
        let commission = self.commission.as_ref().map(Pending::total);
        let sales = self.receipts.total();
        let orders = self.orders.as_ref().map_or(sales, Pending::total);
        let mut receipts = self.rates.net_of(&sales, commission.as_ref(), &orders);
        if let Some(opening) = &self.opening_receipts {
            add(&mut receipts, &opening.total());
        }
        let mut bills = self.bills.total();
        if let Some(opening) = &self.opening_bills {
            add(&mut bills, &opening.total());
        }
        let mut held = self.held.as_ref().map_or([0.0; LANES], |held| {
            let commission = self.commission.as_ref().map(|_| held.commission.amount());
            let sales = held.sales.amount();
            let orders = self.orders.as_ref().map_or(sales, |_| held.orders.amount());
            self.rates.net_of(sales, commission, orders)
        });
        if let Some(affiliates) = &self.affiliates {
            let (due, waiting) = affiliates.due();
            less(&mut receipts, &due);
            less(&mut held, &waiting);
        }
        ChannelDue { receipts, held, bills }
    }
}

impl Held {
    fn nothing() -> Self {
        Self { sales: Waiting::new(), commission: Waiting::new(), orders: Waiting::new() }
    }
}

impl ChannelAccounts {
    fn of(first: AccountId) -> Self {
        let of = |kind: AccountKind| {
            let place = AccountKind::OF_A_CHANNEL.iter().position(|other| *other == kind);
            first + place.unwrap_or(0)
        };
        Self {
            sales: of(AccountKind::Sales),
            returns: of(AccountKind::Returns),
            commission: of(AccountKind::Commission),
            creator_commission: of(AccountKind::CreatorCommission),
            order_fees: of(AccountKind::OrderFees),
            opening_receipts: of(AccountKind::OpeningReceipts),
            goods: of(AccountKind::Goods),
            opening_bills: of(AccountKind::OpeningBills),
            packing: of(AccountKind::Packing),
            ads: of(AccountKind::Ads),
        }
    }
}

/// Spreads an amount over the coming days like a pattern, or puts it on day 0 without one.
fn spread(amount: &Lanes, pattern: &[Lanes]) -> Pending {
    let mut pending = Pending::new(pattern.len().saturating_sub(1));
    for lane in 0..LANES {
        let total: f64 = pattern.iter().map(|row| row[lane]).sum();
        for (day, row) in pattern.iter().enumerate() {
            let share = if total > 0.0 { row[lane] / total } else { f64::from(u8::from(day == 0)) };
            let mut part = [0.0; LANES];
            part[lane] = amount[lane] * share;
            pending.add(day as i64, &part, &Delay::Common(vec![(0, 1.0)]));
        }
    }
    pending
}

#[inline(always)]
fn minus(rate: &Lanes, sales: &Lanes) -> Lanes {
    let mut amount = [0.0; LANES];
    for lane in 0..LANES {
        amount[lane] = -(rate[lane] * sales[lane]);
    }
    amount
}

#[inline(always)]
fn negative(amount: &Lanes) -> Lanes {
    let mut out = [0.0; LANES];
    for lane in 0..LANES {
        out[lane] = -amount[lane];
    }
    out
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
