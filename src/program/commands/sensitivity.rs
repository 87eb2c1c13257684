//! `ragam sensitivity`: which unknown number matters most.

use super::question::answer_one;
use super::run::Plan;
use crate::decide::{Figure, Sensitivity, TODAY};
use crate::output::OfMix;
use crate::program::World;
use crate::program::args::{FigureArg, SensitivityArgs};
use crate::program::ending::Ending;

/// Finds which unknown number matters most.
pub(super) fn sensitivity(typed: SensitivityArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file], &typed.output);
    let figure = match typed.figure {
        FigureArg::NetCashFlow => Figure::NetCashFlow,
        FigureArg::LowestCash => Figure::LowestCash,
        FigureArg::Sales => Figure::Sales,
    };
    answer_one(&plan, "sensitivity", world, |_, study, follower| {
        let mix = typed.mix.as_deref().unwrap_or(TODAY);
        let one = study.candidate(mix, &plan.today())?;
        Ok(OfMix { mix: one.id, found: Sensitivity::of(&one.model, figure, follower)? })
    })
}
