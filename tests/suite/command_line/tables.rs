//! Tables as people open them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::dir::Dir;
use super::scenarios::{SHOP, STORMY};

/// A shop whose tables were opened in an Excel set to Indonesian: everything stood in one column,
/// and amounts with a decimal point were read as dates or as a thousand times more.
const INDONESIAN_EXCEL: &str = "format = 1\n[business]\nname = \"Toko Uji\"\nopening_cash = 10_000_000\n\
    [simulation]\nseed = 1\nstart = 2026-01-01\ndays = 200\npaths = 400\n\
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

/// A table by the names of its columns, one map a row.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    let cell = row.get(column).unwrap_or_else(|| panic!("no column {column}"));
    cell.parse().unwrap_or_else(|_| panic!("{column}: {cell}"))
}

/// Expects every figure of a row to be that of a summary, with its errors.
fn is_that_of(row: &BTreeMap<String, String>, metrics: &Value) -> usize {
    let mut compared = 0;
    for (name, figure) in metrics.as_object().unwrap() {
        if !row.contains_key(name) {
            continue;
        }
        let ends = [("", "/value"), ("_std_error", "/std_error"), ("_low", "/interval/low")];
        for (part, at) in ends.into_iter().chain([("_high", "/interval/high")]) {
            let (cell, known) = (&row[&format!("{name}{part}")], figure.pointer(at));
            assert_eq!(cell.parse().ok(), known.and_then(Value::as_f64), "{name}{part}");
        }
        compared += 1;
    }
    compared
}

#[test]
fn several_scenarios_give_one_table_with_a_row_each() {
    let dir = Dir::new();
    dir.write("b.toml", STORMY);
    dir.write("a.toml", SHOP);
    dir.ragam("run b.toml a.toml --no-charts").ends_with(0);
    let table = rows(&dir.read("ragam-out/scenarios.csv"));
    let json: Value = serde_json::from_str(&dir.read("ragam-out/scenarios.json")).unwrap();
    assert_eq!(table.len(), 2);
    for (position, (row, name)) in table.iter().zip(["b", "a"]).enumerate() {
        let summary = dir.read(format!("ragam-out/{name}/summary.json"));
        let summary: Value = serde_json::from_str(&summary).unwrap();
        assert_eq!(
            (row["scenario"].as_str(), row["file"].as_str()),
            (name, &*format!("{name}.toml"))
        );
        assert_eq!(row["business"], summary["scenario"]["business"]);
        assert_eq!(number(row, "seed"), summary["engine"]["seed"].as_f64().unwrap());
        assert_eq!(is_that_of(row, &summary["metrics"]), 27, "{name}");
        assert_eq!(json["scenarios"][position]["metrics"], summary["metrics"]);
    }
    dir.ragam("run a.toml --no-charts --out alone").ends_with(0);
    assert_eq!(dir.names("alone"), ["a"]);
}

#[test]
fn a_table_over_scenarios_takes_the_place_of_an_older_one_and_of_nothing_else() {
    let dir = Dir::new();
    dir.write("a.toml", SHOP);
    dir.write("b.toml", SHOP);
    let run = "run a.toml b.toml --no-charts";
    dir.ragam(run).ends_with(0);
    let plain = dir.read("ragam-out/scenarios.csv");
    dir.ragam(run).args(["--csv", "id"]).ends_with(0);
    assert_eq!(indonesian(&dir.read("ragam-out/scenarios.csv")).len(), 3);
    dir.ragam(run).ends_with(0);
    assert_eq!(dir.read("ragam-out/scenarios.csv"), plain);
    dir.write("ragam-out/scenarios.csv", "mine");
    dir.ragam(run).in_english().ends_with(3).explains(&["scenarios.csv", "--out"]);
    assert_eq!(dir.read("ragam-out/scenarios.csv"), "mine");
}

/// Two mixes of a shop.
const MIXES: &str =
    "[[mix]]\nid = \"even\"\nname = \"Even\"\nshares = { tiktok_live = 0.5, shopee = 0.5 }\n";

