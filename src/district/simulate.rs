//! Shops of a district, simulated in parallel and summed.

use std::ops::Range;

use rayon::prelude::*;

use super::fund::fund_steps;
use super::plan::District;
use super::shops::Shop;
use super::sums::{LifeSums, ShopLifeSums, ShopSums, Sums, Whole};
use crate::ensemble::{Interrupted, Progress};
use crate::model::Model;
use crate::numeric::LANES;
use crate::simulate::{NEVER, ShopBlock, ShopLife, Workspace, simulate_shop};

/// Batches of shops for each thread: enough that none waits long for the last.
const BATCHES_A_THREAD: usize = 8;

/// The paths of one life of a shop, in rupiah.
#[derive(Debug, Default)]
struct ShopPaths {
    sums: ShopLifeSums,
    /// Cash that was missing on the paths that ran out of it.
    missing: Vec<i128>,
}

/// Simulates the shops of these numbers on all threads.
///
/// A shop whose row is wrong, or whose sales or cash are no numbers, is left out.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub fn simulate(
    district: &District,
    shops: Range<u32>,
    progress: &dyn Progress,
) -> Result<Sums, Interrupted> {
    let shops = shops.start..shops.end.min(district.shops());
    let whole = district.whole();
    progress.expect(shops.len() as u64 * u64::from(whole.paths));
    let batches = BATCHES_A_THREAD * rayon::current_num_threads();
    let size = shops.len().div_ceil(batches).max(1);
    let starts: Vec<u32> = shops.clone().step_by(size).collect();
    starts
        .into_par_iter()
        .map(|start| {
            let end = start.saturating_add(size as u32).min(shops.end);
            let mut sums = Sums::none(whole);
            let mut workspace = Workspace::default();
            for number in start..end {
                one(district, number, &mut sums, &mut workspace, progress)?;
            }
            Ok(sums)
        })
        // Batches hold different shops of one district, so they always merge.
        .try_reduce(|| Sums::none(whole), |a, b| a.merge(b).map_err(|_| Interrupted::Asked))
}

/// Bytes that a simulation takes on so many threads, roughly: the sums of batches that are at work or
/// wait to be merged, and what is kept of each shop.
#[must_use]
pub fn bytes_needed(whole: &Whole, threads: usize) -> u64 {
    let lives = if whole.is_diversified { 3 } else { 2 };
    let a_path = u64::from(lives * (3 * 16 + 4 + 4 * whole.weeks));
    let sums = u64::from(whole.paths).saturating_mul(a_path);
    let shops = u64::from(whole.shops) * 1_000;
    sums.saturating_mul(2 * threads as u64 + 2).saturating_add(shops)
}

fn one(
    district: &District,
    number: u32,
    sums: &mut Sums,
    workspace: &mut Workspace,
    progress: &dyn Progress,
) -> Result<(), Interrupted> {
    let shop = district.shop(number);
    let Some(lived) = live(district, &shop, workspace, progress)? else {
        sums.leave_out(number);
        return Ok(());
    };
    let paths = sums.whole().paths as usize;
    let [with, without, diversified] = sums.lives();
    let sum = |life: &mut LifeSums, of: &dyn Fn(&ShopBlock) -> ShopLife, blocks: &[ShopBlock]| {
        add(life, paths, blocks.iter().map(of))
    };
    let as_it_is = |block: &ShopBlock| block.with.clone();
    let calm = |block: &ShopBlock| block.without.as_ref().unwrap_or(&block.with).clone();
    let own = sum(with, &as_it_is, &lived.blocks);
    let without = sum(without, &calm, &lived.blocks);
    let mixed = match (&lived.diversified, district.whole().is_diversified) {
        (Some(blocks), _) => Some(sum(diversified, &as_it_is, blocks)),
        (None, true) => {
            sum(diversified, &as_it_is, &lived.blocks);
            None
        }
        (None, false) => None,
    };
    sums.push(ShopSums {
        shop: number,
        with: own.sums,
        without: without.sums,
        diversified: mixed.map(|mixed| mixed.sums),
        platforms: platforms(&lived.model, &lived.blocks, paths),
        fund: fund_steps(own.missing),
    });
    Ok(())
}

