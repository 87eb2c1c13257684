//! The same futures with shocks and without (MODEL 10a).

use ragam::report::{Life, Metric, Report};

use crate::support::{assert_chance, buyers, report};

/// The figures that are told of both lives.
const TOLD: [Metric; 9] = [
    Metric::NetCashFlowMean,
    Metric::NetCashFlowMedian,
    Metric::ValueAtRisk95,
    Metric::ExpectedShortfall95,
    Metric::ProbabilityOutOfCash,
    Metric::CashNeeded95,
    Metric::LowestCashMedian,
    Metric::DaysBelowZeroMean,
    Metric::SalesMean,
];

fn value(report: &Report, metric: Metric, life: Life) -> f64 {
    report.metrics.of(metric, life).unwrap().value
}

/// A shipped scenario with few paths.
fn few(case: &str) -> String {
    buyers::with(&buyers::shipped(case), "paths", "640")
}

/// A text in which all severities are zero; `None` when a shock does more than lower demand, or
/// when an answer to its start would come all the same.
fn harmless(text: &str) -> Option<String> {
    let more = ["boom", "commission_points", "unit_cost_increase", "holds_payouts", "[[response]]"];
    let begins = |key: &str| text.lines().any(|line| line.trim_start().starts_with(key));
    let has_severity = begins("severity");
    (has_severity && !more.iter().any(|key| begins(key))).then(|| {
        let line = |line: &str| match line.trim_start().starts_with("severity ") {
            true => "severity = 0.0\n".to_owned(),
            false => format!("{line}\n"),
        };
        text.lines().map(line).collect()
    })
}

#[test]
fn without_shocks_is_the_file_with_all_severities_zero_to_the_bit() {
    let mut compared = 0;
    for case in ragam::starter::CASES {
        let text = few(case.name);
        let Some(calm) = harmless(&text) else { continue };
        let (with, calm) = (report(&text), report(&calm));
        for metric in TOLD {
            let without = value(&with, metric, Life::WithoutShocks);
            let zero = value(&calm, metric, Life::AsItIs);
            assert_eq!(without.to_bits(), zero.to_bits(), "{}: {}", case.name, metric.name());
        }
        let [without, zero] = [with.cash_without_shocks.as_ref(), Some(&calm.cash)];
        assert_eq!(without, zero, "{}: cash by day", case.name);
        compared += 1;
    }
    assert!(compared >= 8, "{compared}");
}

