//! On shops that the model itself made, true parameters lie in the stated ranges as often as stated.

use ragam::fit::level::{HALF_LIFE, History, Kind, Part, Posterior, Variation};
use ragam::numeric::{StreamKey, exp, powf, standard_normal_quantile};

const SHOPS: u32 = 200;
const DAYS: usize = 200;

/// A shop whose parameters come from the prior: its sales, its parameters, its level on the last day.
fn shop(number: u32) -> (Vec<Option<f64>>, Variation, f64) {
    let key = |name| StreamKey::new(2026, name);
    let normal =
        |name: u64, index: usize| standard_normal_quantile(key(name).uniform(number, index as u32));
    let kind = Kind::Online;
    let (least, likely, most) = HALF_LIFE;
    let alpha = 1.0 + 4.0 * (likely - least) / (most - least);
    let beta = 1.0 + 4.0 * (most - likely) / (most - least);
    let share = ragam::numeric::beta_quantile(alpha, beta, key(9).uniform(number, 0));
    let variation = Variation {
        step: kind.step().median * exp(kind.step().sigma * normal(1, 0)),
        noise: kind.noise().median * exp(kind.noise().sigma * normal(2, 0)),
        half_life: least + (most - least) * share,
    };
    let phi = powf(2.0, -1.0 / variation.half_life);
    let mut level = variation.long_run().sqrt() * normal(3, 0);
    let mut sales = Vec::new();
    for day in 0..DAYS {
        if day > 0 {
            level = phi * level + variation.step * normal(4, day);
        }
        // One day in twenty is not known.
        let known = key(6).uniform(number, day as u32) > 0.05;
        sales.push(known.then(|| exp(13.0 + level + variation.noise * normal(5, day))));
    }
    (sales, variation, 13.0 + level)
}

#[test]
fn true_parameters_lie_in_nine_of_ten_ranges() {
    let mut held = [0u32; 4];
    for number in 0..SHOPS {
        let (sales, truth, level) = shop(number);
        let part = Part {
            start: jiff::civil::date(2025, 3, 1),
            sales: &sales,
            orders_a_day: 0.0,
            order_value_cv: 1.0,
            masked: &[],
        };
        let posterior = Posterior::of(&History::of(part), Kind::Online).unwrap();
        let inside = |value: f64, quantile: &dyn Fn(f64) -> f64| {
            u32::from((quantile(0.05)..=quantile(0.95)).contains(&value))
        };
        held[0] += inside(truth.step, &|p| posterior.step_quantile(p));
        held[1] += inside(truth.noise, &|p| posterior.noise_quantile(p));
        held[2] += inside(truth.half_life, &|p| posterior.half_life_quantile(p));
        held[3] += inside(level, &|p| posterior.level_quantile(p));
    }
    // 90% of 200: 85 to 95% is 2.4 standard errors to both sides.
    for (what, held) in ["step", "noise", "half-life", "level"].iter().zip(held) {
        assert!((170..=190).contains(&held), "{what}: {held} of {SHOPS}");
    }
}
