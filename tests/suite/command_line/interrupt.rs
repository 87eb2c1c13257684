//! Ctrl-C.

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::dir::Dir;
use super::scenarios::{SHOP, endless};

/// Waits for something that the program does sooner or later, however slow the machine.
fn until(child: &mut Child, mut happened: impl FnMut(&Child) -> bool) {
    while !happened(child) {
        // A program that has ended will do nothing more.
        let ended = child.try_wait().unwrap();
        assert!(ended.is_none() || happened(child), "it ended too early: {ended:?}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn start(dir: &Dir, arguments: &str) -> Child {
    let mut process = dir.process(arguments);
    process.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn send(signal: &str, child: &Child) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
}

#[test]
fn an_interrupted_run_is_130_and_keeps_what_was_finished() {
    for signal in ["-INT", "-TERM"] {
        let dir = Dir::new();
        dir.write("a.toml", SHOP);
        dir.write("b.toml", endless());
        let mut child = start(&dir, "run a.toml b.toml --no-charts --threads 2 --lang en");
        until(&mut child, |_| dir.exists("ragam-out/a/summary.json"));
        send(signal, &child);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130));
        assert_eq!(dir.folders("ragam-out"), ["a"]);
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(out.starts_with("a.toml\n") && !out.contains("b.toml"), "{out}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(err, "interrupted: 1 of 2 scenarios are finished and kept in ragam-out\n");
    }
}

#[test]
fn an_interruption_before_anything_is_finished_leaves_nothing() {
    let dir = Dir::new();
    dir.write("a.toml", endless());
    let mut child = start(&dir, "run a.toml --quiet");
    until(&mut child, |_| dir.exists("ragam-out"));
    send("-INT", &child);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(130));
    assert_eq!(dir.names("."), ["a.toml"]);
}

#[test]
fn an_interruption_outranks_all() {
    let dir = Dir::new();
    dir.write("a.toml", "wrong");
    dir.write("b.toml", endless());
    let mut child = start(&dir, "run a.toml nowhere.toml b.toml");
    until(&mut child, |_| dir.exists("ragam-out"));
    send("-INT", &child);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(130));
}

#[test]
fn results_of_an_earlier_run_survive_an_interruption() {
    let dir = Dir::new();
    dir.write("a.toml", SHOP);
    dir.ragam("run a.toml --no-charts").ends_with(0);
    let before = dir.files("ragam-out");
    dir.write("a.toml", endless());
    let mut child = start(&dir, "run a.toml --no-charts");
    until(&mut child, |_| dir.names("ragam-out").len() > 1);
    send("-INT", &child);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(130));
    assert_eq!(dir.files("ragam-out"), before);
    assert_eq!(dir.names("ragam-out"), ["a"]);
}

#[cfg(target_os = "linux")]
#[test]
fn before_there_is_anything_to_tidy_up_an_interruption_ends_at_once() {
    // The pipe stays open: reading it never ends by itself.
    let dir = Dir::new();
    for command in ["check", "run", "replay --path 0"] {
        let mut process = dir.process(&format!("{command} /dev/stdin"));
        let mut child = process.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        // `wait` would close it.
        let stdin = child.stdin.take();
        until(&mut child, is_listening);
        send("-INT", &child);
        assert_eq!(child.wait().unwrap().code(), Some(130), "{command}");
        drop(stdin);
    }
    assert_eq!(dir.names(".").len(), 0);
}

/// Whether the process has said that it handles SIGINT, signal 2.
#[cfg(target_os = "linux")]
fn is_listening(child: &Child) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
    let status = status.unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or("0");
    u64::from_str_radix(caught.trim(), 16).is_ok_and(|mask| mask & 0b10 != 0)
}

#[test]
fn a_file_that_is_watched_is_run_again_when_it_is_saved() {
    let dir = Dir::new();
    dir.write("a.toml", SHOP);
    let mut child = start(&dir, "run a.toml --no-charts --quiet --watch");
    until(&mut child, |_| dir.exists("ragam-out/a/summary.json"));
    // Not a scenario for a moment: it is told, and waited for the next time.
    dir.write("a.toml", "wrong");
    thread::sleep(Duration::from_millis(20));
    let other = SHOP.replace("10_000_000", "20_000_000");
    dir.write("a.toml", &other);
    until(&mut child, |_| dir.read("ragam-out/a/scenario.toml") == other);
    send("-INT", &child);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
    assert_eq!(dir.read("ragam-out/a/scenario.toml"), other);
}
