//! One block of paths, from draws to figures.

use super::books::{ChannelBooks, Delays, Due, Exposure};
use super::days::{Course, DayScratch, Days, run_days};
use super::demand::Demand;
use super::effects::Effects;
use super::figures::PathFigures;
use super::ledger::{Ledger, Recording};
use super::links::Links;
use super::parameters::Parameters;
use super::variation::{FactorNormals, VariationDraw, VariationScratch, VariationTile};
use crate::model::{Model, Shock};
use crate::numeric::{LANES, Lanes};

/// Days in the week after a shock over which its first effect is measured.
const FIRST_WEEK: usize = 7;

/// Everything that is kept of a block of paths, one lane a path.
#[derive(Debug, Clone)]
pub struct Block {
    /// Balance net of drawings at the close of each day, rupiah.
    pub cash: Vec<Lanes>,
    /// Sales by channel and week, rupiah: row `channel * weeks + week`.
    pub weekly_sales: Vec<Lanes>,
    /// Sales of all channels without shocks by week, rupiah.
    pub weekly_sales_without_shocks: Vec<Lanes>,
    /// Figures of the paths.
    pub figures: PathFigures,
    /// Total of each account over the horizon, rupiah.
    pub account_totals: Vec<Lanes>,
    /// Receipts on their way at the end, after deductions, rupiah.
    pub receipts_due: Lanes,
    /// Receipts held at the end, after deductions, rupiah.
    pub receipts_held: Lanes,
    /// Supplier bills due at the end, rupiah.
    pub bills_due: Lanes,
    /// Occurrences of each shock.
    pub occurrences: Vec<[u32; LANES]>,
    /// By shock: sales of the seven whole days after its first start against the same days
    /// without shocks, as a share of 1; NaN where it did not happen or the days are not all
    /// within the horizon.
    pub first_week_change: Vec<Lanes>,
}

/// Memory that is kept from block to block.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    parameters: Parameters,
    factors: FactorNormals,
    scratch: VariationScratch,
    variation: Vec<VariationTile>,
    effects: Effects,
    course: Course,
    day: DayScratch,
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
    workspace.draw(model, first_path);
    workspace.course.reset(model);
    let demand: Vec<Demand>;
    let (totals, due, figures);
    {
        let parameters = &workspace.parameters;
        let delays = model.channels.iter().map(|c| Delays::prepare(c, model, parameters));
        let delays: Vec<Delays> = delays.collect();
        demand = model
            .channels
            .iter()
            .zip(&delays)
            .map(|(channel, delays)| Demand::prepare(channel, model, parameters, delays.past()))
            .collect();
        let effects = &workspace.effects.channels;
        let mut days = Days {
            model,
            parameters,
            variation: &workspace.variation,
            effects,
            demand: &demand,
            links: Links::prepare(model, parameters, |c| effects[c].demand.is_some()),
            books: open_books(model, workspace, &demand, delays),
            ledger: Ledger::open(model, parameters, Vec::new(), recording),
        };
        run_days(&mut days, &mut workspace.course, &mut workspace.day);
        due = total_due(&days.books);
        let opening = parameters.lanes(model.opening_cash);
        figures = PathFigures::of(&workspace.course, opening, &days.ledger.credit);
        totals = days.ledger.totals;
    }
    let course = &workspace.course;
    Block {
        cash: course.cash.clone(),
        weekly_sales: course.weekly_sales.clone(),
        weekly_sales_without_shocks: course.weekly_sales_without_shocks.clone(),
        figures,
        account_totals: totals,
        receipts_due: due.receipts,
        receipts_held: due.held,
        bills_due: due.bills,
        occurrences: workspace.effects.occurrences.clone(),
        first_week_change: workspace
            .effects
            .first_start
            .iter()
            .map(|start| first_week_change(start, course))
            .collect(),
    }
}

impl Workspace {
    /// Everything that is drawn: parameters, variation, shocks.
    fn draw(&mut self, model: &Model, first_path: u32) {
        self.parameters.draw(model, first_path);
        self.factors.draw(model, first_path);
        self.variation.resize(model.channels.len(), None);
        let draw = VariationDraw {
            model,
            parameters: &self.parameters,
            factors: &self.factors,
            first_path,
        };
        for (position, tile) in self.variation.iter_mut().enumerate() {
            draw.channel(position, &mut self.scratch, tile);
        }
        self.effects.draw(model, &self.parameters, first_path);
    }
}

fn open_books(
    model: &Model,
    workspace: &Workspace,
    demand: &[Demand],
    delays: Vec<Delays>,
) -> Vec<ChannelBooks> {
    let touched = |position: usize, by: fn(&Shock) -> bool| {
        let hits = |shock: &Shock| shock.hits.iter().any(|hit| hit.channel == position);
        model.shocks.iter().any(|shock| by(shock) && hits(shock))
    };
    delays
        .into_iter()
        .enumerate()
        .map(|(position, delays)| {
            let exposure = Exposure {
                commission: touched(position, |shock| shock.commission_points.is_some()),
                payouts: touched(position, |shock| shock.holds_payouts),
            };
            let channel = &model.channels[position];
            let parameters = &workspace.parameters;
            ChannelBooks::open(channel, model, parameters, &demand[position], delays, exposure)
        })
        .collect()
}

fn total_due(books: &[ChannelBooks]) -> Due {
    let zero = [0.0; LANES];
    let mut total = Due { receipts: zero, held: zero, bills: zero };
    for due in books.iter().map(ChannelBooks::due) {
        for lane in 0..LANES {
            total.receipts[lane] += due.receipts[lane];
            total.held[lane] += due.held[lane];
            total.bills[lane] += due.bills[lane];
        }
    }
    total
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
