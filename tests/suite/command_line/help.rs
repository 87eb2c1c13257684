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
            assert!(said.out.contains("Usage: ragam"), "{}", said.out);
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
