use super::super::WhenOutOfCash;
use super::{LONG_NAME, START, Sample, eight_shocks, usual_shocks};

/// Chances that rise to `most` over so many days, most of all in the middle.
fn rising(days: usize, most: f64) -> Vec<f64> {
    let share = |day: usize| {
        let x = (day + 1) as f64 / days as f64;
        x * x * (3.0 - 2.0 * x)
    };
    (0..days).map(|day| most * share(day)).collect()
}

fn of(days: usize, with: f64, without: Option<f64>) -> WhenOutOfCash {
    WhenOutOfCash {
        business: "Batik Sekar Arum".to_owned(),
        start: START,
        with: rising(days, with),
        without: without.map(|without| rising(days, without)),
        depth: (with > 0.0).then_some(12.4e6),
        days_below_zero: (with > 0.0).then_some(31.0),
        shock_windows: usual_shocks(),
        paths: 10_000,
    }
}

/// When cash runs out, ordinary and extreme.
pub fn whens_out_of_cash() -> Vec<Sample<WhenOutOfCash>> {
    let eight = WhenOutOfCash { shock_windows: eight_shocks(365.0), ..of(365, 0.4, Some(0.39)) };
    let one_day = WhenOutOfCash { days_below_zero: Some(1.0), ..of(365, 0.01, Some(0.002)) };
    vec![
        ("usual", of(365, 0.26, Some(0.09))),
        ("never", of(365, 0.0, Some(0.0))),
        ("always", of(365, 1.0, Some(1.0))),
        ("one_day", one_day),
        ("shocks_help", of(365, 0.05, Some(0.2))),
        ("no_shocks", WhenOutOfCash { shock_windows: Vec::new(), ..of(365, 0.2, None) }),
        ("eight_shocks", eight),
        ("one_day_long", of(1, 0.2, Some(0.1))),
        ("ten_years", WhenOutOfCash { business: LONG_NAME.to_owned(), ..of(3652, 0.7, Some(0.6)) }),
    ]
}
