//! Large and hostile files: refused, or read, without running out of stack.

use super::messages;
use crate::scenario::read::SMALLEST;
use crate::scenario::{LARGEST_FILE, read};

fn refused(text: &str) {
    let failed = read("large.toml", text.as_bytes()).expect_err("the file is bad");
    let shown = failed.to_string();
    let start = shown.chars().take(2000).collect::<String>();
    assert!(shown.len() < 200_000, "the message has {} bytes: {start}", shown.len());
}

/// As much of a pattern as fits into a file.
fn filled(pattern: &str) -> String {
    pattern.repeat((LARGEST_FILE - SMALLEST.len() - 100) / pattern.len())
}

#[test]
fn ten_megabytes_of_brackets() {
    assert_eq!(messages(&"[".repeat(10_000_000)), ["the file is too large: 10000000 bytes"]);
}

#[test]
fn deep_nesting() {
    refused(&filled("["));
    refused(&format!("a = {}", filled("[")));
    refused(&format!("a = {}", filled("{a=")));
    refused(&format!("{} = 1", filled("a.")));
    refused(&format!("[{}a]", filled("a.")));
    refused(&format!("{SMALLEST}features = {}\n[business]\n", filled("[")));
}

#[test]
fn errors_on_every_line() {
    refused(&filled("x\n"));
    refused(&filled("a = [1\n"));
    refused(&filled("[business]\n"));
    refused(&filled("[[channel]]\n[channel]\n"));
    refused(&filled("\"\n"));
    refused(&filled("a = 1,5\n"));
}

#[test]
fn many_unknown_keys() {
    let keys: String = (0..60_000).map(|n| format!("comission{n} = 1\n")).collect();
    refused(&format!("{SMALLEST}{keys}"));
}

#[test]
fn many_values_and_tables() {
    let values: String = (0..60_000).map(|n| format!("value{n} = 1\n")).collect();
    refused(&format!("{SMALLEST}[values]\n{values}"));
    refused(&format!("{SMALLEST}{}", filled("[[channel]]\nid = \"a\"\n")));
    refused(&format!("{SMALLEST}{}", filled("[[link]]\nfrom = \"a\"\nto = \"b\"\n")));
}

#[test]
fn long_lists() {
    refused(&format!("{SMALLEST}features = [{}]\n", filled("\"a\",")));
    refused(&format!("{SMALLEST}commission = [{}]\n", filled("1,")));
    refused(&format!("{SMALLEST}[calendar]\nlebaran = [{}]\n", filled("2026-03-21,")));
    refused(&format!("{SMALLEST}[[event]]\nyearly = [{}]\n", filled("\"06-06\",")));
    refused(&format!("{SMALLEST}weekday_profile = [{}]\n", filled("nan,")));
}

#[test]
fn a_large_good_file_is_read() {
    let channel = |n| format!("[[channel]]\nid = \"shop{n}\"\nweekly_sales = [1, {}]\n", n + 2);
    let channels: String = (0..199).map(channel).collect();
    let one_off = |n| format!("[[one_off]]\nname = \"n{n}\"\ndate = 2026-02-01\namount = 1\n");
    let one_offs: String = (0..5000).map(one_off).collect();
    let read = read("large.toml", format!("{SMALLEST}{channels}{one_offs}").as_bytes());
    assert_eq!(read.expect("the file is good").scenario.channels.len(), 200);
}
