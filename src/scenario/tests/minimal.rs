//! The smallest file: everything else is a default.

use jiff::civil::date;

use super::{bare, good, loadings, plain};
use crate::problems::Span;
use crate::scenario::read::SMALLEST;
use crate::scenario::{Payout, Sales};

#[test]
fn the_smallest_file_is_read() {
    let read = good(SMALLEST);
    assert!(read.warnings.is_empty());
    let scenario = read.scenario;
    assert_eq!(scenario.business.name.value, "Toko Melati");
    assert_eq!(scenario.business.opening_cash.value, plain(10e6));
    assert_eq!(scenario.business.currency.value, "IDR");
    assert_eq!(scenario.simulation.start.value, date(2026, 1, 1));
    assert_eq!(scenario.simulation.days.value, 364);
    assert_eq!(scenario.simulation.paths.value, 10_000);
    assert_eq!(scenario.simulation.seed.value, 1);
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
    assert_eq!(channel.noise.value, plain(0.5));
    assert_eq!(channel.slow_level_step.value, plain(0.05));
    assert_eq!(channel.slow_level_half_life_days.value, plain(90.0));
}

#[test]
fn the_market_is_always_there() {
    let factors = good(SMALLEST).scenario.factors;
    assert_eq!(factors.len(), 1);
    assert_eq!(factors[0].id.value, "market");
    assert_eq!(loadings(&factors[0], &["shopee"]), (vec![plain(0.45)], vec![plain(0.45)]));
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
    assert_eq!(read.source.slice(channel.noise.span), "[[channel]]");
    assert_eq!(read.source.slice(read.scenario.business.currency.span), "[business]");
    assert_eq!(read.scenario.simulation.start.span, Span::default());
    assert_eq!(read.source.slice(channel.name.span), "\"shopee\"");
}
