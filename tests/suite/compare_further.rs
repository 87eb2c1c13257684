//! `ragam compare` from outside: precision, dominance, the price of diversification, break-even,
//! returns to effort.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use ragam::numeric::exp;
use serde_json::Value;
use tempfile::TempDir;

/// `even` sells on b what a sells today, and meets no shock; `poor` sells half of it.
const SHOP: &str = r#"
format = 1
[business]
name = "Toko Imbang"
opening_cash = 10_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 26
paths = 512
[[channel]]
id = "a"
weekly_sales = 7_000_000
payout_delay_days = 0
[[channel]]
id = "b"
weekly_sales = 6_500_000
reference_share = 1.0
payout_delay_days = 0
[[shock]]
id = "halt"
name = "Berhenti"
hits = ["a"]
window = { from = 2026-02-02, to = 2026-04-01, probability = 0.5 }
duration_days = 60
severity = 1
[[shock]]
id = "outage"
name = "Padam"
hits = ["a"]
rate_per_year = 0.5
duration_days = 10
severity = 0.8
[[mix]]
id = "even"
name = "Pindah"
in_place = true
shares = { b = 1 }
[[mix]]
id = "poor"
name = "Setengah"
in_place = true
shares = { b = 1 }
[mix.set]
"channel.b.weekly_sales" = 3_000_000
[costs]
goods_share = 0.5
rent_per_month = 4_000_000
"#;

fn folder(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("shop.toml"), text).unwrap();
    folder
}

/// Exit code, standard output and standard error.
fn ragam(folder: &Path, arguments: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("ragam").unwrap();
    let done = command.current_dir(folder).args(arguments.split(' ')).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

fn summary(folder: &TempDir, more: &str) -> Value {
    let options = format!("compare shop.toml --no-charts --json{more}");
    let (code, out, err) = ragam(folder.path(), &options);
    // A rate of 0 is the base case of some questions, and is told.
    let is_told = err.is_empty() || err.contains("`Padam` tidak pernah terjadi");
    assert!(code == 0 && is_told, "{more}: {err}");
    serde_json::from_str(&out).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is not a number"))
}

fn entries<'a>(summary: &'a Value, list: &str, mix: &str) -> Vec<&'a Value> {
    summary[list].as_array().unwrap().iter().filter(|one| one["mix"] == mix).collect()
}

#[test]
fn a_mix_that_is_always_worse_never_breaks_even_and_one_that_is_safer_does() {
    let folder = folder(SHOP);
    let summary = summary(&folder, "");
    let of_even = entries(&summary, "break_even", "even");
    assert_eq!(of_even.len(), 2);
    assert_eq!(
        (&of_even[0]["shock"], &of_even[0]["varied"]),
        (&"halt".into(), &"probability".into())
    );
    let chance = number(&of_even[0]["break_even"]["value"]);
    let interval = &of_even[0]["break_even"]["interval"];
    assert!(number(&interval["low"]) < chance && chance < number(&interval["high"]));
    assert_eq!(of_even[0]["mix_is_better"], "above");
    assert_eq!(of_even[1]["varied"], "rate_per_year");
    for one in entries(&summary, "break_even", "poor") {
        assert!(one["break_even"].is_null());
        assert_eq!(one["mix_is_everywhere"], "worse");
    }
}

/// The chance that breaks even, written into the scenario, makes the means the same.
#[test]
fn at_the_break_even_the_means_are_the_same() {
    let calm = SHOP.replace("rate_per_year = 0.5", "rate_per_year = 0");
    let folder = folder(&calm);
    let found = summary(&folder, " --paths 2048");
    let chance = number(&entries(&found, "break_even", "even")[0]["break_even"]["value"]);
    let set = calm.replace("probability = 0.5", &format!("probability = {chance}"));
    fs::write(folder.path().join("shop.toml"), set).unwrap();
    let found = summary(&folder, " --paths 2048 --no-break-even");
    assert!(found["break_even"].is_null());
    let mean = &found["pairs"][0]["differences"]["net_cash_flow_mean"];
    // Both the chance and the mean have an error, the first at most as large as the second.
    let error = number(&mean["std_error"]) * 2.0_f64.sqrt();
    assert!(number(&mean["value"]).abs() < 4.5 * error, "{mean}");
}

#[test]
fn quiet_futures_have_a_price_and_bad_ones_a_saving() {
    let folder = folder(SHOP);
    let found = summary(&folder, "");
    let pair = &found["pairs"][0];
    assert_eq!((&pair["mix"], &pair["against"]), (&"even".into(), &"today".into()));
    let price = &pair["price"];
    assert!(number(&price["in_quiet_futures"]["value"]) < 0.0);
    assert!(number(&price["in_the_worst_5_percent"]["value"]) > 0.0);
    // No halt in 5 of 10 futures, no outage within half a year in exp(-0.25) of them.
    let quiet = number(&price["quiet_futures"]["value"]);
    assert!((quiet - 0.5 * exp(-0.25)).abs() < 0.1, "{quiet}");
    // Between mixes other than the first nothing of it is asked.
    assert!(found["pairs"][2]["against"] == "even" && found["pairs"][2]["price"].is_null());
    let dated = SHOP.replace(
        "window = { from = 2026-02-02, to = 2026-04-01, probability = 0.5 }",
        "date = 2026-02-02",
    );
    fs::write(folder.path().join("shop.toml"), dated).unwrap();
    let (_, out, _) = ragam(folder.path(), "compare shop.toml --no-charts --lang en");
    assert!(out.contains("There is no quiet future"), "{out}");
}

