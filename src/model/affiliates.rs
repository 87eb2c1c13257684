//! Affiliates: what they bring on top of a channel's own sales.

use super::channel::Numbers;
use super::parameter::ParameterId;
use crate::numeric::stream_name;
use crate::scenario;

/// The affiliates of a channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Affiliates {
    /// Their sales as a share of the channel's own.
    pub(crate) lift: ParameterId,
    /// Their commission, share of their sales less returns.
    pub(crate) commission: ParameterId,
    /// Standard deviation of the log of what they bring.
    pub(crate) noise: ParameterId,
    /// Name of the stream of that noise.
    pub(crate) stream: u64,
}

impl Affiliates {
    pub(super) fn build(
        affiliates: &scenario::Affiliates,
        channel: &str,
        numbers: &mut Numbers,
    ) -> Self {
        Self {
            lift: numbers.add("affiliates.lift", &affiliates.lift),
            commission: numbers.add("affiliates.commission", &affiliates.commission),
            noise: numbers.add("affiliates.noise", &affiliates.noise),
            stream: stream_name(&["channel", channel, "affiliates"]),
        }
    }

    /// Their share of the ordinary sales of the channel.
    pub(crate) fn ordinary_share(&self, value: impl Fn(ParameterId) -> f64) -> f64 {
        let lift = value(self.lift);
        lift / (1.0 + lift)
    }
}
