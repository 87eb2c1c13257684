//! The books of one channel: what a day's sales will pay and cost, and when (MODEL 7).

mod by_day_of_sale;
mod pipeline;
mod posting;

pub(crate) use by_day_of_sale::Books;

use super::affiliates::AffiliateBooks;
use super::demand::Demand;
use super::event_terms::ChannelEvents;
use super::orders::scaled;
use super::parameters::Parameters;
use super::rates::Rates;
use super::settlement::{Delay, Settlements, Waiting};
use crate::model::{AccountId, AccountKind, Channel, Model};
use crate::numeric::Lanes;

/// The books of one channel on the paths of a block.
#[derive(Debug, Clone)]
struct ChannelBooks {
    accounts: ChannelAccounts,
    rates: Rates,
    payout: Delay,
    /// Sales that are still to be paid out, before deductions.
    receipts: Settlements,
    /// Commission on them, where a shock can change it; else it follows from the sales.
    commission: Option<Settlements>,
    /// Their orders at the average value, where orders are counted; else they follow from the
    /// sales.
    orders: Option<Settlements>,
    /// Commission of affiliates on them.
    affiliates: Option<AffiliateBooks>,
    /// Ads that the platform takes out of them.
    ads: Option<Settlements>,
    /// Returns that are taken out of later ones, and after how many days; else they settle with the
    /// sale.
    late_returns: Option<(Settlements, Delay)>,
    /// Tax that the platform withholds from them.
    withheld: Option<Settlements>,
    held: Option<Held>,
    goods: Goods,
    goods_delay: Delay,
    bills: Settlements,
    opening_receipts: Option<Settlements>,
    opening_bills: Option<Settlements>,
}

/// Held payouts of a channel that a shock can hold.
#[derive(Debug, Clone)]
struct Held {
    sales: Waiting,
    commission: Waiting,
    orders: Waiting,
    affiliates: Waiting,
    ads: Waiting,
    returns: Waiting,
    withheld: Waiting,
    opening_receipts: Waiting,
}

/// What is paid out on a day, and what is taken out of it.
#[derive(Debug)]
struct Paid {
    sales: Lanes,
    commission: Option<Lanes>,
    orders: Option<Lanes>,
    affiliates: Option<Lanes>,
    ads: Option<Lanes>,
    returns: Option<Lanes>,
    withheld: Option<Lanes>,
    opening: Option<Lanes>,
}

