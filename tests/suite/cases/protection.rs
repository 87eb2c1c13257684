//! Small leaks in Jambi, and plugs with a price.

use super::measured::{FEW, Lived, MANY, YEAR, assert_above, differences, mean, share_of};
use crate::support::buyers::shipped;

#[test]
fn every_plug_sells_more_and_all_three_most() {
    let sold = |mix| Lived::of(&shipped("jambi"), mix, FEW).sales(YEAR, &[]);
    let (today, all) = (sold(None), sold(Some("all_three")));
    for plug in ["backup", "schedule"] {
        let plugged = sold(Some(plug));
        assert_above(&plugged, &today);
        assert_above(&all, &plugged);
    }
}

#[test]
fn a_plug_pays_in_little_more_than_half_of_the_futures() {
    let today = Lived::today("jambi", MANY).net_cash_flow();
    for plug in ["backup", "schedule"] {
        let plugged = Lived::mix("jambi", plug, MANY).net_cash_flow();
        let better = share_of(&differences(&plugged, &today), |gained| *gained > 0.0);
        assert!((0.5..0.7).contains(&better), "{plug}: {better}");
    }
}

#[test]
fn small_leaks_cost_more_than_a_ban() {
    // Sales of the year that each shock takes by itself.
    let text = shipped("jambi");
    let sold = |text: &str| mean(&Lived::of(text, None, MANY).sales(YEAR, &[]));
    let all = sold(&text);
    let without = |rate: &str| {
        assert_eq!(text.matches(rate).count(), 1);
        sold(&text.replace(rate, "rate_per_year = 0 ")) - all
    };
    let line = without("rate_per_year = 60 ");
    let schedule = without("rate_per_year = 8 ");
    let ban = without("rate_per_year = 0.1 ");
    assert!(line > ban && schedule > ban && ban > 0.0, "{line}, {schedule}, {ban}");
}
