//! The seller report of Tokopedia before 2025: four rows above the headers, and later items of an
//! invoice leave its cells blank.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::basket::{Baskets, Item};
use crate::fit::reading::dates::Dates;
use crate::fit::reading::goods::key_of;
use crate::fit::reading::records::{Reason, Records};
use crate::fit::reading::table::{Column, Table, Value, need, want};

use super::Kind;
use super::tiktok_orders::TOKOPEDIA;

const INVOICE: usize = 0;
const PAID: usize = 1;
const STATUS: usize = 2;
const PIECES: usize = 3;
const PRICE: usize = 4;
const TOTAL: usize = 5;
const RETURNED: usize = 6;
const SKU: usize = 7;
const PRODUCT: usize = 8;

pub(super) const COLUMNS: &[Column] = &[
    need(&["nomor invoice"]),
    need(&["tanggal pembayaran"]),
    need(&["status terakhir"]),
    want(&["jumlah produk dibeli"]),
    want(&["harga jual (idr)"]),
    want(&["total penjualan (idr)"]),
    want(&["jumlah produk yang dikurangkan"]),
    want(&["nomor sku"]),
    want(&["nama produk"]),
];

pub(super) fn records(mut table: Table<Kind>) -> Records {
    fill_forward(&mut table);
    let mut records = Records::default();
    let columns = [PIECES, PRICE, TOTAL, RETURNED];
    let amounts = columns.map(|column| Amounts::of(table.column(column)));
    let dates = Dates::of(table.column(PAID));
    let mut baskets = Baskets::default();
    for (line, row) in table.rows() {
        let amount = |at: usize| amounts[at].read(&row[columns[at]]);
        let Some(id) = row[INVOICE].text() else {
            records.left_out.add(Reason::NoId, line);
            continue;
        };
        let Some(day) = dates.read(&row[PAID]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let numbers = columns.map(|column| row[column].text());
        if baskets.is_repeated(&(&id, row[SKU].text(), row[PRODUCT].text(), numbers)) {
            records.left_out.add(Reason::Repeated, line);
            continue;
        }
        let status = row[STATUS].text().unwrap_or_default().to_lowercase();
        baskets.add(Item {
            id,
            channel: TOKOPEDIA,
            day,
            sales: amount(1).zip(amount(0)).map(|(price, pieces)| price * pieces),
            order_sales: amount(2),
            cancelled: status.contains("batal"),
            pieces: amount(0).unwrap_or(0.0),
            returned: amount(3).unwrap_or(0.0),
            refund: 0.0,
            creator: false,
            keys: [key_of(&row[SKU]), None, key_of(&row[PRODUCT])],
        });
    }
    baskets.finish(&mut records);
    records
}

/// Gives later items of an invoice its number, date and state.
fn fill_forward(table: &mut Table<Kind>) {
    let mut last: [Value; 3] = Default::default();
    for row in table.rows_mut() {
        let blank = row[INVOICE] == Value::Empty;
        for (at, column) in [INVOICE, PAID, STATUS].into_iter().enumerate() {
            if blank && row[column] == Value::Empty {
                row[column] = last[at].clone();
            } else {
                last[at] = row[column].clone();
            }
        }
    }
}
