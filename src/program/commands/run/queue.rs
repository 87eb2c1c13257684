//! Jobs are taken in their order, each together with the room it needs.

use std::sync::{Mutex, PoisonError};

use super::gate::{Gate, Permit};

/// Jobs that leaders take one after another.
pub(super) struct Queue<'a, T> {
    jobs: &'a [T],
    gate: &'a Gate,
    next: Mutex<usize>,
}

/// A job that somebody has taken.
pub(super) struct Taken<'a, T> {
    /// Its place among all jobs.
    pub(super) place: usize,
    pub(super) job: &'a T,
    /// The room for it; to be dropped when it is needed no more.
    pub(super) permit: Permit<'a>,
}

impl<'a, T> Queue<'a, T> {
    pub(super) fn new(jobs: &'a [T], gate: &'a Gate) -> Self {
        Self { jobs, gate, next: Mutex::new(0) }
    }

    /// Takes the next job, as soon as there is room for it.
    ///
    /// Who waits for room keeps all others from taking what comes after. Otherwise a job that
    /// needs all the room could slip in first, and a small one before it would wait for its end.
    pub(super) fn take(&self, room: impl FnOnce(&T) -> u64) -> Option<Taken<'a, T>> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let place = *next;
        let job = self.jobs.get(place)?;
        let permit = self.gate.enter(room(job));
        *next += 1;
        Some(Taken { place, job, permit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A scenario that needed all the memory went in before a small one that stood before it in
    /// the list, which then waited for hours.
    #[test]
    fn no_job_waits_for_a_job_after_it() {
        const ROOM: u64 = 10;
        let sizes: Vec<u64> = (0..20).map(|job| if job % 2 == 0 { 1 } else { ROOM }).collect();
        let gate = Gate::new(ROOM);
        let queue = Queue::new(&sizes, &gate);
        let done = AtomicUsize::new(0);
        // Time for others to come before, if they could.
        let slowly = |size: &u64| {
            if *size < ROOM {
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            *size
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some(taken) = queue.take(slowly) {
                        if *taken.job == ROOM {
                            // It is alone, so those before it are done and those after it not.
                            assert_eq!(done.load(Ordering::SeqCst), taken.place);
                        }
                        done.fetch_add(1, Ordering::SeqCst);
                        drop(taken.permit);
                    }
                });
            }
        });
        assert_eq!(done.load(Ordering::SeqCst), sizes.len());
    }
}
