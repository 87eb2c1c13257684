use super::super::{ChannelSales, WeeklySales};
use super::random::Random;
use super::{LONG_NAME, START, Sample, eight_shocks, usual_shocks};

const NAMES: [&str; 15] = [
    "TikTok Shop",
    "Shopee",
    "Toko di Pasar Klewer",
    "WhatsApp",
    "Tokopedia",
    "Instagram",
    "Reseller",
    "Pameran",
    "Lazada",
    "Titip jual di hotel",
    "Facebook",
    "Pesanan kantor",
    "Bukalapak",
    "Blibli",
    "Situs sendiri",
];

/// Sales of the first `number` channels in millions of rupiah a week times `scale`, with an
/// outage of the first in the middle.
fn sales(number: usize, weeks: usize, scale: f64) -> WeeklySales {
    let mut random = Random::new(3);
    let mut channels = Vec::new();
    let mut without_shocks = vec![0.0; weeks];
    for (place, name) in NAMES.iter().take(number).enumerate() {
        let size = 9.0 * scale / (place as f64 + 1.0);
        let ordinary: Vec<f64> =
            (0..weeks).map(|week| size * season(week) * (0.97 + 0.06 * random.uniform())).collect();
        for (sum, sales) in without_shocks.iter_mut().zip(&ordinary) {
            *sum += sales;
        }
        let weekly = ordinary
            .iter()
            .enumerate()
            .map(|(week, sales)| sales * if place == 0 { remaining(week) } else { 1.02 });
        channels.push(ChannelSales { name: (*name).to_owned(), weekly: weekly.collect(), place });
    }
    WeeklySales {
        business: "Batik Sekar Arum".to_owned(),
        start: START,
        channels,
        without_shocks,
        shock_windows: usual_shocks(),
        first_week: None,
        paths: 10_000,
    }
}

/// Busy weeks before Lebaran and at the end of the year.
fn season(week: usize) -> f64 {
    match week % 52 {
        8..=10 => 1.6,
        7 | 11 => 1.25,
        48..=51 => 1.3,
        _ => 1.0,
    }
}

/// The mean share of sales left by an outage that may happen.
fn remaining(week: usize) -> f64 {
    match week {
        0..=12 => 1.0,
        13..=30 => 1.0 - 0.03 * (week - 12) as f64,
        31..=44 => 0.46 + 0.03 * (week - 30) as f64,
        _ => 0.9,
    }
}

/// Weekly sales, ordinary and extreme.
pub fn weekly_sales_samples() -> Vec<Sample<WeeklySales>> {
    let usual = || sales(4, 52, 1e6);
    let mut no_shocks = WeeklySales { shock_windows: Vec::new(), ..usual() };
    no_shocks.without_shocks = (0..52)
        .map(|week| no_shocks.channels.iter().map(|channel| channel.weekly[week]).sum())
        .collect();
    let mut long_names = usual();
    for channel in &mut long_names.channels {
        channel.name = format!("{} {LONG_NAME}", channel.name);
    }
    long_names.business = LONG_NAME.to_owned();
    vec![
        ("usual", usual()),
        ("no_shocks", no_shocks),
        ("one_channel", sales(1, 52, 1e6)),
        ("twelve_channels", sales(12, 52, 1e6)),
        ("fifteen_channels", sales(15, 52, 1e6)),
        (
            "twelve_channels_eight_shocks",
            WeeklySales { shock_windows: eight_shocks(364.0), ..sales(12, 52, 1e6) },
        ),
        ("long_names", long_names),
        ("thirty_days", sales(4, 4, 1e6)),
        ("one_week", sales(4, 1, 1e6)),
        ("ten_years", sales(4, 521, 1e6)),
        ("thousand", sales(4, 52, 100.0)),
        ("ten_trillion", sales(4, 52, 1e12)),
        ("nothing_sold", sales(3, 52, 0.0)),
    ]
}
