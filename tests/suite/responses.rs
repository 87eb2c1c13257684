//! What the owner does when something happens: when it begins, what it does, and that it sees
//! only the past.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests need not have the same bits everywhere")]

use crate::support::shop::{STEADY, Shop, near};
use ragam::ensemble::{Ensemble, Silent};
use ragam::simulate::{Block, NEVER, replay_path};

/// A million a day from Monday, 5 January 2026.
fn shop(days: u32, more: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 10_000_000\n\
         [simulation]\nseed = 1\nstart = 2026-01-05\ndays = {days}\npaths = 32\n\
         [[channel]]\nid = \"live\"\nweekly_sales = 7_000_000\nreturns_to_effort = 0.8\n{STEADY}{more}"
    )
}

fn shock(date: &str, days: f64, severity: f64) -> String {
    format!(
        "[[shock]]\nid = \"halt\"\nhits = [\"live\"]\ndate = {date}\nduration_days = {days}\nseverity = {severity}\n"
    )
}

fn began(shop: &Shop) -> u32 {
    shop.ensemble.blocks()[0].responses_began[0][0]
}

const WAGES: &str = "[costs]\nwages_per_month = 3_000_000\nwages_day = 25\nthr_months = 0\n";

#[test]
fn a_cost_is_cut_while_the_response_lasts() {
    let response = "[[response]]\nid = \"hemat\"\nwhen = { date = 2026-02-01 }\nlasts_days = 28\ncut_costs = [{ cost = \"wages\", share = 0.5 }]\n";
    let shop = Shop::of(&shop(84, &format!("{WAGES}{response}")));
    // 25 January and 25 March in full, 25 February half.
    assert!(near(shop.account("wages"), -7_500_000.0));
    assert_eq!(began(&shop), 27);
}

#[test]
fn a_response_to_a_shock_begins_days_after_its_start() {
    let response = "[[response]]\nid = \"hemat\"\nwhen = { shock = \"halt\", days_after = 3 }\ncut_costs = [{ cost = \"wages\", share = 1 }]\n";
    let with = |date: &str| {
        began(&Shop::of(&shop(60, &format!("{}{WAGES}{response}", shock(date, 2.0, 1.0)))))
    };
    assert_eq!(with("2026-01-15"), 13);
    assert_eq!(with("2026-01-15T21:00:00"), 14);
}

#[test]
fn a_shock_that_does_not_happen_is_not_answered() {
    let window = "window = { from = 2026-01-20, to = 2026-02-20, probability = 0.5 }";
    let shock = shock("2026-01-15", 2.0, 1.0).replace("date = 2026-01-15", window);
    let response = "[[response]]\nid = \"hemat\"\nwhen = { shock = \"halt\" }\ncut_costs = [{ cost = \"wages\", share = 1 }]\n";
    let shop = Shop::of(&shop(60, &format!("{shock}{WAGES}{response}")));
    let block = &shop.ensemble.blocks()[0];
    for lane in 0..32 {
        let happened = block.occurrences[0][lane] > 0;
        assert_eq!(block.responses_began[0][lane] != NEVER, happened, "{lane}");
    }
}

#[test]
fn low_sales_are_seen_the_morning_after() {
    let response = "[[response]]\nid = \"hemat\"\nwhen = { channel = \"live\", sales_below = 0.5, for_days = 4 }\ncut_costs = [{ cost = \"wages\", share = 1 }]\n";
    // Nothing from day 30 on: two of four days are half, three are less.
    let text = shop(60, &format!("{}{WAGES}{response}", shock("2026-02-04", 20.0, 1.0)));
    assert_eq!(began(&Shop::of(&text)), 33);
}

#[test]
fn low_sales_of_one_channel_hide_among_all() {
    let second = format!("[[channel]]\nid = \"shopee\"\nweekly_sales = 70_000_000\n{STEADY}");
    let response = |channel: &str| {
        format!(
            "[[response]]\nid = \"hemat\"\nwhen = {{ {channel}sales_below = 0.5 }}\ncut_costs = [{{ cost = \"wages\", share = 1 }}]\n"
        )
    };
    let began_when = |channel: &str| {
        let shock = shock("2026-02-04", 20.0, 1.0);
        began(&Shop::of(&shop(60, &format!("{second}{shock}{WAGES}{}", response(channel)))))
    };
    assert_eq!(began_when("channel = \"live\", "), 34);
    assert_eq!(began_when(""), NEVER);
}

