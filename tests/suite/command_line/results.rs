//! The folders of results.

use std::fs;

use super::dir::Dir;
use super::scenarios::SHOP;

const RUN: &str = "run shop.toml --no-charts";

/// What a run without charts writes.
const FILES: [&str; 4] = ["cash.csv", "sales.csv", "scenario.toml", "summary.json"];

fn is_chart(name: &str) -> bool {
    name.ends_with(".png") || name.ends_with(".svg")
}

fn shop() -> Dir {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    dir
}

#[test]
fn every_scenario_has_a_folder_named_after_its_file() {
    let dir = shop();
    dir.ragam("run shop.toml").ends_with(0);
    assert_eq!(dir.names("."), ["ragam-out", "shop.toml"]);
    assert_eq!(dir.names("ragam-out"), ["shop"]);
    let plain = dir.names("ragam-out/shop").into_iter().filter(|name| !is_chart(name));
    assert_eq!(plain.collect::<Vec<_>>(), FILES);
    assert_eq!(dir.read("ragam-out/shop/scenario.toml"), SHOP);
}

#[test]
fn charts_come_in_the_formats_asked_for() {
    let dir = shop();
    dir.ragam("run shop.toml --out png --formats png,png").ends_with(0);
    dir.ragam("run shop.toml --out svg --formats svg").ends_with(0);
    dir.ragam("run shop.toml --out none --no-charts").ends_with(0);
    dir.ragam("run shop.toml --out both").ends_with(0);
    let charts = |out: &str| -> Vec<String> {
        dir.names(&format!("{out}/shop")).into_iter().filter(|name| is_chart(name)).collect()
    };
    let (png, svg) = (charts("png"), charts("svg"));
    assert!(png.contains(&"cash_fan.png".to_owned()));
    let as_svg = |name: &String| name.replace(".png", ".svg");
    assert_eq!(png.iter().map(as_svg).collect::<Vec<_>>(), svg);
    let mut all = [png, svg].concat();
    all.sort();
    assert_eq!(charts("both"), all);
    assert_eq!(charts("none"), [""; 0]);
}

#[test]
fn the_output_folder_is_made_with_those_around_it() {
    let dir = shop();
    dir.ragam(RUN).args(["--out", "deep/er/out"]).ends_with(0);
    assert_eq!(dir.names("deep/er/out/shop"), FILES);
    // Others may read what tempfile would keep to itself.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| fs::metadata(dir.path(name)).unwrap().permissions().mode();
        dir.make_folder("plain");
        assert_eq!(mode("deep/er/out/shop"), mode("plain"));
    }
}

#[test]
fn two_scenarios_of_one_name_are_both_kept() {
    let dir = Dir::new();
    for (name, cash) in
        [("a/x.toml", "1_000_001"), ("b/X.toml", "1_000_002"), ("c/x.toml", "1_000_003")]
    {
        dir.write(name, SHOP.replace("10_000_000", cash));
    }
    for _ in 0..2 {
        let said = dir.ragam("run a/x.toml b/X.toml c --no-charts").in_english().ends_with(0);
        said.explains(&["same name", "b/X.toml", "X-2", "same name", "c/x.toml", "x-3"]);
        assert_eq!(dir.folders("ragam-out"), ["X-2", "x", "x-3"]);
        for (folder, cash) in [("x", "1_000_001"), ("X-2", "1_000_002"), ("x-3", "1_000_003")] {
            assert!(dir.read(format!("ragam-out/{folder}/scenario.toml")).contains(cash));
        }
    }
}

#[test]
fn a_wrong_scenario_keeps_its_name_so_that_mending_it_moves_no_other() {
    let dir = Dir::new();
    dir.write("a/x.toml", "wrong");
    dir.write("b/x.toml", SHOP);
    dir.ragam("run a b --no-charts").ends_with(1);
    assert_eq!(dir.folders("ragam-out"), ["x-2"]);
}

#[test]
fn results_of_an_earlier_run_are_replaced() {
    let dir = shop();
    dir.ragam("run shop.toml").ends_with(0);
    let first = dir.files("ragam-out");
    dir.ragam("run shop.toml --seed 2").ends_with(0);
    assert_ne!(dir.files("ragam-out"), first);
    dir.ragam("run shop.toml").ends_with(0);
    assert_eq!(dir.files("ragam-out"), first);
}

