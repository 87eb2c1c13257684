//! Order statistics and quantiles against sorting.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

use super::super::{Scratch, StreamKey, Type7, order_statistics, quantile_type7};

/// Checks order statistics against sorting, with scratch memory that was used before.
fn check(values: &[f64], ranks: &[usize], scratch: &mut Scratch) {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let mut found = vec![f64::NAN; 3];
    order_statistics(values, ranks, scratch, &mut found);
    let expected: Vec<f64> = ranks.iter().map(|&rank| sorted[rank]).collect();
    // Equality of numbers, not of bits: zeros of different sign are equal.
    assert_eq!(found, expected);
}

fn spread_ranks(count: usize) -> Vec<usize> {
    let last = count - 1;
    vec![last / 2, 0, last, last / 20, last - last / 20, last / 2]
}

fn random(count: usize) -> impl Iterator<Item = f64> {
    let key = StreamKey::new(1, count as u64);
    (0..count).map(move |i| key.uniform(i as u32, 0))
}

#[test]
fn many_shapes_of_data() {
    let mut scratch = Scratch::new();
    for count in [1, 2, 3, 255, 256, 257, 1000, 10_007] {
        let ranks = spread_ranks(count);
        let uniform: Vec<f64> = random(count).collect();
        let shapes: [fn(f64) -> f64; 9] = [
            |u| u,
            |u| -1e9 * u,
            |u| (u * 7.0).floor(),
            |u| if u < 0.999 { u * 1e-6 } else { 1e9 * u },
            |u| 1.0 / u,
            |u| 10f64.powf(600.0 * u - 300.0) * if u < 0.5 { 1.0 } else { -1.0 },
            |u| 5e-324 * (u * 5000.0).floor(),
            |u| 1e16 + 2.0 * (u * 3.0).floor(),
            |_| 42.0,
        ];
        for shape in shapes {
            let values: Vec<f64> = uniform.iter().map(|&u| shape(u)).collect();
            check(&values, &ranks, &mut scratch);
        }
        let mut ascending = uniform.clone();
        ascending.sort_unstable_by(f64::total_cmp);
        check(&ascending, &ranks, &mut scratch);
        ascending.reverse();
        check(&ascending, &ranks, &mut scratch);
    }
}

#[test]
fn every_rank_of_one_sample() {
    let values: Vec<f64> = random(1500).map(|u| (u * 400.0).floor() / u).collect();
    let ranks: Vec<usize> = (0..values.len()).collect();
    check(&values, &ranks, &mut Scratch::new());
}

#[test]
fn infinities_have_their_place() {
    let mut values: Vec<f64> = random(1000).collect();
    values[3] = f64::INFINITY;
    values[7] = f64::NEG_INFINITY;
    check(&values, &[0, 1, 500, 998, 999], &mut Scratch::new());
    check(&[f64::INFINITY; 300], &[0, 299], &mut Scratch::new());
}

#[test]
fn the_largest_spread_does_not_overflow() {
    let mut values: Vec<f64> = random(1000).collect();
    values[1] = f64::MAX;
    values[2] = f64::MIN;
    check(&values, &[0, 1, 500, 999], &mut Scratch::new());
}

#[test]
fn no_ranks_no_values() {
    let mut out = vec![1.0];
    order_statistics(&[], &[], &mut Scratch::new(), &mut out);
    assert!(out.is_empty());
}

#[test]
#[should_panic(expected = "rank is out of range")]
fn a_rank_beyond_the_values_is_refused() {
    order_statistics(&[1.0, 2.0], &[2], &mut Scratch::new(), &mut Vec::new());
}

#[test]
fn type_7_quantiles_of_known_samples() {
    // quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .6, 1)) in R.
    let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
    for (p, expected) in [(0.0, 1.0), (0.1, 1.4), (0.25, 2.0), (0.5, 4.0), (0.6, 5.6), (1.0, 16.0)]
    {
        assert!((quantile_type7(&sorted, p) - expected).abs() < 1e-14, "{p}");
    }
    assert_eq!(quantile_type7(&[3.0], 0.7), 3.0);
    assert_eq!(Type7::new(5, 1.0), Type7 { lower: 4, upper: 4, weight: 0.0 });
}

#[test]
fn type_7_quantiles_come_from_order_statistics() {
    let values: Vec<f64> = random(999).collect();
    let mut sorted = values.clone();
    sorted.sort_unstable_by(f64::total_cmp);
    let position = Type7::new(values.len(), 0.95);
    let mut out = Vec::new();
    let ranks = [position.lower, position.upper];
    order_statistics(&values, &ranks, &mut Scratch::new(), &mut out);
    assert_eq!(position.interpolate(out[0], out[1]), quantile_type7(&sorted, 0.95));
}

fn any_values() -> impl Strategy<Value = Vec<f64>> {
    let finite = any::<f64>().prop_filter("a number", |x| x.is_finite());
    let money = (-1_000i32..1_000).prop_map(f64::from);
    let value = prop_oneof![finite, money, Just(0.0), -1e3..1e3];
    vec(value, 1..2000)
}

proptest! {
    #[test]
    fn order_statistics_equal_sorting(
        values in any_values(),
        picks in vec(any::<proptest::sample::Index>(), 0..12)
    ) {
        let ranks: Vec<usize> = picks.iter().map(|pick| pick.index(values.len())).collect();
        check(&values, &ranks, &mut Scratch::new());
    }

    #[test]
    fn type_7_lies_between_its_neighbours(
        mut values in vec(-1e12..1e12, 1..50), p in 0.0..=1.0
    ) {
        values.sort_unstable_by(f64::total_cmp);
        let position = Type7::new(values.len(), p);
        let quantile = quantile_type7(&values, p);
        proptest::prop_assert!(position.weight < 1.0);
        proptest::prop_assert!(values[position.lower] <= quantile);
        proptest::prop_assert!(quantile <= values[position.upper]);
    }
}
