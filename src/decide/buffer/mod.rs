//! How much cash to hold: the reserve with which a shop survives a wanted share of its futures.

#[cfg(test)]
mod tests;

use super::NoAnswer;
use crate::ensemble::{Progress, side_by_side};
use crate::metrics::{
    Chance, Estimate, Interval, MetricError, cash_needed, cash_needed_difference, chance,
    chance_difference, chance_of_count,
};
use crate::model::{Horizon, Model, ParameterId, Source};
use crate::numeric::{LANES, Lanes};
use crate::report::Candidate;
use crate::simulate::{CashFate, NEVER, Workspace, simulate_cash_needed};

/// The shares of futures for which a reserve is given beside the one asked for, percent.
const PERCENTAGES: std::ops::RangeInclusive<u32> = 50..=99;

/// Points of the curve from reserve to share of futures, at most.
const POINTS: usize = 200;

/// The reserve that each mix needs, over the same draws.
#[derive(Debug, Clone)]
pub struct Buffer {
    /// Name of the business.
    pub business: String,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The days that cash has to last.
    pub horizon: Horizon,
    /// Number of paths of each mix.
    pub paths: usize,
    /// Seed of all draws.
    pub seed: u64,
    /// Share of futures that is to be survived, between 0 and 1.
    pub survive: f64,
    /// The mixes in the order given.
    pub mixes: Vec<MixBuffer>,
}

/// What one mix needs; rupiah.
#[derive(Debug, Clone)]
pub struct MixBuffer {
    /// Unique id.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// The cash that is there today.
    pub opening_cash: OpeningCash,
    /// Opening cash with which the wanted share of futures does not run out of cash.
    pub reserve: Estimate,
    /// The same without shocks, and how much more shocks make needed; `None` for a shop without
    /// shocks.
    pub because_of_shocks: Option<ReserveForShocks>,
    /// Opening cash less the reserve: to spare, or missing where negative. The mean of opening cash
    /// where that is drawn; the error is that of the reserve.
    pub to_spare: Estimate,
    /// Chance that cash lasts with what is there today, each path with its own opening cash.
    pub survives_now: Chance,
    /// Its reserve less that of the first mix, with the paired error; `None` for the first.
    pub difference: Option<Estimate>,
    /// The reserve for 50, 51, ... 99 percent of the futures.
    pub levels: Vec<Level>,
    /// Share of futures that a reserve survives, in rising order of the reserve.
    pub curve: Vec<CurvePoint>,
}

/// How much of a reserve is for shocks: the same futures without them; rupiah.
#[derive(Debug, Clone, PartialEq)]
pub struct ReserveForShocks {
    /// The reserve without shocks.
    pub reserve_without: Estimate,
    /// The reserve less that without shocks, with the paired error.
    pub reserve_because: Estimate,
    /// Chance that cash lasts without shocks with what is there today.
    pub survives_without: Chance,
    /// Chance that cash lasts less that without shocks, with the paired error.
    pub survives_because: Estimate,
}

/// The cash that is there today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OpeningCash {
    /// The amount, or its mean where it is drawn; rupiah.
    pub mean: f64,
    /// Where it is not known: the amounts below which 5% and 95% of its distribution lie, rupiah.
    pub range: Option<(f64, f64)>,
}

/// The reserve for one share of futures.
#[derive(Debug, Clone)]
pub struct Level {
    /// Share of futures that is survived.
    pub survive: f64,
    /// Rupiah.
    pub reserve: Estimate,
    /// The same without shocks; `None` for a shop without shocks.
    pub reserve_without_shocks: Option<Estimate>,
}

/// The share of futures that one reserve survives.
#[derive(Debug, Clone)]
pub struct CurvePoint {
    /// Rupiah.
    pub reserve: f64,
    /// Share of the paths that need no more.
    pub survive: Chance,
}

/// The reserve that each mix needs to survive the share `survive` of its futures, 0 < `survive` < 1,
/// with the seed and the number of paths of the first.
///
/// # Errors
/// When the work is interrupted, when `survive` is out of range, or when an amount grew beyond what
/// a number can hold.
pub fn buffer(
    candidates: &[Candidate],
    survive: f64,
    progress: &dyn Progress,
) -> Result<Buffer, NoAnswer> {
    let first = candidates.first().ok_or(MetricError::NoPaths)?;
    let (paths, seeds) = (first.model.paths(), first.model.seeds());
    let simulated =
        |one: &Candidate| one.model.clone().with_simulation(Some(paths), None).with_seeds(seeds);
    let models: Vec<Model> = candidates.iter().map(simulated).collect();
    progress.expect(paths * models.len() as u64);
    let blocks = side_by_side(&models, (0, paths as usize), Needs::of, progress)?;
    let columns: Vec<Columns> =
        blocks.iter().map(|blocks| Columns::of(blocks, paths as usize)).collect();
    let against = columns.first().ok_or(MetricError::NoPaths)?;
    let mut mixes = Vec::with_capacity(candidates.len());
    for (position, (candidate, mine)) in candidates.iter().zip(&columns).enumerate() {
        let against = (position > 0).then_some(against);
        mixes.push(MixBuffer::of(candidate, mine, against, survive)?);
    }
    Ok(Buffer {
        business: first.model.name().to_owned(),
        currency: first.model.currency().to_owned(),
        horizon: first.model.horizon(),
        paths: paths as usize,
        seed: seeds.own,
        survive,
        mixes,
    })
}

