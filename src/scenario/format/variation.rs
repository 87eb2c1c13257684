//! `[variation]`: how strongly sales vary where a channel says nothing of its own.

use super::declare::table;
use super::key::{days, number, share};
use super::{KeyFormat, Sales, Unit};
use crate::scenario::{Channel, Located, Number};

table! {
    "[variation]",
    /// How strongly sales vary without shocks, for channels that say nothing of their own: one draw of
    /// each for the business. The defaults come from public sales records of other shops.
    struct Variation {
        /// Day-to-day noise of channels online.
        noise_online: Located<Number> = noise().default("[0.35, 0.5, 0.6]"),
        /// Day-to-day noise of channels that state `orders_per_week`: orders vary less than sums.
        noise_orders: Located<Number> = noise().default("[0.2, 0.3, 0.4]"),
        /// Day-to-day noise of channels on the platform `offline`.
        noise_offline: Located<Number> = noise().default("[0.12, 0.2, 0.3]"),
        /// How far the level of sales wanders in a day: marketplaces and live shows.
        slow_level_step_online: Located<Number> =
            step().default("{ distribution = \"lognormal\", mean = 0.0623, cv = 0.533 }"),
        /// The same for channels on the platform `offline`.
        slow_level_step_offline: Located<Number> =
            step().default("{ distribution = \"lognormal\", mean = 0.0383, cv = 0.795 }"),
        /// The same for channels of another kind.
        slow_level_step_other: Located<Number> =
            step().default("{ distribution = \"lognormal\", mean = 0.05, cv = 0.8 }"),
        /// Days until half of such a wandering has passed.
        slow_level_half_life_days: Located<Number> =
            days(1e9).above(0.0).usual(5.0, 1e4, "half_life").default("[60, 90, 180]").example("90"),
    }
}

const fn noise() -> KeyFormat {
    number()
        .from(0.0)
        .to(3.0)
        .unit(Unit::DeviationOfLogSales)
        .usual(0.02, 1.5, "noise")
        .example("0.5")
}

const fn step() -> KeyFormat {
    share().unit(Unit::DeviationOfLogSalesADay).usual(0.001, 0.2, "step").example("0.05")
}

/// A number of `[variation]` and its key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OfKind<'a> {
    /// Such as `noise_online`.
    pub key: &'static str,
    /// The number.
    pub number: &'a Located<Number>,
}

/// What is known of the variation of others of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChannelKind {
    Online,
    Offline,
    Other,
}

/// The platforms of which it is known that they are marketplaces or live shows.
const ONLINE: &[&str] =
    &["tiktok", "shopee", "tokopedia", "lazada", "blibli", "bukalapak", "zalora", "marketplace"];

impl ChannelKind {
    fn of(channel: &Channel) -> Self {
        let is_live = matches!(channel.sales, Sales::Live(_))
            || channel.features.iter().any(|feature| feature.value == "live");
        match channel.platform.value.as_str() {
            "offline" => Self::Offline,
            platform if is_live || ONLINE.contains(&platform) => Self::Online,
            _ => Self::Other,
        }
    }
}

impl Variation {
    /// The day-to-day noise of a channel that says nothing of its own.
    #[must_use]
    pub fn noise(&self, channel: &Channel) -> OfKind<'_> {
        match (ChannelKind::of(channel), &channel.sales) {
            (ChannelKind::Offline, _) => {
                OfKind { key: "noise_offline", number: &self.noise_offline }
            }
            (_, Sales::Orders(_)) => OfKind { key: "noise_orders", number: &self.noise_orders },
            _ => OfKind { key: "noise_online", number: &self.noise_online },
        }
    }

    /// The step of the slow level of a channel that says nothing of its own.
    #[must_use]
    pub fn slow_level_step(&self, channel: &Channel) -> OfKind<'_> {
        match ChannelKind::of(channel) {
            ChannelKind::Online => {
                OfKind { key: "slow_level_step_online", number: &self.slow_level_step_online }
            }
            ChannelKind::Offline => {
                OfKind { key: "slow_level_step_offline", number: &self.slow_level_step_offline }
            }
            ChannelKind::Other => {
                OfKind { key: "slow_level_step_other", number: &self.slow_level_step_other }
            }
        }
    }
}
