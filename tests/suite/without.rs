//! A model with one thing changed is the model of the file with that thing changed, to the bit:
//! nothing that was made ready at build time is left behind, and no other draw moves.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use ragam::ensemble::{Outcomes, Silent};
use ragam::model::{Model, ParameterId};

const PATHS: u64 = 64;

const SHOP: &str = r#"
format = 1
[business]
name = "Toko"
opening_cash = 6_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 40
[values]
margin_lost = [0.1, 0.3]
[[channel]]
id = "live"
platform = "tiktok"
weekly_sales = [7_000_000, 9_000_000]
growth_per_year = [-0.2, 0.3]
payout_delay_days = [3, 12]
noise = [0.3, 0.6]
returns = "margin_lost"
[[channel.pay_days]]
from_day = 25
factor = [1.1, 1.9]
[[channel]]
id = "shopee"
orders_per_week = 60
order_value = 50_000
lumpy_orders = true
[channel.affiliates]
lift = 0.4
commission = 0.1
[[event]]
id = "sale"
yearly = ["06-06"]
factor = [2, 4]
[[shock]]
id = "halt"
hits = ["live"]
rate_per_year = [0.5, 2]
duration_days = [5, 40]
severity = [0.6, 1.0]
[[shock]]
id = "fees"
hits = [{ channel = "live" }, { channel = "shopee" }]
date = 2026-03-01
duration_days = 60
commission_points = 0.05
[[response]]
id = "loan"
when = { shock = "halt" }
loan = { amount = 5_000_000, months = 12 }
[[link]]
from = "live"
to = "shopee"
[costs]
goods_share = 0.6
rent_per_month = [20_000_000, 26_000_000]
[credit]
limit = [0, 3_000_000]
interest_per_year = 0.2
"#;

/// The shop with all that the defaults leave unknown stated.
fn stated() -> String {
    let slowly = "slow_level_step = 0.05\nslow_level_half_life_days = 90\n";
    let market = "[[factor]]\nid = \"market\"\nloading = 0.4\nslow_loading = 0.6\n[credit]\n";
    SHOP.replace("noise = [0.3, 0.6]\n", &format!("noise = [0.3, 0.6]\n{slowly}"))
        .replace("lumpy_orders = true\n", &format!("lumpy_orders = true\nnoise = 0.3\n{slowly}"))
        .replace("[credit]\n", market)
}

fn outcomes(models: &[Model]) -> Vec<Outcomes> {
    Outcomes::of_all(models, PATHS, &Silent).unwrap()
}

/// Whether two models come to the same outcomes, to the bit.
fn assert_same(one: Model, other: &str, what: &str) {
    let found = outcomes(&[one, crate::support::model(other)]);
    assert!(found[0] == found[1], "{what}");
}