#[test]
fn low_cash_is_seen_the_morning_after() {
    let costs = "[costs]\nrent_per_month = 36_500_000\nrent_day = 15\n";
    let response = "[[response]]\nid = \"pinjam\"\nwhen = { cash_below_days = 10 }\nloan = { amount = 20_000_000, months = 10, interest_per_year = 0 }\n";
    let shop = Shop::of(&shop(60, &format!("{costs}{response}")));
    // Fixed costs are 1.2 million a day: ten million are too little from the first morning on.
    assert_eq!(began(&shop), 0);
    // With three million more it is the rent of 15 January.
    let richer = shop_with_cash(60, 13_000_000.0, &format!("{costs}{response}"));
    assert_eq!(began(&richer), 11);
    assert!(near(richer.account("loan_proceeds.response.pinjam"), 20_000_000.0));
    // Taken on 16 January, paid back from 16 February on.
    assert!(near(richer.account("loan_repayment.response.pinjam"), -2_000_000.0));
    assert!(near(richer.ensemble.blocks()[0].due.loans[0], 18_000_000.0));
}

fn shop_with_cash(days: u32, cash: f64, more: &str) -> Shop {
    Shop::of(
        &shop(days, more).replace("10_000_000\n[simulation]", &format!("{cash}\n[simulation]")),
    )
}

#[test]
fn a_channel_that_is_started_sells_and_costs_from_then_on() {
    let second = format!(
        "[[channel]]\nid = \"instagram\"\nweekly_sales = 3_500_000\nreference_share = 0.5\nfixed_cost_per_month = 200_000\nreturns_to_effort = 0.8\n{STEADY}"
    );
    let response = "[[response]]\nid = \"mulai\"\nwhen = { date = 2026-01-26 }\nlasts_days = 28\nraise = [{ channel = \"instagram\", effort = 0.25, delay_days = 7, length_days = 0 }]\n";
    let text = second + response;
    let shop = Shop::of(&shop(84, &text));
    assert_eq!(shop.weekly_sales(1, 3), 0.0);
    let expected = 3_500_000.0 * 0.25_f64.powf(0.8);
    assert!(near(shop.weekly_sales(1, 4), expected));
    assert!(near(shop.weekly_sales(1, 6), expected));
    assert_eq!(shop.weekly_sales(1, 7), 0.0);
    // The first of February only: from 26 January to 22 February it is in use.
    assert_eq!(shop.account("channel.instagram.fixed_cost"), -200_000.0);
}

#[test]
fn more_effort_rises_over_its_ramp() {
    let response = "[[response]]\nid = \"giat\"\nwhen = { date = 2026-01-05 }\nraise = [{ channel = \"live\", effort = 2, delay_days = 14, length_days = 0 }]\n";
    let shop = Shop::of(&shop(28, response));
    assert!(near(shop.weekly_sales(0, 1), 7_000_000.0));
    assert!(near(shop.weekly_sales(0, 2), 7_000_000.0 * 2.0_f64.powf(0.8)));
}

#[test]
fn ads_change_a_week_after_they_are_decided() {
    let ads = "[channel.ads]\nper_week_today = 700_000\n";
    let response = "[[response]]\nid = \"iklan\"\nwhen = { date = 2026-01-20 }\nlasts_days = 7\nads = [{ channel = \"live\", factor = 3 }]\n";
    let shop = Shop::of(&shop(42, &format!("{ads}{response}")));
    // Decided on day 15, so the week paid on day 21 is the one from day 28.
    assert!(near(shop.account("channel.live.ads"), -8.0 * 700_000.0));
    assert!(near(shop.weekly_sales(0, 3), 7_000_000.0));
    assert!(near(shop.weekly_sales(0, 4), 7_000_000.0 * 3.0_f64.powf(0.1)));
    assert!(near(shop.weekly_sales(0, 5), 7_000_000.0));
}

