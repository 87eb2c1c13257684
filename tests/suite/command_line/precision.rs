//! `--precision`.

use super::dir::Dir;
use super::replay::figure;
use super::scenarios::STORMY;

fn paths(summary: &str) -> u64 {
    let at = summary.find("\"paths\": ").unwrap() + "\"paths\": ".len();
    summary[at..].split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[test]
fn paths_are_added_until_the_shortfall_is_known_so_well() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    let rough = dir.ragam("run shop.toml --json --no-charts").ends_with(0).out;
    let fine = dir.ragam("run shop.toml --json --no-charts --precision 0.02").ends_with(0).out;
    assert!(paths(&fine) > paths(&rough));
    let error = figure(&fine, "expected_shortfall_95", "std_error");
    let value = figure(&fine, "expected_shortfall_95", "value");
    assert!(error / value.abs() <= 0.02);
}

#[test]
fn the_result_is_that_of_so_many_paths_at_once() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    let options = "shop.toml --json --paths 90";
    let added = dir.ragam(&format!("run {options} --precision 0.05 --out a")).ends_with(0).out;
    let paths = paths(&added);
    let at_once =
        dir.ragam(&format!("run shop.toml --json --paths {paths} --out b")).ends_with(0).out;
    assert_eq!(added, at_once);
    assert_eq!(dir.files("a"), dir.files("b"));
}

#[test]
fn a_shop_without_any_chance_is_known_at_once() {
    let dir = Dir::new();
    let certain = super::scenarios::SHOP
        .replace("weekly_sales", "noise = 0\nslow_level_step = 0\nweekly_sales");
    dir.write("shop.toml", certain);
    let said = dir.ragam("run shop.toml --json --no-charts --precision 0.0001").ends_with(0);
    assert_eq!(said.err, "");
    assert!(paths(&said.out) < 1_000);
}
