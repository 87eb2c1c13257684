//! Money and goods that are still due, or lie in the shop, after the last day.

use serde::{Deserialize, Serialize};

use super::books::{Books, ChannelDue};
use super::days::Days;
use super::parameters::lanes;
use crate::numeric::{LANES, Lanes, PackedLanes};

/// What is still due after the last day, rupiah.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Due {
    /// Receipts on their way, after deductions.
    pub receipts: PackedLanes,
    /// Receipts that a shock holds, after deductions.
    pub held: PackedLanes,
    /// Bills of suppliers.
    pub bills: PackedLanes,
    /// Goods in the shop, at cost.
    pub stock: PackedLanes,
    /// Goods that are paid and on their way, at cost.
    pub stock_on_order: PackedLanes,
    /// What is still owed on loans, without the interest to come.
    pub loans: PackedLanes,
    /// Tax on the sales of months that are not paid yet.
    pub tax: PackedLanes,
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
        let bills = stock.map_or(zero, |stock| stock.bills());
        let mut due = ChannelDue { receipts: zero, held: zero, bills };
        for ChannelDue { receipts, held, bills } in days.books.iter().map(Books::due) {
            add(&mut due.receipts, &receipts);
            add(&mut due.held, &held);
            add(&mut due.bills, &bills);
        }
        let on_hand = stock.map_or(zero, |stock| *stock.on_hand());
        let on_order = stock.map_or(zero, |stock| stock.on_order());
        Self {
            receipts: PackedLanes::from(&due.receipts),
            held: PackedLanes::from(&due.held),
            bills: PackedLanes::from(&due.bills),
            stock: PackedLanes::from(&on_hand),
            stock_on_order: PackedLanes::from(&on_order),
            loans: PackedLanes::from(&loans),
            tax: PackedLanes::from(&days.owner.tax_due()),
        }
    }
}

fn add(sum: &mut Lanes, more: &Lanes) {
    for lane in 0..LANES {
        sum[lane] += more[lane];
    }
}
