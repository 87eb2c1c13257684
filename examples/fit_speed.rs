//! How long it takes to read and fit a hundred thousand orders: makes an export of Shopee (XLSX) of two
//! years in memory, reads it, fits it and writes the scenario.
//!
//!     cargo run --release --example fit_speed

#![allow(clippy::print_stdout, reason = "what an example finds is for people")]

use std::error::Error;
use std::time::Instant;

use ragam::fit::FittedShop;
use ragam::fit::reading::{Export, read};
use ragam::fit::writing::Answers;
use ragam::language::{Language, Words};
use ragam::numeric::{StreamKey, exp, standard_normal_quantile};
use rust_xlsxwriter::Workbook;

const ORDERS: u32 = 100_000;
const DAYS: u32 = 730;

const HEADERS: [&str; 11] = [
    "No. Pesanan",
    "Status Pesanan",
    "Waktu Pesanan Dibuat",
    "Nama Produk",
    "Harga Setelah Diskon",
    "Jumlah",
    "Returned quantity",
    "Total Harga Produk",
    "Total Pembayaran",
    "Username (Pembeli)",
    "Alamat Pengiriman",
];

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = export()?;
    println!("{ORDERS} orders, {} bytes", bytes.len());
    let begun = Instant::now();
    let reading = read(&[Export { name: "Order.all.xlsx", bytes: &bytes }]);
    println!("read:    {:.2} s", begun.elapsed().as_secs_f64());
    let fitted = FittedShop::of(&reading.shop, &[]).ok_or("nothing was sold")?;
    let text = fitted.text(&Answers::default(), &Words::of(Language::English));
    println!("in all:  {:.2} s", begun.elapsed().as_secs_f64());
    println!("{} orders used, {} lines written", orders(&fitted), text.lines().count());
    Ok(())
}

fn orders(fitted: &FittedShop<'_>) -> f64 {
    fitted.channels.iter().map(|fitted| fitted.channel.orders).sum()
}

/// One row an order, spread over the days; every tenth has a second row.
fn export() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("orders")?;
    for (column, header) in HEADERS.iter().enumerate() {
        page.write_string(0, u16::try_from(column)?, *header)?;
    }
    let key = StreamKey::new(1, 1);
    let mut line = 0;
    for order in 0..ORDERS {
        let normal = standard_normal_quantile(key.uniform(0, order));
        let day = jiff::civil::date(2024, 1, 1).saturating_add(
            jiff::Span::new().days(i64::from(order) * i64::from(DAYS) / i64::from(ORDERS)),
        );
        let price = 1_000.0 * (45.0 * exp(0.8 * normal)).max(1.0).round();
        for item in 0..=u32::from(order.is_multiple_of(10)) {
            line += 1;
            let cells = [
                format!("24{order:08}"),
                if order % 15 == 7 { "Batal" } else { "Selesai" }.to_owned(),
                format!("{day} {:02}:{:02}", order % 24, order % 60),
                format!("Barang {}", (order + item) % 300),
                thousands(price),
                "1".to_owned(),
                "0".to_owned(),
                thousands(price),
                thousands(2.0 * price),
                format!("pembeli{order}"),
                format!("Jalan Contoh {order}, Kota Contoh"),
            ];
            for (column, cell) in cells.iter().enumerate() {
                page.write_string(line, u16::try_from(column)?, cell)?;
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

/// `93.820`, as Shopee writes money.
fn thousands(amount: f64) -> String {
    let digits = format!("{amount:.0}");
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
