//! `[[shock]]`.

use jiff::civil::{Date, DateTime};

use super::declare::{Field, Stated, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{date, days, free_table, id, number, other, share, shown_name, table, truth};
use super::{Group, KeyFormat, Kind, TableFormat, Unit};
use crate::problems::Span;
use crate::scenario::document::{Node, Value};
use crate::scenario::{Located, Number};

table! {
    "[[shock]]",
    /// Something that happens to channels: a closure, a rule change, a viral day.
    struct Shock {
        /// Name of the shock, each once.
        id: Located<String> = id().required("\"live_halt\""),
        /// The name shown on charts.
        name: Located<String> = shown_name().example("\"Live selling is halted\""),
        /// What it hits: channel ids, or tables such as { platform = "tiktok", weight = 0.5 }. Where
        /// several match a channel, the largest weight holds.
        hits: Vec<Hit> = other(Kind::IdsOrTables(&HIT, 500)).required("[\"tiktok_live\"]"),
        /// When it starts.
        timing: Timing,
        /// Days from its start until it begins to pass.
        duration_days: Located<Number> = days(3650.0).usual(0.02, 366.0, "shock_days").required("[14, 30, 90]"),
        /// Share of demand that is lost; negative for a boom.
        severity: Option<Located<Number>> =
            number().from(-100.0).to(1.0).unit(Unit::Share).usual(-10.0, 1.0, "severity").example("0.8"),
        /// Share of demand that is added, such as by a viral video, instead of `severity`: 2 is three
        /// times as much.
        boom: Option<Located<Number>> =
            number().from(0.0).to(1000.0).unit(Unit::Share).usual(0.01, 50.0, "boom").example("[0.5, 1, 4]"),
        /// What the severity acts on: demand, or the number of live sessions.
        acts_on: ActsOn = other(Kind::Choice(&["demand", "sessions"]))
            .default("\"demand\"").example("\"demand\""),
        /// Days over which it sets in, inside its duration.
        onset_days: Located<Number> = days(3650.0).usual(0.02, 180.0, "shock_days").default("0").example("2"),
        /// How it passes.
        recovery: Recovery = free_table(&RECOVERY),
        /// Share of its effect that never passes.
        lasting: Located<Number> = share().default("0").example("0.1"),
        /// Added to the commission, share of sales: 0.02 is two points.
        commission_points: Option<Located<Number>> =
            number().from(-1.0).to(1.0).unit(Unit::Share).usual(-0.2, 0.2, "points").example("0.02"),
        /// Increase of the cost of goods: 0.15 is 15% more.
        unit_cost_increase: Option<Located<Number>> =
            number().from(-1.0).to(100.0).unit(Unit::Share).usual(-0.5, 1.0, "cost_increase").example("0.15"),
        /// Whether payouts that fall due while it lasts wait until it is over.
        holds_payouts: Located<bool> = truth().default("false").example("true"),
        /// Share of what would be paid out while it lasts that is lost for good; with `holds_payouts`.
        payouts_lost: Option<Located<Number>> = share().unit(Unit::Share).example("1"),
        /// A name under which other shops, in files of their own, have the same shock: in each possible
        /// future it comes to all of them alike, whatever their seeds. Left out, each shop has its own.
        shared: Option<Located<String>> = id().example("\"tiktok_closure\""),
        /// Numbers that are drawn once per future, instead of each time the shock happens.
        once: Vec<OccurrenceNumber> = other(Kind::Choices(ONCE)).example("[\"severity\"]"),
    }
    rules: [
        Group::ExactlyOne(&["date", "window", "rate_per_year"]),
        Group::AtLeastOne(&["severity", "boom", "commission_points", "unit_cost_increase", "holds_payouts"]),
        Group::AtMostOne(&["severity", "boom"]),
        Group::Needs("acts_on", &["severity"]),
        Group::Needs("payouts_lost", &["holds_payouts"]),
    ]
}

macro_rules! occurrence_numbers {
    ($($name:ident = $key:literal,)+) => {
        /// The numbers of a shock that are drawn for each occurrence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum OccurrenceNumber {
            $( #[doc = concat!("`", $key, "`")] $name, )+
        }

        impl OccurrenceNumber {
            /// All of them.
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$name),+];

            /// The key of the file that holds it.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $( Self::$name => $key, )+
                }
            }
        }
    };
}

occurrence_numbers! {
    Severity = "severity",
    Boom = "boom",
    Duration = "duration_days",
    Onset = "onset_days",
    Recovery = "recovery",
    Lasting = "lasting",
    CommissionPoints = "commission_points",
    UnitCostIncrease = "unit_cost_increase",
    PayoutsLost = "payouts_lost",
}

impl OccurrenceNumber {
    /// Whether it is an effect whose strength sets in and passes; the others say how it does, or what
    /// is lost of payouts that are held.
    #[must_use]
    pub const fn is_strength(self) -> bool {
        match self {
            Self::Severity | Self::Boom | Self::CommissionPoints | Self::UnitCostIncrease => true,
            Self::Duration | Self::Onset | Self::Recovery | Self::Lasting | Self::PayoutsLost => {
                false
            }
        }
    }
}

