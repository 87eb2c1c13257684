//! What files say of a shop, put together.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Sheet;
use super::facts::{Fact, Source};
use super::forms::{Kind, UNNAMED, id_of};
use super::goods::GoodsCost;
use super::records::{LeftOut, Purpose, Records, Totals};
use super::unreadable::Unreadable;

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The sheets that were used.
    pub files: Vec<FileRead>,
    /// Files that could not be used, and why.
    pub refused: Vec<(String, Unreadable)>,
    /// What they say together.
    pub shop: Shop,
}

impl Reading {
    /// Whether a table names no channel, so that its kind of shop is not known.
    #[must_use]
    pub fn names_no_channel(&self) -> bool {
        self.shop.channels.iter().any(|channel| channel.id == UNNAMED)
    }

    /// Names the channel of tables that name none, unless another has this name.
    pub fn name_channel(&mut self, name: &str) {
        let id = id_of(name);
        let channels = &mut self.shop.channels;
        if channels.iter().all(|channel| channel.id != id)
            && let Some(unnamed) = channels.iter_mut().find(|channel| channel.id == UNNAMED)
        {
            unnamed.id = id;
        }
    }
}

/// One sheet that was used.
#[derive(Debug, Clone, PartialEq)]
pub struct FileRead {
    /// The name of the file.
    pub name: String,
    /// The name of its sheet; empty for text files.
    pub sheet: String,
    /// What it was recognised as.
    pub kind: Kind,
    /// Rows below the headers.
    pub rows: usize,
    /// First and last day of what it holds.
    pub period: Option<(Date, Date)>,
    /// Orders and payouts that it gave, and rows of days, of a cash book or of costs.
    pub records: usize,
    /// Orders that were cancelled.
    pub cancelled: usize,
    /// Orders of which something was sent back.
    pub returned: usize,
    /// Rows that were not used.
    pub left_out: LeftOut,
    /// Rows that were added to an earlier one of the same day and channel, and the line of the first.
    pub added_up: Option<(usize, usize)>,
    /// The file's own total against that of its rows.
    pub totals: Option<Totals>,
}

impl FileRead {
    pub(super) fn of(sheet: Sheet, names: &[String]) -> Self {
        let records = &sheet.records;
        let days = records.orders.iter().map(|order| order.day);
        let days = days.chain(records.payouts.iter().map(|payout| payout.paid));
        let days = days.chain(records.creator_sales.iter().map(|sale| sale.day));
        let days = days.chain(records.days.iter().map(|total| total.day));
        let days = days.chain(records.cash.iter().map(|line| line.day));
        let days = days.chain(records.balance.map(|(day, _)| day));
        let source = Source::of(&[sheet.file].into(), names, days);
        Self {
            name: names.get(sheet.file).cloned().unwrap_or_default(),
            sheet: sheet.name,
            kind: sheet.kind,
            rows: sheet.rows,
            period: source.period,
            records: used(records),
            cancelled: records.orders.iter().filter(|order| order.cancelled).count(),
            returned: records.orders.iter().filter(|order| order.returned > 0.0).count(),
            left_out: sheet.records.left_out,
            added_up: sheet.records.added_up,
            totals: sheet.records.totals,
        }
    }
}

/// What was used: with the rows that were left out it is all rows, where a row is a record.
fn used(records: &Records) -> usize {
    let rows = records.days.iter().map(|total| total.rows);
    let rows = rows.chain(records.cash.iter().map(|line| line.rows)).sum::<usize>();
    let listed = records.orders.len() + records.payouts.len() + records.creator_sales.len();
    // A balance beside lines of cash stands in one of their rows.
    let balance = usize::from(records.balance.is_some() && records.cash.is_empty());
    listed + rows + records.costs.len() + balance
}

/// A shop as its files show it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shop {
    /// Its channels, by id.
    pub channels: Vec<Channel>,
    /// Its cash book, if there is one.
    pub cash_book: Option<CashBook>,
    /// Money that lies with a platform, and since when.
    pub platform_balance: Option<(Date, f64)>,
    /// What goods cost, if a list of costs was given.
    pub goods_cost: Option<GoodsCost>,
}

/// A channel with its sales by day.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// Its id in a scenario.
    pub id: String,
    /// The day of the first entry of `sales`.
    pub start: Date,
    /// Gross sales by day, rupiah; `None` for days that no file covers.
    pub sales: Vec<Option<f64>>,
    /// Where they come from.
    pub source: Source,
    /// Orders that were not cancelled; zero where no file counts them.
    pub orders: f64,
    /// Orders that were cancelled.
    pub cancelled: usize,
    /// Value of an order, rupiah; its range is that of weekly means.
    pub order_value: Option<Fact>,
    /// Standard deviation of order values over their mean.
    pub order_value_cv: Option<f64>,
    /// Share of sales sent back or refunded.
    pub returns: Option<Fact>,
    /// Fees in proportion, share of sales less returns.
    pub commission: Option<Fact>,
    /// Fees an order, rupiah.
    pub order_fee: Option<Fact>,
    /// Share of sales that creators brought.
    pub creator_share: Option<Fact>,
    /// Their commission, share of these sales.
    pub creator_commission: Option<Fact>,
    /// Days between order and payout, with shares that make one.
    pub payout_shares: Vec<(u32, f64)>,
    /// Where those come from.
    pub payout_source: Source,
}

impl Channel {
    /// The day after the last of `sales`.
    #[must_use]
    pub fn end(&self) -> Date {
        self.start.saturating_add(jiff::Span::new().days(self.sales.len() as i64))
    }

    /// Days whose sales are known.
    #[must_use]
    pub fn known_days(&self) -> usize {
        self.sales.iter().flatten().count()
    }
}

/// What a cash book says besides sales.
#[derive(Debug, Clone, PartialEq)]
pub struct CashBook {
    /// The last balance that it states, and its day.
    pub balance: Option<(Date, f64)>,
    /// Payments a month by what they were for, rupiah.
    pub per_month: BTreeMap<Purpose, f64>,
    /// Where they come from.
    pub source: Source,
}
