//! A file with every key: its channels.

use jiff::civil::date;

use super::{FULL, bare, between, drawn, good, plain};
use crate::scenario::{Channel, Number, Payout, Sales, Shape};

fn channel(at: usize) -> Channel {
    good(FULL).scenario.channels.remove(at)
}

#[test]
fn who_it_is() {
    let channel = channel(0);
    assert_eq!(channel.id.value, "tiktok_live");
    assert_eq!(channel.name.value, "TikTok Live");
    assert_eq!(channel.platform.value, "tiktok");
    assert_eq!(bare(&channel.features), ["live", "cod"]);
}

#[test]
fn a_live_funnel() {
    let Sales::Live(live) = channel(0).sales else {
        panic!("not live");
    };
    assert_eq!(live.sessions_per_week.value, plain(5.0));
    assert_eq!(live.reference_sessions_per_week.unwrap().value, plain(4.0));
    assert_eq!(live.hours_per_session.value, plain(2.0));
    let viewers = Shape::Gamma { mean: 300.0, cv: 0.4 };
    assert_eq!(live.viewers_first_hour.value, between(viewers, f64::NEG_INFINITY, 5000.0));
    assert_eq!(live.viewers_later_hour.value, plain(150.0));
    let conversion = Shape::Beta { alpha: 2.0, beta: 80.0, low: 0.0, high: 0.3 };
    assert_eq!(live.conversion.value, drawn(conversion));
    assert_eq!(live.returns_to_sessions.value, plain(0.7));
}

#[test]
fn hosts_and_viewers_who_tire() {
    let Sales::Live(live) = channel(0).sales else {
        panic!("not live");
    };
    assert_eq!(live.time_slot_factor.value, drawn(Shape::Uniform { low: 0.8, high: 1.2 }));
    let hosts = live.hosts.unwrap();
    assert_eq!(hosts.hosts.value, plain(2.0));
    assert_eq!(hosts.sessions_per_host_per_week.value, plain(3.0));
    assert_eq!(hosts.host_absence.value, plain(0.1));
    let fatigue = live.fatigue.unwrap();
    assert_eq!(fatigue.half_life_days.value, plain(180.0));
    assert_eq!(fatigue.floor.value, plain(0.6));
}

#[test]
fn affiliates() {
    assert_eq!(channel(0).affiliates, None);
    let affiliates = channel(1).affiliates.unwrap();
    assert_eq!(affiliates.lift.value, drawn(Shape::Uniform { low: 0.2, high: 0.4 }));
    assert_eq!(affiliates.commission.value, plain(0.1));
    assert_eq!(affiliates.noise.value, plain(0.8));
}

#[test]
fn skipped_weekdays_have_no_sales() {
    assert_eq!(channel(0).sales_by_weekday(), [0.0, 0.0, 1.0, 1.0, 1.2, 1.5, 1.3]);
}

#[test]
fn months_and_pay_days() {
    let channel = channel(0);
    let months = [1.0, 1.0, 1.3, 1.2, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.2];
    assert_eq!(channel.month_profile.value, months);
    let days: Vec<_> =
        channel.pay_days.iter().map(|days| (days.from_day.value, days.to_day.value)).collect();
    assert_eq!(days, [(25, 2), (15, 15)]);
    assert_eq!(channel.pay_days[0].factor.value, drawn(Shape::Uniform { low: 1.1, high: 1.4 }));
}

#[test]
fn how_it_varies() {
    let channel = channel(0);
    let growth = Shape::Uniform { low: -0.1, high: 0.2 };
    assert_eq!(channel.growth_per_year.value, drawn(growth));
    assert_eq!(channel.noise.unwrap().value, plain(0.6));
    let step = drawn(Shape::Uniform { low: 0.04, high: 0.08 });
    assert_eq!(channel.slow_level_step.unwrap().value, step);
    let half_life = channel.slow_level_half_life_days.unwrap().value;
    assert!(matches!(half_life, Number::Named(name) if name.value == "half-life"));
    assert_eq!(channel.slow_level_start.unwrap().value, plain(0.2));
}

