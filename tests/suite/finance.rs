//! Ads, loans, drawings and tax, by hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests need not have the same bits everywhere")]

use crate::support::shop::{STEADY, Shop, near};

/// A shop that sells a million a day at no cost from the first of January 2026.
fn shop(days: u32, more: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\nstart = 2026-01-01\ndays = {days}\npaths = 32\n\
         [[channel]]\nid = \"pasar\"\nweekly_sales = 7_000_000\n{STEADY}{more}"
    )
}

#[test]
fn a_loan_without_interest_is_paid_back_month_by_month() {
    let shop = Shop::of(&shop(
        365,
        "[[loan]]\nid = \"kur\"\namount = 12_000_000\ndate = 2026-01-15\nmonths = 12\ninterest_per_year = 0\n",
    ));
    assert_eq!(shop.account("loan_proceeds.kur"), 12_000_000.0);
    assert!(near(shop.account("loan_repayment.kur"), -11_000_000.0));
    assert!(near(shop.ensemble.blocks()[0].due.loans[0], 1_000_000.0));
    let cash = shop.cash();
    assert!(near(cash[14] - cash[13], 13_000_000.0));
    // 15 February.
    assert!(near(cash[45] - cash[44], 0.0));
}

#[test]
fn a_loan_from_before_is_only_paid_back() {
    let shop = Shop::of(&shop(
        90,
        "[[loan]]\nid = \"kur\"\namount = 10_000_000\ndate = 2025-11-30\nmonths = 24\n",
    ));
    // 30 January, the last of February, 30 March; 6% a year is half a percent a month.
    let annuity = 10_000_000.0 * 0.005 / (1.0 - 1.005_f64.powi(-24));
    assert_eq!(shop.account("loan_proceeds.kur"), 0.0);
    assert!(near(shop.account("loan_repayment.kur"), -3.0 * annuity));
    let cash = shop.cash();
    assert!(near(cash[58] - cash[57], 1_000_000.0 - annuity));
}

#[test]
fn tax_is_paid_on_the_15th_for_sales_above_the_threshold() {
    let text = shop(105, "").replace("7_000_000", "70_000_000") + "[tax]\n";
    let shop = Shop::of(&text);
    // Ten million a day: 310 in January, 590 by the end of February, 900 by the end of March.
    assert!(near(shop.account("tax"), -(450_000.0 + 1_550_000.0)));
    let cash = shop.cash();
    assert!(near(cash[73] - cash[72], 10_000_000.0 - 450_000.0));
    assert!(near(shop.ensemble.blocks()[0].due.tax[0], 750_000.0));
}

#[test]
fn tax_begins_anew_with_the_calendar_year() {
    let text = shop(90, "[tax]\nturnover_so_far = 490_000_000\ndue_at_start = 123_000\n")
        .replace("2026-01-01", "2025-12-01");
    let shop = Shop::of(&text);
    // December sells 31 million on top of 490; January begins at nothing.
    assert!(near(shop.account("tax"), -(123_000.0 + 0.005 * 21e6)));
    assert_eq!(shop.ensemble.blocks()[0].due.tax[0], 0.0);
}

#[test]
fn returned_sales_are_not_taxed() {
    let text = shop(60, "returns = 0.25\n[tax]\nthreshold_per_year = 0\n");
    assert!(near(Shop::of(&text).account("tax"), -0.005 * 0.75 * 31e6));
}

#[test]
fn drawings_are_an_amount_on_their_day() {
    let shop = Shop::of(&shop(90, "[drawings]\nper_month = 3_000_000\nday = 31\n"));
    assert_eq!(shop.account("drawings"), -9_000_000.0);
    let cash = shop.cash();
    assert_eq!(cash[58] - cash[57], -2_000_000.0);
}

#[test]
fn drawings_can_be_a_share_of_what_last_month_left_over() {
    let shop = Shop::of(&shop(
        90,
        "[[one_off]]\nname = \"warisan\"\ndate = 2026-01-10\namount = 50_000_000\n\
         [drawings]\nshare_of_surplus = 0.5\n",
    ));
    // Nothing in January, then half of 31 and of 28 million; the one-off amount is no surplus.
    assert!(near(shop.account("drawings"), -(15_500_000.0 + 14_000_000.0)));
}

#[test]
fn nobody_draws_a_loss() {
    let shop = Shop::of(&shop(
        90,
        "[costs]\nrent_per_month = 90_000_000\n[drawings]\nshare_of_surplus = 1\n",
    ));
    assert_eq!(shop.account("drawings"), 0.0);
}

#[test]
fn ads_are_paid_a_week_ahead_and_felt_a_week_later() {
    let shop = Shop::of(&shop(
        28,
        "[channel.ads]\nper_week_today = 700_000\nper_week = 1_400_000\neffect_exponent = 0.3\n",
    ));
    assert!(near(shop.account("channel.pasar.ads"), -4.0 * 1_400_000.0));
    assert!(near(shop.weekly_sales(0, 0), 7_000_000.0));
    for week in 1..4 {
        assert!(near(shop.weekly_sales(0, week), 7_000_000.0 * 2.0_f64.powf(0.3)));
    }
    let cash = shop.cash();
    assert!(near(cash[0], 1_000_000.0 - 1_400_000.0));
}

