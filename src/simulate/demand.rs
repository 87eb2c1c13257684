//! Ordinary sales (MODEL 2): what a channel is expected to sell on each day, before noise and
//! shocks.

use std::sync::Arc;

use super::parameters::{Parameters, lanes};
use crate::model::{Channel, Horizon, Model, ShapeRows, ShapeTable, Strength};
use crate::numeric::{LANES, Lanes, NoiseLanes, versions};

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
    /// On every path the same.
    Common(Arc<ShapeTable>),
    /// The same but for what is not in a table of the model.
    PerBlock(Vec<f64>),
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
        if let Some(table) = &channel.shape_table {
            let shape = BlockShape::Common(Arc::clone(table));
            return Self { base: ordinary_day(channel, parameters), shape, past };
        }
        let shape = if channel.shape.is_common(&model.parameters) {
            BlockShape::PerBlock(shape_of_path(channel, model.horizon, parameters, 0, days))
        } else {
            BlockShape::PerPath(shape_of_paths(channel, model.horizon, parameters, days))
        };
        let shape = with_drawn_seasons(shape, channel, parameters, first);
        Self { base: ordinary_day(channel, parameters), shape, past }
    }

    /// The ordinary sales of a channel that is not used, at the effort at which they are stated.
    pub(crate) fn at_full_strength(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
    ) -> Self {
        let shape = channel.shape.at_full_strength();
        let channel = Channel { shape, shape_table: None, ..channel.clone() };
        Self::prepare(&channel, model, parameters, 0, 0)
    }

    /// The multiplier of a day where it is the same on every path.
    #[inline(always)]
    fn common(&self, day: i64) -> Option<f64> {
        match &self.shape {
            BlockShape::Common(table) => Some(table.at(day)),
            BlockShape::PerBlock(table) => Some(table[(day + self.past as i64) as usize]),
            BlockShape::PerPath(_) => None,
        }
    }

    /// Expected sales of a day times a row of noise: m X, rupiah.
    #[inline(always)]
    pub(crate) fn with_noise(&self, day: usize, noise: &NoiseLanes, out: &mut Lanes) {
        if let Some(factor) = self.common(day as i64) {
            for lane in 0..LANES {
                out[lane] = self.base[lane] * factor * f64::from(noise[lane]);
            }
        } else {
            let expected = self.expected(day as i64);
            for lane in 0..LANES {
                out[lane] = expected[lane] * f64::from(noise[lane]);
            }
        }
    }

    /// Expected sales of a day, rupiah; days before day 0 are negative.
    #[inline(always)]
    pub(crate) fn expected(&self, day: i64) -> Lanes {
        let mut out = self.base;
        if let Some(factor) = self.common(day) {
            for value in &mut out {
                *value *= factor;
            }
        } else if let BlockShape::PerPath(table) = &self.shape {
            let factors = &table[(day + self.past as i64) as usize];
            for lane in 0..LANES {
                out[lane] *= factors[lane];
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
    let shape = &channel.shape;
    let Some(rows) = ShapeRows::of(shape, |id, lane| parameters.at(id, lane)) else {
        return Vec::new();
    };
    let first = days.start;
    // The calendar is asked once for all paths.
    let calendar: Vec<f64> = days.map(|day| shape.calendar(day, horizon)).collect();
    let mut tile = vec![[0.0; LANES]; calendar.len()];
    fill(&mut tile, &rows, &calendar, first);
    tile
}

versions! {
    fn fill(tile: &mut [Lanes], rows: &ShapeRows<LANES>, calendar: &[f64], first: i64) {
        for (place, row) in tile.iter_mut().enumerate() {
            *row = rows.on(first + place as i64, calendar[place]);
        }
    }
}

/// A shape times the seasons whose strength differs from path to path.
fn with_drawn_seasons(
    shape: BlockShape,
    channel: &Channel,
    parameters: &Parameters,
    first_day: i64,
) -> BlockShape {
    let drawn = channel.shape.season().drawn();
    if drawn.is_empty() {
        return shape;
    }
    let mut tile = match shape {
        BlockShape::PerBlock(table) => table.into_iter().map(|value| [value; LANES]).collect(),
        BlockShape::PerPath(tile) => tile,
        // A shape with drawn seasons has no table.
        BlockShape::Common(_) => return shape,
    };
    for factor in drawn {
        let strength: [Strength; LANES] =
            std::array::from_fn(|lane| Strength::of(factor, |id| parameters.at(id, lane)));
        for (day, same_day) in factor.by_day() {
            let place = usize::try_from(day - first_day).ok();
            if let Some(row) = place.and_then(|place| tile.get_mut(place)) {
                for lane in 0..LANES {
                    row[lane] *= strength[lane].on(same_day);
                }
            }
        }
    }
    BlockShape::PerPath(tile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    fn demand(factor: &str, growth: &str) -> Demand {
        let text = format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
             [[channel]]\nid = \"shop\"\nweekly_sales = 7_000\ngrowth_per_year = {growth}\n\
             weekday_profile = [1, 2, 3, 0, 1, 1, 1]\n\
             [[event]]\nid = \"sale\"\nyearly = [\"06-06\", \"12-12\"]\nrise_days = 4\nfactor = {factor}\n"
        );
        let read = read("test.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"));
        let model = Model::build(&read.scenario);
        let mut parameters = Parameters::default();
        parameters.draw(&model, 0);
        Demand::prepare(&model.channels()[0], &model, &parameters, 40, 0)
    }

    /// To rounding: the factors are multiplied in another order.
    #[test]
    fn a_drawn_factor_does_what_the_same_number_does() {
        let certain = "{ distribution = \"discrete\", values = [3], weights = [1] }";
        for growth in ["0", "[0.1, 0.3]"] {
            let (fixed, drawn) = (demand("3", growth), demand(certain, growth));
            assert!(matches!(drawn.shape, BlockShape::PerPath(_)));
            assert_eq!(matches!(fixed.shape, BlockShape::Common(_)), growth == "0");
            for day in -40..364 {
                let pairs = fixed.expected(day).into_iter().zip(drawn.expected(day));
                for (one, other) in pairs {
                    assert!((one - other).abs() <= 1e-12 * one, "day {day}: {one} and {other}");
                }
            }
            // 12 December 2025 is day -20.
            assert!(fixed.expected(-20)[0] > 2.0 * fixed.expected(-27)[0]);
        }
    }

    #[test]
    fn each_path_has_its_own_factor() {
        let drawn = demand("[1, 3]", "0");
        let peak = drawn.expected(-20);
        let usual = drawn.expected(-27);
        let factors: Vec<f64> = peak.iter().zip(usual).map(|(peak, usual)| peak / usual).collect();
        assert!(factors.iter().all(|factor| (1.0..=3.0).contains(factor)), "{factors:?}");
        assert!(factors.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
