//! Reports of orders that creators brought, of TikTok Shop (both languages) and Shopee.

use ragam::fit::reading::{Channel, Export, Kind, Reading, Reason, read};

const ENGLISH: &str = "Order ID,Product ID,Product Name,SKU ID,Price,Payment Amount,Currency,Quantity,Payment method,Order Status,Creator Username,Content Type,Content ID,commission model,Standard commission rate,Est. Commission Base,Est. standard commission payment,Actual Commission Base,Actual Commission Payment,Fully returned or refunded,Time Created\n";
const INDONESIAN: &str = "ID Pesanan,ID Produk,Produk,ID Sku,Harga,Payment Amount,Mata Uang,Kuantitas,Metode Pembayaran,Status Pesanan,Nama pengguna kreator,Jenis Konten,ID Konten,commission model,Persentase komisi standar,Est. Acuan Komisi,Perkiraan pembayaran komisi standar,Acuan Komisi Aktual,Pembayaran Komisi Aktual,Pengembalian barang,Waktu Dibuat\n";
const SHOPEE: &str = "Kode Pesanan,Status Pesanan,Status Terverifikasi,Waktu Pesanan,ID Model,Nama Produk,Harga(Rp),Jumlah,Nama Affiliate,Username Affiliate,Nilai Pembelian(Rp),Jumlah Pengembalian(Rp),Estimasi Komisi per Produk(Rp),Pengeluaran(Rp),Status Pemotongan\n";

/// Settled, of two items; expected; cancelled; and one row once more.
fn tiktok(head: &str, [settled, coming, cancelled]: [&str; 3]) -> String {
    let row = |id: &str, sku: u32, status: &str, expected: u32, actual: u32| {
        format!(
            "57646141303878{id}\t,9,Kain,{sku},100000,100000,IDR,1,COD,{status},@rahasia,Video,7,open,10%,{expected},{},{actual},{},no,05/01/2026 20:15:00\t\n",
            expected / 10,
            actual / 8,
        )
    };
    let rows = [
        row("5001", 1, settled, 100_000, 80_000),
        row("5001", 2, settled, 40_000, 40_000),
        row("5001", 2, settled, 40_000, 40_000),
        row("5002", 1, coming, 50_000, 0),
        row("5003", 1, cancelled, 70_000, 0),
    ];
    format!("{head}{}", rows.concat())
}

fn with(name: &'static str, text: &str, other: &str) -> Reading {
    read(&[
        Export { name, bytes: text.as_bytes() },
        Export { name: "other", bytes: other.as_bytes() },
    ])
}

fn channel<'a>(reading: &'a Reading, id: &str) -> &'a Channel {
    reading.shop.channels.iter().find(|channel| channel.id == id).unwrap()
}

#[test]
fn creators_orders_of_tiktok_say_their_share_and_commission_in_both_languages() {
    let orders = "Order ID,Order Status,Quantity,SKU Subtotal After Discount,Created Time,Purchase Channel\n\
        576461413038785001\t,Completed,1,130000,05/01/2026 20:15:00\t,TikTok\n\
        576461413038785002\t,Shipped,1,50000,05/01/2026 21:15:00\t,TikTok\n\
        576461413038785009\t,Completed,1,180000,06/01/2026 21:15:00\t,TikTok\n";
    for (head, statuses) in [
        (ENGLISH, ["Settled", "Processing", "Cancelled"]),
        (INDONESIAN, ["Sudah dibayar", "Diproses", "Dibatalkan"]),
    ] {
        let reading = with("creators", &tiktok(head, statuses), orders);
        let file = &reading.files[0];
        assert_eq!((file.kind, file.records), (Kind::TiktokAffiliates, 2));
        let left_out = [Reason::Void, Reason::Repeated].map(|why| file.left_out.count(why));
        assert_eq!(left_out, [1, 1]);
        let tiktok = channel(&reading, "tiktok_shop");
        // An eighth of what was settled, a tenth of what is expected.
        let commission = tiktok.creator_commission.as_ref().unwrap();
        assert!((commission.value - 20_000.0 / 170_000.0).abs() < 1e-12, "{commission:?}");
        assert_eq!(commission.source.files, ["creators"]);
        let share = tiktok.creator_share.as_ref().unwrap();
        assert!((share.value - 0.5).abs() < 1e-12, "{share:?}");
        assert!(!format!("{reading:?}").contains("rahasia"));
    }
}

