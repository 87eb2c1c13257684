//! Rows of items put together to orders.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;

use super::goods::{Keys, Sold};
use super::records::{Order, Reason, Records};

/// One row of a file of orders: an item of an order.
pub(super) struct Item {
    pub(super) id: String,
    pub(super) channel: &'static str,
    pub(super) day: Date,
    /// What the item was sold for; `None` where only the order has a price.
    pub(super) sales: Option<f64>,
    /// The price of the whole order, repeated on each of its rows.
    pub(super) order_sales: Option<f64>,
    pub(super) cancelled: bool,
    /// Pieces, and how many of them were sent back.
    pub(super) pieces: f64,
    pub(super) returned: f64,
    /// Money given back for the order, repeated on each of its rows.
    pub(super) refund: f64,
    pub(super) creator: bool,
    /// What the item is known by in a list of costs.
    pub(super) keys: Keys,
}

struct Basket {
    day: Date,
    channel: &'static str,
    items: f64,
    order: f64,
    cancelled: bool,
    pieces: f64,
    returned: f64,
    refund: f64,
    creator: bool,
}

/// Orders in the making.
#[derive(Default)]
pub(super) struct Baskets {
    baskets: BTreeMap<String, Basket>,
    seen: HashSet<u64>,
    sold: Sold,
}

impl Baskets {
    /// Whether this row stands in the file already, word for word.
    pub(super) fn is_repeated(&mut self, row: &impl Hash) -> bool {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        !self.seen.insert(hasher.finish())
    }

    pub(super) fn add(&mut self, item: Item) {
        let basket = self.baskets.entry(item.id).or_insert(Basket {
            day: item.day,
            channel: item.channel,
            items: 0.0,
            order: 0.0,
            cancelled: true,
            pieces: 0.0,
            returned: 0.0,
            refund: 0.0,
            creator: false,
        });
        basket.day = basket.day.min(item.day);
        // An order lives as long as one of its items does.
        basket.cancelled &= item.cancelled;
        if !item.cancelled {
            let sales = item.sales.unwrap_or(0.0);
            basket.items += sales;
            if sales > 0.0 && item.pieces > 0.0 {
                let sold = self.sold.entry(item.keys).or_default();
                *sold = (sold.0 + item.pieces, sold.1 + sales);
            }
        }
        basket.order = basket.order.max(item.order_sales.unwrap_or(0.0));
        basket.pieces += item.pieces;
        basket.returned += item.returned;
        basket.refund = basket.refund.max(item.refund);
        basket.creator |= item.creator;
    }

    /// The orders; those without a price are left out.
    pub(super) fn finish(self, records: &mut Records) {
        records.sold = self.sold;
        for (id, basket) in self.baskets {
            let sales = if basket.items > 0.0 { basket.items } else { basket.order };
            if sales <= 0.0 && !basket.cancelled {
                records.left_out.add(Reason::NoAmount, 0);
                continue;
            }
            let by_pieces = if basket.pieces > 0.0 { basket.returned / basket.pieces } else { 0.0 };
            let by_money = if sales > 0.0 { basket.refund / sales } else { 0.0 };
            records.orders.push(Order {
                id,
                channel: basket.channel.to_owned(),
                day: basket.day,
                sales,
                cancelled: basket.cancelled,
                returned: by_pieces.max(by_money).clamp(0.0, 1.0),
                creator: basket.creator,
            });
        }
    }
}
