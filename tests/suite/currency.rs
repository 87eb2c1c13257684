//! A shop that counts in another currency than rupiah is told, drawn and written in its own.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const SHOP: &str = r#"
format = 1
[business]
name = "Kedai Johor"
currency = "MYR"
opening_cash = 4_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 20
paths = 200
[values]
basket = [20, 30, 45]
[[channel]]
id = "live"
name = "Live"
today_share = 0.7
features = ["live"]
weekly_sales = [2_000, 2_600, 3_100]
order_value = "basket"
[[channel]]
id = "shop"
name = "Kedai"
today_share = 0.3
weekly_sales = 900
[costs]
goods_share = 0.55
rent_per_month = 900
[drawings]
per_month = 1_500
[credit]
limit = 500
interest_per_year = 0.1
[[shock]]
id = "halt"
name = "Live berhenti"
hits = [{ feature = "live" }]
window = { from = 2026-02-02, to = 2026-04-01, probability = 0.8 }
duration_days = [10, 40]
severity = [0.6, 1.0]
[[mix]]
id = "even"
name = "Sama rata"
shares = { live = 0.5, shop = 0.5 }
"#;

/// What a command says and writes, texts only.
fn told(folder: &Path, language: &str, command: &[&str]) -> String {
    let out = folder.join(format!("{}-{language}", command[0]));
    let mut all = Command::cargo_bin("ragam").unwrap();
    all.current_dir(folder).env_remove("RAGAM_LANG").args([command[0], "shop.toml"]);
    all.args(&command[1..]).args(["--lang", language]);
    if command[0] != "check" {
        all.args(["--formats", "svg", "--out"]).arg(&out);
    }
    let done = all.assert().success().get_output().clone();
    let mut said =
        String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    if let Ok(files) = fs::read_dir(&out) {
        for file in files {
            said += &fs::read_to_string(file.unwrap().path()).unwrap_or_default();
        }
    }
    said
}

#[test]
fn another_currency_is_written_as_itself_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    for language in ["id", "en"] {
        for command in [
            &["check"][..],
            &["run"],
            &["compare", "--no-break-even"],
            &["buffer"],
            &["sensitivity"],
            &["attribute"],
            &["stress", "--axis", "business.opening_cash=2000:6000:2000"],
            &["optimize"],
        ] {
            let said = told(folder.path(), language, command);
            assert!(said.contains("MYR"), "{command:?} in {language} names no currency: {said}");
            let is_rupiah = |line: &&str| {
                line.contains("rupiah") || line.split("Rp").skip(1).any(begins_with_digit)
            };
            let wrong = said.lines().find(is_rupiah);
            assert_eq!(wrong, None, "{command:?} in {language}");
        }
    }
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}
