//! `ragam stress` from outside: maps, breaking points, and what cannot be asked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const OEMAR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/oemar-batik.toml");
const VIRAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/viral-overselling.toml");
const LIVE_HALT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/live-halt-2025.toml");

/// One channel and no shock.
const ALONE: &str = r#"
format = 1
[business]
name = "Toko"
opening_cash = 1_000_000
[simulation]
start = 2026-01-05
weeks = 4
paths = 64
[[channel]]
id = "a"
weekly_sales = 700_000
"#;

fn ragam(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done =
        Command::cargo_bin("ragam").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

/// Runs `ragam stress` without charts and reads its JSON.
fn json(arguments: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let usual = ["--no-charts", "--json", "--paths", "320"];
    let arguments = [&["stress"], arguments, &usual].concat();
    let (code, out, err) = ragam(folder.path(), &arguments);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

fn chances(row: &Value) -> Vec<f64> {
    row.as_array().unwrap().iter().map(|cell| cell["value"].as_f64().unwrap()).collect()
}

#[test]
fn a_map_is_written_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let axes =
        ["--axis", "shock.live_halt.severity=0:1:0.5", "--axis", "share.tiktok_live=0.1:0.9:0.2"];
    let usual = ["--paths", "320", "--formats", "png", "--lang", "en"];
    let arguments = [&["stress", OEMAR], &axes[..], &usual].concat();
    let (code, out, err) = ragam(folder.path(), &arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Tried: 15 cases"), "{out}");
    let results = folder.path().join("ragam-out/oemar-batik-stress");
    for name in ["summary.json", "stress.csv", "stress_map.png"] {
        assert!(results.join(name).is_file(), "{name} is missing");
    }
    let csv = fs::read_to_string(results.join("stress.csv")).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 16);
    assert!(lines[0].starts_with("shock.live_halt.severity,share.tiktok_live,probability_out"));
    assert!(lines[1].starts_with("0,0.1,") && lines[15].starts_with("1,0.9,"), "{csv}");
    let json: Value =
        serde_json::from_slice(&fs::read(results.join("summary.json")).unwrap()).unwrap();
    assert_eq!(json["grid"]["probability_out_of_cash"].as_array().unwrap().len(), 5);
    assert_eq!(json["grid"]["x"]["today"], 1.0);
    let cell = &json["grid"]["probability_out_of_cash"][0][0];
    assert!(cell["interval"]["low"].as_f64().unwrap() <= cell["value"].as_f64().unwrap());
}

/// As the file stands, a cell with the file's own value is the file itself.
#[test]
fn the_cell_of_today_is_what_run_says() {
    let stress = json(&[LIVE_HALT, "--axis", "shock.live_halt.duration_days=2.7:2.7:1"]);
    let folder = tempfile::tempdir().unwrap();
    let run = ["run", LIVE_HALT, "--no-charts", "--json", "--paths", "320"];
    let (_, out, _) = ragam(folder.path(), &run);
    let run: Value = serde_json::from_str(&out).unwrap();
    let of_run = &run["metrics"]["probability_out_of_cash"]["value"];
    assert_eq!(&stress["base"]["value"], of_run);
    assert_eq!(&stress["grid"]["probability_out_of_cash"][0][0]["value"], of_run);
}

#[test]
fn more_cash_never_breaks_a_shop_sooner() {
    let found = json(&[
        LIVE_HALT,
        "--axis",
        "business.opening_cash=0:60_000_000:10_000_000",
        "--breaking-point",
        "--chance",
        "0.1",
    ]);
    let row = chances(&found["grid"]["probability_out_of_cash"][0]);
    assert!(row.windows(2).all(|pair| pair[0] >= pair[1]), "{row:?}");
    let [crossing] = found["breaking_points"][0]["crossings"].as_array().unwrap().as_slice() else {
        panic!("{}", found["breaking_points"])
    };
    assert_eq!(crossing["chance_rises"], false);
    let number = |key: &str| crossing[key].as_f64().unwrap();
    assert!(number("low") <= number("value") && number("value") <= number("high"));
    let between = |at: usize| row[at] > 0.1 && row[at + 1] <= 0.1;
    let step = (0..row.len() - 1).find(|at| between(*at)).unwrap() as f64;
    assert!((step * 1e7..=(step + 1.0) * 1e7).contains(&number("value")));
}

#[test]
fn breaking_points_are_told_in_both_languages() {
    for (language, said) in [("id", "tidak kuat lagi"), ("en", "breaks above about")] {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [
            "stress",
            OEMAR,
            "--breaking-point",
            "--chance",
            "0.1",
            "--paths",
            "500",
            "--no-charts",
            "--lang",
            language,
        ];
        let (code, out, err) = ragam(folder.path(), &arguments);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(said), "{out}");
        let results = folder.path().join("ragam-out/oemar-batik-stress");
        let csv = fs::read_to_string(results.join("breaking_points.csv")).unwrap();
        assert!(csv.contains("share.tiktok_live,crossings,"), "{csv}");
        assert!(csv.contains("shock.live_halt.severity,below_everywhere,,,,"), "{csv}");
        assert!(results.join("scan.csv").is_file());
    }
}

