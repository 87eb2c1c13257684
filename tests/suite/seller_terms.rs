//! What sellers live with: terms of platforms and suppliers, by hand on shops without chance.

use crate::money_terms::posted;
use crate::support::model;
use crate::support::shop::{STEADY, Shop, near};

/// A shop that sells a million a day on one channel from the first of January 2026, a Thursday.
fn shop(days: u32, channel: &str, more: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 10_000_000\n\
         [simulation]\nseed = 1\nstart = 2026-01-01\ndays = {days}\npaths = 32\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\n{STEADY}{channel}\n{more}"
    )
}

/// Mean of the fee of an exponential order of Rp600,000 at 6%, at most Rp40,000.
fn capped_fee() -> f64 {
    36_000.0 * (1.0 - ragam::numeric::exp(-40.0 / 36.0))
}

const CAPPED: &str = "order_value = 600_000\ncommission = 0.06\ncommission_cap = 40_000\n";

#[test]
fn a_ceiling_of_fees_counts_for_the_orders_that_reach_it() {
    let shop = Shop::of(&shop(30, CAPPED, ""));
    let orders = 30e6 / 600_000.0;
    assert!(near(shop.account("channel.a.commission"), -orders * capped_fee()));
    assert!((capped_fee() - 24_149.0).abs() < 1.0);
}

#[test]
fn a_ceiling_of_fees_holds_for_each_counted_order() {
    let text = shop(30, CAPPED, "").replace(
        "weekly_sales = 7_000_000",
        "orders_per_week = 70\nlumpy_orders = true\nopening_receipts = 0",
    );
    let shop = Shop::with_paths(&text, 320);
    let accounts = shop.model.accounts().accounts();
    let place = accounts.iter().position(|it| it.name == "channel.a.commission").unwrap();
    let blocks = shop.ensemble.blocks().iter();
    let fees: Vec<f64> = blocks.flat_map(|block| block.account_totals[place].lanes()).collect();
    crate::support::assert_mean(&fees, -300.0 * capped_fee());
    // 300 orders pay at most 40,000 each; four deviations of their number beyond it.
    assert!(fees.iter().all(|fee| -fee < 370.0 * 40_000.0));
}

#[test]
fn the_first_orders_of_a_new_shop_pay_no_fees() {
    let fees = "order_value = 100_000\ncommission = 0.1\norder_fee = 1_000\nfree_orders = 25\n\
                payout_delay_days = 2\nopening_receipts = 0";
    let model = model(&shop(10, fees, ""));
    let commission = posted(&model, "channel.a.commission");
    // Ten orders a day: two days and half of the third are free, and arrive two days later.
    assert_eq!(commission[..4], [0.0; 4]);
    assert!(near(commission[4], -5e4) && near(commission[5], -1e5), "{commission:?}");
    let order_fees = posted(&model, "channel.a.order_fees");
    assert!(near(order_fees[4], -5e3) && near(order_fees[9], -1e4), "{order_fees:?}");
}

#[test]
fn ads_that_leave_with_the_payout_need_no_cash() {
    let ads = |from_payouts: &str| {
        format!(
            "payout_delay_days = 3\n[channel.ads]\nper_week_today = 2_100_000\n\
             effect_exponent = 0\n{from_payouts}"
        )
    };
    let text = |from_payouts: &str| {
        shop(364, &ads(from_payouts), "[costs]\ngoods_share = 0.5\n")
            .replace("opening_cash = 10_000_000", "opening_cash = 0")
    };
    let ahead = Shop::of(&text(""));
    assert!(near(ahead.ensemble.blocks()[0].figures.cash_needed[0], 1.6e6));
    let shop = Shop::of(&text("from_payouts = true"));
    assert_eq!(shop.ensemble.blocks()[0].figures.cash_needed[0], 0.0);
    assert!(shop.cash().iter().zip(1..).all(|(cash, day)| near(*cash, 2e5 * f64::from(day))));
    // Three days of sales less ads are on their way.
    assert!(near(shop.ensemble.blocks()[0].due.receipts[0], 3.0 * 0.7e6));
}

