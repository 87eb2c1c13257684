//! The balance report of Shopee: every movement with the balance after it.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::dates::Dates;
use crate::fit::reading::records::{Reason, Records};
use crate::fit::reading::table::{Column, Table, need, want};

use super::Kind;

const DAY: usize = 0;
const AMOUNT: usize = 1;
const AFTER: usize = 2;

pub(super) const COLUMNS: &[Column] = &[
    need(&["tanggal transaksi", "transaction date"]),
    need(&["jumlah", "amount"]),
    need(&["saldo akhir", "balance after transactions"]),
    need(&["tipe transaksi", "transaction type"]),
    want(&["deskripsi", "description"]),
];

/// Payouts are counted where the income file lists them; this file says how much lies there today.
pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let dates = Dates::of(table.column(DAY));
    let amounts = [AMOUNT, AFTER].map(|column| Amounts::of(table.column(column)));
    for (line, row) in table.rows() {
        let (Some(day), Some(after)) = (dates.read(&row[DAY]), amounts[1].read(&row[AFTER])) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        // Newest rows stand first in some files, last in others: of one day the first is kept.
        if records.balance.is_none_or(|(known, _)| day > known) {
            records.balance = Some((day, after));
        }
        if amounts[0].read(&row[AMOUNT]).is_none() {
            records.left_out.add(Reason::NoAmount, line);
        }
    }
    records
}
