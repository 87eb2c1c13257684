//! What is known of the variation of small shops before a single day of this one is seen.
//!
//! Sources: 1,150 shops in China, about 11,000 bars in Texas, 77 sellers in Brazil and single shops
//! elsewhere; see the defaults of the scenario format.

use super::kalman::Variation;
use crate::numeric::{exp, ln};

/// What kind of sales a channel makes, as far as variation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// On a platform.
    Online,
    /// In a shop or at a stall.
    Offline,
    /// Not known.
    Unknown,
}

/// A lognormal distribution by its median and the standard deviation of its logarithm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogNormal {
    /// The median.
    pub median: f64,
    /// The standard deviation of the logarithm.
    pub sigma: f64,
}

/// The half-life of the slow level, days: least, likeliest, most (PERT).
pub const HALF_LIFE: (f64, f64, f64) = (60.0, 90.0, 180.0);

impl Kind {
    /// The prior of the step of the slow level; where the kind is not known, what spans both kinds.
    #[must_use]
    pub const fn step(self) -> LogNormal {
        match self {
            Self::Online => LogNormal { median: 0.055, sigma: 0.5 },
            Self::Offline => LogNormal { median: 0.03, sigma: 0.7 },
            Self::Unknown => LogNormal { median: 0.04, sigma: 0.7 },
        }
    }

    /// The prior of the day-to-day noise.
    #[must_use]
    pub const fn noise(self) -> LogNormal {
        match self {
            Self::Online => LogNormal { median: 0.48, sigma: 0.25 },
            Self::Offline => LogNormal { median: 0.22, sigma: 0.4 },
            Self::Unknown => LogNormal { median: 0.35, sigma: 0.5 },
        }
    }

    /// Log density of parameters, in the logarithms of step and noise and in the half-life. Where
    /// the kind is not known, either is as likely: how loud days are then tells which.
    pub(super) fn log_density(self, variation: Variation) -> f64 {
        let of_both = match self {
            Self::Online | Self::Offline => self.of_step_and_noise(variation),
            Self::Unknown => {
                let [one, other] =
                    [Self::Online, Self::Offline].map(|kind| kind.of_step_and_noise(variation));
                let most = one.max(other);
                most + ln(0.5 * (exp(one - most) + exp(other - most)))
            }
        };
        of_both + of_half_life(variation.half_life)
    }

    fn of_step_and_noise(self, variation: Variation) -> f64 {
        let normal = |value: f64, prior: LogNormal| {
            let z = (ln(value) - ln(prior.median)) / prior.sigma;
            -0.5 * z * z - ln(prior.sigma)
        };
        normal(variation.step, self.step()) + normal(variation.noise, self.noise())
    }
}

fn of_half_life(half_life: f64) -> f64 {
    let (least, likely, most) = HALF_LIFE;
    let width = most - least;
    let alpha = 4.0 * (likely - least) / width;
    let beta = 4.0 * (most - likely) / width;
    let x = (half_life - least) / width;
    alpha * ln(x) + beta * ln(1.0 - x)
}
