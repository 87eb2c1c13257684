//! Mixes: effort moves sales, all mixes live through the same draws, and differences are paired.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;
use ragam::report::{Candidate, Comparison, Incomparable, Metric};
use ragam::scenario::{self, Read};

const SHOP: &str = r#"
format = 1
[business]
name = "Toko Campuran"
opening_cash = 10_000_000
returns_to_effort = 0.8
[simulation]
seed = 1
start = 2026-01-05
weeks = 40
paths = 256
[[channel]]
id = "live"
features = ["live"]
weekly_sales = 8_000_000
fixed_cost_per_month = 500_000
[[channel]]
id = "shopee"
weekly_sales = 2_000_000
fixed_cost_per_month = 300_000
[[channel]]
id = "instagram"
weekly_sales = 1_000_000
reference_share = 0.2
fixed_cost_per_month = 200_000
[[shock]]
id = "halt"
hits = [{ feature = "live" }]
window = { from = 2026-02-02, to = 2026-08-01, probability = 0.5 }
duration_days = [10, 60]
severity = [0.6, 1.0]
[[mix]]
id = "same"
shares = { live = 0.8, shopee = 0.2 }
[[mix]]
id = "spread"
name = "Sebar"
shares = { live = 0.4, shopee = 0.4, instagram = 0.2 }
[[mix]]
id = "reserve"
shares = { live = 0.8, shopee = 0.2 }
[mix.set]
"business.opening_cash" = 25_000_000
"costs.rent_per_month" = 1_000_000
[costs]
goods_share = 0.6
"#;

fn read(text: &str) -> Read {
    scenario::read("test.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"))
}

/// Today's model, then one a mix.
fn models(text: &str) -> Vec<Model> {
    let read = read(text);
    let mixes = read.variants.iter().map(|v| Model::build_mix(&v.scenario, Some(&v.mix)));
    std::iter::once(Model::build(&read.scenario)).chain(mixes).collect()
}

fn comparison(text: &str) -> Comparison {
    let named = models(text).into_iter().enumerate();
    let candidates = named.map(|(position, model)| Candidate {
        id: position.to_string(),
        name: format!("mix {position}"),
        model,
    });
    Comparison::of(candidates.collect(), &Silent).unwrap()
}

fn ensemble(model: &Model) -> Ensemble {
    Ensemble::simulate(model, 64, &Silent).unwrap()
}

/// Weekly sales of a channel on every path, as bits.
fn weekly(model: &Model, ensemble: &Ensemble, channel: usize, week: usize) -> Vec<u64> {
    let row = channel * model.horizon().weeks() + week;
    ensemble.column(|block| block.weekly_sales[row]).iter().map(|x| x.to_bits()).collect()
}

/// `check` once counted channels that only a mix would start as selling today.
#[test]
fn check_counts_what_sells_today() {
    let today = ragam::report::Meaning::of(&models(SHOP)[0]);
    assert_eq!(today.weekly_sales, 10_000_000.0);
    assert_eq!(today.channels[2].share, 0.0);
    assert!(today.yearly_variation.middle > 0.0);
}

#[test]
fn a_mix_that_is_todays_differs_by_exactly_zero() {
    let comparison = comparison(SHOP);
    let pair = comparison.pairs.iter().find(|p| p.candidate == 1 && p.against == 0).unwrap();
    for metric in &pair.differences {
        assert_eq!(metric.estimate.value, 0.0, "{}", metric.name());
        assert!(metric.estimate.std_error.is_none_or(|error| error == 0.0), "{}", metric.name());
    }
    assert_eq!(pair.better.ties_split.value, 0.5);
}