#[test]
fn affiliates_orders_of_shopee_are_held_against_the_sales_of_their_days() {
    let text = format!(
        "{SHOPEE}250105AA1,Selesai,Sah,2026-01-05 10:00:00,M1,Kain,120000,1,Ani,rahasia,120000,20000,12000,10000,Sudah\n\
         250106AA2,Tertunda,,2026-01-06 12:00:00,M1,Kain,100000,1,Ani,rahasia,100000,0,9000,0,\n\
         250106AA3,Dibatalkan,,2026-01-06 13:00:00,M1,Kain,90000,1,Ani,rahasia,90000,0,9000,0,\n"
    );
    // The first day lies before the report.
    let daily = "date,channel,sales\n2026-01-04,shopee,900000\n2026-01-05,shopee,300000\n2026-01-06,shopee,500000\n";
    let reading = with("affiliates", &text, daily);
    assert_eq!(reading.files[0].kind, Kind::ShopeeAffiliates);
    let shopee = channel(&reading, "shopee");
    let value = |fact: &Option<ragam::fit::reading::Fact>| fact.as_ref().unwrap().value;
    assert!((value(&shopee.creator_commission) - 19_000.0 / 200_000.0).abs() < 1e-12);
    assert!((value(&shopee.creator_share) - 200_000.0 / 800_000.0).abs() < 1e-12);
    assert!(!format!("{reading:?}").contains("rahasia") && !format!("{reading:?}").contains("Ani"));
}

#[test]
fn a_report_of_creators_alone_makes_no_channel() {
    let text = tiktok(ENGLISH, ["Settled", "Processing", "Cancelled"]);
    let reading = read(&[Export { name: "creators", bytes: text.as_bytes() }]);
    assert!(reading.refused.is_empty() && reading.shop.channels.is_empty());
}

#[test]
fn an_order_in_two_reports_is_paid_once() {
    let text = tiktok(ENGLISH, ["Settled", "Processing", "Cancelled"]);
    let daily = "date,channel,sales\n2026-01-05,tiktok_shop,340000\n";
    let reading = read(&[
        Export { name: "one", bytes: text.as_bytes() },
        Export { name: "two", bytes: text.as_bytes() },
        Export { name: "daily", bytes: daily.as_bytes() },
    ]);
    assert_eq!(reading.files[1].left_out.count(Reason::InAnotherFile), 2);
    let share = channel(&reading, "tiktok_shop").creator_share.as_ref().unwrap().value;
    assert!((share - 0.5).abs() < 1e-12);
}

#[test]
fn what_is_settled_with_the_shop_is_taken_before_what_reports_of_creators_say() {
    let settled = "Order/adjustment ID,Type,Order created time,Order settled time,Total settlement amount,Total Revenue,Total Fees,Affiliate Commission,Order processing fee,Ajustment amount,Order Source\n\
        576461413038785001,Order,2026/01/05,2026/01/12,82000,100000,-18000,-9000,-1250,0,TikTok\n";
    let text = tiktok(ENGLISH, ["Settled", "Processing", "Cancelled"]);
    let reading = read(&[
        Export { name: "creators", bytes: text.as_bytes() },
        Export { name: "settled", bytes: settled.as_bytes() },
        Export { name: "daily", bytes: b"date,channel,sales\n2026-01-05,tiktok_shop,340000\n" },
    ]);
    let commission = channel(&reading, "tiktok_shop").creator_commission.as_ref().unwrap();
    assert_eq!((commission.value, &*commission.source.files), (0.09, &["settled".to_owned()][..]));
}
