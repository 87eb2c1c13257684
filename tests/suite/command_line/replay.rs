//! `ragam replay`: the postings of a path are those of the run, to the bit.

use std::collections::BTreeMap;

use super::dir::Dir;
use super::scenarios::{SHOP, STORMY};

/// A number of a figure in a summary. The text is parsed here because `serde_json` may be off by
/// one in the last bit.
pub fn figure(summary: &str, name: &str, part: &str) -> f64 {
    let figure = &summary[summary.find(&format!("\"{name}\": {{")).unwrap()..];
    let part = format!("\"{part}\": ");
    let number = &figure[figure.find(&part).unwrap() + part.len()..];
    number.split([',', '\n', '}']).next().unwrap().trim().parse().unwrap()
}

/// What the postings of a path add up to.
struct Path {
    opening: f64,
    /// Balance at the close of each day.
    closes: Vec<f64>,
    /// Total of each account.
    accounts: BTreeMap<String, f64>,
}

impl Path {
    /// Adds up the amounts in their order; the balances that are written must agree.
    fn of(csv: &str) -> Self {
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let header = ["day", "date", "account", "amount", "balance", "credit_drawn"];
        assert_eq!(rows.headers().unwrap(), &header[..]);
        let mut path = Self { opening: f64::NAN, closes: Vec::new(), accounts: BTreeMap::new() };
        let mut balance = f64::NAN;
        for row in rows.records() {
            let row = row.unwrap();
            let written: f64 = row[4].parse().unwrap();
            match &row[2] {
                "opening_cash" => (path.opening, balance) = (written, written),
                "close" => {
                    assert_eq!(row[0].parse(), Ok(path.closes.len()));
                    path.closes.push(balance);
                }
                account => {
                    assert_eq!(row[0].parse(), Ok(path.closes.len()));
                    let amount: f64 = row[3].parse().unwrap();
                    balance += amount;
                    *path.accounts.entry(account.to_owned()).or_default() += amount;
                }
            }
            assert_eq!(balance.to_bits(), written.to_bits());
        }
        path
    }
}

/// A column of `cash.csv`.
fn column(csv: &str, name: &str) -> Vec<f64> {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let place = rows.headers().unwrap().iter().position(|header| header == name).unwrap();
    rows.records().map(|row| row.unwrap()[place].parse().unwrap()).collect()
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn a_run_of_one_path_is_its_replay() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    dir.ragam("run shop.toml --paths 1 --no-charts").ends_with(0);
    let path = Path::of(&dir.ragam("replay shop.toml --path 0").ends_with(0).out);
    let cash = dir.read("ragam-out/shop/cash.csv");
    let summary = dir.read("ragam-out/shop/summary.json");
    assert_eq!(path.closes.len(), 140);
    assert_eq!(bits(&column(&cash, "p50")), bits(&path.closes));
    assert_eq!(bits(&column(&cash, "mean")), bits(&path.closes));
    let flow = path.closes.last().unwrap() - path.opening;
    assert_eq!(figure(&summary, "net_cash_flow_mean", "value").to_bits(), flow.to_bits());
    let lowest = path.closes.iter().copied().fold(f64::INFINITY, f64::min);
    assert_eq!(figure(&summary, "lowest_cash_median", "value").to_bits(), lowest.to_bits());
    assert!(path.accounts.len() > 5, "{:?}", path.accounts);
    for (account, total) in &path.accounts {
        assert_eq!(figure(&summary, account, "value").to_bits(), total.to_bits(), "{account}");
    }
}

#[test]
fn the_median_of_three_paths_is_that_of_their_replays() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    dir.ragam("run shop.toml --paths 3 --seed 9 --no-charts").ends_with(0);
    let replay = |path: usize| {
        let command = format!("replay shop.toml --seed 9 --path {path}");
        Path::of(&dir.ragam(&command).ends_with(0).out).closes
    };
    let paths = [replay(0), replay(1), replay(2)];
    let median = column(&dir.read("ragam-out/shop/cash.csv"), "p50");
    assert_eq!(median.len(), paths[0].len());
    for (day, median) in median.into_iter().enumerate() {
        let mut closes = [paths[0][day], paths[1][day], paths[2][day]];
        closes.sort_by(f64::total_cmp);
        assert_eq!(closes[1].to_bits(), median.to_bits(), "day {day}");
    }
}

#[test]
fn a_path_is_the_same_whatever_the_number_of_paths() {
    let dir = Dir::new();
    dir.write("few.toml", STORMY);
    dir.write("many.toml", STORMY.replace("paths = 100", "paths = 1_000_000"));
    let of = |file: &str| dir.ragam(&format!("replay {file} --path 77")).ends_with(0).out;
    assert_eq!(of("few.toml"), of("many.toml"));
}

#[test]
fn a_path_beyond_the_scenarios_own_is_replayed_with_a_warning() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    assert_eq!(dir.ragam("replay shop.toml --path 63").ends_with(0).err, "");
    for path in ["64", "4294967295"] {
        let said = dir.ragam(&format!("replay shop.toml --path {path}")).in_english().ends_with(0);
        said.explains(&["warning", path, "beyond", "64 paths", "0 to 63"]);
        assert_eq!(Path::of(&said.out).closes.len(), 28);
    }
}

#[test]
fn postings_go_to_a_file_when_one_is_named() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    let postings = dir.ragam("replay shop.toml --path 5").ends_with(0).out;
    for path in ["6", "5"] {
        let command = format!("replay shop.toml --path {path} --out postings.csv");
        assert_eq!(dir.ragam(&command).ends_with(0).out, "");
    }
    assert_eq!(dir.read("postings.csv"), postings);
    assert_eq!(dir.names("."), ["postings.csv", "shop.toml"]);
}

#[test]
fn a_file_that_holds_something_else_is_not_overwritten() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    dir.make_folder("folder");
    for out in ["shop.toml", "folder", "nowhere/postings.csv", "shop.toml/postings.csv"] {
        let said =
            dir.ragam(&format!("replay shop.toml --path 5 --out {out}")).in_english().ends_with(3);
        said.explains(&["error", "help:", "--out"]);
    }
    assert_eq!(dir.read("shop.toml"), SHOP);
    assert_eq!(dir.names("."), ["folder", "shop.toml"]);
}
