//! `ragam page`.

use super::dir::Dir;
use super::scenarios::SHOP;

#[test]
fn the_page_holds_the_scenario_and_replaces_only_a_page() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    dir.ragam("page shop.toml -o page.html").ends_with(0);
    let page = dir.read("page.html");
    assert!(page.starts_with("<!doctype html>"));
    let inside = page.split("id=\"shops\">").nth(1).unwrap().split("</script>").next().unwrap();
    let shops: serde_json::Value = serde_json::from_str(inside).unwrap();
    assert_eq!(shops[0]["text"], SHOP);
    // An empty page takes the place of one with a shop; a scenario stays what it is.
    dir.ragam("page -o page.html").ends_with(0);
    assert_ne!(dir.read("page.html"), page);
    dir.ragam("page -o shop.toml").in_english().ends_with(3).explains(&["error", "help:", "--out"]);
    assert_eq!(dir.read("shop.toml"), SHOP);
}

#[test]
fn a_wrong_scenario_gives_no_page() {
    let dir = Dir::new();
    dir.write("wrong.toml", "format = 1\n");
    dir.ragam("page wrong.toml").in_english().ends_with(1).explains(&["error", "wrong.toml"]);
    assert_eq!(dir.names("."), ["wrong.toml"]);
}
