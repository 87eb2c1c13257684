//! A shock: when it comes, how strong it is, and which channels it hits in which way.

use super::channel::{Base, Channel};
use super::horizon::Horizon;
use super::mitigation::Relief;
use super::parameter::{ParameterId, ParameterTable};
use super::prepared::Prepared;
use crate::numeric::stream_name;
use crate::scenario::{self, ActsOn, Number, OccurrenceNumber, Target};

/// A shock of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Shock {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The name under which it is shared with other shops.
    pub(crate) shared: Option<String>,
    pub(crate) timing: Timing,
    /// Name of the stream of timings.
    pub(crate) timing_stream: u64,
    pub(crate) duration: OccurrenceValue,
    pub(crate) onset: OccurrenceValue,
    pub(crate) recovery: Recovery,
    pub(crate) lasting: OccurrenceValue,
    pub(crate) severity: Option<OccurrenceValue>,
    /// Share of demand that is added; never beside a severity.
    pub(crate) boom: Option<OccurrenceValue>,
    pub(crate) commission_points: Option<OccurrenceValue>,
    pub(crate) unit_cost_increase: Option<OccurrenceValue>,
    pub(crate) holds_payouts: bool,
    /// Share of what is held that is lost for good.
    pub(crate) payouts_lost: Option<OccurrenceValue>,
    /// What mitigations do to it; set when they are built.
    pub(crate) reliefs: Vec<Relief>,
    /// The channels that are hit, each once, in channel order.
    pub(crate) hits: Vec<Hit>,
}

/// One channel that a shock hits.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub(crate) channel: usize,
    /// Weights of the lines that match; the largest counts.
    pub(crate) weights: Vec<ParameterId>,
    /// Exponent of the demand factor where sessions are lost; `None` where demand is hit directly.
    pub(crate) session_exponent: Option<ParameterId>,
}

/// When a shock starts, in days from the start.
#[derive(Debug, Clone, PartialEq)]
pub enum Timing {
    /// At that time on every path.
    Date(f64),
    /// On a whole day of `from..=to`, if it happens at all.
    Window {
        /// First possible day.
        from: i64,
        /// Last possible day.
        to: i64,
        /// Chance that it happens.
        probability: ParameterId,
    },
    /// As a Poisson process of so many arrivals a year.
    Rate(ParameterId),
    /// Not at all: it was taken out of the model.
    Never,
}

/// How a shock passes.
#[derive(Debug, Clone, PartialEq)]
pub enum Recovery {
    /// At once.
    AtOnce,
    /// Linearly over days.
    Linear(OccurrenceValue),
    /// Exponentially with a half-life, days.
    Exponential(OccurrenceValue),
    /// Not before that day, then at once.
    Until(f64),
}

/// A number of a shock: luck drawn for each occurrence, or a parameter of the path.
#[derive(Debug, Clone, PartialEq)]
pub enum OccurrenceValue {
    /// The same for all occurrences on a path.
    OfThePath(ParameterId),
    /// Drawn for each occurrence.
    EachTime {
        /// Name of the stream; the occurrence's number is the index.
        stream: u64,
        /// The distribution drawn from.
        distribution: Prepared,
    },
}

impl Shock {
    /// Unique id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Shown name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of a kind, where it has one.
    fn number(&self, which: OccurrenceNumber) -> Option<&OccurrenceValue> {
        match which {
            OccurrenceNumber::Severity => self.severity.as_ref(),
            OccurrenceNumber::Boom => self.boom.as_ref(),
            OccurrenceNumber::Duration => Some(&self.duration),
            OccurrenceNumber::Onset => Some(&self.onset),
            OccurrenceNumber::Lasting => Some(&self.lasting),
            OccurrenceNumber::CommissionPoints => self.commission_points.as_ref(),
            OccurrenceNumber::UnitCostIncrease => self.unit_cost_increase.as_ref(),
            OccurrenceNumber::PayoutsLost => self.payouts_lost.as_ref(),
            OccurrenceNumber::Recovery => match &self.recovery {
                Recovery::Linear(days) | Recovery::Exponential(days) => Some(days),
                Recovery::AtOnce | Recovery::Until(_) => None,
            },
        }
    }

    /// The name under which it is shared with other shops.
    pub fn shared(&self) -> Option<&str> {
        self.shared.as_deref()
    }

