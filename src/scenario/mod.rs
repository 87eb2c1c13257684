//! A scenario file: read, checked as a whole, and turned into typed values with their places.
//!
//! Reading has two stages. The *walker* compares the file with the tables of [`mod@format`]:
//! unknown keys, wrong kinds of value, limits. Only a file that passes is *extracted* into the
//! structs of this module and then *checked* for what its values mean together, so that one slip
//! does not call forth a dozen follow-ups.

mod check;
mod dates;
mod document;
mod editor;
mod event_times;
mod extract;
pub mod format;
mod number;
mod read;
pub mod rewrite;
mod types;
mod variants;
mod walk;
mod words;

pub use crate::problems::Span;
pub use editor::{Editor, Setting};
pub use event_times::EventTime;
pub(crate) use event_times::felt_days;
pub use number::{Distribution, Number, Shape, Support};
use read::from_document;
pub use read::{Failed, LARGEST_FILE, Read, read};
pub use types::{
    ActsOn, Ads, AdsPlan, Affiliates, Business, Calendar, Capacity, ChangeAds, Channel, Costs,
    Credit, CutCost, DrawingAmount, Drawings, Event, EventDates, EventEffect, Factor, Fatigue, Hit,
    Hosts, Link, Live, Loading, Loadings, Loan, LoanTerms, Located, Mitigation, Mix, NamedValue,
    OccurrenceNumber, OneOff, OtherCost, Overselling, PayDays, Payout, Phase, Plan, Raise, Ramp,
    Recovery, Response, Sales, Scenario, SellStock, Shock, Simulation, Stock, Target, Tax, Timing,
    When,
};
pub use variants::Variant;
pub(crate) use words::{nearest, number as written_number};

#[cfg(test)]
mod tests;
