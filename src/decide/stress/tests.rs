//! Shops whose chance of running out of cash is known.

use super::*;
use crate::decide::Study;
use crate::ensemble::Silent;
use crate::scenario::read;

/// A shop that sells nothing worth telling, has a cost of 1.2 million in all, and cash that is unknown.
const NEEDS: &str = r#"
format = 1
[business]
name = "x"
opening_cash = 1_000_000
[simulation]
start = 2026-01-05
weeks = 4
paths = 4000
seed = 7
[[channel]]
id = "a"
weekly_sales = 700
noise = 0
[[channel]]
id = "b"
weekly_sales = 700
noise = 0
[[one_off]]
name = "bill"
date = 2026-01-20
amount = { distribution = "normal", mean = -1_000_000, sd = 100_000, minimum = -2_000_000, maximum = 0 }
[[shock]]
id = "halt"
hits = ["a"]
date = 2026-01-10
duration_days = 5
severity = 0.5
"#;

fn shop(text: &str) -> StressedShop {
    let read = read("x.toml", text.as_bytes()).unwrap();
    StressedShop { study: Study::new(&read, Some(4000), Some(7)).unwrap(), mix: None }
}

fn axis(shop: &StressedShop, path: &str, range: (f64, f64, f64)) -> Result<Axis, NoAnswer> {
    Axis::new(path, range, shop, &shop.scenario().unwrap())
}

fn stress(shop: &StressedShop, axes: Vec<Axis>, breaking: bool) -> Result<Stress, NoAnswer> {
    let request = StressRequest { axes, breaking, level: 0.05 };
    Stress::of(shop, &request, &Silent)
}

/// The bill is normal, so cash runs out with the chance that it is larger than the opening cash.
#[test]
fn the_breaking_point_is_a_quantile_of_the_bill() {
    let shop = shop(NEEDS);
    let cash = axis(&shop, "business.opening_cash", (500_000.0, 1_500_000.0, 100_000.0)).unwrap();
    assert_eq!(cash.today, Some(1_000_000.0));
    let found = stress(&shop, vec![cash], true).unwrap();
    let [breaking] = found.breaking.as_slice() else { panic!("one axis") };
    let [crossing] = breaking.crossings.as_slice() else { panic!("{breaking:?}") };
    // 1.6449 standard deviations above the mean; what is sold in two weeks is 3 thousand at most.
    let (low, high) = (crossing.low.unwrap(), crossing.high.unwrap());
    let expected = 1_000_000.0 + 164_485.0;
    assert!(!crossing.rises && breaking.begins_above);
    assert!(low - 3_000.0 <= expected && expected <= high, "{low} {high}");
    // The error of a quantile is sqrt(p (1 - p) / N) over the density, here 3,341.
    assert!((high - low) / (2.0 * 1.96 * 3_341.0) > 0.8, "{low} {high}");
    assert!((high - low) / (2.0 * 1.96 * 3_341.0) < 1.3, "{low} {high}");
    let grid = found.grid.unwrap();
    let falls: Vec<u64> = grid.cells().map(|(_, _, chance)| chance.successes).collect();
    assert!(falls.windows(2).all(|pair| pair[0] >= pair[1]), "{falls:?}");
    assert!((found.base.estimate.value - 0.5).abs() < 0.04);
}

#[test]
fn cells_do_not_depend_on_the_order_of_the_axes() {
    let shop = shop(NEEDS);
    let cash = axis(&shop, "business.opening_cash", (900_000.0, 1_100_000.0, 100_000.0)).unwrap();
    let severity = axis(&shop, "shock.halt.severity", (0.0, 1.0, 1.0)).unwrap();
    let one = stress(&shop, vec![cash.clone(), severity.clone()], false).unwrap().grid.unwrap();
    let other = stress(&shop, vec![severity, cash], false).unwrap().grid.unwrap();
    assert_eq!((one.chances.len(), other.chances.len()), (2, 3));
    for (x, y, chance) in one.cells() {
        let found = other.cells().find(|(a, b, _)| (Some(*a), *b) == (y, Some(x)));
        assert_eq!(found.map(|(_, _, chance)| chance), Some(chance));
    }
}

#[test]
fn a_share_leaves_the_others_their_proportions() {
    let shop = shop(NEEDS);
    let share = axis(&shop, "share.a", (0.0, 1.0, 0.5)).unwrap();
    assert_eq!(share.today, Some(0.5));
    // Half of the effort is today's: the same bits.
    let grid = stress(&shop, vec![share], false).unwrap();
    assert_eq!(grid.grid.unwrap().chances[0][1], grid.base);
}

