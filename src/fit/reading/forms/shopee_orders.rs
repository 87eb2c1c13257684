//! `Order.all*.xlsx` of Shopee: a row an item, totals of the order repeated on each.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::basket::{Baskets, Item};
use crate::fit::reading::dates::Dates;
use crate::fit::reading::goods::key_of;
use crate::fit::reading::records::{Reason, Records};
use crate::fit::reading::table::{Column, Table, Value, need, want};

use super::Kind;

pub(super) const CHANNEL: &str = "shopee";

const ID: usize = 0;
const STATUS: usize = 1;
const CREATED: usize = 2;
const PRICE: usize = 3;
const PIECES: usize = 4;
const RETURNED: usize = 5;
const SUBTOTAL: usize = 6;
const PAID: usize = 7;
const SKU: usize = 8;
const VARIATION: usize = 9;
const PRODUCT: usize = 10;

pub(super) const COLUMNS: &[Column] = &[
    need(&["no. pesanan", "order id"]),
    need(&["status pesanan", "order status"]),
    // Files that lost the time of the order still have later ones.
    need(&[
        "waktu pesanan dibuat",
        "order creation date",
        "waktu pembayaran dilakukan",
        "order paid time",
        "waktu pengiriman diatur",
    ]),
    want(&["harga setelah diskon", "deal price"]),
    want(&["jumlah", "quantity"]),
    want(&["returned quantity", "jumlah dikembalikan"]),
    want(&["total harga produk", "subtotal pesanan", "dibayar pembeli", "product subtotal"]),
    need(&[
        "total pembayaran",
        "grand total",
        "dibayar pembeli",
        "total harga produk",
        "subtotal pesanan",
    ]),
    want(&["nomor referensi sku", "sku reference no."]),
    want(&["nama variasi", "variation name"]),
    want(&["nama produk", "product name"]),
];

pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let amounts = [PRICE, PIECES, RETURNED, SUBTOTAL, PAID].map(|c| Amounts::of(table.column(c)));
    let [price, pieces, returned, subtotal, paid] = amounts;
    let dates = Dates::of(table.column(CREATED));
    let mut baskets = Baskets::default();
    for (line, row) in table.rows() {
        let Some(id) = row[ID].text() else {
            records.left_out.add(Reason::NoId, line);
            continue;
        };
        let Some(day) = dates.read(&row[CREATED]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let status = row[STATUS].text().unwrap_or_default().to_lowercase();
        if ["belum bayar", "unpaid"].contains(&status.as_str()) {
            records.left_out.add(Reason::Unpaid, line);
            continue;
        }
        let numbers = [PRICE, PIECES, SUBTOTAL, PAID].map(|column| row[column].text());
        let names = [SKU, VARIATION, PRODUCT].map(|column| row[column].text());
        if baskets.is_repeated(&(&id, numbers, names)) {
            records.left_out.add(Reason::Repeated, line);
            continue;
        }
        let count = pieces.read(&row[PIECES]);
        let sold = price.read(&row[PRICE]).zip(count).map(|(price, count)| price * count);
        baskets.add(Item {
            id,
            channel: CHANNEL,
            day,
            sales: sold.or_else(|| subtotal.read(&row[SUBTOTAL])),
            order_sales: paid.read(&row[PAID]),
            cancelled: status.contains("batal") || status.contains("cancel"),
            pieces: count.unwrap_or(0.0),
            returned: returned.or_zero(&row[RETURNED]),
            refund: 0.0,
            creator: false,
            keys: [SKU, VARIATION, PRODUCT].map(|column| key_of(&row[column])),
        });
    }
    baskets.finish(&mut records);
    records
}

/// Whether a value says something.
pub(super) fn is_said(value: &Value) -> bool {
    *value != Value::Empty
}
