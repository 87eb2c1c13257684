//! Where the risk comes from: against shops whose shares can be worked out by hand, and over the
//! command line.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use ragam::decide::{Attribution, Game, Method, NoAnswer, Player};
use ragam::ensemble::Silent;
use ragam::metrics::{Estimate, Shapley};

/// Two channels that sell 1 jt and 500 rb on every day, of which 40% are left.
const STEADY: &str = r#"
format = 1
[business]
name = "Toko Tenang"
opening_cash = 1_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 20
paths = 64
[[channel]]
id = "live"
platform = "tiktok"
weekly_sales = 7_000_000
noise = 0
slow_level_step = 0
slow_level_start = 0
[[channel]]
id = "shopee"
weekly_sales = 3_500_000
noise = 0
slow_level_step = 0
slow_level_start = 0
[costs]
goods_share = 0.6
"#;

fn shock(id: &str, hits: &str, date: &str, severity: f64) -> String {
    format!(
        "[[shock]]\nid = \"{id}\"\nhits = [{hits}]\ndate = {date}\nduration_days = 10\n\
         severity = {severity}\n"
    )
}

fn attribution(text: &str) -> Attribution {
    Attribution::of(&crate::support::model(text), &Silent).unwrap()
}

fn assert_shares(shapley: &Shapley, expected: &[f64]) {
    assert_eq!(shapley.players.len(), expected.len());
    for (share, expected) in shapley.players.iter().zip(expected) {
        assert!((share.value - expected).abs() < 1e-6, "{share:?} is not {expected}");
    }
    assert_sums(shapley);
}

/// Base and shares make the total.
fn assert_sums(shapley: &Shapley) {
    let sum: f64 = shapley.players.iter().map(|share| share.value).sum();
    let (base, all) = (shapley.empty.value, shapley.all.value);
    assert!((base + sum - all).abs() <= 1e-9 * (base.abs() + all.abs() + 1.0), "{shapley:?}");
}

/// Half and four tenths of the same ten days are gone: 1 - 0.5 · 0.6 = 0.7 together. What each adds
/// first or last, on average: 0.5 - 0.1 and 0.4 - 0.1 of 10 · 1 jt · 0.4 = 4 jt.
#[test]
fn two_shocks_at_once_share_what_they_take_together() {
    let text = format!(
        "{STEADY}[[one_off]]\nname = \"bill\"\ndate = 2026-03-30\namount = -49_700_000\n{}{}",
        shock("one", "\"live\"", "2026-03-01", 0.5),
        shock("two", "\"live\"", "2026-03-01", 0.4),
    );
    let found = attribution(&text);
    assert_eq!(found.causes.method, Method::AllCoalitions);
    assert_shares(&found.causes.expected_shortfall, &[1_600_000.0, 1_200_000.0]);
    // 85 days bring 51 jt; with the opening 1 jt and the bill 2.3 jt are left on 30 March: enough
    // for either shock (2 jt, 1.6 jt), not for both (2.8 jt).
    assert_shares(&found.causes.out_of_cash, &[0.5, 0.5]);
    // Nothing is uncertain in the base: minus its net cash flow.
    let base = found.causes.expected_shortfall.empty.clone();
    assert!((base.value + 140.0 * 600_000.0 - 49_700_000.0).abs() < 1e-3, "{base:?}");
    assert_eq!(base.std_error, Some(0.0));
    // All of it is luck, and all of it befalls one channel.
    assert_shares(&found.luck.expected_shortfall, &[2_800_000.0, 0.0]);
    let channels = found.channels.unwrap();
    assert_eq!(channels.players.len(), 1);
    assert_shares(&channels.expected_shortfall, &[2_800_000.0]);
}

#[test]
fn channels_share_what_befalls_each_of_them() {
    let text = format!(
        "{STEADY}{}{}",
        shock(
            "app",
            "{ platform = \"tiktok\" }, { channel = \"shopee\", weight = 0.5 }",
            "2026-03-01",
            1.0
        ),
        shock("rain", "\"shopee\"", "2026-04-01", 0.2),
    );
    let found = attribution(&text);
    // Ten days of 400 rb; half of ten days of 200 rb, and a fifth of them.
    let channels = found.channels.unwrap();
    assert_shares(&channels.expected_shortfall, &[4_000_000.0, 1_000_000.0 + 400_000.0]);
    assert_shares(&found.causes.expected_shortfall, &[5_000_000.0, 400_000.0]);
}

