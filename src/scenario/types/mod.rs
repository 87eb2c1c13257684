//! What a scenario file says, after reading: every default filled in, every value with its place.
//!
//! Values are checked (see `check`), so the layers above need not doubt them.

mod business;
mod channel;
mod common;
mod delivery;
mod event;
mod finance;
mod mitigation;
mod mix;
mod money;
mod response;
mod shock;

pub use business::{Business, NamedValue, Simulation};
pub use channel::{Affiliates, Channel, Fatigue, Hosts, Live, PayDays, Payout, Ramp, Sales};
pub use common::{Factor, Link, Loading, Loadings};
pub use delivery::{Capacity, Overselling, Stock};
pub use event::{Calendar, Event, EventDates, EventEffect};
pub use finance::{Ads, AdsPlan, DrawingAmount, Drawings, Loan, LoanTerms, Tax};
pub use mitigation::Mitigation;
pub use mix::Mix;
pub use money::{Costs, Credit, OneOff, OtherCost};
pub use response::{ChangeAds, CutCost, Phase, Plan, Raise, Response, SellStock, When};
pub use shock::{ActsOn, Hit, OccurrenceNumber, Recovery, Shock, Target, Timing};

use crate::problems::Span;

/// A value and the place in the file where it stands.
///
/// A default has the place of the table that could have given it. Values that were taken over from
/// another key (`slow_loading` from `loading`, a channel's `goods_share` from `[costs]`) keep the
/// place where they are written: the same place is the same range, and so one draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// One scenario file.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// `[business]`.
    pub business: Business,
    /// `[simulation]`.
    pub simulation: Simulation,
    /// `[values]`: numbers with a name, each drawn once per path wherever it is used.
    pub values: Vec<NamedValue>,
    /// `[[channel]]`, in the order of the file; never empty.
    pub channels: Vec<Channel>,
    /// `[calendar]`.
    pub calendar: Calendar,
    /// `[[event]]`, in the order of the file.
    pub events: Vec<Event>,
    /// `[[factor]]`, with the implicit `market` factor first when the file has none of that id.
    pub factors: Vec<Factor>,
    /// `[[shock]]`.
    pub shocks: Vec<Shock>,
    /// `[[mitigation]]`.
    pub mitigations: Vec<Mitigation>,
    /// `[[link]]`.
    pub links: Vec<Link>,
    /// `[[mix]]`, in the order of the file.
    pub mixes: Vec<Mix>,
    /// `[costs]`.
    pub costs: Costs,
    /// `[[one_off]]`.
    pub one_offs: Vec<OneOff>,
    /// `[credit]`; a limit of zero when absent.
    pub credit: Credit,
    /// `[capacity]`.
    pub capacity: Option<Capacity>,
    /// `[stock]`.
    pub stock: Option<Stock>,
    /// `[overselling]`.
    pub overselling: Option<Overselling>,
    /// `[[loan]]`.
    pub loans: Vec<Loan>,
    /// `[drawings]`.
    pub drawings: Option<Drawings>,
    /// `[tax]`.
    pub tax: Option<Tax>,
    /// `[[response]]`.
    pub responses: Vec<Response>,
}
