//! One block of paths, from draws to figures.

use serde::{Deserialize, Serialize};

use super::counterfactual::{Counterfactual, Reopening};
use super::days::{DayScratch, run_days};
use super::draws::Draws;
use super::due::Due;
use super::effects::Effects;
use super::figures::PathFigures;
use super::ledger::Recording;
use super::lives::Lives;
use super::setup::Setup;
use super::trajectory::Trajectory;
use crate::model::Model;
use crate::numeric::{LANES, Lanes, PackedLanes};

/// Days in the week after a shock over which its first effect is measured.
const FIRST_WEEK: usize = 7;

/// Everything that is kept of a block of paths, one lane a path.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Block {
    /// The path of its first lane.
    pub first_path: u32,
    /// Balance net of drawings at the close of each day, rupiah; these and the weekly rows are
    /// empty in a block of a large ensemble.
    pub cash: Vec<Lanes>,
    /// The same days without any shock; nothing where no shock happens on any path of the block,
    /// so that both are the same.
    pub cash_without_shocks: Option<Vec<Lanes>>,
    /// Sales by channel and week, rupiah: row `channel * weeks + week`.
    pub weekly_sales: Vec<Lanes>,
    /// Sales by channel over the horizon, rupiah.
    pub channel_sales: Vec<Lanes>,
    /// Sales of all channels without shocks by week, rupiah.
    pub weekly_sales_without_shocks: Vec<Lanes>,
    /// Figures of the paths.
    pub figures: PathFigures,
    /// The same paths without any shock.
    pub without_shocks: Counterfactual,
    /// By shock: the same paths without that shock, all others left as they are. Empty where there
    /// are fewer than two shocks, or where it was not asked for.
    pub without_each: Vec<Counterfactual>,
    /// By shock: cash after its first occurrence, with it and without it. Empty where there are
    /// several shocks and taking away each was not asked for.
    pub reopenings: Vec<Reopening>,
    /// Total of each account over the horizon, rupiah.
    pub account_totals: Vec<PackedLanes>,
    /// What is still due at the end.
    pub due: Due,
    /// Occurrences of each shock.
    pub occurrences: Vec<[u32; LANES]>,
    /// By shock: sales of the seven whole days after its first start against the same days
    /// without that shock, as a share of 1; NaN where it did not happen or the days are not all
    /// within the horizon. Empty where there are several shocks and taking away each was not asked for.
    pub first_week_change: Vec<Lanes>,
    /// Day on which each response began, or [`NEVER`](super::NEVER).
    pub responses_began: Vec<[u32; LANES]>,
}

/// Memory that is kept from block to block.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    pub(super) draws: Draws,
    pub(super) trajectory: Trajectory,
    pub(super) day: DayScratch,
    /// The same paths without shocks.
    pub(super) without_shocks: Trajectory,
    /// The same paths without one of the shocks.
    pub(super) without_one: Trajectory,
    pub(super) effects_but_one: Effects,
    /// The first path of the last block with figures that are not finite numbers.
    pub(super) not_finite: Option<usize>,
}

impl Workspace {
    /// The position in the last block of its first path whose figures are not finite numbers: no
    /// figure of that block means anything then.
    pub fn not_finite(&self) -> Option<usize> {
        self.not_finite
    }
}

/// Simulates the paths `first_path..first_path + LANES` of a model, with shocks and without, and
/// where there are several shocks without each of them.
pub fn simulate_block(model: &Model, first_path: u32, workspace: &mut Workspace) -> Block {
    run_block(model, first_path, workspace, None, TakenAway::AllAndEach)
}

/// As [`simulate_block`], but of several shocks only all are taken away together.
pub fn simulate_block_without_each(
    model: &Model,
    first_path: u32,
    workspace: &mut Workspace,
) -> Block {
    run_block(model, first_path, workspace, None, TakenAway::All)
}

/// Which shocks are taken away from the same paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TakenAway {
    /// All of them together.
    All,
    /// All together, and then each alone.
    AllAndEach,
}

