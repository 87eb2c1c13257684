use super::super::{GridPlatform, PlatformGrid};
use super::{LONG_NAME, Sample};

fn of(shops: usize, names: &[&str]) -> PlatformGrid {
    let n = names.len();
    let platforms = names.iter().enumerate().map(|(place, name)| GridPlatform {
        name: (*name).to_owned(),
        share: 2.0 * (n - place) as f64 / (n * (n + 1)) as f64,
    });
    let platforms: Vec<GridPlatform> = platforms.collect();
    let shop = |number: usize| {
        let place = (number * number + number / 3) % n;
        (number % 17 != 5).then_some((place, 0.35 + 0.65 * ((number * 7) % 10) as f64 / 10.0))
    };
    PlatformGrid {
        district: "Sentra batik Laweyan".to_owned(),
        herfindahl: platforms.iter().map(|platform| platform.share * platform.share).sum(),
        shops: (0..shops).map(shop).collect(),
        platforms,
        paths: 2_000,
    }
}

/// Shops by platform, ordinary and extreme.
pub fn platform_grids() -> Vec<Sample<PlatformGrid>> {
    let many = ["TikTok", "Shopee", "Tokopedia", "Lazada", "Blibli", "Instagram", LONG_NAME, "WA"];
    let long = PlatformGrid { district: LONG_NAME.to_owned(), ..of(10_000, &many) };
    vec![
        ("usual", of(200, &["TikTok", "Shopee", "Toko dan pasar"])),
        ("one", of(1, &["Shopee"])),
        ("two", of(2, &[LONG_NAME, "TikTok"])),
        ("many", long),
    ]
}
