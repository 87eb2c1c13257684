//! `ragam run`: simulates scenarios and writes what comes out.
//!
//! All that can go wrong without simulating is found first: what cannot be read, what is wrong
//! with a scenario, where results cannot be put. Then the sound scenarios run, several at a time.

mod crew;
mod gate;
mod job;
mod plan;
mod precision;
mod prepare;
mod queue;

use std::fs;

use crate::program::World;
use crate::program::args::RunArgs;
use crate::program::ending::Ending;
use crate::program::inputs;
use crate::program::notice::Notice;
use crate::program::results;

pub(super) use plan::{Plan, Speech};
pub(super) use precision::{CAP, Verdict, judge};

/// Runs all scenarios and speaks of them in their order.
pub(super) fn run(typed: RunArgs, world: &World) -> Ending {
    let plan = Plan::from(typed);
    run_plan(&plan, world).unwrap_or_else(|notice| {
        world.terminal.notice(&notice);
        Ending::FilesFailed
    })
}

fn run_plan(plan: &Plan, world: &World) -> Result<Ending, Notice> {
    let pool = plan.pool()?;
    let candidates = prepare::candidates(inputs::find(&plan.inputs));
    let loaded = pool.install(|| prepare::load_all(candidates));
    let (sound, reading) = prepare::report(loaded, plan, world);
    if sound.is_empty() {
        return Ok(reading);
    }
    world.interrupt.guard();
    let is_new = results::make_folder(&plan.out)?;
    let (jobs, placing) = prepare::jobs(sound, plan, world);
    let done = crew::work_off(&jobs, plan, &pool, world);
    if is_new {
        // Only an empty folder can be removed so: one that no results came to.
        let _ = fs::remove_dir(&plan.out);
    }
    Ok(reading.max(placing).max(done?))
}
