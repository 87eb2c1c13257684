use super::super::{MixComparison, MixOutcome, PairedDifference};
use super::random::Random;
use super::{LONG_NAME, Sample};

/// A mix of this mean and spread, compared with today's mean.
fn mix(name: &str, seed: u64, (mean, spread): (f64, f64), today: Option<f64>) -> MixOutcome {
    let mut random = Random::new(seed);
    let values: Vec<f64> = (0..2000).map(|_| mean + spread * random.bell()).collect();
    let losses = values.iter().filter(|&&value| value < -18e6).count();
    MixOutcome {
        name: name.to_owned(),
        probability_out_of_cash: losses as f64 / values.len() as f64,
        probability_without_shocks: today.map(|_| losses as f64 / values.len() as f64 / 2.0),
        values,
        difference: today.map(|today| PairedDifference {
            estimate: mean - today,
            low: mean - today - 0.12 * spread,
            high: mean - today + 0.12 * spread,
        }),
    }
}

fn comparison(mixes: Vec<MixOutcome>) -> MixComparison {
    MixComparison {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        mixes,
        interval_level: 0.95,
    }
}

fn usual() -> MixComparison {
    let today = Some(14e6);
    comparison(vec![
        mix("Seperti sekarang: TikTok 70%", 1, (14e6, 19e6), None),
        mix("TikTok 50%, Shopee 30%, WhatsApp 20%", 2, (13.1e6, 12e6), today),
        mix("Semua dibagi rata", 3, (9e6, 8e6), today),
        mix("TikTok saja", 4, (16e6, 27e6), today),
        mix("Tambah toko di pasar", 5, (14.2e6, 11e6), today),
    ])
}

/// This many mixes whose names are long, in units of `scale` rupiah.
fn many(number: u32, scale: f64) -> MixComparison {
    let one = |place: u32| {
        let name = format!("Pilihan {}: {LONG_NAME}", place + 1);
        let shape = ((14.0 - f64::from(place)) * scale, (6.0 + f64::from(place % 7)) * scale);
        mix(&name, u64::from(place) + 1, shape, (place > 0).then_some(14.0 * scale))
    };
    MixComparison { business: LONG_NAME.to_owned(), ..comparison((0..number).map(one).collect()) }
}

/// Comparisons of mixes, ordinary and extreme.
pub fn mix_comparisons() -> Vec<Sample<MixComparison>> {
    let today = Some(14e6);
    let worse = vec![
        mix("Seperti sekarang", 1, (14e6, 9e6), None),
        mix("TikTok saja", 2, (9e6, 22e6), today),
    ];
    let certain = vec![
        mix("Seperti sekarang", 1, (14e6, 0.0), None),
        mix("Semua dibagi rata", 2, (9e6, 0.0), today),
        mix("Sama saja", 3, (14e6, 0.0), today),
    ];
    let mut one_safer = many(20, 1e6);
    one_safer.mixes[0].probability_out_of_cash = 0.37;
    let mut one_path = usual();
    for mix in &mut one_path.mixes {
        mix.values.truncate(1);
    }
    vec![
        ("usual", usual()),
        ("two_mixes", comparison(worse)),
        ("twenty_mixes", many(20, 1e6)),
        ("twenty_mixes_one_safer", one_safer),
        ("one_mix", comparison(vec![mix("Seperti sekarang", 1, (14e6, 9e6), None)])),
        ("zero_variance", comparison(certain)),
        ("one_path", one_path),
        (
            "all_negative",
            comparison(vec![
                mix("Seperti sekarang", 1, (-60e6, 9e6), None),
                mix("Semua dibagi rata", 2, (-50e6, 5e6), Some(-60e6)),
            ]),
        ),
        ("thousand", many(6, 100.0)),
        ("ten_trillion", many(6, 1e12)),
        ("thirty_days", MixComparison { days: 30, ..usual() }),
        ("ten_years", MixComparison { days: 3652, ..usual() }),
    ]
}
