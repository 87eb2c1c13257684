//! Live shows: who watches, who buys, and what it leaves.

use super::measured::{
    FEW, Lived, MANY, YEAR, assert_above, assert_holds, assert_within, change_by_shocks, changes,
    differences, each, harmless, mean, share_of,
};
use crate::support::buyers::{Band, model, sales, shipped, simulate};

const LIVE: [&str; 1] = ["tiktok_live"];

/// Sales of a show at the mean number of shows a week.
fn sales_a_show(case: &str, shows_a_week: f64) -> Vec<f64> {
    each(&Lived::today(case, MANY).sales(YEAR, &LIVE), 52.0 * shows_a_week)
}

/// A line of a file with a list of numbers: the first and the last of them.
fn ends(case: &str, key: &str) -> (f64, f64) {
    let text = shipped(case);
    let start = format!("{key} = [");
    let line = text.lines().find_map(|line| line.strip_prefix(&start)).unwrap();
    let numbers = line.split(']').next().unwrap().replace('_', "");
    let numbers: Vec<f64> = numbers.split(", ").map(|number| number.parse().unwrap()).collect();
    (numbers[0], numbers[numbers.len() - 1])
}

#[test]
fn oemar_sells_what_was_reported_a_session() {
    // Units are sales over the value of an order, which is set to one number here.
    let live = shipped("oemar-batik").replacen("[90_000, 120_000, 180_000]", "120_000", 1);
    let model = model(&live, None);
    let ensemble = simulate(&model);
    let weeks = model.horizon().weeks();
    let year = sales(&model, &ensemble, 0..weeks, |id| id == "tiktok_live");
    let units: Vec<f64> = year.iter().map(|s| s / 120_000.0 / (21 * weeks) as f64).collect();
    let band = Band::of(&units);
    assert!((12.0..=21.0).contains(&band.middle), "{band:?}");
    assert!(band.low < 21.0 && band.high > 12.0, "{band:?}");
}

#[test]
fn live_adds_to_the_batik_shops_what_was_reported() {
    for (case, others, reported) in [
        ("oemar-batik", ["shopee", "offline"], 0.25),
        ("khalisa-batik", ["marketplace", "offline"], 0.30),
        ("kalisa-batik", ["shopee", "other_media"], 0.10),
    ] {
        let lived = Lived::of(&harmless(&shipped(case)), None, MANY);
        let added = mean(&lived.sales(YEAR, &LIVE)) / mean(&lived.sales(YEAR, &others));
        assert!((added - reported).abs() < 0.02, "{case}: {added}");
    }
}

#[test]
fn live_adds_ten_million_a_month_to_anjab_store_and_little_money() {
    let today = Lived::today("anjab-store", MANY);
    let without = Lived::mix("anjab-store", "without_live", MANY);
    let sold = differences(&today.sales(YEAR, &[]), &without.sales(YEAR, &[]));
    assert_holds(&each(&sold, 12.0), 10_000_000.0);
    let left = differences(&today.net_cash_flow(), &without.net_cash_flow());
    // About a million a month: within a half of it.
    let a_month = mean(&left) / 12.0;
    assert!((500_000.0..1_500_000.0).contains(&a_month), "{a_month}");
    // In most futures, and not in all: it is little money.
    let better_without = share_of(&left, |left| *left < 0.0);
    let error = (better_without * (1.0 - better_without) / left.len() as f64).sqrt();
    assert!(better_without > 3.0 * error && better_without + 3.0 * error < 0.5, "{better_without}");
}

#[test]
fn keylaafood_has_thousands_of_viewers_and_sells_tens_of_thousands_a_show() {
    let (fewest, most) = ends("keylaafood", "sessions_today");
    assert!(4.0 * fewest >= 11.0 && 4.0 * most <= 19.0, "ten-odd shows in 28 days");
    let (fewest, most) = ends("keylaafood", "viewers_first_hour");
    assert!(fewest >= 1_000.0 && most <= 9_999.0);
    assert_within(&sales_a_show("keylaafood", 3.58), 10_000.0, 99_999.0);
}

#[test]
fn gajah_sakti_has_tens_of_thousands_of_viewers_and_sells_millions_a_show() {
    let (fewest, most) = ends("gajah-sakti", "viewers_first_hour");
    assert!(fewest >= 10_000.0 && most <= 99_999.0);
    assert_within(&sales_a_show("gajah-sakti", 14.0), 1_000_000.0, 9_999_999.0);
}