#[test]
fn a_campaign_is_paid_before_it_runs() {
    let shop = Shop::of(&shop(
        28,
        "[channel.ads]\nper_week_today = 700_000\nplan = [{ from = 2026-01-16, to = 2026-01-17, factor = 8 }]\n",
    ));
    let cash = shop.cash();
    // The week from the 15th is paid on the 8th: five usual days and two of eight times as much.
    assert!(near(cash[7] - cash[6], 1_000_000.0 - 500_000.0 - 1_600_000.0));
    let lift = 8.0_f64.powf(0.1);
    assert!(near(shop.weekly_sales(0, 2), 1_000_000.0 * (5.0 + 2.0 * lift)));
    assert!(near(shop.weekly_sales(0, 3), 7_000_000.0));
}

#[test]
fn ads_as_today_change_nothing_but_cost() {
    let plain = Shop::of(&shop(60, ""));
    let shop = Shop::of(&shop(60, "[channel.ads]\nper_week_today = 700_000\n"));
    for week in 0..8 {
        assert_eq!(shop.weekly_sales(0, week), plain.weekly_sales(0, week));
    }
    assert!(near(plain.net_cash_flow() - shop.net_cash_flow(), 9.0 * 700_000.0));
}

/// A power of zero would say that nobody buys without ads.
#[test]
fn without_ads_something_is_still_sold() {
    let shop = Shop::of(&shop(28, "[channel.ads]\nper_week_today = 700_000\nper_week = 0\n"));
    assert!(near(shop.weekly_sales(0, 2), 7_000_000.0 * 0.01_f64.powf(0.1)));
    assert_eq!(shop.account("channel.pasar.ads"), 0.0);
}

/// Lebaran is on 21 March 2026.
#[test]
fn the_holiday_allowance_is_a_month_of_wages_seven_days_before_lebaran() {
    let wages = "[costs]\nwages_per_month = 2_000_000\n";
    let shop_with = |more: &str| Shop::of(&shop(90, &format!("{wages}{more}")));
    let plain = shop_with("");
    assert_eq!(plain.account("holiday_allowance"), -2_000_000.0);
    let cash = plain.cash();
    // 14 March.
    assert!(near(cash[72] - cash[71], -1_000_000.0));
    assert_eq!(shop_with("thr_months = 0.5\n").account("holiday_allowance"), -1_000_000.0);
    let later = shop_with("[calendar]\nlebaran = [2026-03-22]\n").cash();
    assert!(near(later[73] - later[72], -1_000_000.0));
}

/// The allowance of a Lebaran just after the last day is paid while it is simulated.
#[test]
fn the_allowance_is_paid_before_a_lebaran_beyond_the_end() {
    let wages = "[costs]\nwages_per_month = 2_000_000\n";
    assert_eq!(Shop::of(&shop(75, wages)).account("holiday_allowance"), -2_000_000.0);
    assert_eq!(Shop::of(&shop(72, wages)).account("holiday_allowance"), 0.0);
}

/// A loan of a market lender: every week the same, whatever the month.
#[test]
fn a_loan_may_be_paid_back_every_week() {
    let loan = "[[loan]]\nid = \"pasar\"\namount = 2_000_000\ndate = 2026-01-03\nweeks = 10\n\
                interest_per_year = 0.365\nflat = true\n";
    let shop = Shop::of(&shop(60, loan));
    // 0.7% of two million, and two hundred thousand, on 10 January and every seven days after it.
    let payment = 200_000.0 + 14_000.0;
    let cash = shop.cash();
    for day in 1..60 {
        let due = day > 2 && (day - 2) % 7 == 0;
        let lent = if day == 2 { 2_000_000.0 } else { 0.0 };
        let expected = 1_000_000.0 + lent - if due { payment } else { 0.0 };
        assert!(near(cash[day] - cash[day - 1], expected), "day {day}");
    }
    assert!(near(shop.account("loan_repayment.pasar"), -8.0 * payment));
    assert!(near(shop.ensemble.blocks()[0].due.loans[0], 400_000.0));
}

#[test]
fn a_response_may_borrow_by_the_week() {
    let response = "[[response]]\nid = \"pinjam\"\nwhen = { date = 2026-01-10 }\n\
                    loan = { amount = 700_000, weeks = 7, interest_per_year = 0 }\n";
    let shop = Shop::of(&shop(40, response));
    let cash = shop.cash();
    for (day, change) in [(9, 700_000.0), (15, 0.0), (16, -100_000.0), (17, 0.0), (23, -100_000.0)]
    {
        assert!(near(cash[day] - cash[day - 1], 1_000_000.0 + change), "day {day}");
    }
    assert!(near(shop.account("loan_repayment.response.pinjam"), -400_000.0));
    assert!(near(shop.ensemble.blocks()[0].due.loans[0], 300_000.0));
}
