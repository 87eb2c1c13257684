//! One block of paths, where only what becomes of them matters.

use super::block::Workspace;
use super::figures::NEVER;
use super::setup::Setup;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

/// What becomes of the paths of a block; rupiah net of drawings.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Change of cash over the horizon.
    pub net_cash_flow: Lanes,
    /// Lowest balance at the close of a day.
    pub lowest_cash: Lanes,
    /// First day on which cash is below minus the credit limit, or [`NEVER`].
    pub first_day_out_of_cash: [u32; LANES],
    /// Sales of all channels.
    pub sales: Lanes,
}

/// Simulates the paths `first_path..first_path + LANES` of a model for their outcome alone.
///
/// The same bits as those figures of [`simulate_block`](super::simulate_block), for less work: no
/// second run without shocks, no search for the cash needed.
pub fn simulate_outcome(model: &Model, first_path: u32, workspace: &mut Workspace) -> Outcome {
    let Workspace { draws, trajectory, day, not_finite, .. } = workspace;
    draws.draw(model, first_path);
    let setup = Setup::new(model, draws, first_path);
    let opening = setup.opening();
    trajectory.reset(model);
    let mut days = setup.days(Some(&draws.effects), opening, None);
    super::days::run_days(&mut days, trajectory, day);
    *not_finite = trajectory.not_finite();
    let limit = days.ledger.credit.limit;
    let closing = trajectory.cash.last().unwrap_or(opening);
    let mut outcome = Outcome {
        net_cash_flow: std::array::from_fn(|lane| closing[lane] - opening[lane]),
        lowest_cash: [f64::INFINITY; LANES],
        first_day_out_of_cash: [NEVER; LANES],
        sales: [0.0; LANES],
    };
    for (day, cash) in trajectory.cash.iter().enumerate() {
        for lane in 0..LANES {
            outcome.lowest_cash[lane] = outcome.lowest_cash[lane].min(cash[lane]);
            let first = &mut outcome.first_day_out_of_cash[lane];
            *first = if cash[lane] < -limit[lane] { (*first).min(day as u32) } else { *first };
        }
    }
    for sales in &trajectory.sales {
        for lane in 0..LANES {
            outcome.sales[lane] += sales[lane];
        }
    }
    outcome
}
