//! Inputs that once broke the program (the files beside this one), and what they do now.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ragam::problems::is_hidden;

struct Trial {
    folder: tempfile::TempDir,
}

impl Trial {
    /// One of the inputs, as `shop.toml` in a folder of its own.
    fn of(input: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/trial");
        fs::copy(inputs.join(input), folder.path().join("shop.toml")).unwrap();
        Self { folder }
    }

    fn ragam(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("ragam"));
        command.current_dir(self.folder.path()).args(arguments).output().unwrap()
    }

    fn code(&self, arguments: &[&str]) -> Option<i32> {
        self.ragam(arguments).status.code()
    }

    /// Nothing but `shop.toml` and results: no half files, no hidden folder.
    fn holds_only(&self, names: &[&str]) {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut found: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        found.sort();
        assert_eq!(found, names);
    }
}

/// Both outputs as text that may be shown.
fn harmless(output: &Output) -> String {
    let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let said = String::from_utf8(said).unwrap();
    let hidden = said.chars().find(|c| is_hidden(*c));
    assert_eq!(hidden, None, "{said}");
    said
}

const QUESTIONS: [&[&str]; 4] = [
    &["run", "shop.toml", "--no-charts", "--paths", "64"],
    &["buffer", "shop.toml", "--no-charts", "--paths", "64"],
    &["attribute", "shop.toml", "--no-charts", "--paths", "64"],
    &[
        "stress",
        "shop.toml",
        "--no-charts",
        "--paths",
        "64",
        "--axis",
        "business.opening_cash=1:9:2",
    ],
];

/// `buffer` said that no reserve is needed, and `stress` that 0 of 100 run out.
#[test]
fn a_profile_without_end_is_refused_by_every_question() {
    for input in ["nan.toml", "nan-buffer-stress-silent.toml"] {
        let trial = Trial::of(input);
        for question in QUESTIONS {
            let output = trial.ragam(question);
            let said = harmless(&output);
            assert_eq!(output.status.code(), Some(1), "{input} {question:?} {said}");
            assert!(said.contains("weekday_profile"), "{said}");
        }
        trial.holds_only(&["shop.toml"]);
    }
}

/// Exit code 101, and the files after it were not looked at.
#[test]
fn carriage_returns_are_a_wrong_scenario_and_no_fault() {
    let trial = Trial::of("panic-cr-cr.toml");
    let output = trial.ragam(&["check", "shop.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let said = harmless(&output);
    assert!(!said.contains("panicked") && !said.contains("fault"), "{said}");
}

#[test]
fn controls_and_directions_in_a_file_reach_no_terminal() {
    for input in ["c1.toml", "bidi-name.toml"] {
        let output = Trial::of(input).ragam(&["check", "shop.toml"]);
        assert_eq!(output.status.code(), Some(1), "{input}");
        harmless(&output);
    }
}

/// Names, flags and values are shown in messages and steer nothing.
#[test]
fn controls_and_directions_that_were_typed_reach_no_terminal() {
    const BAD: &str = "a\u{1b}[31m\u{9b}2J\u{202e}\u{2066}b";
    let trial = Trial::of("csv-formula.toml");
    let file = format!("{BAD}.toml");
    fs::copy(trial.folder.path().join("shop.toml"), trial.folder.path().join(&file)).unwrap();
    let flag = format!("--{BAD}");
    let axis = format!("{BAD}=1:9:2");
    for (arguments, code) in [
        (vec!["run", &file, "--no-charts", "--paths", "32"], 0),
        (vec!["check", &file], 0),
        (vec!["check", BAD], 3),
        (vec!["run", "shop.toml", &flag], 2),
        (vec!["run", "shop.toml", "--paths", BAD], 2),
        (vec![BAD], 2),
        (vec!["buffer", "shop.toml", "--mix", BAD], 2),
        (vec!["stress", "shop.toml", "--axis", &axis], 2),
        (vec!["replay", &file, "--path", "0"], 0),
        (vec!["new", "new.toml", "--cash", BAD], 2),
    ] {
        let output = trial.ragam(&arguments);
        let said = harmless(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    }
}

#[test]
fn no_cell_of_a_table_begins_like_a_formula() {
    let trial = Trial::of("csv-formula.toml");
    for question in &QUESTIONS[..3] {
        assert_eq!(trial.code(question), Some(0), "{question:?}");
    }
    let mut tables = 0;
    for results in fs::read_dir(trial.folder.path().join("ragam-out")).unwrap() {
        for file in fs::read_dir(results.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_none_or(|extension| extension != "csv") {
                continue;
            }
            tables += 1;
            for row in csv::Reader::from_path(&file).unwrap().into_records() {
                for cell in &row.unwrap() {
                    let is_number = cell.parse::<f64>().is_ok();
                    assert!(is_number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
                }
            }
        }
    }
    assert!(tables > 0);
}

/// "the parts of path 0 do not add up to its total"
#[test]
fn small_sales_beside_a_balance_of_billions_add_up() {
    let trial = Trial::of("parts-do-not-add-up.toml");
    assert_eq!(trial.code(&["run", "shop.toml", "--no-charts", "--paths", "256"]), Some(0));
}

/// `check` said nothing, and a run took all the memory there was. Five million paths of ten years
/// are too many for any machine that tests run on.
#[cfg(target_os = "linux")]
#[test]
fn what_asks_for_too_much_memory_is_refused_with_the_number() {
    let trial = Trial::of("big-memory.toml");
    for question in ["check", "run"] {
        let output = trial.ragam(&[question, "shop.toml"]);
        let said = harmless(&output);
        assert_eq!(output.status.code(), Some(1), "{question}: {said}");
        assert!(said.contains(" GB memori") && said.contains("--paths"), "{said}");
    }
}

/// Where the system allows a process little memory, that counts, and every question asks.
#[cfg(target_os = "linux")]
#[test]
fn every_question_asks_for_the_memory_it_needs() {
    let trial = Trial::of("csv-formula.toml");
    let file = trial.folder.path().join("shop.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("[[mix]]", "[simulation]\nseed = 1\npaths = 5000000\n[[mix]]"))
        .unwrap();
    let program = assert_cmd::cargo::cargo_bin!("ragam");
    for question in [
        "check",
        "run",
        "compare",
        "buffer",
        "attribute",
        "sensitivity",
        "optimize",
        "stress --axis business.opening_cash=1:9:2",
    ] {
        let (command, rest) = question.split_once(' ').unwrap_or((question, ""));
        let limited =
            format!("ulimit -v 600000; exec '{}' {command} shop.toml {rest}", program.display());
        let mut bash = Command::new("bash");
        let output = bash.args(["-c", &limited]).current_dir(&trial.folder).output().unwrap();
        let said = harmless(&output);
        assert_eq!(output.status.code(), Some(1), "{question}: {said}");
        assert!(said.contains(" GB memori") && said.contains("--paths"), "{said}");
    }
    trial.holds_only(&["shop.toml"]);
}