#[test]
fn more_shows_do_not_by_themselves_sell_more() {
    let a_show = |case, shows| Band::of(&sales_a_show(case, shows));
    let (gajah, keyla, radefa) =
        (a_show("gajah-sakti", 14.0), a_show("keylaafood", 3.58), a_show("radefa-optik", 50.2));
    assert!(radefa.high < keyla.low && keyla.high < gajah.low, "{radefa:?}, {keyla:?}, {gajah:?}");
    let ((few, _), (_, many)) =
        (ends("radefa-optik", "sessions_today"), ends("keylaafood", "sessions_today"));
    assert!(few > 14.0 && 14.0 > many, "shows a week run the other way");
    let mean_of_three = |[low, likely, high]: [f64; 3]| (low + 4.0 * likely + high) / 6.0;
    let (keyla, radefa) = (mean_of_three([2.75, 3.5, 4.75]), mean_of_three([35.0, 49.0, 70.0]));
    assert!(radefa > 10.0 * keyla);
}

#[test]
fn half_the_shows_of_gajah_sakti_do_not_halve_its_sales() {
    let today = Lived::today("gajah-sakti", FEW).sales(YEAR, &LIVE);
    let half = Lived::mix("gajah-sakti", "half_the_sessions", FEW).sales(YEAR, &LIVE);
    let left = changes(&half, &today);
    assert!(left.iter().all(|left| (0.5..=0.66).contains(&(left + 1.0))), "{:?}", Band::of(&left));
    let weaker = Lived::mix("gajah-sakti", "weaker_offer", FEW).sales(YEAR, &LIVE);
    assert!((mean(&weaker) / mean(&today) - 0.5).abs() < 0.02, "half the conversion halves them");
}

#[test]
fn fewer_shows_that_fit_sell_more_than_all_of_radefa() {
    let sold = |mix| Lived::of(&shipped("radefa-optik"), mix, MANY);
    let (today, half) = (sold(None), sold(Some("half_the_sessions")));
    let better = sold(Some("fewer_but_better"));
    assert!(mean(&better.sales(YEAR, &LIVE)) > 1.5 * mean(&today.sales(YEAR, &LIVE)));
    let lost = mean(&today.sales(YEAR, &[])) / mean(&half.sales(YEAR, &[])) - 1.0;
    assert!((0.0..0.03).contains(&lost), "half of the shows would hardly be seen: {lost}");
    assert!(mean(&half.net_cash_flow()) > mean(&today.net_cash_flow()), "but for the pay");
}

#[test]
fn at_keylaafood_an_offer_helps_more_than_hours() {
    let gained = |mix| {
        let today = Lived::today("keylaafood", MANY).net_cash_flow();
        mean(&differences(&Lived::mix("keylaafood", mix, MANY).net_cash_flow(), &today))
    };
    assert!(gained("twice_the_sessions") < 0.0);
    assert!(gained("better_offer") > 0.0 && gained("prime_time") > 0.0);
}

#[test]
fn a_step_of_the_algorithm_never_passes() {
    // Without an answer of the shop, so that the fall is the algorithm's alone.
    let change = change_by_shocks("algorithm-step", Some("no_answer"), 48..52, &LIVE, FEW);
    assert!(change.iter().all(|change| *change < -0.01), "{:?}", Band::of(&change));
    let answered = Lived::today("algorithm-step", MANY).net_cash_flow();
    let waited = Lived::mix("algorithm-step", "no_answer", MANY).net_cash_flow();
    assert!(mean(&answered) > mean(&waited), "an answer helps");
}

#[test]
fn slow_changes_hurt_khalisa_more_than_the_halt() {
    let text = shipped("khalisa-batik");
    let without = |rate: &str| {
        let text = text.replacen("rate_per_year = 1.5", rate, 1);
        mean(&Lived::of(&text, None, MANY).sales(YEAR, &LIVE))
    };
    let (both, halt_only) = (without("rate_per_year = 1.5"), without("rate_per_year = 0"));
    let calm = mean(&Lived::of(&harmless(&text), None, MANY).sales(YEAR, &LIVE));
    assert!(halt_only - both > 2.0 * (calm - halt_only), "{both}, {halt_only}, {calm}");
}

#[test]
fn when_shopee_limits_kalisa_more_is_gone_than_by_the_halt() {
    let of = |weeks, channels| mean(&change_by_shocks("kalisa-batik", None, weeks, channels, MANY));
    let week_of_the_halt = of(26..27, &[]);
    assert!((-0.1..0.0).contains(&week_of_the_halt), "live is a tenth: {week_of_the_halt}");
    let lived = Lived::today("kalisa-batik", MANY);
    let limited = lived.occurrences("shopee_limited");
    let chance = share_of(&limited, |times| *times > 0);
    assert!((0.14..0.22).contains(&chance), "once in five years: {chance}");
    assert_above(&[of(YEAR, &["tiktok_live"])], &[-0.05]);
}