fn number(model: &Model, name: &str) -> ParameterId {
    let is_wanted = |id: &ParameterId| model.parameters().get(*id).name() == name;
    model.unknown_numbers().find(is_wanted).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn a_pinned_number_is_that_number_in_the_file() {
    let model = crate::support::model(SHOP);
    for (name, range, value) in [
        ("channel.live.weekly_sales", "[7_000_000, 9_000_000]", "8_250_000"),
        ("channel.live.growth_per_year", "[-0.2, 0.3]", "0.25"),
        ("channel.live.payout_delay_days", "[3, 12]", "7"),
        ("channel.live.noise", "[0.3, 0.6]", "0.5"),
        ("event.sale.factor", "[2, 4]", "3.5"),
        ("shock.halt.rate_per_year", "[0.5, 2]", "1.25"),
        ("credit.limit", "[0, 3_000_000]", "0"),
        ("costs.rent_per_month", "[20_000_000, 26_000_000]", "0"),
        ("values.margin_lost", "[0.1, 0.3]", "0"),
    ] {
        let id = number(&model, name);
        let pinned = model.clone().with_pinned(id, value.replace('_', "").parse().unwrap());
        let changed = SHOP.replacen(range, value, 1);
        let found = outcomes(&[pinned, crate::support::model(&changed), model.clone()]);
        assert!(found[1] != found[2], "{name} changes nothing");
        let columns = |o: &Outcomes| [&o.net_cash_flow, &o.lowest_cash, &o.sales].map(Clone::clone);
        for (one, other) in columns(&found[0]).iter().zip(&columns(&found[1])) {
            for (one, other) in one.iter().zip(other) {
                // Factors of a day may be multiplied in another order.
                assert!((one - other).abs() <= 1e-6, "{name}: {one} {other}");
            }
        }
    }
}

#[test]
fn a_shock_that_never_comes_is_a_file_without_it() {
    let without_fees = format!(
        "{}{}",
        SHOP.split("[[shock]]\nid = \"fees\"").next().unwrap(),
        SHOP.split("commission_points = 0.05\n").nth(1).unwrap()
    );
    assert_same(crate::support::model(SHOP).without_shock(1), &without_fees, "fees");
    // The response to it never begins either: a rate of zero does the same.
    let never = SHOP.replace("rate_per_year = [0.5, 2]", "rate_per_year = 0");
    assert_same(crate::support::model(SHOP).without_shock(0), &never, "halt");
}

#[test]
fn without_ups_and_downs_sales_are_even() {
    let even = "noise = 0\nslow_level_step = 0\n";
    let text = SHOP
        .replace("noise = [0.3, 0.6]\n", even)
        .replace("lumpy_orders = true\n", even)
        .replace("lift = 0.4\n", "lift = 0.4\nnoise = 0\n");
    assert_same(crate::support::model(SHOP).without_ups_and_downs(), &text, "even");
}

#[test]
fn with_nothing_unknown_numbers_are_their_means() {
    let base = stated();
    let mut text = base.clone();
    for (range, mean) in [
        ("= [0.1, 0.3]", "= 0.2"),
        ("[7_000_000, 9_000_000]", "8_000_000"),
        ("[-0.2, 0.3]", "0.05"),
        ("[3, 12]", "7.5"),
        ("[0.3, 0.6]", "0.45"),
        ("[1.1, 1.9]", "1.5"),
        ("[2, 4]", "3"),
        ("[0.5, 2]", "1.25"),
        ("[20_000_000, 26_000_000]", "23_000_000"),
        ("[0, 3_000_000]", "1_500_000"),
    ] {
        assert!(text.contains(range), "{range}");
        text = text.replacen(range, mean, 1);
    }
    let known = crate::support::model(&base).with_nothing_unknown();
    assert_eq!(known.unknown_numbers().count(), 0);
    let found = outcomes(&[known, crate::support::model(&text)]);
    for (one, other) in found[0].net_cash_flow.iter().zip(&found[1].net_cash_flow) {
        assert!((one - other).abs() < 1e-3, "{one} {other}");
    }
}

#[test]
fn a_channel_free_of_risk_has_no_shocks_and_sells_evenly() {
    let text = SHOP
        .replace("lumpy_orders = true\n", "noise = 0\nslow_level_step = 0\n")
        .replace("lift = 0.4\n", "lift = 0.4\nnoise = 0\n")
        .replace("hits = [{ channel = \"live\" }, { channel = \"shopee\" }]", "hits = [\"live\"]");
    assert_same(crate::support::model(SHOP).with_channel_free_of_risk(1), &text, "shopee");
    // Both free: no shock is left, and with it no response.
    let model = crate::support::model(SHOP);
    let free = model.clone().with_channel_free_of_risk(0).with_channel_free_of_risk(1);
    let calm = model.without_shock(0).without_shock(1).without_ups_and_downs();
    let found = outcomes(&[free, calm]);
    assert!(found[0] == found[1]);
}

#[test]
fn a_number_drawn_anew_is_independent_and_leaves_the_others() {
    let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
        [simulation]\nseed = 1\nweeks = 5\n[[channel]]\nid = \"a\"\nweekly_sales = 0\nnoise = 0\n\
        [costs]\nrent_per_month = [0, 12_000]\nwages_per_month = [0, 24_000]\n";
    let model = crate::support::model(text);
    let rent = number(&model, "costs.rent_per_month");
    let wages = number(&model, "costs.wages_per_month");
    let models = [
        model.clone(),
        model.clone().with_redrawn(rent),
        model.clone().with_pinned(rent, 0.0),
        model.clone().with_pinned(rent, 0.0).with_redrawn(rent),
        model.clone().with_pinned(wages, 0.0),
        model.with_pinned(wages, 0.0).with_redrawn(rent),
    ];
    let found = Outcomes::of_all(&models, 4_096, &Silent).unwrap();
    assert!(found[0] != found[1]);
    assert!(found[2] == found[3], "a known number has no draw");
    // Wages stay: both runs differ by rents alone.
    let (before, after) = (&found[4].net_cash_flow, &found[5].net_cash_flow);
    let pairs = found[0].net_cash_flow.iter().zip(&found[1].net_cash_flow);
    for ((one, other), (before, after)) in pairs.zip(before.iter().zip(after)) {
        assert!(((one - other) - (before - after)).abs() < 1e-6);
    }
    let mean = before.iter().sum::<f64>() / 4_096.0;
    let product = |(x, y): (&f64, &f64)| (x - mean) * (y - mean);
    let variance = before.iter().zip(before).map(product).sum::<f64>() / 4_096.0;
    let covariance = before.iter().zip(after).map(product).sum::<f64>() / 4_096.0;
    // Four standard errors of a correlation of zero.
    assert!((covariance / variance).abs() < 4.0 / 64.0, "{covariance} of {variance}");
    crate::support::assert_mean(after, mean);
}