/// Simulates a block, sending the postings of one lane to a recorder if there is one.
pub(super) fn run_block(
    model: &Model,
    first_path: u32,
    workspace: &mut Workspace,
    recording: Option<Recording>,
    taken_away: TakenAway,
) -> Block {
    let Workspace {
        draws,
        trajectory,
        day,
        without_shocks: calm,
        without_one,
        effects_but_one,
        not_finite,
    } = workspace;
    draws.draw(model, first_path);
    let draws = &*draws;
    let setup = Setup::new(model, draws, first_path);
    let lives = Lives::new(&setup);
    // Where no shock happens on any path of the block, both lives are one.
    let is_struck = draws.effects.any_happens_but(None);
    let calm_figures = is_struck.then(|| lives.without_shocks(calm, without_one, day));
    trajectory.reset(model);
    let mut days = setup.days(Some(&draws.effects), lives.opening(), recording);
    run_days(&mut days, trajectory, day);
    let calm = if is_struck { &*calm } else { &*trajectory };
    let mut figures =
        PathFigures::of(trajectory, &calm.sales, lives.opening(), &days.ledger.credit);
    *not_finite = trajectory.not_finite().or_else(|| calm.not_finite());
    if let Some(delivery) = &days.delivery {
        figures.undelivered_sales = delivery.undelivered;
    }
    let due = Due::after(&mut days);
    let responses_began = days.responses.began();
    let account_totals = days.ledger.totals.iter().map(PackedLanes::from).collect();
    lives.search_cash_needed(Some(&draws.effects), &mut figures, without_one, day);
    let without_shocks = Counterfactual::from(calm_figures.as_ref().unwrap_or(&figures));
    let all = Both { trajectory, figures: &figures, calm, without_shocks: &without_shocks };
    let effects = &draws.effects;
    let (without_each, (reopenings, first_week_change)) = match (model.shocks.len(), taken_away) {
        (1, _) => (Vec::new(), (vec![all.reopening(effects, 0)], vec![all.first_week(effects, 0)])),
        (2.., TakenAway::AllAndEach) => {
            let without = |shock| {
                let by_itself = || (all.reopening(effects, shock), all.first_week(effects, shock));
                if !effects.happens(shock) {
                    return (Counterfactual::from(all.figures), by_itself());
                }
                if !effects.any_happens_but(Some(shock)) {
                    return (all.without_shocks.clone(), by_itself());
                }
                draws.lay_effects_but(shock, model, effects_but_one);
                let mut figures = lives.live(effects_but_one, without_one, day);
                *not_finite = not_finite.or_else(|| without_one.not_finite());
                let (starts, ends) = (&effects.first_start[shock], &effects.first_end[shock]);
                let reopening = Reopening::after(ends, all.trajectory, without_one);
                let first_week =
                    first_week_change(starts, &all.trajectory.sales, &without_one.sales);
                lives.search_cash_needed(Some(effects_but_one), &mut figures, without_one, day);
                (Counterfactual::from(&figures), (reopening, first_week))
            };
            (0..model.shocks.len()).map(without).unzip()
        }
        _ => (Vec::new(), (Vec::new(), Vec::new())),
    };
    let cash_without_shocks = is_struck.then(|| calm.cash.clone());
    let weeks = model.horizon.weeks();
    Block {
        first_path,
        channel_sales: channel_sales(trajectory, weeks),
        weekly_sales_without_shocks: calm.sales_by_week(weeks),
        first_week_change,
        cash: std::mem::take(&mut trajectory.cash),
        cash_without_shocks,
        weekly_sales: std::mem::take(&mut trajectory.weekly_sales),
        occurrences: draws.effects.occurrences.clone(),
        account_totals,
        due,
        responses_began,
        figures,
        without_shocks,
        without_each,
        reopenings,
    }
}

/// The paths of a block as they are, and without shocks.
struct Both<'a> {
    trajectory: &'a Trajectory,
    figures: &'a PathFigures,
    calm: &'a Trajectory,
    without_shocks: &'a Counterfactual,
}

impl Both<'_> {
    /// Cash after a shock that is the only one that happens, if it does.
    fn reopening(&self, effects: &Effects, shock: usize) -> Reopening {
        Reopening::after(&effects.first_end[shock], self.trajectory, self.calm)
    }

    /// What a shock that is the only one that happens, if it does, takes from the sales of its first week.
    fn first_week(&self, effects: &Effects, shock: usize) -> Lanes {
        first_week_change(&effects.first_start[shock], &self.trajectory.sales, &self.calm.sales)
    }
}

/// Sums of the weeks of each channel.
fn channel_sales(trajectory: &Trajectory, weeks: usize) -> Vec<Lanes> {
    let of_channel = |rows: &[Lanes]| {
        let mut total = [0.0; LANES];
        for row in rows {
            for lane in 0..LANES {
                total[lane] += row[lane];
            }
        }
        total
    };
    trajectory.weekly_sales.chunks(weeks).map(of_channel).collect()
}

/// Sales of the seven whole days after the start of a shock, against the same days without that shock.
fn first_week_change(start: &Lanes, sales: &[Lanes], without_it: &[Lanes]) -> Lanes {
    std::array::from_fn(|lane| {
        if !start[lane].is_finite() {
            return f64::NAN;
        }
        let first = start[lane].ceil() as usize;
        let week = first..first + FIRST_WEEK;
        if week.end > sales.len() {
            return f64::NAN;
        }
        let total = |rows: &[Lanes]| rows[week.clone()].iter().map(|row| row[lane]).sum::<f64>();
        let ordinary = total(without_it);
        if ordinary > 0.0 { total(sales) / ordinary - 1.0 } else { f64::NAN }
    })
}
