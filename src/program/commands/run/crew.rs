//! Several scenarios at a time, and their results in the order of the scenarios.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use rayon::ThreadPool;

use super::gate::Gate;
use super::job::{Bench, Done, Job};
use super::plan::{Plan, Speech};
use super::queue::Queue;
use crate::program::World;
use crate::program::ending::Ending;
use crate::program::memory;
use crate::program::notice::{Notice, shown};
use crate::program::progress::{self, Follower};
use crate::program::results::Staging;

/// Works off all jobs.
///
/// Each job is led by a plain thread that hands its blocks of paths to the pool. So there are
/// never more jobs begun than leaders, while the pool takes blocks of all of them. (Jobs that
/// were handed to the pool themselves would be begun without end: a worker that waits for the
/// blocks of one job would begin another.)
pub(super) fn work_off(
    jobs: &[Job],
    plan: &Plan,
    pool: &ThreadPool,
    world: &World,
) -> Result<Ending, Notice> {
    if jobs.is_empty() {
        return Ok(Ending::Well);
    }
    let (staging, gate) = (Staging::inside(&plan.out)?, Gate::new(memory::ROOM));
    let follower = follow(jobs, plan, world);
    let bench = Bench { plan, pool, staging: &staging, follower: &follower };
    let tally = lead_all(jobs, &Queue::new(jobs, &gate), &bench, world);
    world.terminal.bar().finish_and_clear();
    if tally.ending == Ending::Interrupted {
        world.terminal.remark(&tally.kept(jobs.len(), plan));
    }
    Ok(tally.ending)
}

fn follow<'a>(jobs: &[Job], plan: &Plan, world: &'a World) -> Follower<'a> {
    let follower = Follower::new(world.terminal.bar(), &world.interrupt);
    follower.expect(jobs.iter().map(|job| job.loaded.model.paths()).sum());
    if plan.speech == Speech::Sentences {
        progress::show(world.terminal.bar());
    }
    follower
}

/// Starts the leaders and speaks of what they send.
fn lead_all(jobs: &[Job], queue: &Queue<Job>, bench: &Bench, world: &World) -> Tally {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        let wanted = jobs.len().min(bench.pool.current_num_threads());
        let start = |_| {
            let sender = sender.clone();
            let lead = move || lead(queue, bench, &sender);
            thread::Builder::new().spawn_scoped(scope, lead).ok()
        };
        // Where the system gives fewer threads than wanted, those that there are must do.
        if (0..wanted).map_while(start).count() == 0 {
            lead(queue, bench, &sender);
        }
        // The receiver hears the end when all senders are gone.
        drop(sender);
        speak_in_order(&receiver, world)
    })
}

/// Takes jobs and works on them until there are none.
fn lead(queue: &Queue<Job>, bench: &Bench, sender: &Sender<(usize, Done)>) {
    while let Some(taken) = queue.take(|job| job.room(bench.plan)) {
        let work = AssertUnwindSafe(|| taken.job.work(taken.permit, bench));
        // A fault of the program in one file must not cost the results of the others.
        let done = catch_unwind(work).unwrap_or_else(|_| taken.job.broken());
        if sender.send((taken.place, done)).is_err() {
            break;
        }
    }
}

/// What came of all jobs.
struct Tally {
    ending: Ending,
    finished: usize,
}

impl Tally {
    /// What an interrupted run leaves.
    fn kept(&self, jobs: usize, plan: &Plan) -> String {
        match self.finished {
            0 => "interrupted: no scenario was finished".to_owned(),
            kept => {
                let out = shown(&plan.out);
                format!("interrupted: {kept} of {jobs} scenarios are finished and kept in {out}")
            }
        }
    }
}

/// Speaks of each job as soon as all before it are done.
///
/// This is no leader's work: a reader who is slow to read must not keep anybody from working.
fn speak_in_order(receiver: &Receiver<(usize, Done)>, world: &World) -> Tally {
    let mut tally = Tally { ending: Ending::Well, finished: 0 };
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (place, done) in receiver {
        waiting.insert(place, done);
        while let Some(done) = waiting.remove(&next) {
            next += 1;
            for notice in &done.notices {
                world.terminal.notice(notice);
            }
            world.terminal.say(&done.said);
            tally.ending = tally.ending.max(done.ending);
            tally.finished += usize::from(done.is_written);
        }
    }
    tally
}