/// What one channel loses moves to another: the channel that is hit answers for both.
#[test]
fn what_reaches_a_channel_by_a_link_belongs_to_where_it_comes_from() {
    let link = "[[link]]\nfrom = \"live\"\nto = \"shopee\"\nrecapture = 0\nhalo = 0.5\n";
    let text = format!("{STEADY}{link}{}", shock("halt", "\"live\"", "2026-03-01", 1.0));
    let found = attribution(&text);
    let channels = found.channels.unwrap();
    assert_eq!(channels.players[0].id, "live");
    // 4 jt of its own and half of the 2 jt of Shopee.
    assert_shares(&channels.expected_shortfall, &[5_000_000.0]);
}

/// Rents of 1 to 3 jt, four of them: the mean of the highest 5% is 2.95 jt, 4 · 0.95 above the mean.
#[test]
fn what_is_not_known_has_its_share() {
    let text = STEADY.replace("paths = 64", "paths = 4_000");
    let text = format!(
        "{text}rent_per_month = [1_000_000, 3_000_000]\n{}",
        shock("halt", "\"live\"", "2026-03-01", 1.0)
    );
    let found = attribution(&text);
    let shares = &found.causes.expected_shortfall;
    let players: Vec<Player> = found.causes.players.iter().map(|part| part.player).collect();
    assert_eq!(players, [Player::Shock(0), Player::NotKnown]);
    assert!((shares.players[0].value - 4_000_000.0).abs() < 1e-3);
    assert_near(&shares.players[1], 3_800_000.0);
    assert_sums(shares);
    // The base of the channels keeps what is not known.
    let base = &found.channels.unwrap().expected_shortfall.empty;
    assert!((base.value - shares.empty.value - shares.players[1].value).abs() < 1e-3);
}

fn assert_near(estimate: &Estimate, expected: f64) {
    let error = estimate.std_error.unwrap();
    assert!(error > 0.0 && (estimate.value - expected).abs() <= 4.0 * error, "{estimate:?}");
}

/// Nine shocks in nine weeks do not meet, so that every order gives the same shares.
#[test]
fn with_many_shocks_orders_are_sampled() {
    let shocks: String = (0..9)
        .map(|n| {
            let day = format!("2026-{:02}-{:02}", 1 + n / 2, [8, 20][n % 2]);
            shock(&format!("s{n}"), "\"live\"", &day, 0.1 * (n as f64 + 1.0))
        })
        .collect();
    let found = attribution(&format!("{STEADY}{shocks}"));
    assert_eq!(found.causes.method, Method::Orders { pairs: 7 });
    let expected: Vec<f64> = (1..=9).map(|n| 400_000.0 * f64::from(n)).collect();
    assert_shares(&found.causes.expected_shortfall, &expected);
}

#[test]
fn shares_of_every_shop_make_the_whole() {
    let text = include_str!("../../scenarios/khalisa-batik.toml");
    let model = crate::support::model(text).with_simulation(Some(320), None);
    let found = Attribution::of(&model, &Silent).unwrap();
    let games: Vec<&Game> =
        [&found.causes, &found.luck].into_iter().chain(&found.channels).collect();
    assert_eq!(games.len(), 3);
    for game in &games {
        assert_sums(&game.expected_shortfall);
        assert_sums(&game.out_of_cash);
        assert_eq!(game.expected_shortfall.all, games[0].expected_shortfall.all);
    }
    assert_eq!(games[0].expected_shortfall.empty, games[1].expected_shortfall.empty);
    assert_eq!(games[0].expected_shortfall.empty.std_error, Some(0.0));
}

#[test]
fn nothing_uncertain_has_no_shares() {
    let found = Attribution::of(&crate::support::model(STEADY), &Silent).unwrap_err();
    assert!(matches!(found, NoAnswer::NothingUncertain), "{found}");
}