    /// The numbers that are drawn for each occurrence, with the paths of their keys.
    pub(crate) fn drawn_each_time(&self) -> Vec<(String, &Prepared)> {
        let drawn = |which: OccurrenceNumber| match self.number(which)? {
            OccurrenceValue::EachTime { distribution, .. } => {
                let key = match (which, &self.recovery) {
                    (OccurrenceNumber::Recovery, Recovery::Linear(_)) => "recovery.linear_days",
                    (OccurrenceNumber::Recovery, _) => "recovery.half_life_days",
                    _ => which.key(),
                };
                Some((format!("shock.{}.{key}", self.id), distribution))
            }
            OccurrenceValue::OfThePath(_) => None,
        };
        OccurrenceNumber::ALL.into_iter().filter_map(drawn).collect()
    }

    /// When it starts.
    pub fn timing(&self) -> &Timing {
        &self.timing
    }

    /// Whether it moves demand, down or up.
    pub(crate) fn moves_demand(&self) -> bool {
        self.severity.is_some() || self.boom.is_some()
    }

    /// What mitigations do to it.
    pub fn reliefs(&self) -> &[Relief] {
        &self.reliefs
    }

    /// Mean duration, days.
    pub fn mean_duration(&self, table: &ParameterTable) -> f64 {
        let mean = match &self.duration {
            OccurrenceValue::OfThePath(id) => table.mean(*id),
            OccurrenceValue::EachTime { distribution, .. } => distribution.mean(),
        };
        let kept = self.reliefs.iter().map(|relief| 1.0 - table.mean(relief.duration_reduction));
        mean * kept.product::<f64>()
    }

    /// Whether a mitigation can keep it from happening.
    pub fn can_be_averted(&self, table: &ParameterTable) -> bool {
        self.reliefs.iter().any(|relief| !table.is_zero(relief.happens_less))
    }

    pub(super) fn build(
        shock: &scenario::Shock,
        written_channels: &[scenario::Channel],
        channels: &[Channel],
        horizon: Horizon,
        table: &mut ParameterTable,
    ) -> Self {
        let id = shock.id.value.clone();
        let hits = build_hits(shock, written_channels, channels, table);
        let streams = Streams::of(shock);
        let timing = build_timing(shock, &streams, horizon, table);
        let mut value = |kind: OccurrenceNumber, number: &Number| {
            occurrence_value(&streams, kind, number, shock.once.contains(&kind), table)
        };
        let duration = value(OccurrenceNumber::Duration, &shock.duration_days.value);
        let onset = value(OccurrenceNumber::Onset, &shock.onset_days.value);
        let lasting = value(OccurrenceNumber::Lasting, &shock.lasting.value);
        let recovery = match &shock.recovery {
            scenario::Recovery::AtOnce => Recovery::AtOnce,
            scenario::Recovery::Linear(days) => {
                Recovery::Linear(value(OccurrenceNumber::Recovery, &days.value))
            }
            scenario::Recovery::Exponential(half_life) => {
                Recovery::Exponential(value(OccurrenceNumber::Recovery, &half_life.value))
            }
            scenario::Recovery::Until(date) => Recovery::Until(horizon.day_of(date.value) as f64),
        };
        let mut optional = |kind: OccurrenceNumber, number: Option<&scenario::Located<Number>>| {
            number.map(|number| value(kind, &number.value))
        };
        let severity = optional(OccurrenceNumber::Severity, shock.severity.as_ref());
        let boom = optional(OccurrenceNumber::Boom, shock.boom.as_ref());
        let commission_points =
            optional(OccurrenceNumber::CommissionPoints, shock.commission_points.as_ref());
        let unit_cost_increase =
            optional(OccurrenceNumber::UnitCostIncrease, shock.unit_cost_increase.as_ref());
        let payouts_lost = optional(OccurrenceNumber::PayoutsLost, shock.payouts_lost.as_ref());
        Self {
            name: shock.name.value.clone(),
            timing,
            timing_stream: streams.timing(),
            shared: shock.shared.as_ref().map(|name| name.value.clone()),
            duration,
            onset,
            recovery,
            lasting,
            severity,
            boom,
            commission_points,
            unit_cost_increase,
            holds_payouts: shock.holds_payouts.value,
            payouts_lost,
            reliefs: Vec::new(),
            hits,
            id,
        }
    }
}

