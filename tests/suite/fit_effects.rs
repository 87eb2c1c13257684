//! What the calendar did to sales is found again in shops that were made with it.

use jiff::Span;
use jiff::civil::{Date, date};
use ragam::fit::level::loadings;
use ragam::fit::reading::{Export, Reading, read};
use ragam::fit::writing::{Answers, scenario};
use ragam::fit::{Fitted, fit};
use ragam::language::{Language, Words};
use ragam::numeric::{StreamKey, exp, ln, standard_normal_quantile};

const START: Date = date(2024, 1, 1);

/// Days of a channel: `effect` gives the factor of a day, `noise` the standard deviation of its luck.
struct Made<'e> {
    days: i64,
    noise: f64,
    step: f64,
    effect: &'e dyn Fn(i64, Date) -> f64,
}

impl Made<'_> {
    fn table(&self, channel: &str, number: u32, common: f64) -> String {
        let key = StreamKey::new(77, 3);
        let normal = |purpose: u32, day: i64| {
            standard_normal_quantile(key.uniform(100 * number + purpose, day as u32))
        };
        let shared =
            |day: i64| standard_normal_quantile(StreamKey::new(78, 3).uniform(0, day as u32));
        let mut level = 0.0;
        let mut text = String::new();
        for day in 0..self.days {
            let date = START.saturating_add(Span::new().days(day));
            level = 0.992 * level + self.step * normal(0, day);
            let luck = common.sqrt() * shared(day) + (1.0 - common).sqrt() * normal(1, day);
            let sales = 900_000.0 * (self.effect)(day, date) * exp(level + self.noise * luck);
            text.push_str(&format!("{date},{channel},{sales:.0}\n"));
        }
        text
    }

    fn reading(&self) -> Reading {
        let text = format!("date,channel,sales\n{}", self.table("shopee", 0, 0.0));
        read(&[Export { name: "made.csv", bytes: text.as_bytes() }])
    }
}

fn first(reading: &Reading) -> Fitted<'_> {
    fit(&reading.shop.channels[0], &[]).unwrap()
}

fn is_double(date: Date) -> bool {
    date.day() == date.month()
}

/// Fails unless a factor lies in the stated 98% range of an effect, and the range is of use.
#[track_caller]
fn assert_found(fitted: &Fitted<'_>, at: usize, factor: f64, widest: f64) {
    let [low, high] = [0.01, 0.99].map(|p| fitted.posterior.effect_quantile(at, p));
    assert!((low..=high).contains(&ln(factor)), "{factor}: {} to {}", exp(low), exp(high));
    assert!(high - low < widest, "{factor}: {} to {}", exp(low), exp(high));
}

#[test]
fn weekdays_pay_days_double_dates_and_closed_days_are_found() {
    let effect = |_: i64, day: Date| {
        // Nine days around Lebaran; in 2025 the Sunday behind them is the tenth.
        let closed = day.weekday() == jiff::civil::Weekday::Sunday
            || (date(2024, 4, 7)..=date(2024, 4, 15)).contains(&day)
            || (date(2025, 3, 28)..=date(2025, 4, 5)).contains(&day);
        let saturday = if day.weekday() == jiff::civil::Weekday::Saturday { 1.3 } else { 1.0 };
        let pay = if (25..=28).contains(&day.day()) { 1.25 } else { 1.0 };
        let double = if is_double(day) { 3.0 } else { 1.0 };
        if closed { 0.0 } else { saturday * pay * double }
    };
    let reading = Made { days: 500, noise: 0.3, step: 0.03, effect: &effect }.reading();
    let fitted = first(&reading);
    let (double, _) = fitted.history.effects.double_dates().unwrap();
    assert_found(&fitted, double, 3.0, 1.2);
    assert_found(&fitted, fitted.history.effects.pay_days().unwrap(), 1.25, 0.4);
    let factors = fitted.outlook.weekday_factors();
    assert_eq!(factors[6], 0.0);
    assert!((factors[5] / factors[1] - 1.3).abs() < 0.25, "{factors:?}");
    assert_eq!(fitted.outlook.selling_days, 1.0);
    // Six days of seven are open.
    let (day, _) = fitted.outlook.ordinary_day();
    let mean = factors.iter().sum::<f64>() / 7.0;
    assert!(mean < 0.95 && day > 0.0);
    let words = Words::of(Language::English);
    let text = scenario(&reading.shop, &[fitted], &loadings(&[]), &Answers::default(), &words);
    // What both Lebarans had is closed; the tenth day sells anything between nothing and all.
    let closed = "id = \"lebaran_shopee\"\nfestival = \"lebaran\"\n";
    assert!(text.contains(closed), "{text}");
    for line in [
        "offset_days = -3",
        "duration_days = 9",
        "closed = true",
        "offset_days = 6",
        "factor = [0.0, 1.0]",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("past_"), "a holiday is no shock:\n{text}");
}

