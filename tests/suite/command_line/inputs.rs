//! Files and folders that are given.

use super::dir::Dir;
use super::scenarios::SHOP;

/// The file names under which the program spoke, in their order.
fn spoken_of(out: &str) -> Vec<&str> {
    out.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect()
}

#[test]
fn a_folder_stands_for_its_scenarios_by_name() {
    let dir = Dir::new();
    for name in ["b.toml", "a.toml", "C.TOML", "notes.txt", "deep/d.toml", ".hidden.toml"] {
        dir.write(format!("shops/{name}"), SHOP);
    }
    dir.make_folder("shops/folder.toml");
    let said = dir.ragam("check shops").ends_with(0);
    assert_eq!(spoken_of(&said.out), ["shops/C.TOML", "shops/a.toml", "shops/b.toml"]);
    assert_eq!(said.err, "");
}

#[test]
fn files_and_folders_can_be_mixed() {
    let dir = Dir::new();
    dir.write("shops/a.toml", SHOP);
    dir.write("b.txt", SHOP);
    dir.ragam("run b.txt shops --no-charts").ends_with(0);
    assert_eq!(dir.folders("ragam-out"), ["a", "b"]);
}

#[test]
fn a_folder_without_scenarios_is_3() {
    let dir = Dir::new();
    dir.make_folder("empty");
    dir.write("notes/notes.txt", "");
    for command in ["run empty", "check empty", "run notes"] {
        dir.ragam(command)
            .in_english()
            .ends_with(3)
            .explains(&["no scenario in this folder", ".toml"]);
    }
}

#[test]
fn a_file_given_twice_runs_once() {
    let dir = Dir::new();
    dir.write("shops/a.toml", SHOP);
    let said = dir.ragam("run shops shops/a.toml ./shops/../shops/a.toml --no-charts").ends_with(0);
    assert_eq!(spoken_of(&said.out), ["shops/a.toml"]);
    assert_eq!(said.err, "");
    assert_eq!(dir.folders("ragam-out"), ["a"]);
}

#[test]
fn a_path_that_is_not_there_is_told_once() {
    let dir = Dir::new();
    let said = dir.ragam("run nowhere nowhere").in_english().ends_with(3);
    assert_eq!(said.err.matches("error").count(), 1, "{}", said.err);
}

#[test]
fn a_folder_is_not_a_file_to_replay() {
    let dir = Dir::new();
    dir.write("shops/a.toml", SHOP);
    let said = dir.ragam("replay shops --path 0").in_english().ends_with(3);
    said.explains(&["this is a folder", "shops", "help:", "shops/a.toml"]);
}

#[test]
fn a_file_is_not_a_folder_to_look_into() {
    let dir = Dir::new();
    dir.write("a.toml", SHOP);
    dir.ragam("run a.toml/b.toml")
        .in_english()
        .ends_with(3)
        .explains(&["cannot read", "a.toml/b.toml"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_3_and_says_where_it_leads() {
    let dir = Dir::new();
    dir.write("shops/a.toml", SHOP);
    std::os::unix::fs::symlink("gone.toml", dir.path("shops/b.toml")).unwrap();
    for command in ["run shops --no-charts", "check shops", "replay shops/b.toml --path 0"] {
        dir.ragam(command).in_english().ends_with(3).explains(&[
            "leads nowhere",
            "gone.toml",
            "b.toml",
        ]);
    }
    assert_eq!(dir.folders("ragam-out"), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_the_file_it_leads_to() {
    let dir = Dir::new();
    dir.write("a.toml", SHOP);
    std::os::unix::fs::symlink("a.toml", dir.path("b.toml")).unwrap();
    dir.ragam("run a.toml b.toml --no-charts").ends_with(0);
    assert_eq!(dir.folders("ragam-out"), ["a"]);
    dir.ragam("run b.toml --no-charts").ends_with(0);
    assert_eq!(dir.folders("ragam-out"), ["a", "b"]);
}

#[cfg(unix)]
#[test]
fn an_endless_file_ends() {
    let dir = Dir::new();
    dir.ragam("check /dev/zero").in_english().ends_with(1).explains(&["too large"]);
}