#[test]
fn the_plan_of_eight_weeks_costs_every_week_and_lifts_step_by_step() {
    let response = "[[response]]\nid = \"rencana\"\nwhen = { date = 2026-01-12 }\nlift_half_life_days = 14\neight_weeks = { cost_per_week = 300_000, lift = 0.3 }\n";
    let shop = Shop::of(&shop(98, response));
    assert_eq!(shop.account("response_cost.rencana"), -8.0 * 300_000.0);
    let lift = |week: usize| shop.weekly_sales(0, week) / 7_000_000.0 - 1.0;
    for (week, expected) in [(0, 0.0), (1, 0.0), (2, 0.0), (3, 0.1), (5, 0.2), (8, 0.3)] {
        assert!((lift(week) - expected).abs() < 1e-12, "week {week}: {}", lift(week));
    }
    assert!((lift(11) / lift(9) - 0.5).abs() < 1e-12);
}

#[test]
fn phases_can_be_of_ones_own_and_lift_chosen_channels() {
    let second = format!("[[channel]]\nid = \"shopee\"\nweekly_sales = 700_000\n{STEADY}");
    let response = "[[response]]\nid = \"rencana\"\nwhen = { date = 2026-01-12 }\nlifts = [\"shopee\"]\nphases = [{ days = 10, cost_per_week = 100_000 }, { days = 4, cost_per_week = 500_000, lift = 1 }]\n";
    let shop = Shop::of(&shop(28, &format!("{second}{response}")));
    // Days 7 and 14 of the first part, day 17 of the second.
    assert_eq!(shop.account("response_cost.rencana"), -700_000.0);
    assert!(near(shop.weekly_sales(1, 2), 700_000.0 + 4.0 * 100_000.0));
    assert!(near(shop.weekly_sales(0, 2), 7_000_000.0));
}

#[test]
fn stock_is_sold_below_its_price() {
    let stock = "[stock]\nreview_days = 365\nlead_time_days = 0\nopening = 40_000_000\n";
    let response = "[[response]]\nid = \"obral\"\nwhen = { date = 2026-01-06 }\nsell_stock = { share = 0.5, price = 0.6 }\n";
    let text = shop(2, &format!("goods_share = 0.5\n{stock}{response}"));
    let shop = Shop::of(&text);
    // Opening stock and what is ordered up to a year's need, less two days of half a million.
    let before = shop.account("stock_sold.obral") / 0.6 / 0.5;
    let bought = -shop.account("stock_purchases");
    assert!(near(before, 40_000_000.0 + bought - 1_000_000.0));
    assert!(near(shop.ensemble.blocks()[0].due.stock[0], 0.5 * before));
}

/// Four responses that watch everything there is to watch.
const WATCHFUL: &str = "[channel.ads]\nper_week_today = 500_000\n\
    [costs]\nwages_per_month = 6_000_000\nthr_months = 0\ngoods_share = 0.6\n\
    [stock]\n[overselling]\ntrust_lost = 0.3\n\
    [drawings]\nshare_of_surplus = 0.4\n\
    [[response]]\nid = \"kas\"\nwhen = { cash_below_days = 30 }\nloan = { amount = 5_000_000, months = 12 }\n\
    [[response]]\nid = \"jualan\"\nwhen = { sales_below = 0.8, for_days = 5 }\nads = [{ channel = \"live\", factor = 2 }]\n\
    [[response]]\nid = \"kejadian\"\nwhen = { shock = \"halt\" }\neight_weeks = { cost_per_week = 200_000, lift = 0.4 }\n\
    [[response]]\nid = \"tanggal\"\nwhen = { date = 2026-03-01 }\nsell_stock = { share = 0.2 }\n";

fn noisy(shock: &str) -> Shop {
    Shop::with_paths(&shop(180, &format!("{WATCHFUL}{shock}")).replace(STEADY, ""), 64)
}

