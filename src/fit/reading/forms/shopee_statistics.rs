//! Shop statistics of Shopee: a row a day, one sheet for each stage of an order.

use crate::fit::reading::amounts::Amounts;
use crate::fit::reading::dates::Dates;
use crate::fit::reading::records::{DayTotal, Reason, Records, Totals};
use crate::fit::reading::table::{Column, Table, Value, need, want};

use super::Kind;

const DAY: usize = 0;
const SALES: usize = 1;
const ORDERS: usize = 2;
const CANCELLED_SALES: usize = 3;
const CANCELLED_ORDERS: usize = 4;

pub(super) const COLUMNS: &[Column] = &[
    need(&["tanggal", "date"]),
    need(&["total penjualan (idr)", "total sales (idr)", "penjualan (idr)", "sales (idr)"]),
    need(&["total pesanan", "total orders", "pesanan", "orders"]),
    want(&["penjualan dibatalkan", "cancelled sales"]),
    want(&["pesanan dibatalkan", "cancelled orders"]),
];

pub(super) fn records(table: &Table<Kind>) -> Records {
    let mut records = Records::default();
    let days = || table.column(DAY).filter(|value| !is_period(value));
    let dates = Dates::of(days());
    let amounts = [SALES, ORDERS, CANCELLED_SALES, CANCELLED_ORDERS]
        .map(|column| Amounts::of(table.column(column)));
    let mut totals = Totals { stated: 0.0, found: 0.0 };
    for (line, row) in table.rows() {
        let amount = |at: usize, column: usize| amounts[at].read(&row[column]);
        if is_period(&row[DAY]) {
            totals.stated += amount(0, SALES).unwrap_or(0.0);
            records.left_out.add(Reason::Total, line);
            continue;
        }
        // The headers are repeated below the row of the period.
        if amount(0, SALES).is_none() && dates.read(&row[DAY]).is_none() {
            records.left_out.add(Reason::Total, line);
            continue;
        }
        let Some(day) = dates.read(&row[DAY]) else {
            records.left_out.add(Reason::NoDate, line);
            continue;
        };
        let Some(sales) = amount(0, SALES) else {
            records.left_out.add(Reason::NoAmount, line);
            continue;
        };
        totals.found += sales;
        let without = |all: f64, cancelled: Option<f64>| (all - cancelled.unwrap_or(0.0)).max(0.0);
        records.days.push(DayTotal {
            channel: super::shopee_orders::CHANNEL.to_owned(),
            day,
            sales: without(sales, amount(2, CANCELLED_SALES)),
            orders: amount(1, ORDERS).map(|all| without(all, amount(3, CANCELLED_ORDERS))),
            rows: 1,
        });
    }
    if totals.stated > 0.0 {
        records.totals = Some(totals);
    }
    records
}

/// `01-06-2026-30-06-2026`: the row of the whole period.
fn is_period(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.matches(['-', '/']).count() >= 5)
}
