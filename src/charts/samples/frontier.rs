use super::super::{BestMix, Frontier, MixPoint, NamedMix};
use super::random::Random;
use super::{LONG_NAME, Sample};

fn point(expected_shortfall: f64, net_cash_flow: f64) -> MixPoint {
    MixPoint { expected_shortfall, net_cash_flow }
}

fn named(name: &str, point: MixPoint) -> NamedMix {
    NamedMix { name: name.to_owned(), point }
}

/// The frontier at this share of its length, in units of `scale` rupiah.
fn on_frontier(share: f64, scale: f64) -> MixPoint {
    point((8.0 + 40.0 * share * share) * scale, (9.0 + 16.0 * share - 6.0 * share * share) * scale)
}

/// Mixes in units of `scale` rupiah.
fn of_scale(scale: f64) -> Frontier {
    let mut random = Random::new(5);
    let tried = (0..400).map(|_| {
        let on_line = on_frontier(random.uniform(), scale);
        let (right, down) = (random.uniform() * 9.0 * scale, random.uniform() * 7.0 * scale);
        point(on_line.expected_shortfall + right, on_line.net_cash_flow - down)
    });
    Frontier {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        today: point(38.0 * scale, 15.0 * scale),
        best: Some(BestMix {
            label: "TikTok Live 30%, Shopee 40%, toko 30%".to_owned(),
            point: on_frontier(0.52, scale),
            standard_errors: Some(point(1.8 * scale, 0.3 * scale)),
            checked: Some(point(19.6 * scale, 15.2 * scale)),
            without_shocks: Some(point(-3.2 * scale, 1.1 * scale)),
        }),
        risk_limit: Some(20.0 * scale),
        frontier: (0..12).map(|place| on_frontier(f64::from(place) / 11.0, scale)).collect(),
        tried: tried.collect(),
        named: vec![
            named("TikTok saja", point(49.0 * scale, 17.2 * scale)),
            named("Semua dibagi rata", point(15.0 * scale, 12.4 * scale)),
        ],
        paths: 4_000,
        tried_paths: 256,
    }
}

fn usual() -> Frontier {
    of_scale(1e6)
}

/// The usual mixes with a best mix that has these figures.
fn with_best(best: MixPoint) -> Frontier {
    let mut data = usual();
    data.best = data.best.map(|mix| BestMix { point: best, checked: None, ..mix });
    data
}

fn without_errors(mut data: Frontier) -> Frontier {
    data.best = data.best.map(|mix| BestMix { standard_errors: None, ..mix });
    data
}

/// Every mix with the same figures.
fn all_equal(value: f64) -> Frontier {
    let one = point(value, value);
    let best = BestMix {
        label: "Sama saja".to_owned(),
        point: one,
        standard_errors: Some(point(0.0, 0.0)),
        checked: Some(one),
        without_shocks: None,
    };
    Frontier {
        today: one,
        best: Some(best),
        risk_limit: Some(value),
        frontier: vec![one; 3],
        tried: vec![one; 50],
        named: vec![named("Sama", one), named("Sama juga", one)],
        ..usual()
    }
}

/// Frontiers, ordinary and extreme.
pub fn frontiers() -> Vec<Sample<Frontier>> {
    let mut long = usual();
    long.business = LONG_NAME.to_owned();
    let many = |place: u32| {
        named(
            &format!("Pilihan {}: {LONG_NAME}", place + 1),
            on_frontier(f64::from(place) / 9.0, 1e6),
        )
    };
    long.named = (0..10).map(many).collect();
    if let Some(best) = &mut long.best {
        best.label = format!("{LONG_NAME} 30%, {LONG_NAME} 40%, {LONG_NAME} 20%, toko 10%");
    }
    let alone = Frontier {
        best: None,
        risk_limit: None,
        frontier: vec![point(38e6, 15e6)],
        tried: Vec::new(),
        named: Vec::new(),
        ..usual()
    };
    let mut outside = usual();
    outside.tried.extend([point(900e6, -400e6), point(-300e6, 12e6)]);
    let gains = without_errors(Frontier { risk_limit: Some(-2e6), ..of_scale(-1e6) });
    let mut far = usual();
    for mix in far.frontier.iter_mut().chain(&mut far.tried) {
        mix.net_cash_flow += 2e9;
    }
    far.today.net_cash_flow += 2e9;
    (far.best, far.named) = (None, Vec::new());
    vec![
        ("usual", usual()),
        ("nothing_better", Frontier { best: None, ..usual() }),
        ("cheaper", with_best(point(21e6, 12e6))),
        ("safer_for_nothing", with_best(point(21e6, 15e6))),
        ("bolder", Frontier { risk_limit: Some(45e6), ..with_best(point(42e6, 18.5e6)) }),
        ("hardly_more", with_best(point(20e6, 15.4e6))),
        ("no_limit", Frontier { risk_limit: None, ..usual() }),
        ("alone", alone),
        ("all_equal", all_equal(12e6)),
        ("nothing_at_all", all_equal(0.0)),
        ("long_names", long),
        ("far_out", outside),
        ("far_from_zero", far),
        ("gains", gains),
        ("thousand", of_scale(100.0)),
        ("ten_trillion", of_scale(1e12)),
        ("ten_years", Frontier { days: 3652, ..usual() }),
    ]
}
