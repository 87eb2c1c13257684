//! The smallest file: everything else is a default.

use jiff::civil::date;

use super::{bare, drawn, good, loadings, messages, plain};
use crate::numeric::exp;
use crate::problems::Span;
use crate::scenario::read::SMALLEST;
use crate::scenario::{Distribution, Number, Payout, Sales, Shape};

#[test]
fn the_smallest_file_is_read() {
    let read = good(SMALLEST);
    // That goods cost nothing is told, and nothing else.
    assert_eq!(read.warnings.len(), 1);
    assert!(read.warnings[0].message.to_string().starts_with("nothing says what goods cost"));
    let scenario = read.scenario;
    assert_eq!(scenario.business.name.value, "Toko Melati");
    assert_eq!(scenario.business.opening_cash.value, plain(10e6));
    assert_eq!(scenario.business.currency.value, "IDR");
    assert_eq!(scenario.simulation.start.value, date(2026, 1, 1));
    assert_eq!(scenario.simulation.days.value, 364);
    assert_eq!(scenario.simulation.paths.value, 10_000);
    assert_eq!(scenario.simulation.seed, None);
    assert!(scenario.values.is_empty() && scenario.shocks.is_empty());
    assert!(scenario.links.is_empty() && scenario.one_offs.is_empty());
}

#[test]
fn a_channel_has_its_defaults() {
    let channel = &good(SMALLEST).scenario.channels[0];
    assert_eq!(channel.id.value, "shopee");
    assert_eq!(channel.name.value, "shopee");
    assert_eq!(channel.platform.value, "shopee");
    assert!(channel.features.is_empty() && channel.ramp.is_none());
    assert!(matches!(&channel.sales, Sales::Weekly(sales) if sales.value == plain(5e6)));
    assert_eq!(channel.weekday_profile.value, [1.0; 7]);
    assert_eq!(channel.fixed_cost_day.value, 1);
    assert_eq!(channel.order_value, None);
    assert_eq!(channel.slow_level_start, None);
    assert_eq!((&channel.opening_receipts, &channel.opening_bills), (&None, &None));
    assert!(matches!(&channel.payout, Payout::Delay(days) if days.value == plain(0.0)));
}

#[test]
fn the_numbers_of_a_channel_have_their_defaults() {
    let channel = good(SMALLEST).scenario.channels.remove(0);
    let zero = [
        channel.growth_per_year,
        channel.commission,
        channel.order_fee,
        channel.creator_commission,
        channel.creator_share,
        channel.returns,
        channel.fixed_cost_per_month,
    ];
    assert!(bare(&zero).iter().all(|number| *number == plain(0.0)));
    let inherited = [channel.goods_share, channel.goods_credit_days, channel.packing_per_order];
    assert_eq!(inherited, [None, None, None]);
    assert_eq!(channel.resale.value, plain(0.9));
    let own = [channel.noise, channel.slow_level_step, channel.slow_level_half_life_days];
    assert_eq!((own, channel.returns_to_effort), ([None, None, None], None));
}

/// How strongly sales vary is known of other shops, by kind of channel.
#[test]
fn the_variation_of_a_channel_depends_on_its_kind() {
    let key = |channel: &str| {
        let text = format!("{SMALLEST}[[channel]]\nid = \"it\"\n{channel}\n");
        let scenario = good(&text).scenario;
        let (of, channel) = (&scenario.variation, &scenario.channels[1]);
        (of.noise(channel).key, of.slow_level_step(channel).key)
    };
    let online = ("noise_online", "slow_level_step_online");
    assert_eq!(key("weekly_sales = 1\nplatform = \"tiktok\""), online);
    assert_eq!(key("weekly_sales = 1\nfeatures = [\"live\"]"), online);
    let orders = "orders_per_week = 7\norder_value = 90_000\nplatform = \"shopee\"";
    assert_eq!(key(orders), ("noise_orders", "slow_level_step_online"));
    let offline = ("noise_offline", "slow_level_step_offline");
    assert_eq!(key("weekly_sales = 1\nplatform = \"offline\""), offline);
    assert_eq!(key("weekly_sales = 1"), ("noise_online", "slow_level_step_other"));
}

#[test]
fn the_defaults_of_variation_are_what_other_shops_show() {
    let variation = good(SMALLEST).scenario.variation;
    let noise = [&variation.noise_online, &variation.noise_orders, &variation.noise_offline];
    let pert = |low, likely, high| drawn(Shape::Pert { low, likely, high });
    let expected = [pert(0.35, 0.5, 0.6), pert(0.2, 0.3, 0.4), pert(0.12, 0.2, 0.3)];
    assert_eq!(noise.map(|number| number.value.clone()), expected);
    assert_eq!(variation.slow_level_half_life_days.value, pert(60.0, 90.0, 180.0));
    // Lognormal by median and sigma: mean = median exp(sigma^2 / 2), cv^2 = exp(sigma^2) - 1.
    for (number, median, sigma) in [
        (&variation.slow_level_step_online, 0.055, 0.5_f64),
        (&variation.slow_level_step_offline, 0.03, 0.7),
    ] {
        let Number::Drawn(Distribution { shape: Shape::Lognormal { mean, cv }, .. }) = number.value
        else {
            panic!("{number:?}");
        };
        let square = sigma * sigma;
        assert!((mean - median * exp(square / 2.0)).abs() < 1e-4, "{mean}");
        assert!((cv - (exp(square) - 1.0).sqrt()).abs() < 1e-3, "{cv}");
    }
}

#[test]
fn a_number_of_variation_that_no_channel_takes_over_has_no_effect() {
    let text = format!("{SMALLEST}[variation]\nnoise_offline = 0.2\n");
    assert_eq!(
        messages(&text),
        ["`noise_offline` of [variation] has no effect: no channel of its kind takes it over"]
    );
    good(&format!("{SMALLEST}[variation]\nnoise_online = 0.2\n"));
}

#[test]
fn the_market_is_always_there() {
    let factors = good(SMALLEST).scenario.factors;
    assert_eq!(factors.len(), 1);
    assert_eq!(factors[0].id.value, "market");
    let quick = drawn(Shape::Pert { low: 0.3, likely: 0.4, high: 0.6 });
    let slow = drawn(Shape::Pert { low: 0.4, likely: 0.6, high: 0.85 });
    assert_eq!(loadings(&factors[0], &["shopee"]), (vec![quick], vec![slow]));
}

#[test]
fn without_costs_and_credit_there_are_none() {
    let scenario = good(SMALLEST).scenario;
    assert_eq!(scenario.costs.wages_per_month.value, plain(0.0));
    assert_eq!(scenario.costs.rent_per_month.value, plain(0.0));
    assert_eq!((scenario.costs.wages_day.value, scenario.costs.rent_day.value), (25, 1));
    assert!(scenario.costs.other.is_empty());
    assert_eq!(scenario.credit.limit, None);
    assert_eq!(scenario.credit.interest_per_year.value, plain(0.0));
    assert_eq!(scenario.credit.drawn_below.value, plain(0.0));
}

#[test]
fn a_default_has_the_place_of_its_table() {
    let read = good(SMALLEST);
    let channel = &read.scenario.channels[0];
    assert_eq!(read.source.slice(channel.commission.span), "[[channel]]");
    assert_eq!(read.source.slice(read.scenario.business.currency.span), "[business]");
    assert_eq!(read.scenario.simulation.start.span, Span::default());
    assert_eq!(read.source.slice(channel.name.span), "\"shopee\"");
}
