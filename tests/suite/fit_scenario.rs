//! From files to a scenario that runs; every file here is made up by its test.

use ragam::fit::level::loadings;
use ragam::fit::reading::{Export, Reading, read};
use ragam::fit::writing::{Answers, scenario};
use ragam::fit::{Fitted, fit};
use ragam::language::{Language, Words};
use ragam::numeric::{StreamKey, exp, standard_normal_quantile};

/// A table of days: sales that wander, and a closure of the second channel for two weeks.
fn table(days: i64, halted: std::ops::Range<i64>) -> String {
    let key = StreamKey::new(7, 1);
    let normal = |path, index: i64| standard_normal_quantile(key.uniform(path, index as u32));
    let mut text = "date,channel,sales,orders\n".to_owned();
    let mut level = [0.0, 0.0];
    for day in 0..days {
        let date = jiff::civil::date(2025, 1, 1).saturating_add(jiff::Span::new().days(day));
        for (at, channel) in ["shopee", "offline"].into_iter().enumerate() {
            level[at] = 0.992 * level[at] + 0.04 * normal(at as u32, day);
            let noise = 0.3 * normal(10 + at as u32, day);
            let open = if at == 0 && halted.contains(&day) { 0.1 } else { 1.0 };
            let sales = open * 800_000.0 * exp(level[at] + noise);
            text.push_str(&format!("{date},{channel},{sales:.0},10\n"));
        }
    }
    text
}

fn written(reading: &Reading, answers: &Answers, language: Language) -> (String, usize) {
    let channels: Vec<Fitted<'_>> =
        reading.shop.channels.iter().filter_map(|channel| fit(channel, &[])).collect();
    let pairs: Vec<_> = channels.iter().map(|one| (&one.history, &one.posterior)).collect();
    let words = Words::of(language);
    let text = scenario(&reading.shop, &channels, &loadings(&pairs), answers, &words);
    let shocks = channels.iter().map(|one| one.shocks.len()).sum();
    (text, shocks)
}

#[test]
fn what_is_written_is_a_sound_scenario_in_which_every_number_is_marked() {
    let text = table(400, 150..164);
    let reading = read(&[Export { name: "daily.csv", bytes: text.as_bytes() }]);
    for (language, marks) in [
        (Language::Indonesian, ["diukur: daily.csv", "anggapan: "]),
        (Language::English, ["measured: daily.csv", "assumed: "]),
    ] {
        let (text, shocks) = written(&reading, &Answers::default(), language);
        let read = ragam::scenario::read("shop.toml", text.as_bytes());
        let read = read.unwrap_or_else(|failed| panic!("{:?}\n{text}", failed.problems()));
        // What Ragam wrote itself, it does not doubt.
        assert!(read.warnings.is_empty(), "{:?}\n{text}", read.warnings);
        assert_eq!(read.scenario.channels.len(), 2);
        assert_eq!(shocks, 1, "{text}");
        assert!(marks.iter().all(|mark| text.contains(mark)) && !text.contains("[fit."), "{text}");
    }
}

#[test]
fn a_shock_is_found_and_measured() {
    let text = table(400, 150..164);
    let reading = read(&[Export { name: "daily.csv", bytes: text.as_bytes() }]);
    let shopee = reading.shop.channels.iter().find(|channel| channel.id == "shopee").unwrap();
    let found = fit(shopee, &[]).unwrap().shocks[0].shock;
    assert!((145..=152).contains(&found.first) && (12..=18).contains(&found.days), "{found:?}");
    assert!(found.severity.low < 0.9 && 0.85 < found.severity.high, "{found:?}");
    let named = (jiff::civil::date(2025, 5, 31), jiff::civil::date(2025, 6, 13));
    let fitted = fit(shopee, &[named]).unwrap();
    assert_eq!(fitted.shocks.len(), 1);
    let past = fitted.shocks[0];
    assert!(past.named && past.date == named.0 && past.shock.days == 14, "{past:?}");
    let severity = past.shock.severity;
    assert!(severity.low < 0.9 && 0.9 < severity.high && severity.low > 0.8, "{severity:?}");
    assert!(past.shock.half_life.unwrap().low < 2.0, "{past:?}");
}

#[test]
fn a_named_shock_is_written_only_for_the_channels_that_felt_it() {
    let text = table(400, 150..164);
    let reading = read(&[Export { name: "daily.csv", bytes: text.as_bytes() }]);
    let named = (jiff::civil::date(2025, 5, 31), jiff::civil::date(2025, 6, 13));
    let fits: Vec<Fitted<'_>> =
        reading.shop.channels.iter().filter_map(|channel| fit(channel, &[named])).collect();
    let pairs: Vec<_> = fits.iter().map(|one| (&one.history, &one.posterior)).collect();
    let words = Words::of(Language::English);
    let text = scenario(&reading.shop, &fits, &loadings(&pairs), &Answers::default(), &words);
    assert!(text.contains("id = \"past_1_shopee\""), "{text}");
    assert!(!text.contains("_offline\"\nname"), "{text}");
}

#[test]
fn answers_stand_in_the_file() {
    let text = table(60, 0..0);
    let reading = read(&[Export { name: "daily.csv", bytes: text.as_bytes() }]);
    let answers = Answers {
        name: Some("Toko \"Uji\"".to_owned()),
        cash: Some(12_500_000.0),
        rent: Some(1_000_000.0),
        family: Some(3_000_000.0),
        goods_share: Some(0.55),
    };
    let (text, _) = written(&reading, &answers, Language::English);
    let read = ragam::scenario::read("shop.toml", text.as_bytes());
    assert_eq!(
        read.unwrap_or_else(|failed| panic!("{:?}", failed.problems()))
            .scenario
            .business
            .name
            .value,
        "Toko \"Uji\""
    );
    for line in [
        "opening_cash = 12_500_000",
        "rent_per_month = 1_000_000",
        "goods_share = 0.55",
        "per_month = 3_000_000",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn any_few_days_give_a_scenario() {
    for text in [
        "date,sales\n2026-01-01,100000\n",
        "date,sales\n2026-01-01,0\n2026-01-02,0\n2026-01-03,5\n",
        "date,channel,sales\n2026-01-01,a,1\n2026-03-01,b,999999999999\n",
    ] {
        let reading = read(&[Export { name: "x", bytes: text.as_bytes() }]);
        let (text, _) = written(&reading, &Answers::default(), Language::Indonesian);
        let read = ragam::scenario::read("shop.toml", text.as_bytes());
        assert!(read.is_ok(), "{:?}\n{text}", read.err().map(|failed| failed.problems().to_vec()));
    }
}
