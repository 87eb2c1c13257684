//! Variation over time (MODEL 3): a slow level and day-to-day noise, with common factors.
//!
//! Noise is single precision (see `docs/performance.md` for the measurement behind this): its
//! rounding, below one part in a million of a day's sales, is far below what any scenario knows.
//! Money is double precision.

use super::parameters::Parameters;
use crate::model::{Channel, Model, ParameterId};
use crate::numeric::{
    LANES, Lanes, NoiseLanes, StreamKey, exp_f32, exp2, fill_normals, normals_of_index,
    stream_name, versions,
};

/// Normals of the common factors of a block, two rows a day: slow level, then noise.
#[derive(Debug, Clone, Default)]
pub(crate) struct FactorNormals {
    rows: Vec<Vec<NoiseLanes>>,
}

/// The multiplier X of one channel, one row a day; `None` when it is one everywhere.
pub(crate) type VariationTile = Option<Vec<NoiseLanes>>;

impl FactorNormals {
    /// Draws the factors of a block.
    pub(crate) fn draw(&mut self, model: &Model, first_path: u32) {
        self.rows.resize(model.factors.len(), Vec::new());
        for (rows, factor) in self.rows.iter_mut().zip(&model.factors) {
            let key = StreamKey::new(
                model.luck_seeds.own,
                stream_name(&["factor", &factor.id, "variation"]),
            );
            fill_days(key, first_path, model.horizon.days(), rows);
        }
    }
}

/// Two rows of normals a day: index i of the stream holds the days 2i and 2i + 1.
fn fill_days(key: StreamKey, first_path: u32, days: usize, rows: &mut Vec<NoiseLanes>) {
    rows.resize(4 * days.div_ceil(2), [0.0; LANES]);
    fill_normals(key, first_path, 0, rows);
}

/// What the recursion of one channel needs, by lane.
struct ChannelNoise {
    phi: NoiseLanes,
    step: NoiseLanes,
    noise: NoiseLanes,
    /// Weights of the factors, then the channel's own: of noise.
    weights: Vec<NoiseLanes>,
    /// The same of the slow level.
    slow_weights: Vec<NoiseLanes>,
    /// L on day 0.
    level: NoiseLanes,
    /// -(v + n²) / 2 by day.
    correction: Correction,
}

/// What makes X one in the mean: -(v + n²) / 2 by day, v the variance of the slow level, which is
/// sd0² on day 0, then phi² v + s².
enum Correction {
    /// The same on every path: a table.
    Common(Vec<f32>),
    /// A recursion for each lane.
    ByLane(Box<CorrectionLanes>),
}

/// The recursion of the correction: what it works on, and v of the next day.
struct CorrectionLanes {
    phi_squared: Lanes,
    step_squared: Lanes,
    noise_squared: Lanes,
    variance: Lanes,
}

/// What the variation of all channels of a block is drawn from.
#[derive(Clone, Copy)]
pub(crate) struct VariationDraw<'a> {
    pub(crate) model: &'a Model,
    pub(crate) parameters: &'a Parameters,
    pub(crate) factors: &'a FactorNormals,
    pub(crate) first_path: u32,
}

impl VariationDraw<'_> {
    /// Draws X of the channel at a position (MODEL 3).
    pub(crate) fn channel(self, position: usize, tile: &mut VariationTile) {
        let channel = &self.model.channels[position];
        if varies_never(channel, self.model) {
            *tile = None;
            return;
        }
        let days = self.model.horizon.days();
        let name = stream_name(&["channel", &channel.id, "variation"]);
        let key = StreamKey::new(self.model.luck_seeds.own, name);
        let mut noise =
            ChannelNoise::prepare(channel, position, self.model, self.parameters, self.first_path);
        let out = tile.get_or_insert_default();
        out.resize(days, [0.0; LANES]);
        advance(&mut noise, key, self.first_path, &self.factors.rows, out);
    }
}

fn varies_never(channel: &Channel, model: &Model) -> bool {
    let zero = |id: ParameterId| model.parameters.is_zero(id);
    let variation = &channel.variation;
    zero(variation.noise) && zero(variation.step) && variation.start.is_none_or(zero)
}

impl ChannelNoise {
    fn prepare(
        channel: &Channel,
        position: usize,
        model: &Model,
        parameters: &Parameters,
        first_path: u32,
    ) -> Self {
        let variation = &channel.variation;
        let phi = map(parameters.lanes(variation.half_life), |half_life| exp2(-1.0 / half_life));
        let step = parameters.lanes(variation.step);
        let noise = parameters.lanes(variation.noise);
        let start = start_deviation(channel, parameters);
        let weights = |loadings: &dyn Fn(usize) -> ParameterId| {
            factor_weights(model.factors.len(), loadings, parameters)
        };
        Self {
            phi: narrow(&phi),
            step: narrow(step),
            noise: narrow(noise),
            weights: weights(&|factor| model.factors[factor].loadings[position]),
            slow_weights: weights(&|factor| model.factors[factor].slow_loadings[position]),
            level: start_level(channel, model, &start, first_path),
            correction: Correction::prepare(channel, model, &phi, step, noise, &start),
        }
    }
}

/// sd0: as written, or sqrt(s n).
fn start_deviation(channel: &Channel, parameters: &Parameters) -> Lanes {
    let variation = &channel.variation;
    match variation.start {
        Some(start) => *parameters.lanes(start),
        None => {
            let step = parameters.lanes(variation.step);
            let noise = parameters.lanes(variation.noise);
            std::array::from_fn(|lane| (step[lane] * noise[lane]).sqrt())
        }
    }
}

