//! Files as shops have them are recognised and read; every file here is made up by its test.

use ragam::fit::FittedShop;
use ragam::fit::reading::{Export, Kind, Purpose, Reading, Reason, Unreadable, read};
use ragam::fit::writing::Answers;
use ragam::language::{Language, Words};
use rust_xlsxwriter::Workbook;

fn read_one(bytes: &[u8]) -> Reading {
    read(&[Export { name: "file", bytes }])
}

fn read_text(text: &str) -> Reading {
    read_one(text.as_bytes())
}

/// A workbook of one sheet, all cells as text.
fn workbook(sheet: &str, rows: &[Vec<&str>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name(sheet).unwrap();
    for (line, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            page.write_string(line as u32, column as u16, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn sales(reading: &Reading, channel: &str) -> Vec<Option<f64>> {
    let found = reading.shop.channels.iter().find(|known| known.id == channel);
    found.unwrap_or_else(|| panic!("no channel {channel} in {reading:?}")).sales.clone()
}

const SHOPEE: [&str; 12] = [
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
    "Nama Penerima",
    "No. Telepon",
];

fn shopee_rows() -> Vec<Vec<&'static str>> {
    let order = |id, status, time, product, price, pieces, returned, subtotal| {
        vec![
            id,
            status,
            time,
            product,
            price,
            pieces,
            returned,
            subtotal,
            "999.999",
            "buyer77",
            "Ibu Rahasia",
            "0812345",
        ]
    };
    vec![
        SHOPEE.to_vec(),
        order("2601A", "Selesai", "2026-01-01 09:00", "Kebaya", "93.820", "2", "1", "187.640"),
        order("2601A", "Selesai", "2026-01-01 09:00", "Batik", "10.000", "1", "0", "10.000"),
        order("2601B", "Batal", "2026-01-01 10:00", "Batik", "50.000", "1", "0", "50.000"),
        order("2601C", "Sedang Dikirim", "2026-01-03 11:00", "Batik", "50.000", "1", "0", "50.000"),
        order("2601C", "Sedang Dikirim", "2026-01-03 11:00", "Batik", "50.000", "1", "0", "50.000"),
        order("2601D", "Selesai", "kapan", "Batik", "50.000", "1", "0", "50.000"),
        order("2601E", "Belum Bayar", "2026-01-03 12:00", "Batik", "50.000", "1", "0", "50.000"),
    ]
}

#[test]
fn orders_of_shopee_are_put_together_and_no_buyer_is_kept() {
    let reading = read_one(&workbook("orders", &shopee_rows()));
    let file = &reading.files[0];
    assert_eq!((file.kind, file.rows, file.records, file.cancelled), (Kind::ShopeeOrders, 7, 3, 1));
    assert_eq!(file.left_out.count(Reason::Repeated), 1);
    assert_eq!(file.left_out.count(Reason::NoDate), 1);
    assert_eq!(file.left_out.count(Reason::Unpaid), 1);
    // The day between has no order, so nothing was sold.
    assert_eq!(sales(&reading, "shopee"), [Some(197_640.0), Some(0.0), Some(50_000.0)]);
    let channel = &reading.shop.channels[0];
    assert_eq!((channel.orders, channel.cancelled), (2.0, 1));
    let returned = channel.returns.as_ref().unwrap().value;
    assert!((returned - 197_640.0 / 3.0 / 247_640.0).abs() < 1e-12, "{returned}");
    let told = format!("{reading:?}");
    for secret in ["buyer77", "Rahasia", "0812345", "Kebaya"] {
        assert!(!told.contains(secret), "{secret} was kept");
    }
}

#[test]
fn an_order_in_two_files_is_counted_once_as_the_later_file_has_it() {
    let later = vec![
        SHOPEE.to_vec(),
        vec![
            "2601C",
            "Batal",
            "2026-01-03 11:00",
            "Batik",
            "50.000",
            "1",
            "0",
            "50.000",
            "0",
            "",
            "",
            "",
        ],
        vec![
            "2601F",
            "Selesai",
            "2026-01-05 11:00",
            "Batik",
            "70.000",
            "1",
            "0",
            "70.000",
            "0",
            "",
            "",
            "",
        ],
    ];
    let (first, second) = (workbook("orders", &shopee_rows()), workbook("orders", &later));
    for files in [[&first, &second], [&second, &first]] {
        let exports = files.map(|bytes| Export { name: "file", bytes });
        let reading = read(&exports);
        let expected = [197_640.0, 0.0, 0.0, 0.0, 70_000.0].map(Some);
        assert_eq!(sales(&reading, "shopee"), expected);
        let repeated: usize =
            reading.files.iter().map(|file| file.left_out.count(Reason::InAnotherFile)).sum();
        assert_eq!(repeated, 1);
    }
}

#[test]
fn income_of_shopee_gives_fees_and_delays() {
    let mut rows =
        vec![vec!["Laporan Penghasilan"], vec!["Toko", "contoh"], vec![], vec![], vec![]];
    rows.push(vec![
        "No.",
        "No. Pesanan",
        "Username (Pembeli)",
        "Waktu Pesanan Dibuat",
        "Tanggal Dana Dilepaskan",
        "Harga Asli Produk",
        "Total Diskon Produk",
        "Jumlah Pengembalian Dana ke Pembeli",
        "Biaya Komisi AMS",
        "Biaya Administrasi (termasuk PPN 11%)",
        "Biaya Layanan",
        "Biaya Proses Pesanan",
        "Total Penghasilan",
    ]);
    rows.push(vec![
        "1",
        "A",
        "x",
        "2026-01-01",
        "2026-01-05",
        "110.000",
        "-10.000",
        "0",
        "-5.000",
        "-6.000",
        "-2.000",
        "-1.250",
        "85.750",
    ]);
    rows.push(vec![
        "2",
        "B",
        "x",
        "2026-01-01",
        "2026-01-08",
        "300.000",
        "0",
        "0",
        "0",
        "-18.000",
        "-6.000",
        "-1.250",
        "274.750",
    ]);
    rows.push(vec![
        "3",
        "C",
        "x",
        "2026-01-02",
        "2026-01-05",
        "100.000",
        "0",
        "-100.000",
        "0",
        "0",
        "0",
        "0",
        "0",
    ]);
    let mut bytes = workbook("Income", &rows);
    // Payouts alone are no sales; a day of sales gives the channel.
    let orders = workbook("orders", &shopee_rows());
    let reading = read(&[
        Export { name: "income", bytes: &bytes },
        Export { name: "orders", bytes: &orders },
    ]);
    assert_eq!(reading.files[0].kind, Kind::ShopeeIncome);
    let channel = &reading.shop.channels[0];
    let value = |fact: &Option<ragam::fit::reading::Fact>| fact.as_ref().unwrap().value;
    assert!((value(&channel.commission) - 32_000.0 / 400_000.0).abs() < 1e-12);
    assert!((value(&channel.order_fee) - 2_500.0 / 3.0).abs() < 1e-9);
    assert!((value(&channel.creator_commission) - 0.05).abs() < 1e-12);
    assert!((value(&channel.creator_share) - 0.25).abs() < 1e-12);
    assert_eq!(channel.payout_shares, [(4, 1.0)]);
    bytes.truncate(bytes.len() / 2);
    assert_eq!(read_one(&bytes).refused[0].1, Unreadable::DamagedWorkbook);
}

#[test]
fn orders_of_shopee_in_english_have_commas_for_thousands() {
    let text = "Order ID,Order Status,Order Creation Date,Product Name,Deal Price,Quantity,Returned quantity,Product Subtotal,Grand Total,Username (Buyer)\n\
        A,Completed,2026-01-01 09:00,Batik,\"93,820\",2,0,\"187,640\",\"200,000\",buyer77\n\
        B,Cancelled,2026-01-01 09:00,Batik,\"93,820\",1,0,\"93,820\",\"100,000\",buyer77\n\
        C,Unpaid,2026-01-01 09:00,Batik,\"93,820\",1,0,\"93,820\",\"100,000\",buyer77\n";
    let reading = read_text(text);
    assert_eq!(reading.files[0].kind, Kind::ShopeeOrders);
    assert_eq!(sales(&reading, "shopee"), [Some(187_640.0)]);
    assert_eq!(reading.shop.channels[0].cancelled, 1);
}

#[test]
fn income_of_older_years_and_its_other_sheets_are_read() {
    let headers = |admin: &'static str, service: &'static str, voucher: &'static str| {
        vec![
            "No. Pesanan",
            "Waktu Pesanan Dibuat",
            "Tanggal Dana Dilepaskan",
            "Harga Asli Produk",
            voucher,
            admin,
            service,
            "Total Penghasilan",
        ]
    };
    let row = ["A", "2024-01-01", "2024-01-05", "110.000", "-10.000", "-6.000", "-2.000", "92.000"];
    for head in [
        headers(
            "Biaya Administrasi",
            "Biaya Layanan (termasuk PPN 11%)",
            "Diskon Voucher Ditanggung Penjual",
        ),
        headers(
            "Biaya Administrasi (termasuk PPN 11%)",
            "Biaya Layanan",
            "Voucher disponsor oleh Penjual",
        ),
    ] {
        let mut book = Workbook::new();
        let mut sheet = |name: &str, above: u32, rows: &[Vec<&str>]| {
            let page = book.add_worksheet().set_name(name).unwrap();
            for (line, row) in rows.iter().enumerate() {
                for (column, cell) in row.iter().enumerate() {
                    page.write_string(above + line as u32, column as u16, *cell).unwrap();
                }
            }
        };
        sheet(
            "Order Processing Fee",
            0,
            &[vec!["No.", "No. Pesanan", "Biaya"], vec!["1", "A", "1.250"]],
        );
        sheet("Income 2024", 5, &[head, row.to_vec()]);
        sheet(
            "Adjustment",
            3,
            &[
                vec!["No.", "Tanggal Penyesuaian Dibuat", "Jumlah"],
                vec!["1", "2024-01-09", "-5.000"],
            ],
        );
        let bytes = book.save_to_buffer().unwrap();
        let orders = workbook("orders", &shopee_rows());
        let reading = read(&[
            Export { name: "income", bytes: &bytes },
            Export { name: "orders", bytes: &orders },
        ]);
        let kinds: Vec<Kind> = reading.files.iter().map(|file| file.kind).collect();
        assert_eq!(kinds, [Kind::ShopeeIncome, Kind::ShopeeOrders]);
        let commission = reading.shop.channels[0].commission.as_ref().unwrap().value;
        assert!((commission - 0.08).abs() < 1e-12, "{commission}");
    }
}

#[test]
fn the_total_of_an_income_file_is_held_against_its_columns() {
    let columns = [
        "No. Pesanan",
        "Tanggal Dana Dilepaskan",
        "Harga Asli Produk",
        "Total Diskon Produk",
        "Diskon Produk dari Shopee",
        "Ongkir Dibayar Pembeli",
        "Diskon Ongkir Ditanggung Jasa Kirim",
        "Gratis Ongkir dari Shopee",
        "Ongkir yang Diteruskan oleh Shopee ke Jasa Kirim",
        "Biaya Administrasi",
        "Total Penghasilan",
    ];
    let orders = workbook("orders", &shopee_rows());
    for (total, agrees) in [("94.000", true), ("95.000", false)] {
        let row = [
            "A",
            "2024-01-05",
            "110.000",
            "-10.000",
            "0",
            "9.000",
            "0",
            "0",
            "-9.000",
            "-6.000",
            total,
        ];
        let bytes = workbook("Income", &[columns.to_vec(), row.to_vec()]);
        let reading = read(&[
            Export { name: "income", bytes: &bytes },
            Export { name: "orders", bytes: &orders },
        ]);
        let told = reading.files[0].totals.unwrap();
        assert_eq!(told.agree(), agrees, "{told:?}");
    }
}

#[test]
fn statistics_of_shopee_agree_with_their_own_total() {
    let head = [
        "Tanggal",
        "Total Penjualan (IDR)",
        "Total Pesanan",
        "Pesanan Dibatalkan",
        "Penjualan Dibatalkan",
    ];
    let rows = vec![
        head.to_vec(),
        vec!["01-06-2026-02-06-2026", "300.000", "5", "1", "50.000"],
        vec![],
        head.to_vec(),
        vec!["01-06-2026", "100.000", "2", "0", "0"],
        vec!["02-06-2026", "200.000", "3", "1", "50.000"],
    ];
    let reading = read_one(&workbook("Pesanan Dibayar", &rows));
    assert_eq!(reading.files[0].kind, Kind::ShopeeStatistics);
    assert!(reading.files[0].totals.unwrap().agree());
    assert_eq!(sales(&reading, "shopee"), [Some(100_000.0), Some(150_000.0)]);
    assert_eq!(reading.shop.channels[0].orders, 4.0);
}

#[test]
fn the_balance_of_shopee_is_what_lies_there() {
    let text = "Tanggal Transaksi,Tipe Transaksi,Deskripsi,No. Pesanan,Jenis Transaksi,Jumlah,Status,Saldo Akhir\n\
        2026-01-02 10:00,Penghasilan,x,A,Masuk,50.000,Selesai,350.000\n\
        2026-01-01 10:00,Penghasilan,x,B,Masuk,300.000,Selesai,300.000\n";
    let reading = read_text(text);
    assert_eq!(reading.files[0].kind, Kind::ShopeeBalance);
    let (day, balance) = reading.shop.platform_balance.unwrap();
    assert_eq!((day.to_string(), balance), ("2026-01-02".to_owned(), 350_000.0));
    // A shop that sells a hundred thousand a month has at least what lies with the platform.
    let daily = "date,channel,sales\n2026-01-01,shopee,3000\n2026-01-02,shopee,4000\n";
    let reading = read(&[
        Export { name: "balance", bytes: text.as_bytes() },
        Export { name: "daily", bytes: daily.as_bytes() },
    ]);
    let words = Words::of(Language::English);
    let told = ragam::fit::telling::read(&reading, &words).join("\n");
    assert!(told.contains("Balance at the platform, 2 January 2026: Rp350"), "{told}");
    let text = FittedShop::of(&reading.shop, &[]).unwrap().text(&Answers::default(), &words);
    assert!(text.contains("opening_cash = 350_000 "), "{text}");
}

#[test]
fn a_list_of_costs_gives_the_share_of_goods() {
    let costs = "Nama Produk;Harga Modal\nkebaya ;Rp60.000\nselendang;5.000\nbatik;\n";
    let orders = workbook("orders", &shopee_rows());
    let reading = read(&[
        Export { name: "costs", bytes: costs.as_bytes() },
        Export { name: "orders", bytes: &orders },
    ]);
    let list = &reading.files[0];
    assert_eq!((list.kind, list.records), (Kind::CostList, 2));
    assert_eq!(list.left_out.count(Reason::NoAmount), 1);
    // Two kebaya of 93,820 are known; batik for 10,000 and 50,000 is not. Cancelled orders cost nothing.
    let cost = reading.shop.goods_cost.unwrap();
    assert!((cost.share - 120_000.0 / 187_640.0).abs() < 1e-12, "{cost:?}");
    assert!((cost.covered - 187_640.0 / 247_640.0).abs() < 1e-12, "{cost:?}");
    assert_eq!(cost.source.files, ["costs", "orders"]);
}

#[test]
fn orders_of_tiktok_and_tokopedia_are_two_channels() {
    let text = "\u{feff}Order ID,Order Status,SKU ID,Quantity,Sku Quantity of return,SKU Subtotal Before Discount,SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,Order Amount,Created Time,Purchase Channel,Creator Handle,Recipient\n\
        Platform unique order ID.,Current status,x,x,x,x,x,x,x,x,x,x,x,x\n\
        576461413038785752\t,Completed,1,2,0,200000,5000,20000,175000,190000,31/01/2026 20:15:00\t,TikTok,,Sari\n\
        576461413038785753\t,Canceled,1,1,0,100000,0,0,100000,100000,31/01/2026 21:15:00\t,TikTok,,Sari\n\
        576461413038785754\t,Completed,1,1,0,100000,0,0,100000,100000,01/02/2026 21:15:00\t,TikTok,@maker,Sari\n\
        576461413038785755\t,Completed,1,1,1,60000,0,0,60000,60000,31/01/2026 21:15:00\t,Tokopedia,,Sari\n";
    let reading = read_text(text);
    assert_eq!(reading.files[0].kind, Kind::TiktokOrders);
    assert_eq!(sales(&reading, "tiktok_shop"), [Some(180_000.0), Some(100_000.0)]);
    assert_eq!(sales(&reading, "tokopedia"), [Some(60_000.0)]);
    let tiktok = reading.shop.channels.iter().find(|channel| channel.id == "tiktok_shop").unwrap();
    let by_creators = tiktok.creator_share.as_ref().unwrap().value;
    assert!((by_creators - 100_000.0 / 280_000.0).abs() < 1e-12);
    assert!(!format!("{reading:?}").contains("maker") && !format!("{reading:?}").contains("Sari"));
}

#[test]
fn orders_of_tiktok_are_read_with_indonesian_headers_from_a_workbook() {
    let mut rows = vec![
        vec![
            "ID Pesanan",
            "Status Pesanan",
            "Kuantitas",
            "Subtotal SKU Setelah Diskon",
            "Waktu Dibuat",
            "Saluran Pembelian",
            "Penerima",
        ],
        vec!["Nomor unik pesanan.", "x", "x", "x", "x", "x", "x"],
    ];
    for (id, status, place) in [
        ("576461413038785752\t", "Selesai", "TikTok"),
        ("576461413038785753\t", "Dibatalkan", "TikTok"),
        ("576461413038785754\t", "Belum dibayar", "TikTok"),
        ("576461413038785755\t", "Dikirim", "Tokopedia"),
    ] {
        rows.push(vec![id, status, "1", "93.820", "31/01/2026 20:15:00\t", place, "Rahasia"]);
    }
    let reading = read_one(&workbook("OrderSKUList", &rows));
    assert_eq!(reading.files[0].kind, Kind::TiktokOrders);
    assert_eq!(reading.files[0].left_out.count(Reason::Unpaid), 1);
    assert_eq!(sales(&reading, "tiktok_shop"), [Some(93_820.0)]);
    assert_eq!(sales(&reading, "tokopedia"), [Some(93_820.0)]);
    assert!(!format!("{reading:?}").contains("Rahasia"));
}

#[test]
fn settlements_of_tiktok_are_read_in_both_languages() {
    let english = "Order/adjustment ID,Type,Order created time,Order settled time,Total settlement amount,Total Revenue,Total Fees,Affiliate Commission,Order processing fee,Ajustment amount,Order Source\n";
    let indonesian = "ID Pesanan/Penyesuaian,Jenis transaksi,Waktu pemesanan,Waktu pembayaran pesanan,Jumlah penyelesaian pembayaran,Total Pendapatan,Total Biaya,Komisi Afiliasi,Biaya pemrosesan pesanan,Jumlah penyesuaian,Sumber pesanan\n";
    let daily = "date,channel,sales\n2026-01-01,tiktok_shop,100000\n";
    for (head, word, other) in
        [(english, "Order", "GMV payment"), (indonesian, "Pesanan", "Pembayaran GMV")]
    {
        let text = format!(
            "{head}1,{word},2026/01/01,2026/01/08,80750,100000,-19250,-10000,-1250,0,TikTok\n\
             2,{other},/,2026/01/09,-5000,0,0,0,0,-5000,/\n"
        );
        let reading = read(&[
            Export { name: "settlement", bytes: text.as_bytes() },
            Export { name: "daily", bytes: daily.as_bytes() },
        ]);
        let file = &reading.files[0];
        assert_eq!(file.kind, Kind::TiktokSettlement);
        assert!(file.totals.unwrap().agree());
        assert_eq!(file.left_out.count(Reason::NotAnOrder), 1);
        let channel = &reading.shop.channels[0];
        assert!((channel.commission.as_ref().unwrap().value - 0.08).abs() < 1e-12);
        assert!((channel.creator_commission.as_ref().unwrap().value - 0.10).abs() < 1e-12);
        assert_eq!(channel.order_fee.as_ref().unwrap().value, 1250.0);
        assert_eq!(channel.payout_shares, [(7, 1.0)]);
    }
}

#[test]
fn later_items_of_an_invoice_of_tokopedia_belong_to_it() {
    let rows = vec![
        vec!["Laporan Penjualan"],
        vec!["Toko contoh"],
        vec![],
        vec![],
        vec![
            "Nomor",
            "Nomor Invoice",
            "Tanggal Pembayaran",
            "Status Terakhir",
            "Nama Produk",
            "Jumlah Produk Dibeli",
            "Harga Jual (IDR)",
            "Total Penjualan (IDR)",
            "Nama Pembeli",
        ],
        vec![
            "1",
            "INV/1",
            "30-01-2024 10:00:00",
            "Pesanan Selesai",
            "Batik",
            "1",
            "100000",
            "150000",
            "Rahasia",
        ],
        vec!["", "", "", "", "Kain", "2", "25000", "", ""],
        vec![
            "2",
            "INV/2",
            "31-01-2024 10:00:00",
            "Dibatalkan Pembeli",
            "Batik",
            "1",
            "100000",
            "100000",
            "Rahasia",
        ],
    ];
    let reading = read_one(&workbook("Laporan", &rows));
    assert_eq!(reading.files[0].kind, Kind::TokopediaReport);
    assert_eq!(sales(&reading, "tokopedia"), [Some(150_000.0), Some(0.0)]);
    assert!(!format!("{reading:?}").contains("Rahasia"));
}

#[test]
fn three_forms_of_cash_books_say_the_same() {
    let columns = "Tanggal,Keterangan,Pemasukan,Pengeluaran,Saldo\n\
        2026-01-01,modal awal,1000000,0,1000000\n\
        2026-01-01,penjualan,200000,0,1200000\n\
        2026-01-02,sewa toko,0,300000,900000\n\
        2026-01-31,penjualan,100000,0,1000000\n";
    let typed = "tanggal;tipe;kategori;uraian;nominal;keterangan\n\
        2026-01-01;pemasukan;modal;modal awal;1.000.000;\n\
        2026-01-01;pemasukan;jualan;hari ini;200.000;\n\
        2026-01-02;pengeluaran;sewa;toko;300.000;\n\
        2026-01-31;pemasukan;jualan;hari ini;100.000;\n";
    let short = "Tanggal\tJenis\tKeterangan\tJumlah\n\
        01/01/2026\tmasuk\tmodal\tRp 1.000.000\n\
        01/01/2026\tmasuk\tjualan\tRp 200.000\n\
        02/01/2026\tkeluar\tsewa\tRp 300.000\n\
        31/01/2026\tmasuk\tjualan\tRp 100.000\n";
    for text in [columns, typed, short] {
        let reading = read_text(text);
        let offline = sales(&reading, "offline");
        assert_eq!(offline.len(), 31);
        assert_eq!(
            (offline[0], offline[1], offline[30]),
            (Some(200_000.0), Some(0.0), Some(100_000.0))
        );
        let book = reading.shop.cash_book.as_ref().unwrap();
        assert!((book.per_month[&Purpose::Rent] - 300_000.0 / (31.0 / 30.4375)).abs() < 1e-6);
        if text == columns {
            assert!(reading.files[0].totals.unwrap().agree());
            assert_eq!(book.balance.unwrap().1, 1_000_000.0);
        }
    }
}

#[test]
fn a_balance_that_does_not_follow_from_its_lines_is_told() {
    let text = "Tanggal,Keterangan,Pemasukan,Pengeluaran,Saldo\n\
        2026-01-01,penjualan,200000,0,200000\n\
        2026-01-02,penjualan,100000,0,350000\n";
    assert!(!read_text(text).files[0].totals.unwrap().agree());
}

#[test]
fn plain_tables_are_read_with_any_names_and_marks() {
    let texts = [
        "date,channel,sales,orders\n2026-01-01,Toko A,93820,2\n2026-01-03,Toko A,50000,1\n",
        "Tanggal;Saluran;Penjualan;Pesanan\n01/01/2026;Toko A;93.820;2\n03/01/2026;Toko A;50.000;1\n",
        "tanggal\tkanal\tomzet\torders\n1 Januari 2026\ttoko a\tRp93.820\t2\n3 Januari 2026\ttoko a\tRp50.000\t1\n",
    ];
    for text in texts {
        let reading = read_text(text);
        assert_eq!(reading.files[0].kind, Kind::Plain, "{text}");
        // A day that the table does not have is not known.
        assert_eq!(sales(&reading, "toko_a"), [Some(93_820.0), None, Some(50_000.0)], "{text}");
        assert_eq!(reading.shop.channels[0].orders, 3.0);
    }
}

#[test]
fn years_may_be_mixed_and_rows_without_sense_are_told() {
    let text =
        "date,sales\n2024-12-31,100\n2026-01-01,300\nkemarin,5\n2026-01-02,banyak\n2026-01-02,-5\n";
    let reading = read_text(text);
    let file = &reading.files[0];
    assert_eq!(
        (file.left_out.count(Reason::NoDate), file.left_out.count(Reason::NoAmount)),
        (1, 2)
    );
    assert_eq!(sales(&reading, "shop").iter().flatten().count(), 2);
}

#[test]
fn several_files_of_several_channels_are_put_together() {
    let january = "date,channel,sales\n2026-01-30,shopee,100\n2026-01-31,shopee,100\n";
    let february = "date,channel,sales\n2026-01-31,shopee,100\n2026-02-01,shopee,300\n";
    let book = "Tanggal,Keterangan,Pemasukan,Pengeluaran\n2026-01-31,penjualan,50,0\n";
    let exports =
        [january, february, book].map(|text| Export { name: "x", bytes: text.as_bytes() });
    let reading = read(&exports);
    assert_eq!(sales(&reading, "shopee"), [Some(100.0), Some(100.0), Some(300.0)]);
    assert_eq!(sales(&reading, "offline"), [Some(50.0)]);
    assert_eq!(reading.files[1].left_out.count(Reason::InAnotherFile), 1);
}

#[test]
fn prices_that_lost_their_thousands_are_told() {
    use ragam::language::{Language, Words};
    let text = "date,channel,sales,orders\n2026-01-01,shopee,93.82,1\n2026-01-02,shopee,45.5,1\n";
    for (language, word) in [(Language::Indonesian, "PERIKSA"), (Language::English, "CHECK")] {
        let told = ragam::fit::telling::read(&read_text(text), &Words::of(language)).join("\n");
        assert!(told.contains(word), "{told}");
    }
}

#[test]
fn files_that_are_no_tables_say_so() {
    for (bytes, expected) in [
        (&b""[..], Unreadable::Unknown),
        (b"hello\nworld\n", Unreadable::Unknown),
        (b"date,sales\nx,y\n", Unreadable::Empty),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unreadable::OldWorkbook),
        (b"%PDF-1.7", Unreadable::NoTable),
        (b"PK\x03\x04 broken", Unreadable::DamagedWorkbook),
    ] {
        assert_eq!(read_one(bytes).refused[0].1, expected, "{bytes:?}");
    }
}

#[test]
fn any_truncation_of_a_workbook_ends_in_a_message() {
    let bytes = workbook("orders", &shopee_rows());
    for length in (0..bytes.len()).step_by(97) {
        let reading = read_one(&bytes[..length]);
        assert_eq!(reading.files.len() + reading.refused.len(), 1);
    }
}
