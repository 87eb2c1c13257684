//! A shop that goes online with borrowed money.

use super::measured::{FEW, Lived, MANY, YEAR, assert_above, differences, first_path, mean};
use crate::support::buyers::shipped;

const CASE: &str = "offline-goes-online";
const ONLINE: [&str; 2] = ["tiktok_live", "marketplace"];

#[test]
fn for_two_months_nothing_is_sold_live() {
    let lived = Lived::today(CASE, FEW);
    // Live begins on 1 February 2026, and 60 days later is 2 April, the first day of week 13.
    assert!(lived.sales(0..13, &["tiktok_live"]).iter().all(|sales| *sales == 0.0));
    assert!(lived.sales(20..21, &["tiktok_live"]).iter().all(|sales| *sales > 0.0));
}

#[test]
fn the_loan_is_paid_back_as_an_annuity() {
    assert_eq!(first_path(CASE, "loan_proceeds.kur"), [(14, 20_000_000.0)]);
    let paid = first_path(CASE, "loan_repayment.kur");
    assert_eq!(paid.len(), 11, "from 15 February to 15 December");
    assert_eq!(paid[0].0, 45);
    assert!(paid.iter().all(|(_, amount)| (amount + 1_873_181.0).abs() < 1.0), "{paid:?}");
}

#[test]
fn a_new_channel_costs_first_and_sells_later() {
    let (online, offline) = (Lived::today(CASE, MANY), Lived::mix(CASE, "stay_offline", MANY));
    let loan = differences(&online.account("loan_proceeds.kur"), &[0.0].repeat(2_000));
    assert!(loan.iter().all(|amount| *amount == 20_000_000.0));
    // Without the loan: 20 million less what has been paid back by then.
    let more = |day, paid_back: f64| {
        let more = differences(&online.cash(day), &offline.cash(day));
        mean(&more) - (20_000_000.0 - paid_back)
    };
    let months = |count: f64| count * 1_873_181.0;
    let (june, end) = (more(151, months(4.0)), more(363, months(11.0)));
    assert!(june < -10_000_000.0, "to 1 June: {june}");
    assert!(end > june + 5_000_000.0, "in the second half it earns: {june}, {end}");
}

#[test]
fn slow_growth_sells_less_on_every_path() {
    let sold = |mix| Lived::of(&shipped(CASE), mix, FEW).sales(YEAR, &ONLINE);
    assert_above(&sold(None), &sold(Some("slow_start")));
}

#[test]
fn the_street_sells_the_same_without_the_adventure() {
    let sold = |mix| Lived::of(&shipped(CASE), mix, FEW).sales(0..13, &["shop"]);
    let more = differences(&sold(None), &sold(Some("stay_offline")));
    assert!(more.iter().all(|more| more.abs() < 1.0));
}
