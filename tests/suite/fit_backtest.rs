//! Forecasts tried on the past: what is counted, said, written and drawn.

use ragam::fit::backtest::Backtest;
use ragam::fit::level::Kind;
use ragam::fit::reading::{Export, Reading, read};
use ragam::fit::telling;
use ragam::language::{Language, Words};
use ragam::numeric::{StreamKey, exp, standard_normal_quantile};

use crate::command_line::dir::Dir;

/// A made shop; `level` gives the logarithm of its level on a day.
fn table(days: i64, level: impl Fn(i64) -> f64) -> String {
    let mut text = "date,channel,sales\n".to_owned();
    let key = StreamKey::new(5, 5);
    for day in 0..days {
        let date = jiff::civil::date(2025, 1, 1).saturating_add(jiff::Span::new().days(day));
        let noise = 0.3 * standard_normal_quantile(key.uniform(0, day as u32));
        text.push_str(&format!("{date},shopee,{:.0}\n", 1e6 * exp(level(day) + noise)));
    }
    text
}

fn reading(text: &str) -> Reading {
    read(&[Export { name: "made.csv", bytes: text.as_bytes() }])
}

#[test]
fn every_date_a_week_apart_is_tried_with_the_days_before_it_alone() {
    let calm = reading(&table(200, |_| 0.0));
    let channel = &calm.shop.channels[0];
    let tried = Backtest::of(channel, Kind::Online, (60, 30), 7).unwrap();
    assert_eq!(tried.origins.len(), (200 - 60 - 30) / 7 + 1);
    assert_eq!(tried.separate(), (15 * 7 + 30) / 30);
    assert_eq!(tried.origins[0].date, jiff::civil::date(2025, 3, 2));
    let came: f64 = channel.sales[60..90].iter().flatten().sum();
    assert!((tried.origins[0].came - came).abs() < 1e-6);
    // What comes after an origin's horizon changes nothing of it.
    let cut = table(200, |_| 0.0).lines().take(91).collect::<Vec<&str>>().join("\n");
    let cut = reading(&cut);
    let again = Backtest::of(&cut.shop.channels[0], Kind::Online, (60, 30), 7).unwrap();
    assert_eq!(again.origins, tried.origins[..1]);
    assert!(Backtest::of(channel, Kind::Online, (180, 30), 7).is_none());
}

#[test]
fn the_verdict_says_whether_ranges_held() {
    for (level, key) in [
        (&(|_| 0.0) as &dyn Fn(i64) -> f64, "8 in 10 held at least"),
        // A shop whose level leaps by a half every forty days, far more than other shops' do.
        (&|day| if (day / 40) % 2 == 0 { 1.5 } else { -1.5 }, "Take care"),
    ] {
        let read = reading(&table(300, level));
        let tried = [Backtest::of(&read.shop.channels[0], Kind::Offline, (28, 30), 7).unwrap()];
        let said = telling::verdict(&tried, &Words::of(Language::English));
        assert!(said.contains(key), "{said}");
        let told = telling::backtest(&tried[0], &Words::of(Language::Indonesian)).join("\n");
        assert!(!told.contains("fit.backtest"), "{told}");
    }
}

#[test]
fn a_backtest_writes_its_table_and_its_chart() {
    let dir = Dir::new();
    dir.write("made.csv", table(150, |_| 0.0));
    let command = "backtest made.csv --history 60 --horizon 30 --out coverage.csv --chart past.png";
    let said = dir.ragam(command).ends_with(0);
    assert!(said.out.contains("shopee"), "{}", said.out);
    let written = dir.read("coverage.csv");
    let lines: Vec<&str> = written.lines().collect();
    assert!(lines[0].starts_with("channel,history_days,horizon_days"), "{written}");
    assert_eq!(lines.len(), 4, "{written}");
    assert!(lines[1].starts_with("shopee,60,30,9,2,model,"), "{written}");
    assert!(std::fs::read(dir.path("past.png")).unwrap().starts_with(b"\x89PNG"));
    // Another run takes their places; a file of another kind is left alone.
    dir.ragam(command).ends_with(0);
    dir.ragam("backtest made.csv --history 60 --horizon 30 --out made.csv").ends_with(3);
    assert_eq!(dir.read("made.csv"), table(150, |_| 0.0));
}

#[test]
fn a_table_without_channels_can_be_given_one() {
    let dir = Dir::new();
    dir.write("daily.csv", table(100, |_| 0.0).replace(",shopee,", ",").replace("channel,", ""));
    let said = dir.ragam("fit daily.csv --channel Shopee --lang en").ends_with(0);
    for line in ["id = \"shopee\"", "platform = \"shopee\"", "id = \"main_channel_stops\""] {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
}

#[test]
fn one_command_leads_from_an_export_to_pictures() {
    let dir = Dir::new();
    dir.write("daily.csv", table(120, |_| 0.0));
    dir.ragam("fit daily.csv --out shop.toml --cash 5juta --goods 60 --run").ends_with(0);
    assert!(dir.read("shop.toml").contains("opening_cash = 5_000_000"));
    assert!(dir.exists("ragam-out/shop/cash_fan.png"));
    // What is there is not overwritten.
    let text = dir.read("shop.toml");
    dir.ragam("fit daily.csv --out shop.toml").ends_with(3);
    assert_eq!(dir.read("shop.toml"), text);
}