#[test]
fn files_of_an_earlier_run_without_successor_are_removed() {
    let dir = shop();
    dir.ragam("run shop.toml").ends_with(0);
    dir.ragam(RUN).ends_with(0);
    assert_eq!(dir.names("ragam-out/shop"), FILES);
}

#[test]
fn other_files_in_the_folder_stay() {
    let dir = shop();
    dir.ragam("run shop.toml").ends_with(0);
    dir.write("ragam-out/shop/notes.txt", "mine");
    dir.write("ragam-out/notes.txt", "mine");
    dir.ragam(RUN).ends_with(0);
    assert_eq!(dir.read("ragam-out/shop/notes.txt"), "mine");
    assert_eq!(dir.read("ragam-out/notes.txt"), "mine");
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let dir = shop();
    dir.write("ragam-out/shop/cash.csv", "mine");
    let said = dir.ragam(RUN).in_english().ends_with(3);
    said.explains(&["cash.csv", "ragam-out/shop", "help:", "--out"]);
    assert_eq!(dir.names("ragam-out/shop"), ["cash.csv"]);
    assert_eq!(dir.read("ragam-out/shop/cash.csv"), "mine");
}

#[test]
fn an_empty_folder_is_used() {
    let dir = shop();
    dir.make_folder("ragam-out/shop");
    dir.ragam(RUN).ends_with(0);
    assert_eq!(dir.names("ragam-out/shop"), FILES);
}

#[test]
fn a_summary_of_another_program_is_refused() {
    let dir = shop();
    for summary in [r#"{"engine":{"name":"other"},"files":["cash.csv"]}"#, "{}", "x"] {
        dir.write("ragam-out/shop/summary.json", summary);
        let said = dir.ragam(RUN).in_english().ends_with(3);
        said.explains(&["summary.json", "not written by ragam", "ragam-out/shop"]);
        assert_eq!(dir.names("ragam-out/shop"), ["summary.json"]);
    }
}

#[test]
fn a_file_in_the_way_is_refused_and_nothing_is_changed() {
    let dir = shop();
    dir.ragam(RUN).ends_with(0);
    dir.write("ragam-out/shop/cash_fan.png", "mine");
    let before = dir.files("ragam-out");
    let said = dir.ragam("run shop.toml --seed 2").in_english().ends_with(3);
    said.explains(&["did not write", "ragam-out/shop/cash_fan.png", "help:"]);
    assert_eq!(dir.files("ragam-out"), before);
    assert_eq!(dir.names("ragam-out"), ["shop"]);
}

#[test]
fn a_summary_that_was_tampered_with_removes_nothing_elsewhere() {
    let dir = shop();
    dir.ragam(RUN).ends_with(0);
    dir.write("precious", "mine");
    let summary = dir.read("ragam-out/shop/summary.json");
    let away = dir.path("precious").display().to_string();
    let files = format!("\"files\": [\"../../precious\", \"{away}\",");
    dir.write("ragam-out/shop/summary.json", summary.replace("\"files\": [", &files));
    dir.ragam(RUN).ends_with(0);
    assert_eq!(dir.read("precious"), "mine");
    assert_eq!(dir.read("ragam-out/shop/summary.json"), summary);
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let dir = shop();
    dir.write("file", "mine");
    dir.ragam(RUN).args(["--out", "file"]).in_english().ends_with(3).explains(&[
        "is a file",
        "file",
        "--out",
    ]);
    dir.ragam(RUN)
        .args(["--out", "file/out"])
        .in_english()
        .ends_with(3)
        .explains(&["file/out", "--out"]);
    assert_eq!(dir.read("file"), "mine");
}