#[test]
fn an_axis_on_one_side_has_no_breaking_point() {
    let shop = shop(NEEDS);
    let safe = axis(&shop, "business.opening_cash", (2e6, 4e6, 1e6)).unwrap();
    let broken = axis(&shop, "business.opening_cash", (0.0, 1e5, 1e5)).unwrap();
    for (axis, begins_above) in [(safe, false), (broken, true)] {
        let found = stress(&shop, vec![axis], true).unwrap();
        assert!(found.breaking[0].crossings.is_empty());
        assert_eq!(found.breaking[0].begins_above, begins_above);
    }
}

#[test]
fn the_usual_axes_are_shocks_and_shares() {
    let found = stress(&shop(NEEDS), Vec::new(), true).unwrap();
    let paths: Vec<&str> = found.breaking.iter().map(|one| one.axis.path.as_str()).collect();
    assert_eq!(paths, ["shock.halt.severity", "shock.halt.duration_days", "share.a", "share.b"]);
    assert!(found.grid.is_none());
    // A shock that lasts no time is the base case of the question.
    assert_eq!(found.breaking[1].axis.values, [0.0, 5.0, 7.0, 14.0, 21.0, 28.0]);
}

/// "From 0% to 100% in 44 at least", while the shop as it is has 42 and lies between.
#[test]
fn the_way_along_a_share_left_out_the_shop_as_it_is() {
    // Today 7 of 22 of the effort, which no tenth meets.
    let uneven =
        NEEDS.replacen("weekly_sales = 700", "weekly_sales = 700\ntoday_share = 0.3181", 1);
    let uneven = uneven.replacen("id = \"b\"", "id = \"b\"\ntoday_share = 0.6819", 1);
    let found = stress(&shop(&uneven), Vec::new(), true).unwrap();
    for breaking in &found.breaking {
        let axis = &breaking.axis;
        let place = axis.values.iter().position(|value| Some(*value) == axis.today).unwrap();
        assert_eq!(breaking.scan[place], found.base, "{}", axis.path);
        assert!(axis.values.is_sorted(), "{:?}", axis.values);
        assert!(axis.holds_today());
    }
}

#[test]
fn a_boom_takes_no_sales_away_however_it_is_written() {
    let takes_away = |severity: &str| {
        let shop = shop(&NEEDS.replace("severity = 0.5", severity));
        let axis = axis(&shop, "shock.halt.duration_days", (0.0, 10.0, 5.0)).unwrap();
        matches!(axis.meaning, Meaning::Duration { takes_away: true, .. })
    };
    assert!(takes_away("severity = 0.5") && takes_away("severity = [-0.2, 0.1, 0.5]"));
    for other in ["boom = 0.5", "severity = -0.5", "unit_cost_increase = 0.1"] {
        assert!(!takes_away(other), "{other}");
    }
}

#[test]
fn what_cannot_be_varied_is_told() {
    let shop = shop(NEEDS);
    let good = || axis(&shop, "shock.halt.severity", (0.0, 1.0, 0.5)).unwrap();
    let wrong = |axes, expected: &str| {
        let error = stress(&shop, axes, false).unwrap_err();
        let told = format!("{error}; {}", error.help());
        assert!(told.contains(expected), "{told}");
    };
    wrong(vec![], "nothing is to be varied");
    wrong(vec![good(), good()], "varied twice");
    let range = (0.0, 1.0, 0.5);
    let of = |path: &str, range| axis(&shop, path, range).unwrap();
    wrong(vec![of("shock.hallt.severity", range)], "did you mean `halt`?");
    wrong(vec![of("shock.halt.severty", range)], "did you mean `severity`?");
    wrong(vec![of("shock.halt.severity", (0.0, 2.0, 0.5))], "shock.halt.severity = 2");
    wrong(vec![of("simulation.seed", range)], "simulation");
    wrong(vec![of("share.a", range), of("share.b", range)], "two channels only");
    wrong(
        vec![
            of("business.opening_cash", (0.0, 999.0, 1.0)),
            of("shock.halt.severity", (0.0, 1.0, 0.1)),
        ],
        "11000 points",
    );
    let error = axis(&shop, "share.c", range).unwrap_err();
    assert!(error.to_string().contains("no channel `c`"), "{error}");
    let error = axis(&shop, "share.a", (0.0, 1.5, 0.5)).unwrap_err();
    assert!(matches!(error, NoAnswer::Axis(AxisError::NoShare { .. })));
    let error = stress(&shop, vec![of("share.a", (0.5, 0.5, 1.0))], true).unwrap_err();
    assert!(matches!(error, NoAnswer::Axis(AxisError::OneValue { .. })));
}
