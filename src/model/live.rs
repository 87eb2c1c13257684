//! A live channel: sessions, people reached, buyers.

use super::channel::Numbers;
use super::parameter::ParameterId;
use crate::numeric::powf;
use crate::scenario;

/// The funnel of a live channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    pub(crate) sessions: ParameterId,
    pub(crate) reference_sessions: Option<ParameterId>,
    pub(crate) hours: ParameterId,
    pub(crate) first_hour: ParameterId,
    pub(crate) later_hour: ParameterId,
    pub(crate) conversion: ParameterId,
    pub(crate) time_slot_factor: ParameterId,
    pub(crate) hosts: Option<Hosts>,
    pub(crate) returns_to_sessions: ParameterId,
}

/// Who holds live sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct Hosts {
    pub(crate) hosts: ParameterId,
    pub(crate) sessions_per_host: ParameterId,
    pub(crate) absence: ParameterId,
}

impl Live {
    /// Sessions that are held in a week: hosts may not be able to hold all of them.
    pub(crate) fn sessions_held(&self, value: impl Fn(ParameterId) -> f64) -> f64 {
        let sessions = value(self.sessions);
        self.hosts.as_ref().map_or(sessions, |hosts| {
            let present = 1.0 - value(hosts.absence);
            sessions.min(value(hosts.hosts) * value(hosts.sessions_per_host) * present)
        })
    }

    /// Orders a week: sessions, people reached a session, share who buy.
    ///
    /// The funnel's figures hold at the reference number of sessions; another number of sessions
    /// scales the orders by (sessions / reference)^e.
    pub(super) fn orders_a_week(&self, value: impl Fn(ParameterId) -> f64) -> f64 {
        let sessions = self.sessions_held(&value);
        let reference = value(self.reference_sessions.unwrap_or(self.sessions));
        let later_hours = (value(self.hours) - 1.0).max(0.0);
        let reached = value(self.first_hour) + value(self.later_hour) * later_hours;
        let reached = reached * value(self.time_slot_factor);
        let orders = reference * reached * value(self.conversion);
        if sessions == reference {
            orders
        } else {
            orders * powf(sessions / reference, value(self.returns_to_sessions))
        }
    }

    /// A funnel as it is written.
    pub(super) fn build(live: &scenario::Live, numbers: &mut Numbers) -> Self {
        Self {
            sessions: numbers.add("live.sessions_per_week", &live.sessions_per_week),
            reference_sessions: numbers.optional(
                "live.reference_sessions_per_week",
                live.reference_sessions_per_week.as_ref(),
            ),
            hours: numbers.add("live.hours_per_session", &live.hours_per_session),
            first_hour: numbers.add("live.viewers_first_hour", &live.viewers_first_hour),
            later_hour: numbers.add("live.viewers_later_hour", &live.viewers_later_hour),
            conversion: numbers.add("live.conversion", &live.conversion),
            time_slot_factor: numbers.add("live.time_slot_factor", &live.time_slot_factor),
            hosts: live.hosts.as_ref().map(|hosts| Hosts {
                hosts: numbers.add("live.hosts", &hosts.hosts),
                sessions_per_host: numbers
                    .add("live.sessions_per_host_per_week", &hosts.sessions_per_host_per_week),
                absence: numbers.add("live.host_absence", &hosts.host_absence),
            }),
            returns_to_sessions: numbers.add("live.returns_to_sessions", &live.returns_to_sessions),
        }
    }
}
