//! `ragam buffer`: how much cash to hold.

use super::asked::{Answer, Stopped, answer};
use super::mixes::mixes;
use super::run::Plan;
use crate::decide::buffer::{self, Buffer, NoBuffer};
use crate::output::{buffer_artifacts, buffer_spoken};
use crate::program::World;
use crate::program::args::BufferArgs;
use crate::program::ending::Ending;
use crate::program::progress::Follower;
use crate::report::Candidate;

/// Answers for the mixes that were asked for.
pub(super) fn buffer(typed: BufferArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file], &typed.output);
    answer(&plan, "buffer", world, |loaded, follower| {
        let mut candidates = Vec::new();
        for one in loaded {
            candidates.extend(mixes(one, &typed.mix, &plan)?);
        }
        let found = simulate(&candidates, typed.survive, &plan, follower)?;
        let artifacts = buffer_artifacts(&found, &plan.artifacts);
        Ok(Answer {
            lines: buffer_spoken(&found, plan.artifacts.language),
            artifacts: artifacts.map_err(|error| Stopped::output(&plan.inputs[0], &error))?,
            business: found.business,
        })
    })
}

fn simulate(
    candidates: &[Candidate],
    survive: f64,
    plan: &Plan,
    follower: &Follower,
) -> Result<Buffer, Stopped> {
    let paths = candidates.first().map_or(0, |candidate| candidate.model.paths());
    follower.expect(paths * candidates.len() as u64);
    buffer::buffer(candidates, survive, follower).map_err(|error| match error {
        NoBuffer::Interrupted(interrupted) => interrupted.into(),
        NoBuffer::Metric(error) => {
            let help = "look for amounts or a growth that are far too large";
            Stopped::wrong(&plan.inputs[0], error.to_string(), help)
        }
    })
}
