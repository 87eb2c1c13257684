//! `ragam pack`.

use super::dir::Dir;
use super::scenarios::STORMY;

#[test]
fn a_pack_is_a_folder_for_each_scenario_and_the_same_twice() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    dir.write("other/shop.toml", STORMY);
    let command = "pack shop.toml other/shop.toml --paths 64";
    let said = dir.ragam(&format!("{command} --out one")).ends_with(0).out;
    assert!(said.contains("facilitator.md"), "{said}");
    assert_eq!(dir.names("one"), ["shop-2-pack", "shop-pack"]);
    let names = dir.names("one/shop-pack");
    for name in ["facilitator.md", "scenario.toml", "summary.json"] {
        assert!(names.contains(&name.to_owned()), "{name} in {names:?}");
    }
    dir.ragam(&format!("{command} --out two --threads 1")).ends_with(0);
    assert!(dir.files("one") == dir.files("two"), "other bytes with one thread");
}

#[test]
fn a_pack_replaces_only_what_is_its_own() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    dir.ragam("pack shop.toml --paths 64 --only facilitator").ends_with(0);
    dir.write("ragam-out/shop-pack/mine.md", "kept");
    dir.ragam("pack shop.toml --paths 64 --only facilitator --lang en").ends_with(0);
    assert_eq!(dir.read("ragam-out/shop-pack/mine.md"), "kept");
    dir.write("ragam-out/foreign-pack/facilitator.md", "theirs");
    dir.write("foreign.toml", STORMY);
    dir.ragam("pack foreign.toml --paths 64").ends_with(3);
    assert_eq!(dir.read("ragam-out/foreign-pack/facilitator.md"), "theirs");
}

#[test]
fn one_scenario_that_is_wrong_keeps_no_other_from_its_pack() {
    let dir = Dir::new();
    dir.write("wrong.toml", "format = 1\n");
    dir.write("shop.toml", STORMY);
    dir.ragam("pack wrong.toml shop.toml --paths 64 --only facilitator").ends_with(1);
    assert_eq!(dir.names("ragam-out"), ["shop-pack"]);
}

#[test]
fn a_document_that_is_none_is_refused() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    dir.ragam("pack shop.toml --only song").in_english().ends_with(2).explains(&["song"]);
    assert_eq!(dir.names("."), ["shop.toml"]);
}
