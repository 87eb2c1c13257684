//! Ramadan, a promotion, a video that runs: sales that have to be paid for.

use super::measured::{
    FEW, Lived, MANY, YEAR, assert_above, assert_holds, change_by_shocks, changes, differences,
    each, first_path, mean, replaced, share_of,
};
use crate::support::buyers::{Band, shipped};

const SHOP: [&str; 1] = ["tiktok_shop"];

#[test]
fn the_campaign_of_beeru_brings_up_to_three_times_the_sales() {
    let today = Lived::today("ramadan-beeru", MANY).sales(16..18, &SHOP);
    let without = Lived::mix("ramadan-beeru", "no_campaign", MANY).sales(16..18, &SHOP);
    let times: Vec<f64> = changes(&today, &without).iter().map(|change| change + 1.0).collect();
    let band = assert_holds(&times, 3.0);
    assert!(band.low > 2.0 && band.high < 3.5, "{band:?}");
}

#[test]
fn in_the_best_month_of_beeru_money_is_shortest() {
    let today = Lived::today("ramadan-beeru", MANY);
    let without = Lived::mix("ramadan-beeru", "no_campaign", MANY);
    // 26 February 2026, in the middle of the campaign; 30 April, when it has been paid.
    let (middle, after) = (117, 180);
    let more = |day| mean(&differences(&today.cash(day), &without.cash(day)));
    assert!(more(middle) < -20_000_000.0 && more(after) > 15_000_000.0);
    assert!(today.out_of_cash() > without.out_of_cash() + 0.03);
    assert!(mean(&today.net_cash_flow()) > mean(&without.net_cash_flow()));
}

#[test]
fn the_stock_of_beeru_loses_few_sales() {
    let lived = Lived::today("ramadan-beeru", MANY);
    let share = mean(&lived.undelivered()) / mean(&lived.sales(YEAR, &[]));
    assert!((0.001..0.08).contains(&share), "{share}");
}

#[test]
fn one_month_of_wages_is_paid_a_week_before_lebaran() {
    // 14 March 2026; both begin on 1 November 2025.
    for (case, wages) in [("ramadan-beeru", 12_000_000.0), ("ramadan-apelicious", 5_400_000.0)] {
        assert_eq!(first_path(case, "holiday_allowance"), [(133, -wages)], "{case}");
    }
}

#[test]
fn ads_bring_apelicious_forty_percent_more_at_the_peak() {
    let today = Lived::today("ramadan-apelicious", MANY);
    let usual = Lived::mix("ramadan-apelicious", "ads_as_usual", MANY);
    let more = changes(&today.sales(15..19, &SHOP), &usual.sales(15..19, &SHOP));
    assert_holds(&more, 0.4);
    let left = differences(&today.net_cash_flow(), &usual.net_cash_flow());
    let better = share_of(&left, |left| *left > 0.0);
    assert!((0.25..0.75).contains(&better), "worth it about every other time: {better}");
}

#[test]
fn ads_all_year_sell_more_and_leave_less() {
    let today = Lived::today("ramadan-apelicious", MANY);
    let always = Lived::mix("ramadan-apelicious", "ads_all_year", MANY);
    assert!(mean(&always.sales(YEAR, &[])) > mean(&today.sales(YEAR, &[])));
    assert!(mean(&always.net_cash_flow()) < mean(&today.net_cash_flow()) - 5_000_000.0);
}

#[test]
fn beli_lokal_raises_a_quarter_by_up_to_what_was_reported() {
    let band = assert_holds(&change_by_shocks("beli-lokal", None, 12..24, &SHOP, MANY), 1.18);
    assert!(band.middle < 1.18, "up to: {band:?}");
}

#[test]
fn after_the_promotion_comes_a_dip() {
    let dip = change_by_shocks("beli-lokal", None, 25..28, &SHOP, FEW);
    assert!(dip.iter().all(|change| *change < 0.0), "{:?}", Band::of(&dip));
}

#[test]
fn of_a_doubled_quarter_little_is_left() {
    let today = Lived::today("beli-lokal", MANY);
    let without = Lived::mix("beli-lokal", "no_promotion", MANY);
    let left = differences(&today.net_cash_flow(), &without.net_cash_flow());
    assert!(share_of(&left, |left| *left < 0.0) < 0.05);
    assert!((8_000_000.0..20_000_000.0).contains(&mean(&left)), "{}", mean(&left));
    let sold = differences(&today.sales(YEAR, &[]), &without.sales(YEAR, &[]));
    let of_one = mean(&left) / mean(&sold);
    assert!(of_one < 0.2, "less than of an ordinary sale: {of_one}");
}

/// What a boom on 4 June, where a week begins, makes of weeks 2 to 5 after it.
fn weeks_after_the_boom(mix: Option<&str>) -> Vec<f64> {
    let text = shipped("viral-overselling");
    let text = replaced(&text, "rate_per_year = 1.5 ", "date = 2026-06-04 ");
    let lived = Lived::of(&text, mix, MANY);
    changes(&lived.sales(24..28, &[]), &lived.sales_without_shocks(24..28))
}

#[test]
fn a_viral_day_without_goods_and_hands_costs_trust() {
    let (today, ready) = (
        Band::of(&weeks_after_the_boom(None)),
        Band::of(&weeks_after_the_boom(Some("ready_for_it"))),
    );
    assert!(today.middle < 0.0, "{today:?}");
    assert!(today.middle < ready.middle && today.low < ready.low, "{today:?}, {ready:?}");
}

#[test]
fn goods_and_hands_help_together() {
    let sold = |mix| Lived::of(&shipped("viral-overselling"), mix, MANY).sales(YEAR, &[]);
    let today = mean(&sold(None));
    let more = |mix| mean(&sold(Some(mix))) - today;
    let (goods, hands, both) = (more("more_stock"), more("more_hands"), more("ready_for_it"));
    assert!(both > 1.5 * (goods + hands), "{goods}, {hands}, {both}");
}

#[test]
fn half_a_campaign_needs_less_money_than_a_whole_one() {
    let chance = |mix| Lived::of(&shipped("ramadan-beeru"), mix, MANY).out_of_cash();
    assert!(chance(Some("half_the_campaign")) < chance(None));
    let less = Lived::mix("ramadan-beeru", "half_the_campaign", FEW).sales(16..18, &SHOP);
    assert_above(&Lived::today("ramadan-beeru", FEW).sales(16..18, &SHOP), &each(&less, 1.0));
}
