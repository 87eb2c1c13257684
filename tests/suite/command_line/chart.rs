//! `ragam chart`.

use super::dir::Dir;
use super::scenarios::STORMY;

fn shop() -> Dir {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    dir
}

fn number(bytes: &[u8]) -> u32 {
    u32::from_be_bytes(bytes.try_into().unwrap())
}

#[test]
fn charts_have_the_size_asked_for_and_say_what_they_show() {
    let dir = shop();
    for (size, width, height) in [("slide", 1920, 1080), ("phone", 1080, 1350), ("a4", 2339, 1654)]
    {
        let command =
            format!("chart shop.toml --paths 64 --only cash_fan --size {size} --out {size}");
        dir.ragam(&command).ends_with(0);
        let folder = format!("{size}/shop-charts");
        assert_eq!(dir.names(&folder), ["cash_fan.png", "cash_fan.svg", "summary.json"]);
        let files = dir.files(size);
        let (_, png) =
            files.iter().find(|(name, _)| name.extension().is_some_and(|e| e == "png")).unwrap();
        assert_eq!((number(&png[16..20]), number(&png[20..24])), (width, height), "{size}");
        assert!(png.windows(11).any(|part| part == b"Description"));
        let svg = dir.read(format!("{folder}/cash_fan.svg"));
        assert!(svg.contains("<title>") && svg.contains("Simulasi, bukan ramalan."), "{size}");
        // The seed, and how many of the numbers are assumed.
        assert!(svg.contains("Benih ") && svg.contains("angkanya anggapan"), "{size}");
    }
}

#[test]
fn a_dark_page_is_dark() {
    let dir = shop();
    let command = "chart shop.toml --paths 64 --only have_need --formats svg";
    dir.ragam(&format!("{command} --out light")).ends_with(0);
    dir.ragam(&format!("{command} --dark --out dark")).ends_with(0);
    let paper = |out: &str| {
        let svg = dir.read(format!("{out}/shop-charts/have_need.svg"));
        let rest = svg.split("<rect ").nth(1).unwrap().split("fill=\"#").nth(1).unwrap().to_owned();
        u32::from_str_radix(&rest[..6], 16).unwrap()
    };
    assert_eq!(paper("light"), 0x00ff_ffff);
    assert!(paper("dark") < 0x0030_3030);
}

#[test]
fn all_charts_of_a_scenario_are_drawn_in_english_too() {
    let dir = shop();
    dir.ragam("chart shop.toml --paths 64 --formats svg --lang en --out all").ends_with(0);
    let names = dir.names("all/shop-charts");
    for name in
        ["cash_fan", "cash_calendar", "money_year", "when_out_of_cash", "dependence", "future_12"]
    {
        assert!(names.contains(&format!("{name}.svg")), "{name} in {names:?}");
        let svg = dir.read(format!("all/shop-charts/{name}.svg"));
        assert!(svg.contains("A simulation, not a forecast."), "{name}");
    }
}

#[test]
fn charts_of_plans_and_live_selling_are_drawn_where_a_scenario_has_them() {
    let dir = shop();
    let command = "chart shop.toml --paths 64 --formats svg --only cash_calendar,plan,live_funnel";
    dir.ragam(&format!("{command} --out found")).ends_with(0);
    let names = dir.names("found/shop-charts");
    assert!(names.contains(&"live_funnel.svg".to_owned()), "{names:?}");
    assert!(!names.contains(&"plan.svg".to_owned()), "{names:?}");
    let plan = "\n[[response]]\nid = \"plan\"\nname = \"Rencana\"\nwhen = { date = 2026-03-01 }\n\
        phases = [{ days = 28, cost_per_week = 100_000, lift = 0.3 }]\n";
    dir.write("plan.toml", format!("{STORMY}{plan}"));
    dir.ragam(&format!("{} --out found", command.replace("shop.toml", "plan.toml"))).ends_with(0);
    let svg = dir.read("found/plan-charts/plan.svg");
    assert!(svg.contains("Rencana") && svg.contains("kas habis dalam"), "{}", &svg[..400]);
}

#[test]
fn a_chart_that_is_none_is_refused() {
    let dir = shop();
    dir.ragam("chart shop.toml --only pie").in_english().ends_with(2).explains(&["pie"]);
    assert_eq!(dir.names("."), ["shop.toml"]);
}
