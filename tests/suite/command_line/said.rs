//! What goes to standard output and standard error.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use super::dir::Dir;
use super::scenarios::{SHOP, STORMY, WRONG};

fn two_shops() -> Dir {
    let dir = Dir::new();
    dir.write("a.toml", STORMY);
    dir.write("b.toml", SHOP);
    dir
}

#[test]
fn sentences_stand_under_the_names_of_the_files_in_their_order() {
    let dir = two_shops();
    let said = dir.ragam("run b.toml a.toml --no-charts").ends_with(0).out;
    let mut scenarios: Vec<&str> = said.trim_end().split("\n\n").collect();
    let last = scenarios.pop().unwrap();
    assert!(last.ends_with("\n-> ragam-out: scenarios.csv, scenarios.json"), "{last}");
    assert_eq!(scenarios.len(), 2, "{said}");
    for (text, name) in scenarios.iter().zip(["b", "a"]) {
        let mut lines = text.lines();
        assert_eq!(lines.next().unwrap(), format!("{name}.toml"));
        assert!(lines.clone().count() > 1);
        let files = "cash.csv, sales.csv, scenario.toml, summary.json";
        assert_eq!(lines.next_back().unwrap(), format!("  -> ragam-out/{name}: {files}"));
        assert!(lines.all(|line| line.starts_with("  ")));
    }
}

#[test]
fn the_language_changes_the_sentences_and_the_charts() {
    let dir = two_shops();
    let indonesian = dir.ragam("run a.toml --out id").ends_with(0).out;
    let english = dir.ragam("run a.toml --out en --lang en").ends_with(0).out;
    assert!(indonesian.contains("kas"), "{indonesian}");
    assert!(english.contains("cash") && !english.contains("kas "), "{english}");
    assert_ne!(dir.read("id/a/cash_fan.svg"), dir.read("en/a/cash_fan.svg"));
    assert_eq!(dir.read("id/a/summary.json"), dir.read("en/a/summary.json"));
}

#[test]
fn json_is_all_there_is_on_standard_output() {
    let dir = two_shops();
    dir.write("wrong.toml", WRONG);
    let said = dir.ragam("run b.toml wrong.toml a.toml --no-charts --json").ends_with(1);
    // Of several scenarios there were several documents, which no reader of JSON takes.
    let document: Value = serde_json::from_str(&said.out).unwrap();
    let summary = |name: &str| -> Value {
        serde_json::from_str(&dir.read(format!("ragam-out/{name}/summary.json"))).unwrap()
    };
    assert_eq!(document["scenarios"].as_array().unwrap(), &[summary("b"), summary("a")]);
    // As it would be written in one go.
    assert_eq!(said.out, format!("{document:#}\n"));
    said.explains(&["wrong.toml"]);
    let alone = dir.ragam("run b.toml --no-charts --json").ends_with(0);
    assert_eq!(alone.out, dir.read("ragam-out/b/summary.json"));
}

#[test]
fn quiet_leaves_only_problems() {
    let dir = two_shops();
    dir.write("wrong.toml", WRONG);
    let said = dir.ragam("run a.toml b.toml --quiet --no-charts").ends_with(0);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("", ""));
    let said = dir.ragam("run a.toml wrong.toml --quiet --no-charts").in_english().ends_with(1);
    assert_eq!(said.out, "");
    said.explains(&["error", "wrong.toml"]);
}

#[test]
fn no_colours_and_no_bar_where_there_is_no_terminal() {
    let dir = two_shops();
    dir.write("wrong.toml", WRONG);
    let said = dir.ragam("run a.toml wrong.toml --no-charts").ends_with(1);
    assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'));
    assert!(!said.err.contains('\r'));
}

#[test]
fn a_reader_that_goes_away_is_no_reason_to_complain() {
    let dir = two_shops();
    for arguments in [
        "run a.toml b.toml",
        "run a.toml b.toml --json",
        "check a.toml b.toml",
        "replay a.toml --path 3",
        "schema",
        "--help",
        "run --help",
    ] {
        let mut process = dir.process(arguments);
        let mut child = process.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut complaints = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments}: {complaints}");
        assert_eq!(complaints, "", "{arguments}");
    }
    assert!(dir.exists("ragam-out/a/summary.json") && dir.exists("ragam-out/b/summary.json"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_lost_on_standard_output_is_3() {
    let dir = two_shops();
    for arguments in ["run a.toml --no-charts", "check a.toml", "replay a.toml --path 0", "schema"]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut process = dir.process(arguments);
        let output = process.stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.contains("keluaran standar") && !err.contains("panicked"), "{err}");
    }
}

#[test]
fn names_of_files_never_steer_the_terminal() {
    let dir = Dir::new();
    dir.write("\u{1b}[31mred.toml", SHOP);
    let said = dir.ragam("run --no-charts .").ends_with(0);
    assert!(!said.out.contains('\u{1b}'), "{:?}", said.out);
    dir.write("\u{1b}[31mred.toml", WRONG);
    for command in ["run", "check"] {
        let said = dir.ragam(&format!("{command} .")).ends_with(1);
        assert!(!said.err.contains('\u{1b}'), "{:?}", said.err);
    }
}
