//! Files that are damaged, enormous or odd: the right reading, or a clear message.

use ragam::fit::reading::{Export, Kind, Reading, Reason, Unreadable, read};
use ragam::language::{Language, Words};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::command_line::dir::Dir;
use crate::support::workbook::{sheet_xml, workbook_of};

fn read_one(bytes: &[u8]) -> Reading {
    read(&[Export { name: "file", bytes }])
}

fn sales(reading: &Reading) -> Vec<Option<f64>> {
    reading.shop.channels.first().map(|channel| channel.sales.clone()).unwrap_or_default()
}

fn rows() -> Vec<Vec<&'static str>> {
    vec![
        vec!["Tanggal", "Saluran", "Penjualan", "Nama Pembeli"],
        vec!["2026-01-01", "Toko", "93.820", "Rahasia"],
        vec!["2026-01-02", "Toko", "1.250.000", "Rahasia"],
    ]
}

const EXPECTED: [Option<f64>; 2] = [Some(93_820.0), Some(1_250_000.0)];

#[test]
fn wrong_missing_and_huge_dimensions_do_not_matter() {
    for dimension in [None, Some("A1"), Some("A1:C2"), Some("A1:XFD1048576"), Some("C9:D10")] {
        let bytes = workbook_of("data", &sheet_xml(dimension, &rows(), true));
        let reading = read_one(&bytes);
        assert_eq!(sales(&reading), EXPECTED, "{dimension:?} {:?}", reading.refused);
    }
}

#[test]
fn cells_without_references_stand_one_after_another() {
    let bytes = workbook_of("data", &sheet_xml(None, &rows(), false));
    assert_eq!(sales(&read_one(&bytes)), EXPECTED);
}

#[test]
fn a_sheet_that_cannot_be_opened_is_named() {
    let bytes = workbook_of("Penjualan", &sheet_xml(Some("A0:C5"), &rows(), true));
    let refused = &read_one(&bytes).refused[0].1;
    assert_eq!(*refused, Unreadable::DamagedSheet("Penjualan".to_owned()));
    for language in [Language::Indonesian, Language::English] {
        let words = Words::of(language);
        assert!(refused.sentence(&words).contains("Penjualan"));
        assert!(!refused.help(&words).is_empty());
    }
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let mut xml = sheet_xml(None, &rows(), true);
    let far = r#"<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>"#;
    xml = xml.replace("</sheetData>", &format!("{far}</sheetData>"));
    assert_eq!(sales(&read_one(&workbook_of("data", &xml))), EXPECTED);
}

#[test]
fn dates_and_money_may_be_cells_of_their_own_kinds() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    for (column, header) in ["Tanggal", "Penjualan"].into_iter().enumerate() {
        page.write_string(0, column as u16, header).unwrap();
    }
    for (line, (day, amount)) in [(1, 93_820.0), (2, 1_250_000.0)].into_iter().enumerate() {
        let moment = ExcelDateTime::from_ymd(2026, 1, day).unwrap().and_hms(23, 59, 59).unwrap();
        page.write_datetime_with_format(line as u32 + 1, 0, &moment, &date).unwrap();
        page.write_number(line as u32 + 1, 1, amount).unwrap();
    }
    let reading = read_one(&book.save_to_buffer().unwrap());
    assert_eq!(sales(&reading), EXPECTED);
    assert_eq!(reading.shop.channels[0].start.to_string(), "2026-01-01");
}

#[test]
fn one_row_of_another_age_does_not_make_a_history_of_decades() {
    let mut text = "date,sales\n".to_owned();
    for day in 1..=28 {
        text.push_str(&format!("2026-02-{day:02},100000\n"));
    }
    for slip in ["2062-02-03", "2006-02-03"] {
        let reading = read_one(format!("{text}{slip},100000\n").as_bytes());
        assert_eq!(sales(&reading).len(), 28, "{slip}");
        assert_eq!(reading.files[0].left_out.count(Reason::OtherTime), 1);
    }
    // Years that both have many rows belong to the shop.
    let older = text.replace("2026", "2023");
    let both = format!("{older}{}", text.replace("date,sales\n", ""));
    assert_eq!(sales(&read_one(both.as_bytes())).iter().flatten().count(), 56);
}

#[test]
fn damage_anywhere_ends_in_a_reading_or_a_message() {
    let book = workbook_of("data", &sheet_xml(Some("A1:D3"), &rows(), true));
    let text: Vec<u8> =
        rows().iter().flat_map(|row| format!("{}\n", row.join(";")).into_bytes()).collect();
    for whole in [&book, &text] {
        for at in 0..whole.len() {
            for value in [0, b'"', 0xff] {
                let mut bytes = whole.clone();
                bytes[at] = value;
                let reading = read_one(&bytes);
                assert_eq!(reading.files.len() + reading.refused.len(), 1);
                assert!(!format!("{reading:?}").contains("Rahasia"), "{at} {value}");
            }
        }
    }
}

#[test]
fn a_quote_that_never_ends_hides_only_what_is_behind_it() {
    let reading = read_one(b"date,sales\n2026-01-01,100\n2026-01-02,\"200\n2026-01-03,300\n");
    assert_eq!(sales(&reading)[0], Some(100.0));
    assert_eq!(reading.files[0].kind, Kind::Plain);
}

