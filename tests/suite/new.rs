//! `ragam new`, from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use ragam::ensemble::{Ensemble, Silent};
use ragam::language::{Language, Words};
use ragam::model::Model;
use ragam::starter::{Answers, CASES, QUESTIONS, scenario_text};
use tempfile::TempDir;

use crate::support::buyers;

/// All ten answers.
const ANSWERS: [&str; 20] = [
    "--name",
    "Batik \"Asri\"",
    "--cash",
    "15 juta",
    "--sales",
    "12jt",
    "--order-value",
    "85.000",
    "--live",
    "70%",
    "--marketplace",
    "20",
    "--goods",
    "60",
    "--fixed",
    "4,5 juta",
    "--drawings",
    "5000000",
    "--stop-days",
    "14",
];

fn dir() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn ragam(dir: &TempDir, arguments: &[&str]) -> Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ragam"));
    command.current_dir(dir.path()).args(arguments).assert()
}

fn new(dir: &TempDir, arguments: &[&str]) -> Assert {
    ragam(dir, &[&["new"], arguments].concat())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn names(dir: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(dir.path()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn ten_answers_give_a_scenario_that_runs() {
    for lang in ["id", "en"] {
        let dir = dir();
        let said = new(&dir, &[&["asri.toml", "--lang", lang], &ANSWERS[..]].concat()).success();
        assert!(text(&said.get_output().stdout).contains("ragam run asri.toml"));
        let written = fs::read_to_string(dir.path().join("asri.toml")).unwrap();
        for part in
            ["name = \"Batik \\\"Asri\\\"\"", "= 15_000_000 ", "= 8_400_000 ", "= 4_500_000 "]
        {
            assert!(written.contains(part), "{part}\n{written}");
        }
        let checked = ragam(&dir, &["check", "asri.toml"]).success();
        assert_eq!(text(&checked.get_output().stderr), "");
        ragam(&dir, &["run", "asri.toml", "--paths", "64", "--no-charts", "--quiet"]).success();
        assert!(dir.path().join("ragam-out/asri/summary.json").exists());
    }
}

#[test]
fn comments_are_in_the_language_asked_for() {
    for (lang, word) in [("id", "# jawaban\n"), ("en", "# answer\n")] {
        let dir = dir();
        new(&dir, &[&["a.toml", "--lang", lang], &ANSWERS[..]].concat()).success();
        assert!(fs::read_to_string(dir.path().join("a.toml")).unwrap().contains(word));
    }
}

#[test]
fn a_case_is_copied_to_the_byte() {
    let dir = dir();
    for case in CASES {
        let file = format!("{}.toml", case.name);
        new(&dir, &[&file, "--from", case.name]).success();
        let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(&file);
        assert_eq!(fs::read(dir.path().join(&file)).unwrap(), fs::read(shipped).unwrap());
    }
}

#[test]
fn the_list_has_every_case_with_a_sentence() {
    let dir = dir();
    for lang in ["id", "en"] {
        let said = new(&dir, &["--list", "--lang", lang]).success();
        let listed = text(&said.get_output().stdout);
        assert_eq!(listed.lines().count(), CASES.len());
        for (line, case) in listed.lines().zip(CASES) {
            let sentence = line.strip_prefix(case.name).unwrap().trim();
            assert!(sentence.ends_with(['.', '?']) && sentence.len() > 20, "{line}");
        }
    }
    assert!(names(&dir).is_empty());
}

#[test]
fn nothing_is_overwritten() {
    let dir = dir();
    let file = dir.path().join("mine.toml");
    fs::write(&file, "mine").unwrap();
    fs::create_dir(dir.path().join("folder")).unwrap();
    for taken in ["mine.toml", "folder"] {
        for how in [&["--from", "oemar-batik"][..], &ANSWERS[..], &[]] {
            let said = new(&dir, &[&[taken], how].concat()).code(3);
            assert!(text(&said.get_output().stderr).contains("tidak ada yang ditimpa"));
        }
    }
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn without_a_terminal_missing_answers_are_named() {
    let dir = dir();
    let said = new(&dir, &["a.toml", "--name", "Asri", "--cash", "1jt"]).code(2);
    let errors = text(&said.get_output().stderr);
    assert!(errors.contains("--sales --order-value --live --marketplace"), "{errors}");
    assert!(!errors.contains("--cash") && errors.contains("--from"), "{errors}");
    assert!(names(&dir).is_empty());
}

#[test]
fn answers_that_make_no_sense_are_refused_with_their_flag() {
    for (flag, wrong) in [
        ("--cash", "plenty"),
        ("--cash", "1.5"),
        ("--cash", "99999999999999999999999"),
        ("--sales", "0"),
        ("--live", "101"),
        ("--live", "-5"),
        ("--stop-days", "0"),
        ("--name", ""),
        ("--name", "a\u{1b}[31m"),
        ("--marketplace", "31"),
    ] {
        let dir = dir();
        let mut answers = ANSWERS;
        let at = answers.iter().position(|answer| *answer == flag).unwrap();
        answers[at + 1] = wrong;
        let joined = format!("{flag}={wrong}");
        let rest = [&answers[..at], &answers[at + 2..]].concat();
        let said = new(&dir, &[&["a.toml", joined.as_str()], &rest[..]].concat()).code(2);
        let errors = text(&said.get_output().stderr);
        assert!(errors.contains(flag) && !errors.contains('\u{1b}'), "{flag}={wrong}: {errors}");
        assert!(names(&dir).is_empty());
    }
}

#[test]
fn wrong_usage_is_2() {
    let dir = dir();
    for arguments in [
        &[][..],
        &["a.toml", "--from", "nobody"],
        &["a.toml", "--from", "oemar-batik", "--cash", "1jt"],
        &["a.toml", "--list"],
        &["a.toml", "--lang", "xx"],
    ] {
        new(&dir, arguments).code(2);
    }
    assert!(names(&dir).is_empty());
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let dir = dir();
    let said = new(&dir, &["nowhere/a.toml", "--from", "oemar-batik"]).code(3);
    let errors = text(&said.get_output().stderr);
    assert!(errors.contains("nowhere/a.toml") && errors.contains("folder"), "{errors}");
}

/// Whoever presses Enter ten times sees a shop that a stop of its main channel can break.
#[test]
fn the_answers_of_someone_who_presses_enter_give_a_shop_at_risk() {
    let words = Words::of(Language::Indonesian);
    let mut answers = Answers::default();
    for question in &QUESTIONS {
        question.answer(&question.example(&words), &mut answers, &words).unwrap();
    }
    let text = scenario_text(&answers, &words);
    let out = |model: &Model| {
        let ensemble = Ensemble::simulate(model, 4_000, &Silent).unwrap();
        let days = ensemble.counts(|block| &block.figures.first_day_out_of_cash);
        let broke = days.iter().filter(|day| (**day as usize) < model.horizon().days()).count();
        broke as f64 / days.len() as f64
    };
    let today = buyers::model(&text, None);
    let (with, without) = (out(&today), out(&today.without_shock(0)));
    // Four standard errors of a difference of unpaired chances are 0.028 at most here.
    assert!(with - without > 0.03, "{with} with the stop, {without} without it");
    let mix = |id: &str| out(&buyers::model(&text, Some(id)));
    let [long, now, reserve] = ["spread_long", "spread_now", "spread_with_reserve"].map(mix);
    assert!(long < with && reserve < with && now > with, "{with}: {long}, {now}, {reserve}");
}

#[test]
fn flags_that_were_probably_not_meant_are_told() {
    let dir = dir();
    let mut answers = ANSWERS.map(str::to_owned);
    answers[3] = "15".to_owned();
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let said = new(&dir, &[&["asri.toml"], &answers[..]].concat()).success();
    let errors = text(&said.get_output().stderr);
    assert!(errors.contains("terbaca Rp15") && errors.contains("15_000_000"), "{errors}");
}