fn start_level(channel: &Channel, model: &Model, start: &Lanes, first_path: u32) -> NoiseLanes {
    let key =
        StreamKey::new(model.luck_seeds.own, stream_name(&["channel", &channel.id, "level_start"]));
    let mut normals = [[0.0; LANES]; 4];
    fill_normals(key, first_path, 0, &mut normals);
    std::array::from_fn(|lane| start[lane] as f32 * normals[0][lane])
}

/// Loadings of the factors and, last, of the channel's own draws: sqrt(1 - sum of squares).
fn factor_weights(
    factors: usize,
    loading: &dyn Fn(usize) -> ParameterId,
    parameters: &Parameters,
) -> Vec<NoiseLanes> {
    let mut rest: Lanes = [1.0; LANES];
    let mut weights = Vec::with_capacity(factors + 1);
    // The market comes first; where nothing is said of it, it moves no more than the others leave.
    for factor in (0..factors).rev() {
        let loadings = parameters.lanes(loading(factor));
        let mut fitting = [0.0; LANES];
        for lane in 0..LANES {
            let most = rest[lane].max(0.0).sqrt();
            fitting[lane] = loadings[lane].clamp(-most, most);
            rest[lane] -= fitting[lane] * fitting[lane];
        }
        weights.push(narrow(&fitting));
    }
    weights.reverse();
    weights.push(narrow(&map(&rest, |rest| rest.max(0.0).sqrt())));
    weights
}

impl Correction {
    fn prepare(
        channel: &Channel,
        model: &Model,
        phi: &Lanes,
        step: &Lanes,
        noise: &Lanes,
        start: &Lanes,
    ) -> Self {
        let variation = &channel.variation;
        let fixed = |id: ParameterId| model.parameters.fixed(id).is_some();
        let common = fixed(variation.noise)
            && fixed(variation.step)
            && fixed(variation.half_life)
            && variation.start.is_none_or(fixed);
        let squared = |values: &Lanes| map(values, |value| value * value);
        let mut lanes = CorrectionLanes {
            phi_squared: squared(phi),
            step_squared: squared(step),
            noise_squared: squared(noise),
            variance: squared(start),
        };
        if common {
            let days = 0..model.horizon.days();
            return Self::Common(days.map(|_| lanes.next()[0]).collect());
        }
        Self::ByLane(Box::new(lanes))
    }

    /// That of a day; days are asked for in their order, each once.
    #[inline(always)]
    fn of_next(&mut self, day: usize) -> NoiseLanes {
        match self {
            Self::Common(table) => [table[day]; LANES],
            Self::ByLane(lanes) => lanes.next(),
        }
    }
}

impl CorrectionLanes {
    #[inline(always)]
    fn next(&mut self) -> NoiseLanes {
        let mut correction = [0.0; LANES];
        for lane in 0..LANES {
            let variance = self.variance[lane];
            correction[lane] = (-0.5 * (variance + self.noise_squared[lane])) as f32;
            self.variance[lane] = self.phi_squared[lane] * variance + self.step_squared[lane];
        }
        correction
    }
}

fn map(values: &Lanes, of: impl Fn(f64) -> f64) -> Lanes {
    std::array::from_fn(|lane| of(values[lane]))
}

fn narrow(values: &Lanes) -> NoiseLanes {
    std::array::from_fn(|lane| values[lane] as f32)
}

versions! {
    /// X day by day: draws the channel's own normals, two days at a time, mixes them with those of the
    /// factors, advances the slow level, takes the exponential.
    fn advance(
        noise: &mut ChannelNoise,
        key: StreamKey,
        first_path: u32,
        factors: &[Vec<NoiseLanes>],
        out: &mut [NoiseLanes],
    ) {
        let mut level = noise.level;
        let mut own = [[0.0; LANES]; 4];
        for (day, out) in out.iter_mut().enumerate() {
            if day.is_multiple_of(2) {
                own = normals_of_index(key, first_path, (day / 2) as u32);
            }
            let [own_slow, own_quick] =
                if day.is_multiple_of(2) { [&own[0], &own[1]] } else { [&own[2], &own[3]] };
            if day > 0 {
                let slow = mix(&noise.slow_weights, own_slow, factors, 2 * day);
                for lane in 0..LANES {
                    level[lane] = noise.phi[lane] * level[lane] + noise.step[lane] * slow[lane];
                }
            }
            let quick = mix(&noise.weights, own_quick, factors, 2 * day + 1);
            let correction = noise.correction.of_next(day);
            for lane in 0..LANES {
                out[lane] = exp_f32(level[lane] + noise.noise[lane] * quick[lane] + correction[lane]);
            }
        }
    }
}

#[inline(always)]
fn mix(
    weights: &[NoiseLanes],
    own: &NoiseLanes,
    factors: &[Vec<NoiseLanes>],
    row: usize,
) -> NoiseLanes {
    let own_weight = &weights[factors.len()];
    let mut sum = [0.0; LANES];
    for lane in 0..LANES {
        sum[lane] = own_weight[lane] * own[lane];
    }
    for (weight, rows) in weights.iter().zip(factors) {
        let normals = &rows[row];
        for lane in 0..LANES {
            sum[lane] += weight[lane] * normals[lane];
        }
    }
    sum
}