#[test]
fn a_file_beyond_the_limits_is_refused_before_it_is_read() {
    let dir = Dir::new();
    dir.write("shop.csv", "date,sales\n2026-01-01,100\n");
    // A hole takes no room on the disk.
    let file = std::fs::File::create(dir.path("huge.csv")).unwrap();
    file.set_len(1 << 33).unwrap();
    dir.ragam("fit huge.csv shop.csv --lang en").ends_with(3).explains(&["512 MB", "huge.csv"]);
}

#[test]
fn what_is_missing_or_no_table_is_told_and_the_rest_is_used() {
    let dir = Dir::new();
    dir.write("shop.csv", "date,channel,sales\n2026-01-01,shopee,100000\n");
    dir.write("picture.xlsx", b"\x89PNG\r\n");
    let said = dir.ragam("fit shop.csv picture.xlsx nowhere.csv --lang en").ends_with(3);
    assert!(said.out.contains("id = \"shopee\""), "{}", said.out);
    said.explains(&["nowhere.csv", "no table", "picture.xlsx"]);
}

/// Commas between thousands made more cells, and what stood beyond the last column was dropped.
#[test]
fn rows_with_more_cells_than_columns_are_left_out_and_named() {
    let table = "date,channel,sales\n2026-01-01,a,640,891\n2026-01-02,a,\"1,096,853\",\n\
        2026-01-03,a,1,388,598\n2026-01-04,a,560000\n";
    let reading = read_one(table.as_bytes());
    let file = &reading.files[0];
    let reason = Reason::TooManyCells { columns: 3 };
    assert_eq!((file.rows, file.records), (4, 2));
    assert_eq!(file.left_out.0.get(&reason), Some(&(2, 2)));
    assert_eq!(sales(&reading), [Some(1_096_853.0), None, Some(560_000.0)]);
    let told = ragam::fit::telling::read(&reading, &Words::of(Language::English)).join("\n");
    assert!(
        told.contains("2 rows not used: something in column 4, but the headers have 3 columns")
    );
    assert!(told.contains("in quotes") && told.contains("(the first is line 2)"), "{told}");
    for table in [
        "date,channel,sales\n2026-01-01,a,640,891\n",
        "Tanggal,Pemasukan,Pengeluaran\n01/01/2026,1,234,567,0\n",
    ] {
        let refused = read_one(table.as_bytes()).refused.remove(0).1;
        assert_eq!(refused, Unreadable::TooManyCells { columns: 3, line: 2 });
        let words = Words::of(Language::English);
        assert!(refused.sentence(&words).contains("row 2 has something in column 4"));
        assert!(refused.help(&words).contains("in quotes"));
    }
}

/// A workbook may have notes beside its table.
#[test]
fn what_stands_beside_the_table_of_a_workbook_is_no_reason_to_leave_out_a_row() {
    let mut beside = rows();
    beside[1].push("catatan");
    let reading = read_one(&workbook_of("data", &sheet_xml(None, &beside, true)));
    assert_eq!(sales(&reading), EXPECTED);
}

/// Four rows were said to give three, without a reason, though both of a day were added.
#[test]
fn rows_of_the_same_day_are_counted_as_used_and_named() {
    let table = "date,channel,sales\n2026-01-01,a,100000\n2026-01-02,a,100000\n\
        2026-01-02,a,100000\n2026-01-03,a,100000\n";
    let reading = read_one(table.as_bytes());
    let file = &reading.files[0];
    assert_eq!((file.rows, file.records, file.added_up), (4, 4, Some((1, 4))));
    assert_eq!(sales(&reading)[1], Some(200_000.0));
    let told = ragam::fit::telling::read(&reading, &Words::of(Language::English)).join("\n");
    assert!(told.contains("4 rows, 4 used"), "{told}");
    assert!(told.contains("1 row of a day and channel that an earlier row has is added"), "{told}");
    let again = read(&[Export { name: "a", bytes: table.as_bytes() }; 2]);
    let left_out: Vec<usize> =
        again.files.iter().map(|file| file.left_out.count(Reason::InAnotherFile)).collect();
    let used: Vec<usize> = again.files.iter().map(|file| file.records).collect();
    assert_eq!((left_out, used), (vec![0, 4], vec![4, 0]));
}

/// A row with money in and out counted twice, and the last balance once more.
#[test]
fn rows_of_a_cash_book_add_up() {
    let table = "Tanggal,Pemasukan,Pengeluaran,Saldo\n01/01/2026,500000,200000,300000\n\
        02/01/2026,500000,0,800000\n03/01/2026,0,0,800000\n";
    let reading = read_one(table.as_bytes());
    let file = &reading.files[0];
    assert_eq!((file.rows, file.records, file.left_out.count(Reason::NoAmount)), (3, 2, 1));
}

/// It was said to check whether the disk is connected.
#[test]
fn a_folder_given_to_fit_is_told_as_one() {
    let dir = Dir::new();
    dir.make_folder("berkas");
    let said = dir.ragam("fit berkas").ends_with(3).err;
    assert!(said.contains("ini folder") && said.contains("FOLDER/*.csv"), "{said}");
    assert!(!said.contains("disk"), "{said}");
}

/// They were refused in English whatever the language.
#[test]
fn days_of_a_backtest_beyond_their_limits_are_refused_in_the_readers_language() {
    let dir = Dir::new();
    for (flag, limits) in
        [("--every 0", "1 dan 90"), ("--horizon 0", "1 dan 730"), ("--history 27", "28 dan 3650")]
    {
        let said = dir.ragam(&format!("backtest a.csv {flag}")).ends_with(2).err;
        assert!(said.contains(&format!("harus di antara {limits}")), "{said}");
    }
}
