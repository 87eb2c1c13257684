//! Orders that creators brought, and what they were promised for them: the affiliate reports of TikTok
//! Shop and of Shopee. They say nothing of the other orders, so they make no channel by themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::dates::Dates;
use crate::fit::reading::records::{CreatorSale, Reason, Records};
use crate::fit::reading::table::{Column, Table, need, want};

use super::{Kind, shopee_orders, tiktok_orders};

const ID: usize = 0;
const CREATED: usize = 1;
const STATUS: usize = 2;
const SKU: usize = 3;
/// What the commission is a share of: as it turned out, and as it was expected.
const BASE: usize = 4;
const EXPECTED_BASE: usize = 5;
/// The commission itself, in the same way.
const PAID: std::ops::Range<usize> = 6..8;
const EXPECTED: std::ops::Range<usize> = 8..10;
const REFUND: usize = 10;
const RETURNED: usize = 11;

pub(super) const TIKTOK: &[Column] = &[
    need(&["order id", "id pesanan"]),
    need(&["time created", "waktu dibuat", "waktu pembayaran"]),
    want(&["order status", "status pesanan"]),
    want(&["sku id", "id sku"]),
    want(&["actual commission base", "acuan komisi aktual"]),
    want(&["est. commission base", "est. acuan komisi"]),
    want(&["actual commission payment", "pembayaran komisi aktual"]),
    want(&[
        "actual shop ads commission payment",
        "pembayaran komisi iklan toko aktual",
        "pembayaran komisi iklan belanja aktual",
    ]),
    want(&["est. standard commission payment", "perkiraan pembayaran komisi standar"]),
    want(&[
        "est. shop ads commission payment",
        "perkiraan pembayaran komisi iklan toko",
        "perkiraan pembayaran komisi iklan belanja",
    ]),
    want(&[]),
    want(&["fully returned or refunded"]),
    need(&["creator username", "nama pengguna kreator"]),
    need(&[
        "est. commission base",
        "est. acuan komisi",
        "actual commission base",
        "acuan komisi aktual",
    ]),
];

pub(super) const SHOPEE: &[Column] = &[
    need(&["kode pesanan"]),
    need(&["waktu pesanan"]),
    want(&["status pesanan"]),
    want(&["id model"]),
    want(&[]),
    need(&["nilai pembelian(rp)", "nilai pembelian (rp)"]),
    want(&["pengeluaran(rp)", "pengeluaran (rp)"]),
    want(&[]),
    want(&["estimasi komisi per produk(rp)", "estimasi komisi per produk (rp)"]),
    want(&[]),
    want(&["jumlah pengembalian(rp)", "jumlah pengembalian (rp)"]),
    want(&[]),
    need(&["username affiliate", "nama affiliate"]),
];

pub(super) fn records(table: &Table<Kind>) -> Records {
    let channel = if table.kind == Kind::ShopeeAffiliates {
        shopee_orders::CHANNEL
    } else {
        tiktok_orders::TIKTOK
    };
    let mut records = Records::default();
    let amounts: Vec<Amounts> =
        (0..RETURNED).map(|column| Amounts::of(table.column(column))).collect();
    let dates = Dates::of(table.column(CREATED));
    let mut seen = BTreeSet::new();
    let mut sales: BTreeMap<String, CreatorSale> = BTreeMap::new();
    for (line, row) in table.rows() {
        let amount = |column: usize| amounts[column].or_zero(&row[column]);
        let Some(id) = row[ID].text().filter(|id| id.chars().any(|c| c.is_ascii_digit())) else {
            records.left_out.add(Reason::NoId, line);
            continue;
        };
        let Some(day) = dates.read(&row[CREATED]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        if is_void(&row[STATUS].text().unwrap_or_default())
            || row[RETURNED]
                .text()
                .is_some_and(|text| ["yes", "ya"].contains(&&*text.to_lowercase()))
        {
            records.left_out.add(Reason::Void, line);
            continue;
        }
        let is_settled = amount(BASE) > 0.0;
        let of = |one: usize, other: usize| amount(if is_settled { one } else { other });
        let sum = |columns: std::ops::Range<usize>| columns.map(amount).sum::<f64>();
        let base = (of(BASE, EXPECTED_BASE) - amount(REFUND)).max(0.0);
        let paid = sum(PAID);
        let commission = if paid > 0.0 { paid } else { sum(EXPECTED) };
        if base <= 0.0 {
            records.left_out.add(Reason::NoAmount, line);
            continue;
        }
        if !seen.insert((id.clone(), row[SKU].text(), row[EXPECTED_BASE].text(), row[BASE].text()))
        {
            records.left_out.add(Reason::Repeated, line);
            continue;
        }
        let sale = sales.entry(id.clone()).or_insert_with(|| CreatorSale {
            id,
            channel: channel.to_owned(),
            day,
            base: 0.0,
            commission: 0.0,
        });
        sale.base += base;
        sale.commission += commission;
    }
    records.creator_sales = sales.into_values().collect();
    records
}

/// Whether an order came to nothing.
fn is_void(status: &str) -> bool {
    let status = status.to_lowercase();
    ["batal", "cancel", "ineligible", "tidak memenuhi", "belum dibayar", "unpaid"]
        .iter()
        .any(|word| status.contains(word))
}
