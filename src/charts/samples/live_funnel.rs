use super::super::{FunnelChannel, LiveFunnel};
use super::{LONG_NAME, Sample};

fn channel(name: &str, place: usize) -> FunnelChannel {
    FunnelChannel {
        name: name.to_owned(),
        place,
        sessions_per_week: 6.0,
        hours_per_session: 2.5,
        viewers_first_hour: 240.0,
        viewers_later_hour: 90.0,
        conversion: 0.032,
        order_value: 85_000.0,
        margin: 0.27,
    }
}

fn of(channels: Vec<FunnelChannel>) -> LiveFunnel {
    LiveFunnel { business: "Batik Sekar Arum".to_owned(), channels }
}

/// Funnels of live channels, ordinary and extreme.
pub fn live_funnels() -> Vec<Sample<LiveFunnel>> {
    let usual = || channel("TikTok Live", 0);
    let nobody = FunnelChannel { viewers_first_hour: 0.0, viewers_later_hour: 0.0, ..usual() };
    let short = FunnelChannel { hours_per_session: 0.5, ..usual() };
    let one_hour = FunnelChannel { hours_per_session: 1.0, ..usual() };
    let at_a_loss = FunnelChannel { margin: -1.4, ..usual() };
    let huge = FunnelChannel {
        viewers_first_hour: 1e8,
        conversion: 1.0,
        order_value: 1e9,
        margin: 1.0,
        ..usual()
    };
    let rare = FunnelChannel { conversion: 0.0002, viewers_first_hour: 3.0, ..usual() };
    let long = FunnelChannel { name: LONG_NAME.repeat(2), ..usual() };
    let hostile = FunnelChannel { name: "</text><b>\u{202e}🧵\" & 'live'".to_owned(), ..usual() };
    let many: Vec<FunnelChannel> = (0..7).map(|at| channel("Siaran", at)).collect();
    vec![
        ("usual", of(vec![usual()])),
        ("two", of(vec![usual(), channel("Shopee Live", 3)])),
        ("many", of(many)),
        ("nobody", of(vec![nobody])),
        ("short", of(vec![short])),
        ("one_hour", of(vec![one_hour])),
        ("at_a_loss", of(vec![at_a_loss])),
        ("huge", of(vec![huge])),
        ("rare", of(vec![rare])),
        ("long_names", LiveFunnel { business: LONG_NAME.to_owned(), ..of(vec![long, usual()]) }),
        ("hostile", of(vec![hostile])),
    ]
}
