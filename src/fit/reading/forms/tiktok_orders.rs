//! Orders of TikTok Shop and Tokopedia: a row an item; the row below the headers may explain them.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::basket::{Baskets, Item};
use crate::fit::reading::dates::Dates;
use crate::fit::reading::goods::key_of;
use crate::fit::reading::records::{Reason, Records};
use crate::fit::reading::table::{Column, Table, Value, need, want};

use super::Kind;

pub(super) const TIKTOK: &str = "tiktok_shop";
pub(super) const TOKOPEDIA: &str = "tokopedia";

const ID: usize = 0;
const STATUS: usize = 1;
const CREATED: usize = 2;
const BEFORE: usize = 3;
const SELLER_DISCOUNT: usize = 4;
const AFTER: usize = 5;
const PIECES: usize = 6;
const RETURNED: usize = 7;
const REFUND: usize = 8;
const AMOUNT: usize = 9;
const PLACE: usize = 10;
const CREATOR: usize = 11;
const SKU: usize = 12;
const SELLER_SKU: usize = 13;
const PRODUCT: usize = 14;

pub(super) const COLUMNS: &[Column] = &[
    need(&["order id", "id pesanan"]),
    need(&["order status", "status pesanan"]),
    need(&["created time", "waktu dibuat", "waktu pembuatan"]),
    want(&["sku subtotal before discount", "subtotal sku sebelum diskon"]),
    want(&["sku seller discount", "diskon penjual sku"]),
    need(&[
        "sku subtotal after discount",
        "subtotal sku setelah diskon",
        "order amount",
        "jumlah pesanan",
    ]),
    want(&["quantity", "jumlah", "kuantitas"]),
    want(&["sku quantity of return", "jumlah sku yang dikembalikan"]),
    want(&["order refund amount", "jumlah pengembalian dana pesanan"]),
    want(&["order amount", "jumlah pesanan"]),
    want(&["purchase channel", "saluran pembelian", "order channel"]),
    want(&["creator handle", "nama pengguna kreator"]),
    want(&["sku id", "id sku"]),
    want(&["seller sku", "sku penjual", "penjual sku"]),
    want(&["product name", "nama produk"]),
];

pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let columns = [BEFORE, SELLER_DISCOUNT, AFTER, PIECES, RETURNED, REFUND, AMOUNT];
    let amounts = columns.map(|column| Amounts::of(table.column(column)));
    let dates = Dates::of(table.column(CREATED));
    let mut baskets = Baskets::default();
    for (line, row) in table.rows() {
        let amount = |at: usize| amounts[at].read(&row[columns[at]]);
        let Some(id) = row[ID].text() else {
            records.left_out.add(Reason::NoId, line);
            continue;
        };
        // "Platform unique order ID.": the sentences that explain the headers.
        if !id.chars().any(|c| c.is_ascii_digit()) {
            records.left_out.add(Reason::Total, line);
            continue;
        }
        let Some(day) = dates.read(&row[CREATED]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let status = row[STATUS].text().unwrap_or_default().to_lowercase();
        if status.contains("unpaid") || status.contains("belum dibayar") {
            records.left_out.add(Reason::Unpaid, line);
            continue;
        }
        let numbers = columns.map(|column| row[column].text());
        if baskets.is_repeated(&(&id, row[SKU].text(), numbers)) {
            records.left_out.add(Reason::Repeated, line);
            continue;
        }
        let own = amount(0).map(|before| (before - amount(1).unwrap_or(0.0).abs()).max(0.0));
        baskets.add(Item {
            id,
            channel: place(&row[PLACE]),
            day,
            sales: own.or_else(|| amount(2)),
            order_sales: amount(6),
            cancelled: status.contains("cancel") || status.contains("batal"),
            pieces: amount(3).unwrap_or(0.0),
            returned: amount(4).unwrap_or(0.0),
            refund: amount(5).unwrap_or(0.0),
            creator: super::shopee_orders::is_said(&row[CREATOR]),
            keys: [SELLER_SKU, SKU, PRODUCT].map(|column| key_of(&row[column])),
        });
    }
    baskets.finish(&mut records);
    records
}

fn place(value: &Value) -> &'static str {
    match value.text() {
        Some(text) if text.to_lowercase().contains("tokopedia") => TOKOPEDIA,
        _ => TIKTOK,
    }
}

/// The channel that a settlement names as its source.
pub(super) fn source(value: &Value) -> &'static str {
    place(value)
}
