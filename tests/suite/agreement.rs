//! All questions tell the same number of the same futures, with shocks and without (MODEL 10a).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use ragam::decide::buffer::buffer;
use ragam::decide::stress::{Axis, Stress, StressRequest, StressedShop};
use ragam::decide::{Attribution, Study};
use ragam::ensemble::Silent;
use ragam::metrics::Estimate;
use ragam::report::{Candidate, Comparison, Life, Metric, Report};

use crate::support::{buyers, model, report};

/// Few paths of shops with one shock and with several, of kinds that do different things.
const CASES: [&str; 3] = ["live-shutdown", "account-ban", "jambi"];

fn few(case: &str) -> String {
    buyers::with(&buyers::shipped(case), "paths", "160")
}

fn of_run(report: &Report, metric: Metric, life: Life) -> &Estimate {
    report.metrics.of(metric, life).unwrap()
}

fn candidate(id: &str, text: &str) -> Candidate {
    Candidate { id: id.to_owned(), name: id.to_owned(), model: model(text) }
}

fn stressed(text: &str) -> StressedShop {
    let read = ragam::scenario::read("shop.toml", text.as_bytes()).unwrap();
    StressedShop { study: Study::new(&read, None, None).unwrap(), mix: None }
}

fn stress(shop: &StressedShop, axes: Vec<Axis>) -> Stress {
    let request = StressRequest { axes, breaking: false, level: 0.05 };
    Stress::of(shop, &request, &Silent).unwrap()
}

#[test]
fn buffer_tells_the_cash_needed_of_run_in_both_lives() {
    for case in CASES {
        let text = few(case);
        let run = report(&text);
        let found = buffer(&[candidate("today", &text)], 0.95, &Silent).unwrap();
        let [today] = found.mixes.as_slice() else { panic!("one mix") };
        let shocks = today.because_of_shocks.as_ref().unwrap();
        let needed = |life| of_run(&run, Metric::CashNeeded95, life);
        assert_eq!(&today.reserve, needed(Life::AsItIs), "{case}");
        assert_eq!(&shocks.reserve_without, needed(Life::WithoutShocks), "{case}");
        assert_eq!(&shocks.reserve_because, needed(Life::BecauseOfShocks), "{case}");
        let out = |life| of_run(&run, Metric::ProbabilityOutOfCash, life).value;
        let lasts = shocks.survives_without.estimate.value;
        assert!((1.0 - lasts - out(Life::WithoutShocks)).abs() < 1e-12, "{case}");
        let added = shocks.survives_because.value;
        assert!((added + out(Life::BecauseOfShocks)).abs() < 1e-12, "{case}");
        let level = today.levels.iter().find(|level| level.survive == 0.95).unwrap();
        assert_eq!(level.reserve_without_shocks.as_ref(), Some(&shocks.reserve_without), "{case}");
    }
}

#[test]
fn stress_with_nothing_varied_tells_the_chances_of_run() {
    for case in CASES {
        let text = few(case);
        let run = report(&text);
        let shop = stressed(&text);
        let cash =
            Axis::new("business.opening_cash", (1e6, 1e6, 1e6), &shop, &shop.scenario().unwrap());
        let found = stress(&shop, vec![cash.unwrap()]);
        let out = |life| of_run(&run, Metric::ProbabilityOutOfCash, life);
        let (without, because) = &found.base_because_of_shocks;
        assert_eq!(&found.base.estimate, out(Life::AsItIs), "{case}");
        assert_eq!(&without.estimate, out(Life::WithoutShocks), "{case}");
        assert_eq!(because, out(Life::BecauseOfShocks), "{case}");
    }
}

#[test]
fn attribute_tells_what_all_shocks_change_as_run_does() {
    for case in ["live-shutdown", "account-ban"] {
        let text = few(case);
        let run = report(&text);
        let found = Attribution::of(&model(&text), &Silent).unwrap();
        let shocks = found.shocks.unwrap();
        let of = |metric, life| of_run(&run, metric, life);
        let (loss, out) = (Metric::ExpectedShortfall95, Metric::ProbabilityOutOfCash);
        assert_eq!(&shocks.expected_shortfall_without, of(loss, Life::WithoutShocks), "{case}");
        assert_eq!(&shocks.expected_shortfall_because, of(loss, Life::BecauseOfShocks), "{case}");
        assert_eq!(&shocks.out_of_cash_without.estimate, of(out, Life::WithoutShocks), "{case}");
        assert_eq!(&shocks.out_of_cash_because, of(out, Life::BecauseOfShocks), "{case}");
        // The games end at the shop as it is.
        for (metric, total) in
            [(loss, &found.causes.expected_shortfall.all), (out, &found.causes.out_of_cash.all)]
        {
            let of_run = of(metric, Life::AsItIs).value;
            assert!((total.value - of_run).abs() <= 1e-9 * of_run.abs().max(1.0), "{case}");
        }
    }
}

