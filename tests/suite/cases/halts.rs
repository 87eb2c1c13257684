//! The halt of August 2025: who depends on live, a plan of eight weeks, and what hits everything.

use ragam::report::{Metric, Report};
use ragam::simulate::replay_path;

use super::measured::{
    FEW, Lived, MANY, YEAR, account, assert_above, assert_holds, change_by_shocks, differences,
    harmless, mean, postings, share_of,
};
use crate::support::buyers::{Band, HALT, first_week, model, shipped, with, without_effects};

/// Paths that are replayed posting by posting, which takes a block of paths each.
const REPLAYED: u32 = 160;

#[test]
fn the_first_week_of_the_halt_spans_what_was_reported() {
    let text = shipped("live-halt-2025");
    let band = first_week(&text, None);
    assert!(band.holds(HALT.middle()), "{band:?}");
    assert!((band.low - HALT.from).abs() < 0.02, "fitted: {band:?}");
    assert!((band.high - HALT.to).abs() < 0.02, "fitted: {band:?}");
    let calm = first_week(&with(&without_effects(&text), "paths", "2_000"), None);
    assert!(!calm.holds(HALT.middle()) && !calm.holds(HALT.to), "{calm:?}");
}

#[test]
fn a_seller_with_a_plan_falls_as_far_in_the_first_week() {
    let band = first_week(&with(&shipped("recovery-plan"), "paths", "2_000"), None);
    assert!(band.holds(HALT.middle()), "{band:?}");
    assert!(band.low > -0.65 && band.high < -0.38, "{band:?}");
}

#[test]
fn the_plan_sells_more_and_the_sooner_the_more() {
    let year = |mix| Lived::of(&shipped("recovery-plan"), mix, FEW).sales(YEAR, &[]);
    let (today, late, without) = (year(None), year(Some("late_plan")), year(Some("without_plan")));
    assert_above(&today, &without);
    assert_above(&late, &without);
    assert!(mean(&today) > mean(&late), "{} and {}", mean(&today), mean(&late));
}

#[test]
fn the_plan_costs_before_it_brings_anything() {
    let today = Lived::today("recovery-plan", FEW);
    let without = Lived::mix("recovery-plan", "without_plan", FEW);
    let lost = |day: usize| differences(&without.cash(day), &today.cash(day));
    // It begins on day 67; a week of it is paid on its first day, the next one seven days later.
    for (day, cost) in [(66, 0.0), (67, 500_000.0), (73, 500_000.0), (74, 1e6), (80, 1e6)] {
        let lost = lost(day);
        assert!(lost.iter().all(|lost| (lost - cost).abs() < 1.0), "day {day}: {}", lost[0]);
    }
}

#[test]
fn in_malang_whole_days_of_the_halt_fall_by_what_was_reported() {
    let days = Band::of(&days_of_the_halt());
    assert!(days.holds(-0.35), "{days:?}");
    let text = with(&shipped("power-cut-and-protest"), "paths", "2_000");
    let model = model(&text, None);
    assert_eq!(model.shocks()[0].id(), "live_halt");
    let week = first_week(&text, None);
    assert!(week.high < 0.0 && week.middle > days.middle, "{week:?} against {days:?}");
}

/// Change of all sales on 31 August and 1 September 2025, days 64 and 65.
fn days_of_the_halt() -> Vec<f64> {
    let text = shipped("power-cut-and-protest");
    let (with, without) = (model(&text, None), model(&harmless(&text), None));
    let sold = |model, path| -> f64 {
        let replay = replay_path(model, path);
        // Sales are posted when they are paid out: those of live a week later.
        let channels = [("live_dresses", 7), ("live_pots", 7), ("shop", 0)];
        let paid = channels.iter().flat_map(|(id, delay)| {
            let paid = postings(&replay, account(model, &format!("channel.{id}.sales")));
            paid.into_iter().filter(move |(day, _)| [64 + delay, 65 + delay].contains(day))
        });
        paid.map(|(_, amount)| amount).sum()
    };
    (0..REPLAYED).map(|path| sold(&with, path) / sold(&without, path) - 1.0).collect()
}

#[test]
fn fashion_is_hit_hardest() {
    let of = |id| change_by_shocks("power-cut-and-protest", None, 9..10, &[id], FEW);
    let (pots, dresses) = (of("live_pots"), of("live_dresses"));
    // Not on every path: which days of the week are good ones is luck of each channel.
    assert!(mean(&dresses) < mean(&pots) - 0.05, "{} and {}", mean(&dresses), mean(&pots));
    let further = share_of(&differences(&pots, &dresses), |further| *further > 0.0);
    assert!(further > 0.8, "{further}");
}

#[test]
fn to_be_prepared_sells_more_and_pays_in_few_futures() {
    let today = Lived::today("power-cut-and-protest", MANY);
    let prepared = Lived::mix("power-cut-and-protest", "prepared", MANY);
    assert_above(&prepared.sales(YEAR, &[]), &today.sales(YEAR, &[]));
    let gained = differences(&prepared.net_cash_flow(), &today.net_cash_flow());
    let better = share_of(&gained, |gained| *gained > 0.0);
    assert!((0.05..0.4).contains(&better), "{better}");
}

#[test]
fn what_hits_everything_cannot_be_spread_away() {
    // The shop in the street never closes, and yet its worst week falls with the protest.
    let street = change_by_shocks("power-cut-and-protest", None, 9..10, &["shop"], FEW);
    assert!(street.iter().all(|change| *change < 0.0), "{:?}", Band::of(&street));
}

#[test]
fn to_move_in_a_hurry_is_a_risk_of_its_own() {
    for case in ["live-halt-2025", "live-shutdown"] {
        let chance = |mix| Lived::of(&shipped(case), mix, MANY).out_of_cash();
        let [today, spread, hurry, reserve] =
            [None, Some("spread"), Some("move_now"), Some("move_with_reserve")].map(chance);
        assert!(spread < today && today < hurry, "{case}: {spread}, {today}, {hurry}");
        assert!(reserve < today, "{case}: {reserve}, {today}");
    }
}

#[test]
fn live_is_a_fifth_of_oemar_and_the_halt_no_matter_of_the_year() {
    let text = with(&shipped("oemar-batik"), "paths", "2_000");
    let week = first_week(&text, None);
    assert!(week.low > -0.25 && week.high < -0.05, "{week:?}");
    let model = model(&text, None);
    let report = Report::of(&model, &crate::support::buyers::simulate(&model)).unwrap();
    let year = report.metrics.value(Metric::SalesChangeByShocksMean)
        / report.metrics.value(Metric::SalesMean);
    assert!(year.abs() < 0.01, "{year}");
}

#[test]
fn the_change_of_a_band_is_that_of_sales_without_shocks() {
    // Both ways to know what would have been: the figure of the program, and the text without harm.
    let text = shipped("live-halt-2025");
    let lived = Lived::of(&text, None, FEW);
    let calm = Lived::of(&harmless(&text), None, FEW);
    let both = differences(&lived.sales_without_shocks(20..30), &calm.sales(20..30, &[]));
    assert!(both.iter().all(|difference| difference.abs() < 1.0));
    assert_holds(&change_by_shocks("live-halt-2025", None, 26..27, &[], MANY), HALT.middle());
}