/// The blocks of a shop.
struct Lived {
    model: Model,
    blocks: Vec<ShopBlock>,
    diversified: Option<Vec<ShopBlock>>,
}

/// Nothing for a shop that cannot be simulated.
fn live(
    district: &District,
    shop: &Shop,
    workspace: &mut Workspace,
    progress: &dyn Progress,
) -> Result<Option<Lived>, Interrupted> {
    let all = district.paths();
    let left_out = || {
        progress.advance(all);
        Ok(None)
    };
    let is_diversified = district.is_diversified(shop);
    let mixed = is_diversified.then(|| district.model(shop, true)).transpose();
    let (Ok(model), Ok(mixed)) = (district.model(shop, false), mixed) else {
        return left_out();
    };
    let Some(blocks) = blocks(&model, all, workspace, progress)? else { return left_out() };
    let diversified = match &mixed {
        None => None,
        Some(mixed) => match self::blocks(mixed, all, workspace, progress)? {
            None => return left_out(),
            blocks => blocks,
        },
    };
    progress.advance(all);
    Ok(Some(Lived { model, blocks, diversified }))
}

/// The blocks of a model; nothing where sales or cash are no numbers.
fn blocks(
    model: &Model,
    paths: u64,
    workspace: &mut Workspace,
    progress: &dyn Progress,
) -> Result<Option<Vec<ShopBlock>>, Interrupted> {
    let mut blocks = Vec::with_capacity(paths.div_ceil(LANES as u64) as usize);
    for block in 0..paths.div_ceil(LANES as u64) {
        if progress.is_interrupted() {
            return Err(Interrupted::Asked);
        }
        blocks.push(simulate_shop(model, (block * LANES as u64) as u32, workspace));
        if workspace.not_finite().is_some() {
            return Ok(None);
        }
    }
    Ok(Some(blocks))
}

/// Whole rupiah, half of one away from zero.
fn rupiah(amount: f64) -> i128 {
    amount.round() as i128
}

fn add(life: &mut LifeSums, paths: usize, blocks: impl Iterator<Item = ShopLife>) -> ShopPaths {
    let mut own = ShopPaths::default();
    for (block, lived) in blocks.enumerate() {
        let first = block * LANES;
        for lane in 0..LANES.min(paths.saturating_sub(first)) {
            let path = first + lane;
            let amounts = [lived.net_cash_flow, lived.sales, lived.unpaid_wages];
            let [net, sales, unpaid] = amounts.map(|of| rupiah(of[lane]));
            life.net_cash_flow[path] += net;
            life.sales[path] += sales;
            life.unpaid_wages[path] += unpaid;
            own.sums.net_cash_flow += net;
            own.sums.sales += sales;
            own.sums.unpaid_wages += unpaid;
            if lived.first_day_out_of_cash[lane] != NEVER {
                life.out[path] += 1;
                own.sums.out += 1;
                // Up, so that rounding never makes it too little.
                own.missing.push(lived.cash_missing[lane].ceil().max(1.0) as i128);
            }
            for (week, bits) in lived.out_by_week.iter().enumerate() {
                life.out_by_week[week * paths + path] += (bits >> lane) & 1;
            }
        }
    }
    own
}

/// Sales by platform, in the order of the channels.
fn platforms(model: &Model, blocks: &[ShopBlock], paths: usize) -> Vec<(String, i128)> {
    let mut sums: Vec<(String, i128)> = Vec::new();
    for (position, channel) in model.channels().iter().enumerate() {
        let lanes = blocks.iter().flat_map(|block| block.channel_sales[position]);
        let total: i128 = lanes.take(paths).map(rupiah).sum();
        match sums.iter_mut().find(|(platform, _)| platform == channel.platform()) {
            Some((_, sum)) => *sum += total,
            None => sums.push((channel.platform().to_owned(), total)),
        }
    }
    sums
}