#[test]
fn effort_moves_sales_by_its_power_and_gains_take_time() {
    let models = models(SHOP);
    let (today, spread) = (&models[0], &models[2]);
    let (a, b) = (ensemble(today), ensemble(spread));
    let ratio = |channel: usize, week: usize| {
        let row = channel * today.horizon().weeks() + week;
        let sales = |e: &Ensemble| e.column(|block| block.weekly_sales[row]);
        let pairs = sales(&b).into_iter().zip(sales(&a));
        pairs.map(|(after, before)| after / before).collect::<Vec<f64>>()
    };
    // 0.5^0.8 at once, and 2^0.8 after the ramp of 150 days.
    for found in ratio(0, 0) {
        assert!((found - 0.574_349_177_5).abs() < 1e-9, "{found}");
    }
    for found in ratio(1, 7) {
        assert!((found - 1.0).abs() < 1e-12, "{found}");
    }
    for found in ratio(1, 30) {
        assert!((found - 1.741_101_126_6).abs() < 1e-9, "{found}");
    }
    // Not used today: nothing without a mix, and its ordinary sales at the reference share.
    assert!(weekly(today, &a, 2, 30).iter().all(|bits| f64::from_bits(*bits) == 0.0));
    let row = 2 * spread.horizon().weeks() + 30;
    crate::support::assert_mean(&b.column(|block| block.weekly_sales[row]), 1_000_000.0);
}

#[test]
fn a_fixed_cost_runs_while_its_channel_is_used() {
    let models = models(SHOP);
    let total = |model: &Model, name: &str| {
        let account = model.accounts().accounts().iter().position(|a| a.name == name).unwrap();
        ensemble(model).blocks()[0].account_totals[account][0]
    };
    assert_eq!(total(&models[0], "channel.instagram.fixed_cost"), 0.0);
    // Nine times the first of a month within 40 weeks from 5 January.
    assert_eq!(total(&models[2], "channel.instagram.fixed_cost"), -1_800_000.0);
    let without = SHOP.replace("live = 0.4, shopee = 0.4", "shopee = 0.8");
    assert_eq!(total(&self::models(&without)[2], "channel.live.fixed_cost"), 0.0);
}

#[test]
fn before_day_0_every_mix_is_todays() {
    let text = SHOP.replace("[costs]", "[costs]\ngoods_credit_days = 20");
    let models = models(&text);
    let bills = |model: &Model| {
        let accounts = model.accounts().accounts().iter();
        let account = accounts.clone().position(|a| a.name == "channel.live.goods").unwrap();
        let replay = ragam::simulate::replay_path(model, 0);
        let of_day = replay.postings.iter().filter(move |p| p.account == account && p.day < 20);
        of_day.map(|posting| posting.amount.to_bits()).collect::<Vec<u64>>()
    };
    assert_eq!(bills(&models[0]), bills(&models[2]));
    assert_eq!(bills(&models[0]).len(), 20);
}

#[test]
fn a_mix_sets_other_values() {
    let comparison = comparison(SHOP);
    let pair = comparison.pairs.iter().find(|p| p.candidate == 3 && p.against == 0).unwrap();
    let mean = pair.differences.get(Metric::NetCashFlowMean).unwrap();
    // Nine rents, and the reserve itself is no cash flow.
    assert!((mean.value + 9_000_000.0).abs() < 1e-3, "{}", mean.value);
    let lowest = pair.differences.get(Metric::LowestCashMedian).unwrap();
    assert!(lowest.value > 5_000_000.0);
}

#[test]
fn pairing_makes_the_error_of_a_difference_smaller() {
    let comparison = comparison(SHOP);
    let pair = comparison.pairs.iter().find(|p| p.candidate == 2 && p.against == 0).unwrap();
    let paired = pair.differences.get(Metric::NetCashFlowMean).unwrap().std_error.unwrap();
    let own = |position: usize| {
        let metrics = &comparison.candidates[position].metrics;
        metrics.get(Metric::NetCashFlowMean).unwrap().std_error.unwrap()
    };
    let unpaired = (own(0) * own(0) + own(2) * own(2)).sqrt();
    assert!(paired < unpaired, "{paired} {unpaired}");
}