#[test]
fn what_shocks_change_is_the_difference_of_both_lives() {
    for case in ["live-shutdown", "account-ban", "viral-overselling", "jambi"] {
        let report = report(&few(case));
        for metric in TOLD {
            let [with, without, because] =
                [Life::AsItIs, Life::WithoutShocks, Life::BecauseOfShocks]
                    .map(|life| value(&report, metric, life));
            let size = with.abs().max(without.abs()).max(1.0);
            assert!((with - without - because).abs() <= 1e-9 * size, "{case}: {}", metric.name());
        }
        let four = [
            Metric::OutOfCashInNeither,
            Metric::OutOfCashOnlyWithShocks,
            Metric::OutOfCashOnlyWithoutShocks,
            Metric::OutOfCashInBoth,
        ]
        .map(|metric| report.metrics.value(metric));
        assert!((four.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{case}: {four:?}");
        let out = value(&report, Metric::ProbabilityOutOfCash, Life::AsItIs);
        assert!((four[1] + four[3] - out).abs() < 1e-12, "{case}: {four:?}, {out}");
    }
}

/// Sales of a million a day of which 600,000 go to goods when sold, paid out seven days later, and
/// two closed weeks from 2 February.
const TRAP: &str = "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 30_000_000\n\
    [simulation]\nseed = 1\nstart = 2026-01-05\ndays = 98\npaths = 64\n\
    [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\nnoise = 0\nslow_level_step = 0\nslow_level_start = 0\n\
    payout_delay_days = 7\n\
    [[shock]]\nid = \"tutup\"\nhits = [\"a\"]\ndate = 2026-02-02\nduration_days = 14\nseverity = 1\n\
    [costs]\ngoods_share = 0.6\n";

#[test]
fn days_around_a_closure_show_the_trap() {
    let report = report(TRAP);
    let anatomy = report.anatomy.unwrap();
    assert_eq!((anatomy.shock, anatomy.days_before, anatomy.duration), (0, 14, 14.0));
    assert_eq!((anatomy.paths_with_shock, anatomy.paths, anatomy.cash.len()), (64, 64, 70));
    let lost = |day: usize| anatomy.sales_without[day] - anatomy.sales[day];
    for day in 0..70 {
        let closed = (14..28).contains(&day);
        assert_eq!(lost(day), if closed { 1_000_000.0 } else { 0.0 }, "day {day}");
    }
    let gap = |day: usize| anatomy.cash[14 + day] - anatomy.cash_without[14 + day];
    // A week without goods while old sales are paid out; a week without either; from the reopening
    // a week in which goods are paid and nothing is paid out: two weeks of margin are lost.
    for (day, by_hand) in
        [(6, 4_200_000.0), (13, 1_400_000.0), (20, -5_600_000.0), (55, -5_600_000.0)]
    {
        assert!((gap(day) - by_hand).abs() < 1e-6, "day {day}: {}", gap(day));
    }
}

#[test]
fn a_shop_without_shocks_has_no_other_life() {
    let text = TRAP.split("[[shock]]").next().unwrap().to_owned() + "[costs]\ngoods_share = 0.6\n";
    let report = report(&text);
    assert!(report.anatomy.is_none() && report.cash_without_shocks.is_none());
    assert!(report.net_cash_flows_without_shocks.is_empty());
}

/// Sales of a million a day, rent of half of a month's, one closed week in half of the futures.
const BY_HAND: &str = "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 5_500_000\n\
    [simulation]\nseed = 1\nstart = 2026-01-01\ndays = 28\npaths = 2_000\n\
    [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\nnoise = 0\nslow_level_step = 0\nslow_level_start = 0\n\
    [[shock]]\nid = \"tutup\"\nhits = [\"a\"]\nwindow = { from = 2026-01-01, to = 2026-01-01, probability = 0.5 }\n\
    duration_days = 7\nseverity = 1\n\
    [costs]\ngoods_share = 0\nrent_per_month = 10_000_000\nrent_day = 6\n";

#[test]
fn a_shop_by_hand_runs_out_because_of_the_shock_alone() {
    // Without the closure: 5.5 + 6 - 10 = 1.5 million on 6 January, and more after. With it:
    // 5.5 - 10 = -4.5 million on 6 and 7 January, and a million a day from the 8th on: below zero
    // on the 6th to the 11th, six days.
    let report = report(BY_HAND);
    let both = |metric| value(&report, metric, Life::WithoutShocks);
    assert_eq!(both(Metric::ProbabilityOutOfCash), 0.0);
    assert_eq!(both(Metric::LowestCashMedian), 1_500_000.0);
    let added = value(&report, Metric::ProbabilityOutOfCash, Life::BecauseOfShocks);
    assert_chance(added, report.paths, 0.5);
    let only = report.metrics.value(Metric::OutOfCashOnlyWithShocks);
    assert!((only - added).abs() < 1e-12, "{only}, {added}");
    assert_eq!(report.metrics.value(Metric::DepthWhenOutOfCashMedian), 4_500_000.0);
    assert_eq!(report.metrics.value(Metric::DaysBelowZeroWhenOutOfCashMedian), 6.0);
    let lost = value(&report, Metric::SalesMean, Life::BecauseOfShocks);
    assert!((lost + 7_000_000.0 * added).abs() < 1e-6, "{lost}");
    let shock = &report.shocks[0];
    let change = shock.because_of_it.get(Metric::NetCashFlowMean).unwrap().value;
    assert!((change + 7_000_000.0 * added).abs() < 1e-6, "{change}");
    // From 8 January on: -4.5 + 1 = -3.5 million at the lowest, and 3.5 without the closure.
    let after = |life| shock.given_it_happens.of(Metric::LowestCashAfterItsEndMedian, life);
    assert_eq!(after(Life::AsItIs).unwrap().value, -3_500_000.0);
    assert_eq!(after(Life::WithoutShocks).unwrap().value, 3_500_000.0);
}

#[test]
fn one_bad_day_is_told_with_its_depth_and_its_days() {
    // Rent of 12 million on the 1st, 11 million of cash, a million of sales a day: one close below
    // zero by nothing, then back.
    let text = "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 10_500_000\n\
        [simulation]\nseed = 1\nstart = 2026-01-01\ndays = 28\npaths = 64\n\
        [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\nnoise = 0\nslow_level_step = 0\nslow_level_start = 0\n\
        [costs]\ngoods_share = 0\nrent_per_month = 12_000_000\nrent_day = 1\n";
    let report = report(text);
    assert_eq!(report.metrics.value(Metric::ProbabilityOutOfCash), 1.0);
    assert_eq!(report.metrics.value(Metric::DepthWhenOutOfCashMedian), 500_000.0);
    assert_eq!(report.metrics.value(Metric::DaysBelowZeroWhenOutOfCashMedian), 1.0);
}
