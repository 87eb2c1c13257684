//! `[[shock]]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::document::{Node, Value};
use crate::scenario::types::{ActsOn, Hit, OccurrenceNumber, Recovery, Shock, Target, Timing};

pub(super) fn shock(fields: &Fields<'_>) -> Extracted<Shock> {
    Ok(Shock {
        id: fields.text("id")?,
        name: fields.text("name")?,
        hits: fields
            .items("hits")?
            .into_iter()
            .map(|item| hit(fields, item))
            .collect::<Extracted<_>>()?,
        timing: timing(fields)?,
        duration_days: fields.number("duration_days")?,
        severity: fields.optional_number("severity")?,
        boom: fields.optional_number("boom")?,
        acts_on: acts_on(&fields.text("acts_on")?.value),
        onset_days: fields.number("onset_days")?,
        recovery: recovery(fields)?,
        lasting: fields.number("lasting")?,
        commission_points: fields.optional_number("commission_points")?,
        unit_cost_increase: fields.optional_number("unit_cost_increase")?,
        holds_payouts: fields.truth("holds_payouts")?,
        once: fields.texts("once")?.iter().filter_map(|word| once(&word.value)).collect(),
    })
}

fn hit(fields: &Fields<'_>, item: &Node) -> Extracted<Hit> {
    if let Value::Text(id) = &item.value {
        let weight = fields.empty("hits", item.span)?.number("weight")?;
        return Ok(Hit { target: Target::Channel(id.clone()), weight, span: item.span });
    }
    let entry = fields.inside("hits", item)?;
    Ok(Hit { target: target(&entry)?, weight: entry.number("weight")?, span: item.span })
}

/// The walker has made sure that exactly one of the four is given.
fn target(entry: &Fields<'_>) -> Extracted<Target> {
    let text = |key| entry.optional_text(key).map(|text| text.map(|text| text.value));
    if let Some(id) = text("channel")? {
        return Ok(Target::Channel(id));
    }
    if let Some(platform) = text("platform")? {
        return Ok(Target::Platform(platform));
    }
    Ok(text("feature")?.map_or(Target::Everything, Target::Feature))
}

fn timing(fields: &Fields<'_>) -> Extracted<Timing> {
    if let Some(date) = fields.optional_moment("date")? {
        return Ok(Timing::Date(date));
    }
    let Some(window) = fields.table("window")? else {
        return fields.number("rate_per_year").map(Timing::Rate);
    };
    Ok(Timing::Window {
        from: window.date("from")?,
        to: window.date("to")?,
        probability: window.number("probability")?,
    })
}

fn recovery(fields: &Fields<'_>) -> Extracted<Recovery> {
    let Some(recovery) = fields.table("recovery")? else {
        return Ok(Recovery::AtOnce);
    };
    if let Some(days) = recovery.optional_number("linear_days")? {
        return Ok(Recovery::Linear(days));
    }
    if let Some(days) = recovery.optional_number("half_life_days")? {
        return Ok(Recovery::Exponential(days));
    }
    recovery.date("until").map(Recovery::Until)
}

fn acts_on(word: &str) -> ActsOn {
    match word {
        "sessions" => ActsOn::Sessions,
        _ => ActsOn::Demand,
    }
}

fn once(word: &str) -> Option<OccurrenceNumber> {
    OccurrenceNumber::ALL.into_iter().find(|number| number.key() == word)
}
