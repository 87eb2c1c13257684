//! Ordinary sales (MODEL 2): what a channel is expected to sell on each day, before noise and
//! shocks.

use super::parameters::{Parameters, lanes};
use crate::model::{Channel, Horizon, Model};
use crate::numeric::{LANES, Lanes};

/// Ordinary sales of one channel on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct Demand {
    /// Rupiah on an average day.
    pub(crate) base: Lanes,
    shape: BlockShape,
    /// Days before day 0 that the shape covers.
    past: usize,
}

/// The multipliers by day, from `-past` on.
#[derive(Debug, Clone)]
enum BlockShape {
    Common(Vec<f64>),
    PerPath(Vec<Lanes>),
}

impl Demand {
    /// Prepares a channel's ordinary sales for the days from `-past` to `future` days beyond the
    /// horizon.
    pub(crate) fn prepare(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        past: usize,
        future: usize,
    ) -> Self {
        let first = -(past as i64);
        let days = first..(model.horizon.days() + future) as i64;
        let shape = if channel.shape.is_common(&model.parameters) {
            BlockShape::Common(shape_of_path(channel, model.horizon, parameters, 0, days))
        } else {
            BlockShape::PerPath(shape_of_paths(channel, model.horizon, parameters, days))
        };
        Self { base: ordinary_day(channel, parameters), shape, past }
    }

    /// The ordinary sales of a channel that is not used, at the effort at which they are stated.
    pub(crate) fn at_full_strength(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
    ) -> Self {
        let channel = Channel { shape: channel.shape.at_full_strength(), ..channel.clone() };
        Self::prepare(&channel, model, parameters, 0, 0)
    }

    /// Expected sales of a day, rupiah; days before day 0 are negative.
    #[inline(always)]
    pub(crate) fn expected(&self, day: i64) -> Lanes {
        let index = (day + self.past as i64) as usize;
        let mut out = self.base;
        match &self.shape {
            BlockShape::Common(table) => {
                let factor = table[index];
                for value in &mut out {
                    *value *= factor;
                }
            }
            BlockShape::PerPath(table) => {
                let factors = &table[index];
                for lane in 0..LANES {
                    out[lane] *= factors[lane];
                }
            }
        }
        out
    }
}

/// Sales of an ordinary day, rupiah: B of the model.
fn ordinary_day(channel: &Channel, parameters: &Parameters) -> Lanes {
    lanes(|lane| channel.ordinary_week(|id| parameters.at(id, lane)) / 7.0)
}

fn shape_of_path(
    channel: &Channel,
    horizon: Horizon,
    parameters: &Parameters,
    lane: usize,
    days: std::ops::Range<i64>,
) -> Vec<f64> {
    let numbers = channel.shape.numbers(|id| parameters.at(id, lane));
    days.map(|day| channel.shape.at(day, horizon, &numbers)).collect()
}

fn shape_of_paths(
    channel: &Channel,
    horizon: Horizon,
    parameters: &Parameters,
    days: std::ops::Range<i64>,
) -> Vec<Lanes> {
    let mut tile = vec![[0.0; LANES]; (days.end - days.start) as usize];
    for lane in 0..LANES {
        let path = shape_of_path(channel, horizon, parameters, lane, days.clone());
        for (row, value) in tile.iter_mut().zip(path) {
            row[lane] = value;
        }
    }
    tile
}
