//! `[channel.live]`.

use super::declare::{Stated, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{days, number, other, share};
use super::{Fallback, Group, KeyFormat, Kind, Unit};
use crate::scenario::{Located, Number};

table! {
    "[channel.live]",
    /// Sales of a live channel: sessions a week x people reached x conversion x order value.
    struct Live {
        /// Live sessions a week.
        sessions_per_week: Located<Number> = sessions(500.0).usual(0.2, 120.0, "sessions").required("5"),
        /// Sessions a week at which the other figures of this table hold.
        reference_sessions_per_week: Option<Located<Number>> = sessions(500.0).above(0.0)
            .usual(0.2, 120.0, "sessions").default_is(Fallback::SameAs("sessions_per_week")).example("5"),
        /// Hours a session.
        hours_per_session: Located<Number> =
            number().above(0.0).to(24.0).unit(Unit::Hours).usual(0.25, 12.0, "hours").default("1").example("2"),
        /// People reached in the first hour of a session.
        viewers_first_hour: Located<Number> =
            number().from(0.0).to(1e8).unit(Unit::PeopleASession).usual(1.0, 1e6, "viewers").required("300"),
        /// People reached in each further hour.
        viewers_later_hour: Located<Number> =
            number().from(0.0).to(1e8).unit(Unit::PeopleAnHour).usual(1.0, 1e6, "viewers").default("0").example("150"),
        /// Share of the people reached who order.
        conversion: Located<Number> = share().unit(Unit::OrdersAPerson).usual(0.0002, 0.3, "conversion").required("0.02"),
        /// People reached at another time of day, against the one at which the figures hold.
        time_slot_factor: Located<Number> =
            number().from(0.0).to(10.0).unit(Unit::Factor).usual(0.1, 5.0, "times").default("1").example("1.3"),
        /// How sales grow with the number of sessions: 1 means in proportion, 0 not at all.
        returns_to_sessions: Located<Number> =
            share().unit(Unit::Exponent).default("0.8").example("0.8"),
        /// Weekdays without live sessions.
        skipped_weekdays: Vec<Located<String>> =
            other(Kind::Choices(WEEKDAYS)).example("[\"monday\"]"),
        /// Who holds the sessions, where that can limit them.
        hosts: Option<Hosts>,
        /// How viewers tire of the shows, if they do.
        fatigue: Option<Fatigue>,
    }
    rules: [
        Group::Needs("viewers_later_hour", &["hours_per_session"]),
        Group::Together(&["hosts", "sessions_per_host_per_week"]),
        Group::Needs("host_absence", &["hosts"]),
        Group::Needs("fatigue_floor", &["fatigue_half_life_days"]),
    ]
}

const fn sessions(most: f64) -> KeyFormat {
    number().from(0.0).to(most).unit(Unit::SessionsAWeek)
}

/// The weekdays, Monday first.
pub(crate) const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Who holds live sessions: hosts x sessions of a host x (1 - absence) a week at most.
#[derive(Debug, Clone, PartialEq)]
pub struct Hosts {
    /// Number of hosts.
    pub hosts: Located<Number>,
    /// Sessions that a host can hold in a week.
    pub sessions_per_host_per_week: Located<Number>,
    /// Share of their sessions that hosts miss.
    pub host_absence: Located<Number>,
}

impl Stated for Option<Hosts> {
    const KEYS: &'static [KeyFormat] = keys! {
        /// Hosts; with `sessions_per_host_per_week` they limit the sessions that are held.
        hosts = number().from(0.0).to(500.0).unit(Unit::People).usual(0.5, 50.0, "hosts").example("2"),
        /// Sessions that a host can hold in a week; with `hosts`.
        sessions_per_host_per_week = sessions(50.0).above(0.0).usual(0.2, 21.0, "sessions").example("4"),
        /// Share of their sessions that hosts miss.
        host_absence = share().usual(0.001, 0.6, "absence").default("0").example("0.1"),
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        let Some(hosts) = fields.get("hosts")? else {
            return Ok(None);
        };
        let sessions_per_host_per_week = fields.get("sessions_per_host_per_week")?;
        let host_absence = fields.get("host_absence")?;
        Ok(Some(Hosts { hosts, sessions_per_host_per_week, host_absence }))
    }
}

/// How viewers tire of live shows: floor + (1 - floor) 2^(-t / half-life) from day 0 on.
#[derive(Debug, Clone, PartialEq)]
pub struct Fatigue {
    /// Half-life, days.
    pub half_life_days: Located<Number>,
    /// Share of sales that is left in the end.
    pub floor: Located<Number>,
}

impl Stated for Option<Fatigue> {
    const KEYS: &'static [KeyFormat] = keys! {
        /// Viewers tire of the shows: days until half of what is lost in the end is lost.
        fatigue_half_life_days = days(36_500.0).above(0.0).usual(7.0, 3650.0, "half_life").example("180"),
        /// Share of sales that is left in the end when viewers tire.
        fatigue_floor = share().default("0.5").example("0.5"),
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        let Some(half_life_days) = fields.get("fatigue_half_life_days")? else {
            return Ok(None);
        };
        Ok(Some(Fatigue { half_life_days, floor: fields.get("fatigue_floor")? }))
    }
}

impl Live {
    /// Orders of an ordinary week, roughly: as if another number of sessions than the reference had
    /// the same returns. `more` and `less` say by which of its possible values a number stands: one
    /// that adds orders, one that takes some away.
    #[must_use]
    pub(super) fn rough_orders(
        &self,
        more: &dyn Fn(&Located<Number>) -> f64,
        less: &dyn Fn(&Located<Number>) -> f64,
    ) -> f64 {
        let later = (more(&self.hours_per_session) - 1.0).max(0.0) * more(&self.viewers_later_hour);
        let reached = (more(&self.viewers_first_hour) + later) * more(&self.time_slot_factor);
        let sessions = more(&self.sessions_per_week);
        let held = self.hosts.as_ref().map_or(sessions, |hosts| {
            let present = 1.0 - less(&hosts.host_absence);
            sessions.min(more(&hosts.hosts) * more(&hosts.sessions_per_host_per_week) * present)
        });
        held * reached * more(&self.conversion)
    }
}
