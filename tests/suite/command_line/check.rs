//! `ragam check`.

use super::dir::Dir;
use super::scenarios::{SHOP, STORMY, WRONG};

#[test]
fn a_sound_scenario_is_told_back() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    let said = dir.ragam("check shop.toml").ends_with(0);
    assert!(said.out.starts_with("shop.toml\n  "), "{}", said.out);
    assert!(said.out.contains("tiktok_live") && said.out.contains("shopee"), "{}", said.out);
    assert_eq!(said.err, "");
    let english = dir.ragam("check shop.toml --lang en").ends_with(0);
    assert_ne!(said.out, english.out);
}

#[test]
fn nothing_is_simulated_and_nothing_written() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    dir.ragam("check .").ends_with(0);
    assert_eq!(dir.names("."), ["shop.toml"]);
}

#[test]
fn all_problems_of_a_file_are_told_at_once_with_their_places() {
    let dir = Dir::new();
    dir.write("shops/a.toml", WRONG);
    dir.write("shops/b.toml", SHOP);
    let said = dir.ragam("check shops").ends_with(1);
    let places = ["shops/a.toml:6:16", "shops/a.toml:7:1", "shops/a.toml:11:16"];
    said.explains(&places);
    said.explains(&["currency"]);
    assert!(said.out.starts_with("shops/b.toml\n"), "{}", said.out);
}
