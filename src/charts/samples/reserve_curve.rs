use super::super::{MixReserve, ReserveCurve};
use super::random::Random;
use super::{LONG_NAME, Sample};

/// The reserves of futures whose needs are bell-shaped, of this mean and spread.
fn mix(name: &str, seed: u64, (mean, spread): (f64, f64)) -> MixReserve {
    let mut random = Random::new(seed);
    let mut needs: Vec<f64> = (0..400).map(|_| (mean + spread * random.bell()).max(0.0)).collect();
    needs.sort_by(f64::total_cmp);
    let at = |share: f64| needs[(share * (needs.len() - 1) as f64) as usize];
    MixReserve {
        name: name.to_owned(),
        needed: at(0.95),
        needed_without_shocks: (seed % 2 == 1).then(|| at(0.9)),
        needed_low: at(0.93),
        needed_high: at(0.97),
        surviving: (1..=needs.len()).map(|place| place as f64 / needs.len() as f64).collect(),
        reserves: needs,
    }
}

fn curve(mixes: Vec<MixReserve>) -> ReserveCurve {
    ReserveCurve {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        mixes,
        asked_chance: 0.95,
        opening_cash: 60e6,
        interval_level: 0.95,
        paths: 10_000,
    }
}

fn usual() -> ReserveCurve {
    curve(vec![
        mix("Seperti sekarang", 1, (30e6, 28e6)),
        mix("Semua dibagi rata", 2, (24e6, 16e6)),
        mix("TikTok saja", 3, (40e6, 40e6)),
    ])
}

/// This many mixes whose names are long, in units of `scale` rupiah.
fn many(number: u32, scale: f64) -> ReserveCurve {
    let one = |place: u32| {
        let name = format!("Pilihan {}: {LONG_NAME}", place + 1);
        let shape = ((30.0 - 3.0 * f64::from(place)) * scale, (12.0 + f64::from(place)) * scale);
        mix(&name, u64::from(place) + 1, shape)
    };
    ReserveCurve {
        business: LONG_NAME.to_owned(),
        opening_cash: 20.0 * scale,
        ..curve((0..number).map(one).collect())
    }
}

/// One mix with these points, which needs this.
fn plain(reserves: Vec<f64>, surviving: Vec<f64>, needed: f64) -> ReserveCurve {
    let name = "Seperti sekarang".to_owned();
    let (needed_low, needed_high) = (needed, needed);
    let needed_without_shocks = None;
    curve(vec![MixReserve {
        name,
        reserves,
        surviving,
        needed,
        needed_without_shocks,
        needed_low,
        needed_high,
    }])
}

/// Curves of reserves, ordinary and extreme.
pub fn reserve_curves() -> Vec<Sample<ReserveCurve>> {
    let grid: Vec<f64> = (0..9).map(|place| f64::from(place) * 20e6).collect();
    let shares = vec![0.61, 0.72, 0.81, 0.88, 0.93, 0.96, 0.98, 0.985, 0.987];
    let same = vec![mix("Seperti sekarang", 1, (30e6, 28e6)), mix("Sama", 1, (30e6, 28e6))];
    let far = ReserveCurve { opening_cash: 3e9, ..usual() };
    vec![
        ("usual", usual()),
        ("one_mix", curve(vec![mix("Seperti sekarang", 1, (30e6, 28e6))])),
        ("grid", plain(grid.clone(), shares, 95e6)),
        ("six_mixes", many(6, 1e6)),
        ("nine_mixes", many(9, 1e6)),
        (
            "today_needs_least",
            curve(vec![
                mix("Seperti sekarang", 2, (20e6, 10e6)),
                mix("TikTok saja", 3, (40e6, 40e6)),
            ]),
        ),
        ("same", curve(same)),
        ("all_survive", plain(grid.clone(), vec![1.0; 9], 0.0)),
        ("none_survive", plain(grid, vec![0.0; 9], 160e6)),
        ("one_point", plain(vec![5e6], vec![0.5], 5e6)),
        ("zero_variance", plain(vec![0.0, 40e6, 40e6, 80e6], vec![0.0, 0.0, 1.0, 1.0], 40e6)),
        ("much_cash", far),
        ("nothing_at_all", ReserveCurve { opening_cash: 0.0, ..plain(vec![0.0], vec![1.0], 0.0) }),
        ("thousand", many(3, 100.0)),
        ("ten_trillion", many(3, 1e12)),
        ("ten_years", ReserveCurve { days: 3652, asked_chance: 0.999, ..usual() }),
    ]
}
