//! Bounds the memory of scenarios that are simulated at the same time.

use std::sync::{Condvar, Mutex, PoisonError};

/// Lets work in as long as there is room for it.
pub(super) struct Gate {
    room: u64,
    taken: Mutex<u64>,
    left: Condvar,
}

/// Room that is given back when this goes.
pub(super) struct Permit<'a> {
    gate: &'a Gate,
    size: u64,
}

impl Gate {
    /// A gate to so much room, bytes.
    pub(super) fn new(room: u64) -> Self {
        Self { room, taken: Mutex::new(0), left: Condvar::new() }
    }

    /// Waits until there is room; what needs more than there is gets in when nobody else is.
    pub(super) fn enter(&self, size: u64) -> Permit<'_> {
        let size = size.min(self.room);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = self
            .left
            .wait_while(taken, |taken| *taken + size > self.room)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += size;
        Permit { gate: self, size }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.gate.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.size;
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn no_more_is_inside_than_there_is_room_for() {
        let gate = Gate::new(10);
        let (inside, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for size in [4, 5, 6, 3, 7, 2, 9, 1] {
                let (gate, inside, most) = (&gate, &inside, &most);
                scope.spawn(move || {
                    let _permit = gate.enter(size);
                    most.fetch_max(
                        inside.fetch_add(size, Ordering::SeqCst) + size,
                        Ordering::SeqCst,
                    );
                    std::thread::yield_now();
                    inside.fetch_sub(size, Ordering::SeqCst);
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 10);
        assert_eq!(*gate.taken.lock().unwrap(), 0);
    }

    #[test]
    fn what_is_larger_than_the_room_gets_in_alone() {
        let gate = Gate::new(10);
        drop(gate.enter(u64::MAX));
        let _permit = gate.enter(10);
        assert_eq!(*gate.taken.lock().unwrap(), 10);
    }
}
