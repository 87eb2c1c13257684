//! The books of one channel: what a day's sales will pay and cost, and when (MODEL 7).

mod by_day_of_sale;
mod pipeline;
mod posting;

pub(crate) use by_day_of_sale::Books;

use super::affiliates::AffiliateBooks;
use super::demand::Demand;
use super::parameters::Parameters;
use super::pending::{Delay, Pending, Waiting};
use super::rates::Rates;
use crate::model::{AccountId, AccountKind, Channel, Model};
use crate::numeric::Lanes;

/// The books of one channel on the paths of a block.
#[derive(Debug, Clone)]
struct ChannelBooks {
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
    opening_receipts: Waiting,
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
    /// The delays of what a channel sells on a day, on the paths of a block.
    pub(crate) fn prepare(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        day: i64,
    ) -> Self {
        Self {
            payout: Delay::of_payout(&channel.payout, model, parameters, day),
            goods: Delay::of_days(channel.goods_credit_days, model, parameters, day),
        }
    }

    /// Days before day 0 whose sales can still be due.
    pub(crate) fn past(&self) -> usize {
        self.payout.longest().max(self.goods.longest())
    }
}

impl ChannelBooks {
    /// Opens the books of what is sold from a day on; those of the time before day 0 with what sales
    /// have left in the pipeline.
    fn open(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        demand: &Demand,
        day: i64,
        exposure: Exposure,
    ) -> Self {
        let Delays { payout, goods } = Delays::prepare(channel, model, parameters, day);
        let rates = Rates::prepare(channel, model, parameters, day);
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
        if day < 0 {
            books.fill_pipeline(demand);
            books.replace_opening(channel, parameters);
        }
        books
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
            opening_receipts: Waiting::new(),
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