#[test]
fn ads_out_of_payouts_wait_with_them() {
    let channel = "payout_delay_days = 1\n[channel.ads]\nper_week_today = 700_000\n\
                   from_payouts = true";
    let ban = "[[shock]]\nid = \"ban\"\nhits = [\"a\"]\ndate = 2026-01-05\nduration_days = 3\n\
               severity = 0\nholds_payouts = true\n";
    let ads = posted(&model(&shop(10, channel, ban)), "channel.a.ads");
    assert_eq!(ads[4..7], [0.0; 3]);
    assert!(near(ads[3], -1e5) && near(ads[7], -4e5) && near(ads[8], -1e5), "{ads:?}");
}

#[test]
fn money_arrives_on_the_weekday_of_payouts() {
    let channel = "payout_delay_days = 2\npayout_weekdays = [\"monday\"]";
    let model = model(&shop(14, channel, ""));
    let sales = posted(&model, "channel.a.sales");
    // Mondays are 5 and 12 January; on the 5th comes what was sold from 28 December to 3 January.
    assert!(near(sales[4], 7e6) && near(sales[11], 7e6), "{sales:?}");
    assert_eq!(sales.iter().filter(|amount| **amount != 0.0).count(), 2);
    let shop = Shop::of(&shop(14, channel, ""));
    // Those of 11 to 14 January are on their way, the 10th arrived on the 12th.
    assert!(near(shop.ensemble.blocks()[0].due.receipts[0], 4e6));
}

#[test]
fn goods_for_the_stock_are_paid_on_credit() {
    let text = shop(
        60,
        "",
        "[stock]\nreview_days = 7\n[costs]\ngoods_share = 0.5\ngoods_credit_days = 30\n",
    );
    let bought = posted(&model(&text), "stock_purchases");
    for (day, amount) in bought.iter().enumerate() {
        // Every order is of a week, on days 0, 7, 14 and before, and paid thirty days later.
        let expected = if (day + 70 - 30) % 7 == 0 { -3.5e6 } else { 0.0 };
        assert!(near(*amount, expected), "day {day}: {amount}");
    }
    let shop = Shop::of(&text);
    // Those of days 35, 42, 49 and 56.
    assert!(near(shop.ensemble.blocks()[0].due.bills[0], 14e6));
}

#[test]
fn a_cap_of_one_channel_holds_for_its_days() {
    let channel = "order_value = 100_000\n\
                   caps = [{ from = 2026-01-03, to = 2026-01-05, orders_per_day = 4 }]";
    let other = format!("[[channel]]\nid = \"b\"\nweekly_sales = 7_000_000\n{STEADY}");
    let model = model(&shop(8, channel, &other));
    let sales = posted(&model, "channel.a.sales");
    let expected = [1e6, 1e6, 4e5, 4e5, 4e5, 1e6, 1e6, 1e6];
    assert!(sales.iter().zip(expected).all(|(a, b)| near(*a, b)), "{sales:?}");
    assert!(posted(&model, "channel.b.sales").iter().all(|amount| near(*amount, 1e6)));
    let shop = Shop::of(&shop(8, channel, &other));
    assert!(near(shop.ensemble.blocks()[0].figures.undelivered_sales[0], 1.8e6));
}

fn forfeit(lost: f64, more: &str) -> String {
    format!(
        "[[shock]]\nid = \"tutup\"\nhits = [\"a\"]\ndate = 2026-01-11\nduration_days = 3650\n\
         severity = 1\nholds_payouts = true\npayouts_lost = {lost}\n{more}"
    )
}

#[test]
fn a_balance_that_is_not_given_back_is_lost_and_not_owed() {
    let channel = "payout_delay_days = 3\ncommission = 0.1";
    let text = shop(60, channel, &forfeit(1.0, "[costs]\ngoods_share = 0.5\n"));
    let shop = Shop::of(&text);
    assert!(near(shop.account("payouts_lost"), -2.7e6));
    assert_eq!(shop.ensemble.blocks()[0].due.held[0], 0.0);
    // Sales and commission are booked as if they had been paid.
    assert!(near(shop.account("channel.a.sales"), 13e6));
    assert!(near(shop.account("channel.a.commission"), -1.3e6));
    assert!(near(shop.net_cash_flow(), 10e6 * 0.9 - 10e6 * 0.5));
}

#[test]
fn what_is_not_lost_is_held() {
    let shop = Shop::of(&shop(60, "payout_delay_days = 3", &forfeit(0.4, "")));
    assert!(near(shop.account("payouts_lost"), -1.2e6));
    assert!(near(shop.ensemble.blocks()[0].due.held[0], 1.8e6));
}

