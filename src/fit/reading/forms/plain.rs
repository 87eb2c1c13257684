//! A plain table: `date, channel, sales[, orders]`.

use std::collections::BTreeMap;

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::dates::Dates;
use crate::fit::reading::records::{DayTotal, Reason, Records};
use crate::fit::reading::table::{Column, Table, need, want};

use super::Kind;

const DAY: usize = 0;
const SALES: usize = 1;
const CHANNEL: usize = 2;
const ORDERS: usize = 3;

pub(super) const COLUMNS: &[Column] = &[
    need(&["date", "tanggal", "tgl", "day", "hari"]),
    need(&[
        "sales",
        "penjualan",
        "omzet",
        "omset",
        "revenue",
        "revenue_idr",
        "sales_idr",
        "total penjualan",
    ]),
    want(&["channel", "saluran", "kanal", "toko"]),
    want(&["orders", "pesanan", "jumlah pesanan", "orders_kept"]),
];

/// Rows of one day and channel are added.
pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let dates = Dates::of(table.column(DAY));
    let [sales, orders] = [SALES, ORDERS].map(|column| Amounts::of(table.column(column)));
    let mut days: BTreeMap<(String, jiff::civil::Date), DayTotal> = BTreeMap::new();
    for (line, row) in table.rows() {
        let Some(day) = dates.read(&row[DAY]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let Some(amount) = sales.read(&row[SALES]).filter(|amount| *amount >= 0.0) else {
            records.left_out.add(Reason::NoAmount, line);
            continue;
        };
        let channel = row[CHANNEL].text().map_or_else(|| UNNAMED.to_owned(), |name| id_of(&name));
        let total = days.entry((channel.clone(), day)).or_insert_with(|| DayTotal {
            channel,
            day,
            sales: 0.0,
            orders: None,
            rows: 0,
        });
        total.sales += amount;
        total.rows += 1;
        if let Some(count) = orders.read(&row[ORDERS]) {
            total.orders = Some(total.orders.unwrap_or(0.0) + count);
        }
        if total.rows > 1 {
            records.added_up.get_or_insert((0, line)).0 += 1;
        }
    }
    records.days = days.into_values().collect();
    records
}

/// The channel of a table that names none.
pub(in crate::fit::reading) const UNNAMED: &str = "shop";

/// A name as an id of the scenario format: small letters, digits, underscores.
pub(in crate::fit::reading) fn id_of(name: &str) -> String {
    let mapped = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect::<String>();
    let joined = mapped.split('_').filter(|part| !part.is_empty()).collect::<Vec<&str>>().join("_");
    let start = if joined.starts_with(|c: char| c.is_ascii_digit()) { "c_" } else { "" };
    let id: String = format!("{start}{joined}").chars().take(30).collect();
    if id.is_empty() { UNNAMED.to_owned() } else { id }
}
