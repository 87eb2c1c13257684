//! Settlements of TikTok Shop and Tokopedia: what was paid for each order, fees as negative numbers.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::dates::Dates;
use crate::fit::reading::records::{Payout, Reason, Records, Totals};
use crate::fit::reading::table::{Column, Table, need, want};

use super::Kind;

const ID: usize = 0;
const TYPE: usize = 1;
const CREATED: usize = 2;
const SETTLED: usize = 3;
const TOTAL: usize = 4;
const REVENUE: usize = 5;
const FEES: usize = 6;
const REFUND: usize = 7;
const ADJUSTMENT: usize = 8;
const SOURCE: usize = 9;
const PER_ORDER: usize = 10;
const CREATORS: std::ops::Range<usize> = 11..15;
/// What is no fee of a sale: advertisements, shipping, taxes.
const NO_COMMISSION: std::ops::Range<usize> = 15..18;

pub(super) const COLUMNS: &[Column] = &[
    need(&["order/adjustment id", "id pesanan/penyesuaian"]),
    need(&["type", "jenis transaksi"]),
    want(&["order created time", "waktu pemesanan"]),
    need(&["order settled time", "waktu pembayaran pesanan"]),
    need(&["total settlement amount", "jumlah penyelesaian pembayaran"]),
    need(&["total revenue", "total pendapatan"]),
    need(&["total fees", "total biaya"]),
    want(&[
        "refund subtotal after seller discounts",
        "subtotal pengembalian dana setelah diskon penjual",
    ]),
    want(&["ajustment amount", "adjustment amount", "jumlah penyesuaian"]),
    want(&["order source", "sumber pesanan"]),
    want(&["order processing fee", "biaya pemrosesan pesanan"]),
    want(&["affiliate commission", "komisi afiliasi"]),
    want(&["affiliate partner commission", "komisi mitra afiliasi"]),
    want(&["affiliate shop ads commission", "komisi iklan toko afiliasi"]),
    want(&["affiliate partner shop ads commission", "komisi iklan toko mitra afiliasi"]),
    want(&["gmv max ad fee", "biaya iklan gmv max"]),
    want(&["shipping cost", "biaya pengiriman", "ongkos kirim"]),
    want(&["article 22 income tax withheld", "pajak penghasilan pasal 22 yang dipotong"]),
];

pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let amounts: Vec<Amounts> =
        (0..COLUMNS.len()).map(|column| Amounts::of(table.column(column))).collect();
    let created = Dates::of(table.column(CREATED));
    let settled = Dates::of(table.column(SETTLED));
    let mut totals = Totals { stated: 0.0, found: 0.0 };
    for (line, row) in table.rows() {
        let amount = |column: usize| amounts[column].or_zero(&row[column]);
        let cost =
            |columns: std::ops::Range<usize>| columns.map(amount).sum::<f64>().min(0.0).abs();
        let kind = row[TYPE].text().unwrap_or_default().to_lowercase();
        totals.stated += amount(TOTAL);
        totals.found += amount(REVENUE) + amount(FEES) + amount(ADJUSTMENT);
        if !["order", "pesanan"].contains(&kind.as_str()) {
            records.left_out.add(Reason::NotAnOrder, line);
            continue;
        }
        let (Some(id), Some(paid)) = (row[ID].text(), settled.read(&row[SETTLED])) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let order_fee = amount(PER_ORDER).abs();
        let creator_commission = cost(CREATORS);
        let all_fees = cost(FEES..FEES + 1);
        records.payouts.push(Payout {
            id,
            channel: super::tiktok_orders::source(&row[SOURCE]).to_owned(),
            ordered: created.read(&row[CREATED]),
            paid,
            base: amount(REVENUE).max(0.0),
            refunded: amount(REFUND).abs(),
            commission: (all_fees - order_fee - creator_commission - cost(NO_COMMISSION)).max(0.0),
            order_fee,
            creator_commission,
        });
    }
    records.totals = Some(totals);
    records
}
