//! Two candidates that lived through the same draws.

use rayon::prelude::*;

use super::super::columns::Columns;
use super::super::fates::BothLives;
use super::super::metric::MetricList;
use super::price::Price;
use crate::metrics::{BetterOf, Dominance, MetricError, chance_better, first_order_dominance};

/// Up to so many candidates, each is compared with each; their pairs grow with the square.
const COMPARED_WITH_ALL: usize = 7;

/// Two candidates; differences are `candidate` less `against`.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Position of the one that is judged.
    pub candidate: usize,
    /// Position of the one it is judged against.
    pub against: usize,
    /// Differences of figures with their paired errors: as the paths are, without shocks, and how much
    /// larger the difference is because of shocks.
    pub differences: MetricList,
    /// How often it is better on the same path, by net cash flow.
    pub better: BetterOf,
    /// Whether it is better at every level of luck, by net cash flow; against the first alone.
    pub dominance: Option<Dominance>,
    /// What it costs in quiet futures and saves in bad ones; against the first alone.
    pub price: Option<Price>,
}

/// The pairs that are compared, by candidate and then by what it is judged against.
pub(super) fn pairs(
    columns: &[Columns],
    lives: &[BothLives<'_>],
    quiet: &[Vec<bool>],
) -> Result<Vec<Pair>, MetricError> {
    let with_all = columns.len() <= COMPARED_WITH_ALL;
    let compared: Vec<(usize, usize)> = (1..columns.len())
        .flat_map(|candidate| {
            (0..candidate).take(if with_all { candidate } else { 1 }).map(move |a| (candidate, a))
        })
        .collect();
    compared.into_par_iter().map(|positions| pair((columns, lives, quiet), positions)).collect()
}

fn pair(
    (columns, lives, quiet): (&[Columns], &[BothLives<'_>], &[Vec<bool>]),
    (candidate, against): (usize, usize),
) -> Result<Pair, MetricError> {
    let (a, b) = (&columns[candidate], &columns[against]);
    let (x, y) = (&a.net_cash_flow, &b.net_cash_flow);
    let is_first = against == 0;
    let price = || Price::of((x, y), (&quiet[candidate], &quiet[against]));
    Ok(Pair {
        candidate,
        against,
        differences: lives[candidate].less(&lives[against])?,
        better: chance_better(x, y)?,
        dominance: is_first.then(|| first_order_dominance(x, y)).transpose()?,
        price: is_first.then(price).transpose()?,
    })
}