impl Paid {
    /// Takes the share that is lost for good out, and gives it.
    fn lose(&mut self, lost: &Lanes) -> Self {
        let of = |due: &mut Option<Lanes>| due.as_mut().map(|due| Waiting::lose(due, lost));
        Self {
            sales: Waiting::lose(&mut self.sales, lost),
            commission: of(&mut self.commission),
            orders: of(&mut self.orders),
            affiliates: of(&mut self.affiliates),
            ads: of(&mut self.ads),
            returns: of(&mut self.returns),
            withheld: of(&mut self.withheld),
            opening: of(&mut self.opening),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct ChannelAccounts {
    withheld: Option<AccountId>,
    payouts_lost: Option<AccountId>,
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
    /// Share of what would be paid out that is lost for good.
    pub(crate) lost: Option<&'a Lanes>,
    /// Tax that the platform withholds, share of sales less returns.
    pub(crate) withheld: Option<&'a Lanes>,
    /// Share of the orders that pay fees.
    pub(crate) charged: Option<&'a Lanes>,
}

/// What a shock can change about a channel's money.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exposure {
    pub(crate) commission: bool,
    pub(crate) payouts: bool,
    /// Account of the tax that the channel withholds, if it does.
    pub(crate) withheld: Option<AccountId>,
}

/// What a channel sold before day 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Before<'a> {
    pub(crate) demand: &'a Demand,
    pub(crate) events: Option<&'a ChannelEvents>,
    /// Tax that was withheld from a day on, share of sales less returns.
    pub(crate) withheld: Option<(i64, &'a Lanes)>,
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
    returns: Option<Delay>,
    goods: Delay,
}

impl Delays {
    /// The delays of what a channel sells on a day, on the paths of a block.
    pub(crate) fn prepare(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        day: i64,
    ) -> Self {
        let payout = Delay::of_payout(channel, model, parameters, day);
        let late = channel.returns_late_days;
        Self {
            returns: (late > 0).then(|| payout.later(late)),
            payout,
            goods: Delay::of_days(channel.goods_credit_days, model, parameters, day),
        }
    }

    /// Days before day 0 whose sales can still be due.
    pub(crate) fn past(&self) -> usize {
        let settled = self.returns.as_ref().unwrap_or(&self.payout).longest();
        settled.max(self.goods.longest())
    }
}

impl ChannelBooks {
    /// Opens the books of what is sold from a day on; those of the time before day 0 with what sales
    /// have left in the pipeline.
    fn open(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        before: Before,
        day: i64,
        exposure: Exposure,
    ) -> Self {
        let Delays { payout, returns, goods } = Delays::prepare(channel, model, parameters, day);
        let rates = Rates::prepare(channel, model, parameters, day);
        let open_affiliates = |affiliates| {
            AffiliateBooks::open(affiliates, parameters, &rates.kept, payout.longest())
        };
        let ads = channel.ads.as_ref().filter(|ads| ads.from_payouts);
        let is_free = channel.free_orders.is_some();
        let of_orders = channel.commission_cap.is_some() && channel.lumpy_orders.is_some();
        let commission = exposure.commission || is_free || of_orders;
        let mut books = Self {
            accounts: ChannelAccounts {
                payouts_lost: model.payouts_lost,
                withheld: exposure.withheld,
                ..ChannelAccounts::of(channel.first_account)
            },
            late_returns: returns.map(|delay| (Settlements::new(delay.longest()), delay)),
            withheld: exposure.withheld.map(|_| Settlements::new(payout.longest())),
            ads: ads.map(|_| Settlements::new(payout.longest())),
            affiliates: channel.affiliates.as_ref().map(open_affiliates),
            rates,
            receipts: Settlements::new(payout.longest()),
            commission: commission.then(|| Settlements::new(payout.longest())),
            orders: (channel.lumpy_orders.is_some() || is_free)
                .then(|| Settlements::new(payout.longest())),
            held: exposure.payouts.then(Held::nothing),
            goods: if model.delivery.stock.is_some() { Goods::FromStock } else { Goods::PerSale },
            bills: Settlements::new(goods.longest()),
            payout,
            goods_delay: goods,
            opening_receipts: None,
            opening_bills: None,
        };
        if day < 0 {
            books.fill_pipeline(before);
            if let Some(ads) = ads {
                books.fill_ads(before.demand, parameters.lanes(ads.today));
            }
            books.replace_opening(channel, parameters);
        }
        books
    }

    #[inline(always)]
    fn add_receipts(&mut self, day: i64, sold: DaySales, terms: DayTerms) {
        self.receipts.add(day, sold.sales, &self.payout);
        if let Some(commission) = &mut self.commission {
            // Before day 0 sales are ordinary: their orders are not counted.
            let counted = sold.orders.filter(|_| day >= 0);
            let mut amount = self.rates.commission_of(sold.sales, terms.commission_points, counted);
            if let Some(charged) = terms.charged {
                amount = scaled(&amount, charged);
            }
            commission.add(day, &amount, &self.payout);
        }
        if let (Some((returns, delay)), Some(rate)) =
            (&mut self.late_returns, &self.rates.taken_back)
        {
            returns.add(day, &scaled(rate, sold.sales), delay);
        }
        if let (Some(withheld), Some(rate)) = (&mut self.withheld, terms.withheld) {
            let taxed = scaled(&self.rates.kept, sold.sales);
            withheld.add(day, &scaled(rate, &taxed), &self.payout);
        }
        if let Some(affiliates) = &mut self.affiliates {
            affiliates.add(day, sold.sales, terms.affiliate_share, &self.payout);
        }
        if let Some(orders) = &mut self.orders {
            let counted = sold.orders.unwrap_or(sold.sales);
            match terms.charged {
                Some(charged) => orders.add(day, &scaled(counted, charged), &self.payout),
                None => orders.add(day, counted, &self.payout),
            }
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
    fn goods_rate(&self) -> Option<&Lanes> {
        self.rates.goods.as_ref()
    }

    /// Share of sales that is not returned.
    fn kept(&self) -> &Lanes {
        &self.rates.kept
    }
}

impl Held {
    fn nothing() -> Self {
        Self {
            sales: Waiting::new(),
            commission: Waiting::new(),
            orders: Waiting::new(),
            affiliates: Waiting::new(),
            ads: Waiting::new(),
            returns: Waiting::new(),
            withheld: Waiting::new(),
            opening_receipts: Waiting::new(),
        }
    }

    /// Keeps what falls due on the paths of `held`; elsewhere what waited is added to it.
    fn release(&mut self, due: &mut Paid, held: u32) {
        due.sales = self.sales.release(&due.sales, held);
        for (waiting, due) in [
            (&mut self.commission, &mut due.commission),
            (&mut self.orders, &mut due.orders),
            (&mut self.affiliates, &mut due.affiliates),
            (&mut self.ads, &mut due.ads),
            (&mut self.returns, &mut due.returns),
            (&mut self.withheld, &mut due.withheld),
            (&mut self.opening_receipts, &mut due.opening),
        ] {
            if let Some(due) = due {
                *due = waiting.release(due, held);
            }
        }
    }
}

impl ChannelAccounts {
    fn of(first: AccountId) -> Self {
        let of = |kind: AccountKind| {
            let place = AccountKind::OF_A_CHANNEL.iter().position(|other| *other == kind);
            first + place.unwrap_or(0)
        };
        Self {
            payouts_lost: None,
            withheld: None,
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
