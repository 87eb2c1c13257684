use super::super::{PastForecast, PastForecasts};
use super::random::Random;
use super::{LONG_NAME, START, Sample};

/// Forecasts a week apart around sales that wander, in units of `scale` rupiah.
fn wandering(dates: usize, scale: f64) -> PastForecasts {
    let mut random = Random::new(11);
    let mut level = 30.0;
    let forecasts = (0..dates).map(|week| {
        level *= 0.94 + 0.12 * random.uniform();
        let middle = level * (0.9 + 0.2 * random.uniform());
        PastForecast {
            day: 7.0 * week as f64,
            ends: [0.5, 0.68, 1.0, 1.4, 1.9].map(|end| end * middle * scale),
            came: level * scale,
        }
    });
    PastForecasts {
        name: "shopee".to_owned(),
        start: START,
        horizon: 30,
        forecasts: forecasts.collect(),
        held: 0.82,
    }
}

fn level(value: f64) -> PastForecasts {
    let mut data = wandering(20, 1.0);
    for forecast in &mut data.forecasts {
        forecast.ends = [value; 5];
        forecast.came = value;
    }
    data
}

/// Forecasts of the past, ordinary and extreme.
pub fn past_forecasts_samples() -> Vec<Sample<PastForecasts>> {
    vec![
        ("usual", wandering(60, 1e6)),
        ("one_date", wandering(1, 1e6)),
        ("two_dates", wandering(2, 1e6)),
        ("ten_years", PastForecasts { horizon: 365, ..wandering(520, 1e6) }),
        (
            "long_name",
            PastForecasts { name: LONG_NAME.to_owned(), held: 1.0, ..wandering(30, 1e6) },
        ),
        ("never_held", PastForecasts { held: 0.0, ..wandering(30, 1e6) }),
        ("nothing_at_all", level(0.0)),
        ("all_equal", level(5e6)),
        ("thousand", wandering(30, 30.0)),
        ("ten_trillion", wandering(30, 3e11)),
    ]
}
