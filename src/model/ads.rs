//! Advertising of a channel (MODEL 2, 7).

use super::channel::Numbers;
use super::horizon::Horizon;
use super::parameter::ParameterId;
use crate::scenario;

/// What a channel spends on ads, and what its sales make of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ads {
    /// Rupiah a week at which ordinary sales hold.
    pub(crate) today: ParameterId,
    /// Rupiah a week decided from day 0 on.
    pub(crate) planned: ParameterId,
    /// kappa: sales go with spending to this power.
    pub(crate) exponent: ParameterId,
    /// Whether the platform takes it out of payouts; else it is paid a week ahead.
    pub(crate) from_payouts: bool,
    pub(crate) plan: Vec<AdsPlan>,
}

/// Days with more or less advertising.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdsPlan {
    /// First day.
    pub(crate) from: i64,
    /// Last day.
    pub(crate) to: i64,
    /// Spending against what is planned.
    pub(crate) factor: ParameterId,
}

impl Ads {
    pub(super) fn build(ads: &scenario::Ads, horizon: Horizon, numbers: &mut Numbers) -> Self {
        let today = numbers.add("ads.per_week_today", &ads.per_week_today);
        let planned = numbers.optional("ads.per_week", ads.per_week.as_ref()).unwrap_or(today);
        let plan = ads.plan.iter().zip(1..).map(|(entry, number)| AdsPlan {
            from: horizon.day_of(entry.from.value),
            to: horizon.day_of(entry.to.value),
            factor: numbers.add(&format!("ads.plan.{number}.factor"), &entry.factor),
        });
        let plan = plan.collect();
        Self {
            today,
            planned,
            exponent: numbers.add("ads.effect_exponent", &ads.effect_exponent),
            from_payouts: ads.from_payouts.value,
            plan,
        }
    }
}
