//! `ragam attribute`: where the risk comes from.

use super::question::answer_one;
use super::run::Plan;
use crate::decide::{Attribution, TODAY};
use crate::output::OfMix;
use crate::program::World;
use crate::program::args::AttributeArgs;
use crate::program::ending::Ending;

/// Finds where the risk comes from.
pub(super) fn attribute(typed: AttributeArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file], &typed.output);
    answer_one(&plan, "attribution", world, |_, study, follower| {
        let mix = typed.mix.as_deref().unwrap_or(TODAY);
        let one = study.candidate(mix, &plan.today())?;
        Ok(OfMix { mix: one.id, found: Attribution::of(&one.model, follower)? })
    })
}
