//! What rows of all kinds of files come down to. No buyer appears in it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::goods::Sold;

/// An order, its rows put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Order {
    /// Only to find the same order in several files.
    pub(super) id: String,
    pub(super) channel: String,
    pub(super) day: Date,
    /// What its goods were sold for, less what the shop itself took off, rupiah.
    pub(super) sales: f64,
    pub(super) cancelled: bool,
    /// The part of its goods that was sent back or refunded, share of 1.
    pub(super) returned: f64,
    /// Whether a creator brought it; unknown for files that do not say.
    pub(super) creator: bool,
}

/// What a platform paid for an order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Payout {
    pub(super) id: String,
    pub(super) channel: String,
    pub(super) ordered: Option<Date>,
    pub(super) paid: Date,
    /// Goods less what the shop took off and what was refunded, rupiah.
    pub(super) base: f64,
    pub(super) refunded: f64,
    /// Fees that grow with the price.
    pub(super) commission: f64,
    /// Fees that are the same for every order.
    pub(super) order_fee: f64,
    pub(super) creator_commission: f64,
}

/// An order that a creator brought.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CreatorSale {
    /// Only to find the same order in files of orders.
    pub(super) id: String,
    pub(super) channel: String,
    pub(super) day: Date,
    /// What the commission is a share of, rupiah.
    pub(super) base: f64,
    /// What the creator is paid, rupiah.
    pub(super) commission: f64,
}

/// The sales of a day as somebody else added them up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DayTotal {
    pub(super) channel: String,
    pub(super) day: Date,
    pub(super) sales: f64,
    pub(super) orders: Option<f64>,
    /// Rows of the file that were added up.
    pub(super) rows: usize,
}

/// A line of a cash book.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CashLine {
    pub(super) day: Date,
    /// Positive for money in, negative for money out, rupiah.
    pub(super) amount: f64,
    pub(super) purpose: Purpose,
    /// Rows of the file: none for the second amount of a row that has two.
    pub(super) rows: usize,
}

/// What money of a cash book was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Goods sold.
    Sales,
    /// Capital, loans, payouts of platforms: in, but no sales of this channel.
    OtherIncome,
    /// Goods and material bought.
    Goods,
    /// Wages.
    Wages,
    /// Rent.
    Rent,
    /// Taken by the owner.
    Drawings,
    /// Any other payment.
    OtherCost,
}

/// The records of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Records {
    pub(super) orders: Vec<Order>,
    pub(super) payouts: Vec<Payout>,
    pub(super) creator_sales: Vec<CreatorSale>,
    pub(super) days: Vec<DayTotal>,
    pub(super) cash: Vec<CashLine>,
    /// Pieces of each thing that was sold, and what was paid for them.
    pub(super) sold: Sold,
    /// What things cost, by the number of their names, rupiah apiece.
    pub(super) costs: Vec<(u64, f64)>,
    /// The last balance that the file states, and its day.
    pub(super) balance: Option<(Date, f64)>,
    pub(super) left_out: LeftOut,
    /// Rows that were added to an earlier one of the same day and channel, and the line of the first.
    pub(super) added_up: Option<(usize, usize)>,
    pub(super) totals: Option<Totals>,
}

/// Why a row was not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It has no date that can be read.
    NoDate,
    /// Its date is years away from those of nearly all other rows.
    OtherTime,
    /// It has no amount that can be read.
    NoAmount,
    /// It has more cells than the table has columns, so that none can be trusted to be in its own.
    TooManyCells {
        /// The columns of the table.
        columns: usize,
    },
    /// It has no number of an order.
    NoId,
    /// The same line stands in this file twice.
    Repeated,
    /// The order was never paid.
    Unpaid,
    /// It is no order: an adjustment, an advertisement, a transfer.
    NotAnOrder,
    /// The order was cancelled or sent back as a whole.
    Void,
    /// A total or a repeated header between the rows.
    Total,
    /// Another file has this order or day already.
    InAnotherFile,
}

/// Rows that were left out, by reason: how many, and the line of the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut(pub BTreeMap<Reason, (usize, usize)>);

impl LeftOut {
    pub(super) fn add(&mut self, reason: Reason, line: usize) {
        self.add_rows(reason, 1, line);
    }

    /// Adds so many rows, of which the first has this line.
    pub(super) fn add_rows(&mut self, reason: Reason, rows: usize, line: usize) {
        if rows > 0 {
            self.0.entry(reason).or_insert((0, line)).0 += rows;
        }
    }

    /// How many rows were left out for a reason.
    #[must_use]
    pub fn count(&self, reason: Reason) -> usize {
        self.0.get(&reason).map_or(0, |(count, _)| *count)
    }
}

/// What the file itself says its rows add up to, and what they do, rupiah.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Totals {
    /// As the file states it.
    pub stated: f64,
    /// As the rows that were read add up.
    pub found: f64,
}

impl Totals {
    /// Whether they agree, but for rounding of single rupiah.
    #[must_use]
    pub fn agree(&self) -> bool {
        (self.stated - self.found).abs() <= 1.0 + 1e-6 * self.stated.abs()
    }
}