impl Shock {
    /// What the file says of a number, if it says something.
    #[must_use]
    pub fn number(&self, which: OccurrenceNumber) -> Option<&Located<Number>> {
        match which {
            OccurrenceNumber::Severity => self.severity.as_ref(),
            OccurrenceNumber::Boom => self.boom.as_ref(),
            OccurrenceNumber::Duration => Some(&self.duration_days),
            OccurrenceNumber::Onset => Some(&self.onset_days),
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

    /// Its strengths: how much it changes demand, commission or cost. Held payouts have none.
    pub fn strengths(&self) -> impl Iterator<Item = &Located<Number>> {
        let strengths = OccurrenceNumber::ALL.into_iter().filter(|number| number.is_strength());
        strengths.filter_map(|number| self.number(number))
    }
}

/// The words of `once`.
const ONCE: &[&str] = &{
    let mut words = [""; OccurrenceNumber::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = OccurrenceNumber::ALL[at].key();
        at += 1;
    }
    words
};

impl Field for Vec<OccurrenceNumber> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let words: Vec<Located<String>> = fields.get(key)?;
        let number = |word: &Located<String>| {
            OccurrenceNumber::ALL.into_iter().find(|number| number.key() == word.value)
        };
        words.iter().map(|word| fields.required(key, number(word))).collect()
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

impl Field for ActsOn {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let word: Located<String> = fields.get(key)?;
        Ok(if word.value == "sessions" { Self::Sessions } else { Self::Demand })
    }
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

const HIT: TableFormat = TableFormat {
    name: "an entry of `hits`",
    doc: "What is hit, and how strongly.",
    keys: keys! {
        /// Id of a channel.
        channel = id().example("\"tiktok_live\""),
        /// A platform: hits all its channels.
        platform = id().example("\"tiktok\""),
        /// A feature: hits all channels that have it.
        feature = id().example("\"live\""),
        /// true: hits all channels.
        everything = truth().example("true"),
        /// Share of the severity that is felt there.
        weight = share().default("1").example("0.5"),
    },
    groups: &[Group::ExactlyOne(&["channel", "platform", "feature", "everything"])],
};

impl Field for Vec<Hit> {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        fields.items(key)?.iter().map(|item| hit(fields, key, item)).collect()
    }
}

fn hit(fields: &Fields<'_>, key: &str, item: &Node) -> Extracted<Hit> {
    let span = item.span;
    if let Value::Text(id) = &item.value {
        let weight = fields.empty(key, span)?.get("weight")?;
        return Ok(Hit { target: Target::Channel(id.clone()), weight, span });
    }
    let entry = fields.inside(key, item)?;
    Ok(Hit { target: target(&entry)?, weight: entry.get("weight")?, span })
}

/// The walker has made sure that exactly one of the four is given.
fn target(entry: &Fields<'_>) -> Extracted<Target> {
    let text = |key| entry.get::<Option<Located<String>>>(key);
    if let Some(id) = text("channel")? {
        return Ok(Target::Channel(id.value));
    }
    if let Some(platform) = text("platform")? {
        return Ok(Target::Platform(platform.value));
    }
    let feature = text("feature")?;
    Ok(feature.map_or(Target::Everything, |feature| Target::Feature(feature.value)))
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

impl Stated for Timing {
    const KEYS: &'static [KeyFormat] = keys! {
        /// When it starts, if that is known; a time of day may follow, such as 2026-06-01T21:00:00.
        date = other(Kind::Moment).example("2026-06-01"),
        /// `[shock.window]`.
        window = table::<Window>(),
        /// How often it happens on average, at any time.
        rate_per_year = number().from(0.0).to(366.0).unit(Unit::TimesAYear).usual(0.01, 120.0, "rate").example("0.5"),
    };

    /// The walker has made sure that exactly one of the three is given.
    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        if let Some(date) = fields.get("date")? {
            return Ok(Self::Date(date));
        }
        match fields.get("window")? {
            Some(Window { from, to, probability }) => Ok(Self::Window { from, to, probability }),
            None => fields.get("rate_per_year").map(Self::Rate),
        }
    }
}

table! {
    "[shock.window]",
    /// It starts once, on a day between two dates, all days being equally likely.
    struct Window {
        /// First possible day.
        from: Located<Date> = date().required("2026-03-01"),
        /// Last possible day.
        to: Located<Date> = date().required("2026-05-31"),
        /// Chance that it happens at all.
        probability: Located<Number> = share().default("1").example("0.3"),
    }
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

const RECOVERY: TableFormat = TableFormat {
    name: "[shock.recovery]",
    doc: "How it passes after its duration; at once when this is not given.",
    keys: keys! {
        /// In a straight line over so many days.
        linear_days = days(3650.0).usual(0.04, 730.0, "recovery").example("30"),
        /// Half of what is left passes in so many days.
        half_life_days = days(3650.0).above(0.0).usual(0.04, 365.0, "recovery").example("14"),
        /// In full until this date, then at once.
        until = date().example("2026-12-31"),
    },
    groups: &[Group::ExactlyOne(&["linear_days", "half_life_days", "until"])],
};

impl Field for Recovery {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let Some(recovery) = fields.table(key)? else {
            return Ok(Self::AtOnce);
        };
        if let Some(days) = recovery.get("linear_days")? {
            return Ok(Self::Linear(days));
        }
        match recovery.get("half_life_days")? {
            Some(days) => Ok(Self::Exponential(days)),
            None => recovery.get("until").map(Self::Until),
        }
    }
}
