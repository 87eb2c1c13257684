use jiff::civil::{Date, date};

use crate::model::{Model, ParameterId};
use crate::scenario::read;

/// The model of a shop with one channel that sells 7 a week and is like that every day.
fn model(channel: &str, rest: &str) -> Model {
    model_from(date(2026, 1, 1), 365, channel, rest)
}

fn model_from(start: Date, days: u32, channel: &str, rest: &str) -> Model {
    let text = format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\nstart = {start}\ndays = {days}\n\
         [[channel]]\nid = \"shop\"\nweekly_sales = 7\n{channel}\n{rest}\n"
    );
    match read("test.toml", text.as_bytes()) {
        Ok(read) => Model::build(&read.scenario),
        Err(failed) => panic!("{failed}"),
    }
}

/// The multiplier on a date, with what is drawn at its mean.
fn on(model: &Model, date: Date) -> f64 {
    on_with(model, date, |id| model.parameters().mean(id))
}

fn on_with(model: &Model, date: Date, value: impl Fn(ParameterId) -> f64) -> f64 {
    let shape = &model.channels()[0].shape;
    let day = model.horizon().day_of(date);
    let mut table = [shape.at(day, model.horizon(), &shape.numbers(&value))];
    shape.season().multiply_drawn(&mut table, day, value);
    table[0]
}

fn event(more: &str) -> String {
    format!("[[event]]\nid = \"sale\"\n{more}\n")
}

#[track_caller]
fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-12, "{value} instead of {expected}");
}

#[test]
fn a_month_profile_leaves_the_sum_of_a_year_as_it_is() {
    let profile = "month_profile = [1, 1, 1.3, 1.2, 0.9, 1, 0, 1, 1, 2, 1.1, 5]";
    let with = model(profile, "");
    let year: f64 = (0..365).map(|day| on(&with, with.horizon().date(day))).sum();
    assert!((year - 365.0).abs() < 1e-9, "{year}");
    // 31 x 1 + 28 x 1 + 31 x 1.3 + ... = 504.2 days of January.
    assert_near(on(&with, date(2026, 1, 15)), 365.0 / 504.2);
    assert_near(on(&with, date(2026, 12, 31)), 5.0 * 365.0 / 504.2);
    assert_eq!(on(&with, date(2026, 7, 1)), 0.0);
    // Before day 0 as well.
    assert_near(on(&with, date(2025, 12, 31)), 5.0 * 365.0 / 504.2);
}

#[test]
fn equal_months_change_nothing_to_the_bit() {
    let plain = model("", "");
    let equal = model("month_profile = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]", "");
    for day in -400..365 {
        let date = plain.horizon().date(day);
        assert_eq!(on(&plain, date).to_bits(), on(&equal, date).to_bits());
    }
}

#[test]
fn pay_days_wrap_over_the_end_of_the_month_and_multiply() {
    let pay_days = "pay_days = [{ from_day = 28, to_day = 3, factor = 2 }, { from_day = 31, factor = [3, 3.0000001] }, { from_day = 2, factor = 0.5 }]";
    let model = model(pay_days, "");
    let expected = [
        (date(2026, 1, 27), 1.0),
        (date(2026, 1, 28), 2.0),
        (date(2026, 1, 31), 6.0),
        (date(2026, 2, 1), 2.0),
        (date(2026, 2, 2), 1.0),
        (date(2026, 2, 3), 2.0),
        (date(2026, 2, 4), 1.0),
        // February has no 31st.
        (date(2026, 2, 28), 2.0),
        (date(2026, 4, 30), 2.0),
        (date(2025, 12, 31), 6.0),
    ];
    for (date, factor) in expected {
        assert!((on(&model, date) - factor).abs() < 1e-6, "{date}: {}", on(&model, date));
    }
}

#[test]
fn pay_days_are_not_scaled() {
    let model = model("pay_days = [{ from_day = 10, to_day = 11, factor = 2 }]", "");
    let year: f64 = (0..365).map(|day| on(&model, model.horizon().date(day))).sum();
    assert_near(year, 365.0 + 24.0);
}

#[test]
fn an_event_rises_and_falls_in_straight_lines() {
    let rest = event(
        "date = 2026-06-10\noffset_days = 2\nduration_days = 3\nrise_days = 4\nfall_days = 2\nfactor = 3",
    );
    let model = model("", &rest);
    // Peak on 12, 13 and 14 June.
    let expected = [1.0, 1.5, 2.0, 2.5, 3.0, 3.0, 3.0, 2.0, 1.0];
    for (day, factor) in (8..).zip(expected) {
        assert_near(on(&model, date(2026, 6, day)), factor);
    }
    assert_eq!(on(&model, date(2027, 6, 12)), 1.0);
}

#[test]
fn a_slope_of_half_days_is_cut_where_it_ends() {
    let model =
        model("", &event("date = 2026-06-10\nrise_days = 2.5\nfall_days = 0.5\nfactor = 2"));
    let expected = [(7, 1.0), (8, 1.2), (9, 1.6), (10, 2.0), (11, 1.0)];
    for (day, factor) in expected {
        assert_near(on(&model, date(2026, 6, day)), factor);
    }
}

#[test]
fn closed_days_sell_nothing_and_only_those() {
    let rest = event("festival = \"lebaran\"\noffset_days = -1\nduration_days = 5\nclosed = true");
    let model = model("", &rest);
    let closed: Vec<i64> =
        (0..365).filter(|day| on(&model, model.horizon().date(*day)) == 0.0).collect();
    // Lebaran is on 21 March 2026, day 79.
    assert_eq!(closed, [78, 79, 80, 81, 82]);
}

