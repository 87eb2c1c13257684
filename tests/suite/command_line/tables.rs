//! Tables as people open them.

use super::dir::Dir;
use super::scenarios::{SHOP, STORMY};

/// A shop whose tables were opened in an Excel set to Indonesian: everything stood in one column,
/// and amounts with a decimal point were read as dates or as a thousand times more.
const INDONESIAN_EXCEL: &str = "format = 1\n[business]\nname = \"Toko Uji\"\nopening_cash = 10_000_000\n\
    [simulation]\nstart = 2026-01-01\ndays = 200\npaths = 400\n\
    [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\n[costs]\ngoods_share = 0.5\n";

/// The cells of a table in the Indonesian style, and that it is one.
fn indonesian(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("no mark for Excel");
    let mut reader = csv_reader(text);
    let rows: Vec<Vec<String>> = std::iter::once(reader.headers().unwrap().clone())
        .chain(reader.records().map(Result::unwrap))
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    assert!(rows.len() > 1 && rows[0].len() > 2, "{text}");
    for cell in rows[1..].iter().flatten() {
        assert!(cell.parse::<f64>().is_err() || !cell.contains('.'), "a point: {cell}");
    }
    rows
}

fn csv_reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes())
}

#[test]
fn an_indonesian_excel_reads_the_days_of_cash() {
    let dir = Dir::new();
    dir.write("shop.toml", INDONESIAN_EXCEL);
    dir.ragam("run shop.toml --no-charts").ends_with(0);
    dir.ragam("run shop.toml --no-charts --csv id --out id").ends_with(0);
    let plain = dir.read("ragam-out/shop/cash.csv");
    let rows = indonesian(&dir.read("id/shop/cash.csv"));
    assert_eq!(rows.len(), plain.lines().count());
    for (row, line) in rows.iter().zip(plain.lines()).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!((row[1].as_str(), row.len()), (cells[1], cells.len()));
        let last = cells.len() - 1;
        for (cell, exact) in row[2..last].iter().zip(&cells[2..last]) {
            let (rupiah, exact): (i64, f64) = (cell.parse().unwrap(), exact.parse().unwrap());
            assert!((rupiah as f64 - exact).abs() <= 0.5, "{cell} for {exact}");
        }
        assert_eq!(row[last].replace(',', "."), cells[last]);
    }
    assert_eq!(dir.read("ragam-out/shop/summary.json"), dir.read("id/shop/summary.json"));
}

#[test]
fn the_style_is_that_of_every_table_of_every_question() {
    let dir = Dir::new();
    dir.write("a.toml", STORMY);
    dir.write("b.toml", STORMY);
    for question in [
        "run a.toml",
        "compare a.toml b.toml",
        "buffer a.toml",
        "sensitivity a.toml",
        "attribute a.toml",
        "stress a.toml --axis business.opening_cash=1_000_000:3_000_000:1_000_000",
        "optimize a.toml --step 0.5",
    ] {
        let command = format!("{question} --paths 64 --no-charts --csv id --quiet --out out");
        dir.ragam(&command).ends_with(0);
        let files = dir.files("out");
        let tables = files.iter().filter(|(name, _)| name.extension().is_some_and(|e| e == "csv"));
        let mut count = 0;
        for (_, bytes) in tables {
            indonesian(str::from_utf8(bytes).unwrap());
            count += 1;
        }
        assert!(count > 0, "{question} wrote {:?}", files.keys());
        std::fs::remove_dir_all(dir.path("out")).unwrap();
    }
}

/// Postings of one style were "something else" to a replay in the other.
#[test]
fn postings_of_the_other_style_are_replaced() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    let replay = "replay shop.toml --path 0 --out postings.csv";
    dir.ragam(replay).ends_with(0);
    let plain = dir.read("postings.csv");
    dir.ragam(replay).args(["--csv", "id"]).ends_with(0);
    let rows = indonesian(&dir.read("postings.csv"));
    assert_eq!(rows.len(), plain.lines().count());
    dir.ragam(replay).args(["--csv", "plain"]).ends_with(0);
    assert_eq!(dir.read("postings.csv"), plain);
}

#[test]
fn the_style_may_follow_the_language() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    let table = |language: &str| {
        dir.ragam("run shop.toml --no-charts --csv lang --lang").args([language]).ends_with(0);
        dir.read("ragam-out/shop/cash.csv")
    };
    indonesian(&table("id"));
    assert!(table("en").starts_with("day,date,mean,"));
}
