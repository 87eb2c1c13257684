//! Live sessions: time slot, hosts, viewers who tire.

use ragam::report::Meaning;

use crate::support::{known, model, run};

/// A live channel that varies never: 10 sessions of 300 people, of whom 2% order for 100.
fn shop(days: usize, payout_delay: usize, live: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\ndays = {days}\npaths = 1\n\
         [[channel]]\nid = \"a\"\norder_value = 100\nnoise = 0\nslow_level_step = 0\n\
         payout_delay_days = {payout_delay}\n\
         [channel.live]\nsessions_per_week = 10\nviewers_first_hour = 300\nconversion = 0.02\n\
         returns_to_sessions = 0.5\n{live}"
    )
}

/// Sales of a week, both as simulated and as `check` says them.
fn week(live: &str) -> f64 {
    let text = shop(7, 0, live);
    let (_, ensemble) = run(&text);
    let simulated = ensemble.blocks()[0].weekly_sales[0][0];
    let said = Meaning::of(&model(&text)).weekly_sales;
    assert!((simulated - said).abs() < 1e-9 * said, "{simulated} is not {said}");
    simulated
}

fn assert_close(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-9 * expected, "{value} is not {expected}");
}

#[test]
fn hosts_limit_the_sessions_by_hand() {
    let all = 10.0 * 300.0 * 0.02 * 100.0;
    assert_close(week(""), all);
    // 2 x 4 x 0.75 = 6 of 10 sessions are held; sales go with their square root.
    let hosts = "hosts = 2\nsessions_per_host_per_week = 4\nhost_absence = 0.25\n";
    assert_close(week(hosts), all * 0.6_f64.sqrt());
    let reference = format!("{hosts}reference_sessions_per_week = 24\n");
    assert_close(week(&reference), 24.0 * 300.0 * 0.02 * 100.0 * 0.25_f64.sqrt());
}

#[test]
fn hosts_who_can_hold_all_sessions_change_nothing_bit_for_bit() {
    let hosts = "hosts = 4\nsessions_per_host_per_week = 4\nhost_absence = 0.3\n";
    assert_eq!(week("").to_bits(), week(hosts).to_bits());
}

#[test]
fn a_better_time_slot_reaches_more_people() {
    assert_close(week("time_slot_factor = 1.5\n"), 1.5 * week(""));
    assert_eq!(week("time_slot_factor = 1\n").to_bits(), week("").to_bits());
}

#[test]
fn viewers_tire_by_hand() {
    let day = week("") / 7.0;
    let fatigue = "fatigue_half_life_days = 10\nfatigue_floor = 0.4\n";
    let (_, ensemble) = run(&shop(40, 5, fatigue));
    let cash = ensemble.cash_of_path(0).unwrap();
    // The money of the days before day 0 arrives first, and nobody was tired then.
    assert_close(cash[4], 5.0 * day);
    // Paid out on day t are the sales of day t - 5.
    let paid = |t: usize| cash[t] - cash[t - 1];
    assert_close(paid(5), day);
    assert_close(paid(15), day * (0.4 + 0.6 * 0.5));
    assert_close(paid(25), day * (0.4 + 0.6 * 0.25));
    assert_close(paid(35), day * (0.4 + 0.6 * 0.125));
}

/// An unknown half-life makes the shape of sales differ from path to path.
#[test]
fn an_unknown_half_life_of_one_value_is_a_plain_one() {
    let text = |half_life: &str| {
        shop(40, 0, &format!("fatigue_half_life_days = {half_life}\n"))
            .replace("paths = 1", "paths = 32")
    };
    let cash = |half_life: &str| run(&text(half_life)).1.cash_of_path(7).unwrap();
    let drawn = "{ distribution = \"discrete\", values = [12], weights = [1] }";
    assert_eq!(cash("12"), cash(drawn));
}

#[test]
fn the_scenario_of_live_selling_has_nothing_to_warn_of() {
    let text = known("live");
    let read = ragam::scenario::read("live.toml", text.as_bytes()).unwrap();
    assert_eq!(read.warnings, []);
}
