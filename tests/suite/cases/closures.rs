//! The closure of 2023, a return with a scar, and accounts that are closed.

use ragam::simulate::replay_path;

use super::measured::{
    FEW, Lived, MANY, account, assert_above, assert_holds, change_by_shocks, each, first_path,
    postings, replaced, share_of,
};
use crate::support::buyers::{
    CLOSURE_DEPENDENT, CLOSURE_DIVERSIFIED, model, sales, shipped, simulate, while_it_lasts,
    without_effects,
};

/// How buyers behave: fitted on 2025, used for 2023.
const BEHAVIOUR: [&str; 3] = ["viewers_return_days", "buyers_who_follow", "traffic_from_live"];

#[test]
fn the_closure_of_2023_uses_the_behaviour_fitted_on_2025() {
    let (halt, closure) = (shipped("live-halt-2025"), shipped("shop-closure-2023"));
    for key in BEHAVIOUR {
        let line = |text: &str| {
            text.lines().find(|line| line.starts_with(key)).map(str::to_owned).expect("a value")
        };
        assert_eq!(line(&halt), line(&closure));
    }
    let reported = |text: &str| text.matches("\"viewers_return_days\"").count();
    assert_eq!((reported(&halt), reported(&closure)), (1, 1), "both shocks pass in the same way");
}

#[test]
fn the_closure_of_2023_takes_from_a_dependent_seller_what_was_reported() {
    let text = shipped("shop-closure-2023");
    let band = while_it_lasts(&text, None);
    assert!(band.holds(CLOSURE_DEPENDENT.middle()), "{band:?}");
    let calm = while_it_lasts(&without_effects(&text), None);
    assert!(
        !calm.holds(CLOSURE_DEPENDENT.middle()) && !calm.holds(CLOSURE_DEPENDENT.to),
        "{calm:?}"
    );
}

#[test]
fn the_closure_of_2023_takes_from_a_diversified_seller_what_was_reported() {
    let text = shipped("shop-closure-2023");
    let band = while_it_lasts(&text, Some("diversified"));
    assert!(band.holds(CLOSURE_DIVERSIFIED.middle()), "{band:?}");
    let calm = while_it_lasts(&without_effects(&text), Some("diversified"));
    assert!(!calm.holds(CLOSURE_DIVERSIFIED.middle()), "{calm:?}");
}

#[test]
fn the_diversified_seller_has_a_quarter_on_tiktok_before_the_closure() {
    let model = model(&shipped("shop-closure-2023"), Some("diversified"));
    let ensemble = simulate(&model);
    let mean = |of: fn(&str) -> bool| sales(&model, &ensemble, 22..25, of).iter().sum::<f64>();
    let share = mean(|id| id.starts_with("tiktok")) / mean(|_| true);
    assert!((share - 0.25).abs() < 0.01, "{share}");
}

#[test]
fn a_year_later_the_scar_is_still_there() {
    let case = "shop-closure-return";
    assert_holds(&change_by_shocks(case, None, 48..52, &["tiktok_live"], MANY), -0.7);
    let lived = Lived::today(case, MANY);
    // Pairs a day: sales over the mean value of an order.
    let pairs = |weeks: std::ops::Range<usize>| {
        let days = 7.0 * weeks.len() as f64;
        each(&lived.sales(weeks, &["tiktok_live"]), 75_000.0 * days)
    };
    assert_holds(&pairs(0..2), 100.0);
    assert_holds(&pairs(48..52), 30.0);
    let closed = lived.sales(3..12, &["tiktok_live"]);
    assert!(closed.iter().all(|sales| *sales == 0.0));
}

#[test]
fn a_second_leg_and_a_year_without_scar_sell_more() {
    let case = "shop-closure-return";
    let sold = |mix| Lived::of(&shipped(case), mix, FEW).sales(12..52, &[]);
    let [today, two_legs, no_scar] = [None, Some("two_legs"), Some("no_scar")].map(sold);
    assert_above(&two_legs, &today);
    assert_above(&no_scar, &today);
}

#[test]
fn a_ban_stops_sales_for_28_days_and_holds_the_money() {
    let (case, tiktok) = ("account-ban", ["tiktok_live", "tiktok_shop"]);
    let lived = Lived::today(case, FEW);
    assert!(lived.sales(18..22, &tiktok).iter().all(|sales| *sales == 0.0));
    for week in [17, 23] {
        for id in tiktok {
            assert!(lived.sales(week..week + 1, &[id]).iter().all(|sales| *sales > 0.0));
        }
    }
    for path in 0..3 {
        let replay = replay_path(&lived.model, path);
        for id in tiktok {
            let paid = postings(&replay, account(&lived.model, &format!("channel.{id}.sales")));
            assert!(!paid.iter().any(|(day, _)| (127..=153).contains(day)), "{id}: held");
            let freed =
                paid.iter().filter(|(day, _)| (154..=155).contains(day)).map(|(_, paid)| paid);
            let ordinary = paid.iter().find(|(day, _)| *day == 120).unwrap().1;
            assert!(freed.sum::<f64>() > 3.0 * ordinary, "{id}: a week is paid at once");
        }
    }
}

#[test]
fn a_second_shop_carries_through_a_ban() {
    let chance = |mix| Lived::of(&shipped("account-ban"), mix, MANY).out_of_cash();
    let [today, second, rules] = [None, Some("second_shop"), Some("rules_known")].map(chance);
    assert!(second < 0.5 * today && rules < today, "{second}, {rules}, {today}");
}

#[test]
fn rules_that_are_known_avert_half_of_the_bans() {
    let happened = Lived::mix("account-ban", "rules_known", MANY).occurrences("ban");
    let share = share_of(&happened, |times| *times > 0);
    assert!((share - 0.5).abs() < 0.05, "{share}");
}

#[test]
fn the_holiday_allowance_is_paid_before_lebaran() {
    // 7 days before 21 March 2026.
    assert_eq!(first_path("account-ban", "holiday_allowance"), [(72, -6_000_000.0)]);
}

#[test]
fn in_jambi_a_ban_lasts_28_days() {
    // As if it came on 2 April, where a week begins.
    let text = replaced(&shipped("jambi"), "rate_per_year = 0.1 ", "date = 2026-04-02 ");
    let lived = Lived::of(&text, None, FEW);
    assert!(lived.sales(13..17, &["tiktok_live"]).iter().all(|sales| *sales == 0.0));
    let back = lived.sales(17..20, &["tiktok_live"]);
    assert!(share_of(&back, |sales| *sales > 0.0) > 0.99);
}
