//! From a file that has passed the walker to typed values, every default filled in.

mod channel;
mod common;
mod delivery;
mod event;
mod fields;
mod finance;
mod mitigation;
mod mix;
mod money;
mod response;
mod shock;

use super::Scenario;
use super::document::Table;
use super::format::ROOT;
use super::types::{Business, Simulation};
use super::{Located, NamedValue};
use crate::problems::{Problem, Problems, Span};
use fields::Fields;

/// What cannot be extracted although the walker let it pass is a mistake in this program, not in
/// the file; it is reported all the same instead of being guessed at.
type Extracted<T> = Result<T, Box<Problem>>;

/// Extracts the whole scenario.
pub(super) fn scenario(root: &Table) -> Result<Scenario, Problems> {
    whole(root).map_err(|fault| Problems::from(*fault))
}

fn whole(root: &Table) -> Extracted<Scenario> {
    let root = Fields::new(root, Span::default(), &ROOT);
    let simulation = simulation(&root.table_or_empty("simulation")?)?;
    let first_day = simulation.start.value;
    let tables = root.tables("channel")?;
    let channels = tables
        .iter()
        .map(|table| channel::channel(table, first_day))
        .collect::<Extracted<Vec<_>>>()?;
    Ok(Scenario {
        business: business(&root.table_or_empty("business")?)?,
        simulation,
        values: values(&root)?,
        calendar: event::calendar(&root.table_or_empty("calendar")?)?,
        events: each(&root, "event", |fields| event::event(fields, first_day))?,
        factors: common::factors(&root)?,
        channels,
        shocks: each(&root, "shock", shock::shock)?,
        mitigations: each(&root, "mitigation", mitigation::mitigation)?,
        links: each(&root, "link", common::link)?,
        mixes: each(&root, "mix", mix::mix)?,
        costs: money::costs(&root.table_or_empty("costs")?)?,
        one_offs: each(&root, "one_off", money::one_off)?,
        credit: money::credit(&root)?,
        capacity: delivery::capacity(&root)?,
        stock: delivery::stock(&root)?,
        overselling: delivery::overselling(&root)?,
        loans: each(&root, "loan", finance::loan)?,
        drawings: finance::drawings(&root)?,
        tax: finance::tax(&root)?,
        responses: each(&root, "response", response::response)?,
    })
}

fn each<T>(
    root: &Fields<'_>,
    key: &str,
    one: impl Fn(&Fields<'_>) -> Extracted<T>,
) -> Extracted<Vec<T>> {
    root.tables(key)?.iter().map(one).collect()
}

fn business(fields: &Fields<'_>) -> Extracted<Business> {
    Ok(Business {
        name: fields.text("name")?,
        opening_cash: fields.number("opening_cash")?,
        currency: fields.text("currency")?,
    })
}

fn simulation(fields: &Fields<'_>) -> Extracted<Simulation> {
    let days = match fields.optional_whole("days")? {
        Some(days) => days,
        None => {
            let weeks: Located<u32> = fields.whole("weeks")?;
            Located { value: weeks.value.saturating_mul(7), span: weeks.span }
        }
    };
    Ok(Simulation {
        start: fields.date("start")?,
        days,
        paths: fields.whole("paths")?,
        seed: fields.whole("seed")?,
    })
}

fn values(root: &Fields<'_>) -> Extracted<Vec<NamedValue>> {
    let Some(table) = root.table("values")? else {
        return Ok(Vec::new());
    };
    let named =
        table.names().map(|name| Ok(NamedValue { number: table.number(&name.value)?, name }));
    named.collect()
}
