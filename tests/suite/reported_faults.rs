//! Small shops for which the program once gave a wrong answer, each with the right one by hand.

use ragam::model::Model;

use crate::support::shop::{Shop, near};

fn steady(name: &str) -> String {
    crate::support::known(name)
}

/// A mitigation makes shocks milder and everything shorter; a boom keeps its size, however it is written.
#[test]
fn a_boom_that_is_mitigated_is_shorter_and_no_smaller() {
    let written = steady("boom_mitigated");
    let other = written.replace("severity = -0.5", "boom = 0.5");
    assert_ne!(written, other);
    for text in [written, other] {
        let shop = Shop::of(&text);
        // 1,500,000 a day on the four days from 5 January, of which three are in the first week.
        assert!(near(shop.weekly_sales(0, 0), 8_500_000.0), "{}", shop.weekly_sales(0, 0));
        assert!(near(shop.weekly_sales(0, 1), 7_500_000.0), "{}", shop.weekly_sales(0, 1));
        // 1.6 days from 15 January at 0.6 of 0.5.
        assert!(near(shop.weekly_sales(0, 2), 6_000_000.0 - 1.6 * 300_000.0));
    }
}

/// A ramp that a channel had in the past does not serve again: what is gained rises from the day of the
/// change, so two channels that are alike gain alike.
#[test]
fn what_a_mix_gains_rises_from_now_whatever_ramp_there_was() {
    let text = steady("ramp_past");
    let read = ragam::scenario::read("ramp_past.toml", text.as_bytes()).unwrap();
    let sold = |variant: &ragam::scenario::Variant| {
        let model = Model::build_mix(&variant.scenario, Some(&variant.mix));
        let ensemble =
            ragam::ensemble::Ensemble::simulate(&model, 1, &ragam::ensemble::Silent).unwrap();
        ensemble.blocks()[0].figures.sales[0]
    };
    let [m, n] = [0, 1].map(|mix| sold(&read.variants[mix]));
    assert!(near(m, n), "{m} {n}");
    // Half of one channel is gone at once; the other rises by half of it after 60 days.
    assert!((300e6..400e6).contains(&m), "{m}");
}

/// Goods cost what they cost for the channels that the order is for, whoever sells on the day of it.
#[test]
fn an_order_costs_what_the_goods_of_its_channels_cost() {
    for name in ["unit_cost_other_closed", "unit_cost_closed_review"] {
        let shop = Shop::of(&steady(name));
        let cash = shop.cash();
        for monday in [7, 14, 21] {
            // One channel sells a million on Mondays; half of 7 million is half as dear again.
            let order = cash[monday - 1] + 1_000_000.0 - cash[monday];
            assert!(near(order, 8_750_000.0), "{name}, day {monday}: {order}");
        }
    }
}
