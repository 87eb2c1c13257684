use super::super::{ChannelShare, Dependence};
use super::{LONG_NAME, Sample};

fn channel(place: usize, name: &str, platform: &str, sales: f64) -> ChannelShare {
    ChannelShare { name: name.to_owned(), platform: platform.to_owned(), sales, place }
}

fn usual() -> Dependence {
    Dependence {
        business: "Batik Sekar Arum".to_owned(),
        channels: vec![
            channel(0, "TikTok Live", "tiktok", 310e6),
            channel(1, "Shopee", "shopee", 140e6),
            channel(2, "TikTok Shop", "tiktok", 90e6),
            channel(3, "Toko di pasar", "toko", 30e6),
        ],
        effective_channels: 2.6,
        anyway: 0.12,
        shocks: vec![("Penghentian Live".to_owned(), 0.09), ("Akun dibekukan".to_owned(), 0.014)],
        paths: 10_000,
    }
}

/// What shops depend on, ordinary and extreme.
pub fn dependences() -> Vec<Sample<Dependence>> {
    let many = |number: usize| -> Vec<ChannelShare> {
        (0..number)
            .map(|place| {
                channel(place, LONG_NAME, &format!("pasar {place}"), 1e12 / (1 + place) as f64)
            })
            .collect()
    };
    let shocks = (0..9).map(|place| (LONG_NAME.to_owned(), 0.3 - 0.05 * f64::from(place)));
    let one = vec![channel(0, "Shopee", "shopee", 1e6)];
    let nothing = vec![channel(0, "Shopee", "shopee", 0.0)];
    vec![
        ("usual", usual()),
        ("one", Dependence { channels: one, effective_channels: 1.0, shocks: vec![], ..usual() }),
        ("nothing_at_all", Dependence { channels: nothing, anyway: 0.0, ..usual() }),
        ("many", Dependence { channels: many(15), shocks: shocks.collect(), ..usual() }),
        ("shock_helps", Dependence { shocks: vec![("Viral".to_owned(), -0.07)], ..usual() }),
    ]
}
