//! `ragam buffer`: how much cash to hold.

use super::question::answer_one;
use super::run::Plan;
use crate::decide::buffer;
use crate::program::World;
use crate::program::args::BufferArgs;
use crate::program::ending::Ending;

/// Answers for the mixes that were asked for.
pub(super) fn buffer(typed: BufferArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file], &typed.output);
    answer_one(&plan, "buffer", world, |_, study, follower| {
        let candidates = study.candidates(&typed.mix, &plan.today())?;
        buffer::buffer(&candidates, typed.survive, follower)
    })
}