#[test]
fn what_sales_do_before_and_around_lebaran_is_found() {
    let effect = |_: i64, day: Date| {
        let lebarans = [date(2024, 4, 10), date(2025, 3, 31), date(2026, 3, 21)];
        let offset = lebarans.map(|lebaran| lebaran.until(day).unwrap().get_days());
        let is = |stretch: std::ops::RangeInclusive<i32>| {
            offset.iter().any(|offset| stretch.contains(offset))
        };
        if is(-21..=-8) {
            1.6
        } else if is(-7..=7) {
            0.5
        } else {
            1.0
        }
    };
    let made = |days| Made { days, noise: 0.25, step: 0.02, effect: &effect }.reading();
    let reading = made(830);
    let fitted = first(&reading);
    let [run_up, week] = fitted.history.effects.lebaran().map(Option::unwrap);
    assert_found(&fitted, run_up, 1.6, 0.4);
    assert_found(&fitted, week, 0.5, 0.4);
    let words = Words::of(Language::English);
    let told = ragam::fit::telling::fitted(&fitted, &words).join("\n");
    assert!(told.contains("Three weeks to one before Lebaran: 1."), "{told}");
    // A shop that stayed open is not told that it closed for no days.
    assert!(told.contains("31 March 2025: did not close"), "{told}");
    let text = scenario(&reading.shop, &[fitted], &loadings(&[]), &Answers::default(), &words);
    for line in
        ["id = \"lebaran_run_up_shopee\"", "offset_days = -21", "id = \"lebaran_week_shopee\""]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("closed = true") && !text.contains("past_"), "{text}");
    // Days that held no Lebaran say nothing of it.
    assert_eq!(first(&made(60)).history.effects.lebaran(), [None, None]);
}

#[test]
fn double_dates_that_fade_are_seen_to() {
    let effect = |day: i64, date: Date| {
        // 4 times at first, 1.75 after two years: the lift halves every year.
        let lift = 3.0 * exp(-ln(2.0) * day as f64 / 365.0);
        if is_double(date) { 1.0 + lift } else { 1.0 }
    };
    let reading = Made { days: 731, noise: 0.2, step: 0.03, effect: &effect }.reading();
    let fading = first(&reading).outlook.fading;
    assert!((0.35..0.65).contains(&fading), "{fading}");
}

#[test]
fn growth_is_stated_only_where_the_days_carry_it() {
    let growing = |day: i64, _: Date| exp(ln(1.8) * day as f64 / 365.0);
    let made = |days, effect| Made { days, noise: 0.2, step: 0.01, effect }.reading();
    let (low, high) = first(&made(900, &growing)).growth.unwrap();
    assert!(low > 0.0 && low < 0.8 && high > 0.4, "{low} {high}");
    assert_eq!(first(&made(900, &|_, _| 1.0)).growth, None);
    assert_eq!(first(&made(300, &growing)).growth, None);
}

#[test]
fn channels_that_share_their_days_are_seen_to() {
    let made = Made { days: 400, noise: 0.4, step: 0.03, effect: &|_, _| 1.0 };
    for (common, least, most) in [(0.0, 0.0, 0.36), (0.5, 0.6, 0.8)] {
        let tables = [made.table("shopee", 0, common), made.table("offline", 1, common)].concat();
        let text = format!("date,channel,sales\n{tables}");
        let reading = read(&[Export { name: "made.csv", bytes: text.as_bytes() }]);
        let fits: Vec<Fitted<'_>> =
            reading.shop.channels.iter().map(|channel| fit(channel, &[]).unwrap()).collect();
        let pairs: Vec<_> = fits.iter().map(|one| (&one.history, &one.posterior)).collect();
        let loading = loadings(&pairs);
        assert!((least..=most).contains(&loading.noise.1), "{common}: {loading:?}");
        assert_eq!(loading.days, 400);
    }
}

#[test]
fn long_shocks_are_one_shock_and_their_edges_are_ranges() {
    let halted = |day: i64, _: Date| if (200..269).contains(&day) { 0.15 } else { 1.0 };
    let reading = Made { days: 500, noise: 0.3, step: 0.03, effect: &halted }.reading();
    let fitted = first(&reading);
    assert_eq!(fitted.shocks.len(), 1, "{:?}", fitted.shocks);
    let shock = fitted.shocks[0].shock;
    assert!((shock.duration.low..=shock.duration.high).contains(&69.0), "{shock:?}");
    assert!(shock.duration.high - shock.duration.low < 10.0, "{shock:?}");
    assert!((shock.severity.low..=shock.severity.high).contains(&0.85), "{shock:?}");
}

#[test]
fn a_channel_of_unknown_kind_is_told_by_how_loud_its_days_are() {
    use ragam::fit::level::{History, Kind, Part, Posterior};
    let step = |noise: f64, kind: Kind| {
        let reading = Made { days: 60, noise, step: 0.04, effect: &|_, _| 1.0 }.reading();
        let history = History::of(Part::whole(&reading.shop.channels[0], &[]));
        Posterior::of(&history, kind).unwrap().step_quantile(0.5)
    };
    let away = |noise: f64, kind: Kind| ln(step(noise, Kind::Unknown) / step(noise, kind)).abs();
    assert!(away(0.55, Kind::Online) < 0.3 * away(0.55, Kind::Offline));
    assert!(away(0.12, Kind::Offline) < 0.3 * away(0.12, Kind::Online));
}
