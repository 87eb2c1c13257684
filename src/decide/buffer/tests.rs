use super::*;
use crate::ensemble::Silent;
use crate::metrics::Caution;
use crate::scenario;

/// A shop in which nothing happens by luck: 10,000 a day comes in on the day, and on the first of
/// each month a rent of a million leaves. From 5 January to 5 July there are six rents, and the
/// balance is lowest on 1 July: 178 days have brought 1.78 million.
const CERTAIN: &str = r#"
format = 1
[business]
name = "Toko Pasti"
opening_cash = 5_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 26
paths = 640
[[channel]]
id = "shop"
weekly_sales = 70_000
noise = 0
slow_level_step = 0
payout_delay_days = 0
[costs]
goods_share = 0
rent_per_month = 1_000_000
"#;

fn asked(text: &str, mixes: &[(&str, &str)], survive: f64) -> Buffer {
    let candidate = |id: &str, text: &str| {
        let read = scenario::read("test.toml", text.as_bytes()).unwrap();
        let model = Model::build(&read.scenario);
        Candidate { id: id.to_owned(), name: id.to_owned(), model }
    };
    let others = mixes.iter().map(|(from, to)| candidate(to, &text.replace(from, to)));
    let all: Vec<Candidate> = std::iter::once(candidate("today", text)).chain(others).collect();
    buffer(&all, survive, &Silent).unwrap()
}

#[test]
fn without_luck_the_reserve_is_what_the_books_say() {
    let found = asked(CERTAIN, &[("rent_per_month = 1_", "rent_per_month = 1_")], 0.95);
    let today = &found.mixes[0];
    assert!((today.reserve.value - 4_220_000.0).abs() < 1e-6, "{}", today.reserve.value);
    assert_eq!(today.reserve.std_error, Some(0.0));
    assert!((today.to_spare.value - 780_000.0).abs() < 1e-6);
    assert_eq!(today.survives_now.estimate.value, 1.0);
    assert_eq!(today.opening_cash, OpeningCash { mean: 5_000_000.0, range: None });
    assert_eq!((today.curve.len(), today.levels.len()), (1, 50));
    assert_eq!(today.curve[0].survive.estimate.value, 1.0);
    let same = found.mixes[1].difference.as_ref().unwrap();
    assert_eq!((same.value, same.std_error), (0.0, Some(0.0)));
}

#[test]
fn what_is_missing_is_what_survival_needs() {
    let poor = [("opening_cash = 5_000_000", "opening_cash = 4_219_999")];
    let enough = [("opening_cash = 5_000_000", "opening_cash = 4_220_001")];
    for (mix, share, sign) in [(poor, 0.0, -1.0), (enough, 1.0, 1.0)] {
        let found = asked(CERTAIN, &mix, 0.95);
        let mix = &found.mixes[1];
        assert_eq!(mix.survives_now.estimate.value, share);
        assert!((mix.to_spare.value - sign).abs() < 1e-6, "{}", mix.to_spare.value);
    }
}

/// Six rents uniform between half a million and two, nothing comes in: the need is uniform between 3
/// and 12 million, and so is what the curve says.
#[test]
fn a_uniform_need_has_the_quantiles_of_a_uniform_number() {
    let text = CERTAIN
        .replace("rent_per_month = 1_000_000", "rent_per_month = [500_000, 2_000_000]")
        .replace("70_000", "0")
        .replace("paths = 640", "paths = 6400");
    let found = asked(&text, &[("2_000_000]", "1_500_000]")], 0.9);
    let today = &found.mixes[0];
    let level = |survive: f64| 3e6 + 9e6 * survive;
    let near = |estimate: &Estimate, truth: f64| {
        let error = estimate.std_error.unwrap();
        assert!(error > 0.0);
        assert!((estimate.value - truth).abs() < 4.5 * error, "{} {truth}", estimate.value);
    };
    near(&today.reserve, level(0.9));
    for of_level in &today.levels {
        near(&of_level.reserve, level(of_level.survive));
    }
    near(&today.survives_now.estimate, (5e6 - 3e6) / 9e6);
    for point in &today.curve {
        let share = (point.reserve - 3e6) / 9e6;
        assert!((point.survive.estimate.value - share).abs() < 0.03, "{}", point.reserve);
    }
    assert!(today.curve.is_sorted_by(|a, b| a.reserve < b.reserve));
    assert_eq!(today.curve.len(), 200);
    assert_eq!(today.curve.last().unwrap().survive.estimate.value, 1.0);
    // Both rents come from one uniform number u: they differ by 3 million times u.
    let difference = found.mixes[1].difference.as_ref().unwrap();
    near(difference, -2.7e6);
    let alone = found.mixes[1].reserve.std_error.unwrap();
    assert!(difference.std_error.unwrap() < 0.6 * alone, "pairing does not help");
}

#[test]
fn opening_cash_that_is_drawn_is_compared_by_its_mean() {
    let text = CERTAIN.replace("opening_cash = 5_000_000", "opening_cash = [4_000_000, 5_000_000]");
    let text = text.replace("paths = 640", "paths = 6400");
    let found = asked(&text, &[], 0.95);
    let today = &found.mixes[0];
    assert_eq!(today.opening_cash.mean, 4_500_000.0);
    let (low, high) = today.opening_cash.range.unwrap();
    assert!((low - 4_050_000.0).abs() < 1e-6 && (high - 4_950_000.0).abs() < 1e-6);
    // The need does not depend on what is there, to the rounding of balances.
    assert!((today.reserve.value - 4_220_000.0).abs() < 1e-6);
    assert!((today.to_spare.value - 280_000.0).abs() < 1e-6);
    let lasts = &today.survives_now.estimate;
    assert!((lasts.value - 0.78).abs() < 4.5 * lasts.std_error.unwrap(), "{}", lasts.value);
}

#[test]
fn few_paths_bring_a_caution_and_a_wrong_share_an_error() {
    let text = CERTAIN.replace("rent_per_month = 1_000_000", "rent_per_month = [0, 1_000_000]");
    let found = asked(&text, &[], 0.99);
    let few = |caution: &Caution| matches!(caution, Caution::FewTailPaths { .. });
    assert!(found.mixes[0].reserve.cautions.iter().any(few));
    assert!(found.mixes[0].to_spare.cautions.iter().any(few));
    let read = scenario::read("test.toml", CERTAIN.as_bytes()).unwrap();
    let model = Model::build(&read.scenario);
    let one = Candidate { id: "a".to_owned(), name: "a".to_owned(), model };
    for wrong in [0.0, 1.0, f64::NAN] {
        let found = buffer(std::slice::from_ref(&one), wrong, &Silent);
        assert!(matches!(found, Err(NoAnswer::Metric(_))), "{wrong}");
    }
    assert!(buffer(&[], 0.95, &Silent).is_err());
}
