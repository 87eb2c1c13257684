//! Several jobs at a time within a limit of memory, and their results in the order of the jobs.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Jobs that workers take one after another, each as soon as its memory fits.
pub(super) struct Jobs<'a, J> {
    jobs: &'a [J],
    /// Bytes that a job takes.
    memory: &'a (dyn Fn(&J) -> u64 + Sync),
    /// Bytes that all jobs together may take; what needs more runs alone.
    limit: u64,
    state: Mutex<State>,
    given_back: Condvar,
}

/// What was taken.
#[derive(Default)]
struct State {
    next: usize,
    memory: u64,
}

/// Memory that is given back when this goes.
pub(super) struct Memory<'a> {
    state: &'a Mutex<State>,
    given_back: &'a Condvar,
    size: u64,
}

impl Drop for Memory<'_> {
    fn drop(&mut self) {
        locked(self.state).memory -= self.size;
        self.given_back.notify_all();
    }
}

/// What a panic of another worker left is sound: nothing here is half done.
fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'a, J: Sync> Jobs<'a, J> {
    pub(super) fn new(jobs: &'a [J], memory: &'a (dyn Fn(&J) -> u64 + Sync), limit: u64) -> Self {
        Self { jobs, memory, limit, state: Mutex::default(), given_back: Condvar::new() }
    }

    /// Works off all jobs by so many workers, and hears of each as soon as all before it are done.
    ///
    /// Workers are plain threads that hand blocks of paths to the pool. (Jobs that were handed to the
    /// pool themselves would be begun without end: a thread that waits for the blocks of one job would
    /// begin another.) Who hears is no worker: a reader who is slow must not keep anybody from working.
    pub(super) fn work_off<D: Send>(
        &self,
        workers: usize,
        work: impl Fn(&J, Memory<'_>) -> D + Sync,
        mut hear: impl FnMut(D),
    ) {
        let (sender, receiver) = mpsc::channel();
        let begin = |sender: mpsc::Sender<(usize, D)>| {
            while let Some((place, memory)) = self.take() {
                if sender.send((place, work(&self.jobs[place], memory))).is_err() {
                    break;
                }
            }
        };
        thread::scope(|scope| {
            let start = |_| {
                let sender = sender.clone();
                thread::Builder::new().spawn_scoped(scope, || begin(sender)).ok()
            };
            // Where the system gives fewer threads than wanted, those that there are must do.
            if (0..workers.min(self.jobs.len())).map_while(start).count() == 0 {
                begin(sender.clone());
            }
            // The end is heard when all senders are gone.
            drop(sender);
            let (mut waiting, mut next) = (BTreeMap::new(), 0);
            for (place, done) in receiver {
                waiting.insert(place, done);
                while let Some(done) = waiting.remove(&next) {
                    next += 1;
                    hear(done);
                }
            }
        });
    }

    /// The next job with its memory. While it does not fit, nobody takes what comes after: else a job
    /// that needs all the memory could slip in first, and a small one before it would wait for its end.
    fn take(&self) -> Option<(usize, Memory<'_>)> {
        let mut state = locked(&self.state);
        loop {
            let place = state.next;
            let size = (self.memory)(self.jobs.get(place)?).min(self.limit);
            if state.memory + size <= self.limit {
                state.next += 1;
                state.memory += size;
                let memory = Memory { state: &self.state, given_back: &self.given_back, size };
                return Some((place, memory));
            }
            state = self.given_back.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

    /// A scenario that needed all the memory went in before a small one that stood before it in
    /// the list, which then waited for hours.
    #[test]
    fn no_job_waits_for_a_job_after_it() {
        let sizes: Vec<u64> = (0..20).map(|job| if job % 2 == 0 { 1 } else { 99 }).collect();
        let (inside, most, done) = (AtomicU64::new(0), AtomicU64::new(0), AtomicUsize::new(0));
        let jobs = Jobs::new(&sizes, &|size: &u64| *size, 10);
        let work = |size: &u64, memory: Memory<'_>| {
            let size = (*size).min(10);
            most.fetch_max(inside.fetch_add(size, Ordering::SeqCst) + size, Ordering::SeqCst);
            // Time for others to come before, if they could.
            thread::sleep(std::time::Duration::from_millis(1));
            // One that is alone has all before it done, and none after it.
            let before = done.fetch_add(1, Ordering::SeqCst);
            inside.fetch_sub(size, Ordering::SeqCst);
            drop(memory);
            (size, before)
        };
        let mut heard = Vec::new();
        jobs.work_off(4, work, |one| heard.push(one));
        assert_eq!(heard.len(), sizes.len());
        for (place, (size, before)) in heard.into_iter().enumerate() {
            assert_eq!(size, sizes[place].min(10), "in order");
            assert!(size < 10 || before == place, "{place}: {before}");
        }
        assert!(most.load(Ordering::SeqCst) <= 10);
        assert_eq!(locked(&jobs.state).memory, 0);
    }

    #[test]
    fn no_jobs_are_done_at_once() {
        let none: [u64; 0] = [];
        Jobs::new(&none, &|size| *size, 1).work_off(3, |_, _| (), |()| panic!("nothing to hear"));
    }
}
