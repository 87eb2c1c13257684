//! A list of what goods cost the shop: `SKU, Nama Produk, Harga Modal`.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::goods::key_of;
use crate::fit::reading::records::{Reason, Records};
use crate::fit::reading::table::{Column, Table, need, want};

use super::Kind;

const COST: usize = 0;
/// What a thing is known by: any of these that a row has.
const KEYS: std::ops::Range<usize> = 1..3;

pub(super) const COLUMNS: &[Column] = &[
    need(&[
        "harga modal",
        "modal",
        "hpp",
        "harga pokok",
        "harga pokok penjualan",
        "harga beli",
        "cost",
        "unit cost",
        "unit_cost",
    ]),
    want(&["sku", "nomor referensi sku", "nomor sku", "seller sku", "sku induk", "sku id", "kode"]),
    want(&["nama produk", "produk", "nama barang", "barang", "product name", "product", "item"]),
];

pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let costs = Amounts::of(table.column(COST));
    for (line, row) in table.rows() {
        let keys: Vec<u64> = KEYS.filter_map(|column| key_of(&row[column])).collect();
        if keys.is_empty() {
            records.left_out.add(Reason::NoId, line);
            continue;
        }
        let Some(cost) = costs.read(&row[COST]).filter(|cost| *cost >= 0.0) else {
            records.left_out.add(Reason::NoAmount, line);
            continue;
        };
        records.costs.extend(keys.into_iter().map(|key| (key, cost)));
    }
    records
}
