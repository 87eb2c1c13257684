//! What the README shows: the first shipped scenario says what stands there, its smallest scenario is that of the
//! book, and the book's can be read and simulated, block by block.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use ragam::ensemble::{Ensemble, Silent};
use ragam::language::Language;
use ragam::output::spoken;
use ragam::report::Report;

#[test]
fn each_step_of_the_book_is_a_scenario() {
    let readme = include_str!("../../docs/book/src/research/scenario.md");
    let blocks: Vec<&str> = readme
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or_default())
        .collect();
    assert_eq!(blocks.len(), 4, "the book shows a scenario in four steps");
    let mut text = String::new();
    for block in blocks {
        text.push_str(block);
        let model = crate::support::model(&text);
        Ensemble::simulate(&model, 32, &Silent).unwrap();
    }
    for table in ["[[shock]]", "[[mix]]", "[[response]]"] {
        assert!(text.contains(table), "{table}");
    }
    let smallest = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(smallest.lines().count() <= 10, "the smallest file has grown");
}

#[test]
fn the_first_scenario_says_what_both_readmes_show() {
    let first = "scenarios/live-shutdown.toml";
    let model = crate::support::model(&crate::support::buyers::shipped("live-shutdown"));
    let ensemble = Ensemble::simulate(&model, model.paths(), &Silent).unwrap();
    let said = spoken(&Report::of(&model, &ensemble).unwrap(), Language::Indonesian);
    for name in ["README.md", "README.id.md"] {
        let file = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
        let readme = std::fs::read_to_string(file).unwrap();
        assert!(readme.contains(&format!("cargo run --release -- run {first}")));
        let is_shown = |block: &&str| block.starts_with("Dalam ") && block.contains("kas habis");
        let shown = readme.split("```\n").find(is_shown).unwrap();
        for line in shown.lines() {
            assert!(said.iter().any(|known| known == line), "{name}: {line}\n{said:#?}");
        }
        assert!(shown.lines().count() >= 3, "{name}: {shown}");
    }
}

#[test]
fn the_smallest_scenario_is_the_same_wherever_it_is_shown() {
    let smallest = |readme: &'static str| {
        readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap()
    };
    let readme = include_str!("../../README.md");
    assert_eq!(smallest(include_str!("../../README.id.md")), smallest(readme));
    let book = include_str!("../../docs/book/src/research/scenario.md");
    assert_eq!(smallest(book), smallest(readme));
}
