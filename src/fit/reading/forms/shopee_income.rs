//! `Income*.xlsx` of Shopee: what was paid out for each order, and every fee.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::dates::Dates;
use crate::fit::reading::records::{Payout, Reason, Records, Totals};
use crate::fit::reading::table::{Column, Table, need, want};

use super::Kind;

const ID: usize = 0;
const CREATED: usize = 1;
const PAID: usize = 2;
const GOODS: usize = 3;
const REFUND: usize = 4;
const TOTAL: usize = 5;
/// Taken off the price by the shop itself.
const TAKEN_OFF: std::ops::Range<usize> = 6..11;
const CREATORS: usize = 11;
const PER_ORDER: usize = 12;
/// Fees that grow with the price.
const SHARES: std::ops::Range<usize> = 13..19;
/// All amounts besides, which are shipping and taxes: only for the check of the total.
const OTHERS: std::ops::Range<usize> = 19..29;

pub(super) const COLUMNS: &[Column] = &[
    need(&["no. pesanan", "order id"]),
    want(&["waktu pesanan dibuat", "order creation date"]),
    need(&["tanggal dana dilepaskan", "payout completed date"]),
    need(&["harga asli produk", "original product price"]),
    want(&["jumlah pengembalian dana ke pembeli", "refund amount"]),
    need(&["total penghasilan", "total released amount (rp)", "total released amount"]),
    want(&["total diskon produk", "your seller product promotion"]),
    want(&["voucher disponsor oleh penjual", "diskon voucher ditanggung penjual"]),
    want(&["voucher co-fund disponsor oleh penjual"]),
    want(&["cashback koin disponsori penjual", "cashback koin yang ditanggung penjual"]),
    want(&["cashback koin co-fund disponsori penjual"]),
    want(&["biaya komisi ams", "ams commission fee"]),
    want(&["biaya proses pesanan", "seller order processing fee"]),
    want(&["biaya administrasi (termasuk ppn 11%)", "biaya administrasi", "commission fee"]),
    want(&["biaya layanan", "biaya layanan (termasuk ppn 11%)", "service fee"]),
    want(&["biaya transaksi", "transaction fee"]),
    want(&["biaya kampanye", "campaign fee"]),
    want(&["premi"]),
    want(&["biaya program hemat biaya kirim"]),
    want(&["diskon produk dari shopee"]),
    want(&["ongkir dibayar pembeli"]),
    want(&["diskon ongkir ditanggung jasa kirim"]),
    want(&["gratis ongkir dari shopee"]),
    want(&["ongkir yang diteruskan oleh shopee ke jasa kirim"]),
    want(&["ongkos kirim pengembalian barang"]),
    want(&["kembali ke biaya pengiriman pengirim"]),
    want(&["pengembalian biaya kirim"]),
    want(&["bea masuk, ppn & pph"]),
    want(&["biaya isi saldo otomatis (dari penghasilan)"]),
];

pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let amounts: Vec<Amounts> =
        (0..COLUMNS.len()).map(|column| Amounts::of(table.column(column))).collect();
    let created = Dates::of(table.column(CREATED));
    let paid = Dates::of(table.column(PAID));
    let mut totals = Totals { stated: 0.0, found: 0.0 };
    for (line, row) in table.rows() {
        let amount = |column: usize| amounts[column].or_zero(&row[column]);
        let sum = |columns: std::ops::Range<usize>| columns.map(amount).sum::<f64>();
        let Some(id) = row[ID].text() else {
            records.left_out.add(Reason::NoId, line);
            continue;
        };
        let Some(day) = paid.read(&row[PAID]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let (goods, refund) = (amount(GOODS), amount(REFUND).abs());
        let taken_off: f64 = TAKEN_OFF.map(|column| amount(column).abs()).sum();
        totals.stated += amount(TOTAL);
        totals.found += goods - refund + sum(TAKEN_OFF) + sum(CREATORS..OTHERS.end);
        records.payouts.push(Payout {
            id,
            channel: super::shopee_orders::CHANNEL.to_owned(),
            ordered: created.read(&row[CREATED]),
            paid: day,
            base: (goods - taken_off - refund).max(0.0),
            refunded: refund,
            commission: SHARES.map(|column| amount(column).abs()).sum(),
            order_fee: amount(PER_ORDER).abs(),
            creator_commission: amount(CREATORS).abs(),
        });
    }
    // Older files have columns of their own besides; a sum over some of them would only alarm.
    let complete = OTHERS.start..OTHERS.start + 5;
    if complete.into_iter().all(|column| table.has[column]) {
        records.totals = Some(totals);
    }
    records
}
