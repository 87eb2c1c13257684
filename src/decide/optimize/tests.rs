//! Shops whose best mix is known.

use super::*;
use crate::ensemble::Silent;
use crate::metrics::mean_difference;
use crate::scenario::read;

/// Two channels without luck; effort moves sales in proportion.
const TWO: &str = r#"
format = 1
[business]
name = "x"
opening_cash = 100_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 52
[[channel]]
id = "a"
weekly_sales = 5_000_000
goods_share = 0.5
returns_to_effort = 1
noise = 0
slow_level_step = 0
slow_level_start = 0
[[channel]]
id = "b"
weekly_sales = 5_000_000
goods_share = 0.5
returns_to_effort = 1
noise = 0
slow_level_step = 0
slow_level_start = 0
"#;

/// Three channels with luck and a shock.
const THREE: &str = r#"
format = 1
[business]
name = "x"
opening_cash = 50_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 52
[[channel]]
id = "live"
weekly_sales = 8_000_000
commission = 0.02
[[channel]]
id = "shopee"
weekly_sales = 2_000_000
commission = 0.06
[[channel]]
id = "shop"
weekly_sales = 4_000_000
reference_share = 0.3
fixed_cost_per_month = 200_000
[[shock]]
id = "halt"
hits = ["live"]
window = { from = 2026-02-01, to = 2026-06-30, probability = 0.5 }
duration_days = [30, 200]
severity = [0.5, 1.0]
[[mix]]
id = "m"
shares = { live = 0.4, shopee = 0.3, shop = 0.3 }
[costs]
goods_share = 0.6
rent_per_month = 5_000_000
"#;

fn request() -> OptimizeRequest {
    let bounds = WantedBounds::default();
    OptimizeRequest { bounds, limit: RiskLimit::Today, step: None }
}

fn study(text: &str, paths: u64) -> Study {
    let read = read("x.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"));
    Study::new(&read, Some(paths), Some(1)).unwrap()
}

fn optimum(text: &str, paths: u64, request: &OptimizeRequest) -> Result<Optimum, NoAnswer> {
    Optimum::of(&study(text, paths), request, &Silent)
}

/// What is given up is gone at once and what is gained comes late, so any move loses.
#[test]
fn nothing_is_better_than_today_where_a_move_only_costs() {
    let found = optimum(TWO, 64, &request()).unwrap();
    let (best, fresh) = found.best.unwrap();
    assert_eq!(best.parts, [500_000, 500_000]);
    assert_eq!(best.figures.mean_difference.value, 0.0);
    assert!(!fresh.is_more() && !fresh.is_safer());
    assert_eq!(found.frontier.len(), 1);
}

/// Without luck the mean is linear in the share where channel b keeps much more of a sale.
#[test]
fn the_best_mix_stands_at_the_bound() {
    let text = TWO.replacen("goods_share = 0.5", "goods_share = 0.9", 1);
    let text = text.replacen("goods_share = 0.5", "goods_share = 0.1", 1);
    let mut request = OptimizeRequest { limit: RiskLimit::None, ..request() };
    let free = optimum(&text, 64, &request).unwrap();
    assert_eq!(free.best.as_ref().unwrap().0.parts, [0, WHOLE]);
    assert!(free.binding(&[0, WHOLE]).is_empty());
    request.bounds.most = vec![("b".to_owned(), 0.61)];
    request.bounds.least = vec![("a".to_owned(), 0.1)];
    let bounded = optimum(&text, 64, &request).unwrap();
    let (best, fresh) = bounded.best.clone().unwrap();
    assert_eq!(best.parts, [390_000, 610_000]);
    assert_eq!(bounded.binding(&best.parts), [(1, true)]);
    assert!(fresh.is_more());
    // In proportion to what is moved: 11 of 50.
    let gain = |found: &Optimum| found.best.as_ref().unwrap().0.figures.mean_difference.value;
    assert!((gain(&bounded) / gain(&free) - 0.22).abs() < 1e-9);
}

