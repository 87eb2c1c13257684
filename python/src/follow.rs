//! Work outside the lock of the interpreter, while the caller listens: for signals such as Ctrl-C,
//! and to tell how far it has come.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use ragam::ensemble::Progress;
use ragam::language::Language;
use rayon::ThreadPoolBuilder;

use crate::failed::Failed;

/// How long the work goes on before the caller looks after it.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// No more threads than this.
const MOST_THREADS: usize = 1_024;

/// How work is done.
pub(crate) struct Manner {
    /// Language of what is said.
    pub(crate) language: Language,
    /// Threads; all cores unless given.
    pub(crate) threads: Option<usize>,
    /// Told how many paths are done, and of how many.
    pub(crate) progress: Option<Py<PyAny>>,
}

/// How far the work has come, and whether it should stop.
#[derive(Default)]
pub(crate) struct Follower {
    expected: AtomicU64,
    done: AtomicU64,
    is_asked_to_stop: AtomicBool,
}

impl Progress for Follower {
    fn expect(&self, paths: u64) {
        self.expected.fetch_add(paths, Ordering::Relaxed);
    }

    fn advance(&self, paths: u64) {
        self.done.fetch_add(paths, Ordering::Relaxed);
    }

    fn is_interrupted(&self) -> bool {
        self.is_asked_to_stop.load(Ordering::Relaxed)
    }
}

impl Follower {
    fn tell(&self, py: Python<'_>, progress: &Py<PyAny>) -> PyResult<()> {
        let done = self.done.load(Ordering::Relaxed);
        let expected = self.expected.load(Ordering::Relaxed);
        progress.call1(py, (done, expected)).map(drop)
    }
}

/// Does the work in threads of its own: a process that was forked has none of its parent's.
pub(crate) fn work<T: Send>(
    py: Python<'_>,
    manner: &Manner,
    work: impl FnOnce(&Follower) -> Result<T, Failed> + Send,
) -> PyResult<T> {
    if manner.threads.is_some_and(|threads| !(1..=MOST_THREADS).contains(&threads)) {
        return Err(PyValueError::new_err(format!("threads: 1 to {MOST_THREADS}")));
    }
    let threads = manner.threads.unwrap_or(0);
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    let follower = Follower::default();
    let (heard, found) = py.detach(|| {
        let (finished, is_finished) = channel();
        thread::scope(|scope| {
            let worker = scope.spawn(|| {
                let work = AssertUnwindSafe(|| pool.install(|| work(&follower)));
                let found = catch_unwind(work);
                // Nobody listens any more where something else went wrong.
                let _ = finished.send(());
                found
            });
            let heard = listen(&is_finished, &follower, manner);
            (heard, worker.join())
        })
    });
    heard?;
    match found {
        Ok(Ok(found)) => {
            if let Some(progress) = &manner.progress {
                follower.tell(py, progress)?;
            }
            found.map_err(|failed| failed.raised(py, manner.language))
        }
        _ => Err(PyRuntimeError::new_err("a fault of the program: please report it")),
    }
}

/// Until the work is done, or something asks it to stop.
fn listen(finished: &Receiver<()>, follower: &Follower, manner: &Manner) -> PyResult<()> {
    while finished.recv_timeout(BETWEEN_LOOKS) == Err(RecvTimeoutError::Timeout) {
        let heard = Python::attach(|py| {
            py.check_signals()?;
            manner.progress.as_ref().map_or(Ok(()), |progress| follower.tell(py, progress))
        });
        if heard.is_err() {
            follower.is_asked_to_stop.store(true, Ordering::Relaxed);
            return heard;
        }
    }
    Ok(())
}