fn ragam(folder: &std::path::Path, arguments: &[&str]) -> (i32, String, String) {
    let done =
        Command::cargo_bin("ragam").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

fn folder_with_oemar() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = include_str!("../../scenarios/oemar-batik.toml");
    std::fs::write(folder.path().join("shop.toml"), text).unwrap();
    folder
}

#[test]
fn attribute_writes_a_folder_and_says_where_risk_comes_from() {
    let folder = folder_with_oemar();
    let asked = ["attribute", "shop.toml", "--paths", "500", "--lang", "en", "--formats", "svg"];
    let (code, out, err) = ragam(folder.path(), &asked);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("If everything went as expected"), "{out}");
    assert!(out.contains("Numbers that are not known: Rp"), "{out}");
    let results = folder.path().join("ragam-out/shop-attribution");
    let read = |name: &str| std::fs::read_to_string(results.join(name)).unwrap();
    let json: serde_json::Value = serde_json::from_str(&read("summary.json")).unwrap();
    let games = json["games"].as_object().unwrap();
    assert_eq!(games.keys().collect::<Vec<_>>(), ["causes", "luck", "channels"]);
    let mut shares_in_all = 0;
    for game in games.values() {
        assert_eq!(game["method"]["name"], "all_coalitions");
        for figure in ["expected_shortfall_95", "probability_out_of_cash"] {
            let value = |of: &serde_json::Value| of["value"].as_f64().unwrap();
            let shares = game[figure]["shares"].as_array().unwrap();
            let sum: f64 = shares.iter().map(|share| value(&share["share"])).sum();
            let (base, total) = (value(&game[figure]["base"]), value(&game[figure]["total"]));
            assert!((base + sum - total).abs() <= 1e-9 * (1.0 + base.abs() + total.abs()));
            shares_in_all += shares.len();
        }
    }
    let csv = read("attribution.csv");
    assert!(csv.starts_with("game,figure,part,name,value,std_error,low,high\n"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + shares_in_all + 3 * 2 * 2 + 4);
}

#[test]
fn the_same_attribution_at_1_and_4_threads() {
    let folder = folder_with_oemar();
    let with = |threads: &str| {
        let asked = ["attribute", "shop.toml", "--paths", "300", "--no-charts", "--json"];
        ragam(folder.path(), &[&asked[..], &["--threads", threads]].concat()).1
    };
    let one = with("1");
    assert!(one.len() > 1_000);
    assert_eq!(one, with("4"));
}

#[test]
fn wrong_attributions_say_why_and_write_nothing() {
    let folder = folder_with_oemar();
    std::fs::write(folder.path().join("certain.toml"), STEADY).unwrap();
    for (arguments, ending, expected) in [
        (vec!["certain.toml"], 1, "nothing is uncertain in this scenario"),
        (vec!["shop.toml", "--mix", "sprad"], 2, "there is no mix `sprad`"),
    ] {
        let asked = [vec!["attribute"], arguments, vec!["--lang", "en"]].concat();
        let (code, out, err) = ragam(folder.path(), &asked);
        assert_eq!((code, out.as_str()), (ending, ""), "{asked:?}: {err}");
        assert!(err.contains(expected) && err.contains("help"), "{asked:?}: {err}");
        assert!(!folder.path().join("ragam-out").exists(), "{asked:?} left something behind");
    }
}

/// Cash grew "because of what is not known", also where nothing unknown acts on it.
#[test]
fn a_shop_without_risky_channels_grew_by_what_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let scenarios = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    for (file, reason) in [
        ("live-shutdown", "pun kas bertambah Rp72,8 jt, seperti perkiraan."),
        ("shop-closure-return", ", bukan Rp215 jt, karena ada yang belum diketahui."),
        ("viral-overselling", ", bukan bertambah Rp42,6 jt, karena ada yang belum diketahui."),
    ] {
        let file = format!("{scenarios}/{file}.toml");
        let asked = ["attribute", &file, "--paths", "320", "--no-charts"];
        let (code, out, err) = ragam(folder.path(), &asked);
        assert_eq!(code, 0, "{err}");
        let line = out.lines().find(|line| line.contains("Menurut saluran")).unwrap();
        assert!(line.contains(reason), "{line}");
        assert_eq!(line.contains("hanya"), file.contains("return"), "{line}");
    }
}
