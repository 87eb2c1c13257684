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

#[test]
fn a_shop_is_told_as_a_story_that_its_owner_can_confirm() {
    let dir = Dir::new();
    let mixed = format!(
        "{STORMY}\n[drawings]\nper_month = 1_500_000\n[tax]\nrate = 0.005\n[capacity]\nsales_per_day = 5_000_000\n\
         [[response]]\nid = \"r\"\nname = \"Pindah\"\nwhen = {{ cash_below_days = 21 }}\n\
         eight_weeks = {{ cost_per_week = 250_000, lift = 0.25 }}\n\
         [[mix]]\nid = \"half\"\nname = \"Separuh\"\nshares = {{ tiktok_live = 0.5, shopee = 0.5 }}\n"
    );
    dir.write("shop.toml", &mixed);
    let said = dir.ragam("check shop.toml").ends_with(0).out;
    for words in [
        "Sebulan biasa: penjualan",
        "gaji Rp6,5 jt",
        "sewa Rp2 jt",
        "keluarga Rp1,5 jt",
        "keluarga juga, penjualan harus",
        "pasti, 15 Februari 2026",
        "rata-rata 4 kali setahun; dalam setahun datang pada 98 dari 100 kemungkinan",
        "uang penjualan tertahan",
        "Kalau tiktok_live terganggu: 20% penjualannya yang hilang dibeli di shopee",
        "“Pindah”: mulai kalau kas kurang dari 21 hari",
        "Paling banyak Rp5 jt sehari",
        "Bisa meminjam sampai Rp3 jt",
        "Pajak 0,5%",
        "“Separuh”: tiktok_live 50%, shopee 50%",
        "Tanpa gangguan pun, penjualan setahun bisa",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn json_has_the_story_and_every_number_with_its_source() {
    let dir = Dir::new();
    dir.write(
        "shop.toml",
        STORMY.replace("weekly_sales = 2_000_000", "weekly_sales = 2_000_000 # assumed: as said"),
    );
    dir.write("other.toml", SHOP);
    let said = dir.ragam("check shop.toml other.toml --json").ends_with(0);
    let found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let files = found["files"].as_array().unwrap();
    assert_eq!(files.len(), 2);
    assert_eq!(files[0]["business"], "Toko Badai");
    let month = &files[0]["month"];
    let amount = |key: &str| month[key].as_f64().unwrap();
    let out: f64 =
        ["refunds", "fees", "goods", "wages", "rent", "other", "ads", "loans", "drawings"]
            .iter()
            .map(|key| amount(key))
            .sum();
    assert!((amount("sales") - out - amount("left_over")).abs() < 1.0, "{month}");
    let assumptions = files[0]["assumptions"].as_array().unwrap();
    let sales = assumptions.iter().find(|one| one["key"] == "channel.shopee.weekly_sales").unwrap();
    assert_eq!((&sales["mark"], &sales["source"]), (&"assumed".into(), &"as said".into()));
    assert_eq!(files[0]["shocks"][1]["comes"]["times_a_year"], 4.0);
}

#[test]
fn a_table_or_a_workbook_given_for_a_scenario_is_called_that() {
    let dir = Dir::new();
    dir.write("sales.csv", "date,sales\n2026-01-01,5\n");
    dir.write("orders.xlsx", b"PK\x03\x04 and so on");
    let said = dir.ragam("check sales.csv orders.xlsx").ends_with(1);
    said.explains(&["tabel (CSV)", "ragam fit sales.csv", "Excel", "ragam fit orders.xlsx"]);
    let said = dir.ragam("check sales.csv --lang en").in_english().ends_with(1);
    said.explains(&["a table (CSV), not a scenario"]);
}
