use super::super::ShockAnatomy;
use super::random::Random;
use super::{LONG_NAME, Sample};

/// A shop that pays goods when it sells and gets its money two weeks later; sales fall to `kept`
/// for `lasts` days.
fn shop((before, after, lasts): (u32, u32, u32), kept: f64, scale: f64) -> ShockAnatomy {
    let days = (before + after) as usize;
    let mut random = Random::new(3);
    let noise: Vec<f64> = (0..days + 14).map(|_| 0.8 + 0.4 * random.uniform()).collect();
    let run = |kept: f64| {
        let sales = |day: usize| {
            let since = day as i64 - 14 - i64::from(before);
            let hit = (0..i64::from(lasts)).contains(&since);
            scale * noise[day] * if hit { kept } else { 1.0 }
        };
        let mut cash = 12.0 * scale;
        let mut rows = (Vec::new(), Vec::new());
        for day in 14..days + 14 {
            cash += 0.9 * sales(day - 14) - 0.7 * sales(day) - 0.16 * scale;
            rows.0.push(sales(day));
            rows.1.push(cash);
        }
        rows
    };
    let ((sales_with, cash_with), (sales_without, cash_without)) = (run(kept), run(1.0));
    ShockAnatomy {
        business: "Batik Sekar Arum".to_owned(),
        shock: "Penghentian Live".to_owned(),
        days_before: before,
        lasts: f64::from(lasts),
        sales_with,
        sales_without,
        cash_with,
        cash_without,
        paths_with_shock: 7_800,
        paths: 10_000,
    }
}

/// Anatomies of shocks, ordinary and extreme.
pub fn shock_anatomies() -> Vec<Sample<ShockAnatomy>> {
    let usual = || shop((14, 56, 21), 0.1, 2e6);
    let flat = |value: f64| {
        let row = vec![value; 70];
        ShockAnatomy {
            sales_with: row.clone(),
            sales_without: row.clone(),
            cash_with: row.clone(),
            cash_without: row,
            ..usual()
        }
    };
    let long = "Penghentian sementara semua siaran langsung di akhir tahun".to_owned();
    vec![
        ("usual", usual()),
        ("boom", shop((14, 56, 10), 4.0, 2e6)),
        ("short", shop((14, 56, 1), 0.0, 2e6)),
        ("never_ends", shop((14, 56, 400), 0.3, 2e6)),
        ("no_change", shop((14, 56, 21), 1.0, 2e6)),
        ("no_days_before", shop((0, 20, 21), 0.2, 2e6)),
        ("one_day", shop((0, 1, 1), 0.2, 2e6)),
        ("a_year", shop((100, 300, 60), 0.0, 2e6)),
        ("nothing_at_all", flat(0.0)),
        ("zero_variance", flat(12e6)),
        ("thousand", shop((14, 56, 21), 0.1, 200.0)),
        ("ten_trillion", shop((14, 56, 21), 0.1, 1e12)),
        ("long_names", ShockAnatomy { business: LONG_NAME.to_owned(), shock: long, ..usual() }),
    ]
}