#[test]
fn losing_nothing_is_holding_to_the_bit() {
    let held = |lost: &str| {
        let shock = forfeit(0.0, "").replace("payouts_lost = 0", lost);
        Shop::of(&shop(60, "payout_delay_days = 3\ncommission = 0.1", &shock)).cash()
    };
    let pairs = held("").into_iter().zip(held("payouts_lost = 0"));
    assert!(pairs.into_iter().all(|(a, b)| a.to_bits() == b.to_bits()));
}

/// With 7 million the loan comes in time, with 13 million a day too late.
#[test]
fn cash_needed_is_the_amount_from_which_all_larger_ones_are_enough() {
    let text = |opening: f64| {
        format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = {opening}\n\
             [simulation]\nseed = 1\nstart = 2026-01-01\ndays = 90\npaths = 32\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 70_000\n{STEADY}\
             [[costs.other]]\nname = \"o\"\nper_month = 3_000_000\nday = 10\n\
             [[one_off]]\nname = \"mesin\"\ndate = 2026-02-20\namount = -10_000_000\n\
             [[response]]\nid = \"r\"\nwhen = {{ cash_below_days = 60 }}\n\
             loan = {{ amount = 12_000_000, months = 24, interest_per_year = 0 }}\n"
        )
    };
    let lowest =
        |opening: f64| Shop::of(&text(opening)).cash().into_iter().fold(f64::INFINITY, f64::min);
    let needed = Shop::of(&text(5e6)).ensemble.blocks()[0].figures.cash_needed[0];
    assert!(lowest(8e6) >= 0.0 && lowest(13e6) < 0.0);
    assert!(lowest(needed) >= 0.0 && lowest(needed - 0.01e6) < 0.0, "{needed}");
    for more in 0..40 {
        assert!(lowest(needed + 0.25e6 * f64::from(more)) >= 0.0, "{needed} and {more}");
    }
}

#[test]
fn a_campaign_has_fees_and_discounts_of_its_own() {
    let event = "[[event]]\nid = \"kembar\"\nyearly = [\"01-05\"]\nfactor = 4\n\
                 commission_points = 0.045\ndiscount = 0.2\n[costs]\ngoods_share = 0.5\n";
    let model = model(&shop(10, "commission = 0.05\npayout_delay_days = 2", event));
    let commission = posted(&model, "channel.a.commission");
    assert!(near(commission[6], -4e6 * 0.095) && near(commission[5], -5e4), "{commission:?}");
    let goods = posted(&model, "channel.a.goods");
    // At four fifths of the price four million take goods that usually sell for five.
    assert!(near(goods[4], -2.5e6) && near(goods[3], -5e5), "{goods:?}");
}

#[test]
fn a_campaign_before_the_first_day_has_left_its_fees() {
    let event = "[[event]]\nid = \"kembar\"\ndate = 2025-12-31\nfactor = 2\n\
                 commission_points = 0.1\n";
    let model = model(&shop(10, "payout_delay_days = 3", event));
    let commission = posted(&model, "channel.a.commission");
    assert!(near(commission[2], -2e5), "{commission:?}");
    assert_eq!(commission[3..], [0.0; 7]);
}

#[test]
fn fees_of_a_campaign_come_every_year() {
    let event = "[[event]]\nid = \"kembar\"\nyearly = [\"09-09\", \"10-10\", \"11-11\", \"12-12\"]\n\
                 factor = 4\ncommission_points = 0.045\n";
    let shop = Shop::of(&shop(730, "", event));
    assert!(near(shop.account("channel.a.commission"), -8.0 * 4e6 * 0.045));
}

fn taxed(declared: &str) -> Shop {
    let tax = format!("[tax]\nwithheld_from = 2026-01-01\nwithheld_by = [\"a\"]\n{declared}");
    let text = shop(365, "", &tax);
    Shop::of(&text.replace("weekly_sales = 7_000_000", "weekly_sales = 23_013_699"))
}

