//! A scenario file: read, checked as a whole, and turned into typed values with their places.
//!
//! Reading has two stages. The *walker* compares the file with the tables of [`mod@format`]:
//! unknown keys, wrong kinds of value, limits. Only a file that passes is *read* into the structs
//! that the tables declare and then *checked* for what its values mean together, so that one slip
//! does not call forth a dozen follow-ups.

mod assumptions;
mod check;
mod dates;
mod district;
mod district_targets;
mod document;
mod editor;
mod event_times;
pub mod format;
mod number;
mod plausible;
mod read;
pub mod rewrite;
mod variants;
mod walk;
mod words;
mod wrong_file;

pub use crate::problems::Span;
pub use assumptions::{Assumption, Mark, assumptions};
pub use district::{ReadDistrict, ShopBase, Stated, is_district, read_district};
pub(crate) use district::{no_base, path_problem};
pub(crate) use district_targets::unmatched;
pub use editor::{Editor, Setting};
pub use event_times::EventTime;
pub(crate) use event_times::felt_days;
pub(crate) use format::WEEKDAYS;
pub use format::{
    ActsOn, Ads, AdsPlan, Affiliates, Business, ByPath, Calendar, Cap, Capacity, Change, ChangeAds,
    Channel, Costs, Credit, CutCost, DrawingAmount, Drawings, EightWeeks, Event, EventDates,
    EventEffect, Factor, Fatigue, Function, Hit, Hosts, Link, Live, Loading, Loadings, Loan,
    LoanTerm, LoanTerms, Mitigation, Mix, NamedValue, OccurrenceNumber, OfKind, OneOff, OtherCost,
    Overselling, PayDays, Payout, PayoutShare, Phase, Plan, Raise, Ramp, Recovery, Response, Sales,
    Scenario, SellStock, SetKey, Shock, Simulation, SlowLoading, Stock, Target, Tax, Timing,
    Together, Variation, When, Window,
};
pub use number::{Distribution, Line, Number, Shape, Support};
pub(crate) use plausible::is_pointed;
pub use plausible::{Unusual, unusual};
use read::from_document;
pub use read::{Failed, LARGEST_FILE, Read, read};
pub use variants::Variant;
pub(crate) use words::{nearest, number as written_number};

/// A value and the place in the file where it stands.
///
/// A default has the place of the table that could have given it.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

#[cfg(test)]
mod tests;