/// Changing the future of a path leaves everything before it as it was, to the bit.
#[test]
fn a_response_sees_only_the_past() {
    for day in [40_i64, 75, 110] {
        let date = date_of(day);
        let mild = noisy(&shock(&date, 20.0, 0.2));
        let hard = noisy(&shock(&date, 20.0, 0.9));
        let mut differ = false;
        for (a, b) in mild.ensemble.blocks().iter().zip(hard.ensemble.blocks()) {
            assert_eq!(a.cash[..day as usize], b.cash[..day as usize]);
            differ |= a.cash != b.cash;
            for (a, b) in a.responses_began.iter().zip(&b.responses_began) {
                for lane in 0..32 {
                    let (a, b) = (a[lane].min(day as u32 + 1), b[lane].min(day as u32 + 1));
                    assert_eq!(a, b, "lane {lane}");
                }
            }
        }
        assert!(differ, "the shock of day {day} does nothing");
    }
}

/// Day 0 is 5 January 2026.
fn date_of(day: i64) -> String {
    let lengths = [31, 28, 31, 30, 31, 30];
    let mut left = day + 4;
    for (month, length) in lengths.iter().enumerate() {
        if left < *length {
            return format!("2026-{:02}-{:02}", month + 1, left + 1);
        }
        left -= length;
    }
    panic!("day {day} is too late for this test");
}

#[test]
fn a_response_that_never_begins_changes_nothing() {
    let never = "[[response]]\nid = \"tidur\"\nwhen = { cash_below_days = 0 }\nloan = { amount = 1, months = 1 }\nraise = [{ channel = \"live\", effort = 3 }]\n";
    let plain = Shop::with_paths(&shop(100, WAGES).replace(STEADY, ""), 32);
    let with = Shop::with_paths(&shop(100, &format!("{WAGES}{never}")).replace(STEADY, ""), 32);
    let (plain, with) = (&plain.ensemble.blocks()[0], &with.ensemble.blocks()[0]);
    assert_eq!(plain.cash, with.cash);
    assert_eq!(plain.figures.sales_without_shocks, with.figures.sales_without_shocks);
}

/// More opening cash can keep a response from beginning; the amount found is still just enough.
#[test]
fn cash_needed_is_enough_where_responses_watch_cash() {
    let text = |cash: &str| {
        let more = format!("{WATCHFUL}{}", shock("2026-02-20", 40.0, 0.9));
        shop(180, &more)
            .replace(STEADY, "")
            .replace("10_000_000\n[simulation]", &format!("{cash}\n[simulation]"))
    };
    let shop = Shop::with_paths(&text("10_000_000"), 32);
    let needed = shop.ensemble.blocks()[0].figures.cash_needed;
    let mut asked = 0;
    for lane in (0..32).filter(|lane| needed[*lane] > 0.0).take(4) {
        asked += 1;
        let enough = Shop::with_paths(&text(&format!("{}", needed[lane])), 32);
        assert_eq!(out_of_cash(&enough.ensemble, lane), NEVER, "{lane}");
        let short = Shop::with_paths(&text(&format!("{}", needed[lane] * 0.999)), 32);
        assert_ne!(out_of_cash(&short.ensemble, lane), NEVER, "{lane}");
    }
    assert_eq!(asked, 4);
}

fn out_of_cash(ensemble: &Ensemble, lane: usize) -> u32 {
    ensemble.blocks()[0].figures.first_day_out_of_cash[lane]
}

/// The law of threads holds for paths with memory too.
#[test]
fn the_same_bits_at_any_number_of_threads() {
    let text = shop(
        120,
        &format!(
            "order_value = 60_000\nlumpy_orders = true\n{WATCHFUL}{}",
            shock("2026-02-20", 9.5, 0.7)
        ),
    );
    let text = text.replace(STEADY, "");
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let many = rayon::ThreadPoolBuilder::new().num_threads(16).build().unwrap();
    let model = Shop::of(&text).model;
    let run = || Ensemble::simulate(&model, 256, &Silent).unwrap();
    let (a, b) = (one.install(run), many.install(run));
    for (a, b) in a.blocks().iter().zip(b.blocks()) {
        assert_eq!(a.cash, b.cash);
        assert_eq!(a.responses_began, b.responses_began);
        assert_eq!(a.figures.cash_needed, b.figures.cash_needed);
    }
}