#[test]
fn a_scenario_folder_that_is_a_file_stops_only_that_scenario() {
    let dir = shop();
    dir.write("other.toml", SHOP);
    dir.write("ragam-out/shop", "mine");
    let said = dir.ragam("run shop.toml other.toml --no-charts").in_english().ends_with(3);
    said.explains(&["a file stands", "ragam-out/shop", "--out"]);
    assert!(said.out.starts_with("other.toml\n"), "{}", said.out);
    assert_eq!(dir.read("ragam-out/shop"), "mine");
    assert_eq!(dir.names("ragam-out/other"), FILES);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_refused() {
    let dir = shop();
    std::os::unix::fs::symlink("gone", dir.path("out")).unwrap();
    dir.ragam(RUN).args(["--out", "out"]).in_english().ends_with(3).explains(&[
        "leads nowhere",
        "gone",
        "out",
    ]);
    dir.make_folder("ragam-out");
    std::os::unix::fs::symlink("gone", dir.path("ragam-out/shop")).unwrap();
    dir.ragam(RUN).in_english().ends_with(3).explains(&["leads nowhere", "gone", "ragam-out/shop"]);
    assert!(!dir.exists("gone") && !dir.exists("ragam-out/gone"));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_that_folder() {
    let dir = shop();
    dir.make_folder("elsewhere");
    std::os::unix::fs::symlink("elsewhere", dir.path("ragam-out")).unwrap();
    dir.ragam(RUN).ends_with(0);
    assert_eq!(dir.names("elsewhere"), ["shop"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_write_is_3() {
    use std::os::unix::fs::PermissionsExt;

    let dir = shop();
    dir.make_folder("locked");
    fs::set_permissions(dir.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
    // An administrator may write everywhere; there is nothing to be seen then.
    if fs::write(dir.path("locked/probe"), "").is_err() {
        let said = dir.ragam(RUN).args(["--out", "locked"]).in_english().ends_with(3);
        said.explains(&["cannot write", "locked", "--out"]);
    }
}

#[test]
fn nothing_is_left_behind_when_nothing_was_written() {
    let dir = Dir::new();
    dir.write("wrong.toml", "wrong");
    dir.ragam("run wrong.toml").ends_with(1);
    dir.ragam("run nowhere.toml").ends_with(3);
    assert_eq!(dir.names("."), ["wrong.toml"]);
}

#[test]
fn a_scenario_inside_the_output_folder_can_be_run_again() {
    let dir = shop();
    dir.ragam(RUN).ends_with(0);
    dir.ragam("run ragam-out/shop/scenario.toml --no-charts").ends_with(0);
    assert_eq!(dir.read("ragam-out/scenario/scenario.toml"), SHOP);
    assert_eq!(dir.names("ragam-out"), ["scenario", "shop"]);
}

#[test]
fn a_number_is_changed_for_one_run_alone() {
    let dir = shop();
    let run = format!("{RUN} --set business.opening_cash=20_000_000");
    dir.ragam(&run).ends_with(0);
    let set = dir.read("ragam-out/shop/summary.json");
    assert!(dir.read("ragam-out/shop/scenario.toml").contains("opening_cash = 20_000_000"));
    assert_eq!(dir.read("shop.toml"), SHOP);
    dir.write("shop.toml", SHOP.replace("10_000_000", "20_000_000"));
    dir.ragam(RUN).ends_with(0);
    assert_eq!(dir.read("ragam-out/shop/summary.json"), set);
}

#[test]
fn what_cannot_be_set_is_a_wrong_command_line() {
    let dir = shop();
    dir.ragam(&format!("{RUN} --set business.oping_cash=5"))
        .in_english()
        .ends_with(2)
        .explains(&["oping_cash", "leads nowhere"]);
    dir.ragam(&format!("{RUN} --set business.opening_cash"))
        .in_english()
        .ends_with(2)
        .explains(&["KEY=VALUE"]);
    assert!(!dir.exists("ragam-out"));
}

/// They were lowered to the limit, and the run ended well.
#[test]
fn numbers_set_beyond_their_limits_are_refused_all_at_once() {
    let dir = shop();
    dir.ragam(&format!(
        "{RUN} --set simulation.weeks=99999 --set channel.shopee.weekly_sales=1e30"
    ))
    .in_english()
    .ends_with(2)
    .explains(&[
        "`weeks` must be between 1 and 520",
        "--set simulation.weeks",
        "`weekly_sales` must be at most",
        "--set channel.shopee.weekly_sales",
    ]);
    dir.ragam(&format!("{RUN} --set format=7"))
        .in_english()
        .ends_with(2)
        .explains(&["--set format"]);
    assert!(!dir.exists("ragam-out"));
}
