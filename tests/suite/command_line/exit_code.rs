//! How the program ends.

use super::dir::Dir;
use super::scenarios::{SHOP, WRONG};

#[test]
fn all_well_is_0() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    let said = dir.ragam("run shop.toml").ends_with(0);
    assert_eq!(said.err, "");
}

#[test]
fn a_wrong_scenario_is_1() {
    let dir = Dir::new();
    dir.write("shop.toml", WRONG);
    for command in ["run shop.toml", "check shop.toml", "replay shop.toml --path 0"] {
        let said = dir.ragam(command).in_english().ends_with(1);
        said.explains(&["shop.toml:6:", "shop.toml:7:", "shop.toml:11:"]);
        assert_eq!(said.out, "");
    }
    assert!(!dir.exists("ragam-out"));
}

#[test]
fn content_that_is_no_text_is_1() {
    let dir = Dir::new();
    dir.write("latin.toml", b"name = \"caf\xe9\"");
    dir.ragam("run latin.toml").in_english().ends_with(1).explains(&["not UTF-8"]);
    dir.write("empty.toml", "");
    dir.ragam("run empty.toml").in_english().ends_with(1).explains(&["empty"]);
}

#[test]
fn content_that_is_too_large_is_1() {
    let dir = Dir::new();
    dir.write("large.toml", "[".repeat(10_000_000));
    dir.ragam("run large.toml").in_english().ends_with(1).explains(&["too large: 10000000 bytes"]);
}

#[test]
fn a_file_that_is_not_there_is_3() {
    let dir = Dir::new();
    for command in ["run nowhere.toml", "check nowhere.toml", "replay nowhere.toml --path 0"] {
        dir.ragam(command).in_english().ends_with(3).explains(&[
            "cannot read",
            "nowhere.toml",
            "help:",
        ]);
    }
}

#[test]
fn an_unreadable_file_outranks_a_wrong_scenario() {
    let dir = Dir::new();
    dir.write("wrong.toml", WRONG);
    for files in ["wrong.toml nowhere.toml", "nowhere.toml wrong.toml"] {
        dir.ragam(&format!("run {files}")).ends_with(3);
        dir.ragam(&format!("check {files}")).ends_with(3);
    }
}

#[test]
fn results_that_cannot_be_written_outrank_a_wrong_scenario() {
    let dir = Dir::new();
    dir.write("wrong.toml", WRONG);
    dir.write("shop.toml", SHOP);
    dir.write("file", "");
    dir.ragam("run wrong.toml shop.toml --out file").ends_with(3);
}

#[test]
fn one_bad_scenario_does_not_stop_the_others() {
    let dir = Dir::new();
    dir.write("a.toml", SHOP);
    dir.write("b.toml", WRONG);
    dir.write("c.toml", SHOP);
    dir.ragam("run a.toml b.toml nowhere.toml c.toml --no-charts").ends_with(3);
    assert_eq!(dir.folders("ragam-out"), ["a", "c"]);
    dir.ragam("run b.toml c.toml --no-charts").ends_with(1);
}

#[test]
fn problems_are_told_in_the_order_of_the_inputs() {
    let dir = Dir::new();
    dir.write("a.toml", WRONG);
    dir.write("z.toml", WRONG);
    for command in ["run", "check"] {
        let said = dir.ragam(&format!("{command} z.toml nowhere a.toml")).in_english().ends_with(3);
        said.explains(&["z.toml:6", "nowhere", "a.toml:6"]);
    }
}

#[test]
fn a_warning_does_not_change_the_exit_code() {
    let dir = Dir::new();
    let unused = SHOP.replace("weekly_sales", "order_value = 50_000\nweekly_sales");
    dir.write("shop.toml", unused);
    dir.ragam("run shop.toml --no-charts")
        .in_english()
        .ends_with(0)
        .explains(&["warning", "shop.toml"]);
    dir.ragam("check shop.toml").in_english().ends_with(0).explains(&["warning", "shop.toml"]);
    dir.ragam("replay shop.toml --path 0")
        .in_english()
        .ends_with(0)
        .explains(&["warning", "shop.toml"]);
}

#[test]
fn amounts_beyond_all_bounds_are_a_wrong_scenario() {
    let dir = Dir::new();
    let growth = "weekly_sales = 1e15\ngrowth_per_year = 1e15";
    let huge = SHOP.replace("weeks = 4", "weeks = 520").replace("weekly_sales = 5_000_000", growth);
    dir.write("huge.toml", huge);
    dir.ragam("run huge.toml --no-charts")
        .in_english()
        .ends_with(1)
        .explains(&["huge.toml", "help:"]);
}