/// Adding a response leaves the draws of everything else as they were.
#[test]
fn a_response_draws_nothing_for_others() {
    let response = "[[response]]\nid = \"hemat\"\nwhen = { date = 2026-03-01 }\ncut_costs = [{ cost = \"wages\", share = [0.1, 0.9] }]\n";
    let plain = Shop::with_paths(&shop(100, WAGES).replace(STEADY, ""), 32);
    let with = Shop::with_paths(&shop(100, &format!("{WAGES}{response}")).replace(STEADY, ""), 32);
    assert_eq!(plain.ensemble.blocks()[0].weekly_sales, with.ensemble.blocks()[0].weekly_sales);
}

const OWNER: &str = include_str!("../known/owner.toml");

/// Every rupiah is posted: closing is opening and all postings, and a replay has the same bits.
#[test]
fn money_is_conserved_and_replay_gives_the_same_bits() {
    let shop = Shop::with_paths(OWNER, 64);
    for block in shop.ensemble.blocks() {
        for lane in 0..32 {
            let totals = block.account_totals.iter().map(|total| total[lane]);
            let posted: f64 = totals.clone().sum();
            let size: f64 = totals.map(f64::abs).sum();
            let change = block.figures.net_cash_flow[lane];
            assert!((posted - change).abs() <= 1e-12 * size, "{posted} is not {change}");
        }
    }
    for path in [0_u32, 5, 40, 63] {
        let replay = replay_path(&shop.model, path);
        let cash = shop.ensemble.cash_of_path(path as usize).unwrap();
        let mut balance = replay.opening_cash;
        let mut postings = replay.postings.iter().peekable();
        for (day, close) in replay.closes.iter().enumerate() {
            while let Some(posting) = postings.next_if(|posting| posting.day == day) {
                balance += posting.amount;
            }
            assert_eq!(balance.to_bits(), cash[day].to_bits(), "path {path}, day {day}");
            assert_eq!(close.balance.to_bits(), cash[day].to_bits());
        }
        assert!(postings.next().is_none());
    }
}

/// The accounts of what the owner does are all used, so that the law above says something.
#[test]
fn the_owner_uses_every_account() {
    let shop = Shop::with_paths(OWNER, 64);
    for name in [
        "channel.live.ads",
        "stock_purchases",
        "holiday_allowance",
        "loan_proceeds.kur",
        "loan_repayment.kur",
        "loan_proceeds.response.pinjam",
        "loan_repayment.response.pinjam",
        "drawings",
        "tax",
        "response_cost.promo",
        "stock_sold.hemat",
    ] {
        let accounts = shop.model.accounts().accounts();
        let position = accounts.iter().position(|account| account.name == name);
        let position = position.unwrap_or_else(|| panic!("no account {name}"));
        let used = |block: &Block| block.account_totals[position].lanes().iter().any(|x| *x != 0.0);
        assert!(shop.ensemble.blocks().iter().any(used), "{name}");
    }
}

/// The shop of `OWNER` with shocks of severity zero.
fn calm() -> String {
    let calm = OWNER.replace("severity = 0.9", "severity = 0");
    calm.replace("severity = -6", "severity = 0")
}

/// The same shop when nobody answers the start of a shock.
fn unanswered(text: &str) -> String {
    let answer = "when = { shock = \"halt\", days_after = 4 }";
    assert!(text.contains(answer));
    text.replace(answer, "when = { date = 2026-07-20 }")
}

/// With memory too, a shock of severity zero changes nothing, bit for bit, unless its start is
/// answered.
#[test]
fn a_shock_of_severity_zero_changes_nothing() {
    let without = Shop::with_paths(&unanswered(&calm()), 64);
    for block in without.ensemble.blocks() {
        assert_eq!(block.figures.sales, block.figures.sales_without_shocks);
    }
}

/// What shocks take is measured against the same path without them, limits and responses included.
#[test]
fn sales_without_shocks_are_those_of_a_scenario_without_shocks() {
    let with = Shop::with_paths(&unanswered(OWNER), 64);
    let without = Shop::with_paths(&unanswered(&calm()), 64);
    for (a, b) in with.ensemble.blocks().iter().zip(without.ensemble.blocks()) {
        assert_eq!(a.figures.sales_without_shocks, b.figures.sales);
        assert_eq!(a.weekly_sales_without_shocks, b.weekly_sales_without_shocks);
    }
}