#[test]
fn different_days_or_money_cannot_be_compared() {
    let with = |text: &str| Candidate {
        id: "x".to_owned(),
        name: "x".to_owned(),
        model: Model::build(&read(text).scenario),
    };
    for (change, what) in [
        (("weeks = 40", "weeks = 41"), "horizons"),
        (("start = 2026-01-05", "start = 2026-01-06"), "start dates"),
        (
            ("name = \"Toko Campuran\"", "name = \"Toko Campuran\"\ncurrency = \"MYR\""),
            "currencies",
        ),
    ] {
        let other = SHOP.replace(change.0, change.1);
        let found = Comparison::of(vec![with(SHOP), with(&other)], &Silent).unwrap_err();
        assert!(matches!(&found, Incomparable::Differ { what: w, .. } if *w == what), "{found}");
    }
    assert_eq!(Comparison::of(vec![with(SHOP)], &Silent).unwrap_err(), Incomparable::OnlyOne);
}

fn problem(text: &str) -> String {
    scenario::read("shop.toml", text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_path_that_leads_nowhere_is_refused_with_the_nearest_name() {
    let wrong = [
        ("\"business.opening_cash\"", "\"business.openin_cash\"", "did you mean `opening_cash`?"),
        ("\"business.opening_cash\"", "\"channel.shope.commission\"", "did you mean `shopee`?"),
        ("\"business.opening_cash\"", "\"simulation.weeks\"", "same for all mixes"),
        ("\"business.opening_cash\"", "\"channel.shopee\"", "leads nowhere"),
        (
            "\"business.opening_cash\" = 25_000_000",
            "\"business.opening_cash\" = -1",
            "opening_cash",
        ),
        ("\"business.opening_cash\"", "\"shock.halt.severity.x\"", "leads nowhere"),
    ];
    for (from, to, expected) in wrong {
        let found = problem(&SHOP.replace(from, to));
        assert!(found.contains(expected), "{to}:\n{found}");
        assert!(found.contains("shop.toml:"), "{found}");
    }
}

fn ragam(folder: &std::path::Path, arguments: &[&str]) -> (i32, String, String) {
    let done =
        Command::cargo_bin("ragam").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

#[test]
fn compare_writes_a_folder_and_says_the_verdict() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    let (code, out, err) = ragam(folder.path(), &["compare", "shop.toml", "--formats", "png"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("“Sebar” lebih baik daripada “Seperti sekarang” dalam"), "{out}");
    let results = folder.path().join("ragam-out/shop-compared");
    for name in ["summary.json", "comparison.csv", "mix_comparison.png"] {
        assert!(results.join(name).is_file(), "{name} is missing");
    }
    let (code, out, err) =
        ragam(folder.path(), &["compare", "shop.toml", "--mix", "spread,today", "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["pairs"][0]["against"], "spread");
    assert_eq!(json["pairs"][0]["mix"], "today");
}

#[test]
fn the_same_comparison_at_1_and_3_threads() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    let with = |threads: &str| {
        ragam(
            folder.path(),
            &["compare", "shop.toml", "--no-charts", "--json", "--threads", threads],
        )
        .1
    };
    let one = with("1");
    assert!(one.len() > 1_000);
    assert_eq!(one, with("3"));
}

#[test]
fn wrong_comparisons_end_with_1_and_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("shop.toml", SHOP);
    write("longer.toml", &SHOP.replace("weeks = 40", "weeks = 50"));
    let alone = SHOP.split("[[mix]]").next().unwrap().replace("reference_share = 0.2\n", "");
    write("alone.toml", &alone);
    for (arguments, ending, expected) in [
        (vec!["compare", "shop.toml", "longer.toml"], 1, "horizons"),
        (vec!["compare", "shop.toml", "--mix", "sprad"], 2, "there is no mix"),
        (vec!["compare", "alone.toml"], 2, "nothing to compare"),
    ] {
        let (code, out, err) =
            ragam(folder.path(), &[arguments.clone(), vec!["--lang", "en"]].concat());
        assert_eq!((code, out.as_str()), (ending, ""), "{arguments:?}: {err}");
        assert!(err.contains(expected), "{arguments:?}: {err}");
        let results = folder.path().join("ragam-out");
        let left = std::fs::read_dir(&results).map_or(0, Iterator::count);
        assert_eq!(left, 0, "{arguments:?} left something behind");
    }
}
