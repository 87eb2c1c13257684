//! Shapley values from sampled orders of joining.

use super::coverage::covers;
use super::shapley::{PATHS, are, members, normal_columns, normal_truth, values};
use crate::metrics::{Caution, MetricError, Shapley, ShapleyOrders, Worth, joining_order};

/// Worths of nobody, the first, the first two, ... of an order.
fn chain(order: &[usize], worth: impl Fn(usize) -> Worth) -> Vec<Worth> {
    let sets = order.iter().scan(0, |set, player| {
        *set |= 1 << player;
        Some(*set)
    });
    std::iter::once(0).chain(sets).map(worth).collect()
}

fn sampled(players: usize, pairs: u32, seed: u64, worth: impl Fn(usize) -> Worth) -> Shapley {
    let mut game = ShapleyOrders::new(players, pairs as usize).unwrap();
    for pair in 0..pairs {
        let order = joining_order(players, pair, seed);
        let reverse: Vec<usize> = order.iter().rev().copied().collect();
        game.add(&order, &chain(&order, &worth), &chain(&reverse, &worth)).unwrap();
    }
    game.finish().unwrap()
}

#[test]
fn one_pair_of_orders_is_exact_where_players_meet_in_twos() {
    let meets = |set: usize| {
        let alone: usize = members(set, 6).map(|player| 2 * player + 1).sum();
        let pairs: usize =
            members(set, 6).flat_map(|a| members(set, 6).map(move |b| a * b % 5)).sum();
        (alone + pairs) as f64
    };
    let exact = values(6, meets);
    let found = sampled(6, 2, 9, |set| Worth::mean(&[meets(set); 2]).unwrap());
    let players: Vec<f64> = found.players.iter().map(|player| player.value).collect();
    are(&players, &exact);
    let error = found.players[3].std_error.unwrap();
    assert!(error < 1e-12, "{error}");
}

#[test]
fn sampled_orders_agree_with_all_orders_and_cover() {
    for (player, truth) in normal_truth().into_iter().enumerate() {
        covers(&format!("sampled, player {player}"), 103, truth, |g| {
            let columns = normal_columns(g, PATHS);
            let seed = (g.uniform() * 1e15) as u64;
            let worths: Vec<Worth> = columns
                .iter()
                .map(|column| Worth::expected_shortfall(column, 0.95))
                .collect::<Result<_, _>>()?;
            let mut found = sampled(3, 12, seed, |set| worths[set].clone());
            Ok(found.players.swap_remove(player))
        });
    }
    // The runway again: here the spread between orders is all there is.
    let runway =
        |set: usize| members(set, 5).map(|player| (player * player) as f64).fold(0.0, f64::max);
    let truth = values(5, runway);
    covers("runway, sampled orders", 104, truth[4], |g| {
        let seed = (g.uniform() * 1e15) as u64;
        let mut found = sampled(5, 60, seed, |set| Worth::mean(&[runway(set); 2]).unwrap());
        Ok(found.players.swap_remove(4))
    });
}

#[test]
fn orders_are_fair_and_depend_on_their_number_alone() {
    let count = 6_000;
    let mut seen = std::collections::BTreeMap::new();
    for number in 0..count {
        *seen.entry(joining_order(3, number, 11)).or_insert(0) += 1;
    }
    assert_eq!(seen.len(), 6);
    // Five degrees of freedom: 20.5 is the quantile at 99.9%.
    let expected = f64::from(count) / 6.0;
    let gap = |count: &i32| (f64::from(*count) - expected) * (f64::from(*count) - expected);
    assert!(seen.values().map(gap).sum::<f64>() / expected < 20.5);
    assert_eq!(joining_order(7, 3, 11), joining_order(7, 3, 11));
    assert_ne!(joining_order(7, 3, 11), joining_order(7, 3, 12));
    assert_eq!(joining_order(0, 0, 1), Vec::<usize>::new());
}

#[test]
fn orders_that_do_not_fit_are_refused() {
    let worth = Worth::mean(&[1.0, 2.0]).unwrap();
    let chain = vec![worth.clone(), worth.clone(), worth];
    assert_eq!(ShapleyOrders::new(2, 0).unwrap_err(), MetricError::NoOrders);
    assert!(ShapleyOrders::new(0, 1).is_err());
    let mut game = ShapleyOrders::new(2, 2).unwrap();
    for order in [[1, 1], [0, 2]] {
        let expected = MetricError::NotAnOrder { player: order[1] };
        assert_eq!(game.add(&order, &chain, &chain), Err(expected));
    }
    assert!(game.add(&[0, 1], &chain[1..], &chain).is_err());
    game.add(&[0, 1], &chain, &chain).unwrap();
    let lengths = MetricError::LengthsDiffer { expected: 2, found: 1 };
    assert_eq!(game.finish().unwrap_err(), lengths);
}

#[test]
fn one_pair_of_orders_has_no_error() {
    let found = sampled(3, 1, 4, |set| Worth::mean(&[set as f64, 1.0]).unwrap());
    assert_eq!(found.players[0].std_error, None);
    assert_eq!(found.players[0].cautions, [Caution::NoIntervalAtThisSize]);
    assert!(found.change.std_error.is_some());
}