#[test]
fn a_mix_can_be_stressed() {
    let axis = ["--axis", "business.opening_cash=12_000_000:36_000_000:24_000_000"];
    let of = |mix: &[&str]| json(&[&[LIVE_HALT], &axis[..], mix].concat());
    let (today, named) = (of(&[]), of(&["--mix", "today"]));
    assert_eq!(today["grid"], named["grid"]);
    // What the mix sets is its own value; the axis replaces it.
    let reserve = of(&["--mix", "move_with_reserve"]);
    assert_eq!(reserve["grid"]["x"]["today"], 36e6);
    let row = &reserve["grid"]["probability_out_of_cash"][0];
    assert_eq!(row[1]["value"], reserve["base"]["value"]);
    let now = of(&["--mix", "move_now"]);
    assert_eq!(now["grid"]["probability_out_of_cash"], reserve["grid"]["probability_out_of_cash"]);
}

#[test]
fn the_same_map_at_1_and_4_threads() {
    let axes = ["--axis", "shock.live_halt.duration_days=0:60:30", "--breaking-point"];
    let with = |threads: &str| json(&[&[LIVE_HALT], &axes[..], &["--threads", threads]].concat());
    assert_eq!(with("1"), with("4"));
}

#[test]
fn wrong_questions_end_with_2_and_write_nothing() {
    let good = "shock.live_halt.severity=0:1:0.1";
    for (arguments, expected) in [
        (vec![], "nothing is to be varied"),
        (vec!["--axis", "shock.live_hlt.severity=0:1:0.1"], "did you mean `live_halt`?"),
        (vec!["--axis", "share.tiktok_liv=0:1:0.1"], "did you mean `tiktok_live`?"),
        (vec!["--axis", "shock.live_halt.severity=1:0:0.1"], "is empty"),
        (vec!["--axis", "shock.live_halt.severity=0:1:0"], "must be above 0"),
        (vec!["--axis", "shock.live_halt.severity=0:1:0.00001"], "at most 4000"),
        (vec!["--axis", "shock.live_halt.severity=0:2:0.5"], "shock.live_halt.severity = 2"),
        (vec!["--axis", "share.tiktok_live=0:2:0.5"], "between 0 and 1"),
        (vec!["--axis", good, "--axis", good], "varied twice"),
        (
            vec![
                "--axis",
                good,
                "--axis",
                "share.tiktok_live=0:1:0.1",
                "--axis",
                "business.opening_cash=0:1:1",
            ],
            "room for two",
        ),
        (
            vec!["--axis", "share.tiktok_live=0:0.9:0.1", "--axis", "share.shopee=0:0.9:0.1"],
            "more than the whole",
        ),
        (vec!["--axis", "share.tiktok_live=0.5:0.5:0.1", "--breaking-point"], "one value"),
        (vec!["--axis", "business.name=0:1:0.1"], "business.name = 0"),
        (vec!["--axis", good, "--mix", "sprad"], "there is no mix"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let all =
            [vec!["stress", OEMAR, "--paths", "64"], arguments, vec!["--lang", "en"]].concat();
        let (code, out, err) = ragam(folder.path(), &all);
        assert_eq!((code, out.as_str()), (2, ""), "{all:?}: {err}");
        assert!(err.contains(expected), "{all:?}: {err}");
        let left = fs::read_dir(folder.path().join("ragam-out")).map_or(0, Iterator::count);
        assert_eq!(left, 0, "{all:?} left something behind");
    }
    for text in ["severity", "x=0:1", "x=a:b:c"] {
        let folder = tempfile::tempdir().unwrap();
        let (code, _, err) = ragam(folder.path(), &["stress", OEMAR, "--axis", text]);
        assert_eq!(code, 2);
        assert!(err.contains("PATH=FROM:TO:STEP"), "{err}");
    }
}

/// One channel and no shock: the help was to give `--breaking-point`, which had been given.
#[test]
fn a_breaking_point_that_cannot_be_asked_was_helped_with_itself() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("alone.toml"), ALONE).unwrap();
    for (language, why, help) in [
        ("en", "no shock to vary and only one channel", "add a [[shock]], or give --axis"),
        ("id", "hanya ada satu saluran", "tambahkan [[shock]], atau tulis --axis"),
    ] {
        let asked = ["stress", "alone.toml", "--breaking-point", "--lang", language];
        let (code, out, err) = ragam(folder.path(), &asked);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(why) && err.contains(help), "{err}");
        assert!(!err.contains("--breaking-point"), "{err}");
    }
}

/// A longer boom with a smaller chance was explained by goods that are not bought while closed.
#[test]
fn a_boom_was_told_as_a_closure() {
    for (file, closes) in [(VIRAL, false), (LIVE_HALT, true)] {
        let folder = tempfile::tempdir().unwrap();
        let usual = ["--breaking-point", "--paths", "1000", "--no-charts"];
        let (code, out, err) = ragam(folder.path(), &[&["stress", file], &usual[..]].concat());
        assert_eq!(code, 0, "{err}");
        assert!(out.contains(", lamanya"), "{out}");
        assert!(closes || !out.to_lowercase().contains("tutup"), "{out}");
        assert_eq!(out.contains("buka lagi"), closes, "{out}");
    }
}