/// The names of the draws of a shock: by its id, or by the name under which it is shared.
struct Streams<'a> {
    id: &'a str,
    shared: Option<&'a str>,
}

impl<'a> Streams<'a> {
    fn of(shock: &'a scenario::Shock) -> Self {
        let shared = shock.shared.as_ref().map(|name| name.value.as_str());
        Self { id: &shock.id.value, shared }
    }

    fn timing(&self) -> u64 {
        match self.shared {
            Some(name) => stream_name(&["shared shock", name, "timing"]),
            None => stream_name(&["shock", self.id, "timing"]),
        }
    }

    /// The stream of a number: that of the parameter of that name, unless it is shared.
    fn number(&self, key: &str) -> u64 {
        match self.shared {
            Some(name) => stream_name(&["shared shock", name, key]),
            None => stream_name(&["parameter", &self.path(key)]),
        }
    }

    fn path(&self, key: &str) -> String {
        format!("shock.{}.{key}", self.id)
    }

    /// A number that is drawn once a path.
    fn add(&self, key: &str, number: &Number, table: &mut ParameterTable) -> ParameterId {
        match self.shared {
            Some(_) => table.add_shared(&self.path(key), self.number(key), number),
            None => table.add(&self.path(key), number),
        }
    }
}

fn build_timing(
    shock: &scenario::Shock,
    streams: &Streams,
    horizon: Horizon,
    table: &mut ParameterTable,
) -> Timing {
    match &shock.timing {
        scenario::Timing::Date(moment) => Timing::Date(horizon.time_of(moment.value)),
        scenario::Timing::Window { from, to, probability } => Timing::Window {
            from: horizon.day_of(from.value),
            to: horizon.day_of(to.value),
            probability: streams.add("window.probability", &probability.value, table),
        },
        scenario::Timing::Rate(rate) => {
            Timing::Rate(streams.add("rate_per_year", &rate.value, table))
        }
    }
}

fn build_hits(
    shock: &scenario::Shock,
    written: &[scenario::Channel],
    channels: &[Channel],
    table: &mut ParameterTable,
) -> Vec<Hit> {
    let weights: Vec<ParameterId> = shock
        .hits
        .iter()
        .map(|hit| {
            let name = format!("shock.{}.hits.{}.weight", shock.id.value, target_key(&hit.target));
            table.add(&name, &hit.weight.value)
        })
        .collect();
    let matching = |channel: &scenario::Channel| -> Vec<ParameterId> {
        let lines = shock.hits.iter().zip(&weights);
        lines.filter(|(hit, _)| matches_target(&hit.target, channel)).map(|(_, id)| *id).collect()
    };
    let exponent = |channel: usize| match (&shock.acts_on, &channels[channel].base) {
        (ActsOn::Sessions, Base::Live(live)) => Some(live.returns_to_sessions),
        _ => None,
    };
    (0..written.len())
        .map(|channel| Hit {
            channel,
            weights: matching(&written[channel]),
            session_exponent: exponent(channel),
        })
        .filter(|hit| !hit.weights.is_empty())
        .collect()
}

fn matches_target(target: &Target, channel: &scenario::Channel) -> bool {
    match target {
        Target::Channel(id) => *id == channel.id.value,
        Target::Platform(platform) => *platform == channel.platform.value,
        Target::Feature(feature) => channel.features.iter().any(|f| f.value == *feature),
        Target::Everything => true,
    }
}

/// The name of a target in the names of draws.
fn target_key(target: &Target) -> String {
    match target {
        Target::Channel(id) => format!("channel:{id}"),
        Target::Platform(platform) => format!("platform:{platform}"),
        Target::Feature(feature) => format!("feature:{feature}"),
        Target::Everything => "everything".to_owned(),
    }
}

/// Luck uses the stream of the parameter of that name, with the occurrence as index, so that
/// marking a number `once` leaves the first occurrence as it was.
fn occurrence_value(
    streams: &Streams,
    kind: OccurrenceNumber,
    number: &Number,
    once: bool,
    table: &mut ParameterTable,
) -> OccurrenceValue {
    match number {
        Number::Drawn(distribution) if !once => OccurrenceValue::EachTime {
            stream: streams.number(kind.key()),
            distribution: Prepared::new(distribution),
        },
        _ => OccurrenceValue::OfThePath(streams.add(kind.key(), number, table)),
    }
}
