//! Cash books: money in and out, in three forms.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::dates::Dates;
use crate::fit::reading::records::{CashLine, Purpose, Reason, Records, Totals};
use crate::fit::reading::table::{Column, Table, need, want};

use super::Kind;

const DAY: usize = 0;
const IN: usize = 1;
const OUT: usize = 2;
const TEXT: usize = 3;
const BALANCE: usize = 4;

/// `Tanggal, Keterangan, Pemasukan, Pengeluaran[, Saldo]`.
pub(super) const IN_AND_OUT: &[Column] = &[
    need(&["tanggal", "tgl", "date"]),
    need(&["pemasukan", "masuk", "uang masuk", "debit", "debet", "income", "in"]),
    need(&["pengeluaran", "keluar", "uang keluar", "kredit", "expense", "out"]),
    want(&["keterangan", "uraian", "deskripsi", "description"]),
    want(&["saldo", "balance"]),
];

const TYPE: usize = 1;
const AMOUNT: usize = 2;
const CATEGORY: usize = 4;

/// `tanggal, tipe, kategori, uraian, nominal` and `Tanggal, Jenis, Keterangan, Jumlah`.
pub(super) const WITH_TYPE: &[Column] = &[
    need(&["tanggal", "tgl", "date"]),
    need(&["tipe", "jenis", "type"]),
    need(&["nominal", "jumlah", "amount"]),
    want(&["uraian", "keterangan", "description"]),
    want(&["kategori", "category"]),
];

pub(super) fn with_columns(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let dates = Dates::of(table.column(DAY));
    let [income, outgo, balance] = [IN, OUT, BALANCE].map(|c| Amounts::of(table.column(c)));
    let mut check: Option<(f64, f64)> = None;
    for (line, row) in table.rows() {
        let (came, went) = (income.or_zero(&row[IN]), outgo.or_zero(&row[OUT]).abs());
        let text = row[TEXT].text().unwrap_or_default();
        let stated = balance.read(&row[BALANCE]);
        let Some(day) = dates.read(&row[DAY]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        if let Some(stated) = stated {
            records.balance = Some((day, stated));
            // From the first balance on, every line must lead to the next.
            check = Some(match check {
                None => (stated, stated),
                Some((running, _)) => (running + came - went, stated),
            });
        } else if let Some((running, last)) = check {
            check = Some((running + came - went, last + came - went));
        }
        if came == 0.0 && went == 0.0 {
            records.left_out.add(Reason::NoAmount, line);
            continue;
        }
        let amounts = [came, -went].into_iter().filter(|amount| *amount != 0.0);
        for (amount, rows) in amounts.zip([1, 0]) {
            records.cash.push(CashLine { day, amount, purpose: purpose(&text, amount), rows });
        }
    }
    records.totals = check.map(|(found, stated)| Totals { stated, found });
    records
}

pub(super) fn with_types(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let dates = Dates::of(table.column(DAY));
    let amounts = Amounts::of(table.column(AMOUNT));
    for (line, row) in table.rows() {
        let Some(day) = dates.read(&row[DAY]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let kind = row[TYPE].text().unwrap_or_default().to_lowercase();
        let sign = if ["masuk", "pemasukan", "income", "in", "debit"].contains(&kind.as_str()) {
            1.0
        } else if ["keluar", "pengeluaran", "expense", "out", "kredit"].contains(&kind.as_str()) {
            -1.0
        } else {
            records.left_out.add(Reason::NotAnOrder, line);
            continue;
        };
        let Some(amount) = amounts.read(&row[AMOUNT]).filter(|amount| *amount != 0.0) else {
            records.left_out.add(Reason::NoAmount, line);
            continue;
        };
        let text = [TEXT, CATEGORY].map(|column| row[column].text().unwrap_or_default()).join(" ");
        let amount = sign * amount.abs();
        records.cash.push(CashLine { day, amount, purpose: purpose(&text, amount), rows: 1 });
    }
    records
}

/// Words of a purpose, Indonesian and English.
const PURPOSES: [(Purpose, bool, &[&str]); 5] = [
    (
        Purpose::OtherIncome,
        true,
        &[
            "modal",
            "pinjam",
            "saldo awal",
            "hutang",
            "utang",
            "transfer dari",
            "pencairan",
            "shopee",
            "tiktok",
            "tokopedia",
            "capital",
            "loan",
        ],
    ),
    (Purpose::Wages, false, &["gaji", "upah", "honor", "wage", "salary"]),
    (Purpose::Rent, false, &["sewa", "kontrak", "rent"]),
    (
        Purpose::Drawings,
        false,
        &["prive", "pribadi", "keluarga", "rumah tangga", "family", "drawing"],
    ),
    (
        Purpose::Goods,
        false,
        &[
            "belanja",
            "kulak",
            "stok",
            "stock",
            "bahan",
            "barang",
            "kain",
            "supplier",
            "pembelian",
            "goods",
            "purchase",
        ],
    ),
];

fn purpose(text: &str, amount: f64) -> Purpose {
    let small = text.to_lowercase();
    let fits = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let incoming = amount > 0.0;
    let found = PURPOSES.iter().find(|(_, way, words)| *way == incoming && fits(words));
    match found {
        Some((purpose, _, _)) => *purpose,
        None if incoming => Purpose::Sales,
        None => Purpose::OtherCost,
    }
}
