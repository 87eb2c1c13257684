//! Each kind of export says the same with English and with Indonesian headers.

use ragam::fit::reading::{Export, Kind, Reading, read};

fn read_all(texts: &[&str]) -> Reading {
    let exports: Vec<Export<'_>> =
        texts.iter().map(|text| Export { name: "x", bytes: text.as_bytes() }).collect();
    read(&exports)
}

#[test]
fn income_of_shopee() {
    let daily = "date,channel,sales\n2026-01-01,shopee,400000\n";
    let rows = "A,2026-01-01,2026-01-05,110000,-10000,0,-5000,-6000,-2000,-1250,85750\n\
        B,2026-01-01,2026-01-08,300000,0,0,0,-18000,-6000,-1250,274750\n";
    let indonesian = "No. Pesanan,Waktu Pesanan Dibuat,Tanggal Dana Dilepaskan,Harga Asli Produk,Total Diskon Produk,Jumlah Pengembalian Dana ke Pembeli,Biaya Komisi AMS,Biaya Administrasi,Biaya Layanan,Biaya Proses Pesanan,Total Penghasilan\n";
    let english = "Order ID,Order Creation Date,Payout Completed Date,Original product price,Your Seller product promotion,Refund Amount,AMS Commission Fee,Commission fee,Service Fee,Seller Order Processing Fee,Total Released Amount (Rp)\n";
    let read = |head: &str| read_all(&[&format!("{head}{rows}"), daily]);
    let (one, other) = (read(indonesian), read(english));
    assert_eq!(one.files[0].kind, Kind::ShopeeIncome);
    assert_eq!(one, other);
    let commission = one.shop.channels[0].commission.as_ref().unwrap();
    assert!((commission.value - 0.08).abs() < 1e-12, "{commission:?}");
}

#[test]
fn orders_of_shopee() {
    let rows = "A,Selesai,2026-01-01 10:00,Kain,50.000,2,0,100.000,110.000\n";
    let read = |head: &str| read_all(&[&format!("{head}{rows}")]);
    let one = read(
        "No. Pesanan,Status Pesanan,Waktu Pesanan Dibuat,Nama Produk,Harga Setelah Diskon,Jumlah,Returned quantity,Total Harga Produk,Total Pembayaran\n",
    );
    assert_eq!(one.files[0].kind, Kind::ShopeeOrders);
    assert_eq!(
        one,
        read(
            "Order ID,Order Status,Order Creation Date,Product Name,Deal Price,Quantity,Returned quantity,Product Subtotal,Grand Total\n"
        )
    );
    assert_eq!(one.shop.channels[0].sales, [Some(100_000.0)]);
}

#[test]
fn statistics_of_shopee() {
    let rows = "01-06-2026,100.000,2,0,0\n02-06-2026,200.000,3,1,50.000\n";
    let read = |head: &str| read_all(&[&format!("{head}{rows}")]);
    let one = read(
        "Tanggal,Total Penjualan (IDR),Total Pesanan,Pesanan Dibatalkan,Penjualan Dibatalkan\n",
    );
    assert_eq!(one.files[0].kind, Kind::ShopeeStatistics);
    assert_eq!(one, read("Date,Total Sales (IDR),Total Orders,Cancelled Orders,Cancelled Sales\n"));
    assert_eq!(one.shop.channels[0].sales, [Some(100_000.0), Some(150_000.0)]);
}

#[test]
fn balance_of_shopee() {
    let rows = "2026-01-02 10:00,Penghasilan,x,50.000,350.000\n";
    let read = |head: &str| read_all(&[&format!("{head}{rows}")]);
    let one = read("Tanggal Transaksi,Tipe Transaksi,Deskripsi,Jumlah,Saldo Akhir\n");
    assert_eq!(one.files[0].kind, Kind::ShopeeBalance);
    assert_eq!(
        one,
        read("Transaction Date,Transaction Type,Description,Amount,Balance After Transactions\n")
    );
    assert_eq!(one.shop.platform_balance.map(|(_, balance)| balance), Some(350_000.0));
}

#[test]
fn orders_of_tiktok() {
    let rows = "576461413038785752,Selesai,1,0,93820,31/01/2026 20:15:00,Tokopedia,@x\n";
    let read = |head: &str| read_all(&[&format!("{head}{rows}")]);
    let one = read(
        "ID Pesanan,Status Pesanan,Kuantitas,Jumlah SKU yang dikembalikan,Subtotal SKU Setelah Diskon,Waktu Dibuat,Saluran Pembelian,Nama pengguna kreator\n",
    );
    assert_eq!(one.files[0].kind, Kind::TiktokOrders);
    assert_eq!(
        one,
        read(
            "Order ID,Order Status,Quantity,Sku Quantity of return,SKU Subtotal After Discount,Created Time,Purchase Channel,Creator Handle\n"
        )
    );
    assert_eq!(one.shop.channels[0].id, "tokopedia");
    assert_eq!(one.shop.channels[0].creator_share.as_ref().map(|fact| fact.value), Some(1.0));
}
