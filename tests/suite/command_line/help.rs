//! Help and version.

use super::dir::Dir;
use super::scenarios::STORMY;

const COMMANDS: [&str; 4] = ["run", "check", "replay", "schema"];

fn examples(help: &str) -> Vec<&str> {
    help.lines().filter_map(|line| line.strip_prefix("  ragam ")).collect()
}

#[test]
fn help_goes_to_standard_output_and_is_0() {
    let dir = Dir::new();
    for command in COMMANDS {
        for asked in [format!("{command} --help"), format!("help {command}")] {
            let said = dir.ragam(&asked).ends_with(0);
            assert!(said.out.contains("Pemakaian: ragam"), "{}", said.out);
            assert_eq!(said.err, "");
        }
    }
    for command in COMMANDS {
        assert!(dir.ragam("--help").ends_with(0).out.contains(command));
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let dir = Dir::new();
    for asked in ["--version", "-V"] {
        let version = concat!("ragam ", env!("CARGO_PKG_VERSION"), "\n");
        assert_eq!(dir.ragam(asked).ends_with(0).out, version);
    }
}

#[test]
fn the_examples_of_every_help_run() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    dir.write("scenarios/shop.toml", STORMY);
    for command in ["", "run", "check", "replay", "schema"] {
        let help = dir.ragam(&format!("{command} --help")).ends_with(0).out;
        let examples = examples(&help);
        assert!(!examples.is_empty(), "{command} has no example");
        for example in examples {
            dir.ragam(example).ends_with(0);
        }
    }
}

#[test]
fn help_is_in_english_when_asked_for_or_when_the_environment_says_so() {
    let dir = Dir::new();
    let typed = dir.ragam("run --help --lang en").ends_with(0).out;
    assert!(typed.contains("Usage: ragam run") && typed.contains("possible futures"), "{typed}");
    let by_variable = dir.process("run --help").env("RAGAM_LANG", "en").output().unwrap();
    assert_eq!(String::from_utf8(by_variable.stdout).unwrap(), typed);
    let wrong = dir.process("run --help").env("RAGAM_LANG", "xx").output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("xx"));
}

#[test]
fn the_environment_says_the_language_of_results_too() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    let typed = dir.ragam("check shop.toml --lang en").ends_with(0).out;
    let by_variable = dir.process("check shop.toml").env("RAGAM_LANG", "en").output().unwrap();
    assert_eq!(String::from_utf8(by_variable.stdout).unwrap(), typed);
}
