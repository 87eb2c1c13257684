//! Numbers and their limits, as they are accepted.

use super::{drawn, good, messages, plain};
use crate::scenario::read::SMALLEST;
use crate::scenario::{Number, Shape};

fn commission(written: &str) -> Number {
    let text = format!("{SMALLEST}commission = {written}\n");
    good(&text).scenario.channels.remove(0).commission.value
}

fn order_fee(written: &str) -> Number {
    let text = format!("{SMALLEST}order_value = 90_000\norder_fee = {written}\n");
    good(&text).scenario.channels.remove(0).order_fee.value
}

#[test]
fn whole_numbers_are_numbers() {
    assert_eq!(commission("1"), plain(1.0));
    assert_eq!(order_fee("1_250"), plain(1250.0));
    assert_eq!(order_fee("0x10"), plain(16.0));
    assert_eq!(order_fee("1.25e3"), plain(1250.0));
}

#[test]
fn limits_themselves_are_allowed() {
    assert_eq!(commission("0"), plain(0.0));
    assert_eq!(order_fee("1e15"), plain(1e15));
    assert_eq!(commission("[0, 1]"), drawn(Shape::Uniform { low: 0.0, high: 1.0 }));
}

#[test]
fn a_range_may_lean_against_its_ends() {
    let left = Shape::Pert { low: 0.1, likely: 0.1, high: 0.3 };
    assert_eq!(commission("[0.1, 0.1, 0.3]"), drawn(left));
    let right = Shape::Pert { low: 0.1, likely: 0.3, high: 0.3 };
    assert_eq!(commission("[0.1, 0.3, 0.3]"), drawn(right));
}

#[test]
fn unbounded_distributions_can_be_cut_to_fit() {
    let cut = "{ distribution = \"pareto\", scale = 100, tail_index = 1.5, maximum = 1e6 }";
    let Number::Drawn(pareto) = order_fee(cut) else {
        panic!("not drawn");
    };
    assert_eq!((pareto.minimum, pareto.maximum), (f64::NEG_INFINITY, 1e6));
    assert_eq!(pareto.support().low, 100.0);
}

#[test]
fn a_lognormal_may_stand_where_zero_may_not() {
    let value = "{ distribution = \"lognormal\", mean = 9e4, cv = 0.5, maximum = 1e7 }";
    let text = format!("{SMALLEST}order_value = {value}\norder_fee = 1\n");
    assert!(good(&text).scenario.channels[0].order_value.is_some());
}

#[test]
fn a_value_is_checked_against_every_place_that_names_it() {
    let text = format!(
        "{SMALLEST}commission = \"v\"\ngrowth_per_year = \"v\"\n[values]\nv = [0.5, 1.5]\n"
    );
    assert_eq!(messages(&text), ["`commission` must be between 0 and 1"]);
}

#[test]
fn one_value_in_two_places_is_one_value() {
    let text = format!("{SMALLEST}commission = \"v\"\nreturns = \"v\"\n[values]\nv = [0, 0.1]\n");
    let read = good(&text);
    let channel = &read.scenario.channels[0];
    for number in [&channel.commission, &channel.returns] {
        assert!(matches!(&number.value, Number::Named(name) if name.value == "v"));
        let support = number.value.support(&read.scenario.values).unwrap();
        assert_eq!((support.low, support.high), (0.0, 0.1));
    }
}
