//! On shops that the model itself made, true parameters and coming sales lie in the stated ranges as
//! often as stated.

use ragam::fit::level::{HALF_LIFE, History, Kind, Outlook, Part, Posterior, Variation};
use ragam::numeric::{StreamKey, exp, powf, quantile_type7, standard_normal_quantile};

const SHOPS: u32 = 200;
const DAYS: usize = 200;
const COMING: usize = 60;
const FUTURES: u32 = 400;

/// A shop whose parameters come from the prior.
struct Made {
    sales: Vec<Option<f64>>,
    truth: Variation,
    /// On the last of the known days.
    level: f64,
    /// Sales of the days after them.
    came: f64,
}

fn shop(number: u32) -> Made {
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
    let mut today = level;
    let (mut sales, mut came) = (Vec::new(), 0.0);
    for day in 0..DAYS + COMING {
        if day > 0 {
            level = phi * level + variation.step * normal(4, day);
        }
        let sold = exp(13.0 + level + variation.noise * normal(5, day));
        if day < DAYS {
            // One day in twenty is not known.
            sales.push((key(6).uniform(number, day as u32) > 0.05).then_some(sold));
            today = level;
        } else {
            came += sold;
        }
    }
    Made { sales, truth: variation, level: 13.0 + today, came }
}

#[test]
fn true_parameters_and_coming_sales_lie_in_nine_of_ten_ranges() {
    let mut held = [0u32; 5];
    for number in 0..SHOPS {
        let Made { sales, truth, level, came } = shop(number);
        let part = Part {
            start: jiff::civil::date(2025, 3, 1),
            sales: &sales,
            orders_a_day: 0.0,
            order_value_cv: 1.0,
            masked: &[],
        };
        let history = History::of(part);
        let posterior = Posterior::of(&history, Kind::Online).unwrap();
        let inside = |value: f64, quantile: &dyn Fn(f64) -> f64| {
            u32::from((quantile(0.05)..=quantile(0.95)).contains(&value))
        };
        held[0] += inside(truth.step, &|p| posterior.step_quantile(p));
        held[1] += inside(truth.noise, &|p| posterior.noise_quantile(p));
        held[2] += inside(truth.half_life, &|p| posterior.half_life_quantile(p));
        held[3] += inside(level, &|p| posterior.level_quantile(p));
        let outlook = Outlook::of(&history, &posterior);
        let total = |path| outlook.future(COMING, number.into(), path).iter().sum();
        let mut totals: Vec<f64> = (0..FUTURES).map(total).collect();
        totals.sort_by(f64::total_cmp);
        held[4] += inside(came, &|p| quantile_type7(&totals, p));
    }
    // 90% of 200: 85 to 95% is 2.4 standard errors to both sides.
    for (what, held) in ["step", "noise", "half-life", "level", "coming sales"].iter().zip(held) {
        assert!((170..=190).contains(&held), "{what}: {held} of {SHOPS}");
    }
}
