use super::super::{Attribution, AttributionBars, PartOfTotal, WithoutShocks};
use super::{LONG_NAME, Sample};

/// A figure with these parts, whose intervals reach `error` to both sides.
fn attribution(base: f64, parts: &[f64], error: f64) -> Attribution {
    let part =
        |&estimate: &f64| PartOfTotal { estimate, low: estimate - error, high: estimate + error };
    Attribution {
        base,
        parts: parts.iter().map(part).collect(),
        total: base + parts.iter().sum::<f64>(),
    }
}

fn of(names: &[&str], shortfall: Attribution, chances: Attribution) -> AttributionBars {
    AttributionBars {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        parts: names.iter().map(|&name| name.to_owned()).collect(),
        expected_shortfall: shortfall,
        out_of_cash: chances,
        without_shocks: None,
        interval_level: 0.95,
        paths: 10_000,
    }
}

const NAMES: [&str; 5] = [
    "TikTok Live dihentikan",
    "Naik turun penjualan",
    "Harga pokok barang",
    "Akun dibekukan",
    "Tokopedia menggantikan yang hilang",
];

fn usual() -> AttributionBars {
    of(
        &NAMES,
        attribution(-21e6, &[24e6, 11e6, 6.5e6, 2.1e6, -1.4e6], 0.9e6),
        attribution(0.0, &[0.062, 0.018, 0.011, 0.004, -0.003], 0.003),
    )
}

/// The usual parts with this loss without shocks.
fn shocks(expected_shortfall: f64) -> AttributionBars {
    let without_shocks = Some(WithoutShocks { expected_shortfall, out_of_cash: 0.021 });
    AttributionBars { without_shocks, ..usual() }
}

/// Ten parts with long names, in units of `scale` rupiah.
fn ten(scale: f64) -> AttributionBars {
    let names: Vec<String> = (1..=10).map(|place| format!("Bagian {place}: {LONG_NAME}")).collect();
    let parts: Vec<f64> = (0..10).map(|place| (9.0 - 2.2 * f64::from(place)) * scale).collect();
    let chances: Vec<f64> = (0..10).map(|place| 0.09 - 0.02 * f64::from(place)).collect();
    let chances = Attribution { total: 0.2, ..attribution(0.1, &chances, 0.01) };
    AttributionBars {
        business: LONG_NAME.to_owned(),
        parts: names,
        ..of(&[], attribution(-4.0 * scale, &parts, scale), chances)
    }
}

/// Attributions, ordinary and extreme.
pub fn attributions() -> Vec<Sample<AttributionBars>> {
    let zeros = || attribution(0.0, &[0.0; 5], 0.0);
    let all_gain = attribution(-90e6, &[8e6, 4e6, 2e6, 1e6, -3e6], 0.5e6);
    let takes_away = attribution(30e6, &[-8e6, -4e6, -2e6, -1e6, -3e6], 0.5e6);
    let wide = attribution(5e6, &[2e6, -1e6, 1e6, 0.5e6, 0.1e6], 9e6);
    let certain = Attribution { total: 1.0, ..attribution(1.0, &[0.0; 5], 0.0) };
    vec![
        ("usual", usual()),
        ("with_shocks", shocks(-2e6)),
        ("shocks_help", shocks(90e6)),
        ("shocks_nothing", shocks(21.2e6)),
        ("ten", ten(1e6)),
        (
            "one_part",
            of(&NAMES[..1], attribution(-2e6, &[14e6], 1e6), attribution(0.01, &[0.2], 0.02)),
        ),
        ("nothing_at_all", of(&NAMES, zeros(), zeros())),
        ("always_out", of(&NAMES, takes_away, certain)),
        ("worst_is_a_gain", of(&NAMES, all_gain, zeros())),
        ("only_chances", of(&NAMES, zeros(), usual().out_of_cash)),
        ("wide_intervals", of(&NAMES, wide, attribution(0.3, &[0.1, 0.1, -0.1, 0.0, 0.1], 0.4))),
        (
            "all_equal",
            of(&NAMES, attribution(5e6, &[5e6; 5], 0.0), attribution(0.1, &[0.1; 5], 0.0)),
        ),
        ("thousand", ten(100.0)),
        ("ten_trillion", ten(1e12)),
        ("ten_years", AttributionBars { days: 3652, ..usual() }),
    ]
}
