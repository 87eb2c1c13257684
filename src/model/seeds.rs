//! Where the draws of a model come from.

use serde::{Deserialize, Serialize};

use crate::scenario::Scenario;

/// The seeds of all draws.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seeds {
    /// Of everything that is the shop's own.
    pub own: u64,
    /// Of shocks that are shared with other shops: no file states it, so it is the same for all.
    pub shared: u64,
}

impl Seeds {
    /// The seed of shared shocks, unless all draws are to be those of another seed.
    const SHARED: u64 = 1;

    /// Those of a scenario: what is its own from the seed that it states, or from its name.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self { own: scenario.seed(), shared: Self::SHARED }
    }

    /// One seed for everything, shared shocks too.
    #[must_use]
    pub const fn all(seed: u64) -> Self {
        Self { own: seed, shared: seed }
    }

    /// Others, of which every draw is independent of those of these.
    #[must_use]
    pub const fn others(self) -> Self {
        Self { own: !self.own, shared: !self.shared }
    }
}
