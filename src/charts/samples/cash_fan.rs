use jiff::civil::date;

use super::super::{CashFan, CashJump, FanWithoutShocks, JumpKind, RunningOutTwice};
use super::random::Random;
use super::{LONG_NAME, START, Sample, eight_shocks, usual_shocks, window};

/// Rows of balances of one shop, in rupiah.
fn balances(paths: usize, days: usize, scale: f64) -> Vec<Vec<f64>> {
    let mut random = Random::new(7);
    (0..paths).map(|_| one_path(&mut random, days, scale)).collect()
}

/// Sales every day, wages at the end of the month, and perhaps an outage of the main channel.
fn one_path(random: &mut Random, days: usize, scale: f64) -> Vec<f64> {
    let level = 0.78 + 0.4 * random.uniform();
    let outage = if random.uniform() < 0.5 {
        let start = (0.25 + 0.33 * random.uniform()) * 365.0;
        start..start + 20.0 + 90.0 * random.uniform()
    } else {
        0.0..0.0
    };
    let mut balance = 18.0;
    (0..days)
        .map(|day| {
            let sales = if outage.contains(&(day as f64)) { 0.3 } else { 1.0 };
            balance += 0.4 * sales * level * (0.4 + 1.2 * random.uniform()) - 0.28;
            if day % 30 == 24 {
                balance -= 2.6;
            }
            balance * scale
        })
        .collect()
}

/// At both ends, side by side, and one with a long name.
fn jumps() -> Vec<CashJump> {
    let jump = |day, kind, amount| CashJump { day, kind, amount };
    vec![
        jump(0, JumpKind::Loan, 30e6),
        jump(70, JumpKind::HolidayAllowance, -12e6),
        jump(72, JumpKind::Other("Sewa etalase".to_owned()), -11e6),
        jump(364, JumpKind::Other(LONG_NAME.to_owned()), -9e6),
    ]
}

fn usual() -> CashFan {
    fan(&balances(400, 365, 1e6))
}

fn fan(paths: &[Vec<f64>]) -> CashFan {
    let days = paths.first().map_or(0, Vec::len);
    let quantile = |share: f64| -> Vec<f64> {
        let of_day = |day: usize| {
            let mut balances: Vec<f64> = paths.iter().map(|path| path[day]).collect();
            balances.sort_by(f64::total_cmp);
            balances[((paths.len() - 1) as f64 * share).round() as usize]
        };
        (0..days).map(of_day).collect()
    };
    let opening_cash = paths.first().and_then(|path| path.first()).copied().unwrap_or(0.0);
    CashFan {
        is_ordinary: false,
        business: "Batik Sekar Arum".to_owned(),
        start: START,
        opening_cash,
        p05: quantile(0.05),
        p25: quantile(0.25),
        p50: quantile(0.5),
        p75: quantile(0.75),
        p95: quantile(0.95),
        example_paths: paths.iter().take(5).cloned().collect(),
        shock_windows: usual_shocks(),
        owed_at_end: 0.0,
        jumps: Vec::new(),
        out_of_cash_level: -5e6,
        probability_out_of_cash: 0.07,
        likeliest_month_out_of_cash: Some(date(2026, 8, 1)),
        paths: 10_000,
        without_shocks: None,
    }
}

/// This fan beside the same futures without shocks, in which balances rise by `better` a day.
fn beside_without(fan: CashFan, better: f64, chances: (f64, f64, f64)) -> CashFan {
    let raised = |row: &[f64]| -> Vec<f64> {
        row.iter().enumerate().map(|(day, balance)| balance + better * day as f64).collect()
    };
    let (both, only_with, only_without) = chances;
    let running_out = RunningOutTwice {
        shock: Some("Penutupan TikTok Shop".to_owned()),
        both,
        only_with,
        only_without,
        paths: fan.paths,
    };
    let without = FanWithoutShocks { p05: raised(&fan.p05), p50: raised(&fan.p50), running_out };
    CashFan { without_shocks: Some(without), ..fan }
}

/// The same balance on every day of every path.
fn level(balance: f64, days: usize) -> CashFan {
    fan(&vec![vec![balance; days]; 5])
}

fn of_size(scale: f64, out_of_cash_level: f64) -> CashFan {
    CashFan { out_of_cash_level, ..fan(&balances(200, 365, scale)) }
}

/// Fans of cash, ordinary and extreme.
pub fn cash_fans() -> Vec<Sample<CashFan>> {
    let two = vec![
        window("TikTok Shop ditutup", 90.0, 212.0, false),
        window("Libur Lebaran", 75.0, 86.0, true),
    ];
    let negative: Vec<Vec<f64>> = balances(200, 365, 1e6)
        .into_iter()
        .map(|path| path.into_iter().map(|balance| balance - 80e6).collect())
        .collect();
    vec![
        ("usual", usual()),
        ("with_and_without", beside_without(usual(), 40e3, (0.03, 0.04, 0.0))),
        ("hardly_a_difference", beside_without(usual(), 2e3, (0.12, 0.01, 0.0))),
        ("spared", beside_without(usual(), -20e3, (0.03, 0.0, 0.1))),
        ("without_eight", {
            let eight = CashFan { shock_windows: eight_shocks(365.0), ..usual() };
            beside_without(eight, 40e3, (0.03, 0.04, 0.0))
        }),
        ("two_shocks", CashFan { shock_windows: two, out_of_cash_level: 0.0, ..usual() }),
        ("owed", CashFan { owed_at_end: 23.4e6, jumps: jumps(), ..usual() }),
        ("no_shocks", CashFan { shock_windows: Vec::new(), ..usual() }),
        ("eight_shocks", CashFan { shock_windows: eight_shocks(365.0), ..usual() }),
        ("one_path", CashFan { paths: 1, ..fan(&balances(1, 365, 1e6)) }),
        ("no_examples", CashFan { example_paths: Vec::new(), ..usual() }),
        ("zero_variance", level(12e6, 365)),
        ("nothing_at_all", CashFan { out_of_cash_level: 0.0, ..level(0.0, 365) }),
        ("all_negative", CashFan { probability_out_of_cash: 1.0, ..fan(&negative) }),
        ("thousand", of_size(1e3 / 18.0, 0.0)),
        ("ten_trillion", of_size(1e13 / 18.0, -3e12)),
        ("long_name", CashFan { business: LONG_NAME.to_owned(), ..usual() }),
        ("other_letters", CashFan { business: "Toko 花 Café ✿ Ñandú".to_owned(), ..usual() }),
        ("thirty_days", fan(&balances(200, 30, 1e6))),
        ("ten_years", fan(&balances(60, 3652, 1e6))),
        ("one_day", fan(&balances(20, 1, 1e6))),
        ("never", CashFan { probability_out_of_cash: 0.0, ..usual() }),
        ("rarely", CashFan { probability_out_of_cash: 0.0004, ..usual() }),
        ("nearly_always", CashFan { probability_out_of_cash: 0.9996, ..usual() }),
    ]
}
