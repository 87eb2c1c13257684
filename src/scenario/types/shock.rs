//! `[[shock]]`.

use jiff::civil::{Date, DateTime};

use super::Located;
use crate::problems::Span;
use crate::scenario::Number;

/// `[[shock]]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Shock {
    /// Unique id.
    pub id: Located<String>,
    /// Shown name; the id by default.
    pub name: Located<String>,
    /// What it hits, one entry a line of the file.
    pub hits: Vec<Hit>,
    /// When it starts.
    pub timing: Timing,
    /// Days from start to the beginning of recovery.
    pub duration_days: Located<Number>,
    /// Severity S; `None` when the shock leaves demand alone.
    pub severity: Option<Located<Number>>,
    /// Share of demand that is added, the same as a negative severity; never beside one.
    pub boom: Option<Located<Number>>,
    /// What the severity acts on.
    pub acts_on: ActsOn,
    /// Days over which it sets in, inside the duration.
    pub onset_days: Located<Number>,
    /// How it passes.
    pub recovery: Recovery,
    /// Lasting part l, share of 1.
    pub lasting: Located<Number>,
    /// Points of commission added, share of 1; `None` when untouched.
    pub commission_points: Option<Located<Number>>,
    /// Increase u of unit cost, share of 1; `None` when untouched.
    pub unit_cost_increase: Option<Located<Number>>,
    /// Whether payouts are held.
    pub holds_payouts: Located<bool>,
    /// Which numbers are drawn once per path instead of for each occurrence.
    pub once: Vec<OccurrenceNumber>,
}

/// The numbers of a shock that are drawn for each occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OccurrenceNumber {
    /// `severity`
    Severity,
    /// `boom`
    Boom,
    /// `duration_days`
    Duration,
    /// `onset_days`
    Onset,
    /// `recovery`
    Recovery,
    /// `lasting`
    Lasting,
    /// `commission_points`
    CommissionPoints,
    /// `unit_cost_increase`
    UnitCostIncrease,
}

impl OccurrenceNumber {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Severity,
        Self::Boom,
        Self::Duration,
        Self::Onset,
        Self::Recovery,
        Self::Lasting,
        Self::CommissionPoints,
        Self::UnitCostIncrease,
    ];

    /// The key of the file that holds it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Severity => "severity",
            Self::Boom => "boom",
            Self::Duration => "duration_days",
            Self::Onset => "onset_days",
            Self::Recovery => "recovery",
            Self::Lasting => "lasting",
            Self::CommissionPoints => "commission_points",
            Self::UnitCostIncrease => "unit_cost_increase",
        }
    }
}

/// What a shock's severity acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActsOn {
    /// `acts_on = "demand"`: factor max(0, 1 - S w g).
    Demand,
    /// `acts_on = "sessions"`: share of live sessions lost, factor (1 - S w g)^e.
    Sessions,
}

/// One line of `hits`.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What is hit.
    pub target: Target,
    /// Weight w, share of 1.
    pub weight: Located<Number>,
    /// Where the entry stands.
    pub span: Span,
}

/// What a line of `hits` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A channel by id.
    Channel(String),
    /// All channels of a platform.
    Platform(String),
    /// All channels with a feature.
    Feature(String),
    /// All channels.
    Everything,
}

/// When a shock starts.
#[derive(Debug, Clone, PartialEq)]
pub enum Timing {
    /// `date`: a fixed date, with a time of day if given.
    Date(Located<DateTime>),
    /// `window`: one start on a whole day from..=to, happening with `probability`.
    Window {
        /// First possible day.
        from: Located<Date>,
        /// Last possible day.
        to: Located<Date>,
        /// Chance that it happens at all.
        probability: Located<Number>,
    },
    /// `rate_per_year`: arrivals of a Poisson process.
    Rate(Located<Number>),
}

/// How a shock passes after its duration.
#[derive(Debug, Clone, PartialEq)]
pub enum Recovery {
    /// Back at once.
    AtOnce,
    /// `recovery = { linear_days = .. }`
    Linear(Located<Number>),
    /// `recovery = { half_life_days = .. }`
    Exponential(Located<Number>),
    /// `recovery = { until = .. }`: full until that date.
    Until(Located<Date>),
}