#[test]
fn different_events_multiply_and_each_channel_feels_its_own() {
    let rest = format!(
        "[[channel]]\nid = \"other\"\nweekly_sales = 7\n{}{}",
        event("date = 2026-06-10\nfactor = 3\nchannels = [\"shop\"]"),
        "[[event]]\nid = \"rain\"\ndate = 2026-06-10\nfactor = 0.5\n"
    );
    let model = model("", &rest);
    assert_near(on(&model, date(2026, 6, 10)), 1.5);
    let other = &model.channels()[1].shape;
    let numbers = other.numbers(|id| model.parameters().mean(id));
    let day = model.horizon().day_of(date(2026, 6, 10));
    assert_near(other.at(day, model.horizon(), &numbers), 0.5);
}

#[test]
fn the_times_of_one_event_do_not_multiply() {
    let rest = event(
        "yearly = [\"06-10\", \"06-14\"]\nrise_days = 6\nfall_days = 3\nduration_days = 2\nfactor = 4",
    );
    let model = model("", &rest);
    // 12 June: one third of the way down from the first, three sixths up to the second.
    assert_near(on(&model, date(2026, 6, 12)), 1.0 + 3.0 * 2.0 / 3.0);
    assert_near(on(&model, date(2026, 6, 13)), 1.0 + 3.0 * 5.0 / 6.0);
    assert_near(on(&model, date(2026, 6, 11)), 4.0);
}

#[test]
fn an_event_fades_with_the_years_and_not_before_them() {
    let rest = event("yearly = [\"09-09\"]\nfactor = 3\nfades_per_year = 0.5\nfirst_year = 2027");
    let model = model_from(date(2026, 1, 1), 1825, "", &rest);
    let expected = [(2025, 3.0), (2026, 3.0), (2027, 3.0), (2028, 2.0), (2029, 1.5), (2030, 1.25)];
    for (year, factor) in expected {
        assert_near(on(&model, date(year, 9, 9)), factor);
    }
}

#[test]
fn fading_starts_in_the_year_of_the_first_day() {
    let rest = event("yearly = [\"09-09\"]\nfactor = 0.5\nfades_per_year = 0.2");
    let model = model_from(date(2026, 1, 1), 730, "", &rest);
    assert_near(on(&model, date(2026, 9, 9)), 0.5);
    assert_near(on(&model, date(2027, 9, 9)), 0.6);
}

/// New year's eve and the day after belong to two years: the fresher one is the stronger.
#[test]
fn over_new_year_the_stronger_time_counts() {
    let rest = event(
        "yearly = [\"01-01\", \"12-31\"]\nfall_days = 4\nrise_days = 4\nfactor = 5\nfades_per_year = [0.5, 0.6]",
    );
    let model = model_from(date(2026, 12, 1), 60, "", &rest);
    let with_fade = |fade: f64, date| {
        on_with(&model, date, |id| {
            let name = model.parameters().get(id).name();
            if name.ends_with("fades_per_year") { fade } else { model.parameters().mean(id) }
        })
    };
    // On 1 January the time of 2027 weighs 1 and has faded once, that of 2026 weighs 3/4.
    assert_near(with_fade(0.5, date(2027, 1, 1)), 1.0 + 4.0 * 0.75);
    assert_near(with_fade(0.1, date(2027, 1, 1)), 1.0 + 4.0 * 0.9);
    assert_near(with_fade(0.0, date(2027, 1, 1)), 5.0);
    assert_near(with_fade(1.0, date(2026, 12, 31)), 5.0);
}

#[test]
fn two_ramadans_in_2030() {
    let rest = event("festival = \"ramadan\"\nfactor = 2\nfades_per_year = 0.5");
    let model = model_from(date(2030, 1, 1), 365, "", &rest);
    let peaks: Vec<Date> = (0..365)
        .map(|day| model.horizon().date(day))
        .filter(|date| on(&model, *date) == 2.0)
        .collect();
    // The new moon of 4 January 2030, 2:49 UTC, is hours old at sunset: seen a day later.
    assert_eq!(peaks, [date(2030, 1, 6), date(2030, 12, 26)]);
}

#[test]
fn a_written_date_moves_the_event() {
    let rest = format!(
        "{}[calendar]\nlebaran = [2026-03-20]\n",
        event("festival = \"lebaran\"\nfactor = 2")
    );
    let model = model("", &rest);
    assert_eq!(on(&model, date(2026, 3, 20)), 2.0);
    assert_eq!(on(&model, date(2026, 3, 21)), 1.0);
}

#[test]
fn events_hold_before_day_0_too() {
    let rest = event("yearly = [\"12-12\"]\nfactor = 2\nduration_days = 3");
    let model = model("", &rest);
    assert_eq!(on(&model, date(2025, 12, 11)), 1.0);
    assert_eq!(on(&model, date(2025, 12, 14)), 2.0);
}

#[test]
fn only_what_is_drawn_is_left_to_the_paths() {
    let of = |factor: &str, fade: &str| {
        let rest =
            event(&format!("yearly = [\"06-06\"]\nfactor = {factor}\nfades_per_year = {fade}"));
        model("pay_days = [{ from_day = 1, factor = 2 }]", &rest).channels()[0]
            .shape
            .season()
            .drawn()
            .len()
    };
    assert_eq!(of("2", "0.1"), 0);
    assert_eq!(of("[1, 2]", "0.1"), 1);
    assert_eq!(of("2", "[0.1, 0.2]"), 1);
}
