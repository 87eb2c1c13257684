use super::super::{Diversification, MixPrice, PartOfTotal};
use super::{LONG_NAME, Sample};

fn mix(name: &str, quiet: Option<f64>, worst: f64, error: f64) -> MixPrice {
    let part = |estimate| PartOfTotal { estimate, low: estimate - error, high: estimate + error };
    MixPrice { name: name.to_owned(), quiet: quiet.map(part), worst: part(worst) }
}

fn of(mixes: Vec<MixPrice>) -> Diversification {
    let business = "Batik Sekar Arum".to_owned();
    Diversification { business, days: 365, mixes, interval_level: 0.95, paths: 10_000 }
}

/// What mixes cost and save, ordinary and extreme.
pub fn diversifications() -> Vec<Sample<Diversification>> {
    let half = |scale: f64| mix("Half elsewhere", Some(-4.0 * scale), 31.0 * scale, 2.0 * scale);
    let now = |scale: f64| mix("Pindah sekarang", Some(-9.0 * scale), -6.0 * scale, 3.0 * scale);
    let many = (0..12).map(|place| mix(LONG_NAME, Some(-1e12), 1e11 * f64::from(place), 1e10));
    vec![
        ("usual", of(vec![half(1e6), now(1e6)])),
        ("free", of(vec![mix("Toko", Some(3e6), 20e6, 1e6)])),
        ("always_struck", of(vec![mix("Toko", None, 20e6, 1e6), now(1e6)])),
        ("nothing_at_all", of(vec![mix("Toko", Some(0.0), 0.0, 0.0)])),
        ("thousand", of(vec![half(10.0), now(10.0)])),
        ("many", of(many.collect())),
    ]
}