#[test]
fn a_comparison_has_a_row_for_every_scenario_and_mix() {
    let dir = Dir::new();
    dir.write("a.toml", format!("{STORMY}\n{MIXES}"));
    dir.write(
        "b.toml",
        format!("{}\n{MIXES}", STORMY.replace("2_000_000, 4_000_000", "0, 9_000_000")),
    );
    let places = |table: &[BTreeMap<String, String>]| -> Vec<String> {
        table.iter().map(|row| format!("{} {}", row["scenario"], row["mix"])).collect()
    };
    for (command, expected) in [
        ("compare a.toml --no-break-even", vec!["a.toml today", "a.toml even"]),
        ("compare a.toml b.toml", vec!["a.toml today", "b.toml today"]),
        (
            "compare a.toml b.toml --mix today,even",
            vec!["a.toml today", "a.toml even", "b.toml today", "b.toml even"],
        ),
    ] {
        dir.ragam(command).args(["--paths", "64", "--no-charts"]).ends_with(0);
        let table = rows(&dir.read("ragam-out/a-compared/scenarios.csv"));
        assert_eq!(places(&table), expected, "{command}");
        let summary = dir.read("ragam-out/a-compared/summary.json");
        let summary: Value = serde_json::from_str(&summary).unwrap();
        for (position, row) in table.iter().enumerate() {
            assert_eq!(is_that_of(row, &summary["mixes"][position]["metrics"]), 27);
        }
        let first = summary["pairs"].as_array().unwrap();
        let against = |pair: &&Value| pair["against"] == summary["mixes"][0]["id"];
        for (row, pair) in table[1..].iter().zip(first.iter().filter(against)) {
            for (name, difference) in pair["differences"].as_object().unwrap() {
                let known = difference["value"].as_f64().unwrap();
                assert_eq!(number(row, &format!("{name}_less_first")), known, "{name}");
            }
        }
        assert_eq!(number(&table[0], "net_cash_flow_mean_less_first"), 0.0);
    }
}

#[test]
fn every_path_has_a_row_with_its_figures_and_draws() {
    let dir = Dir::new();
    dir.write("a.toml", STORMY);
    dir.ragam("run a.toml --no-charts --paths-csv").ends_with(0);
    let table = rows(&dir.read("ragam-out/a/paths.csv"));
    let summary: Value = serde_json::from_str(&dir.read("ragam-out/a/summary.json")).unwrap();
    assert!(summary["files"].as_array().unwrap().contains(&"paths.csv".into()));
    assert_eq!(table.len(), 100);
    let mean = |of: &dyn Fn(&BTreeMap<String, String>) -> f64| {
        table.iter().map(of).sum::<f64>() / table.len() as f64
    };
    for column in ["net_cash_flow", "net_cash_flow_without_shocks", "sales", "sales_without_shocks"]
    {
        let metric = match column.strip_suffix("_without_shocks") {
            Some(name) => format!("{name}_mean_without_shocks"),
            None => format!("{column}_mean"),
        };
        let known = summary["metrics"][&metric]["value"].as_f64().unwrap();
        let found = mean(&|row| number(row, column));
        assert!((found - known).abs() <= 1e-9 * known.abs(), "{column}: {found} {known}");
    }
    let out = mean(&|row| f64::from(u8::from(!row["first_day_out_of_cash"].is_empty())));
    let known = &summary["metrics"]["probability_out_of_cash"]["value"];
    assert!((out - known.as_f64().unwrap()).abs() < 1e-12);
    for shock in summary["shocks"].as_array().unwrap() {
        let column = format!("happened.{}", shock["id"].as_str().unwrap());
        let share = mean(&|row| f64::from(u8::from(number(row, &column) > 0.0)));
        assert!((share - shock["probability"]["value"].as_f64().unwrap()).abs() < 1e-12);
    }
    for (path, row) in table.iter().enumerate() {
        assert_eq!(number(row, "path"), path as f64);
        assert_eq!(row["opening_cash"], row["business.opening_cash"]);
        let channels = number(row, "sales.tiktok_live") + number(row, "sales.shopee");
        assert!((channels - number(row, "sales")).abs() < 1e-6 * channels);
    }
    // The books of one path close where its row says.
    let books = dir.ragam("replay a.toml --path 37").ends_with(0).out;
    let balance: f64 = books.lines().last().unwrap().split(',').nth(4).unwrap().parse().unwrap();
    let row = &table[37];
    let closing = number(row, "opening_cash") + number(row, "net_cash_flow");
    assert!((closing - balance).abs() < 1e-6 * balance.abs().max(1.0), "{closing} {balance}");
    // A run without the wish leaves no rows of an earlier one behind.
    dir.ragam("run a.toml --no-charts").ends_with(0);
    assert!(!dir.exists("ragam-out/a/paths.csv"));
}
