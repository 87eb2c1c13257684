//! `ragam buffer` from outside.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with a shipped scenario in it.
fn folder(scenario: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{scenario}.toml"));
    fs::copy(shipped, folder.path().join("shop.toml")).unwrap();
    folder
}

/// Exit code, standard output and standard error.
fn ragam(folder: &Path, arguments: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("ragam").unwrap();
    let done = command.current_dir(folder).args(arguments.split(' ')).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is not a number"))
}

#[test]
fn every_mix_has_its_reserve_in_every_output() {
    let folder = folder("oemar-batik");
    let (code, out, err) = ragam(folder.path(), "buffer shop.toml --paths 500 --json");
    assert_eq!((code, err.as_str()), (0, ""));
    let summary: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(number(&summary["buffer"]["survive"]), 0.95);
    assert_eq!(summary["engine"]["paths"], 500);
    let mixes = summary["mixes"].as_array().unwrap();
    assert!(mixes.len() > 1);
    assert!(mixes[0]["difference"].is_null());
    for (position, mix) in mixes.iter().enumerate() {
        let reserve = number(&mix["reserve"]["value"]);
        let interval = &mix["reserve"]["interval"];
        assert!(number(&interval["low"]) <= reserve && reserve <= number(&interval["high"]));
        let (mean, spare) = (number(&mix["opening_cash"]["mean"]), &mix["to_spare"]["value"]);
        assert!((mean - reserve - number(spare)).abs() < 1.0);
        assert_eq!(mix["opening_cash"]["is_drawn"], true);
        let level = mix["levels"].as_array().unwrap().iter();
        let same: Vec<&Value> = level.filter(|level| number(&level["survive"]) == 0.95).collect();
        assert_eq!(same[0]["reserve"]["value"], mix["reserve"]["value"]);
        let curve = mix["curve"].as_array().unwrap();
        let below = curve.iter().filter(|point| number(&point["reserve"]) < reserve);
        assert!(below.clone().count() > 10);
        assert!(below.clone().all(|point| number(&point["survive"]["value"]) < 0.95));
        if position > 0 {
            let difference = number(&mix["difference"]["value"]);
            assert!((difference - reserve + number(&mixes[0]["reserve"]["value"])).abs() < 1.0);
            assert!(number(&mix["difference"]["std_error"]) > 0.0);
        }
    }
    let results = folder.path().join("ragam-out/shop-buffer");
    let table = fs::read_to_string(results.join("buffer.csv")).unwrap();
    assert_eq!(table.lines().count(), 1 + 50 * mixes.len());
    assert_eq!(
        table.lines().next(),
        Some(
            "mix,survive,reserve,std_error,low,high,reserve_without_shocks,reserve_without_shocks_std_error"
        )
    );
    for name in ["summary.json", "reserve_curve.png", "reserve_curve.svg"] {
        assert!(results.join(name).is_file(), "{name} is missing");
    }
}

#[test]
fn what_is_needed_and_what_is_there_is_said_in_both_languages() {
    let folder = folder("live-halt-2025");
    let options = "buffer shop.toml --paths 500 --no-charts";
    let (_, indonesian, _) = ragam(folder.path(), options);
    for words in ["supaya kas cukup dalam 95 dari 100", "Yang ada Rp12 jt: kurang", "lebih sedikit"]
    {
        assert!(indonesian.contains(words), "{words}: {indonesian}");
    }
    let (_, english, _) = ragam(folder.path(), &format!("{options} --lang en --survive 0.99"));
    for words in ["for cash to last in 99 of 100", "It holds Rp12m:", "too few", "--paths"] {
        assert!(english.contains(words), "{words}: {english}");
    }
}

#[test]
fn opening_cash_that_is_not_known_is_said_once() {
    let folder = folder("oemar-batik");
    let (_, out, _) = ragam(folder.path(), "buffer shop.toml --paths 200 --no-charts --lang en");
    assert_eq!(out.matches("is not known exactly").count(), 1, "{out}");
}

#[test]
fn the_same_reserves_at_any_number_of_threads_and_in_any_order() {
    let folder = folder("live-halt-2025");
    let with = |more: &str| {
        let options = format!("buffer shop.toml --paths 300 --no-charts --json {more}");
        let (code, out, err) = ragam(folder.path(), &options);
        assert_eq!((code, err.as_str()), (0, ""), "{more}");
        out
    };
    let one = with("--threads 1");
    assert_eq!(one, with("--threads 4"));
    let turned: Value = serde_json::from_str(&with("--mix spread,today")).unwrap();
    let all: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(turned["mixes"][1]["reserve"], all["mixes"][0]["reserve"]);
    let differences =
        [&turned["mixes"][1], &all["mixes"][1]].map(|mix| &mix["difference"]["value"]);
    assert_eq!(number(differences[0]), -number(differences[1]));
}

#[test]
fn what_cannot_be_answered_is_told_and_nothing_is_written() {
    let folder = folder("oemar-batik");
    for (arguments, code, expected) in [
        ("buffer shop.toml --survive 1", 2, "between 0 and 1"),
        ("buffer shop.toml --survive 0", 2, "such as 0.95"),
        ("buffer shop.toml --survive 95", 2, "between 0 and 1"),
        ("buffer", 2, "Usage"),
        ("buffer shop.toml --mix sprad", 2, "there is no mix `sprad`"),
        ("buffer nowhere.toml", 3, "cannot read"),
    ] {
        let (found, out, err) = ragam(folder.path(), &format!("{arguments} --lang en"));
        assert_eq!((found, out.as_str()), (code, ""), "{arguments}: {err}");
        assert!(err.contains(expected), "{arguments}: {err}");
        assert!(!folder.path().join("ragam-out").exists(), "{arguments} left something behind");
    }
}
