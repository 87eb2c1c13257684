use super::super::ShopsAtRisk;
use super::{LONG_NAME, START, Sample};

fn of(weeks: usize, most: f64, shops: u32) -> ShopsAtRisk {
    let share = |week: usize| {
        let x = week as f64 / weeks as f64;
        4.0 * x * (1.0 - x)
    };
    let row = |most: f64| -> Vec<f64> {
        (0..weeks).map(|week| most * share(week) * f64::from(shops)).collect()
    };
    ShopsAtRisk {
        district: "Sentra batik Laweyan".to_owned(),
        start: START,
        shops,
        with: row(most),
        high: row((1.6 * most).min(1.0)),
        without: row(0.3 * most),
        peak: most * f64::from(shops),
        peak_without: 0.3 * most * f64::from(shops),
        paths: 2_000,
    }
}

/// Shops out of cash by week, ordinary and extreme.
pub fn shops_at_risks() -> Vec<Sample<ShopsAtRisk>> {
    let long = ShopsAtRisk { district: LONG_NAME.to_owned(), ..of(520, 0.9, 1_000_000) };
    vec![
        ("usual", of(52, 0.3, 200)),
        ("none", of(52, 0.0, 200)),
        ("one_week", of(1, 0.5, 3)),
        ("ten_years", long),
    ]
}