#[test]
fn a_platform_withholds_from_the_first_rupiah_unless_it_was_told_otherwise() {
    let year = 365.0 * 23_013_699.0 / 7.0;
    let without = taxed("");
    assert!(near(without.account("tax_withheld"), -0.005 * year));
    assert!((without.account("tax_withheld") + 6e6).abs() < 1.0);
    let with = taxed("declared = true\n");
    assert!(near(with.account("tax_withheld"), -0.005 * (year - 5e8)));
    // What was withheld is not paid a second time.
    for shop in [&without, &with] {
        assert!(shop.account("tax").abs() < 1e-3, "{}", shop.account("tax"));
        assert!(shop.ensemble.blocks()[0].due.tax[0].abs() < 1e-3);
    }
}

#[test]
fn the_shop_itself_pays_for_channels_that_do_not_withhold() {
    let other = format!(
        "[[channel]]\nid = \"b\"\nweekly_sales = 7_000_000\n{STEADY}\
         [tax]\nthreshold_per_year = 0\nwithheld_from = 2026-02-01\nwithheld_by = [\"a\"]\n"
    );
    let shop = Shop::of(&shop(90, "payout_delay_days = 5", &other));
    // From 1 February to 31 March 59 days, of which five are still to be paid out.
    assert!(near(shop.account("tax_withheld"), -0.005 * 54e6), "{}", shop.account("tax_withheld"));
    // In February January of both is paid, in March February of one.
    assert!(near(shop.account("tax"), -0.005 * (62e6 + 28e6)));
    assert!(near(shop.ensemble.blocks()[0].due.tax[0], 0.005 * 31e6));
    assert!(near(shop.ensemble.blocks()[0].due.receipts[0], 5e6 * 0.995));
}

#[test]
fn what_is_sent_back_is_taken_out_of_later_payouts_with_its_freight() {
    let channel = "order_value = 100_000\nreturns = 0.1\nreturn_freight = 10_000\n\
                   payout_delay_days = 1\nreturns_late_days = 3";
    let text = shop(10, channel, "");
    let day = -1e6 * 0.1 * 1.1;
    assert!(posted(&model(&text), "channel.a.returns").iter().all(|amount| near(*amount, day)));
    // One day of sales is on its way, and four of returns.
    assert!(near(Shop::of(&text).ensemble.blocks()[0].due.receipts[0], 1e6 + 4.0 * day));
    let closed = "[[shock]]\nid = \"x\"\nhits = [\"a\"]\ndate = 2026-01-06\nduration_days = 90\n\
                  severity = 1\n";
    let returns = posted(&model(&shop(12, channel, closed)), "channel.a.returns");
    // Sales end with day 4, whose returns come on day 8.
    assert!(near(returns[8], day) && returns[9] == 0.0, "{returns:?}");
}

#[test]
fn a_flat_loan_is_paid_back_on_its_day_of_the_month() {
    let loan = "[[loan]]\nid = \"k\"\namount = 10_000_000\ndate = 2026-01-20\nmonths = 10\n\
                interest_per_year = 0.24\nflat = true\nday = 31\n";
    let text = shop(90, "", loan);
    let paid = posted(&model(&text), "loan_repayment.k");
    // 28 February and 31 March.
    assert!(near(paid[58], -1.2e6) && near(paid[89], -1.2e6), "{paid:?}");
    assert!(near(paid.iter().sum(), -2.4e6));
    assert!(near(Shop::of(&text).ensemble.blocks()[0].due.loans[0], 8e6));
}

fn refused(text: &str) -> String {
    ragam::scenario::read("x.toml", text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn what_is_wrong_with_such_terms_is_told() {
    let no_value = refused(&shop(30, "commission = 0.1\ncommission_cap = 1000", ""));
    assert!(no_value.contains("order_value"), "{no_value}");
    let backwards = "order_value = 1000\n\
                     caps = [{ from = 2026-01-05, to = 2026-01-03, orders_per_day = 4 }]";
    assert!(refused(&shop(30, backwards, "")).contains("before it begins"));
    let late = "caps = [{ from = 2027-01-05, to = 2027-01-08, sales_per_day = 4 }]";
    assert!(refused(&shop(30, late, "")).contains("no day that is simulated"));
    let idle = forfeit(1.0, "").replace("holds_payouts = true", "holds_payouts = false");
    assert!(refused(&shop(30, "", &idle)).contains("holds no payouts"));
    let nobody = "[tax]\nwithheld_from = 2026-01-01\nwithheld_by = [\"shopi\"]\n";
    assert!(refused(&shop(30, "", nobody)).contains("no channel"));
}