/// The search begins far coarser than the grid it is held against.
#[test]
fn a_search_finds_what_a_fine_grid_finds() {
    let paths = 1_000;
    let request = OptimizeRequest { step: Some(0.25), ..request() };
    let found = optimum(THREE, paths, &request).unwrap();
    let limit = found.limit.unwrap();
    let (best, _) = found.best.as_ref().unwrap();
    let today = vec![800_000, 200_000, 0];
    let evaluator = Evaluator { study: study(THREE, paths), today: &today };
    let free = Bounds { least: vec![0; 3], most: vec![WHOLE; 3] };
    let grid = lattice::first_mixes(&free, 20, &today);
    assert!(grid.len() >= 231);
    let figures = evaluator.figures(&grid, &Silent).unwrap();
    let within = (0..grid.len()).filter(|at| figures[*at].shortfall <= limit);
    let of_grid = within.max_by(|a, b| figures[*a].mean.total_cmp(&figures[*b].mean)).unwrap();
    let flows = |parts: &Parts| evaluator.flows(parts, &Silent).unwrap();
    let difference = mean_difference(&flows(&grid[of_grid]), &flows(&best.parts)).unwrap();
    let error = difference.std_error.unwrap();
    assert!(difference.value <= 2.0 * error, "{difference:?} {:?} {:?}", grid[of_grid], best.parts);
    // No mix of the grid is clearly better than the frontier in both figures.
    for mix in &figures {
        let beaten = |one: &JudgedMix| {
            let slack = 2.0 * one.figures.mean_difference.std_error.unwrap_or(0.0);
            one.figures.shortfall.value <= mix.shortfall + slack
                && one.figures.mean.value >= mix.mean - slack
        };
        assert!(found.frontier.iter().any(beaten), "{mix:?}");
    }
}

#[test]
fn the_best_of_many_is_judged_on_fresh_draws_too() {
    let found = optimum(THREE, 400, &request()).unwrap();
    let (best, fresh) = found.best.unwrap();
    assert_ne!(fresh.seed, found.seed);
    assert_ne!(fresh.today.mean.value, found.today.figures.mean.value);
    assert!(best.figures.shortfall.value <= found.limit.unwrap());
    assert!(best.figures.mean_difference.value > 0.0);
}

/// Found on a shipped scenario: rounded to millionths, today's mix fell out of its own limit.
#[test]
fn the_best_mix_is_never_worse_than_todays() {
    for sales in ["1_234_567", "2_468_013", "777_777"] {
        let text = THREE.replace("weekly_sales = 2_000_000", &format!("weekly_sales = {sales}"));
        let found = optimum(&text, 64, &OptimizeRequest { step: Some(0.5), ..request() }).unwrap();
        let (best, _) = found.best.unwrap();
        assert!(best.figures.mean_difference.value >= 0.0, "{:?}", best.parts);
    }
}

#[test]
fn a_limit_that_nothing_keeps_has_no_best_mix() {
    let request = OptimizeRequest { limit: RiskLimit::Amount(-1e12), ..request() };
    let found = optimum(THREE, 64, &request).unwrap();
    assert!(found.best.is_none());
    assert!(found.smallest_shortfall().unwrap().figures.shortfall.value > -1e12);
}

#[test]
fn bounds_that_nothing_keeps_are_told() {
    let wrong = |least: &[(&str, f64)], most: &[(&str, f64)], expected: &str| {
        let owned =
            |list: &[(&str, f64)]| list.iter().map(|(c, s)| ((*c).to_owned(), *s)).collect();
        let bounds = WantedBounds { least: owned(least), most: owned(most) };
        let error = optimum(THREE, 64, &OptimizeRequest { bounds, ..request() }).unwrap_err();
        let told = format!("{error}; {}", error.help());
        assert!(told.contains(expected), "{told}");
    };
    wrong(
        &[("live", 0.6), ("shopee", 0.5)],
        &[],
        "add up to 1.1, more than 1: live 0.6, shopee 0.5",
    );
    wrong(&[], &[("live", 0.3), ("shopee", 0.3), ("shop", 0.3)], "add up to 0.9, less than 1");
    wrong(&[("live", 0.6)], &[("live", 0.5)], "smallest share of `live` is 0.6, above its largest");
    wrong(&[("lives", 0.6)], &[], "did you mean `live`?");
    wrong(&[], &[("live", 1.5)], "between 0 and 1");
    wrong(&[("live", 0.1), ("live", 0.2)], &[], "given twice");
    wrong(&[], &[("shopee", 0.0), ("shop", 0.0)], "only one channel");
    let alone = THREE.split("[[channel]]").take(2).collect::<Vec<_>>().join("[[channel]]");
    assert_eq!(optimum(&alone, 64, &request()).unwrap_err(), BoundsError::OneChannel.into());
    let fine = OptimizeRequest { step: Some(0.001), ..request() };
    assert!(matches!(
        optimum(THREE, 64, &fine),
        Err(NoAnswer::Bounds(BoundsError::TooFine { .. }))
    ));
}
