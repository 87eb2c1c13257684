use super::super::NetCashFlow;
use super::random::Random;
use super::{LONG_NAME, Sample};

/// The figures of these values, as a report would compute them.
fn of(values: Vec<f64>) -> NetCashFlow {
    let mut sorted = values.clone();
    sorted.sort_by(f64::total_cmp);
    let tail = (sorted.len() / 20).max(1);
    NetCashFlow {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        median: sorted[sorted.len() / 2],
        level: 0.95,
        value_at_risk: -sorted[tail - 1],
        expected_shortfall: -sorted[..tail].iter().sum::<f64>() / tail as f64,
        owed_at_end: 0.0,
        values,
    }
}

/// Bell-shaped values with a longer tail of losses.
fn values(number: usize, mean: f64, spread: f64) -> Vec<f64> {
    let mut random = Random::new(11);
    let one = |_| {
        let bell = random.bell();
        let outage = if random.uniform() < 0.3 { 1.6 * random.uniform() } else { 0.0 };
        mean + spread * (bell - outage)
    };
    (0..number).map(one).collect()
}

/// Spreads of the net cash flow, ordinary and extreme.
pub fn net_cash_flows() -> Vec<Sample<NetCashFlow>> {
    let usual = || of(values(4000, 14e6, 12e6));
    let mut heavy = values(4000, 14e6, 12e6);
    heavy.extend([-900e6, 2.5e9, 3.1e9]);
    vec![
        ("usual", usual()),
        ("all_gains", of(values(4000, 80e6, 9e6))),
        ("all_losses", of(values(4000, -80e6, 9e6))),
        ("one_path", of(vec![7e6])),
        ("zero_variance", of(vec![12e6; 500])),
        ("nothing_at_all", of(vec![0.0; 500])),
        ("two_values", of([vec![-20e6; 60], vec![30e6; 440]].concat())),
        ("far_out_values", of(heavy)),
        ("thousand", of(values(4000, 200.0, 400.0))),
        ("ten_trillion", of(values(4000, 2e12, 4e12))),
        ("owed", NetCashFlow { owed_at_end: 23.4e6, ..usual() }),
        ("thirty_days", NetCashFlow { days: 30, ..usual() }),
        ("ten_years", NetCashFlow { days: 3652, ..usual() }),
        ("long_name", NetCashFlow { business: LONG_NAME.to_owned(), ..usual() }),
        ("one_in_hundred", NetCashFlow { level: 0.99, ..usual() }),
    ]
}
