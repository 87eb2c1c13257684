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
    live(model, first_path, workspace).0
}

/// The course of the paths of a block, and the responses that begin on the way.
#[derive(Debug, Clone)]
pub struct Course {
    /// Sales of all channels by week, rupiah.
    pub weekly_sales: Vec<Lanes>,
    /// Balance net of drawings at the close of each day, rupiah.
    pub cash: Vec<Lanes>,
    /// First day on which cash is below minus the credit limit, or [`NEVER`].
    pub first_day_out_of_cash: [u32; LANES],
    /// Day on which each response began, or [`NEVER`].
    pub responses_began: Vec<[u32; LANES]>,
}

/// Simulates the paths `first_path..first_path + LANES` of a model for their course alone, with the bits and
/// the work of [`simulate_outcome`].
pub fn simulate_course(model: &Model, first_path: u32, workspace: &mut Workspace) -> Course {
    let (outcome, responses_began) = live(model, first_path, workspace);
    let trajectory = &mut workspace.trajectory;
    Course {
        weekly_sales: trajectory.sales_by_week(model.horizon.weeks()),
        cash: std::mem::take(&mut trajectory.cash),
        first_day_out_of_cash: outcome.first_day_out_of_cash,
        responses_began,
    }
}

/// One life, left in the workspace: what becomes of it, and when each response began.
fn live(model: &Model, first_path: u32, workspace: &mut Workspace) -> (Outcome, Vec<[u32; LANES]>) {
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
    (outcome, days.responses.began())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;
    use crate::simulate::simulate_block;

    #[test]
    fn a_course_is_that_of_the_block() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
             [simulation]\nseed = 3\nstart = 2026-01-05\nweeks = 20\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 700_000\norder_value = 50_000\n\
             [[channel]]\nid = \"b\"\nweekly_sales = 300_000\n\
             [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 4\nduration_days = 20\nseverity = 1\n\
             [costs]\ngoods_share = 0.6\nwages_per_month = 900_000\n\
             [[response]]\nid = \"r\"\nwhen = { cash_below_days = 10 }\nloan = { amount = 2_000_000, months = 3, interest_per_year = 0.1 }\n";
        let model = Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario);
        let course = simulate_course(&model, 32, &mut Workspace::default());
        let block = simulate_block(&model, 32, &mut Workspace::default());
        assert_eq!(course.cash, block.cash);
        assert_eq!(course.first_day_out_of_cash, block.figures.first_day_out_of_cash);
        assert_eq!(course.responses_began, block.responses_began);
        assert!(course.responses_began[0].iter().any(|day| *day != NEVER));
        let weeks = model.horizon.weeks();
        for (week, sales) in course.weekly_sales.iter().enumerate() {
            for (lane, sold) in sales.iter().enumerate() {
                let of_channels: f64 =
                    (0..2).map(|channel| block.weekly_sales[channel * weeks + week][lane]).sum();
                assert!((sold - of_channels).abs() <= 1e-12 * of_channels, "{week} {lane}");
            }
        }
    }
}
