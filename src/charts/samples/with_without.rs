use super::super::{RunningOutTwice, WithWithout};
use super::random::Random;
use super::{LONG_NAME, Sample};

const LONG_SHOCK: &str = "Penghentian sementara semua siaran langsung di akhir tahun";

fn twice(shock: Option<&str>, chances: (f64, f64, f64)) -> RunningOutTwice {
    let (both, only_with, only_without) = chances;
    RunningOutTwice {
        shock: shock.map(str::to_owned),
        both,
        only_with,
        only_without,
        paths: 10_000,
    }
}

/// Values of the same futures without a shock and with one that costs `loss` in some.
fn values(mean: f64, spread: f64, loss: f64) -> (Vec<f64>, Vec<f64>) {
    let mut random = Random::new(5);
    let mut one = || {
        let without = mean + spread * random.bell();
        let lost = if random.uniform() < 0.6 { loss * random.uniform() } else { 0.0 };
        (without, without - lost)
    };
    (0..4000).map(|_| one()).unzip()
}

fn of((without, with): (Vec<f64>, Vec<f64>), running_out: RunningOutTwice) -> WithWithout {
    WithWithout { business: "Batik Sekar Arum".to_owned(), days: 365, running_out, with, without }
}

/// Futures with and without shocks, ordinary and extreme.
pub fn with_withouts() -> Vec<Sample<WithWithout>> {
    let live = Some("Penghentian Live");
    const LONG: Option<&str> = Some("Penghentian Live di semua platform selama masa ramai");
    let usual = || of(values(30e6, 22e6, 60e6), twice(live, (0.09, 0.17, 0.0)));
    let same = |value: f64| (vec![value; 300], vec![value; 300]);
    let mut heavy = values(30e6, 22e6, 60e6);
    heavy.1.extend([-900e6, 3.1e9]);
    vec![
        ("usual", usual()),
        ("hardly", of(values(20e6, 20e6, 2e6), twice(live, (0.12, 0.01, 0.0)))),
        ("no_difference", of(values(20e6, 20e6, 1e6), twice(live, (0.126, 0.007, 0.0)))),
        ("gain", of(values(20e6, 20e6, -30e6), twice(Some("Viral"), (0.05, 0.01, 0.08)))),
        ("all_kinds", of(values(-20e6, 5e6, 60e6), twice(LONG, (0.3, 0.2, 0.3)))),
        ("several", of(values(20e6, 20e6, 40e6), twice(None, (0.08, 0.2, 0.01)))),
        ("never", of(values(90e6, 10e6, 20e6), twice(live, (0.0, 0.0, 0.0)))),
        ("rarely", of(values(90e6, 10e6, 20e6), twice(live, (0.0, 0.0004, 0.0)))),
        ("always", of(values(-90e6, 10e6, 20e6), twice(live, (1.0, 0.0, 0.0)))),
        ("only_because", of(values(20e6, 5e6, 90e6), twice(live, (0.0, 1.0, 0.0)))),
        ("zero_variance", of(same(12e6), twice(live, (0.0, 0.0, 0.0)))),
        ("nothing_at_all", of(same(0.0), twice(live, (0.0, 0.0, 0.0)))),
        ("thousand", of(values(200.0, 400.0, 900.0), twice(live, (0.2, 0.1, 0.0)))),
        ("ten_trillion", of(values(2e12, 4e12, 9e12), twice(live, (0.2, 0.1, 0.0)))),
        ("far_out", of(heavy, twice(live, (0.09, 0.17, 0.0)))),
        ("long_names", {
            let running_out = twice(Some(LONG_SHOCK), (0.3, 0.1, 0.2));
            WithWithout { business: LONG_NAME.to_owned(), running_out, ..usual() }
        }),
        ("thirty_days", WithWithout { days: 30, ..usual() }),
    ]
}
