//! Ctrl-C and the requests of the system to end.

use std::sync::{Arc, Mutex, PoisonError};

use super::ending::Ending;

/// What an interruption does, and whether there was one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing is half done: the process ends at once.
    Open,
    /// There are things to tidy up: the work is asked to stop.
    Guarded,
    /// The work was asked to stop.
    Asked,
}

/// Knows whether the user wants the work to stop.
pub(super) struct Interrupt {
    state: Arc<Mutex<State>>,
}

impl Interrupt {
    /// Listens to SIGINT, SIGTERM and SIGHUP, or what the system has in their place.
    pub(super) fn install() -> Self {
        let state = Arc::new(Mutex::new(State::Open));
        let shared = Arc::clone(&state);
        // Where the system lets nobody listen, an interruption ends the process at once. That is
        // what most programs do, so it is no reason not to work.
        let _ = ctrlc::set_handler(move || answer(&shared));
        Self { state }
    }

    /// From now on an interruption asks the work to stop, so that it can tidy up behind itself.
    pub(super) fn guard(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if *state == State::Open {
            *state = State::Guarded;
        }
    }

    /// Whether the work should stop as soon as it can.
    pub(super) fn is_asked(&self) -> bool {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) == State::Asked
    }
}

/// Ends the process while the state is locked: work that is about to guard itself never starts.
fn answer(state: &Mutex<State>) {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    if *state == State::Open {
        std::process::exit(i32::from(Ending::Interrupted.code()));
    }
    *state = State::Asked;
}
