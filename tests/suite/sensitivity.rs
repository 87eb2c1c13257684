//! Which unknown number matters most: against shops whose variance can be worked out by hand, and
//! over the command line.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use ragam::decide::{Figure, NoAnswer, NumberEffect, Sensitivity};
use ragam::ensemble::Silent;
use ragam::metrics::Estimate;
use ragam::scenario::format::Unit;

/// Twelve rents within the year; nothing goes up and down by itself.
const STEADY: &str = r#"
format = 1
[business]
name = "Toko Tenang"
opening_cash = 900_000_000
[simulation]
seed = 1
start = 2026-01-05
paths = 4_000
[[channel]]
id = "shop"
weekly_sales = 7_000_000
noise = 0
slow_level_step = 0
slow_level_start = 0
[costs]
goods_share = 0.6
"#;

fn sensitivity(text: &str, figure: Figure) -> Sensitivity {
    Sensitivity::of(&crate::support::model(text), figure, &Silent).unwrap()
}

fn effect<'a>(found: &'a Sensitivity, name: &str) -> &'a NumberEffect {
    found.numbers.iter().find(|effect| effect.name == name).unwrap()
}

fn assert_near(estimate: &Estimate, expected: f64) {
    let error = estimate.std_error.unwrap();
    assert!((estimate.value - expected).abs() <= 4.0 * error + 1e-9, "{estimate:?}, {expected}");
}

/// Net cash flow is a constant less twelve of each cost, so that variances go with the squares of
/// the widths: 1 to 4. Held at 10% and 90%, a cost of width w moves the mean by 12 · 0.8 w.
#[test]
fn costs_explain_what_their_widths_say() {
    let text = format!(
        "{STEADY}rent_per_month = [1_000_000, 2_000_000]\nthr_months = 0\nwages_per_month = [1_000_000, 3_000_000]\n"
    );
    let found = sensitivity(&text, Figure::NetCashFlow);
    assert_eq!(found.numbers[0].name, "costs.wages_per_month");
    for (name, share, swing) in
        [("costs.wages_per_month", 0.8, -19_200_000.0), ("costs.rent_per_month", 0.2, -9_600_000.0)]
    {
        let effect = effect(&found, name);
        let indices = effect.indices.as_ref().unwrap();
        assert_near(&indices.first_order, share);
        assert_near(&indices.total, share);
        assert!((effect.mean_swing.value - swing).abs() < 1e-3, "{:?}", effect.mean_swing);
        assert!(effect.mean_swing.std_error.unwrap() < 1e-3);
        assert!(effect.has_effect);
        let both = effect.high.mean_difference.value - effect.low.mean_difference.value;
        assert!((both - swing).abs() < 1e-3);
    }
    let rent = effect(&found, "costs.rent_per_month");
    assert_eq!((rent.low.value, rent.high.value), (1_100_000.0, 1_900_000.0));
    let luck = found.luck.as_ref().unwrap();
    assert_eq!((luck.first_order.value, luck.total.value), (0.0, 0.0));
}

/// A halt of ten days that comes or not takes 10 · 1 jt · 0.4 = 4 jt with a chance of one half: a
/// variance of 4, against 12 · 1² of the rents.
#[test]
fn luck_is_one_more_input() {
    let shock = "[[shock]]\nid = \"halt\"\nhits = [\"shop\"]\nduration_days = 10\nseverity = 1\n\
        window = { from = 2026-03-01, to = 2026-03-01, probability = 0.5 }\n";
    let text = format!("{STEADY}rent_per_month = [1_000_000, 2_000_000]\n{shock}");
    let found = sensitivity(&text, Figure::NetCashFlow);
    let luck = found.luck.as_ref().unwrap();
    assert_near(&luck.first_order, 0.25);
    assert_near(&luck.total, 0.25);
    let rent = effect(&found, "costs.rent_per_month").indices.as_ref().unwrap();
    assert_near(&rent.first_order, 0.75);
    assert_near(&rent.total, 0.75);
    assert_near(&found.standard_deviation, 4_000_000.0);
}

/// Opening cash is no part of a change of cash, but the lowest balance begins with it.
#[test]
fn a_number_without_effect_is_told_apart() {
    let text = STEADY.replace("900_000_000", "[800_000_000, 900_000_000]");
    let text = format!("{text}rent_per_month = [1_000_000, 2_000_000]\n");
    let found = sensitivity(&text, Figure::NetCashFlow);
    let opening = effect(&found, "business.opening_cash");
    assert!(!opening.has_effect);
    // The balance it comes from is rounded otherwise.
    assert!(opening.swing() < 1e-3);
    assert!(opening.indices.as_ref().unwrap().total.value < 1e-15);
    assert_eq!(found.numbers.last().unwrap().name, "business.opening_cash");
    let lowest = sensitivity(&text, Figure::LowestCash);
    let opening = effect(&lowest, "business.opening_cash");
    assert!(opening.has_effect);
    assert!((opening.mean_swing.value - 80_000_000.0).abs() < 1.0, "{:?}", opening.mean_swing);
    // Sales know no rent; with nothing that moves them there is no variance to explain.
    let sales = sensitivity(&text, Figure::Sales);
    assert!(sales.luck.is_none() && sales.numbers.iter().all(|e| !e.has_effect));
}

