//! One block of paths, lived again and again on the same draws: without shocks, without one of them,
//! with more or less cash at the start.

use super::cash_needed;
use super::days::{DayScratch, run_days};
use super::effects::Effects;
use super::figures::PathFigures;
use super::ledger::CreditLine;
use super::setup::Setup;
use super::trajectory::Trajectory;
use crate::model::Model;
use crate::numeric::Lanes;

/// What all lives of a block share.
pub(super) struct Lives<'a> {
    model: &'a Model,
    setup: &'a Setup<'a>,
    opening: &'a Lanes,
}

impl<'a> Lives<'a> {
    /// Lives of a block that open with the balance of the model.
    pub(super) fn new(setup: &'a Setup<'a>) -> Self {
        Self { model: setup.model, setup, opening: setup.opening() }
    }

    /// Cash before day 0.
    pub(super) fn opening(&self) -> &'a Lanes {
        self.opening
    }

    /// Lives without shocks; `scratch` is overwritten.
    pub(super) fn without_shocks(
        &self,
        trajectory: &mut Trajectory,
        scratch: &mut Trajectory,
        day: &mut DayScratch,
    ) -> PathFigures {
        let mut figures = self.calm(trajectory, day);
        self.search_cash_needed(None, &mut figures, scratch, day);
        figures
    }

    /// Lives without shocks; the cash needed is that of the trajectory as it was.
    pub(super) fn calm(&self, trajectory: &mut Trajectory, day: &mut DayScratch) -> PathFigures {
        trajectory.reset(self.model);
        let mut days = self.setup.days(None, self.opening, None);
        run_days(&mut days, trajectory, day);
        PathFigures::of(trajectory, &trajectory.sales, self.opening, &days.ledger.credit)
    }

    /// Lives with other effects of shocks; the cash needed is that of the trajectory as it was.
    pub(super) fn live(
        &self,
        effects: &Effects,
        trajectory: &mut Trajectory,
        day: &mut DayScratch,
    ) -> PathFigures {
        trajectory.reset(self.model);
        let mut days = self.setup.days(Some(effects), self.opening, None);
        run_days(&mut days, trajectory, day);
        PathFigures::of(trajectory, &trajectory.sales, self.opening, &days.ledger.credit)
    }

    /// Where flows of money depend on the balance, searches for the opening cash that is just
    /// enough; `scratch` is overwritten.
    pub(super) fn search_cash_needed(
        &self,
        effects: Option<&Effects>,
        figures: &mut PathFigures,
        scratch: &mut Trajectory,
        day: &mut DayScratch,
    ) {
        if !self.model.flows_depend_on_cash() {
            return;
        }
        let credit = CreditLine::prepare(self.model, self.setup.parameters());
        figures.cash_needed = cash_needed::search(&credit, |opening| {
            scratch.reset(self.model);
            let mut days = self.setup.days(effects, opening, None);
            run_days(&mut days, scratch, day);
            cash_needed::Life {
                out: scratch.runs_out(&days.ledger.credit),
                lowest: scratch.lowest_cash(),
                spare: *days.responses.spare_cash(),
            }
        });
    }
}
