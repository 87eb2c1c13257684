//! What the rules let pass, and close calls.

use super::{FULL, good, loadings, messages, plain};
use crate::scenario::EventEffect;
use crate::scenario::read::SMALLEST;

const LIVE: &str = r#"
[[channel]]
id = "tiktok_live"
platform = "tiktok"
features = ["live"]
order_value = 85_000

[channel.live]
sessions_per_week = 5
viewers_first_hour = 300
conversion = 0.02
"#;

fn two(more: &str) -> String {
    format!("{SMALLEST}{LIVE}{more}")
}

fn shock(more: &str) -> String {
    two(&format!("[[shock]]\nid = \"halt\"\nhits = [\"tiktok_live\"]\n{more}"))
}

#[test]
fn sums_may_reach_one() {
    let squares =
        "[[factor]]\nid = \"market\"\nloading = 0.6\n[[factor]]\nid = \"b\"\nloading = -0.8\n";
    good(&two(squares));
    let recapture = "[[link]]\nfrom = \"tiktok_live\"\nto = \"shopee\"\nrecapture = 1\n";
    good(&two(recapture));
    good(&format!("{SMALLEST}commission = 1\n"));
    let thirds = "payout_shares = [{ days = 0, share = 0.3333333333 }, { days = 1, share = 0.3333333333 }, { days = 2, share = 0.3333333334 }]";
    good(&format!("{SMALLEST}{thirds}\n"));
}

#[test]
fn the_first_and_last_day_are_simulated() {
    let on = |date| shock(&format!("date = {date}\nduration_days = 60\nseverity = 1\n"));
    good(&on("2026-01-01"));
    good(&on("2026-12-30"));
    good(&on("2026-12-30T23:59:59"));
    assert_eq!(messages(&on("2026-12-31")).len(), 1);
    assert_eq!(messages(&on("2025-12-31")).len(), 1);
}

#[test]
fn the_horizon_follows_the_simulation() {
    let year = "[simulation]\nstart = 2026-06-01\ndays = 10\n";
    let on = |date| {
        format!("{}{year}", shock(&format!("date = {date}\nduration_days = 1\nseverity = 1\n")))
    };
    good(&on("2026-06-10"));
    assert_eq!(messages(&on("2026-06-11")).len(), 1);
}

#[test]
fn onset_may_fill_the_whole_duration() {
    good(&shock("date = 2026-03-01\nduration_days = [5, 9]\nonset_days = 5\nseverity = 1\n"));
    let named = "rate_per_year = 1\nduration_days = \"d\"\nonset_days = \"d\"\nseverity = 1\n[values]\nd = [1, 9]\n";
    good(&shock(named));
}

#[test]
fn a_shock_without_duration_may_pass_slowly() {
    good(&shock(
        "date = 2026-03-01\nduration_days = 0\nseverity = 1\nrecovery = { linear_days = 5 }\n",
    ));
    good(&shock("date = 2026-03-01\nduration_days = 0\nseverity = 1\nlasting = 0.2\n"));
    // As the base case of a question it may be nothing at all; that is told.
    let nothing = good(&shock("date = 2026-03-01\nduration_days = 0\nholds_payouts = true\n"));
    assert!(
        nothing.warnings.iter().any(|told| told.message.to_string().contains("is over before"))
    );
}

#[test]
fn recovery_may_last_until_the_very_end_of_the_shock() {
    let until = |date| {
        shock(&format!(
            "date = 2026-03-01T12:00:00\nduration_days = 2\nseverity = 1\nrecovery = {{ until = {date} }}\n"
        ))
    };
    good(&until("2026-03-04"));
    assert_eq!(messages(&until("2026-03-03")).len(), 1);
    good(&until("2027-06-01"));
}

#[test]
fn a_shock_may_only_hold_payouts() {
    good(&shock("date = 2026-03-01\nduration_days = 5\nholds_payouts = true\n"));
}

#[test]
fn sessions_of_live_channels_can_be_lost() {
    good(&shock("date = 2026-03-01\nduration_days = 5\nseverity = 0.5\nacts_on = \"sessions\"\n"));
}

#[test]
fn only_channels_without_their_own_use_the_costs() {
    let costs = "[costs]\ngoods_share = 0.6\n";
    good(&format!("{SMALLEST}goods_share = 0.5\n{LIVE}{costs}"));
    assert_eq!(messages(&format!("{SMALLEST}goods_share = 0.5\n{costs}")).len(), 1);
}

#[test]
fn the_market_can_be_changed_and_stays_where_it_is() {
    let text = two(
        "[[factor]]\nid = \"season\"\nloading = 0.2\n[[factor]]\nid = \"market\"\nloading = 0.3\n",
    );
    let factors = good(&text).scenario.factors;
    let ids: Vec<_> = factors.iter().map(|factor| factor.id.value.as_str()).collect();
    assert_eq!(ids, ["season", "market"]);
    let found = loadings(&factors[1], &["shopee", "tiktok_live"]);
    assert_eq!(found.0, [plain(0.3), plain(0.3)]);
}

#[test]
fn slow_loadings_follow_loadings_when_absent() {
    let text = two(
        "[[factor]]\nid = \"market\"\nloading = 0.2\nslow_loading = 0.4\nloadings = { shopee = 0.1 }\n",
    );
    let factors = good(&text).scenario.factors;
    let (quick, slowly) = loadings(&factors[0], &["shopee", "tiktok_live"]);
    assert_eq!(quick, [plain(0.1), plain(0.2)]);
    assert_eq!(slowly, [plain(0.1), plain(0.4)]);
}

#[test]
fn warnings_do_not_stop_the_reading() {
    let read = good(&format!("{SMALLEST}order_value = 90_000\ngoods_share = 0.6\n"));
    assert_eq!(read.warnings.len(), 1);
}

#[test]
fn problems_of_one_stage_come_all_at_once() {
    let text =
        FULL.replace("recapture = 0.3", "recapture = 3").replace("limit = 10_000_000", "limt = 1");
    assert_eq!(
        messages(&text),
        ["`recapture` must be between 0 and 1", "`limt` is not known in [credit]"]
    );
}

#[test]
fn a_mix_can_change_an_event() {
    let mix = "[[mix]]\nid = \"open\"\nshares = { shopee = 1 }\nset = { \"event.lebaran.closed\" = false, \"event.sale.factor\" = 3, \"calendar.lebaran\" = [2026-03-20] }\n";
    let events = "[[event]]\nid = \"lebaran\"\nfestival = \"lebaran\"\nclosed = true\n[[event]]\nid = \"sale\"\ndate = 2026-05-01\nfactor = 2\n";
    let read = good(&format!("{SMALLEST}{mix}{events}"));
    let changed = &read.variants[0].scenario;
    assert!(read.scenario.events[0].effect.is_something());
    assert!(!changed.events[0].effect.is_something());
    let EventEffect::Factor(factor) = &changed.events[1].effect else {
        panic!("no factor");
    };
    assert_eq!(factor.value, plain(3.0));
    assert_eq!(changed.calendar.lebaran.len(), 1);
}

#[test]
fn an_event_may_touch_the_simulation_with_its_last_day_alone() {
    // The simulation begins on 1 January 2026.
    let on = |fall: &str| {
        format!(
            "{SMALLEST}goods_share = 0.6\n[[event]]\nid = \"x\"\ndate = 2025-12-30\nfactor = 2\nfall_days = {fall}\n"
        )
    };
    assert_eq!(good(&on("2")).warnings.len(), 1);
    assert_eq!(good(&on("2.5")).warnings.len(), 0);
}