/// A shop with one shock, another way of selling, and a price for it.
const SHOP: &str = r#"
format = 1
[business]
name = "Toko"
opening_cash = 12_000_000
[simulation]
seed = 1
start = 2026-01-05
weeks = 26
paths = 320
[[channel]]
id = "live"
weekly_sales = 8_000_000
[[channel]]
id = "shopee"
weekly_sales = 2_000_000
[[shock]]
id = "halt"
hits = ["live"]
window = { from = 2026-02-02, to = 2026-05-01, probability = 0.5 }
duration_days = [10, 60]
severity = [0.6, 1.0]
[[mix]]
id = "spread"
shares = { live = 0.4, shopee = 0.6 }
[costs]
goods_share = 0.6
rent_per_month = 15_000_000
"#;

fn harmless() -> String {
    SHOP.replace("severity = [0.6, 1.0]", "severity = 0.0")
}

fn compared(text: &str) -> Comparison {
    let read = ragam::scenario::read("shop.toml", text.as_bytes()).unwrap();
    let study = Study::new(&read, None, None).unwrap();
    Comparison::of(study.candidates(&[], "today").unwrap(), &Silent).unwrap()
}

#[test]
fn a_mix_without_shocks_differs_as_in_the_file_with_all_severities_zero_to_the_bit() {
    let (with, calm) = (compared(SHOP), compared(&harmless()));
    let mut told = 0;
    for one in calm.pairs[0].differences.iter().filter(|one| one.life == Life::AsItIs) {
        let without = with.pairs[0].differences.of(one.metric, Life::WithoutShocks).unwrap();
        assert_eq!(without.value.to_bits(), one.estimate.value.to_bits(), "{}", one.name());
        told += 1;
    }
    assert!(told >= 9, "{told}");
}

#[test]
fn what_a_mix_gains_by_shocks_is_what_both_differences_differ_by() {
    let found = compared(SHOP);
    let differences = &found.pairs[0].differences;
    let mut seen = false;
    for one in differences.iter().filter(|one| one.life == Life::AsItIs) {
        let of = |life| differences.of(one.metric, life).unwrap().value;
        let because = of(Life::BecauseOfShocks);
        let expected = of(Life::AsItIs) - of(Life::WithoutShocks);
        let size = one.estimate.value.abs().max(1.0);
        assert!((because - expected).abs() <= 1e-9 * size, "{}: {because}", one.name());
        seen |= because != 0.0;
    }
    assert!(seen, "the shock does something");
    // Half as much hangs on the channel that is hit, so the shock costs less.
    let mean = differences.of(Metric::NetCashFlowMean, Life::BecauseOfShocks).unwrap();
    assert!(mean.value > 3.0 * mean.std_error.unwrap(), "{mean:?}");
    // Without shocks nothing is because of them.
    let calm = compared(&harmless());
    let because = |one: &&ragam::report::MetricEstimate| one.life == Life::BecauseOfShocks;
    for one in calm.pairs[0].differences.iter().filter(because) {
        assert_eq!((one.estimate.value, one.estimate.std_error), (0.0, Some(0.0)));
    }
}

#[test]
fn along_numbers_of_a_shock_nothing_changes_without_it() {
    let shop = stressed(SHOP);
    let scenario = shop.scenario().unwrap();
    let axis = |path: &str, range| Axis::new(path, range, &shop, &scenario).unwrap();
    let severity = axis("shock.halt.severity", (0.0, 1.0, 0.5));
    let cash = axis("business.opening_cash", (6e6, 18e6, 6e6));
    let found = stress(&shop, vec![severity, cash]);
    let calm_base = &found.base_because_of_shocks.0;
    let grid = found.grid.unwrap();
    for row in 0..3 {
        let (with, without) = (&grid.chances[row], &grid.without_shocks[row]);
        assert!(without.iter().all(|chance| chance == &without[0]), "row {row}");
        assert_eq!(with[0], without[0], "a shock that takes nothing");
        for (place, because) in grid.because_of_shocks[row].iter().enumerate() {
            let difference = with[place].estimate.value - without[place].estimate.value;
            assert!((because.value - difference).abs() < 1e-12, "row {row}");
        }
    }
    let falls = [0, 1, 2].map(|row: usize| grid.without_shocks[row][0].successes);
    assert!(falls[0] > falls[2], "more cash lasts longer without shocks as well: {falls:?}");
    assert_eq!(&grid.without_shocks[1][0], calm_base, "12 million is what the file says");
    assert!(grid.because_of_shocks[1][2].value > 0.0, "the whole of live is lost");
}