#[test]
fn dominance_is_told_in_both_languages() {
    let folder = folder(SHOP);
    let found = summary(&folder, "");
    assert_eq!(entries(&found, "pairs", "poor")[0]["dominance"]["verdict"], "refuted");
    let (_, english, _) = ragam(folder.path(), "compare shop.toml --no-charts --lang en");
    for words in [
        "In quiet futures, without any shock",
        "It is not certain that “Pindah” is ahead of “As today” at every level",
        "“Berhenti”: “Pindah” pays off on average",
        "“Padam”: whether it never comes or comes 12 times a year, these bring less on average than",
    ] {
        assert!(english.contains(words), "{words}: {english}");
    }
    let (_, indonesian, _) = ragam(folder.path(), "compare shop.toml --no-charts");
    for words in ["Saat tenang", "di semua tingkat", "lebih untung daripada"] {
        assert!(indonesian.contains(words), "{words}: {indonesian}");
    }
    let table = fs::read_to_string(folder.path().join("ragam-out/shop-compared/comparison.csv"));
    let table = table.unwrap();
    for row in [
        "even,today,break_even.halt,0.",
        "poor,today,break_even.outage,,,,",
        "even,today,price_in_quiet_futures,-",
        "even,today,dominance_better_levels,",
    ] {
        assert!(table.contains(row), "{row} is missing");
    }
}

#[test]
fn verdicts_at_other_returns_are_told_where_returns_matter() {
    let folder = folder(&SHOP.replace("shares = { b = 1 }", "shares = { a = 0.1, b = 0.9 }"));
    let found = summary(&folder, " --no-break-even");
    let by_returns = &entries(&found, "returns_to_effort", "even")[0]["by_returns"];
    let tried: Vec<&Value> =
        by_returns.as_array().unwrap().iter().map(|held| &held["returns_to_effort"]).collect();
    assert_eq!(tried, ["low", "as_stated", "high"]);
    // As stated, it is what the pair itself says; of a channel that takes more, high returns bring more.
    let value =
        |held: usize| number(&by_returns[held]["net_cash_flow_mean"]["difference"]["value"]);
    let pair = &entries(&found, "pairs", "even")[0]["differences"]["net_cash_flow_mean"];
    assert_eq!(value(1), number(&pair["value"]));
    assert_ne!(value(0), value(2));
    let (_, english, _) = ragam(folder.path(), "compare shop.toml --no-charts --lang en");
    assert!(english.contains("as this file holds likely"), "{english}");
    let table = fs::read_to_string(folder.path().join("ragam-out/shop-compared/comparison.csv"));
    assert!(table.unwrap().contains("even,today,returns_to_effort_low.net_cash_flow_mean,"));
}

#[test]
fn precision_adds_paths_until_differences_are_known() {
    let folder = folder(SHOP);
    let found = summary(&folder, " --precision 0.05 --paths 64 --no-break-even");
    let paths = number(&found["engine"]["paths"]);
    assert!(paths > 600.0, "{paths}");
    assert_eq!(found["precision"]["is_reached"], true);
    assert!(number(&found["precision"]["reached"]) <= 0.05);
    // The result is that of so many paths at once.
    let at_once = summary(&folder, &format!(" --paths {paths} --no-break-even"));
    assert_eq!(found["pairs"], at_once["pairs"]);
    assert!(at_once["precision"].is_null());
    let (code, _, err) = ragam(folder.path(), "compare shop.toml --precision 2 --lang en");
    assert!(code == 2 && err.contains("between 0.0001 and 1"), "{err}");
}

#[test]
fn the_same_answers_at_1_and_4_threads() {
    let folder = folder(SHOP);
    assert_eq!(summary(&folder, " --threads 1"), summary(&folder, " --threads 4"));
}

#[test]
fn several_files_are_judged_but_asked_nothing_further() {
    let folder = folder(SHOP);
    fs::write(folder.path().join("other.toml"), SHOP.replace("4_000_000", "4_500_000")).unwrap();
    let options = "compare shop.toml other.toml --no-charts --json";
    let (code, out, err) = ragam(folder.path(), options);
    assert_eq!((code, err.as_str()), (0, ""));
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["pairs"][0]["dominance"]["verdict"], "refuted");
    assert!(number(&found["pairs"][0]["price"]["in_quiet_futures"]["value"]) < 0.0);
    assert!(found["break_even"].is_null() && found["returns_to_effort"].is_null());
}

/// Of more than seven candidates only the pairs with the first are there.
#[test]
fn many_mixes_are_compared_with_the_first() {
    let one = |n: usize| format!("[[mix]]\nid = \"m{n}\"\nshares = {{ a = 0.5, b = 0.5 }}\n");
    let mixes: String = (0..8).map(one).collect();
    let folder = folder(&SHOP.replace("[costs]", &format!("{mixes}[costs]")));
    let found = summary(&folder, " --paths 64 --no-break-even");
    let pairs = found["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 10);
    assert!(pairs.iter().all(|pair| pair["against"] == "today"));
    // Of the first six, two move all that is sold: on their sales no returns have a say.
    assert_eq!(found["returns_to_effort"].as_array().unwrap().len(), 4);
}
