//! The whole file.

use super::business::{Business, NamedValue, Simulation, Together, VALUES};
use super::declare::{Declared, table};
use super::function::{Function, NAMES};
use super::key::{free_table, integer, table, tables};
use super::{
    Calendar, Capacity, Change, Channel, Costs, Credit, Drawings, Event, Factor, Link, Loan,
    Mitigation, Mix, OneOff, Overselling, Response, Shock, Stock, TableFormat, Tax, Variation,
};
use crate::scenario::Located;

table! {
    "",
    /// A scenario: one shop, its channels, and what may happen to them.
    struct Scenario {
        /// Version of the file format; this program reads version 1.
        format: Located<u32> = integer().from(1.0).to(1.0).required("1"),
        /// `[business]`.
        business: Business = table::<Business>().needed(),
        /// `[simulation]`.
        simulation: Simulation = table::<Simulation>(),
        /// `[values]`: numbers with a name, each drawn once per path wherever it is used; with
        /// `[[function]]` behind them.
        values: Vec<NamedValue> = free_table(&VALUES),
        /// `[[together]]`: entries of `[values]` that move together.
        together: Vec<Together> = tables::<Together>(200).named("together", ""),
        /// `[[function]]`: values that are functions of others.
        functions: Vec<Function> = tables::<Function>(200).named("function", ""),
        /// `[names]`: what entries of `[values]` and functions are called by people.
        names: Vec<(Located<String>, Located<String>)> = free_table(&NAMES),
        /// `[[channel]]`, in the order of the file; never empty.
        channels: Vec<Channel> = tables::<Channel>(200).needed().named("channel", ""),
        /// `[variation]`.
        variation: Variation = table::<Variation>(),
        /// `[calendar]`.
        calendar: Calendar = table::<Calendar>(),
        /// `[[event]]`, in the order of the file.
        events: Vec<Event> = tables::<Event>(200).named("event", ""),
        /// `[[factor]]`, with the implicit `market` factor first when the file has none of that id.
        factors: Vec<Factor> = tables::<Factor>(50).named("factor", ""),
        /// `[[shock]]`.
        shocks: Vec<Shock> = tables::<Shock>(500).named("shock", ""),
        /// `[[mitigation]]`.
        mitigations: Vec<Mitigation> = tables::<Mitigation>(100).named("mitigation", ""),
        /// `[[link]]`.
        links: Vec<Link> = tables::<Link>(2000).named("link", ""),
        /// `[[mix]]`, in the order of the file.
        mixes: Vec<Mix> = tables::<Mix>(50).named("mix", ""),
        /// `[costs]`.
        costs: Costs = table::<Costs>(),
        /// `[[one_off]]`.
        one_offs: Vec<OneOff> = tables::<OneOff>(5000).named("one_off", ""),
        /// `[credit]`; without a limit when absent.
        credit: Credit = table::<Credit>(),
        /// `[capacity]`.
        capacity: Option<Capacity> = table::<Capacity>(),
        /// `[stock]`.
        stock: Option<Stock> = table::<Stock>(),
        /// `[overselling]`.
        overselling: Option<Overselling> = table::<Overselling>(),
        /// `[[loan]]`.
        loans: Vec<Loan> = tables::<Loan>(50).named("loan", ""),
        /// `[drawings]`.
        drawings: Option<Drawings> = table::<Drawings>(),
        /// `[tax]`.
        tax: Option<Tax> = table::<Tax>(),
        /// `[[change]]`, in the order of the file.
        changes: Vec<Change> = tables::<Change>(200).named("change", ""),
        /// `[[response]]`.
        responses: Vec<Response> = tables::<Response>(100).named("response", ""),
    }
}

/// The whole file.
pub const ROOT: TableFormat = *Scenario::FORMAT;