impl MixBuffer {
    fn of(
        candidate: &Candidate,
        mine: &Columns,
        against: Option<&Columns>,
        survive: f64,
    ) -> Result<Self, MetricError> {
        let opening_cash = OpeningCash::of(&candidate.model);
        let has_shocks = !candidate.model.shocks().is_empty();
        let without = has_shocks.then_some(mine.needed_without.as_slice());
        let reserve = cash_needed(&mine.needed, survive)?;
        let difference = against
            .map(|against| cash_needed_difference(&mine.needed, &against.needed, survive))
            .transpose()?;
        let levels: Result<Vec<Level>, MetricError> =
            PERCENTAGES.map(|percent| Level::of(mine, without, percent)).collect();
        Ok(Self {
            id: candidate.id.clone(),
            name: candidate.name.clone(),
            to_spare: less(opening_cash.mean, &reserve),
            opening_cash,
            reserve,
            because_of_shocks: has_shocks
                .then(|| ReserveForShocks::of(mine, survive))
                .transpose()?,
            survives_now: chance(&mine.survives)?,
            difference,
            levels: levels?,
            curve: curve(&mine.needed)?,
        })
    }
}

impl Level {
    fn of(mine: &Columns, without: Option<&[f64]>, percent: u32) -> Result<Self, MetricError> {
        let survive = f64::from(percent) / 100.0;
        let without = without.map(|without| cash_needed(without, survive));
        let reserve = cash_needed(&mine.needed, survive)?;
        Ok(Self { survive, reserve, reserve_without_shocks: without.transpose()? })
    }
}

impl ReserveForShocks {
    fn of(mine: &Columns, survive: f64) -> Result<Self, MetricError> {
        Ok(Self {
            reserve_without: cash_needed(&mine.needed_without, survive)?,
            reserve_because: cash_needed_difference(&mine.needed, &mine.needed_without, survive)?,
            survives_without: chance(&mine.survives_without)?,
            survives_because: chance_difference(&mine.survives, &mine.survives_without)?,
        })
    }
}

impl OpeningCash {
    fn of(model: &Model) -> Self {
        let id: ParameterId = model.opening_cash;
        let table = model.parameters();
        let range = match table.get(id).source() {
            Source::Fixed(_) => None,
            Source::Drawn { .. } => {
                let amount = table.get(id);
                Some((amount.quantile(0.05), amount.quantile(0.95)))
            }
        };
        Self { mean: table.mean(id), range }
    }
}

/// A known amount less a figure; its interval turns around.
fn less(amount: f64, figure: &Estimate) -> Estimate {
    let interval = figure.interval.map(|interval| Interval {
        low: amount - interval.high,
        high: amount - interval.low,
        ..interval
    });
    Estimate { value: amount - figure.value, interval, ..figure.clone() }
}

/// The share of paths that each of some reserves survives: amounts that paths need, so that the
/// curve has its steps where the paths have them.
fn curve(needed: &[f64]) -> Result<Vec<CurvePoint>, MetricError> {
    let mut sorted = needed.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let count = sorted.len();
    let mut points: Vec<CurvePoint> = Vec::new();
    for point in 1..=POINTS {
        let rank = (point * count).div_ceil(POINTS);
        let Some(reserve) = sorted.get(rank.saturating_sub(1)).copied() else { continue };
        if points.last().is_some_and(|last| last.reserve == reserve) {
            continue;
        }
        let enough = sorted.partition_point(|need| *need <= reserve);
        let survive = chance_of_count(enough as u64, count as u64)?;
        points.push(CurvePoint { reserve, survive });
    }
    Ok(points)
}

/// What is kept of a block.
struct Needs {
    needed: Lanes,
    survives: [bool; LANES],
    needed_without: Lanes,
    survives_without: [bool; LANES],
}

impl Needs {
    fn of(model: &Model, first_path: u32, workspace: &mut Workspace) -> Self {
        let [with, without] = simulate_cash_needed(model, first_path, workspace);
        let lasts = |fate: CashFate| fate.first_day_out_of_cash.map(|day| day == NEVER);
        Self {
            needed: with.cash_needed,
            survives: lasts(with),
            needed_without: without.cash_needed,
            survives_without: lasts(without),
        }
    }
}

/// One value a path, in path order.
struct Columns {
    needed: Vec<f64>,
    survives: Vec<bool>,
    needed_without: Vec<f64>,
    survives_without: Vec<bool>,
}

impl Columns {
    fn of(blocks: &[Needs], paths: usize) -> Self {
        let needs = |of: fn(&Needs) -> Lanes| blocks.iter().flat_map(of).take(paths).collect();
        let lasts =
            |of: fn(&Needs) -> [bool; LANES]| blocks.iter().flat_map(of).take(paths).collect();
        Self {
            needed: needs(|block| block.needed),
            survives: lasts(|block| block.survives),
            needed_without: needs(|block| block.needed_without),
            survives_without: lasts(|block| block.survives_without),
        }
    }
}
