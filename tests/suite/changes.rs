//! `[[change]]`: other terms from a date on, by hand.

use ragam::model::Model;
use ragam::scenario;

use crate::money_terms::posted;
use crate::support;
use crate::support::shop::{STEADY, Shop, near};

/// A shop that sells a million a day on one channel from the first of November 2026.
fn shop(channel: &str, more: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 10_000_000\n\
         [simulation]\nseed = 1\nstart = 2026-11-01\ndays = 120\npaths = 32\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\n{STEADY}{channel}\n{more}"
    )
}

fn change(date: &str, what: &str) -> String {
    format!("[[change]]\ndate = {date}\n{what}\n")
}

/// All problems of a text, in one.
fn refused(text: &str) -> String {
    scenario::read("x.toml", text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn wages_rise_on_the_first_of_january() {
    let rise = change("2027-01-01", "growth = { \"costs.wages_per_month\" = 0.065 }");
    let shop = Shop::of(&shop("", &format!("[costs]\nwages_per_month = 3_000_000\n{rise}")));
    // Paid on the 25th: twice as before, twice 6.5% more.
    assert!(near(shop.account("wages"), -(2.0 * 3e6 + 2.0 * 3.195e6)));
}

#[test]
fn wages_rise_every_year_and_the_holiday_allowance_with_them() {
    let rise = change("2027-01-01", "growth = { \"costs.wages_per_month\" = 0.1 }");
    let text = shop("", &format!("[costs]\nwages_per_month = 1_000_000\n{rise}"));
    let shop = Shop::of(&text.replace("days = 120", "days = 500"));
    // November and December; all of 2027; January and February 2028, and 15 March is the last day.
    let (second, third) = (1.1e6, 1.21e6);
    assert!(near(shop.account("wages"), -(2e6 + 12.0 * second + 2.0 * third)));
    // Lebaran of 10 March 2027 and 27 February 2028.
    assert!(near(shop.account("holiday_allowance"), -(second + third)));
}

#[test]
fn what_was_sold_before_pays_the_commission_of_its_day_of_sale() {
    let more = change("2026-11-11", "set = { \"channel.a.commission\" = 0.1 }");
    let model = support::model(&shop("commission = 0.05\npayout_delay_days = 3", &more));
    let commission = posted(&model, "channel.a.commission");
    assert!(commission[..13].iter().all(|amount| near(*amount, -5e4)));
    assert!(commission[13..].iter().all(|amount| near(*amount, -1e5)));
}

#[test]
fn what_was_sold_before_arrives_after_the_delay_of_its_day_of_sale() {
    let later = change("2026-11-11", "set = { \"channel.a.payout_delay_days\" = 7 }");
    let model = support::model(&shop("payout_delay_days = 3", &later));
    let sales = posted(&model, "channel.a.sales");
    assert_eq!(sales[..13], [1e6; 13]);
    assert_eq!(sales[13..17], [0.0; 4]);
    assert_eq!(sales[17..], [1e6; 103]);
    let shop = Shop::of(&shop("payout_delay_days = 3", &later));
    assert!(near(shop.ensemble.blocks()[0].due.receipts[0], 7e6));
}

#[test]
fn payouts_that_are_held_over_the_date_arrive_by_their_own_terms() {
    let ban = "[[shock]]\nid = \"ban\"\nhits = [\"a\"]\ndate = 2026-11-09\nduration_days = 10\n\
               severity = 0\nholds_payouts = true\n";
    let more = change("2026-11-11", "set = { \"channel.a.commission\" = 0.1 }");
    let channel = "commission = 0.05\npayout_delay_days = 1";
    let model = support::model(&shop(channel, &format!("{ban}{more}")));
    let commission = posted(&model, "channel.a.commission");
    assert_eq!(commission[8..18], [0.0; 10]);
    // Sales of the 8th to the 10th at a twentieth, of the 11th to the 18th at a tenth.
    assert!(near(commission[18], -(3.0 * 5e4 + 8.0 * 1e5)), "{}", commission[18]);
}

#[test]
fn a_cost_that_begins_a_factor_and_a_cap_that_opens() {
    let more = "[capacity]\nsales_per_day = 400_000\n\
                [[costs.other]]\nname = \"gudang\"\nper_month = 100_000\n";
    let set = "set = { \"costs.rent_per_month\" = 2_000_000, \"capacity.sales_per_day\" = 700_000 }\n\
               factor = { \"costs.other.gudang.per_month\" = 3 }";
    let text = shop(
        "payout_delay_days = 0\nopening_receipts = 0",
        &format!("{more}{}", change("2026-12-15", set)),
    );
    let model = support::model(&text);
    let sales = posted(&model, "channel.a.sales");
    assert!(near(sales[43], 4e5) && near(sales[44], 7e5), "{} {}", sales[43], sales[44]);
    let shop = Shop::of(&text);
    // On the first of January and of February.
    assert!(near(shop.account("rent"), -4e6));
    assert!(near(shop.account("other_cost.gudang"), -(2e5 + 6e5)));
}

#[test]
fn ads_change_on_the_days_on_which_they_run() {
    let channel = "[channel.ads]\nper_week_today = 700_000\nper_week = 700_000";
    let more = change("2026-11-22", "set = { \"channel.a.ads.per_week\" = 1_400_000 }");
    let ads = posted(&support::model(&shop(channel, &more)), "channel.a.ads");
    // A week is paid a week ahead.
    assert!(near(ads[7], -7e5) && near(ads[14], -1.4e6), "{ads:?}");
}

#[test]
fn before_the_date_nothing_differs_by_a_bit() {
    let text = |more: &str| {
        shop("commission = [0.03, 0.08]\nreturns = 0.1\npayout_delay_days = [2, 6]", more)
            .replace(STEADY, "")
    };
    let set = "set = { \"channel.a.commission\" = [0.1, 0.2], \"channel.a.payout_delay_days\" = 9 }\n\
               factor = { \"channel.a.returns\" = 2 }";
    let (_, plain) = support::run(&text(""));
    let (_, changed) = support::run(&text(&change("2026-12-01", set)));
    for path in 0..32 {
        let (before, after) =
            (plain.cash_of_path(path).unwrap(), changed.cash_of_path(path).unwrap());
        assert!((0..30).all(|day| before[day].to_bits() == after[day].to_bits()));
        assert!(before[60] != after[60]);
    }
}

#[test]
fn a_change_to_what_already_holds_changes_nothing_but_the_last_bits() {
    let channel = "commission = 0.05\nreturns = 0.1\npayout_delay_days = 4\ngoods_share = 0.5\n\
                   goods_credit_days = 14\norder_value = 50_000\norder_fee = 1_000";
    let same = change("2026-12-01", "set = { \"channel.a.commission\" = 0.05 }");
    let (plain, same) = (Shop::of(&shop(channel, "")), Shop::of(&shop(channel, &same)));
    for (a, b) in plain.cash().into_iter().zip(same.cash()) {
        assert!(near(a, b), "{a} {b}");
    }
    let due = |shop: &Shop| shop.ensemble.blocks()[0].due.bills[0];
    assert!(near(due(&plain), due(&same)));
}

#[test]
fn a_mix_lives_through_the_same_changes() {
    let mix = "[[mix]]\nid = \"m\"\nshares = { a = 1.0 }\n";
    let more = change("2026-11-11", "set = { \"channel.a.commission\" = 0.1 }");
    let text = shop("payout_delay_days = 0", &format!("{more}{mix}"));
    let read = scenario::read("x.toml", text.as_bytes()).unwrap();
    let model = Model::build_mix(&read.scenario, Some(&read.scenario.mixes[0]));
    assert!(near(posted(&model, "channel.a.commission")[10], -1e5));
}

#[test]
fn what_is_wrong_with_a_change_is_told() {
    let told = |date: &str, what: &str| refused(&shop("commission = 0.5", &change(date, what)));
    let beyond = told("2026-12-01", "set = { \"channel.a.commission\" = 1.5 }");
    assert!(beyond.contains("commission") && beyond.contains('1'), "{beyond}");
    let beyond = told("2026-12-01", "factor = { \"channel.a.commission\" = 3 }");
    assert!(beyond.contains("commission"), "{beyond}");
    let outside = told("2027-12-01", "set = { \"channel.a.commission\" = 0.1 }");
    assert!(outside.contains("not simulated"), "{outside}");
    let other = told("2026-12-01", "set = { \"channel.a.weekly_sales\" = 1 }");
    assert!(other.contains("cannot change on a date"), "{other}");
    let nobody = told("2026-12-01", "set = { \"channel.b.commission\" = 0.1 }");
    assert!(nobody.contains("no value that could change"), "{nobody}");
    let every = "commission = 0.1\ngoods_share = 0.3";
    let set = change("2026-12-01", "set = { \"costs.goods_share\" = 0.4 }");
    assert!(refused(&shop(every, &set)).contains("no effect"));
    let nothing = told("2026-12-01", "");
    assert!(nothing.contains("growth"), "{nothing}");
    let shared = shop("commission = \"k\"\nreturns = \"k\"", "[values]\nk = [0.1, 0.2]\n")
        + &change("2026-12-01", "set = { \"channel.a.commission\" = 0.1 }");
    assert!(refused(&shared).contains("shared value"));
}
