//! Money and goods that are still due, or lie in the shop, after the last day.

use serde::{Deserialize, Serialize};

use super::books::{Books, ChannelDue};
use super::days::Days;
use super::parameters::lanes;
use crate::numeric::{LANES, Lanes};

/// What is still due after the last day, rupiah.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Due {
    /// Receipts on their way, after deductions.
    pub receipts: Lanes,
    /// Receipts that a shock holds, after deductions.
    pub held: Lanes,
    /// Bills of suppliers.
    pub bills: Lanes,
    /// Goods in the shop, at cost.
    pub stock: Lanes,
    /// Goods that are paid and on their way, at cost.
    pub stock_on_order: Lanes,
    /// What is still owed on loans, without the interest to come.
    pub loans: Lanes,
    /// Tax on the sales of months that are not paid yet.
    pub tax: Lanes,
}

impl Due {
    /// What is due when all days are run.
    pub(super) fn after(days: &mut Days) -> Self {
        let zero = [0.0; LANES];
        let parameters = days.parameters;
        let stock = days.delivery.as_ref().and_then(|delivery| delivery.stock.as_ref());
        let mut loans = days.responses.owed();
        for loan in days.model.schedule.loans() {
            let owed = lanes(|lane| loan.owed_at_end(|id| parameters.at(id, lane)));
            add(&mut loans, &owed);
        }
        let mut due = Self {
            receipts: zero,
            held: zero,
            bills: stock.map_or(zero, |stock| stock.bills()),
            stock: stock.map_or(zero, |stock| *stock.on_hand()),
            stock_on_order: stock.map_or(zero, |stock| stock.on_order()),
            loans,
            tax: days.owner.tax_due(),
        };
        for ChannelDue { receipts, held, bills } in days.books.iter().map(Books::due) {
            add(&mut due.receipts, &receipts);
            add(&mut due.held, &held);
            add(&mut due.bills, &bills);
        }
        due
    }
}

fn add(sum: &mut Lanes, more: &Lanes) {
    for lane in 0..LANES {
        sum[lane] += more[lane];
    }
}