#[test]
fn its_fees_and_costs() {
    let channel = channel(0);
    assert!(
        matches!(&channel.commission.value, Number::Named(name) if name.value == "tiktok_commission")
    );
    let numbers = [
        &channel.order_fee,
        &channel.creator_commission,
        &channel.creator_share,
        &channel.returns,
        &channel.resale,
        &channel.goods_credit_days.unwrap(),
        &channel.packing_per_order.unwrap(),
        &channel.fixed_cost_per_month,
    ];
    let expected = [1250.0, 0.1, 0.3, 0.03, 0.8, 14.0, 2500.0, 250_000.0];
    assert_eq!(numbers.map(|number| number.value.clone()), expected.map(plain));
    let goods = Shape::Pert { low: 0.5, likely: 0.55, high: 0.65 };
    assert_eq!(channel.goods_share.unwrap().value, drawn(goods));
    assert_eq!(channel.fixed_cost_day.value, 5);
    assert_eq!(channel.order_value.unwrap().value, plain(85_000.0));
    assert_eq!(channel.opening_receipts.unwrap().value, plain(1.2e6));
    assert_eq!(channel.opening_bills.unwrap().value, plain(8e5));
}

#[test]
fn payouts_in_shares() {
    let Payout::Shares(shares) = channel(0).payout else {
        panic!("no shares");
    };
    let shares: Vec<_> = shares.iter().map(|part| (part.days.value, part.share.value)).collect();
    assert_eq!(shares, [(3, 0.7), (14, 0.3)]);
}

#[test]
fn a_shop_with_counted_orders() {
    let channel = channel(1);
    assert!(matches!(&channel.sales, Sales::Orders(orders) if orders.value == plain(40.0)));
    let value = Shape::Triangular { low: 6e4, likely: 8e4, high: 12e4 };
    assert_eq!(channel.order_value.unwrap().value, drawn(value));
    assert_eq!(channel.noise, None);
    let days = Shape::Discrete { values: vec![3.0, 7.0, 14.0], weights: vec![0.6, 0.3, 0.1] };
    assert!(matches!(&channel.payout, Payout::Delay(delay) if delay.value == drawn(days)));
}

#[test]
fn what_stands_in_the_costs_is_taken_over() {
    let read = good(FULL);
    for channel in &read.scenario.channels[1..] {
        assert_eq!((&channel.goods_share, &channel.packing_per_order), (&None, &None));
        let goods = channel.goods_share(&read.scenario.costs);
        assert_eq!(goods.value, plain(0.6));
        assert_eq!(read.source.slice(goods.span), "0.6");
        assert_eq!(channel.packing_per_order(&read.scenario.costs).value, plain(0.0));
    }
}

#[test]
fn a_new_channel() {
    let channel = channel(2);
    let sales = Shape::Normal { mean: 1e6, sd: 2e5 };
    let sales = between(sales, 0.0, 3e6);
    assert!(matches!(&channel.sales, Sales::Weekly(weekly) if weekly.value == sales));
    let ramp = channel.ramp.unwrap();
    assert_eq!(ramp.start.unwrap().value, date(2026, 3, 1));
    assert_eq!(ramp.delay_days.value, plain(30.0));
    assert_eq!(ramp.length_days.value, plain(60.0));
}

#[test]
fn shares_of_the_effort() {
    let channels = good(FULL).scenario.channels;
    let today: Vec<_> = channels
        .iter()
        .map(|channel| channel.today_share.as_ref().map(|share| share.value))
        .collect();
    assert_eq!(today, [Some(0.7), Some(0.3), None]);
    let reference: Vec<_> = channels
        .iter()
        .map(|channel| channel.reference_share.as_ref().map(|share| share.value))
        .collect();
    assert_eq!(reference, [None, None, Some(0.2)]);
    let returns = Shape::Pert { low: 0.6, likely: 0.8, high: 1.0 };
    assert_eq!(channels[0].returns_to_effort.as_ref().unwrap().value, drawn(returns));
    assert_eq!(channels[1].returns_to_effort, None);
}
