//! The scenario of the README can be read and simulated, block by block.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use ragam::ensemble::{Ensemble, Silent};

#[test]
fn each_step_of_the_readme_is_a_scenario() {
    let readme = include_str!("../../README.md");
    let blocks: Vec<&str> = readme
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or_default())
        .collect();
    assert_eq!(blocks.len(), 4, "the README shows a scenario in four steps");
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