/// Cash runs out when the rent of February is above what there is: from never to always.
#[test]
fn the_chance_of_running_out_moves_too() {
    let text = STEADY
        .replace("900_000_000", "3_000_000")
        .replace("7_000_000", "0")
        .replace("paths = 4_000", "paths = 500\nweeks = 6");
    let text = format!("{text}rent_per_month = [1_000_000, 5_000_000]\n");
    let found = sensitivity(&text, Figure::NetCashFlow);
    let rent = effect(&found, "costs.rent_per_month");
    assert_eq!(rent.low.out_of_cash.estimate.value, 0.0);
    assert_eq!(rent.high.out_of_cash.estimate.value, 1.0);
    assert_eq!(rent.out_of_cash_swing.value, 1.0);
    assert_near(&found.out_of_cash.estimate, 0.5);
}

#[test]
fn without_unknown_numbers_and_with_too_many_there_is_no_answer() {
    let refused = |text: &str| {
        Sensitivity::of(&crate::support::model(text), Figure::Sales, &Silent).unwrap_err()
    };
    assert!(matches!(refused(STEADY), NoAnswer::NothingUnknown));
    let many: String = (0..41)
        .map(|n| format!("[[costs.other]]\nname = \"c{n}\"\nper_month = [1, 2]\n"))
        .collect();
    let found = refused(&format!("{STEADY}{many}"));
    assert!(matches!(found, NoAnswer::TooManyUnknown { found: 41 }), "{found}");
}

fn ragam(folder: &std::path::Path, arguments: &[&str]) -> (i32, String, String) {
    let done =
        Command::cargo_bin("ragam").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

fn folder_with_oemar() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = include_str!("../../scenarios/oemar-batik.toml");
    std::fs::write(folder.path().join("shop.toml"), text).unwrap();
    folder
}

#[test]
fn sensitivity_writes_a_folder_and_says_what_matters() {
    let folder = folder_with_oemar();
    let asked = ["sensitivity", "shop.toml", "--paths", "500", "--lang", "en", "--formats", "svg"];
    let (code, out, err) = ragam(folder.path(), &asked);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("On average the change of cash is"), "{out}");
    assert!(out.contains("that is luck"), "{out}");
    let results = folder.path().join("ragam-out/shop-sensitivity");
    let read = |name: &str| std::fs::read_to_string(results.join(name)).unwrap();
    let json: serde_json::Value = serde_json::from_str(&read("summary.json")).unwrap();
    assert_eq!(json["figure"], "net_cash_flow");
    assert_eq!(json["scenario"]["mix"], "today");
    assert_eq!(json["engine"]["paths"], 500);
    let numbers = json["numbers"].as_array().unwrap();
    let unknown = crate::support::model(include_str!("../../scenarios/oemar-batik.toml"));
    assert_eq!(numbers.len(), unknown.unknown_numbers().count());
    for number in numbers {
        let low = number["low"]["mean"]["value"].as_f64().unwrap();
        let high = number["high"]["mean"]["value"].as_f64().unwrap();
        let swing = number["mean_swing"]["value"].as_f64().unwrap();
        assert!((high - low - swing).abs() < 1e-3, "{number}");
        assert!(number["variance"]["total"]["std_error"].is_number(), "{number}");
    }
    // Both figures of all; at each point four rows, two of the swing, two of the variance; luck.
    let csv = read("sensitivity.csv");
    assert_eq!(csv.lines().count(), 1 + 2 + numbers.len() * (2 * 4 + 2 + 2) + 2);
    assert!(csv.starts_with("number,point,input,figure,value,std_error,low,high\n"), "{csv}");
}

#[test]
fn the_same_sensitivity_at_1_and_4_threads() {
    let folder = folder_with_oemar();
    let with = |threads: &str| {
        let asked = ["sensitivity", "shop.toml", "--paths", "300", "--no-charts", "--json"];
        ragam(folder.path(), &[&asked[..], &["--threads", threads]].concat()).1
    };
    let one = with("1");
    assert!(one.len() > 1_000);
    assert_eq!(one, with("4"));
}

#[test]
fn wrong_sensitivities_say_why_and_write_nothing() {
    let folder = folder_with_oemar();
    std::fs::write(folder.path().join("known.toml"), STEADY).unwrap();
    for (arguments, ending, expected) in [
        (vec!["known.toml"], 1, "every number of this scenario is known"),
        (vec!["shop.toml", "--mix", "sprad"], 2, "there is no mix `sprad`"),
    ] {
        let asked = [vec!["sensitivity"], arguments, vec!["--lang", "en"]].concat();
        let (code, out, err) = ragam(folder.path(), &asked);
        assert_eq!((code, out.as_str()), (ending, ""), "{asked:?}: {err}");
        assert!(err.contains(expected) && err.contains("help"), "{asked:?}: {err}");
        assert!(!folder.path().join("ragam-out").exists(), "{asked:?} left something behind");
    }
    let (code, _, err) = ragam(folder.path(), &["sensitivity", "shop.toml", "--figure", "profit"]);
    assert_eq!(code, 2, "{err}");
}

/// "How many days until viewers return: at 0.9" and "buyers who follow: at 0.073" stood there bare.
#[test]
fn a_value_is_written_in_the_unit_of_the_keys_that_name_it() {
    let text = include_str!("../../scenarios/live-halt-2025.toml");
    let model = crate::support::model(text);
    let unit = |name: &str| {
        let entries = model.parameters().entries();
        entries.iter().find(|entry| entry.name() == name).unwrap().unit()
    };
    assert_eq!(unit("values.viewers_return_days"), Unit::Days);
    assert!(unit("values.buyers_who_follow").is_share());
    assert!(unit("costs.goods_share").is_share());
}
