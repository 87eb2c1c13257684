//! `ragam run`: simulates scenarios and writes what comes out.
//!
//! All that can go wrong without simulating is found first: what cannot be read, what is wrong
//! with a scenario, where results cannot be put. Then the sound scenarios run, several at a time.

mod job;
mod plan;
mod precision;
mod prepare;
mod together;
mod workers;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use rayon::ThreadPool;

use job::{Bench, Job};
use together::Speaker;
use workers::Jobs;

use crate::ensemble::Progress;
use crate::language::{Said, Words, say};
use crate::program::World;
use crate::program::args::RunArgs;
use crate::program::ending::Ending;
use crate::program::inputs;
use crate::program::memory;
use crate::program::notice::{Notice, shown};
use crate::program::progress::{self, Follower};
use crate::program::results::{self, Staging};

pub(super) use plan::{Plan, Speech};
pub(super) use precision::{CAP, Verdict, judge};

/// Runs all scenarios and speaks of them in their order.
pub(super) fn run(typed: RunArgs, world: &World) -> Ending {
    let watch = typed.watch;
    let plan = Plan::from(typed);
    let once = || {
        run_plan(&plan, world).unwrap_or_else(|notice| {
            world.terminal.notice(&notice);
            Ending::FilesFailed
        })
    };
    let mut seen = watched(&plan);
    let mut ending = once();
    if !watch {
        return ending;
    }
    world.interrupt.guard();
    world.terminal.remark(&Words::of(plan.artifacts.language).text("terminal.watching", &[]));
    while !world.interrupt.is_asked() {
        thread::sleep(BETWEEN_LOOKS);
        let now = watched(&plan);
        // An editor that saves a file may take it away for a moment.
        if now != seen && now.iter().all(Option::is_some) {
            seen = now;
            ending = once();
        }
    }
    ending
}

/// How long files are left alone before one looks at them again.
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

/// When each file was saved last; nothing for one that is away for the moment, as it is while an editor
/// saves it.
fn watched(plan: &Plan) -> Vec<Option<SystemTime>> {
    let files = inputs::find(&plan.inputs);
    let saved = |file: &Path| fs::metadata(file).and_then(|metadata| metadata.modified()).ok();
    files.iter().map(|input| input.file().and_then(saved)).collect()
}

fn run_plan(plan: &Plan, world: &World) -> Result<Ending, Notice> {
    let pool = plan.pool()?;
    let inputs = inputs::find(&plan.inputs);
    let is_several = inputs.len() > 1;
    let candidates = prepare::candidates(inputs);
    let loaded = pool.install(|| prepare::load_all(candidates, plan));
    let (sound, reading) = prepare::report(loaded, plan, world);
    if sound.is_empty() {
        return Ok(reading);
    }
    world.interrupt.guard();
    let is_new = results::make_folder(&plan.out)?;
    let (jobs, placing) = prepare::jobs(sound, plan, world);
    let done = work_off(&jobs, is_several, plan, &pool, world);
    if is_new {
        // Only an empty folder can be removed so: one that no results came to.
        let _ = fs::remove_dir(&plan.out);
    }
    Ok(reading.max(placing).max(done?))
}

/// Works off all jobs and speaks of each in its turn.
fn work_off(
    jobs: &[Job],
    is_several: bool,
    plan: &Plan,
    pool: &ThreadPool,
    world: &World,
) -> Result<Ending, Notice> {
    if jobs.is_empty() {
        return Ok(Ending::Well);
    }
    let staging = Staging::inside(&plan.out)?;
    let bar = world.terminal.bar();
    let follower = Follower::new(bar, &world.interrupt);
    follower.expect(jobs.iter().map(|job| job.sound.paths).sum());
    if plan.speech == Speech::Sentences {
        progress::show(bar, world.terminal.language());
    }
    let bench =
        Bench { plan, pool, staging: &staging, follower: &follower, is_one_of_several: is_several };
    let (mut ending, mut finished, mut rows) = (Ending::Well, 0, Vec::new());
    let mut speaker = Speaker::new(world, is_several && plan.speech == Speech::Json);
    let needed = |job: &Job| job.memory(plan);
    Jobs::new(jobs, &needed, memory::ROOM).work_off(
        pool.current_num_threads(),
        |job, memory| {
            // A fault of the program in one file must not cost the results of the others.
            let work = AssertUnwindSafe(|| job.work(memory, &bench));
            catch_unwind(work).unwrap_or_else(|_| job.broken())
        },
        |done| {
            done.notices.iter().for_each(|notice| world.terminal.notice(notice));
            speaker.say(&done.said);
            ending = ending.max(done.ending);
            finished += usize::from(done.is_written);
            rows.extend(done.row.filter(|_| done.is_written));
        },
    );
    bar.finish_and_clear();
    speaker.finish();
    drop(staging);
    if !rows.is_empty() {
        ending = ending.max(together::write(&rows, plan, world));
    }
    if ending == Ending::Interrupted {
        let words = Words::of(world.terminal.language());
        world.terminal.remark(&kept(finished, jobs.len(), plan).say(words));
    }
    Ok(ending)
}

/// What an interrupted run leaves.
fn kept(finished: usize, jobs: usize, plan: &Plan) -> Said {
    match finished {
        0 => say!("notice.interrupted.nothing"),
        kept => say!("notice.interrupted.kept", kept = kept, all = jobs, out = shown(&plan.out)),
    }
}
