//! One block of paths, from draws to figures.

use super::cash_needed;
use super::course::Course;
use super::days::{DayScratch, run_days};
use super::draws::Draws;
use super::due::Due;
use super::figures::PathFigures;
use super::ledger::Recording;
use super::open::{Prepared, Shocks};
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

/// Days in the week after a shock over which its first effect is measured.
const FIRST_WEEK: usize = 7;

/// Everything that is kept of a block of paths, one lane a path.
#[derive(Debug, Clone)]
pub struct Block {
    /// Balance net of drawings at the close of each day, rupiah; these and the weekly rows are
    /// empty in a block of a large ensemble.
    pub cash: Vec<Lanes>,
    /// Sales by channel and week, rupiah: row `channel * weeks + week`.
    pub weekly_sales: Vec<Lanes>,
    /// Sales by channel over the horizon, rupiah.
    pub channel_sales: Vec<Lanes>,
    /// Sales of all channels without shocks by week, rupiah.
    pub weekly_sales_without_shocks: Vec<Lanes>,
    /// Figures of the paths.
    pub figures: PathFigures,
    /// Total of each account over the horizon, rupiah.
    pub account_totals: Vec<Lanes>,
    /// What is still due at the end.
    pub due: Due,
    /// Occurrences of each shock.
    pub occurrences: Vec<[u32; LANES]>,
    /// By shock: sales of the seven whole days after its first start against the same days
    /// without shocks, as a share of 1; NaN where it did not happen or the days are not all
    /// within the horizon.
    pub first_week_change: Vec<Lanes>,
    /// Day on which each response began, or [`NEVER`](super::NEVER).
    pub responses_began: Vec<[u32; LANES]>,
}

/// Memory that is kept from block to block.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    pub(super) draws: Draws,
    pub(super) course: Course,
    pub(super) day: DayScratch,
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

/// Simulates the paths `first_path..first_path + LANES` of a model.
pub fn simulate_block(model: &Model, first_path: u32, workspace: &mut Workspace) -> Block {
    run_block(model, first_path, workspace, None)
}

/// Simulates a block, sending the postings of one lane to a recorder if there is one.
pub(super) fn run_block(
    model: &Model,
    first_path: u32,
    workspace: &mut Workspace,
    recording: Option<Recording>,
) -> Block {
    let Workspace { draws, course, day, not_finite } = workspace;
    draws.draw(model, first_path);
    let draws = &*draws;
    let prepared = Prepared::new(model, draws, first_path);
    let opening = draws.parameters.lanes(model.opening_cash);
    course.reset(model);
    let mut orders_before = Vec::new();
    if model.has_memory() {
        let mut days = prepared.open(Shocks::Off, opening, None);
        days.orders_kept = Some(vec![Vec::new(); model.channels.len()]);
        run_days(&mut days, course, day);
        course.keep_as_without_shocks();
        orders_before = days.orders_kept.take().unwrap_or_default();
    }
    let mut days = prepared.open(Shocks::On, opening, recording);
    days.orders_before = &orders_before;
    run_days(&mut days, course, day);
    *not_finite = course.not_finite();
    let mut figures = PathFigures::of(course, opening, &days.ledger.credit);
    if let Some(delivery) = &days.delivery {
        figures.undelivered_sales = delivery.undelivered;
    }
    let block = Block {
        channel_sales: channel_sales(course, model.horizon.weeks()),
        cash: std::mem::take(&mut course.cash),
        weekly_sales: std::mem::take(&mut course.weekly_sales),
        weekly_sales_without_shocks: std::mem::take(&mut course.weekly_sales_without_shocks),
        account_totals: std::mem::take(&mut days.ledger.totals),
        due: Due::after(&mut days),
        occurrences: draws.effects.occurrences.clone(),
        first_week_change: draws
            .effects
            .first_start
            .iter()
            .map(|start| first_week_change(start, course))
            .collect(),
        responses_began: days.responses.began(),
        figures,
    };
    if model.flows_depend_on_cash() {
        let guess = block.figures.cash_needed;
        let needed = cash_needed::search(&guess, |opening| {
            course.reset(model);
            let mut days = prepared.open(Shocks::On, opening, None);
            days.orders_before = &orders_before;
            run_days(&mut days, course, day);
            course.runs_out(&days.ledger.credit)
        });
        let figures = PathFigures { cash_needed: needed, ..block.figures };
        return Block { figures, ..block };
    }
    block
}

/// Sums of the weeks of each channel.
fn channel_sales(course: &Course, weeks: usize) -> Vec<Lanes> {
    let of_channel = |rows: &[Lanes]| {
        let mut total = [0.0; LANES];
        for row in rows {
            for lane in 0..LANES {
                total[lane] += row[lane];
            }
        }
        total
    };
    course.weekly_sales.chunks(weeks).map(of_channel).collect()
}

fn first_week_change(start: &Lanes, course: &Course) -> Lanes {
    std::array::from_fn(|lane| {
        if !start[lane].is_finite() {
            return f64::NAN;
        }
        let first = start[lane].ceil() as usize;
        let week = first..first + FIRST_WEEK;
        if week.end > course.sales.len() {
            return f64::NAN;
        }
        let total = |rows: &[Lanes]| rows[week.clone()].iter().map(|row| row[lane]).sum::<f64>();
        let ordinary = total(&course.sales_without_shocks);
        if ordinary > 0.0 { total(&course.sales) / ordinary - 1.0 } else { f64::NAN }
    })
}
