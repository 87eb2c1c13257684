//! One block of paths of one shop among many: what becomes of it with shocks and without, and no more.

use super::block::Workspace;
use super::days::DayScratch;
use super::effects::Effects;
use super::figures::{NEVER, PathFigures, sum};
use super::ledger::CreditLine;
use super::lives::Lives;
use super::setup::Setup;
use super::trajectory::Trajectory;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

/// What becomes of a shop on the paths of a block; rupiah net of drawings.
#[derive(Debug, Clone)]
pub struct ShopLife {
    /// Change of cash over the horizon.
    pub net_cash_flow: Lanes,
    /// Sales of all channels.
    pub sales: Lanes,
    /// First day on which cash is below minus the credit limit, or [`NEVER`](super::NEVER).
    pub first_day_out_of_cash: [u32; LANES],
    /// Cash before the first day, beyond the opening cash, with which it would just not have run out;
    /// zero where it does not.
    pub cash_missing: Lanes,
    /// Wages and holiday allowance that fell due on days that closed out of cash, as far as cash fell
    /// short.
    pub unpaid_wages: Lanes,
    /// By week: on which paths it is out of cash on any day of it, a bit a lane.
    pub out_by_week: Vec<u32>,
}

/// The paths of a block with shocks and without.
#[derive(Debug, Clone)]
pub struct ShopBlock {
    /// As they are.
    pub with: ShopLife,
    /// Without shocks; nothing where no shock happens on any path, so that both are the same.
    pub without: Option<ShopLife>,
    /// Sales by channel, with shocks.
    pub channel_sales: Vec<Lanes>,
}

/// Simulates the paths `first_path..first_path + LANES` of a shop.
///
/// The same bits as those figures of [`simulate_block`](super::simulate_block), for less work.
pub fn simulate_shop(model: &Model, first_path: u32, workspace: &mut Workspace) -> ShopBlock {
    let Workspace { draws, trajectory, day, without_shocks: calm, without_one, not_finite, .. } =
        workspace;
    draws.draw(model, first_path);
    let draws = &*draws;
    let setup = Setup::new(model, draws, first_path);
    let credit = CreditLine::prepare(model, &draws.parameters);
    let lives = Lives::new(&setup);
    let is_struck = draws.effects.any_happens_but(None);
    let without = is_struck.then(|| {
        let figures = lives.without_shocks(calm, without_one, day);
        ShopLife::of(&figures, calm, &credit)
    });
    let figures = live(&lives, &draws.effects, trajectory, (without_one, day));
    *not_finite = trajectory.not_finite();
    if is_struck {
        *not_finite = not_finite.or_else(|| calm.not_finite());
    }
    let weeks = model.horizon.weeks();
    ShopBlock {
        with: ShopLife::of(&figures, trajectory, &credit),
        without,
        channel_sales: trajectory.weekly_sales.chunks(weeks).map(sum).collect(),
    }
}

fn live(
    lives: &Lives<'_>,
    effects: &Effects,
    trajectory: &mut Trajectory,
    (scratch, day): (&mut Trajectory, &mut DayScratch),
) -> PathFigures {
    let mut figures = lives.live(effects, trajectory, day);
    lives.search_cash_needed(Some(effects), &mut figures, scratch, day);
    figures
}

impl ShopLife {
    fn of(figures: &PathFigures, trajectory: &Trajectory, credit: &CreditLine) -> Self {
        let missing = |lane: usize| match figures.first_day_out_of_cash[lane] {
            NEVER => 0.0,
            _ => (figures.cash_needed[lane] - figures.opening_cash[lane]).max(0.0),
        };
        let out = |week: &[Lanes]| {
            let mut bits = 0;
            for cash in week {
                for lane in 0..LANES {
                    bits |= u32::from(cash[lane] < -credit.limit[lane]) << lane;
                }
            }
            bits
        };
        Self {
            net_cash_flow: figures.net_cash_flow,
            sales: figures.sales,
            first_day_out_of_cash: figures.first_day_out_of_cash,
            cash_missing: std::array::from_fn(missing),
            unpaid_wages: trajectory.unpaid_wages,
            out_by_week: trajectory.cash.chunks(7).map(out).collect(),
        }
    }
}
