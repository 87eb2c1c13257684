//! `ragam optimize` from outside: the frontier, the best mix, and what cannot be asked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const LIVE_HALT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/live-halt-2025.toml");

/// Three channels, one of them not used today.
const SHOP: &str = r#"
format = 1
[business]
name = "Toko Campuran"
opening_cash = 30_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 52
paths = 400
[[channel]]
id = "live"
name = "TikTok Live"
weekly_sales = 8_000_000
commission = 0.1
[[channel]]
id = "shopee"
weekly_sales = 2_000_000
commission = 0.02
[[channel]]
id = "shop"
weekly_sales = 3_000_000
reference_share = 0.3
[[shock]]
id = "halt"
hits = ["live"]
window = { from = 2026-02-02, to = 2026-08-01, probability = 0.5 }
duration_days = [30, 200]
severity = [0.6, 1.0]
[[mix]]
id = "best"
shares = { live = 0.4, shopee = 0.4, shop = 0.2 }
[costs]
goods_share = 0.6
rent_per_month = 4_000_000
"#;

fn ragam(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done =
        Command::cargo_bin("ragam").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

fn with_shop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    folder
}

/// Runs `ragam optimize` on the shop and reads its JSON.
fn json(folder: &Path, arguments: &[&str]) -> Value {
    let all = [&["optimize", "shop.toml", "--no-charts", "--json"], arguments].concat();
    let (code, out, err) = ragam(folder, &all);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

fn value(mix: &Value, name: &str) -> f64 {
    mix[name]["value"].as_f64().unwrap()
}

#[test]
fn the_frontier_and_the_best_mix_are_written() {
    let folder = with_shop();
    let arguments = ["optimize", "shop.toml", "--step", "0.25", "--lang", "en"];
    let (code, out, err) = ragam(folder.path(), &arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Best found: "), "{out}");
    assert!(out.contains("fresh futures"), "{out}");
    let results = folder.path().join("ragam-out/shop-optimize");
    for name in ["frontier.csv", "best_mix.toml", "frontier.png", "frontier.svg"] {
        assert!(results.join(name).is_file(), "{name} is missing");
    }
    let json: Value =
        serde_json::from_slice(&fs::read(results.join("summary.json")).unwrap()).unwrap();
    let frontier = json["frontier"].as_array().unwrap();
    for pair in frontier.windows(2) {
        assert!(
            value(&pair[0], "expected_shortfall_95") < value(&pair[1], "expected_shortfall_95")
        );
        assert!(value(&pair[0], "net_cash_flow_mean") < value(&pair[1], "net_cash_flow_mean"));
    }
    let limit = json["optimization"]["risk_limit"].as_f64().unwrap();
    assert_eq!(limit, value(&json["today"], "expected_shortfall_95"));
    assert!(value(&json["best"], "expected_shortfall_95") <= limit);
    let optimism = &json["fresh"]["optimism"]["net_cash_flow_mean_difference"];
    let difference = |mix: &Value| value(mix, "net_cash_flow_mean_difference");
    let expected = difference(&json["best"]) - difference(&json["fresh"]["best"]);
    assert_eq!(optimism["value"].as_f64().unwrap(), expected);
    assert!(optimism["std_error"].as_f64().unwrap() > 0.0);
    let csv = fs::read_to_string(results.join("frontier.csv")).unwrap();
    assert_eq!(csv.lines().count(), 1 + 1 + frontier.len() + 3);
    assert!(csv.starts_with("mix,share.live,share.shopee,share.shop,net_cash_flow_mean,"), "{csv}");
}

/// The table that is printed is a mix like any other, and `compare` finds the same figures.
#[test]
fn the_best_mix_can_be_pasted_into_the_scenario() {
    let folder = with_shop();
    let found = json(folder.path(), &["--step", "0.25"]);
    let table = found["best_mix_toml"].as_str().unwrap();
    // The shop has a mix `best` already.
    assert!(table.contains("id = \"best_2\""), "{table}");
    let costs = SHOP.find("[costs]").unwrap();
    let pasted = format!("{}{table}{}", &SHOP[..costs], &SHOP[costs..]);
    fs::write(folder.path().join("pasted.toml"), pasted).unwrap();
    let compare = ["compare", "pasted.toml", "--mix", "today,best_2", "--no-charts", "--json"];
    let (code, out, err) = ragam(folder.path(), &compare);
    assert_eq!(code, 0, "{err}");
    let compared: Value = serde_json::from_str(&out).unwrap();
    let mix = &compared["mixes"][1]["metrics"];
    for name in ["net_cash_flow_mean", "expected_shortfall_95"] {
        assert_eq!(value(mix, name), value(&found["best"], name), "{name}");
    }
    let difference = &compared["pairs"][0]["differences"]["net_cash_flow_mean"];
    assert_eq!(
        difference["std_error"],
        found["best"]["net_cash_flow_mean_difference"]["std_error"]
    );
}

#[test]
fn bounds_are_kept_and_told() {
    let folder = with_shop();
    let bounds = ["--min-share", "live=0.7", "--max-share", "shop=0.05", "--step", "0.25"];
    let found = json(folder.path(), &[&bounds[..], &["--risk-limit", "none"]].concat());
    assert!(found["optimization"]["risk_limit"].is_null());
    for mix in found["frontier"].as_array().unwrap() {
        let share = |channel: &str| mix["shares"][channel].as_f64().unwrap();
        assert!(share("live") >= 0.7 && share("shop") <= 0.05, "{mix}");
        assert!((share("live") + share("shopee") + share("shop") - 1.0).abs() < 1e-9);
    }
    let best = &found["best"]["shares"];
    let told = |channel: &str| {
        let list = found["bounds_binding"].as_array().unwrap();
        list.iter().any(|bound| bound["channel"] == channel)
    };
    assert_eq!(told("live"), best["live"] == 0.7);
    assert_eq!(told("shop"), best["shop"] == 0.05);
    assert_eq!(best, &found["largest_mean"]["shares"]);
}

#[test]
fn an_amount_limits_the_risk() {
    let folder = with_shop();
    let free = json(folder.path(), &["--step", "0.25", "--risk-limit", "none"]);
    let least = value(&free["smallest_shortfall"], "expected_shortfall_95");
    let most = value(&free["largest_mean"], "expected_shortfall_95");
    assert!(least < most);
    let between = ((least + most) / 2.0).to_string();
    let found = json(folder.path(), &["--step", "0.25", "--risk-limit", &between]);
    let shortfall = value(&found["best"], "expected_shortfall_95");
    assert!(least <= shortfall && shortfall <= (least + most) / 2.0);
    let below = (least - 1e9).to_string();
    let none = json(folder.path(), &["--step", "0.25", "--risk-limit", &below]);
    assert!(none["best"].is_null() && none["best_mix_toml"].is_null());
}

#[test]
fn the_same_mix_at_1_and_4_threads() {
    let folder = with_shop();
    let with =
        |threads| json(folder.path(), &["--step", "0.5", "--paths", "200", "--threads", threads]);
    assert_eq!(with("1"), with("4"));
}

#[test]
fn a_shipped_scenario_has_a_frontier_in_indonesian() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["optimize", LIVE_HALT, "--paths", "200", "--step", "0.25", "--formats", "png"];
    let (code, out, err) = ragam(folder.path(), &arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("campuran dicoba"), "{out}");
    assert!(folder.path().join("ragam-out/live-halt-2025-optimize/frontier.png").is_file());
}

#[test]
fn wrong_questions_end_with_2_and_write_nothing() {
    for (arguments, expected) in [
        (
            vec!["--min-share", "live=0.6", "--min-share", "shopee=0.5"],
            "add up to 1.1, more than 1",
        ),
        (
            vec!["--max-share", "live=0.2", "--max-share", "shopee=0.2", "--max-share", "shop=0.2"],
            "less than 1",
        ),
        (vec!["--min-share", "live=0.6", "--max-share", "live=0.5"], "above its largest of 0.5"),
        (vec!["--max-share", "shope=0.5"], "did you mean"),
        (vec!["--max-share", "shopee=50"], "between 0 and 1"),
        (vec!["--max-share", "shopee=0", "--max-share", "shop=0"], "only one channel"),
        (vec!["--step", "0.002"], "larger --step"),
    ] {
        let folder = with_shop();
        let all = [vec!["optimize", "shop.toml", "--paths", "64"], arguments, vec!["--lang", "en"]]
            .concat();
        let (code, out, err) = ragam(folder.path(), &all);
        assert_eq!((code, out.as_str()), (2, ""), "{all:?}: {err}");
        assert!(err.contains(expected), "{all:?}: {err}");
        let left = fs::read_dir(folder.path().join("ragam-out")).map_or(0, Iterator::count);
        assert_eq!(left, 0, "{all:?} left something behind");
    }
    for (option, text) in [("--min-share", "live"), ("--risk-limit", "much"), ("--step", "0")] {
        let folder = with_shop();
        let (code, _, err) = ragam(folder.path(), &["optimize", "shop.toml", option, text]);
        assert_eq!(code, 2, "{err}");
    }
}
