//! Dated events: which days feel them, and how strongly (MODEL: season).

use super::channel::Channel;
use super::horizon::Horizon;
use super::parameter::{ParameterId, ParameterTable};
use super::season::{Season, SeasonDay, SeasonFactor, covered};
use crate::scenario::{
    self, EventDates, EventEffect, EventTime, Located, Number, Scenario, felt_days,
};

/// An event of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub(crate) name: String,
    /// The times that touch a simulated day, in order.
    pub(crate) times: Vec<EventTime>,
}

/// What an event does to the fees and costs of a channel.
#[derive(Debug, Clone, PartialEq)]
pub struct EventTerms {
    /// Points added to the commission.
    pub(crate) points: Option<ParameterId>,
    /// Share of the price that is given up.
    pub(crate) discount: Option<ParameterId>,
    /// How strongly each day feels it.
    pub(crate) felt: SeasonFactor,
}

/// The days of an event, on their way into the channels that feel it.
pub(super) struct EventDays {
    factor: Option<ParameterId>,
    fade: Option<ParameterId>,
    points: Option<ParameterId>,
    discount: Option<ParameterId>,
    days: Vec<SeasonDay>,
    /// Ids of the channels; `None` for all.
    channels: Option<Vec<String>>,
}

/// Puts month profiles, pay days and events into the channels.
///
/// The numbers of an event are one draw for all channels that feel it.
pub(super) fn set_seasons(
    scenario: &Scenario,
    horizon: Horizon,
    channels: &mut [Channel],
    table: &mut ParameterTable,
) {
    let build = |event| EventDays::build(event, scenario, horizon, table);
    let events: Vec<EventDays> = scenario.events.iter().map(build).collect();
    for (channel, written) in channels.iter_mut().zip(&scenario.channels) {
        let is_felt = |event: &&EventDays| event.is_felt_by(&written.id.value);
        channel.event_terms = events.iter().filter(is_felt).filter_map(EventDays::terms).collect();
        let felt = events.iter().filter(is_felt);
        channel.shape.set_season(Season::build(written, felt, horizon, table));
    }
}

impl Event {
    pub(super) fn build(event: &scenario::Event, scenario: &Scenario, horizon: Horizon) -> Self {
        let (first, last) = (horizon.date(0), horizon.date(horizon.days() as i64 - 1));
        let times = event.times(&scenario.calendar, first, last);
        Self { name: event.name.value.clone(), times }
    }
}

impl EventDays {
    pub(super) fn build(
        event: &scenario::Event,
        scenario: &Scenario,
        horizon: Horizon,
        table: &mut ParameterTable,
    ) -> Self {
        let days = covered(horizon);
        let (first, last) = (horizon.date(days.start), horizon.date(days.end - 1));
        let times = event.times(&scenario.calendar, first, last);
        let path = |key: &str| format!("event.{}.{key}", event.id.value);
        let factor = match &event.effect {
            EventEffect::Factor(factor) => Some(table.add(&path("factor"), &factor.value)),
            EventEffect::Closed(_) => None,
        };
        let repeats = !matches!(event.dates, EventDates::Once(_));
        let fade = repeats.then(|| table.add(&path("fades_per_year"), &event.fades_per_year.value));
        let mut optional = |key: &str, number: Option<&Located<Number>>| {
            number.map(|number| table.add(&path(key), &number.value))
        };
        Self {
            factor,
            fade,
            points: optional("commission_points", event.commission_points.as_ref()),
            discount: optional("discount", event.discount.as_ref()),
            days: days_of(event, &times, horizon),
            channels: event
                .channels
                .as_ref()
                .map(|ids| ids.iter().map(|id| id.value.clone()).collect()),
        }
    }

    /// Whether a channel feels the event.
    pub(super) fn is_felt_by(&self, channel: &str) -> bool {
        self.channels.as_ref().is_none_or(|ids| ids.iter().any(|id| id == channel))
    }

    /// What it does to fees and costs, if anything.
    fn terms(&self) -> Option<EventTerms> {
        let is_something = self.points.is_some() || self.discount.is_some();
        let felt = || SeasonFactor::new(None, self.fade, self.days.clone());
        let (points, discount) = (self.points, self.discount);
        is_something.then(|| EventTerms { points, discount, felt: felt() })
    }

    pub(super) fn season_factor(&self) -> SeasonFactor {
        SeasonFactor::new(self.factor, self.fade, self.days.clone())
    }
}

/// The days of all times of an event, in order, without those that another outdoes on every path.
fn days_of(event: &scenario::Event, times: &[EventTime], horizon: Horizon) -> Vec<SeasonDay> {
    let mut days: Vec<SeasonDay> =
        times.iter().flat_map(|time| days_of_time(event, time, horizon)).collect();
    // The strongest first: what has faded more can only count where it weighs more.
    days.sort_by(|one, other| {
        let order = (one.day, one.faded_years).cmp(&(other.day, other.faded_years));
        order.then(other.weight.total_cmp(&one.weight))
    });
    days.dedup_by(|later, kept| later.day == kept.day && later.weight <= kept.weight);
    days
}

fn days_of_time(
    event: &scenario::Event,
    time: &EventTime,
    horizon: Horizon,
) -> impl Iterator<Item = SeasonDay> {
    let first = horizon.day_of(time.first_peak);
    let last = first + i64::from(event.duration_days.value) - 1;
    let (rise, fall) = (event.rise_days.value, event.fall_days.value);
    let first_year = match &event.first_year {
        Some(year) => year.value,
        None => horizon.date(0).year(),
    };
    let faded_years = u32::try_from(time.date.year() - first_year).unwrap_or(0);
    let felt = first - i64::from(felt_days(rise))..=last + i64::from(felt_days(fall));
    felt.map(move |day| {
        let weight = if day < first {
            1.0 - (first - day) as f64 / rise
        } else if day > last {
            1.0 - (day - last) as f64 / fall
        } else {
            1.0
        };
        SeasonDay { day, faded_years, weight }
    })
}
