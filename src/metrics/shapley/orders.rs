//! Games of many players: a sample of the orders in which they can join.

use super::super::error::MetricError;
use super::super::estimate::Estimate;
use super::super::sample::check_lengths;
use super::super::sum::error_of_mean;
use super::shares::{Shapley, Shares};
use super::worth::Worth;
use crate::numeric::{StreamKey, stream_name};

/// Shapley values from sampled orders of joining (J. Castro, D. Gómez and J. Tejada 2009,
/// "Polynomial calculation of the Shapley value based on sampling", *Computers & Operations
/// Research* 36), each taken forwards and backwards: in a game whose players interact in pairs
/// alone, one such pair of orders gives the exact values.
///
/// An order is a *chain* of worths: of nobody, of the first, of the first two, ..., of all. What is
/// kept is n + 1 numbers a path and n numbers a pair of orders.
#[derive(Debug, Clone)]
pub struct ShapleyOrders {
    players: usize,
    ends: Option<[Estimate; 2]>,
    shares: Option<Shares>,
    /// By player: the value from each pair of orders.
    by_pair: Vec<Vec<f64>>,
    pairs: usize,
}

impl ShapleyOrders {
    /// A game of `players` players that is to be averaged over `pairs` orders and their reverses.
    ///
    /// # Errors
    /// `PlayersOutOfRange` without players, `NoOrders` without orders.
    pub fn new(players: usize, pairs: usize) -> Result<Self, MetricError> {
        if players == 0 {
            return Err(MetricError::PlayersOutOfRange { players, most: usize::MAX });
        }
        if pairs == 0 {
            return Err(MetricError::NoOrders);
        }
        let by_pair = vec![Vec::with_capacity(pairs); players];
        Ok(Self { players, ends: None, shares: None, by_pair, pairs })
    }

    /// Adds an order with the chain of its worths, and with that of the same order backwards.
    ///
    /// # Errors
    /// `LengthsDiffer` unless the order has one entry a player, each chain one more, and all
    /// worths the same number of paths; `NotAnOrder` for one that does not name each player once.
    pub fn add(
        &mut self,
        order: &[usize],
        forwards: &[Worth],
        backwards: &[Worth],
    ) -> Result<(), MetricError> {
        check_order(order, self.players)?;
        check_lengths(self.players + 1, forwards.len())?;
        check_lengths(self.players + 1, backwards.len())?;
        let ([empty, .., all], [_, ..]) = (forwards, backwards) else {
            return Err(MetricError::NoPaths);
        };
        let shares = self.shares.get_or_insert_with(|| Shares::new(self.players, empty));
        forwards.iter().chain(backwards).try_for_each(|worth| shares.check(worth))?;
        let weight = 0.5 / self.pairs as f64;
        let reverse = order.iter().rev().copied();
        let steps = order.iter().copied().zip(forwards.windows(2));
        for (player, step) in steps.chain(reverse.zip(backwards.windows(2))) {
            let [before, after] = step else { continue };
            shares.add(player, weight, after);
            shares.add(player, -weight, before);
        }
        shares.add_to_change(2.0 * weight, all);
        shares.add_to_change(-2.0 * weight, empty);
        self.ends.get_or_insert_with(|| [empty.estimate.clone(), all.estimate.clone()]);
        self.note_values(order, forwards, backwards);
        Ok(())
    }

    /// The value of each player from this pair of orders alone.
    fn note_values(&mut self, order: &[usize], forwards: &[Worth], backwards: &[Worth]) {
        let joins = |chain: &[Worth], place: usize| {
            chain[place + 1].influence.value - chain[place].influence.value
        };
        for (place, player) in order.iter().enumerate() {
            let back = self.players - 1 - place;
            let value = 0.5 * (joins(forwards, place) + joins(backwards, back));
            self.by_pair[*player].push(value);
        }
    }

    /// The Shapley values. The error of each has two parts, which add up as squares: that of the
    /// finite number of paths, and that of the orders, from the spread between pairs. The interval
    /// is normal; with one pair of orders alone, or a sample too small for the worths, both are
    /// `None` with a caution.
    ///
    /// # Errors
    /// `LengthsDiffer` unless as many pairs were added as were announced; `Overflow`.
    pub fn finish(self) -> Result<Shapley, MetricError> {
        check_lengths(self.pairs, self.by_pair.first().map_or(0, Vec::len))?;
        let (Some(shares), Some(ends)) = (self.shares, self.ends) else {
            return Err(MetricError::NoOrders);
        };
        let squared = |values: &Vec<f64>| error_of_mean(values).map(|error| error * error);
        shares.finish(ends, |player| self.by_pair.get(player).and_then(squared))
    }
}

/// Each player is named once.
fn check_order(order: &[usize], players: usize) -> Result<(), MetricError> {
    check_lengths(players, order.len())?;
    let mut named = vec![false; players];
    for player in order {
        match named.get_mut(*player) {
            Some(named @ false) => *named = true,
            _ => return Err(MetricError::NotAnOrder { player: *player }),
        }
    }
    Ok(())
}

/// The `number`-th random order of joining under `seed`, all orders being equally likely.
///
/// It depends on its arguments alone: one more order leaves the others as they are.
pub fn joining_order(players: usize, number: u32, seed: u64) -> Vec<usize> {
    let key = StreamKey::new(seed, stream_name(&["shapley", "joining order"]));
    let mut order: Vec<usize> = (0..players).collect();
    for last in (1..players).rev() {
        let uniform = key.uniform(number, last as u32);
        let chosen = (uniform * (last + 1) as f64) as usize;
        order.swap(chosen.min(last), last);
    }
    order
}
