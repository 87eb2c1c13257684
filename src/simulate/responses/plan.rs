//! The phases of a plan: what they cost, and how they lift demand.

use super::active_since;
use crate::model::Response;
use crate::numeric::{LANES, Lanes, exp2};
use crate::simulate::parameters::Parameters;

/// The plan of a response on the paths of a block.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    phases: Vec<Phase>,
    /// Days of all phases together.
    days: f64,
    lift_half_life: Lanes,
}

#[derive(Debug, Clone)]
struct Phase {
    /// Days from the beginning of the plan.
    first: f64,
    end: f64,
    cost_per_week: Lanes,
    lift: Lanes,
}

impl Plan {
    pub(super) fn prepare(response: &Response, parameters: &Parameters) -> Self {
        let mut first = 0.0;
        let mut phases = Vec::with_capacity(response.phases.len());
        for phase in &response.phases {
            let end = first + phase.days as f64;
            phases.push(Phase {
                first,
                end,
                cost_per_week: *parameters.lanes(phase.cost_per_week),
                lift: parameters.lanes(phase.lift).map(|lift| lift * phase.reached),
            });
            first = end;
        }
        let lift_half_life = *parameters.lanes(response.lift_half_life);
        Self { phases, days: response.days_of_phases() as f64, lift_half_life }
    }

    /// Lift of demand so many days after the beginning, share of 1.
    pub(super) fn lift(&self, since: f64, lane: usize) -> f64 {
        let Some(last) = self.phases.last() else {
            return 0.0;
        };
        match self.phases.iter().find(|phase| since < phase.end) {
            Some(phase) => phase.lift[lane],
            None => last.lift[lane] * exp2(-(since - self.days) / self.lift_half_life[lane]),
        }
    }

    /// What the plan costs on a day; `None` when nothing anywhere.
    pub(super) fn cost(&self, began: &[u32; LANES], lasts: &Lanes, day: usize) -> Option<Lanes> {
        let mut cost = [0.0; LANES];
        for lane in 0..LANES {
            let Some(since) = active_since(began, lasts, day, lane) else {
                continue;
            };
            if let Some(phase) = self.phases.iter().find(|phase| since < phase.end)
                && (since - phase.first) % 7.0 == 0.0
            {
                cost[lane] = phase.cost_per_week[lane];
            }
        }
        cost.iter().any(|cost| *cost != 0.0).then_some(cost)
    }
}
